"""In the admin: what a change leads to comes before asking for it to be read, and before reading it; and printing."""

from django.shortcuts import redirect
from django.urls import reverse
from wagtail import hooks
from wagtail.admin.action_menu import ActionMenuItem, SubmitForModerationMenuItem, WorkflowMenuItem

from standards.admin_menu import BOOKLET_MENU, ForEditors
from standards.models import StandardPage

ACTION = "action-next-version"
MODEL = StandardPage._meta.model_name


class NextVersionMenuItem(ActionMenuItem):
    """Saves the draft, and goes on to what publishing it leads to."""

    name = ACTION
    icon_name = "arrow-right"

    def __init__(self, label):
        super().__init__()
        self.label = label


@hooks.register("construct_page_action_menu")
def ask_on_our_page(menu_items, request, context):
    """A standard is sent to its second reader from the page that says whom a change touches."""
    page = context.get("page")
    is_new = context["view"] == "create" and request.resolver_match.kwargs.get("content_type_model_name") == MODEL
    if not (is_new or (isinstance(page, StandardPage) and context["view"] == "edit")):
        return
    is_read = not is_new and page.current_workflow_task_state is not None
    kept = [item for item in menu_items if not _asks_or_approves(item)]
    if is_read or len(kept) < len(menu_items):
        is_first = is_new or page.newest_version is None
        sees = "See what it leads to" if is_first else "See what it changes"
        kept.append(NextVersionMenuItem(sees if is_read else f"{sees}, and send it"))
    menu_items[:] = kept


def _asks_or_approves(item):
    return isinstance(item, SubmitForModerationMenuItem) or (
        isinstance(item, WorkflowMenuItem) and item.name == "approve"
    )


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def go_on_to_our_page(request, page):
    if ACTION in request.POST and isinstance(page, StandardPage):
        return redirect(reverse("home:next_version", args=[page.key]))
    return None


@hooks.register(BOOKLET_MENU)
def lead_to_printing():
    """Printing has one page, in the site's own frame: managers print too, and they never come in here."""
    return ForEditors("Print", reverse("home:print"), icon_name="doc-full", order=40)
