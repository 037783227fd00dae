# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The table of contracts. Counts of people only: no row, and no field, is about one person."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from trede.office.contracts.rules import Told, no_lines
from trede.office.journal.versions import version


class Contract(models.Model):
    """One contract of a buyer with a contractor, or what a subcontractor does of it (``main`` is then that of the
    contractor, whose rule, value and days count).

    ``contractor`` is the organisation that may see it, once the buyer showed it. ``declared`` is what the contractor
    keeps for itself, ``reported`` what it told the buyer. ``level_told``: the level that the buyer last heard of.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    buyer = models.UUIDField()
    contractor = models.UUIDField(null=True)
    contractor_kvk = models.CharField(max_length=8)
    contractor_name = models.CharField(max_length=200)
    main = models.ForeignKey("self", models.PROTECT, null=True, related_name="subcontracts")
    name = models.CharField(max_length=200)
    rule = models.CharField(max_length=60)
    kind = models.CharField(max_length=20)
    value_cents = models.BigIntegerField()
    wages_cents = models.BigIntegerField(null=True)
    offered_hundredths = models.IntegerField(null=True)
    subprojects_cents = models.JSONField(default=list)
    tender = models.DateField()
    first = models.DateField()
    last = models.DateField()
    extensions = models.JSONField(default=list)
    filled = models.JSONField(default=list)
    declared = models.JSONField(default=no_lines)
    reported = models.JSONField(default=no_lines)
    reported_until = models.DateField(null=True)
    reported_at = models.DateTimeField(null=True)
    level_told = models.CharField(max_length=40, blank=True)
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=80)

    personal: ClassVar[dict[str, str]] = {
        "added_by": "the id of the person who acted; the name stands in accounts",
        "contractor": "the id of an organisation",
        "contractor_name": "the name of an organisation, which may be that of a person who works alone",
        "name": "what the contract is called: free text without names of workers",
    }

    class Meta:
        ordering = ("contractor_name", "first", "id")
        indexes = (
            models.Index(fields=["buyer", "contractor_name"], name="contract_by_buyer"),
            models.Index(fields=["contractor", "first"], name="contract_by_contractor"),
        )
        constraints = (
            models.CheckConstraint(
                condition=models.Q(last__gte=models.F("first")), name="contract_ends_after_it_starts"
            ),
        )

    def __str__(self) -> str:
        return f"{self.contractor_name}: {self.name}"

    @property
    def told(self) -> Told:
        """What the buyer told of it."""
        return Told(
            self.name,
            self.rule,
            self.kind,
            self.value_cents,
            self.tender,
            self.first,
            self.last,
            self.wages_cents,
            self.offered_hundredths,
            tuple(self.subprojects_cents),
        )

    @property
    def version(self) -> str:
        """Of what can be changed, to see whether somebody changed it meanwhile."""
        return version(self.filled, self.extensions, self.declared, self.reported)
