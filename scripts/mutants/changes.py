# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every small wrong change of a file's functions and constants: one place at a time, as a bug would be.

Left alone: annotations, decorators, default values, texts, and the bodies of classes outside their methods.
"""

from __future__ import annotations

import ast
import copy
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_FLIPPED: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE,
    ast.Gt: ast.GtE,
    ast.Eq: ast.NotEq,
    ast.Is: ast.IsNot,
    ast.In: ast.NotIn,
    ast.And: ast.Or,
    ast.Add: ast.Sub,
}
_OTHER = _FLIPPED | {after: before for before, after in _FLIPPED.items()}
_SWAPPED = {"max": "min", "min": "max", "any": "all", "all": "any"}
_TIMES = re.compile(r"(\d+)\}")
_SHOWN = 110

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True)
class Change:
    """One wrong change: what it is called in the list of survivors, the lines it touches, the changed code."""

    name: str
    lines: range
    within: range
    """The lines of the whole function or constant."""
    owners: tuple[str, ...]
    """The classes around the function, then its own name; of a constant nothing."""
    changed: ast.stmt


@dataclass
class _Changer(ast.NodeTransformer):
    """Makes the change with this number, counted from 0 in the order of the text; only counts with -1."""

    wanted: int
    seen: int = 0
    before: str = ""
    lines: range = range(0)
    holder: ast.AST | None = None
    around: list[ast.AST] = field(default_factory=list)

    def visit(self, node: ast.AST) -> ast.AST:
        self.around.append(node)
        if isinstance(node, ast.AugAssign | ast.Raise | ast.Continue | ast.Break):
            found = self._inside(self._offer(node, ast.Pass(), whole=True), node)
        elif isinstance(node, ast.If | ast.IfExp | ast.While):
            found = self._condition(node)
        else:
            found = super().visit(node)
        self.around.pop()
        return found

    def _offer(self, node: ast.AST, changed: ast.AST, *, whole: bool = False) -> ast.AST:
        """The changed node if it is this one's turn. ``whole``: the node says enough to be shown by itself."""
        self.seen += 1
        if self.seen - 1 != self.wanted:
            return node
        shown = (
            node
            if whole
            else next(at for at in reversed(self.around[:-1]) if isinstance(at, ast.expr | ast.stmt))
        )
        self.before = _shown(shown)
        self.holder = changed if whole else shown
        self.lines = range(node.lineno, node.end_lineno + 1)  # type: ignore[attr-defined]
        return ast.copy_location(changed, node)

    def visit_Compare(self, node: ast.Compare) -> ast.AST:
        made: ast.AST = node
        for at, op in enumerate(node.ops):
            if other := _OTHER.get(type(op)):
                ops = [*node.ops[:at], other(), *node.ops[at + 1 :]]
                made = self._offer(made, ast.Compare(node.left, ops, node.comparators), whole=True)
        return self._inside(made, node)

    def visit_BoolOp(self, node: ast.BoolOp) -> ast.AST:
        return self._inside(
            self._offer(node, ast.BoolOp(_OTHER[type(node.op)](), node.values), whole=True), node
        )

    def visit_BinOp(self, node: ast.BinOp) -> ast.AST:
        made: ast.AST = node
        if other := _OTHER.get(type(node.op)):
            made = self._offer(node, ast.BinOp(node.left, other(), node.right), whole=True)
        return self._inside(made, node)

    def visit_UnaryOp(self, node: ast.UnaryOp) -> ast.AST:
        made: ast.AST = node
        if isinstance(node.op, ast.Not):
            made = self._offer(node, node.operand)
        return self._inside(made, node)

    def visit_Call(self, node: ast.Call) -> ast.AST:
        made: ast.AST = node
        if isinstance(node.func, ast.Name) and (other := _SWAPPED.get(node.func.id)):
            made = self._offer(
                node, ast.Call(ast.Name(other, ast.Load()), node.args, node.keywords), whole=True
            )
        if isinstance(node.func, ast.Attribute) and node.func.attr == "compile":
            for arg in node.args:
                if isinstance(arg, ast.Constant) and isinstance(arg.value, str) and _TIMES.search(arg.value):
                    longer = _TIMES.sub(lambda found: f"{int(found[1]) + 1}}}", arg.value)
                    made = self._offer(
                        node, ast.Call(node.func, [ast.Constant(longer)], node.keywords), whole=True
                    )
        return self._inside(made, node)

    def visit_Constant(self, node: ast.Constant) -> ast.AST:
        if isinstance(node.value, bool):
            return self._offer(node, ast.Constant(not node.value))
        return self._offer(node, ast.Constant(node.value + 1)) if isinstance(node.value, int) else node

    def _condition(self, node: ast.If | ast.IfExp | ast.While) -> ast.AST:
        if isinstance(node.test, ast.Name | ast.Attribute | ast.Call | ast.NamedExpr):
            test = node.test
            negated = self._offer(test, ast.UnaryOp(ast.Not(), test))
            self.generic_visit(node)
            node.test = negated if negated is not test else node.test
            return ast.fix_missing_locations(node)
        return self.generic_visit(node)

    def visit_Return(self, node: ast.Return) -> ast.AST:
        made: ast.AST = node
        if node.value and not (
            isinstance(node.value, ast.Constant) and not node.value.value
        ):  # None says the same
            made = self._offer(node, ast.Return(ast.Constant(None)), whole=True)
        return self._inside(made, node)

    def visit_Expr(self, node: ast.Expr) -> ast.AST:
        text = isinstance(node.value, ast.Constant)
        return node if text else self._inside(self._offer(node, ast.Pass(), whole=True), node)

    def visit_keyword(self, node: ast.keyword) -> ast.AST:
        # zip(strict=...) guards against what no input can bring about.
        return node if node.arg == "strict" else self.generic_visit(node)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST:
        node.value = self.visit(node.value) if node.value else None  # type: ignore[assignment]
        return node

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        node.body = [self.visit(each) for each in node.body]
        return node

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.AST:
        return node

    def _inside(self, made: ast.AST, node: ast.AST) -> ast.AST:
        """Goes on with the parts, when it was not this node that changed."""
        if made is not node:
            return made
        return self.generic_visit(node)


