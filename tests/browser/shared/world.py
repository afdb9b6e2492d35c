"""Westerby in small: two chapters of the real booklet, and people to each of whom something has happened.

Made by the same actions as everything else. Everyone is here for one reason, said beside them; a test that does
something does it as somebody of its own, so that the tests don't meet.
"""

import datetime as dt
from types import SimpleNamespace

from allauth.mfa.totp.internal.auth import TOTP
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from home.actions import set_up_site
from home.demo import booklet
from learning.actions.assigning import assign, move_due_date
from learning.actions.coaching import close_topic, raise_topic
from learning.actions.evidencing import add_gap, add_proof, judge, say
from learning.actions.requiring import set_programme, set_requirement
from learning.models import Cycle, Topic
from people.actions import appoint_deputy, grant_role, open_team
from people.models import Kind
from people.roles import Role
from quizzes.actions.attempts import answer_item, start_attempt
from quizzes.actions.bank import make_ready, write_question
from quizzes.actions.quizzes import set_quiz
from quizzes.models import Attempt, Behaviour, Quiz
from standards.actions.answering import answer_fit
from standards.actions.emergencies import publish_alone
from standards.actions.importing import keep_for_checking
from standards.actions.issuing import make_edition
from standards.actions.looking_up import count_miss
from standards.actions.measuring import record_target_result
from standards.actions.publishing import approve, submit_for_second_reading
from standards.actions.writing import create_chapter, create_standard, revise_standard
from standards.importing.docx_reading import read_docx
from standards.models import Criterion, SearchSynonym, StandardPage, StandardVersion
from tests.browser.shared.every_kind import ask_in_every_way
from tests.cast import LONG_AGO, NOON, TODAY, employ
from tests.factories.question_files import questions_from_a_file
from tests.factories.quizzes import answer, best_of, sent_of, wrong_of
from tests.factories.work import ended_work, waiting_work
from tests.standards.importing import documents
from toolkit.dates import local_day

PHONE = ["PHONE-1", "PHONE-2", "PHONE-3"]
POST = ["POST-1", "POST-2", "POST-3"]
SECRET = "JBSWY3DPEHPK3PXP"
PASSWORD = "a long one that pip knows"
NEW_PROMISE = "Leave your number and somebody rings you back by the end of the next working day, with an answer."


def ago(days: int) -> dt.datetime:
    return NOON - dt.timedelta(days=days)


@transaction.atomic
def build_world() -> SimpleNamespace:
    """Everybody by first name, and under `.attempts` what they have begun."""
    world = SimpleNamespace(attempts={})
    site = set_up_site(
        organisation_name="Westerby Borough Council",
        help_phone="01632 960100",
        help_email="customer.care@westerby.example",
        accessibility_contact="",
        pounds_per_hour="21.50",
        by=None,
        now=ago(130),
    )
    employ_everyone(world)
    for chapter in booklet.chapters():
        if chapter.key in ("PHONE", "POST"):
            publish(world, site, chapter)
            ask_about(world, chapter)
    require(world)
    let_things_happen(world)
    bring_something_out(world)
    gather_evidence(world)
    world.work = {"done": ended_work(world.sam), "waiting": waiting_work(world.sam, about="booklet")}
    bring_a_file_in(world)
    ask_in_every_way(world, now=ago(1))
    call_command("update_index", verbosity=0)
    pages = list(StandardPage.objects.live())
    world.urls = {page.key: page.url for page in pages}
    world.pages = {page.key: page.pk for page in pages}
    return world


# --- who works here ---------------------------------------------------------------------------------------------------


