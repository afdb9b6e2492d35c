"""What a stranger can learn of a booklet that is not open: nothing, by any way round; and of an open one, what is published."""

import pytest
from wagtail.models import Page, PageViewRestriction

from standards.models import BookletPage

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("doors")]

WORDS = ("Standard PHONE-1", "A person answers within 20 seconds", "Nobody has read this", "qvdraftqv", "How we answer")


@pytest.fixture
def open_booklet(world):
    booklet = BookletPage.objects.get()
    BookletPage.objects.filter(pk=booklet.pk).update(is_open=True)
    return booklet


@pytest.fixture
def stranger(world):
    return world.visitors["anonymous"]


def everywhere(world):
    pages = [page.url for page in Page.objects.filter(depth__gt=1)]
    return [
        *pages, "/", "/search/?q=answer", "/search/?q=phone", "/sitemap.xml", "/standards/PHONE-1/changes/", "/robots.txt",
        f"/admin/pages/{world.standard.pk}/view_draft/", f"/admin/pages/{world.draft.pk}/view_draft/",
        f"/admin/pages/{world.standard.pk}/edit/preview/", "/admin/api/main/pages/", "/api/v2/pages/", "/feed/", "/rss/",
        "/help/", "/checks/phone/", "/account/login/", f"/documents/{world.things['document']}/{world.things['document file']}",
        f"/media/{world.things['picture file']}", "/media/documents/script.txt",
    ]  # fmt: skip


def test_a_closed_booklet_tells_a_stranger_nothing(world, stranger):
    told = [
        f"{path}: {word}"
        for path in everywhere(world)
        if (text := stranger.ask(path).text)
        for word in (*WORDS, "qvfileqv", "PNG\r\n")
        if word in text
    ]

    assert told == []


def test_an_open_booklet_tells_what_is_published_and_no_more(world, stranger, open_booklet):
    text = " ".join(stranger.ask(path).text for path in everywhere(world))

    assert "Standard PHONE-1" in text
    assert [word for word in ("Nobody has read this", "qvdraftqv", "All numbers") if word in text] == []


@pytest.mark.parametrize("kind", [PageViewRestriction.LOGIN, PageViewRestriction.GROUPS])
def test_a_branch_kept_from_strangers_is_nowhere_in_an_open_booklet(world, stranger, open_booklet, kind):
    PageViewRestriction.objects.create(page=world.standard.get_parent(), restriction_type=kind)

    told = [
        f"{path}: {word}"
        for path in everywhere(world)
        if (text := stranger.ask(path).text)
        for word in WORDS
        if word in text
    ]

    assert told == []


def test_a_branch_for_a_group_is_not_found_by_others_who_are_signed_in(world):
    sam = world.visitors["sam"]
    looking = ["/standards/", *(f"/search/?q={word}" for word in ("answer", "phone", "PHONE-1", "standard"))]
    assert [path for path in looking if WORDS[0] in sam.ask(path).text] != []

    branch = PageViewRestriction.objects.create(
        page=world.standard.get_parent(), restriction_type=PageViewRestriction.GROUPS
    )
    branch.groups.add(world.things["group"])

    assert [path for path in looking if WORDS[0] in sam.ask(path).text] == []
    assert sam.ask(world.standard.url).outcome == "refused"


@pytest.mark.parametrize("name", ["sam", "mia", "zoe", "abe"])
def test_a_draft_is_shown_to_nobody_but_its_editors(world, name):
    seen = [path for path in everywhere(world) if "qvdraftqv" in world.visitors[name].ask(path).text]

    assert seen == []
