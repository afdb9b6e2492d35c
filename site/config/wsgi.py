"""Where a server begins: nothing is served until the database has been looked at too."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from config.start_up import refuse_unsafe_database

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

application = get_wsgi_application()
refuse_unsafe_database(demo=settings.DEMO)
