# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Advice in words: what is enough, what else could be done, what is not enough, and what to know beside it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from trede.planning.changes import Hire
from trede.planning.options import LEAST_HOURS, STEP
from trede.reports.conclusion import missing_people
from trede.reports.steps import teller

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from trede.planning.advice import Advice, Unhelpful
    from trede.planning.costs import Costs
    from trede.planning.result import Plan, Unreached
    from trede.reports.steps import Teller
    from trede.scheme import Edition, Language
    from trede.scoring.measurement import Measurement

# So many steps still read well in one sentence.
SHORT = 2


@dataclass(frozen=True, slots=True)
class Told:
    """A plan in words: its steps, one by one and as one sentence, what they bring, and what is proven."""

    steps: tuple[str, ...]
    sentence: str
    outcome: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AdviceTold:
    """All of the advice in words, in the order of reading. ``headings`` are those of the lists under it."""

    title: str
    headline: str
    best: Told | None
    why: tuple[str, ...]
    alternatives: tuple[Told, ...]
    unhelpful: tuple[str, ...]
    notes: tuple[str, ...]


def told(
    advice: Advice, measurement: Measurement, edition: Edition, costs: Costs, language: Language
) -> AdviceTold:
    """The advice in Dutch or English."""
    tell = teller(measurement, edition, language)
    say, level = tell.wording.say, tell.level(advice.target)
    best = _best(advice, costs, tell)
    return AdviceTold(
        title=say("plan.title", level=level),
        headline=_headline(advice, best, tell),
        best=best,
        why=tuple(_why(advice, costs, tell)),
        alternatives=tuple(_plan(plan, tell) for plan in advice.alternatives),
        unhelpful=tuple(_unhelpful(each, tell) for each in advice.unhelpful),
        notes=tuple(_notes(advice, tell)),
    )


def _headline(advice: Advice, best: Told | None, tell: Teller) -> str:
    level = tell.level(advice.target)
    if advice.best is None:
        proven = advice.unreached is None or advice.unreached.lack != "unproven"
        return _first_capital(tell.wording.say("plan.unreached" if proven else "plan.not_found", level=level))
    if best is not None and len(best.steps) > SHORT:
        return tell.wording.say("plan.enough_list", level=level)
    return best.sentence if best else tell.wording.say("plan.already", level=tell.level(advice.before.level))


def _first_capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _plan(plan: Plan, tell: Teller) -> Told:
    steps = tuple(tell.step(change) for change in plan.changes)
    level = tell.level(plan.target)
    sentence = tell.wording.say("plan.enough", level=level, steps=tell.joined(steps))
    return Told(steps, sentence, tuple(_outcome(plan, tell)))


def _best(advice: Advice, costs: Costs, tell: Teller) -> Told | None:
    """The best plan, and why it is not just what is missing."""
    if not advice.best or not advice.best.options:
        return None
    best = _plan(advice.best, tell)
    return replace(best, outcome=(*best.outcome, *_other(advice, advice.best, costs, tell)))


def _other(advice: Advice, best: Plan, costs: Costs, tell: Teller) -> Iterator[str]:
    """Why a plan is mostly larger than what the result says is missing for the next level, or smaller."""
    following, steps = advice.before.next, tuple(_steps(advice, costs, tell))
    before, after = (score.norms.get(advice.target) for score in (advice.before, best.after))
    if before and after and after < before:
        norms = {"before": tell.wording.numerals.norm(before), "after": tell.wording.numerals.norm(after)}
        yield tell.wording.say("plan.lower_norm", **norms)
    elif steps and following is not None and following.level == advice.target:
        people = missing_people(following.missing_fte_millionths, tell.wording)
        yield " ".join((tell.wording.say("plan.missing", people=people), *steps))


def _steps(advice: Advice, costs: Costs, tell: Teller) -> Iterator[str]:
    """In which steps these plans are made; hours that were asked for need no telling."""
    plans = (plan for plan in (advice.best, *advice.alternatives) if plan is not None)
    kinds = frozenset().union(*(plan.kinds for plan in plans))
    if kinds & {"hire", "hours"} and not costs.hire_hours:
        least, step = tell.hours(LEAST_HOURS), tell.hours(STEP)
        yield tell.wording.say("plan.steps_hours", least=least, step=step)
    if "purchase" in kinds:
        yield tell.wording.say("plan.steps_purchase")


