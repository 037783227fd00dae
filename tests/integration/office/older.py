# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A journal as it was before events had a set of organisations: the program of ``test_older_tables.py``.

python -m tests.integration.office.older fill [broken]      tables of then, with three events
python -m tests.integration.office.older upgrade            the tables of now; prints what went wrong
python -m tests.integration.office.older show               prints what stands there, as JSON
"""

from __future__ import annotations

import hashlib
import json
import sys
import uuid
from datetime import UTC, datetime

AT = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
VOORBEELD = uuid.UUID(int=7)


def fill(broken: str = "") -> None:
    """Written out by hand, as the version of then did."""
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", "journal", "0002", verbosity=0)
    previous = "0" * 64
    for number, organisation in ((1, None), (2, VOORBEELD), (3, VOORBEELD)):
        event = {
            "actor": "person:1",
            "at": "2026-11-02T09:30:00.000000Z",
            "facts": {"n": number},
            "kind": "person.logged-in",
            "number": number,
            "organisation": str(organisation) if organisation else None,
            "subject": "thing:1",
        }
        content = json.dumps(event, sort_keys=True, separators=(",", ":")).encode()
        sha256 = hashlib.sha256(bytes.fromhex(previous) + content).hexdigest()
        in_table = organisation and (organisation.hex if connection.vendor == "sqlite" else organisation)
        actor = "person:2" if broken and number == 2 else "person:1"
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO journal_event"
                " (number, at, kind, actor, organisation, subject, facts, previous_sha256, sha256)"
                " VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s)",
                [
                    *(number, AT.replace(tzinfo=None) if connection.vendor == "sqlite" else AT),
                    *(event["kind"], actor, in_table, event["subject"]),
                    *(json.dumps(event["facts"]), previous, sha256),
                ],
            )
        previous = sha256


def upgrade() -> str:
    """As a start does."""
    from django.core.management import call_command

    from trede.errors import ConfigurationError

    try:
        call_command("migrate", verbosity=0)
    except ConfigurationError as refused:
        return str(refused)
    return ""


def show() -> dict[str, object]:
    """With the queries of now."""
    from trede.office.journal import queries
    from trede.office.journal.append_only import GUARDS
    from trede.office.journal.guards import fallen

    lines = queries.history_of_organisation(VOORBEELD, language="nl", names={})
    return {
        "events": [[each.number, each.actor, dict(each.facts)] for each in queries.entries()],
        "read": [line.number for line in lines],
        "broken": [broken.number for broken in queries.broken_rows()],
        "fallen": fallen(GUARDS),
    }


if __name__ == "__main__":
    import django

    django.setup()
    print(json.dumps({"fill": fill, "upgrade": upgrade, "show": show}[sys.argv[1]](*sys.argv[2:])))
