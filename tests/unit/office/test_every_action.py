# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What holds for every action of every room."""

import importlib
import inspect
import pkgutil

import pytest

import trede.office
from trede.office.journal.actions import ACTIONS

ROOMS = [
    name
    for _, name, _ in pkgutil.walk_packages(trede.office.__path__, "trede.office.")
    if ".actions" in name and name != "trede.office.journal.actions"
]
FUNCTIONS = {
    f"{module}.{name}": function
    for module in ROOMS
    for name, function in inspect.getmembers(importlib.import_module(module), inspect.isfunction)
    if inspect.unwrap(function).__module__ == module and not name.startswith(("_", "checked_"))
}


def test_there_are_actions():
    assert len(FUNCTIONS) > 10


@pytest.mark.parametrize("name", sorted(FUNCTIONS))
def test_it_is_atomic_with_one_event(name):
    """The decorator sees to both; see the tests of the journal."""
    assert name in ACTIONS, f"{name} lacks @action"


@pytest.mark.parametrize("name", sorted(FUNCTIONS))
def test_it_says_who_and_when(name):
    parameters = inspect.signature(FUNCTIONS[name]).parameters
    by_position = [each.name for each in parameters.values() if each.kind is not each.KEYWORD_ONLY]
    assert {"by", "on"} <= set(parameters)
    assert by_position in ([], ["kind"])


@pytest.mark.parametrize("name", sorted(FUNCTIONS))
def test_it_says_what_it_does(name):
    assert inspect.getdoc(FUNCTIONS[name])
