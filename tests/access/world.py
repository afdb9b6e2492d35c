"""Two teams of the same shape under two managers, one booklet, and everybody else of the cast.

Whatever belongs to the second team carries a mark of its own, so that a page of the first shows at once if it leaks.
"""

import datetime as dt

from allauth.mfa.totp.internal.auth import TOTP
from django.core.files.base import ContentFile
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Collection, Site, Task, Workflow, WorkflowState

from home.actions import set_up_site
from home.models import SiteSettings
from home.printing import Order, job_of
from learning.actions.assigning import move_due_date
from learning.actions.coaching import raise_topic
from learning.actions.evidencing import add_gap
from learning.actions.requiring import set_programme, set_requirement
from learning.models import Cycle
from learning.queries.figures import CATALOGUE
from people.actions import appoint_deputy, grant_role, leave, open_team
from people.models import Account, Kind, Person
from people.roles import Role
from standards.actions import answer_fit, make_edition, revise_standard, submit_for_second_reading
from standards.actions.importing import keep_for_checking
from standards.actions.looking_up import count_miss
from standards.actions.printing import keep_printed
from standards.documents.pieces import PIECES
from standards.importing.tree import Paragraph, Tree
from standards.models import Criterion, SearchSynonym
from tests.access.answers import Visitor
from tests.cast import NOON, TODAY, employ
from tests.factories.question_files import questions_from_a_file
from tests.factories.quizzes import finished_attempt, make_quiz, open_attempt, ready_question, spec
from tests.factories.standards import make_draft, make_standard
from tests.factories.work import ended_work

# Everything of the second team that nobody outside it may read.
MARKS = {
    "name": "Marshzoe",
    "colleague": "Wicklow",
    "topic": "qvtopicqv",
    "fit": "qvfitqv",
    "reason": "qvreasonqv",
    "team": "Brickfields",
}
# People of the first team, whom nobody in the admin needs to see.
PEOPLE_OF_THE_FIRST = ("Sam Ellis", "sam@westerby.example", "Mia Brandt", "mia@westerby.example", "Cass Novak")
PEOPLE_OF_THE_SECOND = ("Marshzoe", "zoe@westerby.example", "bea@westerby.example", "Beaquill")

# What a question says about its choices, before anybody may know.
KEY_MARK = "qvkeyqv"

FIRST_TEAM = {"sam", "cass", "mia", "kit", "dan"}

# Who stands behind each word of matrix.toml.
ROLES = ("anonymous", "lou", "sam", "zoe", "cass", "mia", "kit", "dan", "ada", "rex", "lena", "abe")


