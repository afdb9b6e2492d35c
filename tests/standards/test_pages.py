"""What somebody sees of the booklet, and what nobody sees who may not."""

import datetime as dt
import itertools

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import AnonymousUser, Group
from django.test import RequestFactory
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from people.roles import Role
from standards.actions import record_target_result, revise_standard
from standards.models import Fit, StandardPage
from standards.queries import chapters_for, page_at, readable, standard_as_read, standards_for
from standards.signals import standard_opened
from tests.cast import NOON
from tests.factories.standards import make_booklet, make_change, make_draft, make_editor, make_standard

pytestmark = pytest.mark.django_db
ADDRESS = "/standards/phone/phone-1/"


@pytest.fixture
def standard(db):
    return make_standard("PHONE-1")


def drawn(response) -> BeautifulSoup:
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def text_of(part) -> str:
    return " ".join(part.get_text(" ").split())


def restrict(page, kind, *groups):
    restriction = PageViewRestriction.objects.create(page=page, restriction_type=kind)
    restriction.groups.set(Group.objects.filter(name__in=groups))


# The page ------------------------------------------------------------------------------------------------------------


def test_a_standard_says_its_promise_its_target_and_where_we_are(standard, sam, as_person):
    record_target_result(
        standard_key="PHONE-1", target_key="answer", month=dt.date(2026, 10, 1), value=74, by=None, now=NOON
    )

    page = drawn(as_person(sam).get(ADDRESS))

    assert page.h1.get_text() == "Standard PHONE-1"
    assert text_of(page.find(class_="promise")) == f"What we promise callers {standard.promise}"
    facts = text_of(page.find(class_="facts"))
    assert "Target 8 in 10 calls answered within 20 seconds" in facts
    assert "Where we are, October 2026 74 in 100 6 short of target" in facts
    assert "Who it covers Every number we publish" in facts


def test_without_a_result_there_is_no_gauge(standard, sam, as_person):
    page = drawn(as_person(sam).get(ADDRESS))

    assert page.find(class_="gauge") is None
    assert "Where we are" not in page.get_text()


def test_every_line_has_an_address_of_its_own(standard, sam, as_person):
    page = drawn(as_person(sam).get(ADDRESS))

    assert text_of(page.find(id="line-blind-transfer")) == "do not transfer a call nobody has taken"


def test_headings_are_never_skipped(standard, sam, as_person):
    page = drawn(as_person(sam).get(ADDRESS))

    levels = [int(heading.name[1]) for heading in page.main.find_all(["h1", "h2", "h3", "h4"])]

    assert levels[0] == 1
    assert all(below - above <= 1 for above, below in itertools.pairwise(levels))


def test_a_changed_line_is_new_for_a_while(standard, sam, as_person):
    lines = [{"id": "name-first", "value": "give your first name"}, {"id": "stay", "value": "stay until it is taken"}]
    body = [
        {"type": "do", "value": {"lines": lines}},
        *[{"type": part["type"], "value": part["value"]} for part in standard.words()["body"][1:]],
    ]
    draft = revise_standard(
        page=standard, change="material", reason="Callers asked.", body=body, by=make_editor(), now=timezone.now()
    )
    draft.get_latest_revision().publish()

    page = drawn(as_person(sam).get(ADDRESS))

    assert [text_of(tag.parent) for tag in page.find_all(class_="new-tag")] == [
        "give your first name New",
        "stay until it is taken New",
    ]


def test_a_corrected_line_is_not_new_and_takes_nothing_from_one_that_is(standard, sam, as_person):
    def say(first, second, *, change):
        lines = [{"id": "name-first", "value": first}, {"id": "stay", "value": second}]
        body = [
            {"type": "do", "value": {"lines": lines}},
            *[{"type": part["type"], "value": part["value"]} for part in standard.words()["body"][1:]],
        ]
        draft = revise_standard(
            page=standard, change=change, reason="Asked.", body=body, by=make_editor(), now=timezone.now()
        )
        draft.get_latest_revision().publish()

    say("give your first name and your team", "stay until it is taken", change="clarifying")
    say("give your first name, and your team", "stay until it is taken", change="editorial")

    page = drawn(as_person(sam).get(ADDRESS))

    assert [text_of(tag.parent) for tag in page.find_all(class_="new-tag")] == ["stay until it is taken New"]


def test_what_is_live_is_what_the_newest_version_froze(standard, sam, as_person):
    revise_standard(
        page=standard, change="material", reason="Soon.", fields={"promise": "A draft."}, by=make_editor(), now=NOON
    )

    assert "A draft." not in as_person(sam).get(ADDRESS).content.decode()


