# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whoever looks at a page does not wait for somebody else's file or plan."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from django.utils import timezone
from tests.builders import person
from tests.unit.office.dossier import filled

from trede.kernel.canonical import canonical_text
from trede.office.uploads import passing, readings, uploading
from trede.office.uploads.line import processors
from trede.office.uploads.places import IN_LINE, Progress
from trede.office.uploads.reading_apart import AT_WORK
from trede.office.uploads.rules.advising import Chosen
from trede.scoring.canonical import measurement_document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from uuid import UUID

    from django.test import Client

    from trede.office.accounts.rules.members import Member

    At = Callable[..., str]

PEOPLE, LOOKS, LONG = 3_000, 20, 90
EVERYTHING = Chosen("fewest", ("hours", "contract", "renewal", "hire", "purchase"))


@pytest.fixture
def planners(
    measured: UUID, administrator: Member, apart: None, monkeypatch: pytest.MonkeyPatch
) -> Iterator[list[tuple[Member, str]]]:
    """As many people as there are processors, and one more, who all look for the smallest step of many people."""
    monkeypatch.setattr(readings, "A_MOMENT", 0)
    rows = [person("wajong" if n % 40 == 0 else None, ref=f"W{n}", hours=8 + n % 24) for n in range(PEOPLE)]
    data = canonical_text(measurement_document(filled.declared(*rows))).encode()
    begun = []
    for _planner in range(processors() + 1):
        by = replace(administrator, person=uuid4())
        token = passing.begin_advice(
            by=by,
            on=timezone.now(),
            dossier=measured,
            name="a.json",
            data=data,
            to="trede-3",
            chosen=EVERYTHING,
            typed={},
        )
        begun.append((by, token))
    yield begun
    for by, token in begun:
        uploading.leave(by=by, on=timezone.now(), token=token)
    for each in AT_WORK:
        each.wait(LONG)


def quick(browser: Client, page: str) -> float:
    """Seconds within which nearly every page comes."""
    took = []
    for _ in range(LOOKS):
        start = time.monotonic()
        assert browser.get(page).status_code == 200
        took.append(time.monotonic() - start)
    return sorted(took)[-2]


def test_two_who_plan_do_not_hold_up_a_third(
    browser: Client, at: At, measured: UUID, planners: list[tuple[Member, str]]
) -> None:
    *first, (last, waits) = planners
    told = [passing.seen(by=by, on=timezone.now(), token=token) for by, token in first]
    in_line = passing.seen(by=last, on=timezone.now(), token=waits)
    assert all(isinstance(each, Progress) and each.step != IN_LINE for each in told)
    assert in_line == Progress(IN_LINE, 1)
    assert quick(browser, at("result", measured)) < 0.5, "the pages have the machine first"


def test_a_plan_is_found_beside_the_request_and_the_next_has_its_turn(
    planners: list[tuple[Member, str]],
) -> None:
    until = time.monotonic() + LONG
    left = dict(enumerate(planners))
    while left and time.monotonic() < until:
        for number, (by, token) in list(left.items()):
            found = passing.seen(by=by, on=timezone.now(), token=token)
            if not isinstance(found, Progress):
                assert found["advice"]["plans"], found
                del left[number]
            else:
                assert not found.failed
        time.sleep(0.1)
    assert not left