def employ_everyone(world):
    council = open_team(name="Westerby Borough Council", parent=None, by=None, now=ago(130))
    homes = open_team(name="Homes and Streets", parent=council, by=None, now=ago(130))
    world.housing = open_team(name="Housing advice", parent=homes, by=None, now=ago(130))
    communications = open_team(name="Communications", parent=council, by=None, now=ago(130))
    desk_only = {"is_customer_facing": False, "has_desk": False}

    def here(name, team, manager=None, **more):
        person = employ(name, team=team, manager=manager, **more)
        setattr(world, person.known_as.lower(), person)
        return person

    dan = here("Dan Okoro", homes, job_title="Director of Homes and Streets", **desk_only)
    mia = here("Mia Brandt", world.housing, dan, job_title="Housing advice manager")
    here("Max Stone", world.housing, dan, job_title="Night team manager")
    here("Ada Quist", communications, job_title="Editor", **desk_only)
    here("Rex Amin", communications, job_title="Second reader", **desk_only)
    here("Lena Voss", communications, job_title="Standards lead", **desk_only)
    here("Abe Tully", communications, job_title="Administrator", **desk_only)
    here("Ruth Dale", communications, job_title="Editor", **desk_only)  # Has a role and no second factor yet.
    here("Kit Lund", communications, job_title="Digital manager", **desk_only)  # Deputy of Mia, with a team of one.
    here("Ren Howe", communications, world.kit, job_title="Designer", **desk_only)  # Nothing is asked of them.
    here("Una Price", world.housing, world.max)  # Up to date, and the only one in Max's team.
    for name in (
        "Sam Ellis",  # Showed it all; then a promise changed.
        "Nell Ford",  # Began last week.
        "Olaf Berg",  # Late.
        "Fay Lind",  # Answered: well, half-way, and not sure.
        "Tess Roy",  # Has had two goes without showing it.
        "Uri Blum",  # Has had three.
        "Quin Marsh",  # Has a question before them.
        "Ivo Hale",  # Works without JavaScript.
        "Joy Kerr",  # Works with the keyboard.
        "Gil Neary",  # Works where the signal goes.
        "Ash Vane",  # Keeps two tabs open.
        "Bo Wynn",  # Presses the back button.
        "Cal Dray",  # Leaves a page in the middle.
        "Pat Reed",  # Has talked with Mia, and had a date moved.
        "Pip Lowe",  # Has a password, as have Joy and Ada.
        "Bea Holt",  # Would like to talk, and so would Col.
        "Col Shaw",
    ):
        here(name, world.housing, mia, job_title="Housing officer", starts_on=LONG_AGO if name != "Nell Ford" else NEW)
    here(
        "Cass Novak", world.housing, mia, kind=Kind.CONTRACTOR, employer="Brightway Repairs", has_desk=False
    )  # Post is not in the job.
    for person in (world.pip, world.joy, world.ada):
        person.account.set_password(PASSWORD)
        person.account.save()
    appoint_deputy(manager=mia, deputy=world.kit, starts_on=ago(7).date(), ends_on=None, by=mia, now=ago(7))
    for person, role in (
        (world.ada, Role.COMMS_EDITOR),
        (world.rex, Role.SECOND_READER),
        (world.lena, Role.STANDARDS_LEAD),
        (world.abe, Role.ADMINISTRATOR),
    ):
        grant_role(person=person, role=role, by=None, now=ago(130))
        has_second_factor(person)
    grant_role(person=world.ruth, role=Role.COMMS_EDITOR, by=None, now=ago(1))


NEW = ago(5).date()


def has_second_factor(person):
    """They set up a code app when they first signed in, as everyone with a role must."""
    TOTP.activate(person.account, SECRET)


# --- the booklet and what is asked ------------------------------------------------------------------------------------


def publish(world, site, chapter: booklet.Chapter, *, at=None):
    """A chapter as it stands in the booklet that a council starts from: Ada writes it, Rex reads it."""
    at = at or ago(125)
    page = create_chapter(
        booklet=site,
        key=chapter.key,
        title=chapter.title,
        slug=chapter.slug,
        icon=chapter.icon,
        intro=chapter.intro,
        by=world.ada,
        read_by=world.rex,
        now=at,
    )
    for standard in chapter.standards:
        publish_standard(world, page, standard, at=at)
    return page


def publish_standard(world, chapter_page, standard: dict, *, at):
    page = create_standard(
        chapter=chapter_page,
        fields=booklet.page_fields(standard) | {"checked_on": at.date(), "next_check_on": dt.date(2027, 7, 1)},
        targets=booklet.targets(standard, effective_from=at.date()),
        body=booklet.body(standard),
        criteria=standard["criteria"],
        change_reason=standard["change_reason"],
        by=world.ada,
        now=at,
    )
    read_second(world, page, at=at)


def read_second(world, page, *, at):
    submit_for_second_reading(page=page, by=world.ada)
    approve(page=page, by=world.rex, now=at)


def ask_about(world, chapter: booklet.Chapter, *, at=None):
    """The questions about a chapter, ready to be asked, and its check."""
    at = at or ago(122)
    for standard in chapter.standards:
        for question in standard["question"]:
            target = question.get("target")
            version = write_question(
                key=question["key"],
                standard_key=standard["key"],
                kind="judgement",
                spec=booklet.spec(question),
                tests_line=booklet.line_id(standard["key"], question["tests"]),
                cites_target=f"{standard['key']}/{target}" if target else "",
                reviewed_for=1,
                by=world.lena,
                now=at,
            )
            make_ready(version=version, read_by=world.ada, now=at)
    return set_quiz(
        chapter_key=chapter.key,
        title=chapter.title,
        slug=chapter.slug,
        standard_keys=[standard["key"] for standard in chapter.standards],
        by=world.lena,
        now=at,
    )


