# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A scenario as a form: groups of new colleagues, extra orders at suppliers that are known, and a name."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from trede.kernel.values import plain
from trede.office.web.employer.scenarios.amounts import SHORT, Amount, wrong
from trede.planning.changes import Buy, Hire, Scenario
from trede.planning.options import usual_fulltime

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from django.forms import BoundField
    from django.http import QueryDict

    from trede.planning.changes import Change
    from trede.reports.result import Result
    from trede.scheme.edition import Usual
    from trede.scoring import Measurement

MOST_GROUPS, MOST_COLLEAGUES, MOST_HOURS, MOST_EURO = 6, 200, 60, 10_000_000
NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Group:
    """The fields of one group of new colleagues."""

    number: int
    position: BoundField
    contract: BoundField
    count: BoundField
    hours: BoundField


class WhatIf(forms.Form):
    """So many groups of new colleagues, and one amount for each supplier; 0 means that nothing changes."""

    title = forms.CharField(
        label=_("Naam van dit scenario"),
        help_text=_("Nodig om het te bewaren. Bijvoorbeeld: twee collega's erbij."),
        max_length=120,
        error_messages={"required": _("Geef het scenario een naam.")},
    )
    groups = forms.IntegerField(min_value=1, max_value=MOST_GROUPS, widget=forms.HiddenInput)

    def __init__(self, data: QueryDict | None, *, shown: Result, scenario: Scenario | None = None) -> None:
        self.start = scenario or _example(shown)
        hires = [each for each in self.start.changes if isinstance(each, Hire)]
        super().__init__(_with_one_more(data, shown.edition.usual), initial=_initial(self.start, hires))
        self.fulltime = usual_fulltime(shown.measurement)
        self.group_count = _group_count(self.data if data is not None else None, hires)
        for number in range(self.group_count):
            self.fields |= _group_fields(number, shown)
        self.suppliers = suppliers(shown.measurement)
        for kvk, name in self.suppliers.items():
            message = _("Vul een bedrag in euro in, van 0 tot en met 10.000.000.")
            self.fields[f"buy-{kvk}"] = Amount(name, MOST_EURO, message, initial=0)

    def full_clean(self) -> None:
        """Without a name one can try, not keep."""
        self.fields["title"].required = "keep" in self.data
        super().full_clean()
        self.fields["title"].required = True

    @property
    def lines(self) -> Iterator[Group]:
        """The groups as the page shows them."""
        for number in range(self.group_count):
            fields = (self[f"{name}-{number}"] for name in ("position", "contract", "count", "hours"))
            yield Group(number + 1, *fields)

    @property
    def orders(self) -> list[BoundField]:
        """The amount for each supplier."""
        return [self[f"buy-{kvk}"] for kvk in self.suppliers]

    @property
    def buys(self) -> bool:
        """Whether the orders must be in sight: something stands there, or is wrong there."""
        return any(field.errors or field.value() not in (None, "", 0, "0") for field in self.orders)

    def scenario(self) -> Scenario:
        """What was filled in, as changes; lines with 0 are left out."""
        return Scenario(str(self.cleaned_data.get("title") or "").strip(), tuple(self._changes()))

    def trial(self) -> Scenario | None:
        """What to try: what stands in the fields; None while one is wrong."""
        if not self.is_bound:
            return self.start
        return self.scenario() if self.is_valid() else None

    def _changes(self) -> Iterator[Change]:
        told = self.cleaned_data
        for number in range(self.group_count):
            if count := told.get(f"count-{number}"):
                yield Hire(
                    position=None if told[f"position-{number}"] == NOBODY else told[f"position-{number}"],
                    contract=told[f"contract-{number}"],
                    hours=int(told[f"hours-{number}"] * 100),
                    fulltime_hours=self.fulltime,
                    count=count,
                )
        for kvk in self.suppliers:
            if amount := told.get(f"buy-{kvk}"):
                yield Buy(kvk=kvk, amount_cents=int(amount * 100))


