# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""``trede start``: everything that an office needs, from an empty folder to an open browser.

One process tree: this process minds the web server's processes and the worker, and ends them when it ends.
"""

from __future__ import annotations

import contextlib
import errno
import logging
import os
import signal
import socket
import sys
import threading
import time
import webbrowser
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from trede.errors import RefusedError
from trede.kernel.findings import finding
from trede.office.server.backup.placing import finish
from trede.office.server.configuration import Configuration, default_data_folder, load_configuration
from trede.office.server.doctor import styles
from trede.office.server.family import SECONDS_TO_FINISH, STARTED_BY, join_family
from trede.office.server.folder import folder_to_ourselves, prepare_folder
from trede.office.server.metrics import show_metrics
from trede.office.server.minding import A_GOOD_WHILE, Minded
from trede.office.server.words import Words, words
from trede.office.work.rules import QUEUES, pause

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path
    from uuid import UUID

SETTINGS = "trede.office.server.settings"
SWITCH = 0.0001
"""Seconds that Python lets a thread go on while another waits: a page asks the database often, and waits each time."""
LOCAL = "127.0.0.1"
# Browsers allow passkeys on a name, not on a number.
LOCAL_NAME = "localhost"
FAVOURITE_PORT = 8420
log = logging.getLogger(__name__)
RECEIVING = 256
"""So many requests are received or wait for their turn, in each process; few are answered at a time."""


class Only(StrEnum):
    """A part of an office of several machines: see ``docs/how-to/run-on-several-machines.md``."""

    WEB = "web"
    WORK = "work"


@dataclass(frozen=True, slots=True)
class Order:
    """What was asked on the command line; None leaves it to the configuration."""

    data: Path | None = None
    port: int | None = None
    demo: bool = False
    browser: bool = True
    only: Only | None = None
    """The part of the office that this machine does; None for all of it."""


def start(order: Order, say: Callable[[str], None] = print) -> None:
    """Run the office until somebody ends it.

    Raises ConfigurationError for a wrong setting and RefusedError when it already runs here or was never built.
    """
    configuration = configured(order)
    refuse_without_styles(configuration)
    text = words(configuration.language)
    if order.only:
        refuse_without_keys(configuration)
    os.umask(0o077)  # whatever is made here is for its owner only
    # Asked to stop before the web server listens: leave by the front door, past everything that tidies up.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    prepare_folder(configuration)
    address = str(configuration.url).rstrip("/")
    os.environ[STARTED_BY] = str(os.getpid())
    with folder_to_ourselves(configuration, address):
        say(text.preparing.format(folder=configuration.data))
        try:
            _run(order, configuration, address, say)
        except SystemExit as asked:
            if asked.code:
                raise
        say(text.stopped)


def _run(order: Order, configuration: Configuration, address: str, say: Callable[[str], None]) -> None:
    """Everything between the first line and the last. Raises SystemExit when it is stopped before it listens."""
    text = words(configuration.language)
    finish(configuration)
    set_up()
    show_metrics(configuration)
    if order.only is not Only.WEB:
        _begin_checkpoints()
    if order.only is Only.WORK:
        say(text.working)
        with workers(QUEUES):
            _wait_for_the_end()
    else:
        refuse_taken_address(configuration)
        link = welcome_link(configuration, address)
        say(_greeting(text, address, link, other_links(configuration, address)))
        with workers(() if order.only else QUEUES):
            serve(configuration, on_open=_opener(link or address) if order.browser else None)
    if order.only is not Only.WEB:
        _keep_last_checkpoint()


def _wait_for_the_end() -> None:
    """Until SIGINT or SIGTERM; what minds the workers does so in threads."""
    over = threading.Event()
    for sign in (signal.SIGTERM, signal.SIGINT):
        signal.signal(sign, lambda *_: over.set())
    over.wait()


def refuse_without_styles(configuration: Configuration) -> None:
    """Every page needs them. Raises RefusedError that says how to build them, before anything is made."""
    if missing := styles.missing(configuration):
        raise RefusedError(missing)


def refuse_taken_address(configuration: Configuration) -> None:
    """Two web servers on one address would each get a part of its visitors, and neither would be told.

    Raises RefusedError. Looked at just before we listen: setting up takes a while, in which another may have begun.
    """
    host, port = listening(configuration)
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as wrong:
            if wrong.errno == errno.EADDRINUSE:
                raise RefusedError([finding("start.port-in-use", "--port", port)]) from wrong


def refuse_without_keys(configuration: Configuration) -> None:
    """Of several machines each has the same keys. Raises RefusedError that names those that are not here."""
    here = {
        "secret_key": configuration.session_key(),
        "encryption_keys": configuration.keys_of_encryption(),
        str(configuration.signing_keys_file): configuration.signing_keys_file.is_file(),
    }
    if missing := [name for name, there in here.items() if not there]:
        raise RefusedError([finding("start.keys-elsewhere", "--only", ", ".join(missing))])


def configured(order: Order) -> Configuration:
    """The configuration with the command line on top; child processes read it from the environment."""
    if order.data or (order.demo and "TREDE_DATA" not in os.environ):
        folder = order.data or default_data_folder().with_name("trede-demo")
        os.environ["TREDE_DATA"] = str(folder.absolute())
    if order.demo:
        os.environ["TREDE_DEMO"] = "true"
    os.environ["DJANGO_SETTINGS_MODULE"] = SETTINGS
    first = load_configuration()
    if "url" not in first.model_fields_set:
        os.environ["TREDE_URL"] = f"http://{LOCAL_NAME}:{free_port(order.port)}"
    elif order.port:
        os.environ["TREDE_LISTEN"] = f"{LOCAL}:{order.port}"
    return load_configuration()


def free_port(wanted: int | None) -> int:
    """The wanted port; without a wish our favourite, or any that is free.

    Raises RefusedError when the wanted one is taken.
    """
    for port in (wanted,) if wanted else (FAVOURITE_PORT, 0):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            with contextlib.suppress(OSError):
                probe.bind((LOCAL, port))
                found = int(probe.getsockname()[1])
                _keep_for_us(found)
                return found
    raise RefusedError([finding("start.port-in-use", "--port", wanted)])


_KEPT: list[socket.socket] = []
"""A name is given up when its socket is closed, so these stay open until the process ends."""


def _keep_for_us(port: int) -> None:
    """From now on, for it takes a while before anything listens there: another trede that starts takes another port.

    By a name beside the ports, which Linux forgets with us; elsewhere ``refuse_taken_address`` is all. Raises OSError
    when another has it.
    """
    if sys.platform == "linux":
        name = socket.socket(socket.AF_UNIX)
        try:
            name.bind(f"\0trede/{LOCAL}:{port}")
        except OSError:
            name.close()
            raise
        _KEPT.append(name)


def set_up() -> None:
    """Tables, cache and static files, as they belong to this version."""
    import django
    from django.core.management import call_command

    django.setup()

    from trede.office.server.static_files import collect_static
    from trede.office.server.upgrade import bring_up_to_date

    bring_up_to_date()
    call_command("createcachetable", verbosity=0)
    collect_static()


def _begin_checkpoints() -> None:
    """The first of this start. Until the last, this process asks the database nothing: a connection that was kept so
    long may be gone, and the last checkpoint would not be made.
    """
    from django.db import connections

    from trede.office.journal.keeping import begin
    from trede.office.server.stock import take_stock_once

    take_stock_once()
    begin(on=datetime.now(UTC))
    connections.close_all()


def _keep_last_checkpoint() -> None:
    """Whoever changes the journal while trede stands still is found too."""
    from django.db import connections

    from trede.office.journal.keeping import keep

    keep()
    connections.close_all()


def welcome_link(configuration: Configuration, address: str) -> str | None:
    """The link that logs in once: for the demo, or for whoever becomes the first administrator."""
    from django.db import connections
    from django.urls import reverse

    from trede.office.accounts.actions import make_login_link
    from trede.office.accounts.queries import nobody_yet
    from trede.office.journal.rules import System

    now = datetime.now(UTC)
    person: UUID | None = None
    if configuration.demo:
        from trede.office.server.demo import filled_demo

        person = filled_demo(on=now)
    try:
        if person is None and not nobody_yet():
            return None
        token = make_login_link(by=System("start"), on=now, person=person)
        return f"{address}{reverse('welcome', args=[token])}"
    finally:
        connections.close_all()  # the web processes and the worker open their own


def other_links(configuration: Configuration, address: str) -> list[tuple[str, str]]:
    """In the demo: a link that logs in once as each of those who examine and decide, with name and role."""
    from django.db import connections
    from django.urls import reverse

    from trede.office.accounts.actions import make_login_link
    from trede.office.accounts.queries import person_with
    from trede.office.accounts.rules.roles import titles
    from trede.office.journal.rules import System
    from trede.office.server.demo import to_log_in_as

    if not configuration.demo:
        return []
    found, named = [], titles(configuration.language)
    for email, name, role in to_log_in_as():
        if person := person_with(email):
            token = make_login_link(by=System("start"), on=datetime.now(UTC), person=person.pk)
            found.append((f"{name}, {named[role]}", f"{address}{reverse('welcome', args=[token])}"))
    connections.close_all()
    return found


def _greeting(text: Words, address: str, link: str | None, others: Sequence[tuple[str, str]]) -> str:
    lines = [text.running.format(address=address)]
    if link:
        lines += [text.link, "", f"    {link}", ""]
    if others:
        told = (line for who, place in others for line in (f"  {who}", f"    {place}"))
        lines += [text.others, "", *told, ""]
    return "\n".join([*lines, text.how_to_stop])


@contextlib.contextmanager
def workers(queues: Iterable[str]) -> Iterator[None]:
    """The process that signs, and those that do what need not be done at once, one for each queue; they end with us."""
    command = (sys.executable, "-m", "trede.office.server.worker")
    signing = Minded("signing", (sys.executable, "-m", "trede.office.server.signing.process"))
    minded = [signing, *(Minded(f"the worker of {queue}", (*command, queue)) for queue in queues)]
    for each in minded:
        each.start()
    try:
        yield
    finally:
        for each in minded:
            each.stop()


def serve(configuration: Configuration, on_open: Callable[[], None] | None) -> None:
    """Answer requests until SIGINT or SIGTERM.

    The web server starts a process that ends again, and gives up when several end soon after each other; then we
    begin again with it, after a pause that grows.
    """
    if on_open:
        threading.Thread(
            target=_wait_until_open, args=(*listening(configuration), on_open), daemon=True
        ).start()
    ends = 0
    while True:
        begun = time.monotonic()
        if _served(configuration):
            return
        ends = 1 if time.monotonic() - begun > A_GOOD_WHILE else ends + 1
        log.warning("the web server ended; it is started again in %d s", pause(ends))
        time.sleep(pause(ends))


def _served(configuration: Configuration) -> bool:
    """Whether it ended because somebody asked."""
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    host, port = listening(configuration)
    server = Server(
        "trede.office.server.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=configuration.processes,
        blocking_threads=RECEIVING,
        websockets=False,
        respawn_failed_workers=True,
        workers_kill_timeout=SECONDS_TO_FINISH,
        log_level=LogLevels.warning,
    )
    # That there are many threads is meant so: they only receive.
    logging.getLogger("_granian").addFilter(lambda record: "Python threads" not in record.getMessage())
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # from here the server minds it, in its processes too
    with contextlib.suppress(SystemExit):  # so it says that too many of its processes ended
        server.serve(target_loader=application, wrap_loader=False)
    for sign in (signal.SIGTERM, signal.SIGINT):
        signal.signal(sign, lambda *_: sys.exit(0))
    return bool(server.interrupt_signal)


def application() -> Callable[..., object]:
    """What a web process serves, in turns. It is one of the family from here on."""
    from django.conf import settings

    from trede.office.server.at_hand import AtHand
    from trede.office.server.door import Door
    from trede.office.server.register_state import register_state_once
    from trede.office.server.wsgi import application
    from trede.office.work.turns import Turns

    configuration = load_configuration()
    join_family(configuration.running)
    sys.setswitchinterval(SWITCH)
    # A database elsewhere lets the processor wait; SQLite is in this process, and does not.
    turns = Turns(at_once=2 if configuration.database_url else 1)
    door = Door(application, turns, settings.SESSION_COOKIE_NAME, proxied=configuration.behind_proxy)
    return AtHand(door, register_state_once, settings.CSRF_COOKIE_NAME)


def listening(configuration: Configuration) -> tuple[str, int]:
    """The address that the web server listens on: that of the configuration, or where a proxy sends to."""
    if configuration.listen:
        parts = urlsplit(f"//{configuration.listen}")
        return parts.hostname or LOCAL, parts.port or FAVOURITE_PORT
    return LOCAL, configuration.url.port or FAVOURITE_PORT


def _opener(link: str) -> Callable[[], None] | None:
    """What opens the browser; None on a machine without a screen."""
    on_screen = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if sys.platform.startswith("linux") and not on_screen:
        return None

    def open_browser() -> None:
        with contextlib.suppress(webbrowser.Error):
            webbrowser.open(link)

    return open_browser


def _wait_until_open(host: str, port: int, then: Callable[[], None]) -> None:
    """Wait until the server answers."""
    wait = threading.Event()
    for _ in range(100):
        with contextlib.suppress(OSError), socket.create_connection((host, port), timeout=1):
            then()
            return
        wait.wait(0.1)