def _shown(node: ast.AST) -> str:
    text = ast.unparse(ast.fix_missing_locations(node)).partition("\n")[0]
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]} …"


def _parts(body: list[ast.stmt], owners: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], ast.stmt]]:
    for each in body:
        if isinstance(each, ast.ClassDef):
            yield from _parts(each.body, (*owners, each.name))
        elif isinstance(each, Function):
            yield (*owners, each.name), each
        elif isinstance(each, ast.Assign | ast.AnnAssign) and each.value and not owners:
            yield (), each


def changes(source: Path, room: str) -> Iterator[Change]:
    """Every change of this file; ``room`` is how the file is called in their names."""
    for owners, part in _parts(ast.parse(source.read_text(encoding="utf-8")).body):
        counting = _Changer(-1)
        counting.visit(copy.deepcopy(part))
        named: Counter[str] = Counter()
        where = ".".join(owners) or ast.unparse(
            part.targets[0] if isinstance(part, ast.Assign) else part.target
        )  # type: ignore[attr-defined]
        for number in range(counting.seen):
            changer = _Changer(number)
            changed = ast.fix_missing_locations(changer.visit(copy.deepcopy(part)))
            after = _shown(changer.holder) if changer.holder else ""
            name = f"{room} {where}: {changer.before} -> {after}"
            named[name] += 1
            name += f" #{named[name]}" if named[name] > 1 else ""
            within = range(part.lineno, (part.end_lineno or part.lineno) + 1)
            yield Change(name, changer.lines, within, owners, changed)  # type: ignore[arg-type]
