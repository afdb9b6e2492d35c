"""Facts about questions and attempts, sent inside the transaction that made them true."""

from django.dispatch import Signal

question_ready = Signal()  # version, by, now
attempt_started = Signal()  # attempt, now
attempt_finished = Signal()  # attempt, now
