# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the child takes away from itself, and how it answers."""

from __future__ import annotations

import gc
import json
import resource
import sys
from dataclasses import asdict
from io import BytesIO, TextIOWrapper
from typing import TYPE_CHECKING, NoReturn

import pytest

from trede.intake.grids.child import answer, confine, main
from trede.intake.grids.limits import Limits

if TYPE_CHECKING:
    from collections.abc import Iterator

Caps = dict[int, tuple[int, int]]


class Exhausted(BytesIO):
    """A file for which there is no memory."""

    def read(self, size: int | None = -1, /) -> NoReturn:
        raise MemoryError


@pytest.fixture
def caps(monkeypatch: pytest.MonkeyPatch) -> Iterator[Caps]:
    """The limits asked of the system, which is not to keep this very process to them."""
    asked: Caps = {}
    monkeypatch.setattr(resource, "setrlimit", asked.__setitem__)
    yield asked
    gc.enable()


def test_the_limits(caps: Caps) -> None:
    confine(Limits())
    assert caps[resource.RLIMIT_AS] == (512 * 2**20, 512 * 2**20)
    assert caps[resource.RLIMIT_CPU] == (5, 6)
    assert caps[resource.RLIMIT_FSIZE] == (0, 0)


def test_a_limit_the_system_refuses_leaves_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def refuse(which: int, cap: tuple[int, int]) -> None:
        asked.append(which)
        raise ValueError(cap)

    monkeypatch.setattr(resource, "setrlimit", refuse)
    confine(Limits())
    assert len(asked) == 5


def test_a_system_without_limits(monkeypatch: pytest.MonkeyPatch, caps: Caps) -> None:
    monkeypatch.setitem(sys.modules, "resource", None)
    confine(Limits())
    assert caps == {}


def test_no_memory_left() -> None:
    out = BytesIO()
    answer(Exhausted(), out, ".csv", Limits())
    assert json.loads(out.getvalue())["refused"][0]["code"] == "file.too-heavy"


def test_the_whole_child(monkeypatch: pytest.MonkeyPatch, caps: Caps) -> None:
    out = BytesIO()
    request = json.dumps({"suffix": ".csv", "limits": asdict(Limits())})
    monkeypatch.setattr(sys, "argv", ["child", request])
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(b"a;b\n")))
    monkeypatch.setattr(sys, "stdout", TextIOWrapper(out))
    main()
    assert out.getvalue().endswith(b'{"end":1}\n')
    assert caps
