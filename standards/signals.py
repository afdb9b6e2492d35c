"""Facts about the booklet, sent inside the transaction that made them true."""

from django.dispatch import Signal

version_published = Signal()  # version, by (Person or None), now
fit_answered = Signal()  # fit, now
standard_opened = Signal()  # version, person, now
