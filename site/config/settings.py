"""One file for every place the site runs in; what differs comes from `env.py`. Policy is data, not settings."""

import json
from pathlib import Path
from urllib.parse import urlsplit

from config import env, start_up

ROOT = env.ROOT
DATA = env.DATA

# Where we are ---------------------------------------------------------------------------------------------------------

DEBUG = env.get("DEBUG")
DEMO = env.get("DEMO")
SITE_URL = (env.get("SITE_URL") or (f"http://127.0.0.1:{env.get('PORT')}" if DEBUG else "")).rstrip("/")
ALLOWED_HOSTS = env.get("ALLOWED_HOSTS") or (["127.0.0.1", "localhost", "[::1]"] if DEBUG else [])
SECRET_KEY = env.get("SECRET_KEY") or (env.DEVELOPMENT_KEY if DEBUG else "")
SECRET_KEY_FALLBACKS = env.get("SECRET_KEY_FALLBACKS")
MFA_KEY = env.get("MFA_KEY") or (SECRET_KEY if DEBUG else "")

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

# What is in it --------------------------------------------------------------------------------------------------------

INSTALLED_APPS = [
    # Ours come first, so that their templates win.
    "config",
    "home",
    "learning",
    "quizzes",
    "standards",
    "people",
    "toolkit",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "wagtail.contrib.settings",
    "wagtail.contrib.redirects",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "config.request_log.request_log",
    "config.security_headers.security_headers",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "config.health.health",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "people.sign_in.signed_out_meanwhile",
    "people.sign_in.second_factor",
    "config.error_pages.plain_errors",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
                "config.context.site",
                "home.context.page_frame",
            ],
            "builtins": ["config.templatetags.security"],
        },
    },
]

# Widgets are drawn by the same engine as pages, so that templates/wagtailadmin/ covers them too.
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# What it remembers ----------------------------------------------------------------------------------------------------

DEMO_DATABASE = DATA / "demo.sqlite3"
DATABASE_URL = env.get("DATABASE_URL") or f"sqlite:///{DEMO_DATABASE if DEMO else DATA / 'standard-bearer.sqlite3'}"
DATABASES = {"default": env.database(DATABASE_URL)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    Path(DATABASES["default"]["NAME"]).parent.mkdir(parents=True, exist_ok=True)
    # Without IMMEDIATE two readers that both go on to write fail each other; WAL alone makes that worse.
    # FULL keeps the last commit through a power cut, for a tenth of the speed.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
    }
else:
    INSTALLED_APPS.insert(INSTALLED_APPS.index("django.forms"), "django.contrib.postgres")
    DATABASES["default"]["CONN_MAX_AGE"] = 0
    DATABASES["default"]["OPTIONS"] = DATABASES["default"].get("OPTIONS", {}) | {
        "pool": {"min_size": 1, "max_size": env.get("DATABASE_POOL"), "timeout": 10},
    }

CACHES = {
    "default": env.cache(env.get("CACHE_URL")),
    # A table of its own in the database, which /readyz writes to.
    "probe": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "readiness_probe"},
}

TASKS = {
    "default": {
        # A developer's machine has no worker: there a task runs where it is asked for.
        "BACKEND": "django_tasks.backends.immediate.ImmediateBackend" if DEBUG else "django_tasks_db.DatabaseBackend",
        "QUEUES": [],
    }
}

WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}

# How it speaks --------------------------------------------------------------------------------------------------------

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = True
USE_TZ = True

DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.get("EMAIL_FROM")
EMAIL_URL = env.get("EMAIL_URL")
vars().update(env.email(EMAIL_URL or f"filemail:///{DATA / 'outbox'}"))

