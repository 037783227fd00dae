# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What writes outside an action would have no actor, no event and no transaction: so it is refused."""

import ast
import importlib
from datetime import UTC, datetime
from pathlib import Path

import pytest

import trede.office
from trede.office.journal.actions import ACTIONS, action, record
from trede.office.journal.parts import PARTS, part
from trede.office.journal.rules import System

TREDE = System("test")
OFFICE = Path(trede.office.__file__).parent
ORM = {"bulk_create", "bulk_update", "create", "delete", "get_or_create", "save", "select_for_update"}
ORM |= {"update", "update_or_create"}
BESIDE_ACTIONS = {
    "trede.office.post.outbox": "it writes letters down for whoever mails",
    "trede.office.work.attendance": "a worker tells of itself and its tasks, which nobody did",
    "trede.office.post.delivery": "the worker sends letters and removes them",
    "trede.office.vault.together": "what somebody brought waits for half an hour; nothing happened yet",
    "trede.office.accounts.receivers": "allauth writes its own tables, and this what it leaves out of them",
}
"""What writes beside actions, each with the reason."""


@part
def hold(*, by):
    return by


def test_a_part_outside_an_action_raises():
    with pytest.raises(RuntimeError, match="hold is called outside an action"):
        hold(by=TREDE)


def test_a_part_within_an_action_gives_what_it_gives(now):
    @action
    def write(*, by, on):
        record("person.logged-in", by=by, on=on, subject="thing:1")
        return hold(by=by)

    assert write(by=TREDE, on=now) == TREDE


def test_after_an_action_that_failed_a_part_raises_again():
    @action
    def write(*, by, on):
        raise LookupError("nothing")

    with pytest.raises(LookupError, match="nothing"):
        write(by=TREDE, on=datetime.now(UTC))
    with pytest.raises(RuntimeError, match="outside an action"):
        hold(by=TREDE)


def writers():
    """Every function of the office that calls a method which changes a table, by its dotted name."""
    for path in sorted(OFFICE.rglob("*.py")):
        module = ".".join(("trede.office", *path.relative_to(OFFICE).with_suffix("").parts))
        if ".migrations." in module or module in BESIDE_ACTIONS or module.startswith("trede.office.journal."):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and any(map(changes_a_table, ast.walk(node))):
                yield f"{module}.{node.name}"


def changes_a_table(node):
    """Whether it is a call such as ``Thing.objects.create(...)`` or ``thing.save(...)``; a dict's update is none."""
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ORM):
        return False
    if node.func.attr == "save" and node.args:  # a picture, into what is given
        return False
    return node.func.attr != "update" or bool(node.keywords)


def test_whatever_writes_is_an_action_or_a_part():
    found = list(writers())
    for name in found:
        importlib.import_module(name.rpartition(".")[0])
    assert len(found) > 20
    assert [name for name in found if name not in ACTIONS and name not in PARTS] == []