def require(world):
    """Phone is for everyone with customers and was due long ago; Post is for those with a desk and is due soon."""
    programme = set_programme(key="customer-care", title="Customer care, every year", by=world.lena, now=ago(120))
    for key, audience, days in (
        ("PHONE", {"customer_facing": True}, 90),
        ("POST", {"all": [{"customer_facing": True}, {"has_desk": True}]}, 10),
    ):
        set_requirement(
            programme=programme,
            quiz=Quiz.objects.get(chapter_key=key),
            audience=audience,
            begins_on=ago(days).date(),
            by=world.lena,
            now=ago(days),
        )


# --- what has happened ------------------------------------------------------------------------------------------------


def let_things_happen(world):
    know_their_phone = [
        "una",
        "max",
        "mia",
        "sam",
        "fay",
        "tess",
        "uri",
        "quin",
        "ivo",
        "joy",
        "gil",
        "ash",
        "pat",
        "bea",
        "col",
        "cass",
    ]
    for name in know_their_phone:
        take(world, name, "PHONE", at=ago(85))
    change_a_promise(world, at=ago(12))
    for name in know_their_phone[:1] + know_their_phone[2:3] + know_their_phone[4:]:
        take(world, name, "PHONE", ["PHONE-3"], at=ago(11))
    assign(today=TODAY, now=NOON - dt.timedelta(hours=10))

    for name in ("una", "col"):
        take(world, name, "POST", at=ago(3))
    world.attempts["done"] = world.attempts["una"]
    fay = begin(world, "fay", "POST", at=ago(2))
    answer(fay, 1, now=ago(2))
    answer(fay, 2, keep=False, now=ago(2))
    answer_item(attempt=fay, slot=3, sent=None, by=world.fay, now=ago(2))
    for name, goes in (("tess", 2), ("uri", 3)):
        miss(world, name, "POST", "POST-1", goes=goes)
    begin(world, "quin", "POST", at=ago(1))
    look_after_the_booklet(world)
    talk(world)
    record_target_result(
        standard_key="PHONE-1", target_key="answer", month=dt.date(2026, 10, 1), value=74, by=world.lena, now=ago(20)
    )
    answer_fit(
        version=StandardVersion.objects.current().get(standard_key="PHONE-1"),
        person=world.pat,
        answer="in_the_way",
        what="Nobody watches the shared line on a Friday.",
        now=ago(4),
    )


def begin(world, name, chapter, keys=None, *, at, behaviour=Behaviour.PROVE_FIRST, follows=None) -> Attempt:
    quiz = Quiz.objects.get(chapter_key=chapter)
    attempt = start_attempt(
        quiz=quiz,
        person=getattr(world, name),
        behaviour=behaviour,
        standard_keys=keys or {"PHONE": PHONE, "POST": POST}[chapter],
        follows=follows,
        now=at,
    )
    world.attempts[name] = attempt
    return attempt


def take(world, name, chapter, keys=None, *, at, misses=()) -> Attempt:
    """Somebody answers a whole check, well but for `misses`."""
    attempt = begin(world, name, chapter, keys, at=at)
    return answer_everything(attempt, misses=misses, at=at)


def answer_everything(attempt, *, at, misses=()) -> Attempt:
    for item in attempt.items.select_related("question_version").order_by("slot"):
        at += dt.timedelta(seconds=40)
        choice = wrong_of(item) if item.standard_key in misses else best_of(item)
        answer_item(attempt=attempt, slot=item.slot, sent=sent_of(item, choice), by=attempt.person, now=at)
    attempt.refresh_from_db()
    return attempt


def miss(world, name, chapter, key, *, goes):
    """Somebody doesn't show one standard, go after go."""
    attempt = take(world, name, chapter, at=ago(goes + 1), misses=[key])
    for go in range(goes - 1):
        attempt = begin(world, name, chapter, [key], at=ago(goes - go), behaviour=Behaviour.FRESH, follows=attempt)
        answer_everything(attempt, misses=[key], at=ago(goes - go))


def change_a_promise(world, *, at):
    """PHONE-3 promises something else from now on: those who had shown it are asked about that."""
    page = StandardPage.objects.get(key="PHONE-3")
    revise_standard(
        page=page,
        change="material",
        reason="One complaint in six last winter was about a call that never came.",
        fields={"promise": NEW_PROMISE},
        by=world.ada,
        now=at,
    )
    read_second(world, page, at=at)


