"""Westerby Borough Council, which does not exist: its teams and the people who work in them, as data.

Everybody is made up. `part` is what the demo sign-in page says one can see as that person.
"""

from dataclasses import dataclass

from people.models import Kind
from people.roles import Role

COUNCIL = "Westerby Borough Council"
TEAMS = {
    COUNCIL: None,
    "Homes and Streets": COUNCIL,
    "Customers and Revenues": COUNCIL,
    "Planning and Governance": COUNCIL,
    "Housing advice": "Homes and Streets",
    "Repairs and caretaking": "Homes and Streets",
    "Street scene": "Homes and Streets",
    "Customer Services": "Customers and Revenues",
    "Council tax and benefits": "Customers and Revenues",
    "Communications": "Customers and Revenues",
    "Planning and building control": "Planning and Governance",
    "Democratic services": "Planning and Governance",
}


@dataclass(frozen=True)
class Worker:
    """One person. `joined` is how many days ago they began, `left` how many days ago their last day was."""

    name: str
    team: str
    title: str
    manager: str | None
    kind: str = Kind.EMPLOYEE
    employer: str = ""
    facing: bool = True
    desk: bool = True
    mailbox: bool = True
    joined: int = 900
    left: int | None = None
    role: Role | None = None
    part: str = ""

    @property
    def known_as(self) -> str:
        return self.name.split()[0]

    @property
    def email(self) -> str | None:
        return f"{self.name.lower().replace(' ', '.').replace('’', '')}@westerby.example" if self.mailbox else None


CHIEF, HOMES, CUSTOMERS, PLANNING = "Margaret Oyelaran", "David Achebe", "Ingrid Solberg", "Robert Tan"
JOANNE, DEV, MARCUS, NADIA = "Joanne Pike", "Dev Malhotra", "Marcus Bell", "Nadia Haddad"
COLIN, FIONA, RUTH, OWEN = "Colin Frost", "Fiona Grant", "Ruth Calder", "Owen Price"

TOP = [
    Worker(CHIEF, COUNCIL, "Chief Executive", None, facing=False),
    Worker(
        HOMES,
        "Homes and Streets",
        "Director of Homes and Streets",
        CHIEF,
        facing=False,
        part="Director above three managers: totals by team, names only for his own reports",
    ),
    Worker(CUSTOMERS, "Customers and Revenues", "Director of Customers and Revenues", CHIEF, facing=False),
    Worker(PLANNING, "Planning and Governance", "Director of Planning and Governance", CHIEF, facing=False),
    Worker(
        JOANNE,
        "Housing advice",
        "Housing advice manager",
        HOMES,
        part="Manager of nine: who is overdue, who would welcome a conversation",
    ),
    Worker(DEV, "Repairs and caretaking", "Repairs manager", HOMES),
    Worker(
        MARCUS,
        "Street scene",
        "Street scene supervisor",
        HOMES,
        part="Manager of a crew without e-mail: agency staff who lag behind",
    ),
    Worker(NADIA, "Customer Services", "Customer Services manager", CUSTOMERS),
    Worker(COLIN, "Council tax and benefits", "Benefits manager", CUSTOMERS),
    Worker(FIONA, "Communications", "Head of Communications", CUSTOMERS, facing=False),
    Worker(RUTH, "Planning and building control", "Planning manager", PLANNING),
    Worker(OWEN, "Democratic services", "Democratic services manager", PLANNING),
]

HOUSING = [
    # She came from the contact centre three weeks ago: `seed` moves her.
    Worker(
        "Aisha Rahman",
        "Customer Services",
        "Contact centre adviser",
        NADIA,
        part="Staff with e-mail: one promise has changed, one check is begun",
    ),
    Worker("Tom Ferris", "Housing advice", "Housing officer", JOANNE),
    Worker("Grace Adeyemi", "Housing advice", "Housing officer", JOANNE),
    Worker("Sunita Patel", "Housing advice", "Lettings officer", JOANNE),
    Worker("Ben Whitlock", "Housing advice", "Housing officer", JOANNE),
    Worker(
        "Mair Jenkins",
        "Housing advice",
        "Tenancy support officer",
        JOANNE,
        part="Deputy: looks after Joanne Pike’s team for her",
    ),
    Worker(
        "Omar Siddiqui",
        "Housing advice",
        "Tenancy support officer",
        JOANNE,
        part="Staff with e-mail, up to date: nothing to do until spring",
    ),
    Worker(
        "Liam Doyle",
        "Housing advice",
        "Caretaker",
        JOANNE,
        desk=False,
        mailbox=False,
        joined=34,
        part="Staff without e-mail: a caretaker in his fifth week",
    ),
    Worker(
        "Kasia Nowak",
        "Housing advice",
        "Repairs inspector",
        JOANNE,
        kind=Kind.CONTRACTOR,
        employer="Brightway Repairs",
        desk=False,
        joined=40,
        part="Contractor by link: one check is overdue",
    ),
    Worker("Peter Lomax", "Housing advice", "Housing officer", JOANNE, left=55),
]