def _outcome(plan: Plan, tell: Teller) -> Iterator[str]:
    say, numerals = tell.wording.say, tell.wording.numerals
    norms = plan.after.norms
    total = numerals.percent_below(plan.after.total, norms.values())
    yield say(
        "plan.after", total=total, level=tell.level(plan.target), norm=numerals.norm(norms[plan.target])
    )
    if plan.after.level != plan.target:
        yield say("plan.after_higher", reached=tell.level(plan.after.level))
    if plan.cents:
        yield say("plan.cost", cost=tell.euro(plan.cents))


def _proof(advice: Advice, plan: Plan, tell: Teller) -> Iterator[str]:
    if not plan.proven:
        yield tell.wording.say("plan.unproven", gap=tell.wording.numerals.percent(plan.gap))
        if not advice.solved:
            yield tell.wording.say("plan.install")
    elif plan.objective == "fewest":
        yield tell.wording.count("plan.proven_fewest", len(plan.options), level=tell.level(plan.target))
    else:
        yield tell.wording.say(f"plan.proven_{plan.objective}")


def _why(advice: Advice, costs: Costs, tell: Teller) -> Iterator[str]:
    """Why the target is out of reach, and what is not."""
    if advice.unreached is None:
        return
    yield _reason(advice.unreached, costs, tell)
    if advice.unreached.lack == "unproven" and not advice.solved:
        yield tell.wording.say("plan.install")
    if not advice.complete:
        yield tell.wording.say("plan.hurried_none")
    if advice.nearest is not None:
        steps = tell.joined([tell.step(change) for change in advice.nearest.changes])
        yield tell.wording.say("plan.nearest", level=tell.level(advice.nearest.target), steps=steps)


def _reason(found: Unreached, costs: Costs, tell: Teller) -> str:
    say = tell.wording.say
    if found.lack == "budget" and found.least_cents is not None:
        budget = tell.euro(costs.budget_cents or 0)
        return say("plan.why_budget", least=tell.euro(found.least_cents), budget=budget)
    if found.lack == "hires" and found.least_hires is not None:
        return tell.wording.count("plan.why_hires", found.least_hires, allowed=costs.most_hires)
    if found.lack == "share" and found.missing_fte is not None:
        return say("plan.why_share", fte=_at_least(found.missing_fte, tell))
    return say("plan.why_unproven" if found.lack == "unproven" else "plan.why_limits")


def _at_least(fte: Fraction, tell: Teller) -> str:
    """Rounded down: at least so much is missing."""
    return tell.wording.numerals.scaled(fte.numerator * 100 // fte.denominator, 2)


def _unhelpful(found: Unhelpful, tell: Teller) -> str:
    say = tell.wording.say
    only = say(f"plan.only_{found.kind}")
    if found.reason == "nothing":
        return f"{only} {say(f'plan.nothing_{found.kind}')}"
    if found.missing_fte is None:
        return f"{only} {say('plan.lacks_unknown')}"
    return f"{only} {say('plan.lacks', fte=_at_least(found.missing_fte, tell))}"


def _notes(advice: Advice, tell: Teller) -> Iterator[str]:
    say, numerals = tell.wording.say, tell.wording.numerals
    if advice.best is None or not advice.best.options:
        return
    if not advice.complete:
        yield say("plan.hurried")
    yield from _proof(advice, advice.best, tell)
    year = tell.measurement.reference_year
    yield say("plan.full_year", first=numerals.day(year.first), last=numerals.day(year.last))
    hires = [change for change in advice.best.changes if isinstance(change, Hire)]
    if hires:
        yield say("plan.growth")
        yield from _same_weight(hires[0], tell)
    if advice.weak:
        names = tell.joined([tell.names.positions[code] for code in advice.weak])
        yield tell.wording.count("plan.weak", len(advice.weak), names=names)


def _same_weight(hire: Hire, tell: Teller) -> Iterator[str]:
    """Which other starting positions count as heavily as that of the colleague who is named."""
    positions, not_by_hiring = tell.edition.positions, tell.edition.usual.not_by_hiring
    weight = positions[hire.position or ""].weight.value
    others = [
        tell.position(code)
        for code, position in positions.items()
        if position.weight.value == weight and code not in not_by_hiring and code != hire.position
    ]
    if others:
        yield tell.wording.say("plan.same_weight", who=tell.position(hire.position), others="; ".join(others))
