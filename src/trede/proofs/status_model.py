# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What Bitstring Status List 1.0 asks of the entry in a credential, and of a list itself (sections 2.1 and 2.2)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from trede.errors import ProofError
from trede.kernel.findings import Finding, finding
from trede.proofs.contexts import is_url
from trede.proofs.status_lists import read_encoded_list

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    Object = Mapping[str, Any]

ENTRY, LIST, LIST_CREDENTIAL = (
    "BitstringStatusListEntry",
    "BitstringStatusList",
    "BitstringStatusListCredential",
)
INDEX = re.compile(r"0|[1-9][0-9]*")
STATUS = re.compile(r"0x[0-9a-fA-F]+")
WIDEST = 16
"""Bits of one entry: each value needs a message of its own, so more would be a book."""


def entry_findings(entry: Object, place: str) -> Iterator[Finding]:
    """What is wrong with an entry that says where the status of a credential stands."""
    for name, holds in ENTRY_CHECKS.items():
        if not holds(entry):
            yield finding("proofs.vc-status-entry", f"{place}.{name}", name)


def list_findings(document: Object) -> Iterator[Finding]:
    """What is wrong with the subject of a credential that is a status list."""
    subject = document.get("credentialSubject")
    for name, holds in LIST_CHECKS.items():
        if not (isinstance(subject, dict) and holds(subject)):
            yield finding("proofs.vc-status-list", f"credentialSubject.{name}", name)


def _is_text(value: object) -> bool:
    return isinstance(value, str) and value != ""


def _are(value: object, check: Callable[[object], bool]) -> bool:
    """Whether it is one of these, or several."""
    return bool(value) and all(map(check, value)) if isinstance(value, list) else check(value)


def _is_index(entry: Object) -> bool:
    index = entry.get("statusListIndex")
    return isinstance(index, str) and bool(INDEX.fullmatch(index))


def _size(entry: Object) -> int | None:
    """Bits of the entry, or ``None`` when it says no such number."""
    size = entry.get("statusSize", 1)
    return size if type(size) is int and 0 < size <= WIDEST else None


def _has_messages(entry: Object) -> bool:
    """One for each value that the bits can have; of one bit they may be left out."""
    size, messages = _size(entry), entry.get("statusMessage")
    if "statusMessage" not in entry:
        return size is None or size == 1
    return isinstance(messages, list) and (size is None or len(messages) == 2**size) and all(
        map(_is_message, messages)
    )  # fmt: skip


def _is_message(value: object) -> bool:
    if not isinstance(value, dict) or not isinstance(value.get("message"), str):
        return False
    return isinstance(value.get("status"), str) and bool(STATUS.fullmatch(value["status"]))


def _is_list(subject: Object) -> bool:
    try:
        return bool(read_encoded_list(subject.get("encodedList")))
    except ProofError:
        return False


def _is_duration(subject: Object) -> bool:
    milliseconds = subject.get("ttl", 1)
    return type(milliseconds) is int and milliseconds > 0


ENTRY_CHECKS: Mapping[str, Callable[[Object], bool]] = {
    "id": lambda entry: "id" not in entry or entry["id"] != entry.get("statusListCredential"),
    "statusPurpose": lambda entry: _is_text(entry.get("statusPurpose")),
    "statusListIndex": _is_index,
    "statusListCredential": lambda entry: is_url(entry.get("statusListCredential")),
    "statusSize": lambda entry: _size(entry) is not None,
    "statusMessage": _has_messages,
    "statusReference": lambda entry: "statusReference" not in entry or _are(entry["statusReference"], is_url),
}
LIST_CHECKS: Mapping[str, Callable[[Object], bool]] = {
    "type": lambda subject: subject.get("type") == LIST,
    "statusPurpose": lambda subject: _are(subject.get("statusPurpose"), _is_text),
    "encodedList": _is_list,
    "ttl": _is_duration,
}
