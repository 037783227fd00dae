# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The office as a process of its own, on a temporary data folder: what a browser test talks to.

    python -m tests.browser.office FOLDER [MOMENT]

prints its address on the first line, a session of somebody with every role of an employer on the second, and
serves until its standard input closes; a session of everybody of the demo stands in ``sessions.json``. With a moment
(ISO 8601, with its zone) the clock of the office stands still there: pages that tell a date or a time are the same
every day. The certificates of the demo are issued and logged; with ``KEEPS`` in the environment what people do later is
too, every second, as a worker does in life.
"""

from __future__ import annotations

import base64
import json
import os
import secrets
import sys
import threading
import time
from pathlib import Path


def settle(folder: Path) -> None:
    """Everything under the folder: database, keys and mail."""
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "tests.browser.settings",
        "TREDE_CONFIG": str(folder / "none.toml"),
        "TREDE_DATA": str(folder),
        "TREDE_SECRET_KEY": secrets.token_hex(),
        "TREDE_ENCRYPTION_KEYS": json.dumps([base64.urlsafe_b64encode(secrets.token_bytes(32)).decode()]),
        "TREDE_HOSTS": '["127.0.0.1", "localhost"]',  # passkeys want a name
        "TREDE_DEMO": "true",
        "TREDE_LOG_LEVEL": "ERROR",
    }


def stop_the_clock(moment: str) -> None:
    from datetime import datetime

    from django.utils import timezone

    stands = datetime.fromisoformat(moment)
    timezone.now = lambda: stands


def session(email: str = "") -> str:
    """The cookie of somebody of the demo, or of who shows it: logged in just now, with a second factor."""
    from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY
    from django.test import Client
    from django.utils import timezone

    from trede.office.accounts.models import Person
    from trede.office.accounts.receivers import STRONG
    from trede.office.server.demo import filled_demo

    client = Client()
    leader = filled_demo(on=timezone.now())
    client.force_login(Person.objects.get(email=email) if email else Person.objects.get(pk=leader))
    opened = client.session
    opened[STRONG] = True
    opened[AUTHENTICATION_METHODS_SESSION_KEY] = [{"method": "password", "at": time.time()}]
    opened.save()
    return str(opened.session_key)


def keep_sessions(folder: Path) -> None:
    """A cookie for everybody of the demo, by address, in ``sessions.json``."""
    from trede.office.accounts.models import Person

    found = {email: session(email) for email in Person.objects.values_list("email", flat=True)}
    (folder / "sessions.json").write_text(json.dumps(found), "utf-8")


KEEPS = "TREDE_TEST_KEEPS_LOG"


def bring_up_to_date() -> None:
    """What the worker does for the log, for certificates and for those of the demo."""
    from trede.office.certificates import tasks as certificates
    from trede.office.log import tasks as log
    from trede.office.server.demo_certificates import issue_in_demo

    log.bring_up_to_date()
    issue_in_demo.call()
    log.bring_up_to_date()
    certificates.bring_up_to_date()


def keep_up_to_date() -> None:
    from django.db import close_old_connections

    while True:
        time.sleep(1)
        close_old_connections()
        bring_up_to_date()


def main(folder: Path, moment: str = "") -> None:
    settle(folder)
    import django
    from django.core.handlers.wsgi import WSGIHandler
    from django.core.management import call_command
    from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler

    django.setup()
    from tests.unit.office.server.signing.here import sign_here

    if moment:
        stop_the_clock(moment)
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)  # attempts to log in are counted there
    server = ThreadedWSGIServer(("127.0.0.1", 0), WSGIRequestHandler)
    server.daemon_threads = True
    server.set_app(WSGIHandler())
    threading.Thread(target=server.serve_forever, daemon=True).start()
    sign_here()
    shown = session()
    bring_up_to_date()
    keep_sessions(folder)
    if os.environ.get(KEEPS):
        threading.Thread(target=keep_up_to_date, daemon=True).start()
    print(f"http://127.0.0.1:{server.server_port}\n{shown}", flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
