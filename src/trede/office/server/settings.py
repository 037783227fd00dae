# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Django's settings, all from one Configuration; nothing else reads the environment."""

from __future__ import annotations

import gc
from pathlib import Path

from csp.constants import NONE, SELF

from trede.kernel.days import ZONE
from trede.office.server.configuration import load_configuration, origin
from trede.office.server.databases import database
from trede.office.server.mail import SECONDS_TO_WAIT_FOR_MAIL, mail_server
from trede.office.server.services import login_services
from trede.office.work.rules import QUEUES

# Nearly all that an office makes while it starts stays: to look through it as often as Python does takes a tenth of it.
gc.set_threshold(20_000, 20, 20)

CONFIGURATION = load_configuration()
OFFICE = Path(__file__).resolve().parent.parent

SECRET_KEY = CONFIGURATION.session_key()
TREDE_ENCRYPTION_KEYS = CONFIGURATION.keys_of_encryption()
TREDE_JOURNAL_KEYS = CONFIGURATION.keys_of_journal()
DEBUG = False
ALLOWED_HOSTS = [host for host in (CONFIGURATION.url.host, *CONFIGURATION.hosts) if host]
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if CONFIGURATION.behind_proxy else 0
TREDE_DEMO = CONFIGURATION.demo
TREDE_QUORUM = CONFIGURATION.quorum
TREDE_URL = str(CONFIGURATION.url).rstrip("/")
TREDE_DATA = CONFIGURATION.data
TREDE_RUNNING = CONFIGURATION.running
TREDE_WAITING = CONFIGURATION.data / "waiting"
TREDE_FILES_TOGETHER = bool(CONFIGURATION.database_url)
TREDE_CHECKPOINTS = CONFIGURATION.checkpoints_file
TREDE_CHECKSUMS = CONFIGURATION.checksums_file
TREDE_SIGNING_SOCKET = CONFIGURATION.signing_socket
TREDE_PUBLIC_KEYS = CONFIGURATION.public_keys_file
TREDE_LOG_FOLDER = CONFIGURATION.log_folder
TREDE_ISSUER_NAME = CONFIGURATION.issuer_name
TREDE_ENTITLED = CONFIGURATION.entitled
TREDE_LOG_POLICY = CONFIGURATION.log_policy
TREDE_CHECKPOINT_TO = CONFIGURATION.checkpoint_to
TREDE_CHECKPOINT_COPY = CONFIGURATION.checkpoint_copy

INSTALLED_APPS = [
    "trede.office.web",  # first: its templates stand before those of libraries
    "trede.office.api",
    "trede.office.placements.apps.Placements",
    "trede.office.contracts",
    "trede.office.growth",
    "trede.office.certificates",
    "trede.office.audit",
    "trede.office.uploads",
    "trede.office.dossier",
    "trede.office.register",
    "trede.office.log",
    "trede.office.accounts",
    "trede.office.post",
    "trede.office.vault",
    "trede.office.work",
    "trede.office.journal",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.mfa",
    "allauth.usersessions",
    "csp",
    "django_htmx",
    "template_partials",
    "django_tasks",
    "django_tasks_db",
]

MIDDLEWARE = [
    "trede.office.server.middleware.HealthByAnyName",
    "trede.office.server.middleware.NoPlainInterface",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "trede.office.server.middleware.KeptNowhere",
    "trede.office.server.middleware.NoNul",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "trede.office.server.middleware.LastSeen",
    "django_htmx.middleware.HtmxMiddleware",
    "trede.office.server.middleware.Refusals",
]

ROOT_URLCONF = "trede.office.server.urls"
WSGI_APPLICATION = "trede.office.server.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "trede.office.web.context.installation",
            ],
        },
    }
]

# Forms take their look from our templates.
FORM_RENDERER = "trede.office.web.kit.look.renderer.Renderer"

DATABASES = {"default": database(CONFIGURATION)}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": list(QUEUES)}}

# Shared by all processes, so that limits on log-in count what each of them saw.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "server_cache",
        "KEY_FUNCTION": "trede.office.work.counts.hidden",
    },
}

# Languages and time. The database holds UTC; pages show Dutch time.
LANGUAGE_CODE = CONFIGURATION.language
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
LOCALE_PATHS = [OFFICE / "locale"]
FORMAT_MODULE_PATH = "trede.office.server.formats"
USE_TZ = True
TIME_ZONE = ZONE

# Static files: ours only, from the package; uploads are never kept, so there is no media folder.
STATIC_URL = "/static/"
STATIC_ROOT = CONFIGURATION.data / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    # Compressing takes seconds at a first start, and gains nothing on the computer itself.
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if CONFIGURATION.https
        else "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"
    },
}

