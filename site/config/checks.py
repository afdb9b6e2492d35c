"""Django's own checks, so that `manage.py check --database default` and `migrate` say what start-up would."""

from django.conf import settings
from django.core.checks import Error, Tags, register

from config.start_up import dangers_in_database


@register(Tags.database)
def no_demo_accounts_outside_the_demo(app_configs, databases, **kwargs):
    if "default" not in (databases or []):
        return []
    return [Error(danger, id="config.E001") for danger in dangers_in_database(demo=settings.DEMO)]
