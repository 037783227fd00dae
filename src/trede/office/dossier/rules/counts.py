# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The measurement that counts, as documents: whoever works on it beside a request needs no database."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from trede.office.dossier.rules.measuring import read_classes, read_rest
from trede.office.dossier.rules.present import classes_sha256
from trede.office.dossier.rules.scenarios import Ground
from trede.scoring.classes import stand_in

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from trede.scheme import Shelf
    from trede.scoring import Measurement
    from trede.scoring.classes import ClassSum


@dataclass(frozen=True, slots=True)
class Counts:
    """The measurement that counts, as documents: days as 2026-12-31, ``orders`` those of the dossier now."""

    edition: str
    organisation: Mapping[str, Any]
    first_day: str
    last_day: str
    purchases: Sequence[Mapping[str, Any]]
    declared_total_fte: str
    application_day: str
    classes: Sequence[Mapping[str, Any]]
    seal_root: str
    orders: Sequence[Mapping[str, Any]]

    @property
    def rest(self) -> Measurement:
        """All that was declared but the rows."""
        first, last = (date.fromisoformat(each) for each in (self.first_day, self.last_day))
        rest = read_rest(self.organisation, first, last, self.purchases, self.declared_total_fte)
        return replace(rest, application_day=date.fromisoformat(self.application_day).toordinal())

    @property
    def class_sums(self) -> tuple[ClassSum, ...]:
        return read_classes(self.classes)

    def ground(self, shelf: Shelf) -> Ground:
        """What is planned on when there are no rows: a measurement that scores exactly as they did."""
        edition, classes = shelf.load(self.edition), self.class_sums
        return Ground(edition, stand_in(edition, self.rest, classes), classes_sha256(classes))
