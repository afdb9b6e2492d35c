"""What editors find beside Wagtail's own pages: everything about the booklet folded into one line of the menu."""

from django.urls import reverse
from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem

from people.roles import may
from standards.models import BookletPage
from standards.synonym_views import synonyms

# Other apps add lines of their own by this name.
BOOKLET_MENU = "register_booklet_menu_item"

_booklet = Menu(register_hook_name=BOOKLET_MENU, construct_hook_name="construct_booklet_menu")


class ForEditors(MenuItem):
    def is_shown(self, request):
        return may(request.user.roles, "edits_booklet")


class ForWriters(MenuItem):
    def is_shown(self, request):
        booklet = BookletPage.objects.first()
        return booklet is not None and booklet.permissions_for_user(request.user).can_add_subpage()


class ForWhoeverAnswers(MenuItem):
    def is_shown(self, request):
        return may(request.user.roles, "answers_staff")


@hooks.register("register_admin_menu_item")
def lead_to_the_booklets_own():
    return SubmenuMenuItem("Booklet", _booklet, name="booklet", icon_name="clipboard-list", order=150)


@hooks.register("register_admin_menu_item")
def lead_to_what_gets_in_the_way():
    return ForWhoeverAnswers("Staff say", reverse("standards:suggestions"), icon_name="comment", order=160)


@hooks.register(BOOKLET_MENU)
def lead_to_the_targets():
    return ForEditors("Targets", reverse("standards:targets"), icon_name="list-ul", order=10)


@hooks.register(BOOKLET_MENU)
def lead_to_coverage():
    return ForEditors("Coverage", reverse("standards:coverage", args=["cse"]), icon_name="table", order=20)


@hooks.register(BOOKLET_MENU)
def lead_to_editions():
    return ForEditors("Editions", reverse("standards:editions"), icon_name="history", order=30)


@hooks.register(BOOKLET_MENU)
def lead_to_starting_from_word():
    return ForWriters("Start from Word", reverse("standards:bring_in"), icon_name="upload", order=50)


@hooks.register(BOOKLET_MENU)
def lead_to_what_was_not_found():
    return ForEditors("Looked up, not found", reverse("standards:looked_up"), icon_name="help", order=60)


@hooks.register(BOOKLET_MENU)
def lead_to_synonyms():
    return synonyms.get_menu_item(order=70)
