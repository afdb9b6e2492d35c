"""What Westerby answered to those who said that something gets in the way. One thing is still new: nobody has answered it."""

# Whose, about which standard; where it went; the answer to them; what the page says; how many days ago.
ANSWERS = [
    (
        [("Chloe Barnes", "PHONE-2"), ("Esther Mensah", "PHONE-2")],
        "changed",
        (
            "Thank you, you were right. Every desk in your team has a second line from this week. Ring from that one "
            "while the caller waits on the first."
        ),
        "Handsets that can’t hold a call have a second line beside them, so that nobody is passed on blind.",
        128,
    ),
    (
        [("Esther Mensah", "FACE-3")],
        "considering",
        "We have asked Property for a second room on Tuesdays. You hear from us by the end of the month.",
        "",
        95,
    ),
    (
        [("Darren Stokes", "OUT-2")],
        "explained",
        (
            "You’re right not to stop there. The promise holds where it is safe to pull in. On Mill Lane, wave, and "
            "ring the depot from the next lay-by."
        ),
        "",
        58,
    ),
]
