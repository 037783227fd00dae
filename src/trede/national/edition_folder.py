# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A new edition: the rules of an existing one with norms from a survey."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

from trede.errors import RulebookError
from trede.kernel.findings import errors
from trede.kernel.values import plain, scaled_text
from trede.national.norms_report import write_report
from trede.scheme import LANGUAGES, check_folder

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction
    from pathlib import Path

    from trede.national.norms import Estimate
    from trede.scheme import Language
    from trede.scheme.edition import Edition
    from trede.scheme.facts import Fact

NORMS = """# Estimated from a survey of {count} organisations; see the report beside this folder.
basis = "inferred"
source = "survey"
valid_from = {since}
levels = [{levels}]

[anchors]
{anchors}

[shares]
{shares}
"""
SHARE = '{level} = {{ best = "{best}", basis = "{basis}", source = "{source}", valid_from = {since} }}'
SOURCE = """
["survey"]
title = "{title}"
publisher = "trede national norms"
"""


def write_new_edition(
    base: Edition, estimate: Estimate, held: Sequence[float], folder: Path, language: Language
) -> None:
    """Write the edition in ``folder`` and its report beside it; raises ``RulebookError`` when it is not right.

    ``held`` is by size how often the intervals hold the truth (``trede.national.coverage``).
    """
    write_edition(base, estimate, folder)
    if wrong := errors(check_folder(folder)):
        raise RulebookError(wrong)
    write_report(estimate, held, folder.with_name(f"{folder.name}-report"), language)


def write_edition(base: Edition, estimate: Estimate, folder: Path) -> None:
    """Write the edition ``folder.name``, in force as the base is; ``trede scheme check`` accepts it."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in base.folder.glob("*.toml"):
        shutil.copyfile(path, folder / path.name)
    _edit(folder / "edition.toml", r'^id = ".*"$', f'id = "{folder.name}"')
    _edit(
        folder / "edition.toml", r"^used_from\s*=.*$", ""
    )  # what it is copied from may say so; this one may not
    for language in LANGUAGES:
        _edit(folder / f"texts.{language}.toml", r'^title = "(.*)"$', rf'title = "\1 ({folder.name})"')
    with (folder / "sources.toml").open("a", encoding="utf-8") as file:
        file.write(SOURCE.format(title=_title(estimate)))
    (folder / "norms.toml").write_text(_norms(base, estimate), encoding="utf-8")


def _title(estimate: Estimate) -> str:
    made_up = ", made-up data" if estimate.synthetic else ""
    return f"Survey of {estimate.organisations} organisations{made_up}"


def _norms(base: Edition, estimate: Estimate) -> str:
    levels = ", ".join(f'"{level}"' for level in estimate.levels)
    rows = zip(estimate.sizes.tolist(), estimate.norms.tolist(), strict=True)
    anchors = "\n".join(f"{size} = [{', '.join(_quoted(norm) for norm in row)}]" for size, row in rows)
    shares = "\n".join(_share(level, fact) for level, fact in base.norms.shares.items())
    return NORMS.format(
        count=estimate.organisations, since=base.in_force, levels=levels, anchors=anchors, shares=shares
    )


def _share(level: str, fact: Fact[Fraction]) -> str:
    """As the base has it: another survey changes the norms, not for whom a level is meant."""
    return SHARE.format(
        level=level, best=plain(fact.value), basis=fact.basis, source=fact.source, since=fact.valid_from
    )


def _quoted(tenths: int) -> str:
    return f'"{scaled_text(tenths, 1)}"'


def _edit(path: Path, pattern: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(pattern, new, text, count=1, flags=re.MULTILINE), encoding="utf-8")