# Files ----------------------------------------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = ROOT / "build" / "static"
STATICFILES_DIRS = [ROOT / "site" / "static"]
STATICFILES_FINDERS = [
    "toolkit.stylesheet.StylesheetFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
MEDIA_URL = "/media/"
MEDIA_ROOT = Path(env.get("MEDIA_ROOT") or DATA / "media")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = DEBUG
WHITENOISE_ALLOW_ALL_ORIGINS = False

# An answer is a few hundred bytes and a standard's page some tens of kilobytes; files have their own limits.
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
BODY_WITH_FILES_MAX = 25_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # Wagtail's page editor sends one field per block and option.
DATA_UPLOAD_MAX_NUMBER_FILES = 20
FILE_UPLOAD_PERMISSIONS = 0o640

# Signing in -----------------------------------------------------------------------------------------------------------

AUTH_USER_MODEL = "people.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
SILENCED_SYSTEM_CHECKS = [
    "auth.W004"
]  # An address is unique whatever its capitals, by a constraint the check cannot see.
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"

ACCOUNT_ADAPTER = "people.sign_in.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_LOGIN_BY_CODE_ENABLED = True  # Most people have no password: a code by e-mail, a passkey or single sign-on.
ACCOUNT_EMAIL_VERIFICATION = "none"  # Addresses come from the staff list, not from the people who sign in.
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_DEFAULT_HTTP_PROTOCOL = urlsplit(SITE_URL).scheme or "https"
ACCOUNT_USER_DISPLAY = str
ACCOUNT_RATE_LIMITS = {"login_failed": "10/m/ip,5/5m/key"}
ALLAUTH_TRUSTED_PROXY_COUNT = env.get("TRUSTED_PROXIES")

MFA_ADAPTER = "people.sign_in.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_REAUTHENTICATION_REQUIRED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_ISSUER = "Standard Bearer"
MFA_TOTP_TOLERANCE = 1
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEBUG  # Lets a passkey be tried at http://localhost.

SOCIALACCOUNT_ADAPTER = "people.sign_in.SingleSignOnAdapter"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False  # Linked by the provider's own key, never by an address it claims.
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {"APPS": json.loads(env.get("SSO_PROVIDERS") or "[]"), "OAUTH_PKCE_ENABLED": True}
}

USERSESSIONS_TRACK_ACTIVITY = False  # When somebody last looked at a page is nobody's business.

# What goes over the wire ----------------------------------------------------------------------------------------------

HTTPS = urlsplit(SITE_URL).scheme == "https"

SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_NAME = "__Host-session" if HTTPS else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_TRUSTED_ORIGINS = [SITE_URL] if SITE_URL else []
CSRF_FAILURE_VIEW = "config.error_pages.stale_form"

SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^livez$", r"^readyz$"]
SECURE_HSTS_SECONDS = 2 * 365 * 24 * 60 * 60 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"  # Wagtail shows drafts in a frame of its own; the CSP says the same, page by page.
if env.get("TRUSTED_PROXIES"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# Wagtail --------------------------------------------------------------------------------------------------------------

WAGTAIL_SITE_NAME = "Standard Bearer"
WAGTAILADMIN_BASE_URL = SITE_URL
# One way in: Wagtail's own doors are redirected in urls.py and its account forms are off.
WAGTAILADMIN_LOGIN_URL = LOGIN_URL
WAGTAIL_FRONTEND_LOGIN_URL = LOGIN_URL
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILUSERS_PASSWORD_ENABLED = False
WAGTAIL_PRIVATE_PAGE_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAILDOCS_PRIVATE_COLLECTION_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]
# It calls nobody.
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILEMBEDS_FINDERS = []
# At the default half second every pause in typing is a revision.
WAGTAIL_AUTOSAVE_INTERVAL = 10_000
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "mp4", "odt", "pdf", "pptx", "txt", "vtt", "webm", "xlsx"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 10_000_000
WAGTAILDOCS_BLOCK_EMBEDDED_CONTENT = True
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10_000_000

# Logs -----------------------------------------------------------------------------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "config.logs.JsonFormatter"}},
    "handlers": {"stdout": {"class": "logging.StreamHandler", "stream": "ext://sys.stdout", "formatter": "json"}},
    "root": {"handlers": ["stdout"], "level": "INFO"},
    "loggers": {
        # The request log tells of each answer once; Django's own lines carry whole addresses.
        "django.request": {"level": "ERROR"},
        "django.server": {"level": "ERROR"},
        "httpx": {"level": "WARNING"},
    },
}

start_up.refuse_unsafe_settings(vars())