def bring_something_out(world):
    """POST-2 is said better, and PHONE-9 is written with a question on it: nobody has read either of the two."""
    page = StandardPage.objects.get(key="POST-2")
    fields = {"promise": f"{page.promise} Every time."}
    revise_standard(page=page, change="clarifying", reason="Asked.", fields=fields, by=world.ada, now=ago(1))
    read_second(world, page, at=ago(1))
    like = next(each for chapter in booklet.chapters() for each in chapter.standards if each["key"] == "PHONE-3")
    new = booklet.page_fields(like) | {"key": "PHONE-9", "title": "Texting back", "slug": "texting-back"}
    body = booklet.body(like)
    chapter = StandardPage.objects.get(key="PHONE-3").chapter
    world.phone = chapter.pk
    create_standard(
        chapter=chapter, fields=new, targets=[], body=body, criteria=[],
        change_reason="", by=world.ada, now=ago(1),
    )  # fmt: skip
    question = like["question"][0]
    write_question(
        key="PHONE-9-Q1", standard_key="PHONE-9", kind="judgement", spec=booklet.spec(question),
        tests_line=body[0]["value"]["lines"][0]["id"], reviewed_for=1, by=world.lena, now=ago(1),
    )  # fmt: skip


def look_after_the_booklet(world):
    """Two editions, one line of PHONE-2 about to change, and PHONE-1 published in an emergency with its check late."""
    for name, days in (("Spring 2026", 20), ("Summer 2026", 10)):
        make_edition(name=name, dated=ago(days).date(), by=world.ada, now=ago(days))
    page = StandardPage.objects.get(key="PHONE-2")
    body = page.body.get_prep_value()
    body[0]["value"]["lines"][0]["value"] = "say who you are passing them to, and wait until they answer"
    revise_standard(page=page, change="", reason="", body=body, by=world.ada, now=ago(1))
    page = StandardPage.objects.get(key="POST-1")
    fields = {"covers": "All letters", "checked_on": ago(200).date(), "next_check_on": ago(3).date()}
    revise_standard(page=page, change="", reason="", fields=fields, by=world.rex, now=ago(1))
    reason = "Letters went out with the wrong number."
    publish_alone(page=page, asks="nothing", why="The number was wrong.", reason=reason, by=world.rex, now=ago(1))


def talk(world):
    for name, key, days in (("pat", "PHONE-1", 40), ("bea", "PHONE-2", 6), ("col", "PHONE-1", 5), ("pat", "POST-2", 3)):
        person = getattr(world, name)
        raise_topic(person=person, standard_key=key, kind="asked", words="On callers who can’t hear.", now=ago(days))
    had = Topic.objects.get(person=world.pat, standard_key="PHONE-1")
    close_topic(topic=had, outcome="sorted", talked_on=ago(38).date(), by=world.mia, now=ago(38))
    move_due_date(
        cycle=Cycle.objects.get(person=world.pat, requirement__quiz__chapter_key="POST"),
        to=TODAY + dt.timedelta(days=40),
        reason="On leave until 4 January",
        by=world.mia,
        now=ago(2),
    )


def gather_evidence(world):
    criterion = Criterion.objects.get(number="2.2.1")
    lena = {"criterion": criterion, "by": world.lena}
    say(claim="Everyone who meets customers shows what they know by answering questions.", now=ago(9), **lena)
    judge(band="partial", stage="gathering", owner=world.lena, now=ago(9), **lena)
    for title, expires_on in (("Induction pack", None), ("Training plan 2025", ago(20).date())):
        add_proof(
            kind="document",
            title=title,
            shows="What new colleagues are taught",
            kept_at="HR shared folder",
            covers="April to October 2026",
            expires_on=expires_on,
            now=ago(8),
            **lena,
        )
    for title, days in (("Agency staff start before we ask them", 30), ("No figure for volunteers", -3)):
        due_on = TODAY + dt.timedelta(days=days)
        add_gap(title=title, words="HR is changing the form.", owner=world.abe, due_on=due_on, now=ago(7), **lena)


def bring_a_file_in(world):
    """One file waiting to be looked at, words that found nothing, and words that stand for others."""
    world.synonym = SearchSynonym.objects.create(said="kicking off", means="shouting").pk
    data = documents.nested_lists()
    world.kept = keep_for_checking(
        file_name="care.docx", data=data, tree=read_docx(data), by=world.ada, now=timezone.now()
    )
    for words in ("bin rage", "wheelie", "bin rage"):
        count_miss(words=words, today=local_day(timezone.now()))
    world.question_file, world.batch = questions_from_a_file(by=world.lena, now=timezone.now())
