# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Tries changes on the near tests of one room: pytest collects and runs them once, then a fork for each change.

The first run tells which tests come by which line. A fork changes the code of the one function in memory and runs
only the tests that come by it, the quickest first, until one fails or takes ten times as long as without a change.
Nothing on the disk is touched.
"""

from __future__ import annotations

import ast
import functools
import gc
import importlib
import os
import resource
import signal
import sys
import time
import traceback
import warnings
from collections import defaultdict
from pathlib import Path
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, TextIO

import coverage
from _pytest.runner import runtestprotocol
from using import Uses

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    import pytest
    from changes import Change

ROOT = Path(__file__).resolve().parents[2]
TESTS = ROOT / "tests"
KILLED, SURVIVED, UNFIT, BROKEN = 0, 1, 2, 3
"""How a fork ends. Unfit: the change makes no other code. Broken: it is ours, not the change's."""


class Trying:
    """The plugin: ``next_change`` gives a file and a change of it until there is no time or none left."""

    def __init__(
        self,
        next_change: Callable[[], tuple[Path, Change] | None],
        tell: Callable[[Change, int, float], None],
        told: TextIO,
        sources: Collection[str],
    ) -> None:
        self.next_change, self.tell, self.told, self.sources = next_change, tell, told, sources
        self.seconds: dict[pytest.Item, float] = {}
        self.by_line: dict[Path, dict[int, set[pytest.Item]]] = defaultdict(lambda: defaultdict(set))

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        gc.unfreeze()  # what the tests keep for good must be found too
        self._first_run(session)
        program = Program()
        self.uses = Uses([*ROOT.glob("src/trede/**/*.py"), *ROOT.glob("tests/**/*.py")])
        gc.freeze()
        unchanged = self._fork(lambda: self._run(session, list(self.seconds)))
        if unchanged != SURVIVED:
            raise session.Interrupted("Without a change tests fail in a fork, or wait for threads it lacks")
        while found := self.next_change():
            source, change = found
            tests = self._near(source, change)
            began = _spent()
            how = SURVIVED
            if tests:
                how = self._fork(lambda: self._changed(session, program, found, tests))  # noqa: B023
            if how == BROKEN:
                raise session.Interrupted(change.name)
            self.tell(change, how, _spent() - began)
        return True

    def _first_run(self, session: pytest.Session) -> None:
        cover = coverage.Coverage(data_file=None, include=[f"{ROOT}/src/trede/*"], config_file=False)
        cover.start()
        named = {str(at): item for at, item in enumerate(session.items)}
        remembered = [each for each in _caches() if each.__wrapped__.__code__.co_filename in self.sources]
        for at, item in named.items():
            for each in remembered:  # or only the first test that asks comes by what is remembered
                each.cache_clear()
            cover.switch_context(at)
            began = time.process_time()
            reports = runtestprotocol(item, log=False, nextitem=item)
            if any(report.failed for report in reports):
                self.told.write(f"left out, it fails without a change: {item.nodeid}\n")
            else:
                self.seconds[item] = time.process_time() - began
            session._setupstate.teardown_exact(session)  # type: ignore[arg-type] # all but what the whole run shares
        cover.stop()
        data = cover.get_data()
        for name in data.measured_files():
            for line, contexts in data.contexts_by_lineno(name).items():
                self.by_line[Path(name)][line] |= {named[at] for at in contexts if at in named}

    def _near(self, source: Path, change: Change) -> list[pytest.Item]:
        """The tests that come by the change, the quickest first."""
        if not change.owners:
            return sorted(self._near_constant(source, change), key=self.seconds.__getitem__)
        lines = self.by_line[source]
        found = {item for line in change.lines for item in lines[line]} or {
            item for line in change.within for item in lines[line]
        }
        return sorted(found & self.seconds.keys(), key=self.seconds.__getitem__)

    def _near_constant(self, source: Path, change: Change) -> set[pytest.Item]:
        """Those that come by a function that uses it, or use it themselves; all, if it may have gone anywhere."""
        found: set[pytest.Item] = set()
        for name in names_of(change.changed):
            used = self.uses.outside[name] | {
                path for path, _ in self.uses.lines[name] if TESTS in path.parents
            }
            if any(not path.name.startswith("test_") for path in used):
                return set(self.seconds)
            found |= {item for item in self.seconds if item.path in used}
            for path, line in self.uses.lines[name]:
                found |= self.by_line[path][line]
        return found & self.seconds.keys()

    def _fork(self, run: Callable[[], int]) -> int:
        """How a fork ends that runs this."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # other threads, of which a fork has no need
            child = os.fork()
        if child == 0:
            try:
                os._exit(run())
            except BaseException:
                traceback.print_exc(file=self.told)
                os._exit(BROKEN)
        ended = os.waitpid(child, 0)[1]
        return os.WEXITSTATUS(ended) if os.WIFEXITED(ended) else KILLED

    def _changed(
        self, session: pytest.Session, program: Program, found: tuple[Path, Change], tests: list[pytest.Item]
    ) -> int:
        try:
            made = program.change(*found)
        except UnseenError:
            raise
        except Exception:  # a constant that cannot be made: nothing would start
            return KILLED
        return self._run(session, tests) if made else UNFIT

    def _run(self, session: pytest.Session, tests: list[pytest.Item]) -> int:
        for at, item in enumerate(tests):
            after = tests[at + 1] if at + 1 < len(tests) else session
            self._limit(item)
            try:
                reports = runtestprotocol(item, log=False, nextitem=after)  # type: ignore[arg-type]
            except BaseException:  # what the change made of it, pytest itself did not stand
                return KILLED
            if any(report.failed for report in reports):
                return KILLED
        return SURVIVED

    def _limit(self, item: pytest.Item) -> None:
        """The fork ends when the test takes far more of the processor than it did, or waits for what never comes."""
        signal.setitimer(signal.ITIMER_PROF, 3 + 10 * self.seconds[item])
        signal.setitimer(signal.ITIMER_REAL, 120 + 100 * self.seconds[item])


class UnseenError(Exception):
    """A function that tests come by is not among those of this process: to change it would prove nothing."""


class Program:
    """The functions, caches and modules of ours in this process, to be changed in a fork of it."""

    def __init__(self) -> None:
        self.functions: dict[tuple[str, int, str], list[FunctionType]] = defaultdict(list)
        self.caches = _caches()
        for each in gc.get_objects():  # by type(): see below
            if type(each) is FunctionType:
                self.functions[_place(each.__code__)].append(each)

    def change(self, source: Path, change: Change) -> bool:
        """Make the change; whether it is another program now."""
        for each in self.caches:
            each.cache_clear()
        if change.owners:
            return self._change_function(source, change)
        module = importlib.import_module(".".join(source.relative_to(ROOT / "src").with_suffix("").parts))
        return _change_constant(vars(module), change)

    def _change_function(self, source: Path, change: Change) -> bool:
        part = change.changed
        for owner in reversed(change.owners[:-1]):
            part = ast.ClassDef(owner, [], [], [part], [])
        future = ast.ImportFrom("__future__", [ast.alias("annotations")], 0)
        tree = ast.fix_missing_locations(ast.Module([future, part], []))
        name = ".".join(change.owners)
        codes = [
            each for each in _codes([compile(tree, str(source), "exec")]) if each.co_qualname.startswith(name)
        ]
        if not any(self.functions[_place(code)] for code in codes):
            raise UnseenError(change.name)
        made = False
        for code in codes:  # those inside too: a lambda may have been made already
            for each in self.functions[_place(code)]:
                if each.__code__ != code and each.__code__.co_freevars == code.co_freevars:
                    each.__code__, made = code, True
        return made


def _caches() -> list[functools._lru_cache_wrapper[object]]:
    """By ``type()``: some lazy things of Django wake up when asked for their class."""
    return [each for each in gc.get_objects() if type(each) is functools._lru_cache_wrapper]


def _place(code: CodeType) -> tuple[str, int, str]:
    return code.co_filename, code.co_firstlineno, code.co_qualname


def _spent() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _codes(codes: Iterable[object]) -> Iterable[CodeType]:
    for each in codes:
        if isinstance(each, CodeType):
            yield each
            yield from _codes(each.co_consts)


def names_of(constant: ast.stmt) -> set[str]:
    """The names that a statement gives a value."""
    named = (each for each in ast.walk(constant) if isinstance(each, ast.Name))
    return {each.id for each in named if isinstance(each.ctx, ast.Store)}


def _change_constant(names: dict[str, object], change: Change) -> bool:
    """The changed value, in every module of ours that took the old one by its name."""
    new = dict(names)
    exec(compile(ast.Module([change.changed], []), "changed", "exec"), new)  # noqa: S102 # our own source
    changed = {name: new[name] for name in names if name in new and new[name] is not names[name]}
    ours = [vars(each) for name, each in [*sys.modules.items()] if name.startswith(("trede.", "tests."))]
    for name, value in changed.items():
        old = names[name]
        for module in ours:
            if module.get(name) is old:
                module[name] = value
    return bool(changed)