REPAIRS = [
    Worker("Winston Clarke", "Repairs and caretaking", "Caretaker", DEV, desk=False, mailbox=False),
    Worker("Jan Kowal", "Repairs and caretaking", "Caretaker", DEV, desk=False, mailbox=False),
    Worker("Teresa Almeida", "Repairs and caretaking", "Repairs planner", DEV),
    Worker("Harjit Gill", "Repairs and caretaking", "Repairs planner", DEV),
    Worker(
        "Callum Reid",
        "Repairs and caretaking",
        "Electrician",
        DEV,
        kind=Kind.CONTRACTOR,
        employer="Brightway Repairs",
        desk=False,
        mailbox=False,
    ),
    Worker(
        "Femi Balogun",
        "Repairs and caretaking",
        "Plumber",
        DEV,
        kind=Kind.CONTRACTOR,
        employer="Brightway Repairs",
        desk=False,
        mailbox=False,
        joined=75,
    ),
]

STREETS = [
    Worker("Darren Stokes", "Street scene", "Refuse driver", MARCUS, desk=False, mailbox=False),
    Worker("Ahmed Farah", "Street scene", "Refuse loader", MARCUS, desk=False, mailbox=False),
    Worker("Kevin Noble", "Street scene", "Refuse loader", MARCUS, desk=False, mailbox=False),
    Worker(
        "Stefan Ionescu",
        "Street scene",
        "Refuse driver",
        MARCUS,
        kind=Kind.AGENCY,
        employer="Northgate Staffing",
        desk=False,
        mailbox=False,
        joined=60,
    ),
    Worker(
        "Leroy Grant",
        "Street scene",
        "Refuse loader",
        MARCUS,
        kind=Kind.AGENCY,
        employer="Northgate Staffing",
        desk=False,
        mailbox=False,
        joined=45,
    ),
    Worker("Maggie Dunn", "Street scene", "Parks gardener", MARCUS, desk=False, mailbox=False),
    Worker("Ravi Shankaran", "Street scene", "Street sweeper", MARCUS, desk=False, mailbox=False),
]

SERVICES = [
    Worker(
        "Priya Shah",
        "Customers and Revenues",
        "Customer service lead",
        CUSTOMERS,
        role=Role.STANDARDS_LEAD,
        part="Standards lead: the evidence, and what each figure counts",
    ),
    Worker("Chloe Barnes", "Customer Services", "Contact centre adviser", NADIA),
    Worker("Imran Yousaf", "Customer Services", "Contact centre adviser", NADIA),
    Worker("Bethan Hughes", "Customer Services", "Contact centre adviser", NADIA),
    Worker("Lucas Silva", "Customer Services", "Contact centre adviser", NADIA),
    Worker("Esther Mensah", "Customer Services", "Receptionist", NADIA),
    Worker("Graham Pyke", "Customer Services", "Receptionist", NADIA),
    Worker(
        "Ngozi Eze",
        "Customer Services",
        "Web chat adviser",
        NADIA,
        joined=20,
        part="New starter: everything is due, and nothing has to be read first",
    ),
]

REVENUES = [
    Worker("Sandra Whitby", "Council tax and benefits", "Benefits assessor", COLIN),
    Worker("Tunde Bakare", "Council tax and benefits", "Benefits assessor", COLIN),
    Worker("Alice Chung", "Council tax and benefits", "Council tax officer", COLIN),
    Worker("Martin Shields", "Council tax and benefits", "Council tax officer", COLIN),
    Worker("Jodie Lark", "Council tax and benefits", "Recovery officer", COLIN),
]

COMMUNICATIONS = [
    Worker(
        "Ada Lindqvist",
        "Communications",
        "Communications officer",
        FIONA,
        facing=False,
        role=Role.COMMS_EDITOR,
        part="Comms editor: writes the booklet",
    ),
    Worker(
        "Rex Oduya",
        "Communications",
        "Content editor",
        FIONA,
        facing=False,
        role=Role.SECOND_READER,
        part="Second reader: reads and publishes",
    ),
    Worker("Hannah Levy", "Communications", "Designer", FIONA, facing=False),
    Worker(
        "Yusuf Demir",
        "Communications",
        "Digital services officer",
        FIONA,
        facing=False,
        role=Role.ADMINISTRATOR,
        part="Administrator: people, roles and settings",
    ),
]

PLANNERS = [
    Worker(
        "Zoe Tanaka",
        "Planning and building control",
        "Planning officer",
        RUTH,
        part="Someone in another team: sees nothing of Housing advice",
    ),
    Worker("Philip Ashe", "Planning and building control", "Planning officer", RUTH),
    Worker("Meera Nair", "Planning and building control", "Enforcement officer", RUTH),
    Worker("George Linton", "Planning and building control", "Building inspector", RUTH),
    Worker("Siobhan Kerr", "Planning and building control", "Technical support officer", RUTH),
]

DEMOCRATIC = [
    Worker("Kate Osei", "Democratic services", "Democratic services officer", OWEN),
    Worker("Daniel Frayne", "Democratic services", "Democratic services officer", OWEN),
    Worker("Lily Bright", "Democratic services", "Civic support officer", OWEN),
]

WORKERS = [*TOP, *HOUSING, *REPAIRS, *STREETS, *SERVICES, *REVENUES, *COMMUNICATIONS, *PLANNERS, *DEMOCRATIC]

# (manager, deputy, days ago it began)
DEPUTIES = [(JOANNE, "Mair Jenkins", 20)]
