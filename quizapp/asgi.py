"""The ASGI entry point. The views are synchronous, so WSGI is the faster choice (README, Decisions)."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "quizapp.settings")

application = get_asgi_application()