def test_opening_a_standard_is_announced_once_signed_in(standard, sam, as_person, client):
    opened = []

    def hear(sender, version, person, now, **said):
        opened.append((version.number, person))

    standard_opened.connect(hear)
    as_person(sam).get(ADDRESS)
    client.logout()
    client.get(ADDRESS)
    standard_opened.disconnect(hear)

    assert opened == [(1, sam)]


def test_the_booklet_lists_chapters_and_a_chapter_its_standards(standard, sam, as_person):
    make_standard("EMAIL-1")
    client = as_person(sam)

    booklet, chapter = drawn(client.get("/standards/")), drawn(client.get("/standards/phone/"))

    assert [link.get_text() for link in booklet.main.select("h2 a")] == ["Phone", "Email"]
    assert [link["href"] for link in chapter.main.select(".tasks a")] == [ADDRESS]
    assert standard.promise in chapter.get_text()


def test_a_chapter_without_standards_says_so(sam, as_person):
    make_draft("PHONE-1")

    page = drawn(as_person(sam).get("/standards/phone/"))

    assert "No standard is published here yet" in page.get_text()


def test_what_changed_tells_each_version_with_was_and_now(standard, sam, as_person):
    make_change(standard, reason="Callers asked.", promise="A person answers within 10 seconds.")

    page = drawn(as_person(sam).get("/standards/PHONE-1/changes/"))

    assert [text_of(heading) for heading in page.main.find_all("h2")][:2] == [
        "Version 2, 23 November 2026",
        "Version 1, 23 November 2026",
    ]
    change = text_of(page.find(class_="change"))
    assert change == f"Was {standard.promise} Now A person answers within 10 seconds."
    assert "Callers asked." in page.get_text()


def test_what_changed_in_a_standard_nobody_published_is_not_there(sam, as_person):
    make_draft("PHONE-1")

    assert as_person(sam).get("/standards/PHONE-1/changes/").status_code == 404


# Who may read it -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("address", ["/standards/", "/standards/phone/", ADDRESS, "/standards/PHONE-1/changes/"])
def test_somebody_not_signed_in_is_asked_to_sign_in(standard, client, address):
    response = client.get(address)

    assert (response.status_code, response.url) == (302, f"{reverse('account_login')}?next={address}")


@pytest.mark.parametrize("address", ["/standards/", "/standards/phone/", ADDRESS])
def test_an_open_booklet_is_read_by_anyone(standard, client, address):
    make_booklet(is_open=True)

    page = drawn(client.get(address))

    assert page.h1 is not None
    assert page.find("form", action=lambda action: action and "/fit/" in action) is None


def test_a_draft_is_nobodys_page(ada, as_person):
    make_draft("PHONE-1")

    assert as_person(ada).get(ADDRESS).status_code == 404


@pytest.mark.parametrize(
    ("kind", "groups", "status"),
    [("groups", [Role.COMMS_EDITOR.value], 403), ("groups", [], 403), ("login", [], 200)],
)
def test_wagtails_own_privacy_is_kept_and_goes_in_no_circles(standard, sam, as_person, kind, groups, status):
    restrict(standard, kind, *groups)

    assert as_person(sam).get(ADDRESS).status_code == status


def test_wagtails_own_privacy_closes_an_open_booklet(standard, client):
    make_booklet(is_open=True)
    restrict(standard, "login")

    assert client.get(ADDRESS).status_code == 302
    assert "Standard PHONE-1" not in client.get("/standards/phone/").content.decode()


def test_a_restricted_neighbour_is_not_named(standard, sam, as_person):
    restrict(make_standard("PHONE-2"), "groups", Role.COMMS_EDITOR.value)

    page = as_person(sam).get(ADDRESS)

    assert "Standard PHONE-2" not in page.content.decode()


@pytest.mark.parametrize("is_open", [False, True])
@pytest.mark.parametrize("kind", ["none", "login", "groups"])
@pytest.mark.parametrize("reader", ["nobody", "sam", "ada"])
def test_the_list_and_the_page_agree_on_who_may_read(standard, client, sam, ada, is_open, kind, reader):
    make_booklet(is_open=is_open)
    restrict(standard, kind, Role.COMMS_EDITOR.value)
    person = {"nobody": None, "sam": sam, "ada": ada}[reader]
    request = RequestFactory().get(ADDRESS)
    request.user = person.account if person else AnonymousUser()

    listed = standards_for(person).filter(pk=standard.pk).exists()
    restrictions = standard.get_view_restrictions()
    read = standard.may_be_read_by(request.user) and all(each.accept_request(request) for each in restrictions)

    assert listed is read


def test_chapters_are_listed_for_those_who_may_read_them(standard, sam):
    assert [chapter.key for chapter in chapters_for(sam)] == ["PHONE"]
    assert list(chapters_for(None)) == []


def test_only_published_pages_are_readable(sam):
    make_draft("PHONE-1")

    assert list(standards_for(sam)) == []
    assert list(readable(Page.objects.filter(slug="phone-1"), sam)) == []


