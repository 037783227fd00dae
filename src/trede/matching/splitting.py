# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Split: tasks bundled into packages that somebody can do as a whole.

A package stays within one process, one place and one present person; within hours and few competences; and the
packages keep the order of the tasks: none has to wait for a package that waits for it. Of all such bundles the one
that costs least is taken: a price for each package, and for every hour that a package asks more of a person than the
task of that hour does. Proven for small groups of tasks; see docs/adr on matching.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from trede.matching.crowd import Crowd
from trede.matching.splitting_order import Order
from trede.matching.work import CONTACTS, asked_of, package_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from trede.matching.people import Case, Terms
    from trede.matching.work import Package, Task

PER_PACKAGE = 3000
"""What a package costs, in hundredths of hours times levels: as much as asking one level too much for 30 hours."""
MOST_LOOKS, ALL_LOOKS = 2_000, 20_000
"""So many bundles of one group, and of all, are looked at for the proof."""
MANY = 40
"""Of more tasks than this not every pair is tried: each task in turn goes to the best of the last bundles."""

Bundle = tuple["Task", ...]


@dataclass(frozen=True, slots=True)
class Carved:
    """Hours that simple tasks of a present job leave free there, in hundredths, and which tasks."""

    job: str
    hours_hundredths: int
    tasks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Split:
    """``stay`` are tasks that stay in their present job; ``proven``: no bundle of these tasks costs less."""

    packages: tuple[Package, ...]
    carved: tuple[Carved, ...]
    stay: tuple[Task, ...]
    cost: int
    proven: bool


