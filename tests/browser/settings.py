# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The settings of an installation, with the styles as they were built."""

from trede.office.server.settings import *  # noqa: F403
from trede.office.server.settings import CONFIGURATION

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # tests need no slow one
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS, WHITENOISE_MAX_AGE = True, 3600  # nothing is collected, and no browser asks twice
EMAIL_BACKEND = "trede.office.post.shown.Kept"  # at once: no worker runs
TREDE_SHOWN_MAIL = CONFIGURATION.data / "mail"
ROOT_URLCONF = "tests.browser.urls"
