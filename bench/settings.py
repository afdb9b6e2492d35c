"""The site's own settings, plus the one bare page it is measured against."""

from config.settings import *  # noqa: F403, the bench measures what runs

ROOT_URLCONF = "bench.bare_page"
