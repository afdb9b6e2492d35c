"""Facts about questions and attempts, sent inside the transaction that made them true."""

from django.dispatch import Signal

question_ready = Signal()  # version, by, now
attempt_started = Signal()  # attempt, now; of an attempt that counts
attempt_finished = Signal()  # attempt, now; of an attempt that counts, and `now` is when it was finished
attempt_voided = Signal()  # attempt, was, by, now; `was` is the state it had
