# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The smallest change that is enough, as a document: words in every language, figures, and what may be kept."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from fractions import Fraction
from time import monotonic
from typing import TYPE_CHECKING, Any

from trede.office.dossier.rules.present import present_document, present_of
from trede.office.dossier.rules.scenarios import WITHOUT_ROWS, smallest
from trede.planning.advice import advise
from trede.planning.changes import Buy, Hire, Scenario
from trede.planning.changes_file import changes_text
from trede.planning.costs import Costs, PersonTerms, Price
from trede.planning.options import usual_hires, usual_suppliers
from trede.planning.solvers import installed
from trede.reports.advice import told
from trede.scheme.texts import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from trede.intake.watching import Watch
    from trede.office.dossier.rules.scenarios import Ground
    from trede.office.uploads.rules.passed import PassedBy
    from trede.planning.advice import Advice
    from trede.planning.problem import Objective
    from trede.planning.result import Plan
    from trede.scheme import Edition
    from trede.scoring import Measurement, Score

SECONDS = 8
"""Somebody waits for it. What was found by then is shown, with a sentence that says so."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the planner may do and what that costs, as it was chosen.

    ``may`` are kinds of change; money is in whole cents a year, ``buy_extra`` in hundredths of a percent.
    """

    objective: Objective
    may: Sequence[str]
    hire_hour: int = 0
    more_hour: int = 0
    contract_each: int = 0
    renewal_each: int = 0
    buy_extra: int = 0
    budget: int | None = None

    def costs(self, edition: Edition, measurement: Measurement) -> Costs:
        """As the planner takes it: the usual hires and suppliers, at these prices."""
        hire, extra = Price(cents_per_hour=self.hire_hour), Fraction(self.buy_extra, 100 * 100)
        hires = tuple(replace(each, price=hire) for each in usual_hires(edition))
        suppliers = tuple(replace(each, extra=extra) for each in usual_suppliers(measurement))
        return Costs(
            hires=hires if "hire" in self.may else (),
            suppliers=suppliers if "purchase" in self.may else (),
            hours=self._terms("hours", Price(cents_per_hour=self.more_hour)),
            contract=self._terms("contract", Price(self.contract_each)),
            renewal=self._terms("renewal", Price(self.renewal_each)),
            budget_cents=self.budget,
        )

    def _terms(self, kind: str, price: Price) -> PersonTerms | None:
        return PersonTerms(price) if kind in self.may else None


@dataclass(frozen=True, slots=True)
class Figures:
    """What is shown of a score beside others."""

    level: str
    total: Fraction
    direct: Fraction
    counted_indirect: Fraction
    total_fte: Fraction
    norms: Mapping[str, Fraction]


def figures_document(score: Score) -> dict[str, Any]:
    """Exact ratios as text."""
    shares = ("total", "direct", "counted_indirect", "total_fte")
    return {
        "level": score.level,
        **{name: str(getattr(score, name)) for name in shares},
        "norms": {level: str(norm) for level, norm in score.norms.items()},
    }


def read_figures(document: Mapping[str, Any]) -> Figures:
    """Figures as they were written."""
    norms = {level: Fraction(norm) for level, norm in document["norms"].items()}
    shares = {name: Fraction(text) for name, text in document.items() if name not in ("level", "norms")}
    return Figures(level=document["level"], norms=norms, **shares)


def advice_from_classes(ground: Ground, target: str, watch: Watch) -> dict[str, Any]:
    """The advice that needs no rows."""
    found = smallest(ground, target, installed(), in_time(SECONDS, watch))
    return _document(found, ground.measurement, ground.edition, WITHOUT_ROWS, keep=True)


def advice_with_rows(brought: PassedBy, target: str, chosen: Chosen, watch: Watch) -> dict[str, Any]:
    """The advice on rows that pass by. Raises ``InputRefusedError`` when they cannot be scored."""
    declared, edition = brought.declared, brought.edition
    assert declared is not None  # noqa: S101 - whoever calls has looked
    costs = chosen.costs(edition, declared)
    found = advise(
        edition,
        declared,
        target,
        costs,
        chosen.objective,
        solver=installed(),
        in_time=in_time(SECONDS, watch),
    )
    return _document(found, declared, edition, costs, keep=brought.same)


def in_time(seconds: int, watch: Watch) -> Callable[[], bool]:
    """Whether so many seconds from now are not over yet; tells how many are."""
    begun = monotonic()
    watch("plan", 0, seconds)

    def still() -> bool:
        passed = monotonic() - begun
        watch("plan", min(int(passed), seconds), seconds)
        return passed < seconds

    return still


def _document(
    found: Advice, declared: Measurement, edition: Edition, costs: Costs, *, keep: bool
) -> dict[str, Any]:
    """``words`` by language; ``plans`` are the best that changes something and the alternatives."""
    plans = [each for each in (found.best, *found.alternatives) if each and each.options]
    return {
        "target": found.target,
        "words": {each: asdict(told(found, declared, edition, costs, each)) for each in LANGUAGES},
        "before": figures_document(found.before),
        "plans": [_plan(plan, edition, declared, keep=keep) for plan in plans],
    }


def _plan(plan: Plan, edition: Edition, declared: Measurement, *, keep: bool) -> dict[str, Any]:
    """What it asks (``changes``, ``hours`` in hundredths, of people only; ``cents``), and what may be ``kept``."""
    return {
        "changes": len(plan.options),
        "hours": sum(option.hours for option in plan.options if "purchase" not in option.kinds),
        "cents": plan.cents,
        "after": figures_document(plan.after),
        "kept": _kept(plan, edition, declared) if keep else None,
    }


def _kept(plan: Plan, edition: Edition, declared: Measurement) -> dict[str, Any]:
    """Nobody is in it."""
    others = tuple(each for each in plan.changes if isinstance(each, Hire | Buy))
    present = present_of(edition, declared, plan.changes)
    return {
        "changes": changes_text(Scenario("", others)),
        "present": present_document(present) if present else {},
    }
