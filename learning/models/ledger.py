"""The ledger: one append-only chain of records. `learning.ledger` holds the arithmetic, `learning.actions.recording` the one door.

The chain covers pseudonymous columns only. What a record says about a person sits in its payload behind a salted
commitment, so that it can be erased by law while the chain still verifies.
"""

from django.db import models


class Record(models.Model):
    """One immutable line: who (`subject`), did what (`kind`), to which exact thing (`object_key`), by whom, when."""

    seq = models.BigIntegerField(primary_key=True)
    prev = models.BinaryField(max_length=32)
    hash = models.BinaryField(max_length=32, unique=True)
    kind = models.CharField(
        max_length=48, db_index=True, help_text="noun.verb/version, for instance standard.demonstrated/1."
    )
    subject = models.UUIDField(null=True, db_index=True, help_text="Key of the person it is about.")
    object_key = models.UUIDField(null=True, db_index=True, help_text="Key of the thing it is about.")
    actor = models.CharField(max_length=36, help_text="Key of the person who did it, or «system».")
    at = models.DateTimeField()
    idem_key = models.CharField(
        max_length=160, unique=True, help_text="Names the fact, so that it can be recorded once only."
    )
    commitment = models.BinaryField(max_length=32)

    class Meta:
        ordering = ["seq"]

    def __str__(self):
        return f"{self.seq} {self.kind}"


class RecordPayload(models.Model):
    """Canonical JSON made once and kept as bytes; verification hashes these bytes and never re-serialises."""

    record = models.OneToOneField(Record, on_delete=models.PROTECT, primary_key=True, related_name="payload")
    salt = models.BinaryField(max_length=16, null=True)
    body = models.BinaryField(null=True)
    erased_by = models.BigIntegerField(null=True, help_text="Number of the record that says why this was erased.")

    def __str__(self):
        return f"payload of {self.record_id}"


class LedgerHead(models.Model):
    """One row: the newest record. Locked last, for the three statements of an append."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    seq = models.BigIntegerField(default=0)
    hash = models.BinaryField(max_length=32)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="one_ledger_head")]

    def __str__(self):
        return f"head at {self.seq}"