# Log-in
AUTH_USER_MODEL = "accounts.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "trede.office.accounts.passwords.NotGuessable"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_FORMS = {"signup": "trede.office.accounts.signing_up.SignUp"}
ACCOUNT_ADAPTER = "trede.office.accounts.adapters.AccountAdapter"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = {"login_failed": "10/m/ip,5/5m/key"}
MFA_ADAPTER = "trede.office.accounts.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "trede"
MFA_FORMS = {
    "activate_totp": "trede.office.accounts.code_apps.NewCodeApp",
    "add_webauthn": "trede.office.accounts.passkeys.NewPasskey",
    "edit_webauthn": "trede.office.accounts.passkeys.RenamedPasskey",
    "authenticate_webauthn": "trede.office.accounts.passkeys.PasskeyAsSecondFactor",
    "login_webauthn": "trede.office.accounts.passkeys.PasskeyAlone",
    "reauthenticate_webauthn": "trede.office.accounts.passkeys.PasskeyOnceMore",
}
# Browsers allow passkeys without https on localhost only.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not CONFIGURATION.https
USERSESSIONS_TRACK_ACTIVITY = True
SOCIALACCOUNT_ADAPTER = "trede.office.accounts.adapters.ServiceAdapter"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
SOCIALACCOUNT_PROVIDERS = login_services(CONFIGURATION)

# Browsers
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = CONFIGURATION.https
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_NAME = "__Host-session" if CONFIGURATION.https else "trede-session"
CSRF_COOKIE_NAME = "__Host-csrf" if CONFIGURATION.https else "trede-csrf"
LANGUAGE_COOKIE_NAME = "__Host-language" if CONFIGURATION.https else "trede-language"
TREDE_APPEARANCE_COOKIE = "__Host-appearance" if CONFIGURATION.https else "appearance"
MESSAGE_STORAGE = "trede.office.server.told.Told"
CSRF_TRUSTED_ORIGINS = [TREDE_URL]
CSRF_FAILURE_VIEW = "trede.office.web.kit.once_more.once_more"
SECURE_SSL_REDIRECT = CONFIGURATION.https
# Asked by the proxy and the machine itself, without https.
SECURE_REDIRECT_EXEMPT = [r"^api/v1/(health|alive)$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if CONFIGURATION.behind_proxy else None
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if CONFIGURATION.https else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = False
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
        # A log-in service is reached by a form that answers with a redirect.
        "form-action": [SELF, *(origin(provider.server_url) for provider in CONFIGURATION.oidc)],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
# A page that asks what columns are has three fields for each of a thousand columns, and a few for each sheet.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000
# An upload stays in memory: a larger one is left out of the request rather than written to disk.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
FILE_UPLOAD_MAX_MEMORY_SIZE = 51 * 1024 * 1024

# Mail waits in the database and is sent by the worker, so that no page waits for a mail server.
EMAIL_BACKEND = "trede.office.post.outbox.Outbox"
TREDE_SHOWN_MAIL = CONFIGURATION.shown_mail
TREDE_MAIL_BACKEND = (
    "trede.office.post.shown.Kept"
    if TREDE_SHOWN_MAIL
    else "django.core.mail.backends.console.EmailBackend"
    if CONFIGURATION.mail == "console"
    else "django.core.mail.backends.smtp.EmailBackend"
)
SERVER = mail_server(CONFIGURATION.mail)
EMAIL_HOST, EMAIL_PORT, EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = (
    SERVER.host,
    SERVER.port,
    SERVER.user,
    SERVER.password,
)
EMAIL_USE_SSL, EMAIL_USE_TLS, EMAIL_TIMEOUT = SERVER.tls, SERVER.starttls, SECONDS_TO_WAIT_FOR_MAIL
DEFAULT_FROM_EMAIL = SERVER_EMAIL = CONFIGURATION.mail_from

# Logs hold ids and routes, never contents or the address of a link; request bodies are never logged.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"},
        "json": {"()": "trede.office.server.logs.JsonLines"},
    },
    "filters": {
        "routes": {"()": "trede.office.server.logs.RoutesForAddresses"},
        "refusals": {"()": "trede.office.server.logs.ShortRefusals"},
        "outages": {"()": "trede.office.server.logs.ShortOutages"},
    },
    "handlers": {
        "stderr": {
            "class": "logging.StreamHandler",
            "formatter": CONFIGURATION.log_format,
            "filters": ["routes", "refusals", "outages"],
        }
    },
    # A page that is not there is nothing that went wrong here.
    "loggers": {
        "django.request": {"level": "ERROR"},
        # What matters of a task its worker tells, without the text of an error: it may hold what somebody typed.
        "django_tasks": {"level": "CRITICAL"},
        "django_tasks_db": {"level": "CRITICAL"},
    },
    "root": {"handlers": ["stderr"], "level": CONFIGURATION.log_level},
}
