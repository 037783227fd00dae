# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What people type and others get to read: names and addresses, checked where they come in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trede.errors import RefusedError
from trede.intake.privacy import holds_bsn, name_holds_bsn
from trede.kernel.findings import finding
from trede.office.accounts.rules.addresses import is_plain, normal
from trede.office.post.rules import stands_on_one_line

if TYPE_CHECKING:
    from collections.abc import Callable


def checked_address(text: str, place: str = "email") -> str:
    """The address as we keep it. Raises RefusedError when no letter can be addressed to it, or it holds a BSN."""
    address = normal(text)
    if holds_bsn(address):
        raise RefusedError([finding("accounts.bsn-in-address", place)])
    if not is_plain(address):
        raise RefusedError([finding("accounts.address-wrong", place)])
    return address


def checked_name(text: str, place: str = "name") -> str:
    """The name of a person.

    Raises RefusedError when it does not stand on one line, cannot be read as it is written, or holds a BSN.
    """
    return _named(text, place, holds_bsn)


def checked_organisation(text: str, place: str = "name") -> str:
    """The name of an organisation or an entity, which may be its KvK number; otherwise as that of a person."""
    return _named(text, place, name_holds_bsn)


def _named(text: str, place: str, private: Callable[[str], bool]) -> str:
    name = text.strip()
    if private(name):
        raise RefusedError([finding("accounts.bsn", place)])
    if not (name and stands_on_one_line(name)):
        raise RefusedError([finding("accounts.name-wrong", place)])
    return name
