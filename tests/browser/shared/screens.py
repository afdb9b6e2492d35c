"""Every screen and every state of it, each with how to get there. A new screen is one line of `SCREENS`.

A line names who looks, where, and what they do there before we judge what they see. An address may need the world:
then it is a function of it.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory
from django.urls import reverse

from config import error_pages
from home import gallery
from learning.models import Topic
from standards.models import Fit
from tests.browser import doing
from tests.browser.shared import every_kind
from tests.browser.shared.world import PASSWORD, ago

NOBODY = ""


@dataclass(frozen=True)
class Screen:
    who: str
    where: str | Callable
    steps: tuple[Callable, ...]
    status: int
    has_one_heading: bool

    def address(self, world) -> str:
        return self.where(world) if callable(self.where) else self.where


def at(who, where, *steps, status=200, has_one_heading=True) -> Screen:
    return Screen(who, where, steps, status, has_one_heading)


# --- where ------------------------------------------------------------------------------------------------------------


def attempt_of(name, part) -> Callable:
    return lambda world: f"/attempts/{world.attempts[name].key}/{part}"


def about(name, part="") -> Callable:
    return lambda world: f"/people/{getattr(world, name).key}/{part}"


def talk_with(name) -> Callable:
    def address(world):
        topic = Topic.objects.get(person=getattr(world, name), talked_on=None)
        return f"/topics/{topic.key}/conversation/"

    return address


def answering(world):
    return f"/suggestions/answer/?s={Fit.objects.filter(answer='in_the_way').order_by('pk').first().key}"


def edit_of(key) -> Callable:
    def address(world):
        return reverse("wagtailadmin_pages:edit", args=[world.pages[key]])

    return address


# --- what they do there -----------------------------------------------------------------------------------------------


def press(words) -> Callable:
    return lambda page: doing.press(page, words)


def follow(words) -> Callable:
    return lambda page: doing.follow(page, words)


def write(label, words) -> Callable:
    return lambda page: page.get_by_label(label, exact=True).fill(words)


def choose(words) -> Callable:
    return lambda page: page.get_by_label(words).first.check()


def unfold(words) -> Callable:
    return lambda page: page.get_by_text(words, exact=True).first.click()


def go_offline(page):
    page.context.set_offline(True)
    page.get_by_text("You’re offline").wait_for()


def forget_the_token(page):
    page.context.clear_cookies(name="csrf")


def give_a_code(page):
    page.locator("#id_code").fill("000000")


def write_too_much(page):
    page.get_by_label("What’s wrong?").evaluate("(field) => { field.value = 'long '.repeat(300000) }")


def draw(view) -> Callable:
    """A page that takes a fault of ours to see: its view answers in place of the site."""

    def step(page):
        request = RequestFactory().get("/")
        request.user, request.csp_nonce = AnonymousUser(), "drawn"
        drawn = view(request).content.decode()
        page.route("**/media/**", lambda route: route.fulfill(body=""))  # A sample's film is nowhere.
        page.route("**/drawn/", lambda route: route.fulfill(body=drawn, content_type="text/html; charset=utf-8"))
        page.goto("/drawn/")

    return step


# --- the screens ------------------------------------------------------------------------------------------------------

WRONG = (write("Email", "sam@westerby.example"), write("Password", "not this one"))

ADA = (write("Email", "ada@westerby.example"), write("Password", PASSWORD))
ITS_ME = (write("Password", PASSWORD), press("Go on"))

SCREENS = {
    # Getting in
    "sign in": at(NOBODY, "/account/login/"),
    "sign in, with a password": at(NOBODY, "/account/login/", unfold("Use a password")),
    "sign in, wrong password": at(NOBODY, "/account/login/", unfold("Use a password"), *WRONG, press("Sign in")),
    "a code by email": at(NOBODY, "/account/login/code/"),
    "a code by email, no address": at(NOBODY, "/account/login/code/", press("Send the code")),
    "a code by email, sent": at(
        NOBODY, "/account/login/code/", write("Email", "sam@westerby.example"), press("Send the code")
    ),
    "a new password": at(NOBODY, "/account/password/reset/"),
    "a new password, sent": at(
        NOBODY, "/account/password/reset/", write("Email", "sam@westerby.example"), press("Send the link")
    ),
    "a new password, link run out": at(NOBODY, "/account/password/reset/key/1-old/"),
    "my account": at("sam", "/account/"),
    "sign out?": at("sam", "/account/logout/"),
    "where I am signed in": at("sam", "/account/sessions/"),
    "second factor": at("sam", "/account/2fa/"),
    "check it’s you": at("pip", "/account/reauthenticate/"),
    "check it’s you, wrong password": at(
        "pip", "/account/reauthenticate/", write("Password", "not this one"), press("Go on")
    ),
    "a code by email, wrong code": at(
        NOBODY,
        "/account/login/code/",
        write("Email", "sam@westerby.example"),
        press("Send the code"),
        lambda page: page.locator("#id_code").fill("XXXXXX"),
        lambda page: doing.arrive_by(page.locator("main form button[type=submit]").first),
    ),
    "change my password": at("pip", "/account/password/change/"),
    "change my password, nothing given": at("pip", "/account/password/change/", press("Change password")),
    "second proof at sign-in": at(NOBODY, "/account/login/", unfold("Use a password"), *ADA, press("Sign in")),
    "second proof at sign-in, wrong code": at(
        NOBODY, "/account/login/", unfold("Use a password"), *ADA, press("Sign in"), give_a_code, press("Sign in")
    ),
    "set up a code app": at("pip", "/account/2fa/totp/activate/", *ITS_ME),
    "set up a code app, wrong code": at("pip", "/account/2fa/totp/activate/", *ITS_ME, give_a_code, press("Set it up")),
    "add a passkey": at("pip", "/account/2fa/webauthn/add/", *ITS_ME),
    "codes on paper": at("ada", "/account/2fa/recovery-codes/generate/", *ITS_ME),
    "second proof, must be set up": at("ruth", "/"),
    # Staff
    "home, something to do": at("sam", "/"),
    "home, all done": at("una", "/"),
    "home, new starter": at("nell", "/"),
    "home, late": at("olaf", "/"),
    "home, begun": at("quin", "/"),
    "home, nothing in the job": at("ren", "/"),
    "home, no manager": at("dan", "/"),
    "booklet": at("sam", "/standards/"),
    "chapter": at("sam", "/standards/phone/"),
    "standard, to show": at("nell", "/standards/phone/answering-the-phone/"),
    "standard, to show after a change": at("sam", lambda world: world.urls["PHONE-3"]),
    "standard, said better since it was shown": at("una", lambda world: world.urls["POST-2"]),
    "standard, shown": at("una", "/standards/phone/answering-the-phone/"),
    "standard, not in the job": at("ren", "/standards/phone/answering-the-phone/"),
    "standard, no result": at("una", lambda world: world.urls["POST-2"]),
    "standard, fit not chosen": at("una", "/standards/phone/answering-the-phone/", press("Save my answer")),
    "standard, fit without words": at(
        "una",
        "/standards/phone/answering-the-phone/",
        choose("Part of this doesn’t work in my job"),
        press("Save my answer"),
    ),
    "what changed": at("sam", "/standards/PHONE-3/changes/"),
    "what changed, nothing": at("sam", "/standards/PHONE-1/changes/"),
    "check, first": at("nell", "/checks/phone/"),
    "check, after a change": at("sam", "/checks/phone/"),
    "check, begun": at("quin", "/checks/post/"),
    "check, done": at("una", "/checks/phone/"),
    "check, not in the job": at("cass", "/checks/post/"),
    "question": at("quin", attempt_of("quin", "questions/1/")),
    "question, nothing chosen": at("quin", attempt_of("quin", "questions/1/"), press("Check my answer")),
    "question, offline": at("quin", attempt_of("quin", "questions/1/"), go_offline),
    "feedback, best": at("fay", attempt_of("fay", "questions/1/feedback/")),
    "feedback, best, other choices": at(
        "fay", attempt_of("fay", "questions/1/feedback/"), unfold("How the other choices land")
    ),
    "feedback, not the best": at("fay", attempt_of("fay", "questions/2/feedback/")),
    "feedback, situation again": at(
        "fay", attempt_of("fay", "questions/2/feedback/"), unfold("Read the situation again")
    ),
    "feedback, not sure": at("fay", attempt_of("fay", "questions/3/feedback/")),
    **{f"question, {kind}": at("ren", attempt_of(f"asked {kind}", "questions/1/")) for kind in every_kind.KINDS},
    **{
        f"question, {kind}, nothing given": at(
            "ren", attempt_of(f"asked {kind}", "questions/1/"), press("Check my answer")
        )
        for kind in every_kind.KINDS
    },
    **{
        f"feedback, {kind}": at("dan", attempt_of(f"answered {kind}", "questions/1/feedback/"))
        for kind in every_kind.KINDS
    },
    "question, number, no number": at(
        "ren",
        attempt_of("asked number", "questions/1/"),
        write("Within how many seconds in WAY6-1-Q1?", "a minute"),
        press("Check my answer"),
    ),
    "result, done": at("una", attempt_of("una", "result/")),
    "result, done after a change": at("max", attempt_of("max", "result/")),
    "result, not there yet": at("fay", attempt_of("fay", "result/")),
    "result, before the third go": at("tess", attempt_of("tess", "result/")),
    "result, after the third go": at("uri", attempt_of("uri", "result/")),
    "ask": at("sam", "/ask/?standard=PHONE-1"),
    "ask, nothing chosen": at("sam", "/ask/", press("Ask Mia")),
    "ask, sent": at("bea", "/ask/sent/"),
    "ask, no manager": at("dan", "/ask/"),
    "my record": at("una", "/my-record/"),
    "my record, empty": at("nell", "/my-record/"),
    "search, nothing asked": at("sam", "/search/"),
    "search, found": at("sam", "/search/?q=shouting"),
    "search, nothing found": at("sam", "/search/?q=xylophone"),
    "search, misspelt": at("sam", "/search/?q=trnasfer"),
    # Managers
    "team": at("mia", "/team/"),
    "team, overdue": at("mia", "/team/?show=overdue"),
    "team, conversation": at("mia", "/team/?show=conversation"),
    "team, due this month": at("mia", "/team/?show=due"),
    "team, by name, with what is done": at("mia", "/team/?sort=name&all=1"),
    "team, all done": at("max", "/team/"),
    "team, no reports": at("sam", "/team/"),
    "team, several": at("kit", "/team/"),
    "team, as deputy": at("kit", lambda world: f"/team/?for={world.mia.key}"),
    "team, teams further down": at("dan", "/team/"),
    "person": at("mia", about("pat")),
    "person, late": at("mia", about("olaf")),
    "person, up to date": at("max", about("una")),
    "person, as deputy": at("kit", about("pat")),
    "person, myself": at("pat", about("pat")),
    "change date": at("mia", about("olaf", "dates/")),
    "change date, as deputy": at("kit", about("olaf", "dates/")),
    "change date, nothing given": at("mia", about("olaf", "dates/"), press("Change the date")),
    "change date, nothing waiting": at("max", about("una", "dates/")),
    "talked": at("mia", talk_with("bea")),
    "talked, nothing given": at("mia", talk_with("bea"), press("Save that we’ve talked")),
    # Evidence
    "evidence": at("lena", "/evidence/"),
    "element": at("lena", "/evidence/2.2.1/"),
    "element, only published standards": at("lena", "/evidence/5.2.4/"),
    "element, no evidence": at("lena", "/evidence/1.1.1/"),
    "what we say": at("lena", "/evidence/2.2.1/claim/"),
    "what we say, nothing": at("lena", "/evidence/1.1.1/claim/", press("Save what we say")),
    "our own view": at("lena", "/evidence/2.2.1/own-view/"),
    "add evidence": at("lena", "/evidence/2.2.1/proofs/"),
    "add evidence, nothing given": at("lena", "/evidence/2.2.1/proofs/", press("Add it")),
    "a gap": at("lena", "/evidence/2.2.1/gaps/"),
    "a gap, nothing given": at("lena", "/evidence/2.2.1/gaps/", press("Add it")),
    "figure, up to date": at("lena", "/evidence/2.2.1/figures/up-to-date/"),
    "figure, few people": at("lena", "/evidence/2.2.1/figures/conversations/"),
    # What gets in the way, and the register of targets
    "what gets in the way": at("ada", "/suggestions/"),
    "what gets in the way, none like that": at("ada", "/suggestions/?state=explained"),
    "answering what gets in the way": at("ada", answering),
    "answering what gets in the way, nothing given": at("ada", answering, press("Save")),
    "targets": at("sam", "/standards/targets/"),
    "targets, for an editor": at("ada", "/standards/targets/?channel=phone"),
    # A change on its way out, the editions, and words of the past
    "what a change leads to": at("ada", "/standards/PHONE-2/next-version/"),
    "what a change leads to, nothing said": at(
        "ada", "/standards/PHONE-2/next-version/", press("Send to a second reader")
    ),
    "what a change leads to, for a second reader": at("rex", "/standards/PHONE-2/next-version/"),
    "what a new standard leads to": at("ada", "/standards/PHONE-9/next-version/"),
    "what a new standard leads to, nothing said": at(
        "ada", "/standards/PHONE-9/next-version/", press("Send to a second reader")
    ),
    "editions": at("sam", "/standards/editions/"),
    "an edition, nothing given": at("ada", "/standards/editions/", press("Make this edition")),
    "what an edition changed": at("sam", "/standards/editions/2/"),
    "a standard on a past day": at("sam", lambda world: f"/standards/PHONE-3/on/{ago(20).date().isoformat()}/"),
    "history with an emergency": at("sam", "/standards/POST-1/changes/"),
    # Starting from a Word document, what found nothing, and the mark beside the booklet
    "start from Word": at("ada", "/imports/"),
    "start from Word, no file": at("ada", "/imports/", press("Read it")),
    "what we understood of a file": at("ada", lambda world: f"/imports/{world.kept.key}/"),
    "looked up and not found": at("ada", "/looked-up/"),
    "coverage": at("ada", "/coverage/cse/"),
    "coverage, covered only": at("ada", "/coverage/cse/?show=covered"),
    "coverage, gaps only": at("lena", "/coverage/cse/?show=gaps"),
    "licensed wording": at("lena", "/coverage/cse/2.2.1/wording/"),
    # Writing questions
    "questions": at("lena", "/questions/"),
    "questions, nothing like that": at("lena", "/questions/?q=no+such+words"),
    "a question in use": at("ada", "/questions/PHONE-1-Q1/"),
    "a draft of a question": at("ada", "/questions/PHONE-9-Q1/"),
    "a question to read second": at("lena", "/questions/PHONE-9-Q1/", press("Send to a second reader")),
    # Bringing in questions
    "bring in questions": at("lena", "/question-files/"),
    "bring in questions, no file": at("lena", "/question-files/", press("Read it")),
    "what a file of questions would become": at("lena", lambda world: f"/question-files/{world.question_file.key}/"),
    "what became of a file of questions": at("lena", lambda world: f"/question-files/made/{world.batch.key}/"),
    # How questions are doing
    "how questions are doing": at("lena", "/how-questions-are-doing/"),
    "how questions are doing, one check": at("ada", "/how-questions-are-doing/phone/"),
    "how questions are doing, too few answers": at("ada", "/how-questions-are-doing/post/"),
    "how questions are doing, one standard": at("ada", "/how-questions-are-doing/PHONE-1/"),
    "how questions are doing, one standard, too few answers": at("ada", "/how-questions-are-doing/POST-1/"),
    # Printing
    "print": at("sam", "/print/"),
    "print, as manager, with what copies cost": at("mia", "/print/?copies=412&pence=9"),
    "print, one standard": at("sam", "/print/side/"),
    "print, no standard chosen": at("sam", "/print/side/", press("Make it")),
    "print, a card": at("ada", "/print/card/?standard=PHONE-1"),
    # Long work
    "long work, waiting": at("sam", lambda world: world.work["waiting"].get_absolute_url()),
    "long work, done": at("sam", lambda world: world.work["done"].get_absolute_url()),
    # Help, and what goes wrong
    "help": at("sam", "/help/"),
    "help, not signed in": at(NOBODY, "/help/"),
    "accessibility statement": at("sam", "/help/accessibility/"),
    "what we record": at("sam", "/help/what-we-record/"),
    "what this costs": at("sam", "/help/what-this-costs/"),
    "something wrong": at("sam", "/help/something-wrong/"),
    "something wrong, nothing said": at("sam", "/help/something-wrong/", press("Send")),
    "something wrong, sent": at("sam", "/help/something-wrong/sent/?page=/standards/"),
    "not there": at("sam", "/nowhere/", status=404),
    "not there, not signed in": at(NOBODY, "/nowhere/", status=404),
    "not for you": at("sam", "/evidence/", status=404),
    "not for you, the editor": at("sam", "/admin/", status=403),
    "open too long": at(
        "sam",
        "/help/something-wrong/",
        write("What’s wrong?", "The number on the page is old."),
        forget_the_token,
        press("Send"),
        status=403,
    ),
    "too much at once": at("sam", "/help/something-wrong/", write_too_much, press("Send"), status=413),
    "fault of ours": at("sam", "/help/", draw(error_pages.server_error)),
    "could not be read": at("sam", "/help/", draw(error_pages.bad_request)),
    # Each component is drawn as if it stood alone, so there are several first headings.
    "components": at(NOBODY, "/help/", draw(gallery.gallery), has_one_heading=False),
}

# Wagtail's own screens with ours in them. Its markup breaks these rules, which we can't mend without forking it.
WAGTAILS_OWN = {
    "label": "the lines of a list block are numbered inputs without a label each",
    "landmark-unique": "nested blocks of one kind are landmarks of one name",
    "scrollable-region-focusable": "the small map of the page scrolls, and only its links take focus",
}

ADMIN_SCREENS = {
    "dashboard of an editor": at("ada", "/admin/"),
    "dashboard of a second reader": at("rex", "/admin/"),
    "editor of a standard": at("ada", edit_of("PHONE-1")),
    "a new standard": at("ada", lambda world: f"/admin/pages/add/standards/standardpage/{world.phone}/"),
    "search synonyms": at("ada", "/admin/synonyms/"),
    "beginning a question": at("ada", "/admin/questions/"),
    "writing a question": at("ada", "/admin/questions/new/PHONE-1/judgement/"),
    "writing a question that is in use": at("ada", "/admin/questions/PHONE-1-Q1/"),
    "a new synonym, for what was looked up": at("ada", "/admin/synonyms/new/?said=bin+rage"),
    "a synonym": at("ada", lambda world: f"/admin/synonyms/edit/{world.synonym}/"),
}
