# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Changes in words: what somebody has to do, short enough to stand in a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from trede.kernel.periods import NEVER
from trede.planning.application import latest_order, row_about
from trede.planning.changes import Buy, ContractChange, Hire, Hours, Renewal
from trede.reports.wording import wording
from trede.scheme.shelf import texts_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trede.planning.changes import Change
    from trede.reports.wording import Wording
    from trede.scheme import Edition, Language, Texts
    from trede.scoring.measurement import Employment, Measurement

ENDS = {"last_day": "contract", "subsidy_until": "subsidy", "indication_until": "indication"}


@dataclass(frozen=True, slots=True)
class Teller:
    """Says changes to this measurement in one language, with the names of this edition."""

    measurement: Measurement
    edition: Edition
    names: Texts
    wording: Wording

    def step(self, change: Change) -> str:
        """One change, as part of a sentence."""
        if isinstance(change, Hire):
            return self._hire(change)
        if isinstance(change, Buy):
            return self._purchase(change)
        row = row_about(self.measurement, change.ref, getattr(change, "from_day", None))
        if isinstance(change, Hours):
            return self._more_hours(row, change)
        if isinstance(change, ContractChange):
            return self._employed(row, change)
        return self._renewal(row) if isinstance(change, Renewal) else change.ref

    def joined(self, parts: Sequence[str]) -> str:
        """ "a, b en c"; with semicolons where a part has commas of its own."""
        if len(parts) < 2:
            return "".join(parts)
        mark = "; " if any("," in part for part in parts) else ", "
        return mark.join(parts[:-1]) + self.wording.say("plan.list_and") + parts[-1]

    def position(self, code: str | None) -> str:
        """Who is meant; None is somebody outside the target group."""
        if not code:
            return self.wording.say("plan.hire_outside")
        return self.wording.texts.get(f"position_in_sentence.{code}") or self.names.positions[code]

    def contract(self, code: str) -> str:
        return self.wording.texts.get(f"contract_in_sentence.{code}") or self.names.contracts[code]

    def hours(self, hundredths: int) -> str:
        return self.wording.numerals.hours(hundredths)

    def euro(self, cents: int) -> str:
        """An amount, without cents when there are none."""
        text = self.wording.numerals.euro(cents)
        return text[:-3] if cents % 100 == 0 else text

    def level(self, code: str) -> str:
        """A level inside a sentence."""
        name = self.wording.texts.get(f"level_in_sentence.{code}") or self.names.levels[code]
        return name.replace(" ", "\N{NO-BREAK SPACE}")

    def _hire(self, change: Hire) -> str:
        full = change.hours == change.fulltime_hours
        hours = self.wording.say(
            "plan.hours_full" if full else "plan.hours_part", hours=self.hours(change.hours)
        )
        who, contract = self.position(change.position), self.contract(change.contract)
        return self.wording.count("plan.hire", change.count, who=who, hours=hours, contract=contract)

    def _purchase(self, change: Buy) -> str:
        known = latest_order(self.measurement, change.kvk)
        supplier = change.supplier or (known.supplier if known else change.kvk)
        return self.wording.say("plan.purchase", amount=self.euro(change.amount_cents), supplier=supplier)

    def _more_hours(self, row: Employment, change: Hours) -> str:
        said = {"ref": change.ref, "before": self.hours(row.hours), "after": self.hours(change.hours)}
        if change.from_day is None:
            return self.wording.say("plan.more_hours", **said)
        return self.wording.say(
            "plan.more_hours_from", **said, day=self.wording.numerals.day(change.from_day)
        )

    def _employed(self, row: Employment, change: ContractChange) -> str:
        said = {"ref": change.ref, "hours": self.hours(row.hours), "before": self.contract(row.contract)}
        if change.from_day is None:
            return self.wording.say("plan.contract", **said)
        return self.wording.say("plan.contract_from", **said, day=self.wording.numerals.day(change.from_day))

    def _renewal(self, row: Employment) -> str:
        """What ended first for this person, and when."""
        ends = {field: getattr(row, field) for field in ENDS}
        field = min(ends, key=lambda name: NEVER if ends[name] is None else ends[name])
        what, day = self.wording.say(f"plan.ends_{ENDS[field]}"), self.wording.numerals.day(ends[field])
        return self.wording.say("plan.renewal", ref=row.ref, what=what, day=day)


def teller(measurement: Measurement, edition: Edition, language: Language) -> Teller:
    return Teller(measurement, edition, texts_of(edition.folder, language), wording(language))
