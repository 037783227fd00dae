# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""E-mail addresses: which ones a letter can be addressed to, and which ones belong to a business."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from uuid import UUID


@cache
def free_mail_domains() -> frozenset[str]:
    """Domains where anybody can have an address; see ``free_mail.toml``."""
    text = files("trede.office.accounts").joinpath("free_mail.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(text)["domains"])


MOST_SIGNS, MOST_SIGNS_BEFORE_AT = 254, 64
"""RFC 5321, section 4.5.3.1."""
BEFORE_AT = re.compile(r"[a-z0-9!#$%&'*+/=^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=^_`{|}~-]+)*")
"""What RFC 5322 allows without quotes, but for the ``?``: with it a mail program reads words written in code."""
LABEL = re.compile(r"[^\W_]([\w-]*[^\W_])?")


NOBODY = "@erased.invalid"
"""No mail goes there, ever (RFC 2606)."""


def nobodys(person: UUID) -> str:
    """What stands in the place of the address of who erased their account: each another one."""
    return f"{person.hex}{NOBODY}"


def is_nobodys(address: str) -> bool:
    """Whether nobody is behind it any more."""
    return address.endswith(NOBODY)


def normal(address: str) -> str:
    """The address as we keep and compare it: a domain in other letters, or in code, is the one that mail goes to."""
    before, at, domain = address.strip().lower().rpartition("@")
    return f"{before}{at}{_as_mail_goes(domain)}" if len(domain) <= MOST_SIGNS else address


def _as_mail_goes(domain: str) -> str:
    """The one way to write it of all that are sent to the same place (RFC 3490)."""
    try:
        return domain.encode("idna").decode("idna")
    except UnicodeError:
        return domain


def mailbox(address: str) -> str:
    """Where its letters arrive: most servers leave out what stands after a plus."""
    before, _, domain = address.rpartition("@")
    return f"{before.partition('+')[0]}@{domain}"


def is_plain(address: str) -> bool:
    """Whether this is an address as businesses have, that every mail server reads in the same way."""
    before, _, domain = address.rpartition("@")
    short = len(address) <= MOST_SIGNS and len(before) <= MOST_SIGNS_BEFORE_AT
    return (
        short
        and BEFORE_AT.fullmatch(before) is not None
        and all(LABEL.fullmatch(label) for label in domain.split("."))
    )


def is_free_mail(address: str) -> bool:
    """Whether the domain, or one above it, is one of free mail."""
    labels = normal(address).rpartition("@")[2].rstrip(".").split(".")
    return any(".".join(labels[start:]) in free_mail_domains() for start in range(len(labels)))
