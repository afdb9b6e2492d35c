from django.apps import AppConfig

# A record follows the newest one: no gap, no fork, no second of a number. Asked as MAX, which both databases read off
# the end of the index; a plan for «none from here on» can read every record there is, for each that is added.
FOLLOWS_THE_NEWEST = (
    "NEW.seq = (SELECT COALESCE(MAX(r.seq), 0) + 1 FROM learning_record r) AND (NEW.seq = 1 OR "
    "EXISTS (SELECT 1 FROM learning_record r WHERE r.seq = NEW.seq - 1 AND r.hash = NEW.prev))"
)
# Erasure by law: both at once, once, and under the record that says why.
ERASES = (
    "OLD.erased_by IS NULL AND NEW.erased_by IS NOT NULL AND NEW.salt IS NULL AND NEW.body IS NULL "
    "AND EXISTS (SELECT 1 FROM learning_record r WHERE r.seq = NEW.erased_by AND r.kind LIKE 'payload.erased/%')"
)


class LearningConfig(AppConfig):
    name = "learning"

    def ready(self):
        from learning import receivers
        from learning.actions.reopening import carry_on
        from learning.models import DueDateChange, ElementEvent, Reading, Record, RecordPayload
        from learning.models.reopening import ASKING
        from toolkit.append_only import protect
        from toolkit.long_work import register

        protect(Record, fits_when=FOLLOWS_THE_NEWEST)
        protect(RecordPayload, except_columns=("salt", "body", "erased_by"), allowed=ERASES)
        for insert_only in (DueDateChange, Reading, ElementEvent):
            protect(insert_only)
        receivers.connect()
        register(ASKING, carry_on)
