"""Settings. Everything that differs between machines comes from the environment or ``.env``.

``.env.example`` names each variable. Nothing secret has a default that works
away from the loopback address.
"""

from pathlib import Path

import environ
from csp.constants import NONE, SELF

from nakhonchai.base.secrets import read_or_make_secret

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()
env.read_env(BASE_DIR / ".env")

# --- Where this copy runs -------------------------------------------------
VAR_DIR = Path(env.str("VAR_DIR", default=str(BASE_DIR / "var")))
HOST = env.str("HOST", default="127.0.0.1")
PORT = env.int("PORT", default=8000)
# Behind a reverse proxy strangers reach a loopback address too.
BEHIND_PROXY = env.bool("BEHIND_PROXY", default=False)
LOOPBACK = HOST in {"127.0.0.1", "localhost", "::1"} and not BEHIND_PROXY
DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env.str("SECRET_KEY", default="") or read_or_make_secret(VAR_DIR / "secret.key")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]", HOST])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
# The address people open, for links and QR codes made outside a request.
PUBLIC_URL = env.str("PUBLIC_URL", default=f"http://{HOST}:{PORT}")
SAMPLE_FILES = env.str("SAMPLE_FILES", default="")
# Whether an empty database gets invented records and accounts to look around with (loopback only).
EXAMPLE = env.bool("EXAMPLE", default=True)
EXAMPLE_MARKER = VAR_DIR / "example-data"
BACKUP_DIR = VAR_DIR / "backups"
# Server processes; 0 is one on SQLite, and one for each processor on PostgreSQL.
WORKERS = env.int("WORKERS", default=0)

# --- Applications: inner ones last, so that an outer app may override a template ---
INSTALLED_APPS = [
    "strategy",
    "support",
    "network",
    "plans",
    "honours",
    "learning",
    "consents",
    "leaders",
    "organizations",
    "nakhonchai.portal",
    "nakhonchai.imports",
    "nakhonchai.dashboards",
    "nakhonchai.records",
    "nakhonchai.accounts",
    "nakhonchai.geography",
    "nakhonchai.base",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django_filters",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "import_export",
    "simple_history",
]

MIDDLEWARE = [
    "nakhonchai.portal.middleware.HealthMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "nakhonchai.dashboards.middleware.UnchangedMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "nakhonchai.accounts.middleware.SessionLimitMiddleware",
    "nakhonchai.accounts.middleware.SignInRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "nakhonchai.accounts.second_factor.SecondFactorMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "nakhonchai.accounts.middleware.PrivatePagesMiddleware",
    "nakhonchai.portal.middleware.OddRequestMiddleware",
    "nakhonchai.accounts.middleware.ScopeTripwireMiddleware",
]

ROOT_URLCONF = "nakhonchai.urls"
WSGI_APPLICATION = "nakhonchai.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "nakhonchai.accounts.context.scope",
                "nakhonchai.portal.context.site",
            ],
            "builtins": [
                "nakhonchai.base.templatetags.thai",
                "nakhonchai.base.templatetags.components",
            ],
        },
    }
]
FORM_RENDERER = "nakhonchai.base.forms.FormRenderer"

# --- Database ---------------------------------------------------------------
DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{VAR_DIR}/nakhonchai.sqlite3")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # FULL: NORMAL lost acknowledged saves in simulated power cuts. IMMEDIATE:
    # a transaction that will write takes its lock first, and waits for it.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA mmap_size=0;"
            "PRAGMA foreign_keys=ON; PRAGMA cache_size=-32000;"
        ),
    }
else:
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
    # Pages ask small questions: compiling one took 8 to 24 ms and answering it 2.
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault("options", "-c jit=off")
# On SQLite too: closing the last connection copies the whole log into the file, 12 ms after each write.
DATABASES["default"]["CONN_MAX_AGE"] = 60
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Sign-in limits and figures live here. One process serves SQLite, so memory is
# shared by its threads; several processes share a folder. Several machines name a shared cache.
SHARED_CACHE = f"filecache://{VAR_DIR}/cache?timeout=3600&max_entries=2000"
IN_ONE_PROCESS = DATABASES["default"]["ENGINE"].endswith("sqlite3")
CACHES = {
    "default": env.cache("CACHE_URL", default="locmemcache://nakhonchai" if IN_ONE_PROCESS else SHARED_CACHE)
}