def suppliers(measurement: Measurement) -> dict[str, str]:
    """KvK number to name of each supplier outside the own group, by name."""
    known = {each.kvk: each.supplier for each in measurement.purchases}
    outside = {kvk: name for kvk, name in known.items() if kvk not in measurement.organisation.group}
    return dict(sorted(outside.items(), key=lambda each: each[1]))


def _with_one_more(data: QueryDict | None, usual: Usual) -> QueryDict | None:
    """What was sent, with the fields of another group when that was asked for: nobody in it yet."""
    if data is None or "more" not in data:
        return data
    number, longer = _count_in(data), data.copy()
    if number < MOST_GROUPS:
        contract, hours = data.get("contract-0", ""), plain(Fraction(usual.hours, 100))
        fresh = {"position": usual.position, "contract": contract, "count": "0", "hours": hours}
        for name, value in fresh.items():
            longer[f"{name}-{number}"] = value
        longer["groups"] = str(number + 1)
    return longer


def _count_in(data: Mapping[str, Any]) -> int:
    told = str(data.get("groups", ""))
    return min(max(1, int(told)), MOST_GROUPS) if told.isdecimal() and len(told) < 3 else 1


def _group_count(data: Mapping[str, Any] | None, hires: list[Hire]) -> int:
    """As many as the page had; a line for each hire that was kept."""
    return min(max(1, len(hires)), MOST_GROUPS) if data is None else _count_in(data)


def _example(shown: Result) -> Scenario:
    """What a new scenario begins with: one colleague of the usual position, who works part-time."""
    usual = shown.edition.usual
    hire = Hire(usual.position, usual.contract, usual.hours, usual_fulltime(shown.measurement))
    return Scenario("", (hire,))


def _initial(scenario: Scenario, hires: list[Hire]) -> dict[str, object]:
    filled: dict[str, object] = {"title": scenario.name, "groups": max(1, len(hires))}
    for number, hire in enumerate(hires):
        filled[f"position-{number}"] = hire.position or NOBODY
        filled[f"contract-{number}"] = hire.contract
        filled[f"count-{number}"] = hire.count
        filled[f"hours-{number}"] = Decimal(hire.hours) / 100
    bought: dict[str, int] = defaultdict(int)
    for each in scenario.changes:
        if isinstance(each, Buy):
            bought[each.kvk] += each.amount_cents
    return filled | {f"buy-{kvk}": Decimal(cents) / 100 for kvk, cents in bought.items()}


def _group_fields(number: int, shown: Result) -> dict[str, forms.Field]:
    positions = [(code, shown.names.positions[code]) for code in shown.edition.positions]
    contracts = [(code, shown.names.contracts[code]) for code in shown.edition.contracts]
    return {
        f"position-{number}": forms.ChoiceField(
            label=_("Uitgangspositie"),
            choices=[*positions, (NOBODY, _("Niet uit de doelgroep"))],
        ),
        f"contract-{number}": forms.ChoiceField(label=_("Soort contract"), choices=contracts),
        f"count-{number}": forms.IntegerField(
            label=_("Aantal collega's"),
            min_value=0,
            max_value=MOST_COLLEAGUES,
            initial=0,
            widget=forms.TextInput(SHORT),
            error_messages=wrong(_("Vul een heel aantal in, van 0 tot en met 200.")),
        ),
        f"hours-{number}": forms.DecimalField(
            label=_("Uren per week, elk"),
            min_value=Decimal("0.5"),
            max_value=MOST_HOURS,
            max_digits=5,
            decimal_places=2,
            localize=True,
            initial=Decimal(shown.edition.usual.hours) / 100,
            widget=forms.TextInput(SHORT),
            error_messages=wrong(
                _("Vul uren in van 0,5 tot en met 60, met hooguit 2 cijfers achter de komma.")
            ),
        ),
    }
