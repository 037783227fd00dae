# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where a constant is used: the functions that name it, and whether it may have gone anywhere else."""

from __future__ import annotations

import ast
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

Function = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda


class Uses:
    """Every name in these files: the lines of the functions that use it, and the files that use it outside one."""

    def __init__(self, paths: Iterable[Path]) -> None:
        self.lines: dict[str, set[tuple[Path, int]]] = defaultdict(set)
        self.outside: dict[str, set[Path]] = defaultdict(set)
        for path in paths:
            for name, lines in _uses(ast.parse(path.read_text(encoding="utf-8")), None):
                if lines is None:
                    self.outside[name].add(path)
                else:
                    self.lines[name] |= {(path, line) for line in lines}


def _uses(node: ast.AST, lines: range | None) -> Iterator[tuple[str, range | None]]:
    """The names within, each with the lines of the outermost function around it; another name for one is outside."""
    if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Store):
        yield node.id, lines
    elif isinstance(node, ast.Attribute):
        yield node.attr, lines
    elif isinstance(node, ast.alias) and node.asname:
        yield node.name, None
    inside = set(ast.iter_child_nodes(node)) - _made_at_once(node) if isinstance(node, Function) else set()
    for child in ast.iter_child_nodes(node):
        yield from _uses(child, lines or (_lines(node) if child in inside else None))


def _made_at_once(node: Function) -> set[ast.AST]:
    """Decorators and default values, which are there before the function is called."""
    made = {node.args, *getattr(node, "decorator_list", ())}
    return made | {each for each in [getattr(node, "returns", None)] if each}


def _lines(node: ast.AST) -> range:
    return range(node.lineno, (node.end_lineno or node.lineno) + 1)  # type: ignore[attr-defined]
