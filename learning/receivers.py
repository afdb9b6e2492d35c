"""News from the other apps, heard here only: each calls one action, in the transaction that sent the news."""

from learning.actions import following, showing
from learning.actions.coaching import hear_fit
from people.signals import deputy_changed, person_joined, person_left, person_moved, role_changed
from quizzes.signals import attempt_finished, attempt_started, question_ready
from standards.signals import fit_answered, standard_opened, version_published


def connect() -> None:
    """Called once, when the apps are loaded."""
    for signal, receiver in (
        (version_published, on_version_published),
        (question_ready, on_question_ready),
        (fit_answered, on_fit_answered),
        (standard_opened, on_standard_opened),
        (attempt_started, on_attempt_started),
        (attempt_finished, on_attempt_finished),
        (person_joined, on_person_joined),
        (person_moved, on_person_moved),
        (person_left, on_person_left),
        (role_changed, on_role_changed),
        (deputy_changed, on_deputy_changed),
    ):
        signal.connect(receiver, dispatch_uid=f"learning.{receiver.__name__}")


def on_version_published(sender, *, version, by, now, **kwargs):
    following.record_version(version=version, by=by, now=now)


def on_question_ready(sender, *, version, by, now, **kwargs):
    following.record_question(version=version, by=by, now=now)


def on_fit_answered(sender, *, fit, now, **kwargs):
    hear_fit(fit=fit, now=now)


def on_standard_opened(sender, *, version, person, now, **kwargs):
    showing.record_reading(version=version, person=person, now=now)


def on_attempt_started(sender, *, attempt, now, **kwargs):
    showing.record_start(attempt=attempt, now=now)


def on_attempt_finished(sender, *, attempt, now, **kwargs):
    showing.record_attempt(attempt=attempt, now=now)


def on_person_joined(sender, *, employment, by, now, **kwargs):
    following.record_joining(employment=employment, by=by, now=now)


def on_person_moved(sender, *, employment, by, now, **kwargs):
    following.record_move(employment=employment, by=by, now=now)


def on_person_left(sender, *, employment, by, now, **kwargs):
    following.record_leaving(employment=employment, by=by, now=now)


def on_role_changed(sender, *, person, role, granted, by, now, **kwargs):
    following.record_role(person=person, role=role, granted=granted, by=by, now=now)


def on_deputy_changed(sender, *, deputy, by, now, **kwargs):
    following.record_deputy(deputy=deputy, by=by, now=now)
