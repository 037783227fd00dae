# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The wrong changes that are tried: each kind once, under a name that says what was changed; every room has files."""

import ast
import tomllib
from pathlib import Path

import pytest
from scripts.mutants.changes import changes

ROOT = Path(__file__).parents[2]
ROOMS = tomllib.loads((ROOT / "scripts/mutants/rooms.toml").read_text(encoding="utf-8"))
SOURCE = '''
"""Texts are left alone."""
MOST = 3

class Thing:
    limit: int = 7

    def most(self, rows, *, of=5):
        if not rows or self.done:
            raise ValueError("none")
        total = max(rows) + 1
        rows.sort()
        return total if MOST < total else None
'''
CHANGED = [
    "MOST: MOST = 3 -> MOST = 4",
    "Thing.most: not rows or self.done -> not rows and self.done",
    "Thing.most: not rows or self.done -> rows or self.done",
    "Thing.most: raise ValueError('none') -> pass",
    "Thing.most: max(rows) + 1 -> max(rows) - 1",
    "Thing.most: max(rows) -> min(rows)",
    "Thing.most: max(rows) + 1 -> max(rows) + 2",
    "Thing.most: rows.sort() -> pass",
    "Thing.most: return total if MOST < total else None -> return None",
    "Thing.most: MOST < total -> MOST <= total",
]


def test_one_place_is_changed_at_a_time(tmp_path):
    path = tmp_path / "thing.py"
    path.write_text(SOURCE, encoding="utf-8")
    found = list(changes(path, "thing.py"))
    assert [each.name for each in found] == [f"thing.py {name}" for name in CHANGED]
    plain = {ast.dump(part) for part in ast.walk(ast.parse(SOURCE)) if isinstance(part, ast.stmt)}
    assert len({ast.dump(each.changed) for each in found} - plain) == len(CHANGED)


@pytest.mark.parametrize("room", ROOMS)
def test_every_room_is_there_with_its_near_tests(room):
    for patterns in ROOMS[room].values():
        assert all(any(ROOT.glob(pattern.partition("::")[0])) for pattern in patterns), patterns


def test_a_reason_is_given_once_and_for_a_change_that_can_be_made():
    listed = tomllib.loads((ROOT / "scripts/mutants/survivors.toml").read_text(encoding="utf-8"))["survivor"]
    names = [each["change"] for each in listed]
    assert len(set(names)) == len(names)
    files = {ROOT / "src/trede" / name.split()[0] for name in names}
    there = {
        each.name for path in files for each in changes(path, path.relative_to(ROOT / "src/trede").as_posix())
    }
    assert set(names) - there == set()
    assert all(len(each["reason"]) > 20 for each in listed)
