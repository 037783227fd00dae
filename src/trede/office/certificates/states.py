# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the journal tells the state of, in this room: each certificate with what happened to it, and each list."""

from __future__ import annotations

from trede.office.certificates.models import Certificate, Change, StatusList
from trede.office.journal.states import Kept, Table

CERTIFICATE = Kept(
    "certificate",
    [
        [
            Table(
                Certificate,
                "id",
                (
                    *(
                        "scheme",
                        "organisation",
                        "dossier",
                        "decision",
                        "thirty_plus",
                        "level",
                        "kvk",
                        "holder",
                    ),
                    *("valid_from", "valid_until", "credential", "sha256", "status_index", "earlier"),
                    *("issued_at", "issued_by", "state", "ended_on", "reminded_at"),
                ),
            ),
            Table(
                Change,
                "certificate",
                ("state", "reason", "document", "sha256", "changed_at", "changed_by"),
            ),
        ]
    ],
)
STATUS = Kept("status", [[Table(StatusList, "id", ("purpose", "document", "signed_at"))]])
KEPT = (CERTIFICATE, STATUS)