@pytest.mark.parametrize(("is_open", "kind", "count"), [(False, None, 0), (True, None, 1), (True, "login", 0)])
def test_a_sitemap_names_what_anyone_may_read(standard, rf, is_open, kind, count):
    make_booklet(is_open=is_open)
    if kind:
        restrict(standard, kind)

    assert len(StandardPage.objects.get().get_sitemap_urls(rf.get("/"))) == count


def test_a_preview_shows_the_draft_to_its_editor_and_to_nobody_else(standard, ada, sam, in_admin, client):
    draft = revise_standard(
        page=standard, change="material", reason="Soon.", fields={"promise": "A draft."}, by=ada, now=NOON
    )
    address = reverse("wagtailadmin_pages:view_draft", args=(draft.pk,))

    seen = in_admin(ada).client.get(address)
    client.force_login(sam.account)
    hidden = client.get(address)

    assert "A draft." in seen.content.decode()
    assert "A draft." not in hidden.content.decode()
    assert hidden.status_code == 302


# How it fits the job -------------------------------------------------------------------------------------------------


def fit_address(standard):
    return reverse("standards:fit", args=(standard.newest_version.key,))


def test_an_answer_is_kept_and_the_page_comes_back(standard, sam, as_person):
    client = as_person(sam)

    response = client.post(fit_address(standard), {"fit": "already", "why": ""}, follow=True)

    assert response.redirect_chain == [(ADDRESS, 302)]
    assert list(Fit.objects.values_list("person", "answer", "version__number")) == [(sam.pk, "already", 1)]
    page = drawn(response)
    assert page.find("input", value="already").has_attr("checked")
    assert "Thank you. Your answer is saved." in page.get_text()


def test_what_gets_in_the_way_is_kept_with_the_third_answer(standard, sam, as_person):
    as_person(sam).post(fit_address(standard), {"fit": "in_the_way", "why": "Three offices share one phone."})

    assert Fit.objects.get().what_gets_in_the_way == "Three offices share one phone."


@pytest.mark.parametrize(
    ("sent", "says", "target"),
    [
        ({}, "Choose how this fits your job.", "fit-1"),
        ({"fit": "in_the_way", "why": ""}, "Write what gets in the way.", "fit-why"),
        ({"fit": "perhaps"}, "Choose how this fits your job.", "fit-1"),
        ({"fit": "in_the_way", "why": "x" * 2001}, "Use 2,000 characters or fewer.", "fit-why"),
    ],
)
def test_something_missing_is_said_above_and_beside_and_nothing_is_lost(standard, sam, as_person, sent, says, target):
    page = drawn(as_person(sam).post(fit_address(standard), sent))

    summary = page.find(class_="error-summary")
    assert page.title.get_text().startswith("Error: ")
    assert [(link.get_text(), link["href"]) for link in summary.find_all("a")] == [(says, f"#{target}")]
    assert page.find(id=target) is not None
    assert says in text_of(page.find(class_="error-message"))
    assert page.find(id="fit-why").get_text().strip() == sent.get("why", "")
    assert Fit.objects.count() == 0


def test_saying_the_same_twice_adds_nothing_and_another_answer_adds_a_row(standard, sam, as_person):
    client, address = as_person(sam), fit_address(standard)

    for answer in ("already", "already", "change"):
        client.post(address, {"fit": answer})

    assert list(Fit.objects.order_by("pk").values_list("answer", flat=True)) == ["already", "change"]


def test_a_version_that_is_not_there_is_not_there(standard, sam, as_person):
    address = reverse("standards:fit", args=("00000000-0000-0000-0000-000000000000",))

    assert as_person(sam).post(address, {"fit": "already"}).status_code == 404


def test_nobody_answers_about_a_standard_they_may_not_read(standard, sam, as_person):
    restrict(standard, "groups", Role.COMMS_EDITOR.value)

    assert as_person(sam).post(fit_address(standard), {"fit": "already"}).status_code == 404
    assert Fit.objects.count() == 0


# What it costs -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("count", [1, 3])
def test_a_standard_takes_four_queries_whatever_the_rows(sam, count, django_assert_num_queries):
    for number in range(1, count + 1):
        make_standard(f"PHONE-{number}")
    request = RequestFactory().get(ADDRESS)

    with django_assert_num_queries(4):
        page = page_at(ADDRESS)
        standard_as_read(page, person=sam, today=NOON.date(), is_draft=False, request=request)


def test_a_standard_page_takes_at_most_fifteen_queries(standard, sam, as_person, django_assert_max_num_queries):
    client = as_person(sam)
    client.get(ADDRESS)

    with django_assert_max_num_queries(15):
        client.get(ADDRESS)
