# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Advice: the best plan, plans that differ from it in kind, what does not help, and why it cannot be done.

This room decides what there is to say; ``trede.reports.advice`` says it in Dutch and English.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import chain, islice
from typing import TYPE_CHECKING, Literal

from trede.planning.changes import Hire
from trede.planning.options import KINDS, always, options_of
from trede.planning.result import Plan, Unreached, plan, question
from trede.planning.solve import while_in_time
from trede.scoring.scorer import score

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from trede.planning.costs import Costs
    from trede.planning.options import Option, OptionKind
    from trede.planning.problem import Objective
    from trede.planning.result import Question
    from trede.planning.solve import Solver
    from trede.scheme import Edition
    from trede.scoring.measurement import Measurement
    from trede.scoring.score import Score

    Choice = Callable[[Option], bool]
    Alone = dict[OptionKind, Plan | Unreached | None]

# Far more colleagues than anybody hires for this; to find how many would be needed without a limit.
WITHOUT_LIMIT = 10_000


@dataclass(frozen=True, slots=True)
class Unhelpful:
    """A kind of change that does not reach the target by itself.

    *nothing*: there is nothing of this kind to do. *short*: all of it together lacks ``missing_fte`` weighted
    fte at least (None: not known how much).
    """

    kind: OptionKind
    reason: Literal["nothing", "short"]
    missing_fte: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Advice:
    """Everything there is to say. ``best`` is None when the target is not reached; ``unreached`` then says why.

    ``weak`` are positions that bring no more than the norm asks: hiring from them does not raise the share.
    ``nearest`` is a plan for a lower level, when the target itself is out of reach. ``solved`` says whether a
    solver was there to look for proof. ``complete`` is False when the time was over before everything was tried:
    what is said then is true, and there may be more to say.
    """

    target: str
    objective: Objective
    before: Score
    best: Plan | None
    solved: bool
    alternatives: tuple[Plan, ...] = ()
    unhelpful: tuple[Unhelpful, ...] = ()
    weak: tuple[str, ...] = ()
    unreached: Unreached | None = None
    nearest: Plan | None = None
    complete: bool = True


def advise(
    edition: Edition,
    measurement: Measurement,
    target: str,
    costs: Costs,
    objective: Objective = "fewest",
    alternatives: int = 3,
    solver: Solver | None = None,
    in_time: Callable[[], bool] = always,
) -> Advice:
    """Advice on reaching ``target``; raises ``InputRefusedError`` when the measurement cannot be scored.

    Once ``in_time`` says no, nothing more is looked for: the best so far stands, with the gap that is proven.
    """
    before = score(edition, measurement)
    asked = question(edition, measurement, target, costs, while_in_time(solver, in_time))
    options = options_of(edition, measurement, costs, in_time)
    best = plan(asked, options, objective)
    made = Advice(target, objective, before, None, solver is not None)
    made = replace(made, weak=tuple(_weak(edition, before.norms[target])))
    if isinstance(best, Unreached):
        found = _out_of_reach(made, asked, options, best, in_time)
    elif best.options:
        found = _with_others(made, asked, options, best, alternatives, in_time)
    else:
        found = replace(made, best=best)
    return replace(found, complete=in_time())


def _out_of_reach(
    made: Advice,
    asked: Question,
    options: Sequence[Option],
    found: Unreached,
    in_time: Callable[[], bool],
) -> Advice:
    """Why the target is out of reach, and what is not."""
    if not in_time():
        return replace(made, unreached=found)
    nearest = _nearest(asked, options, made.objective, made.before)
    return replace(made, unreached=_why(asked, options, found), nearest=nearest)


def _with_others(
    made: Advice,
    asked: Question,
    options: Sequence[Option],
    best: Plan,
    alternatives: int,
    in_time: Callable[[], bool],
) -> Advice:
    """The best plan with others beside it, and with what is not enough by itself."""
    alone: Alone = {}
    for kind in KINDS:
        if in_time():
            alone[kind] = _alone(asked, options, kind, made.objective)
    mixtures = _mixtures(asked, options, best, in_time)
    others = islice(_others(best, chain(alone.values(), mixtures)), alternatives)
    return replace(made, best=best, alternatives=tuple(others), unhelpful=tuple(_unhelpful(alone)))


