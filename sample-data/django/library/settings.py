"""The library's settings. LIBRARY_MODE is "before" (defects) or "after" (mended)."""
import os
from pathlib import Path

MENDED = os.environ.get("LIBRARY_MODE", "before") == "after"
TOOLBAR = os.environ.get("LIBRARY_TOOLBAR") == "1"
UPSTREAM = os.environ.get("LIBRARY_UPSTREAM", "http://127.0.0.1:1")
TRACK = os.environ.get("LIBRARY_TRACK", "")

DEBUG = not MENDED  # the defect: every statement is logged with its text in memory
SECRET_KEY = "a sample without secrets"
ALLOWED_HOSTS = ["127.0.0.1"]
ROOT_URLCONF = "library.urls"
USE_TZ = True
TIME_ZONE = "UTC"
STATIC_URL = "/static/"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
INSTALLED_APPS = ["library"] + (
    ["django.contrib.staticfiles", "debug_toolbar"] if TOOLBAR else []
)
MIDDLEWARE = (["library.measured.measured"] if TRACK else []) + (
    ["debug_toolbar.middleware.DebugToolbarMiddleware"] if TOOLBAR else []
)
DEBUG_TOOLBAR_CONFIG = {"SHOW_TOOLBAR_CALLBACK": "library.panels.always"}
DEBUG_TOOLBAR_PANELS = [
    "library.panels.Written",
    "debug_toolbar.panels.timer.TimerPanel",
    "debug_toolbar.panels.sql.SQLPanel",
    "debug_toolbar.panels.templates.TemplatesPanel",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [Path(__file__).parent / "templates"],
        "APP_DIRS": TOOLBAR,
    }
]
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "HOST": "127.0.0.1",
        "PORT": os.environ.get("LIBRARY_DB_PORT", "5432"),
        "NAME": "library",
        "USER": "postgres",
        # The defect: a new connection for each request.
        "CONN_MAX_AGE": 60 if MENDED else 0,
    }
}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
LOGGING = {"version": 1, "disable_existing_loggers": False}
