"""Settings of the benchmarks: production's, with two more addresses for the yardsticks."""

from nakhonchai.settings import *  # noqa: F403
from nakhonchai.settings import MIDDLEWARE, STORAGES

ROOT_URLCONF = "tests.bench.urls"
SCOPE_TRIPWIRE = False
HTTPS = SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = False
SECOND_FACTOR_REQUIRED = False
ALLOWED_HOSTS = ["localhost"]
# Static files are not measured; their names need no manifest here.
MIDDLEWARE = [name for name in MIDDLEWARE if "whitenoise" not in name]
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
