# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Hours spread over people as a flow of least cost: exact in whole hundredths of hours, packages may be cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trede.matching.arcs import Arc


def spread(rooms: Sequence[int], hours: Sequence[int], arcs: Sequence[Arc]) -> list[int]:
    """Of each arc how many hundredths of hours of its package its person does, for the most points in all.

    Nobody gets more than fits in the room, no package more than its hours.
    """
    from ortools.graph.python.min_cost_flow import SimpleMinCostFlow  # type: ignore[import-untyped]

    people, packages = len(rooms), len(hours)
    source, rest = people + packages, people + packages + 1
    flow = SimpleMinCostFlow()
    flow.add_arcs_with_capacity_and_unit_cost(
        [person for _, person, _ in arcs],
        [people + package for package, _, _ in arcs],
        [hours[package] for package, _, _ in arcs],
        [-points for _, _, points in arcs],
    )
    for person, room in enumerate(rooms):
        flow.add_arc_with_capacity_and_unit_cost(source, person, room, 0)
    for package, asked in enumerate(hours):
        flow.add_arc_with_capacity_and_unit_cost(rest, people + package, asked, 0)  # what nobody does
        flow.set_node_supply(people + package, -asked)
    flow.set_node_supply(source, min(sum(rooms), sum(hours)))
    flow.set_node_supply(rest, max(0, sum(hours) - sum(rooms)))
    flow.add_arc_with_capacity_and_unit_cost(source, rest, sum(hours), 0)
    if flow.solve() != flow.OPTIMAL:
        raise AssertionError("a flow with room for what nobody does has always an answer")
    return [int(each) for each in flow.flows(range(len(arcs)))]
