"""Facts about people that others may need to hear, sent inside the transaction that made them true."""

from django.dispatch import Signal

person_joined = Signal()  # employment, by, now
person_moved = Signal()  # employment, by, now
person_left = Signal()  # employment, by, now
role_changed = Signal()  # person, role, granted (bool), by, now
deputy_changed = Signal()  # deputy, by, now
