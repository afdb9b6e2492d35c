"""The editor's menu: few lines, each for whoever can use it."""

from django.test import RequestFactory
from wagtail.admin.menu import admin_menu

from tests.factories.standards import make_booklet


def lines_for(person):
    """The labels of the menu, those folded away under another as «other: label»."""
    request = RequestFactory().get("/admin/")
    request.user = person.account
    shown = []
    for item in _in_order(admin_menu, request):
        shown.append(item.label)
        if item.label == "Booklet":
            shown += [f"Booklet: {each.label}" for each in _in_order(item.menu, request)]
    return shown


def _in_order(menu, request):
    return sorted(menu.menu_items_for_request(request), key=lambda item: item.order)


def test_an_editor_finds_everything_about_the_booklet_in_one_place(ada):
    make_booklet()

    assert [line for line in lines_for(ada) if line.startswith("Booklet")] == [
        "Booklet",
        "Booklet: Targets",
        "Booklet: Coverage",
        "Booklet: Editions",
        "Booklet: Questions",
        "Booklet: How questions are doing",
        "Booklet: Print",
        "Booklet: Start from Word",
        "Booklet: Bring in questions",
        "Booklet: Looked up, not found",
        "Booklet: Search synonyms",
    ]
    assert len([line for line in lines_for(ada) if ":" not in line]) <= 7


def test_an_administrator_who_edits_nothing_has_no_such_line(abe):
    assert not [line for line in lines_for(abe) if line.startswith("Booklet") or line == "Staff say"]
