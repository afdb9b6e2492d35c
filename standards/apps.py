from django.apps import AppConfig


class StandardsConfig(AppConfig):
    name = "standards"

    def ready(self):
        from django.db import transaction
        from wagtail.actions.publish_page_revision import PublishPageRevisionAction
        from wagtail.signals import page_published

        from standards import receivers
        from standards.models import (
            CheckReminder,
            Edition,
            EditionVersion,
            Fit,
            LaterReading,
            StandardCheck,
            StandardPage,
            StandardVersion,
            SuggestionMove,
        )
        from toolkit.append_only import protect

        protect(StandardVersion)
        protect(Fit)
        protect(SuggestionMove)
        for insert_only in (CheckReminder, Edition, EditionVersion, LaterReading, StandardCheck):
            protect(insert_only)
        page_published.connect(receivers.page_published, sender=StandardPage, dispatch_uid="freeze_version")
        # Wagtail publishes in several steps, each committed alone. A page must never be live without its version.
        PublishPageRevisionAction.execute = transaction.atomic(PublishPageRevisionAction.execute)
