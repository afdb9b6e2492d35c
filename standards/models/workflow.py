"""The second reader: nobody publishes their own words, by whatever door they come."""

import json

from wagtail.models import AbstractGroupApprovalTask, PagePermissionTester, WorkflowState

from standards.rules import Draft, obstacles_to_approving
from standards.wording import number


def draft_of(page) -> Draft:
    """Who wrote what is not published yet, and who asked for it to be read."""
    written_by = written_at = None
    content = page.live_revision.content if page.live_revision_id else {}
    for revision in page.revisions.filter(pk__gt=page.live_revision_id or 0).order_by("pk"):
        if _words(page, revision.content) != _words(page, content):
            written_by, written_at = revision.user_id, revision.created_at
        content = revision.content
    state = _request(page, written_at)
    if state is None:
        return Draft(written_by, written_at)
    return Draft(written_by, written_at, state.requested_by_id, state.created_at)


class SecondReaderPermissions(PagePermissionTester):
    """Wagtail asks this object before every publication: the button, the page, the list of pages and the workflow."""

    def can_publish(self):
        return super().can_publish() and not self.obstacles_to_approving()

    def can_publish_subpage(self):
        """A page that is made and published at once would have one reader."""
        return False

    def can_set_view_restrictions(self):
        return super().can_publish()

    def can_unschedule(self):
        return super().can_publish()

    def can_copy(self):
        """A copy would carry a key that is taken."""
        return False

    def obstacles_to_approving(self) -> list[str]:
        return obstacles_to_approving(self.user.pk, draft_of(self.page))


class SecondReaderTask(AbstractGroupApprovalTask):
    """Approval by somebody in the group who did not ask for it themselves."""

    def get_actions(self, obj, user):
        actions = super().get_actions(obj, user)
        draft = draft_of(obj)
        if draft.asked_by == user.pk:
            return []
        if obstacles_to_approving(user.pk, draft) or obj.specific.obstacles_to_going_out():
            return [action for action in actions if action[0] == "reject"]
        return actions

    def get_task_states_user_can_moderate(self, user, **kwargs):
        states = super().get_task_states_user_can_moderate(user, **kwargs)
        return states.exclude(workflow_state__requested_by=user)

    @classmethod
    def get_description(cls):
        return "Somebody other than the person who asked reads it and publishes it, or sends it back."

    class Meta:
        verbose_name = "second reader"
        verbose_name_plural = "second readers"


def _words(page, content: dict) -> dict:
    """What a revision says, without Wagtail's bookkeeping and without what the reader decides: when, and for how long."""
    names = {field.name for field in (*page._meta.local_fields, *page._meta.local_many_to_many)} - {"page_ptr"}
    words = {name: content.get(name) for name in names | {"title", "slug"}}
    # Stored as text, in which the same body can be spelt in another order.
    words["body"] = json.loads(content.get("body") or "[]")
    targets = content.get("targets", [])
    words["targets"] = [
        {name: value for name, value in target.items() if name not in ("pk", "page")}
        | {"value": number(target["value"] or 0)}
        for target in targets
    ]
    return words


def _request(page, written_at):
    """The open request for this draft, or the one just granted, which counts until its page is out."""
    state = page.workflow_states.exclude(status=WorkflowState.STATUS_CANCELLED).order_by("-created_at", "-pk").first()
    if state is None or state.is_active:
        return state
    return state if written_at and state.created_at >= written_at else None