class World:
    """The people by first name, and the things that addresses name, by the words matrix.toml uses."""

    def __init__(self):
        self.people: dict[str, Person] = {}
        self.things: dict[str, object] = {}
        self._people()
        self._booklet()
        self._checks()
        for member, mark in (("sam", "own"), ("zoe", "qv")):
            self._learning(member, mark)
        self._brought_in_and_looked_up()
        self._in_the_admin()
        self.visitors = {name: Visitor(name, self._account(name)) for name in ROLES}
        self.visitors["bea"] = Visitor("bea", self._account("bea"))

    def __getattr__(self, name: str) -> Person:
        try:
            return self.__dict__["people"][name]
        except KeyError:
            raise AttributeError(name) from None

    def _account(self, name: str) -> Account | None:
        return Account.objects.get(person=self.people[name]) if name in self.people else None

    def _people(self) -> None:
        council = _team("Westerby Borough Council", None)
        homes, streets = _team("Homes and Streets", council), _team("Streets", council)
        housing, second = _team("Housing advice", homes), _team(MARKS["team"], streets)
        communications = _team("Communications", council)
        self._employ("Dan Okoro", homes, job_title="Director of Homes and Streets")
        self._employ("Mia Brandt", housing, self.dan, job_title="Housing advice manager")
        self._employ("Sam Ellis", housing, self.mia)
        self._employ(
            "Cass Novak", housing, self.mia, kind=Kind.CONTRACTOR, employer="Brightway Repairs", has_desk=False
        )
        self._employ("Lou Hart", housing, self.mia)
        leave(person=self.lou, last_day=TODAY - dt.timedelta(days=30), by=None, now=NOON)

        self._employ("Bea Beaquill", second, job_title="Manager")
        self._employ(f"Zoe {MARKS['name']}", second, self.bea)
        self._employ(f"Wick {MARKS['colleague']}", second, self.bea, kind=Kind.CONTRACTOR, employer="Brightway Repairs")

        self._employ("Kit Lund", communications, job_title="Digital manager")
        week_ago = TODAY - dt.timedelta(days=7)
        appoint_deputy(manager=self.mia, deputy=self.kit, starts_on=week_ago, ends_on=None, by=self.mia, now=NOON)
        for name, role in (
            ("Ada Quist", Role.COMMS_EDITOR),
            ("Rex Amin", Role.SECOND_READER),
            ("Lena Voss", Role.STANDARDS_LEAD),
            ("Abe Tully", Role.ADMINISTRATOR),
        ):
            person = self._employ(name, communications, job_title=role.value)
            grant_role(person=person, role=role, by=None, now=NOON)
            TOTP.activate(Account.objects.get(person=person), "JBSWY3DPEHPK3PXP")

    def _employ(self, name: str, team, manager=None, **more) -> Person:
        person = employ(name, team=team, manager=manager, **more)
        self.people[name.split()[0].lower()] = person
        return person

    def _booklet(self) -> None:
        set_up_site(organisation_name="Westerby Borough Council", by=None, now=NOON)
        self.standard = make_standard("PHONE-1", now=NOON - dt.timedelta(days=60))
        make_standard("PHONE-2", now=NOON - dt.timedelta(days=60))
        make_edition(name="Autumn 2026", dated=TODAY - dt.timedelta(days=50), by=self.ada, now=NOON)
        self.draft = make_draft("PHONE-9", title="Nobody has read this qvdraftqv")
        revise_standard(
            page=self.standard, change="editorial", reason="Plainer.", fields={"covers": "All numbers"},
            by=self.ada, now=NOON,
        )  # fmt: skip
        submit_for_second_reading(page=self.standard, by=self.ada)
        self.standard.refresh_from_db()
        state = WorkflowState.objects.get(status=WorkflowState.STATUS_IN_PROGRESS)
        self.things |= {
            "standard page": self.standard.pk,
            "chapter page": self.standard.get_parent().pk,
            "booklet page": self.standard.booklet.pk,
            "revision": self.standard.latest_revision_id,
            "workflow state": state.pk,
            "task state": state.current_task_state_id,
            "task": Task.objects.get(active=True, name="Second reader").pk,
            "workflow": Workflow.objects.get(name="Second reader").pk,
            "standard key": "PHONE-1",
            "printed file": keep_printed(job=job_of(Order(PIECES["side"], "PHONE-1")), by=None, now=NOON).key,
            "standard version": self.standard.newest_version.key,
        }

    def _checks(self) -> None:
        then = NOON - dt.timedelta(days=50)
        for standard in ("PHONE-1", "PHONE-2"):
            for number in range(1, 5):
                key = f"{standard}-Q{number}"
                ready_question(standard, key, "name-first", words=secret_question(key), now=then)
        self.quiz = make_quiz(("PHONE-1", "PHONE-2"), questions=0, now=then)
        care = set_programme(key="care", title="Customer care every year", by=None, now=NOON)
        set_requirement(
            programme=care, quiz=self.quiz, audience={}, begins_on=TODAY - dt.timedelta(days=14), by=None, now=NOON
        )
        figure = next(entry for entry in CATALOGUE if entry.elements)
        criterion = Criterion.objects.get(number=figure.elements[0])
        gap = add_gap(
            criterion=criterion, title="Not everyone has a desk", words="", owner=self.lena, due_on=TODAY, by=self.lena,
            now=NOON,
        )  # fmt: skip
        self.things |= {
            "check": self.quiz.slug,
            "question number": 1,
            "criterion": criterion.number,
            "figure": figure.slug,
            "gap": gap.pk,
        }

    def _learning(self, member: str, mark: str) -> None:
        """The same things for each team; those of the second say so."""
        person = self.people[member]
        manager = self.people["mia" if member == "sam" else "bea"]
        finished_attempt(person, self.quiz, misses=("PHONE-2",), now=NOON - dt.timedelta(days=1))
        attempt = open_attempt(person, self.quiz, now=NOON)
        topic = raise_topic(person=person, standard_key="PHONE-1", kind="asked", words=f"{mark}topic{mark}", now=NOON)
        answer_fit(
            version=self.standard.newest_version, person=person, answer="in_the_way", what=f"{mark}fit{mark}", now=NOON
        )
        cycle = Cycle.objects.get(person=person)
        move_due_date(
            cycle=cycle, to=cycle.due_on + dt.timedelta(days=7), reason=f"{mark}reason{mark}", by=manager, now=NOON
        )
        self.things |= {
            f"{member}’s attempt": attempt.key,
            f"{member}’s finished attempt": person.attempts.get(state="marked").key,
            f"{member}’s person": person.key,
            f"{member}’s topic": topic.key,
            f"{member}’s work": ended_work(person).key,
        }

    def _brought_in_and_looked_up(self) -> None:
        tree = Tree((Paragraph("Phone", "paragraph 1", level=1), Paragraph("Do: ring back", "paragraph 2")))
        kept = keep_for_checking(file_name="care.docx", data=b"", tree=tree, by=self.ada, now=NOON)
        question_file, batch = questions_from_a_file(by=self.lena, now=NOON)
        self.things |= {
            "import": kept.key,
            "question file": question_file.key,
            "import batch": batch.key,
            "miss": count_miss(words="bin rage", today=TODAY).pk,
            "synonym": SearchSynonym.objects.create(said="wheelie", means="bin").pk,
        }

    def _in_the_admin(self) -> None:
        root = Collection.get_first_root_node()
        collection = root.add_child(instance=Collection(name="For readers"))
        document = get_document_model().objects.create(
            title="Call script", file=ContentFile(b"qvfileqv", name="script.txt"), collection=root
        )
        image = get_image_model().objects.create(title="Desk", file=get_test_image_file(), collection=root)
        image.get_file_size(), image.get_file_hash(), document.get_file_size(), document.get_file_hash()
        site = Site.objects.get(is_default_site=True)
        self.things |= {
            "collection": collection.pk,
            "document": document.pk,
            "document file": document.filename,
            "image": image.pk,
            "picture file": image.get_rendition("width-100").file.name,
            "site": site.pk,
            "settings": SiteSettings.load().pk,
            "redirect": Redirect.objects.create(old_path="/old", redirect_link="/standards/").pk,
            "sam’s account": self._account("sam").pk,
            "group": self._account("ada").groups.get().pk,
        }


def secret_question(key: str) -> dict:
    """A question that marks everything which would give the answer away."""
    words = spec(key, best_feedback=f"Best {KEY_MARK}")
    for choice in words["choices"]:
        choice |= {name: f"{choice[name]} {KEY_MARK}" for name in ("lands", "verdict", "missed") if name in choice}
    return words


def _team(name, parent):
    return open_team(name=name, parent=parent, by=None, now=NOON)
