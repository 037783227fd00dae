# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The first rows as they are read, in the words of the page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from trede.kernel.languages import in_language
from trede.kernel.periods import NEVER, as_date
from trede.kernel.values import plain, scaled_text
from trede.office.web.kit.days import WRITTEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from trede.office.uploads.rules.preview import Preview, PreviewCell
    from trede.scheme import Language, Texts

NOTHING = "–"


@dataclass(frozen=True, slots=True)
class CellShown:
    """``wrong`` when this cannot be read; then ``text`` is what stands there."""

    text: str
    wrong: bool


@dataclass(frozen=True, slots=True)
class PreviewShown:
    """A table of a few lines; each begins with the number of its row in the file."""

    sheet: str
    labels: Sequence[str]
    lines: Sequence[tuple[int, Sequence[CellShown]]]


def shown_previews(found: Iterable[Preview], names: Texts) -> list[PreviewShown]:
    """Every sheet of which something is read."""
    return [_preview(each, names) for each in found if each.lines]


def _preview(preview: Preview, names: Texts) -> PreviewShown:
    labels = [in_language(field, names.language) for field in preview.fields]
    lines = [
        (number, [CellShown(_said(cell, names), cell.wrong) for cell in cells])
        for number, cells in preview.lines
    ]
    return PreviewShown(preview.sheet, labels, lines)


def _said(cell: PreviewCell, names: Texts) -> str:
    value, kind = cell.value, cell.field.kind
    if cell.wrong:
        return str(value) if value else _("leeg")
    if value is None or value == NEVER:
        return NOTHING
    if kind == "day":
        return f"{as_date(value):{WRITTEN}}"
    if kind in ("hours", "money", "ratio", "factor"):
        return _number(scaled_text(value, 2) if kind in ("hours", "money") else plain(value), names.language)
    codes = {"position": names.positions, "contract": names.contracts}
    return str(codes.get(cell.field.key, {}).get(value, value))


def _number(text: str, language: Language) -> str:
    return text.replace(".", ",") if language == "nl" else text
