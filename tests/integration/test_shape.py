# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The shape of the code: what does something begins with a verb, no function is long, nothing lies there unused."""

from __future__ import annotations

import ast
import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import trede
from trede.cli.app import full_app

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import typer

SOURCE = Path(trede.__file__).parent
Function = ast.FunctionDef | ast.AsyncFunctionDef

_VERBS = """
accept add agree allow answer append apply approve archive ask assign attach backup begin block bring build buy cancel
change check choose clean clear close collect commit compare confine confirm connect convert copy correct count cover
create cut decide declare decline decrypt delay delete deliver describe detach disable do download draw drop edit empty
enable encrypt end erase enter escape examine exclude expire export fail fetch fill find finish fix flag flush follow
force forget format found free freeze generate get give go grant hand handle hang hire hold import improve include index
inform initialise insert inspect invite issue join judge keep label learn leave lift limit link list load lock log
look mail make map match measure mend merge migrate mind move name note notify object offer open pack parse patch
pause perform plan plant point poll post prepare print process publish pull push put queue raise rate react read
rebuild receive record redirect refuse reinstate reject release reload remember remind remove rename render renew repair
repeat replace extend
report require reset resolve restore resume retry return reveal revoke rotate run sample save say scan schedule seal
search see select send serve set settle share shift show sign silence skip solve sort speak spend split start stop
store strip submit subscribe suspend swap switch sync take tell terminate test tidy touch trace transfer translate
trim try undo unlock unpack update upgrade upload use validate verify visit vote wait warn watch wipe withdraw work
wrap write yield
"""
VERBS = frozenset(_VERBS.split())
BY_A_LIBRARY = frozenset(
    {"main", "ready", "full_clean", "log_message", "on_authentication_error", "pre_social_login"}
)
"""Names that Python or a library asks for, of what gives nothing back."""
HAPPENINGS = frozenset({"value", "text", "unwatched"})
"""What a parser or a reader calls with what came by is named after that."""
ADDED, ACTIONS = frozenset({"receiver", "model_validator", "field_validator"}), frozenset({"action"})
MOST_LINES = 40

WAITING = {
    "end_assignment": "for the page on which an auditor gets a case",
    "draw_groups": "for an auditor who draws from each group of a sample apart",
    "is_enough": "for the report of an audit, that says what errors mean for the level",
}
"""What nothing in the package uses yet, with who will."""
PUBLIC = frozenset(
    {
        *(
            "did_key_keys",
            "did_key_method",
            "keys_of_did_document",
            "read_secret_multikey",
            "read_tile",
            "is_replayed",
        ),
    }
)
"""What ``trede.proofs`` and ``trede.sampling`` offer to programs of others, who check without the rest of trede."""
LIBRARIES_CALL = re.compile(
    r"^(clean_|do_|get_|generate_|build_|populate_|extract_|process_|save_|visit_|__|_repr_html_$|row_factory$)"
)
_CALLED = """
    bound_data complete_login try_save create_response send_messages settings_customise_sources oauth2_adapter_class
    pre_social_login run_task Accounts Meta
"""
CALLED = frozenset(_CALLED.split())
"""What Django, allauth, ninja and pydantic look up by its name."""
SCRIPTS = frozenset({"row_schema", "outcome_schema", "columns_page", "told_plainly"})
"""What writes the reference."""


@cache
def trees() -> Mapping[str, ast.Module]:
    """Every module but migrations."""
    files = sorted(path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts)
    return {str(path.relative_to(SOURCE)): ast.parse(path.read_text("utf-8")) for path in files}


def functions() -> Iterator[tuple[str, Function]]:
    for place, tree in trees().items():
        for node in ast.walk(tree):
            if isinstance(node, Function):
                yield place, node


def decorations(node: Function | ast.ClassDef) -> set[str]:
    return {ast.unparse(each).partition("(")[0] for each in node.decorator_list}


def commands() -> set[str]:
    """The functions of commands: they are called as on the command line."""

    def named(within: typer.Typer) -> Iterator[str]:
        yield from (each.callback.__name__ for each in within.registered_commands if each.callback)
        for group in within.registered_groups:
            assert group.typer_instance
            yield from named(group.typer_instance)

    return set(named(full_app()))


def does_something(node: Function) -> bool:
    gives_nothing = isinstance(node.returns, ast.Constant) and node.returns.value is None
    return (gives_nothing and not ADDED & decorations(node)) or bool(ACTIONS & decorations(node))


def test_what_does_something_begins_with_a_verb():
    """What gives a value may be named by what it gives; a page by what it shows, a receiver by what happened."""
    free = commands() | BY_A_LIBRARY | HAPPENINGS
    wrong = [
        f"{place}:{node.lineno} {node.name}"
        for place, node in functions()
        if does_something(node)
        and not node.name.startswith("__")
        and node.name not in free
        and node.name.strip("_").split("_")[0] not in VERBS
    ]
    assert wrong == []


def lines(node: Function) -> int:
    """Lines with code, the docstring not counted."""
    found = {each.lineno for each in ast.walk(node) if hasattr(each, "lineno")}
    return len(found) - len((ast.get_docstring(node) or "").splitlines())


def test_no_function_is_long():
    """How many branches one may have, the linter says."""
    found = [f"{place}:{node.lineno} {node.name}" for place, node in functions() if lines(node) > MOST_LINES]
    assert found == []


def uses() -> Counter[str]:
    """How often each name is read anywhere in the package, in Python, templates and tables."""
    found: Counter[str] = Counter()
    for tree in trees().values():
        for node in ast.walk(tree):
            if isinstance(node, ast.Name):
                found[node.id] += 1
            elif isinstance(node, ast.Attribute):
                found[node.attr] += 1
            elif isinstance(node, ast.Constant) and isinstance(node.value, str) and " " not in node.value:
                found.update(re.findall(r"\w+", node.value))
    texts = [path for kind in ("*.html", "*.txt", "*.toml") for path in SOURCE.rglob(kind)]
    migrations = [path for path in SOURCE.rglob("*.py") if "migrations" in path.parts]
    for path in [*texts, *migrations]:
        found.update(re.findall(r"\w+", path.read_text("utf-8")))
    return found


def within(node: Function | ast.ClassDef) -> int:
    """How often it names itself."""
    names = [each for each in ast.walk(node) if isinstance(each, ast.Name | ast.Attribute)]
    return sum(node.name == (each.id if isinstance(each, ast.Name) else each.attr) for each in names)


@cache
def unused() -> Mapping[str, str]:
    """Functions, methods and classes that nothing in the package names outside themselves, with their place."""
    found = uses()
    free = commands() | CALLED | SCRIPTS | BY_A_LIBRARY | PUBLIC
    return {
        node.name: f"{place}:{node.lineno}"
        for place, tree in trees().items()
        for node in ast.walk(tree)
        if isinstance(node, Function | ast.ClassDef)
        and found[node.name] <= within(node)
        and not ADDED & decorations(node)
        and node.name not in free
        and not LIBRARIES_CALL.match(node.name)
    }


def test_what_waits_is_not_used_yet():
    """An exemption that is needed no longer is taken away."""
    assert set(WAITING) - set(unused()) == set()


def test_nothing_is_used_by_tests_only():
    assert {name: place for name, place in unused().items() if name not in WAITING} == {}