# --- Accounts ------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.Account"
AUTHENTICATION_BACKENDS = ["nakhonchai.accounts.backends.AccountBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "portal:home"
LOGOUT_REDIRECT_URL = "portal:home"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "nakhonchai.accounts.passwords.NotLikeOwner"},
    {"NAME": "nakhonchai.accounts.passwords.LongEnough", "OPTIONS": {"min_length": 10}},
    {"NAME": "nakhonchai.accounts.passwords.NotCommon"},
    {"NAME": "nakhonchai.accounts.passwords.NotOnlyDigits"},
]
ACCOUNT_ADAPTER = "nakhonchai.accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_FORMS = {
    "login": "nakhonchai.accounts.forms.sign_in.SignInForm",
    "change_password": "nakhonchai.accounts.forms.sign_in.ChangePasswordForm",
    "reauthenticate": "nakhonchai.accounts.forms.sign_in.ReauthenticateForm",
}
# Failed attempts count per name from one address; a village hall shares one address,
# so that limit is wide; a guesser with many addresses meets the one per name.
ACCOUNT_RATE_LIMITS = {
    "login": "60/m/ip",
    "login_failed": "30/5m/ip,5/5m/key",
    "login_failed_name": "50/h/key",
    "reset_password": "20/m/ip,3/h/key",
}
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
# The address of a person, and not of our own proxy, is what attempts are counted by.
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if BEHIND_PROXY else 0
MFA_ADAPTER = "nakhonchai.accounts.adapter.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "nakhonchai.accounts.forms.sign_in.CodeForm",
    "reauthenticate": "nakhonchai.accounts.forms.sign_in.CodeAgainForm",
    "activate_totp": "nakhonchai.accounts.forms.sign_in.ActivateForm",
}
MFA_TOTP_TOLERANCE = 1  # telephones' clocks are off by some seconds
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "นครชัยบุรินทร์"
# CODI staff reach every province: they carry a second factor, except where
# only this machine can reach the portal.
SECOND_FACTOR_REQUIRED = env.bool("SECOND_FACTOR_REQUIRED", default=not LOOPBACK)
INVITATION_DAYS = 14
SESSION_IDLE_SECONDS = 60 * 60 * 4
SESSION_ABSOLUTE_SECONDS = 60 * 60 * 24 * 7
SESSION_COOKIE_AGE = SESSION_ABSOLUTE_SECONDS
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
EMAIL_CONFIG = env.email("EMAIL_URL", default="dummymail://")
vars().update(EMAIL_CONFIG)
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="nakhonchai@localhost")

# --- Language and time -----------------------------------------------------------
LANGUAGE_CODE = "th"
LANGUAGES = [("th", "ไทย")]
LOCALE_PATHS = [VAR_DIR / "locale"]
LOCALE_SOURCES = BASE_DIR / "nakhonchai" / "locale"
TIME_ZONE = "Asia/Bangkok"
USE_I18N = True
USE_TZ = True
FORMAT_MODULE_PATH = ["nakhonchai.formats"]

# --- The network's own numbers -----------------------------------------------------
# คนรุ่นใหม่: younger than or as old as this. The network's working limit; a setting.
YOUNG_AGE_LIMIT = env.int("YOUNG_AGE_LIMIT", default=35)

# --- Who answers for personal data: named in the privacy notice -----------------------
DATA_CONTROLLER = env.str("DATA_CONTROLLER", default="ขบวนองค์กรชุมชนกลุ่มจังหวัดนครชัยบุรินทร์")
# Telephone, address or e-mail; while empty, the notice leads to the feedback form.
PRIVACY_CONTACT = env.str("PRIVACY_CONTACT", default="")

# --- Open data: under which terms the aggregates may be used -----------------------------
OPEN_DATA_LICENCE = env.str("OPEN_DATA_LICENCE", default="CC BY 4.0 (ใช้ได้โดยอ้างอิงที่มา)")
OPEN_DATA_LICENCE_URL = env.str(
    "OPEN_DATA_LICENCE_URL", default="https://creativecommons.org/licenses/by/4.0/deed.th"
)

# --- Files ---------------------------------------------------------------------------
STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "static"
BUILT_STATIC = VAR_DIR / "built"
BUILT_STATIC.mkdir(parents=True, exist_ok=True)
STATICFILES_DIRS = [BASE_DIR / "static", BUILT_STATIC]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
MEDIA_ROOT = VAR_DIR / "files"
MEDIA_URL = "/-/"
FILE_UPLOAD_PERMISSIONS = 0o600
UPLOAD_MAX_BYTES = 20 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

# --- Work outside the request ----------------------------------------------------------
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "long"]}}

# --- Safety ------------------------------------------------------------------------------
HTTPS = env.bool("HTTPS", default=not LOOPBACK)
SECURE_SSL_REDIRECT = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "nakhonchai.portal.views.errors.csrf_failure"
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "manifest-src": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    "camera": [],
    "geolocation": ["self"],
    "microphone": [],
    "payment": [],
    "usb": [],
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "line"},
        "errors": {"class": "logging.StreamHandler", "formatter": "line", "level": "ERROR"},
    },
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="INFO")},
    # Making a font tells a page; the worker sets its own level, so that its handler must be the quiet one.
    "loggers": {
        "fontTools": {"level": "WARNING"},
        "django_tasks_db": {"handlers": ["errors"], "propagate": False},
    },
}
