# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a dossier and its organisation say themselves, so that reading a file needs no database."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from trede.kernel.canonical import canonical_text
from trede.kernel.findings import errors, finding
from trede.office.dossier.rules.measuring import read_orders
from trede.office.dossier.rules.organisations import of_account
from trede.scoring import Organisation, check
from trede.scoring.alike import few_alike
from trede.scoring.checks import warnings_in

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from trede.intake import Reading
    from trede.kernel.findings import Finding
    from trede.scheme import Edition, Shelf
    from trede.scoring import Measurement


MOST_TOLD = 3_000
"""Findings of one file on its page: making that page is work too."""


@dataclass(frozen=True, slots=True)
class Facts:
    """Text, whole numbers and lists only. ``intended_on`` is a day as 2026-04-01; ``entities`` are KvK and name.

    ``orders`` are those of the dossier; orders in a file go before them.
    """

    organisation: str
    name: str
    kvk: str
    entities: Sequence[Sequence[str]]
    intended_on: str
    orders: Sequence[Mapping[str, Any]]

    @property
    def sha256(self) -> str:
        """Whether anything changed since a file was read."""
        return sha256(canonical_text(asdict(self)).encode()).hexdigest()

    @property
    def own(self) -> Organisation:
        """The organisation of the account, as a measurement names it."""
        return Organisation(self.name, self.kvk, tuple(sorted((kvk, name) for kvk, name in self.entities)))

    def head(self, first: date, last: date) -> dict[str, object]:
        """What a file need not say itself, with the keys of ``trede/measurement/1``."""
        return {
            "organisation": {
                "name": self.name,
                "kvk": self.kvk,
                "entities": [{"kvk": kvk, "name": name} for kvk, name in self.entities],
            },
            "reference_year": {"from": first.isoformat(), "to": last.isoformat()},
            "application_date": self.intended_on,
        }

    def edition(self, shelf: Shelf) -> Edition:
        """The handbook of the intended day."""
        return shelf.on(date.fromisoformat(self.intended_on))

    def declared(self, read: Measurement) -> tuple[Measurement, tuple[Finding, ...]]:
        """What was read, in the name of the account, with the orders of the dossier when the file has none."""
        ours, told = of_account(read, self.own)
        return replace(ours, purchases=ours.purchases or read_orders(self.orders)), told


def told_of(facts: Facts, shelf: Shelf, reading: Reading) -> tuple[Finding, ...]:
    """Everything wrong, in the reading and under the edition of the intended day; errors first.

    Without errors also what deserves a look: while the rows are there, it can be told where.
    """
    if not facts.kvk:
        return (finding("dossier.no-kvk", "organisation.kvk"),)
    if reading.measurement is None:
        return reading.findings
    declared, other = facts.declared(reading.measurement)
    wrong = check(facts.edition(shelf), declared, shelf.knows_position, by_name=reading.by_name)
    doubtful = () if errors((*reading.findings, *wrong)) else warnings_in(facts.edition(shelf), declared)
    found = (*reading.findings, *reading.located((*wrong, *few_alike(doubtful))), *other)
    return _no_more_than_fit(sorted(found, key=lambda each: not each.blocks))


def _no_more_than_fit(found: Sequence[Finding]) -> tuple[Finding, ...]:
    """On one page; behind them how many more there are."""
    rest = found[MOST_TOLD:]
    if not rest:
        return tuple(found)
    code = "measurement.more-errors" if rest[0].blocks else "measurement.more-warnings"
    return (*found[:MOST_TOLD], finding(code, "", len(rest)))