def split(case: Case) -> Split:
    """The tasks of a case as packages. Tasks of a present job that are not simple stay there."""
    stay = tuple(task for task in case.tasks if _stays(task))
    groups = _groups(case.tasks)
    crowd = Crowd(case.people, case.places, case.terms)
    looks = min(MOST_LOOKS, ALL_LOOKS // max(1, len(groups)))
    bundles: list[Bundle] = []
    proven = True
    for group in groups:
        maker = _Maker(case.terms, crowd, Order(group))
        found, sure = maker.best([task for task in group if not _stays(task)], looks)
        bundles += found
        proven = proven and sure
    places = {task.code: number for number, task in enumerate(case.tasks)}
    bundles.sort(key=lambda bundle: min(places[task.code] for task in bundle))
    packages = tuple(
        package_of(f"P{number:0{len(str(len(bundles)))}d}", bundle)
        for number, bundle in enumerate(bundles, start=1)
    )
    cost = sum(bundle_cost(bundle) for bundle in bundles)
    return Split(packages, _carved(packages), stay, cost, proven)


def kept_split(case: Case, bundles: Mapping[str, Sequence[str]], *, proven: bool) -> Split:
    """A split that was made before: by the code of each package the codes of its tasks. Raises KeyError for no task."""
    task_of = {task.code: task for task in case.tasks}
    packages = tuple(package_of(code, [task_of[each] for each in tasks]) for code, tasks in bundles.items())
    stay = tuple(task for task in case.tasks if _stays(task))
    cost = sum(bundle_cost(package.tasks) for package in packages)
    return Split(packages, _carved(packages), stay, cost, proven)


def _stays(task: Task) -> bool:
    return task.job is not None and not task.is_simple


def bundle_cost(bundle: Sequence[Task]) -> int:
    """The price of one package, and what it asks more than each of its tasks, over their hours."""
    asked = sum(asked_of(bundle).values())
    contact = max(CONTACTS.index(task.contact) for task in bundle)
    stepwise = all(task.stepwise for task in bundle)
    more = sum(
        task.hours_hundredths
        * (
            asked
            - sum(task.asks.values())
            + contact
            - CONTACTS.index(task.contact)
            + (task.stepwise and not stepwise)
        )
        for task in bundle
    )
    return PER_PACKAGE + more


def fits_terms(bundle: Sequence[Task], terms: Terms) -> bool:
    """Within the hours and the number of competences of a package; a task alone always is one."""
    if len(bundle) == 1:
        return True
    first = bundle[0]
    return (
        sum(task.hours_hundredths for task in bundle) <= terms.package_hours_hundredths
        and len(asked_of(bundle)) <= terms.package_competences
        and all(_together(task) == _together(first) for task in bundle)
    )


def _together(task: Task) -> tuple[str, str | None, str | None]:
    return task.process, task.place, task.now


def _groups(tasks: Sequence[Task]) -> list[list[Task]]:
    """Tasks that may come together, with all that an order ties to them."""
    head = {task.code: task.code for task in tasks}

    def top(code: str) -> str:
        while head[code] != code:
            head[code] = head[head[code]]
            code = head[code]
        return code

    first: dict[tuple[str, str | None, str | None], str] = {}
    for task in tasks:
        for other in (first.setdefault(_together(task), task.code), *task.after):
            head[top(other)] = top(task.code)
    groups: dict[str, list[Task]] = defaultdict(list)
    for task in tasks:
        groups[top(task.code)].append(task)
    return list(groups.values())


class _Maker:
    """Makes the bundles of one group of tasks."""

    def __init__(self, terms: Terms, crowd: Crowd, order: Order) -> None:
        self.terms, self.crowd, self.order = terms, crowd, order
        self._seen: dict[frozenset[str], bool] = {}

    def may_be(self, bundle: Bundle) -> bool:
        """One package: within the terms, and somebody can do it as a whole."""
        key = frozenset(task.code for task in bundle)
        if key not in self._seen:
            self._seen[key] = len(bundle) == 1 or (
                fits_terms(bundle, self.terms)
                and (not self.crowd.people or self.crowd.suitable(package_of("", bundle)) != 0)
            )
        return self._seen[key]

    def best(self, group: Sequence[Task], looks: int) -> tuple[list[Bundle], bool]:
        """The bundles of this group, and whether none cost less."""
        tasks = self.order.sorted(group)
        if len(tasks) > MANY:
            return self._one_after_another(tasks), False
        search = _Search(self, tasks, self._joined([(task,) for task in tasks]), looks)
        search.look([], 0, 0)
        return [tuple(self.order.sorted(bundle)) for bundle in search.best], search.looks < looks

    def choices(self, bundles: Sequence[Bundle], task: Task) -> list[tuple[int, int]]:
        """What each bundle that may have this task would cost more, and its number; the least first."""
        return sorted(
            (bundle_cost((*bundle, task)) - bundle_cost(bundle), number)
            for number, bundle in enumerate(bundles)
            if self.may_be((*bundle, task))
        )

    def _one_after_another(self, tasks: Sequence[Task]) -> list[Bundle]:
        bundles: list[Bundle] = []
        for task in tasks:
            done = max(0, len(bundles) - MANY)
            for more, number in self.choices(bundles[done:], task):
                grown = list(bundles)
                grown[done + number] = (*grown[done + number], task)
                if more < PER_PACKAGE and self.order.is_kept(grown):
                    bundles = grown
                    break
            else:
                bundles.append((task,))
        return bundles

    def _joined(self, bundles: list[Bundle]) -> list[Bundle]:
        """Two bundles joined as long as that saves, those first that save most."""
        while following := self._with_a_pair_joined(bundles):
            bundles = following
        return bundles

    def _with_a_pair_joined(self, bundles: Sequence[Bundle]) -> list[Bundle] | None:
        pairs = sorted(
            (bundle_cost((*one, *other)) - bundle_cost(one) - bundle_cost(other), i, j)
            for i, one in enumerate(bundles)
            for j, other in enumerate(bundles[:i])
            if self.may_be((*one, *other))
        )
        for saved, i, j in pairs:
            rest = [each for number, each in enumerate(bundles) if number not in (i, j)]
            joined = [*rest, (*bundles[j], *bundles[i])]
            if saved < 0 and self.order.is_kept(joined):
                return joined
        return None


class _Search:
    """Every way to bundle, as far as it can still cost less than the best so far."""

    def __init__(self, maker: _Maker, tasks: Sequence[Task], best: list[Bundle], most_looks: int) -> None:
        self.maker, self.tasks, self.most_looks = maker, tasks, most_looks
        self.best, self.cost = best, sum(map(bundle_cost, best))
        self.looks = 0

    def look(self, bundles: list[Bundle], cost: int, number: int) -> None:
        """Give task ``number`` to each bundle, or one of its own. A bundle never gets cheaper by a task more."""
        self.looks += 1
        if cost >= self.cost or self.looks >= self.most_looks:
            return
        if number == len(self.tasks):
            self.best, self.cost = bundles, cost
            return
        task = self.tasks[number]
        for more, place in self.maker.choices(bundles, task):
            grown = [*bundles]
            grown[place] = (*bundles[place], task)
            # Tasks come in their order, so what is broken now stays broken with the tasks to come.
            if self.maker.order.is_kept(grown):
                self.look(grown, cost + more, number + 1)
        self.look([*bundles, (task,)], cost + PER_PACKAGE, number + 1)


def _carved(packages: Sequence[Package]) -> tuple[Carved, ...]:
    freed: dict[str, list[Task]] = defaultdict(list)
    for package in packages:
        for task in package.tasks:
            if task.job:
                freed[task.job].append(task)
    return tuple(
        Carved(job, sum(task.hours_hundredths for task in tasks), tuple(task.code for task in tasks))
        for job, tasks in sorted(freed.items())
    )
