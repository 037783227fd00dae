# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The order of tasks, and whether packages keep it: no package may wait for one that waits for it."""

from __future__ import annotations

from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from trede.matching.work import Task


class Order:
    """Of tasks with all that an order ties to them; those that are in no package stand for themselves."""

    def __init__(self, tasks: Sequence[Task]) -> None:
        self.after = {task.code: task.after for task in tasks if task.after}
        sorter = TopologicalSorter({task.code: task.after for task in tasks})
        self.rank = {code: number for number, code in enumerate(sorter.static_order())}

    def sorted(self, tasks: Iterable[Task]) -> list[Task]:
        """In an order in which they can be done."""
        return sorted(tasks, key=lambda task: self.rank[task.code])

    def is_kept(self, bundles: Iterable[Sequence[Task]]) -> bool:
        """Whether these packages, and all other tasks apart, can be done one after another."""
        bundle_of: dict[str, str] = {}
        larger = False
        for bundle in bundles:
            larger = larger or len(bundle) > 1
            for task in bundle:
                bundle_of[task.code] = bundle[0].code
        if not larger:
            return True
        before: dict[str, set[str]] = {}
        for code, earlier in self.after.items():
            mine = bundle_of.get(code, code)
            others = {bundle_of.get(each, each) for each in earlier} - {mine}
            before.setdefault(mine, set()).update(others)
        try:
            TopologicalSorter(before).prepare()
        except CycleError:
            return False
        return True
