"""Keeping what is made for paper: a file is made once for the same inputs."""

import datetime as dt

from django.core.files.base import ContentFile
from django.db import transaction

from people.models import Person
from standards.documents.making import Job, make, notes_on
from standards.models import Printed
from toolkit.audit import record


def printed_before(job: Job) -> Printed | None:
    """The file of exactly these inputs, if it was made and its bytes are still there."""
    found = Printed.objects.filter(kind=job.piece.slug, digest=job.digest).first()
    return found if found and found.file.storage.exists(found.file.name) else None


def keep_printed(*, job: Job, by: Person | None, now: dt.datetime) -> Printed:
    """The file of a job: the one that is kept, or one made now. Refused, with each line named, when it doesn't fit."""
    found = printed_before(job)
    if found:
        return found
    paper = make(job)
    with transaction.atomic():
        printed, _ = Printed.objects.get_or_create(
            kind=job.piece.slug,
            digest=job.digest,
            defaults={
                "about": job.about,
                "dated": job.dated,
                "name": job.name,
                "bytes": len(paper.content),
                "pages": paper.pages,
                "notes": notes_on(job, paper),
                "made_at": now,
            },
        )
        # Its digest names it, so that two who make it at once write the same bytes to one place.
        name = f"printed/{job.piece.slug}-{job.digest}{job.name[job.name.rindex('.') :]}"
        if not printed.file.storage.exists(name):
            printed.file.storage.save(name, ContentFile(paper.content))
        Printed.objects.filter(pk=printed.pk).update(file=name)
        record(printed, "standards.printed.make", by=by)
    printed.refresh_from_db()
    return printed
