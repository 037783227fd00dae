# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What an organisation is in the scheme: roles say in which of them they exist."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """One thing that an organisation is. The names never change and are never reused."""

    EMPLOYER = "employer"
    CERTIFIER = "certifier"
    SCHEME = "scheme"
    BUYER = "buyer"
    ADVISER = "adviser"
    JOB_COACH = "job-coach"


JUDGES = frozenset({Kind.CERTIFIER, Kind.SCHEME})
"""They test or decide about the applications of others, and make none themselves."""
CAN_CLOSE = frozenset(Kind) - JUDGES
"""They end by their own wish; others rely on the rest, so whoever appointed those ends them."""