def _alone(
    asked: Question, options: Sequence[Option], kind: OptionKind, objective: Objective
) -> Plan | Unreached | None:
    """The best plan with one kind of change; None when there is nothing of that kind."""
    of_kind = [option for option in options if option.kinds == (kind,)]
    return plan(asked, of_kind, objective) if of_kind else None


def _others(best: Plan, found: Iterable[Plan | Unreached | None]) -> Iterator[Plan]:
    """Plans that differ: first one kind of change by itself, then mixtures, then other people to hire."""
    seen = {_likeness(best)}
    for each in found:
        if isinstance(each, Plan) and _likeness(each) not in seen:
            seen.add(_likeness(each))
            yield each


def _likeness(plan: Plan) -> object:
    """Two plans are alike when they do the same kinds of things with the same kinds of people."""
    return frozenset((option.kinds, _who(option)) for option in plan.options)


def _who(option: Option) -> tuple[object, object] | None:
    (change, *_others) = option.changes
    return (change.position, change.contract) if isinstance(change, Hire) else None


def _mixtures(
    asked: Question, options: Sequence[Option], best: Plan, in_time: Callable[[], bool]
) -> Iterator[Plan | Unreached]:
    hired = {_who(option) for option in best.options}
    choices: tuple[tuple[Choice, Objective], ...] = (
        (lambda option: not {"hire", "purchase"} & {*option.kinds}, best.objective),
        (lambda option: "hire" not in option.kinds, best.objective),
        (lambda option: "hire" in option.kinds and _who(option) not in hired, best.objective),
        (lambda _option: True, "change"),
    )
    for choice, objective in choices:
        chosen = [option for option in options if choice(option)]
        if chosen and in_time():
            yield plan(asked, chosen, objective)


def _unhelpful(alone: Alone) -> Iterator[Unhelpful]:
    for kind, found in alone.items():
        if found is None:
            yield Unhelpful(kind, "nothing")
        elif isinstance(found, Unreached) and found.lack != "unproven":
            yield Unhelpful(kind, "short", found.missing_fte)


def _weak(edition: Edition, norm: Fraction) -> Iterator[str]:
    """Positions whose weight is no more than the norm: their hours raise total fte as much as they help."""
    for code, position in edition.positions.items():
        if Fraction(position.weight.value, 100) <= norm:
            yield code


def _why(asked: Question, options: Sequence[Option], found: Unreached) -> Unreached:
    """Which limit stands in the way: the budget, the number of hires, or all that is allowed together.

    What is not proven to be out of reach is so only when the least that it costs is over the budget.
    """
    budget, proven = asked.costs.budget_cents, found.lack != "unproven"
    if budget is not None:
        free = plan(_with(asked, replace(asked.costs, budget_cents=None)), options, "cost")
        if isinstance(free, Plan) and (proven or _at_least(free) > budget):
            return replace(found, lack="budget", least_cents=max(_at_least(free), budget + 1))
    least = _least_hires(asked, options) if proven else None
    return found if least is None else replace(found, lack="hires", least_hires=least)


def _least_hires(asked: Question, options: Sequence[Option]) -> int | None:
    """How many new colleagues would do if there might be more of them; None when that is not known, or none would."""
    low, high = asked.costs.most_hires + 1, None
    tried = WITHOUT_LIMIT
    while high is None or low < high:
        found = plan(_with(asked, replace(asked.costs, most_hires=tried)), options, "fewest")
        if isinstance(found, Plan):
            high = sum("hire" in option.kinds for option in found.options)
        elif high is None or found.lack == "unproven":
            return None
        else:
            low = tried + 1
        tried = (low + high) // 2
    return high


def _at_least(plan: Plan) -> int:
    """The cost of a plan less what a better one could save."""
    return plan.cents if plan.proven else int(plan.cents * (1 - plan.gap))


def _with(asked: Question, costs: Costs) -> Question:
    return replace(asked, costs=costs)


def _nearest(asked: Question, options: Sequence[Option], objective: Objective, before: Score) -> Plan | None:
    """A plan for the highest level under the target and above where the organisation stands."""
    ladder = ("none", *asked.edition.levels)
    between = ladder[ladder.index(before.level) + 1 : ladder.index(asked.target)]
    for level in reversed(between):
        found = plan(replace(asked, target=level), options, objective)
        if isinstance(found, Plan):
            return found
    return None
