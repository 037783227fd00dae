# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""An event gets the set of organisations that it concerns, inside its checksum: the chain is remade, once."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

import django.db.models.deletion
import rfc8785
from django.db import migrations, models

from trede.errors import ConfigurationError
from trede.office.journal.append_only import GUARDS
from trede.office.journal.guards import set_guards
from trede.office.journal.rules import GENESIS, checksum, timestamp

if TYPE_CHECKING:
    from django.apps.registry import Apps
    from django.db.backends.base.schema import BaseDatabaseSchemaEditor

LIFTED = {
    "sqlite": ("journal_event_no_update", "journal_event_no_delete", "journal_event_no_replace"),
    "postgresql": (
        "journal_event_append_only ON journal_event",
        "journal_event_no_truncate ON journal_event",
    ),
}


def lift(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Take the guards away for as long as this takes."""
    for name in LIFTED[schema_editor.connection.vendor]:
        schema_editor.execute(f"DROP TRIGGER {name}")


def remake(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Every event again, with the set. Raises ConfigurationError when the chain does not hold as it is."""
    events: Any = apps.get_model("journal", "Event")  # as it was then
    concerns: Any = apps.get_model("journal", "Concern")
    before = previous = GENESIS
    for number, event in enumerate(events.objects.order_by("number").iterator(chunk_size=1000), start=1):
        named = str(event.organisation) if event.organisation else None
        _refuse_broken(event, number, before, checksum(before, _content(event, organisation=named)))
        before = event.sha256
        event.previous_sha256 = previous
        previous = event.sha256 = checksum(previous, _content(event, organisations=[named] if named else []))
        event.save(update_fields=["previous_sha256", "sha256"])
        if named:
            concerns.objects.create(event_id=number, organisation=event.organisation)


def _refuse_broken(event: Any, number: int, before: str, expected: str) -> None:
    """What was changed by hand must not be sealed anew."""
    if (event.number, event.previous_sha256, event.sha256) != (number, before, expected):
        raise ConfigurationError(
            f"The journal was changed outside trede: event {number} does not hold. Nothing was changed now. "
            "Keep this database, and put the last backup back before you install this version."
        )


def _content(event: Any, **organisations: Any) -> bytes:
    return rfc8785.dumps(
        {
            "number": event.number,
            "at": timestamp(event.at),
            "kind": event.kind,
            "actor": event.actor,
            "subject": event.subject,
            "facts": event.facts,
            **organisations,
        }
    )


def guard(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Set the guards of both tables."""
    set_guards(schema_editor, GUARDS)


class Migration(migrations.Migration):
    """There is no way back: the chain cannot be made as it was without losing whom an event concerns."""

    dependencies = (("journal", "0002_append_only"),)
    operations = (
        migrations.RunPython(lift),
        migrations.CreateModel(
            name="Concern",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("organisation", models.UUIDField()),
                (
                    "event",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="concerns",
                        to="journal.event",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["organisation", "-event"], name="concern_by_organisation")],
                "constraints": [
                    models.UniqueConstraint(fields=("event", "organisation"), name="concern_once")
                ],
            },
        ),
        migrations.RunPython(remake),
        migrations.RemoveIndex(model_name="event", name="journal_by_organisation"),
        migrations.RemoveField(model_name="event", name="organisation"),
        migrations.RunPython(guard),
    )
