"""What Westerby says about element 2.2.1, what backs it up and what does not hold up yet."""

CLAIM = (
    "Everybody who meets our customers shows once a year that they can keep our care standards, agency staff and "
    "contractors included. They answer situations from their own work first. Those who already give good service have "
    "nothing to read. Those who miss something read that part and try a different situation, and anybody can have ten "
    "minutes with their own manager. We ask for the standards when we hire, and a new starter shows the chapters of "
    "their job in the first weeks."
)

PROOFS = [
    {
        "kind": "figure",
        "figure": "up-to-date",
        "title": "Staff with every chapter in their job up to date, by directorate",
        "shows": "Who has shown the standards of their job, from the records",
        "covers": "Today",
    },
    {
        "kind": "figure",
        "figure": "without-reading",
        "title": "Standards shown on questions alone",
        "shows": "People who know it already are not sent on training",
        "covers": "Since the first edition",
    },
    {
        "kind": "figure",
        "figure": "by-employment",
        "title": "Agency staff and contractors beside employees",
        "shows": "The same standards for everybody who acts for us",
        "covers": "Today",
    },
    {
        "kind": "figure",
        "figure": "conversations",
        "title": "Conversations held about a standard",
        "shows": "The few who would welcome help get time with their manager. Counts, no names",
        "covers": "Since the first edition",
    },
    {
        "kind": "document",
        "title": "Job advert wording, six roles",
        "shows": "We ask for the care standards when we hire",
        "kept_at": "HR shared drive, Recruitment, Adverts 2026",
        "covers": "2026",
    },
    {
        "kind": "document",
        "title": "Induction plan, Housing advice",
        "shows": "Week one has shadowing and a named colleague to ask",
        "kept_at": "Housing advice handbook, section 2",
        "covers": "2024",
        "expires": -20,
    },
]

GAP = {
    "title": "Agency crews lag behind",
    "words": "No mailbox and no desk. Short talks at the depot with printed cards are under way.",
    "due_in": 67,
}
