# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The addresses of other servers in the settings: nothing that stands in one is left out in silence.

What is refused is never repeated, for a password that was not written as an address may stand anywhere in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from email.utils import parseaddr
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, unquote, urlsplit

from trede.office.accounts.rules.addresses import is_plain
from trede.office.post.rules import stands_on_one_line

if TYPE_CHECKING:
    from urllib.parse import SplitResult

ENCODED = "write a sign such as @ / ? # or : in a password as %40 %2F %3F %23 or %3A"
PLACES = {"host": "HOST", "port": "PORT", "user": "USER", "password": "PASSWORD", "dbname": "NAME"}
"""Parameters that say again what the address can say, and their names in Django."""
PASSED_ON = frozenset(
    {
        *(
            "sslmode",
            "sslnegotiation",
            "sslrootcert",
            "sslcert",
            "sslkey",
            "sslpassword",
            "sslcrl",
            "sslcrldir",
        ),
        *("sslsni", "sslcompression", "sslcertmode", "ssl_min_protocol_version", "ssl_max_protocol_version"),
        *("channel_binding", "require_auth", "gssencmode", "krbsrvname", "gsslib", "requirepeer", "passfile"),
        *("connect_timeout", "tcp_user_timeout", "keepalives", "keepalives_idle", "keepalives_interval"),
        *("keepalives_count", "hostaddr", "target_session_attrs", "load_balance_hosts", "service"),
        *("application_name", "fallback_application_name", "options"),
    }
)
"""What libpq knows besides; see "Parameter Key Words" in the manual of PostgreSQL."""
NUMBERS = frozenset({"connect_timeout", "tcp_user_timeout", "keepalives_idle", "keepalives_interval"})
SSL_MODES = ("disable", "allow", "prefer", "require", "verify-ca", "verify-full")


@dataclass(frozen=True, slots=True)
class Postgres:
    """A ``postgresql://`` address: ``parts`` in Django's names, ``options`` for libpq."""

    parts: dict[str, str]
    options: dict[str, str]


def postgres(address: str) -> Postgres:
    """The address of a database. ``?host=`` may name the folder of a socket.

    Raises ValueError for anything that would not be used.
    """
    split = split_address(address)
    if split.scheme not in {"postgres", "postgresql"}:
        raise ValueError("must be empty (SQLite) or start with postgresql://")
    given = _parameters(split.query)
    parts = {
        "NAME": unquote(split.path.lstrip("/")),
        "USER": unquote(split.username or ""),
        "PASSWORD": unquote(split.password or ""),
        "HOST": _host(split),
        "PORT": str(split.port or ""),
    }
    for name, place in PLACES.items():
        if name in given:
            if parts[place]:
                raise ValueError(f"says its {name} twice: before and after the ?")
            parts[place] = given[name]
    options = {name: value for name, value in given.items() if name not in PLACES}
    return Postgres(parts, options)


def _host(split: SplitResult) -> str:
    """A name, or the folder of a socket written with ``%2F``, whose capitals count."""
    there = split.netloc.rpartition("@")[2]
    if "%" not in there:
        return split.hostname or ""
    return unquote(there if split.port is None else there.rpartition(":")[0])


def _parameters(query: str) -> dict[str, str]:
    """What stands after the ``?``. Raises ValueError for what libpq does not know."""
    pairs = _pairs(query)
    given = dict(pairs)
    if not set(given) <= PASSED_ON | set(PLACES):
        known = ", ".join(sorted(PASSED_ON | set(PLACES)))
        raise ValueError(
            f"has something after the ? that PostgreSQL does not know ({ENCODED}). Known: {known}"
        )
    if len(given) < len(pairs):
        raise ValueError("says something twice after the ?")
    if given.get("sslmode", SSL_MODES[0]) not in SSL_MODES:
        raise ValueError(f"has an sslmode that is none of {', '.join(SSL_MODES)}")
    for name in sorted(NUMBERS & set(given)):
        if not (given[name].isascii() and given[name].isdigit()):
            raise ValueError(f"has a {name} that is no whole number")
    return given


def _pairs(query: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(query, keep_blank_values=True, strict_parsing=bool(query), errors="strict")
    except ValueError:  # its text repeats what stood there
        raise ValueError(
            f"cannot be read after the ?; there stand name=value and & between them; {ENCODED}"
        ) from None


def mail_address(text: str) -> str:
    """The setting ``mail``. Raises ValueError for anything that would not be used."""
    if text == "console":
        return text
    split = split_address(text)
    if split.scheme not in {"smtp", "smtps"}:
        raise ValueError("must be 'console', or start with smtp:// or smtps://")
    if split.query or split.path.strip("/"):
        raise ValueError(f"has something after the host that is not used; {ENCODED}")
    return text


def sender(text: str) -> str:
    """The setting ``mail_from``. Raises ValueError when it cannot stand in the head of a letter."""
    name, address = parseaddr(text)
    if not (stands_on_one_line(text) and is_plain(address.lower()) and stands_on_one_line(name)):
        raise ValueError("must look like: trede <trede@example.nl>")
    return text


def split_address(address: str) -> SplitResult:
    """The parts of an address. Raises ValueError, without repeating any of it, when it is none."""
    try:
        split = urlsplit(address)
        _ = split.port
    except ValueError:
        raise ValueError(f"is no address: look at the host and the port; {ENCODED}") from None
    if split.fragment or address.endswith("#"):
        raise ValueError(f"has a #, and nothing after it would be used; {ENCODED}")
    return split
