# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a certificate says, as values."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date


@dataclass(frozen=True, slots=True)
class Entitlement:
    """That the issuer may give official PSO certificates: who says so, and since when."""

    by: str
    since: date


@dataclass(frozen=True, slots=True)
class CertificateFacts:
    """All that a certificate says.

    ``id`` is a URN or URL of its own, ``issuer`` a did:web. ``level`` is one of the edition (``trede-2``);
    ``thirty_plus`` marks the separate certificate 30+. ``scope`` is KvK number to name, the holder among them.
    ``valid_from`` and ``valid_until`` are its first and last day. ``receipt`` is that of the score. Its state stands at
    ``status_index`` of the lists below ``status_url``, its entry in the log ``log_origin``.
    """

    id: str
    issuer: str
    issuer_name: str
    official: Entitlement | None
    kvk: str
    holder: str
    level: str
    thirty_plus: bool
    valid_from: date
    valid_until: date
    decided_on: date
    edition: str
    status_url: str
    status_index: int
    log_origin: str
    scope: Mapping[str, str] = field(default_factory=dict)
    places: tuple[str, ...] = ()
    receipt: Mapping[str, Any] = field(default_factory=dict)
