"""What every site needs once before its booklet is written: the booklet, who may do what to it, the mark's criteria."""

import datetime as dt

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from people.models import Person
from people.roles import DUTIES, Duty, Role
from standards.actions.frameworks import load_our_frameworks
from standards.models import BookletPage, SecondReaderTask
from toolkit.audit import record

WORKFLOW = "Second reader"
FILES = {"wagtailimages": "image", "wagtaildocs": "document"}


@transaction.atomic
def set_up_booklet(
    *,
    parent: Page,
    by: Person | None,
    now: dt.datetime,
    title: str = "Standards",
    slug: str = "standards",
    intro: str = "",
) -> BookletPage:
    """The booklet under the site's front page, its readers and writers, and the criteria. Done twice, it changes nothing."""
    booklet = BookletPage.objects.first() or _create_booklet(parent, title, slug, intro, by)
    for role, duty in DUTIES.items():
        if duty.edits_booklet:
            _permit(role, duty, booklet)
    _set_up_second_reader(booklet)
    _retire_wagtails_own()
    load_our_frameworks(by=by, now=now)
    return booklet


def _create_booklet(parent: Page, title: str, slug: str, intro: str, by: Person | None) -> BookletPage:
    booklet = BookletPage(title=title, slug=slug, intro=intro)
    parent.add_child(instance=booklet)
    record(booklet, "standards.booklet.create", by=by)
    return booklet


def _permit(role: Role, duty: Duty, booklet: BookletPage) -> None:
    """Only what the role needs: a writer writes, a second reader changes and publishes, and both use pictures and files."""
    group, _ = Group.objects.get_or_create(name=role.value)
    group.permissions.add(_permission("wagtailadmin", "access_admin"))
    # Synonyms are words, and whoever edits the booklet keeps them.
    synonyms = Permission.objects.filter(content_type__app_label="standards", content_type__model="searchsynonym")
    group.permissions.add(*synonyms)
    for verb in ("change", "publish") if duty.publishes else ("add", "change"):
        GroupPagePermission.objects.get_or_create(
            group=group, page=booklet, permission=_permission("wagtailcore", f"{verb}_page")
        )
    for app, model in FILES.items():
        for verb in ("choose",) if duty.publishes else ("add", "change", "choose"):
            GroupCollectionPermission.objects.get_or_create(
                group=group, collection=Collection.get_first_root_node(), permission=_permission(app, f"{verb}_{model}")
            )


def _permission(app: str, codename: str) -> Permission:
    return Permission.objects.get(content_type__app_label=app, codename=codename)


def _set_up_second_reader(booklet: BookletPage) -> None:
    task = SecondReaderTask.objects.filter(name=WORKFLOW).first() or SecondReaderTask.objects.create(name=WORKFLOW)
    task.groups.set(Group.objects.filter(name__in=[role.value for role, duty in DUTIES.items() if duty.publishes]))
    workflow, _ = Workflow.objects.get_or_create(name=WORKFLOW)
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task)
    WorkflowPage.objects.update_or_create(page=booklet, defaults={"workflow": workflow})


def _retire_wagtails_own() -> None:
    """Wagtail comes with two groups that may do anything to every page and a workflow for them: doors nobody watches."""
    for workflow in Workflow.objects.filter(name="Moderators approval", active=True):
        workflow.deactivate()
    Group.objects.filter(name__in=["Editors", "Moderators"], user__isnull=True).delete()
