"""Settings of the test run: harsher than production, and quick to sign in."""

from pathlib import Path
from tempfile import gettempdir

from nakhonchai.settings import *  # noqa: F403
from nakhonchai.settings import STORAGES

SECRET_KEY = "only-for-tests"
DEBUG = False
SCOPE_TRIPWIRE = True
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
MEDIA_ROOT = Path(gettempdir()) / "nakhonchai-test-files"
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
TASKS = {
    "default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend", "QUEUES": ["default", "long"]}
}
HTTPS = SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = False
SECOND_FACTOR_REQUIRED = False
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
EXAMPLE_MARKER = Path(gettempdir()) / "nakhonchai-no-example-data"
STATIC_ROOT = Path(gettempdir()) / "nakhonchai-test-static"
STATIC_ROOT.mkdir(exist_ok=True)
