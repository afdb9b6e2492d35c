"""What waits for whoever edits the booklet."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import IntegerField, QuerySet
from django.db.models.functions import Cast
from wagtail.models import Page, TaskState, WorkflowState

from people.models import Account
from standards.models import Criterion, CriterionGroup, SecondReaderTask


def waiting_for(account: Account) -> list[Page]:
    """The pages that somebody else asked to have read and that `account` may read and publish, the oldest first."""
    waiting = TaskState.objects.none()
    for task in SecondReaderTask.objects.filter(active=True).order_by("pk"):
        waiting |= task.get_task_states_user_can_moderate(account)
    keys = waiting.order_by("started_at", "pk").values_list("workflow_state__object_id", flat=True)
    pages = {page.pk: page for page in Page.objects.filter(pk__in=[int(key) for key in keys]).specific()}
    return [pages[int(key)] for key in keys if int(key) in pages]


def drafts_of(account: Account) -> QuerySet[Page]:
    """The pages whose newest words `account` wrote, that nobody has published or been asked to read."""
    being_read = WorkflowState.objects.filter(
        status=WorkflowState.STATUS_IN_PROGRESS, base_content_type=ContentType.objects.get_for_model(Page)
    )
    return (
        Page.objects.filter(has_unpublished_changes=True, latest_revision__user=account)
        # Wagtail keeps the number of the page as text, which PostgreSQL compares with no number.
        .exclude(pk__in=being_read.values_list(Cast("object_id", IntegerField()), flat=True))
        .order_by("-latest_revision_created_at", "pk")
    )


def criterion_trail(criterion: Criterion) -> list[CriterionGroup]:
    """The headings a criterion stands under, outermost first: 2, then 2.2."""
    parts = criterion.number.split(".")
    numbers = [".".join(parts[:depth]) for depth in range(1, len(parts))]
    return list(CriterionGroup.objects.filter(framework=criterion.framework_id, number__in=numbers).order_by("number"))
