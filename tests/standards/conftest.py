"""Working in Wagtail's admin as one of the cast."""

import pytest
from allauth.mfa.models import Authenticator
from django.urls import reverse

from standards.models import ChapterPage, StandardPage


@pytest.fixture
def in_admin(client):
    """Sign in as somebody who has a second factor: ``in_admin(ada).save(page, promise="…")``."""

    def sign_in(person):
        Authenticator.objects.get_or_create(user=person.account, type="totp", defaults={"data": {"secret": "x"}})
        client.force_login(person.account)
        return Admin(client)

    return sign_in


class Admin:
    """The editor as a browser uses it: every field of the page is sent, with what is changed among them."""

    def __init__(self, client):
        self.client = client

    def save(self, page, **changed):
        return self._send(page, {}, changed)

    def submit(self, page, **changed):
        return self._send(page, {"action-submit": "1"}, changed)

    def publish(self, page, **changed):
        return self._send(page, {"action-publish": "1"}, changed)

    def approve(self, page, **changed):
        return self._send(page, {"action-workflow-action": "1", "workflow-action-name": "approve"}, changed)

    def send_back(self, page, **changed):
        return self._send(page, {"action-workflow-action": "1", "workflow-action-name": "reject"}, changed)

    def create(self, chapter, **fields):
        address = reverse("wagtailadmin_pages:add", args=("standards", "standardpage", chapter.pk))
        page = StandardPage(slug="new", owner_role="Head", checked_by="Us", promise_heading="What we promise")
        return self.client.post(address, fields_of(page) | fields, follow=True)

    def _send(self, page, action, changed):
        draft = type(page).objects.get(pk=page.pk).get_latest_revision_as_object()
        address = reverse("wagtailadmin_pages:edit", args=(page.pk,))
        return self.client.post(address, fields_of(draft) | action | changed, follow=True)


def fields_of(page):
    """What a browser would send for a page that nobody has touched."""
    if isinstance(page, ChapterPage):
        names = ("title", "slug", "key", "icon", "intro")
        return {name: getattr(page, name) for name in names} | _comments()
    names = (
        "title",
        "slug",
        "key",
        "promise_heading",
        "promise",
        "covers",
        "covers_detail",
        "search_words",
        "owner_role",
        "checked_by",
        "change",
        "change_reason",
    )
    days = {name: getattr(page, name) or "" for name in ("checked_on", "next_check_on")}
    criteria = {"criteria": [criterion.pk for criterion in page.criteria.all()] if page.pk else []}
    body = _stream("body", page.body.get_prep_value())
    return {name: getattr(page, name) for name in names} | days | criteria | _targets(page) | body | _comments()


def errors_of(response) -> list[str]:
    """Every sentence that says why a page was not taken."""
    form = response.context["form"] if response.context and "form" in response.context else None
    if form is None:
        return []
    rows = [row for formset in form.formsets.values() for row in formset.forms]
    return [sentence for each in (form, *rows) for sentences in each.errors.values() for sentence in sentences]


def _comments():
    return _formset("comments", 0, 0)


def _formset(prefix, total, initial):
    return {f"{prefix}-TOTAL_FORMS": total, f"{prefix}-INITIAL_FORMS": initial, f"{prefix}-MIN_NUM_FORMS": 0} | {
        f"{prefix}-MAX_NUM_FORMS": 1000
    }


def _targets(page):
    rows = list(page.targets.all())
    sent = _formset("targets", len(rows), len([row for row in rows if row.pk]))
    for number, row in enumerate(rows):
        names = ("key", "channel", "what", "done", "measure", "value", "unit", "clock_starts", "calendar")
        at = f"targets-{number}"
        sent |= {f"{at}-{name}": getattr(row, name) for name in names}
        sent |= {f"{at}-id": row.pk or "", f"{at}-ORDER": number + 1, f"{at}-percent": row.percent or ""}
        sent |= {f"{at}-effective_from": row.effective_from, f"{at}-DELETE": ""}
    return sent


def _stream(prefix, parts):
    sent = {f"{prefix}-count": len(parts)}
    for number, part in enumerate(parts):
        sent |= _item(f"{prefix}-{number}", number, part) | {f"{prefix}-{number}-type": part["type"]}
    return sent


def _item(at, number, item):
    return {f"{at}-deleted": "", f"{at}-order": number, f"{at}-id": item["id"]} | _value(f"{at}-value", item["value"])


def _value(at, value):
    if isinstance(value, dict):
        return {name: sent for inner in value for name, sent in _value(f"{at}-{inner}", value[inner]).items()}
    if isinstance(value, list):
        sent = {f"{at}-count": len(value)}
        for number, item in enumerate(value):
            sent |= _item(f"{at}-{number}", number, item)
        return sent
    return {at: value}
