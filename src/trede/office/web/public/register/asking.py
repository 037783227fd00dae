# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a buyer fills in: numbers, a level, days. Files are read beside the request, with little time and memory."""

from __future__ import annotations

import re
import threading
import unicodedata
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from trede.errors import InputRefusedError
from trede.intake.grids import Grid, Limits, read_grids_in
from trede.intake.privacy import masked
from trede.office.register.rules.answering import Question, is_number
from trede.office.web.kit.days import WRITTEN, day_field
from trede.office.web.kit.words import granted_name, said_first
from trede.proofs.answers import MOST_ROWS
from trede.proofs.certificates import LEVELS

if TYPE_CHECKING:
    from datetime import date

MEGABYTE = 1024 * 1024
LIMITS = Limits(file_bytes=5 * MEGABYTE, cpu_seconds=5)
MOST_SIGNS, LONGEST = 400_000, 40
HEADER = re.compile(r"kvk|kamer van koophandel|k\.v\.k", re.IGNORECASE)
SHORT = re.compile(r"[0-9]{7}")
DIGITS = re.compile(r"(?<![0-9])[0-9]{8}(?![0-9])")
_turns = threading.BoundedSemaphore(2)
"""So many files are read at the same time, so that others go on."""


class Ask(forms.Form):
    """One number, a pasted list, or a file; a level; a day, or the days of a contract."""

    text = forms.CharField(
        label=_("Een KvK-nummer, of een lijst"),
        help_text=_("Eén nummer op een regel. U mag ook plakken uit een werkblad."),
        required=False,
        max_length=MOST_SIGNS,
        widget=forms.Textarea(attrs={"rows": 4, "spellcheck": "false", "inputmode": "text"}),
    )
    file = forms.FileField(
        label=_("Of kies een bestand"),
        help_text=_("Excel, ODS of CSV met een kolom KvK-nummer. Tot 5 MB en 10.000 nummers."),
        required=False,
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.ods,.csv"}),
    )
    level = forms.ChoiceField(
        label=_("Welke trede vraagt u ten minste?"),
        choices=lambda: [(level, granted_name(level).capitalize()) for level in LEVELS[1:]],
    )
    thirty_plus = forms.BooleanField(label=_("Ook het certificaat 30+"), required=False)
    first = day_field(_("Op deze dag, of vanaf deze dag"), _("Laat leeg voor vandaag."))
    last = day_field(
        _("Tot en met deze dag"), _("Vul dit in als het de hele looptijd van een contract moet gelden.")
    )

    def __init__(self, today: date, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today, self.numbers = today, list[str]()
        self.fields["first"].required = self.fields["last"].required = False
        for name in ("text", "file"):
            setattr(self.fields[name], "sometimes", True)  # noqa: B010 - one of the two

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if self.errors:
            return told
        if told["last"] and told["last"] < (told["first"] or self.today):
            self.add_error("last", _("De laatste dag ligt voor de eerste."))
        field, numbers = (
            ("file", _in_file(told["file"])) if told["file"] else ("text", _in_text(told["text"]))
        )
        if not numbers:
            self.add_error("text", _("Vul een KvK-nummer in, plak een lijst of kies een bestand."))
        elif len(numbers) > MOST_ROWS:
            words = _("Dit zijn meer dan %(most)s nummers. Vraag ze in delen.")
            self.add_error(field, words % {"most": f"{MOST_ROWS:,}".replace(",", ".")})
        self.numbers = numbers
        return told

    @property
    def question(self) -> Question:
        told = self.cleaned_data
        first = told["first"] or self.today
        return Question(told["level"], first, told["last"] or first, told["thirty_plus"])

    def again(self) -> list[tuple[str, str]]:
        """The fields that ask the same once more, for a file with the answer."""
        asked = self.question
        days = [(name, f"{getattr(asked, name):{WRITTEN}}") for name in ("first", "last")]
        plus = [("thirty_plus", "on")] if asked.thirty_plus else []
        return [("text", "\n".join(self.numbers)), ("level", asked.level), *days, *plus]


def _in_text(text: str) -> list[str]:
    """Of each line its KvK number, or what stands there instead; a pasted heading is none of both."""
    found: list[str] = []
    for row in unicodedata.normalize("NFKC", text).splitlines():
        numbers = DIGITS.findall(row)
        heading = HEADER.search(row) and not any(map(str.isdigit, row))
        found += numbers or ([_number(row)] if row.strip() and not heading else [])
    return list(dict.fromkeys(found))


def _in_file(file: Any) -> list[str]:
    """Below the heading of a column of KvK numbers; without one every KvK number in the file.

    Raises ValidationError with what is wrong with the file.
    """
    with _turns:
        try:
            grids = read_grids_in(file.read(LIMITS.file_bytes + 1), file.name, LIMITS)
        except InputRefusedError as refused:
            raise ValidationError({"file": said_first(refused)}) from refused
    found = list(dict.fromkeys(number for grid in grids for number in _in_grid(grid)))
    if not found:
        raise ValidationError(
            {"file": _("In dit bestand staat geen KvK-nummer. Geef de kolom de kop KvK-nummer.")}
        )
    return found


def _in_grid(grid: Grid) -> list[str]:
    """Of the columns that speak of KvK the one with the most numbers below it: a title speaks of it too."""
    below = [
        [
            _number(each[column], columns=True)
            for each in grid.rows[place + 1 :]
            if each[column] not in (None, "")
        ]
        for place, row in enumerate(grid.rows[:20])
        for column, cell in enumerate(row)
        if isinstance(cell, str) and HEADER.search(cell)
    ]
    best = max(below, key=lambda cells: sum(map(is_number, cells)), default=[])
    if not any(map(is_number, best)):
        numbers = (_number(cell) for row in grid.rows for cell in row if cell not in (None, ""))
        return list(filter(is_number, numbers)) or best
    return best


def _number(cell: object, *, columns: bool = False) -> str:
    """A cell as a KvK number, or what stands there instead.

    A workbook keeps it as a number and forgets the zero before it; saved as CSV that is a text. So in ``columns`` of
    KvK numbers, where one of 7 digits stands, it gets its zero back.
    """
    if isinstance(cell, int) and not isinstance(cell, bool):
        return f"{cell:08d}" if 0 <= cell < 10**8 else _shown(str(cell))
    text = unicodedata.normalize("NFKC", str(cell))
    plain = re.sub(r"[\s.]", "", text)
    if columns and SHORT.fullmatch(plain):
        return f"0{plain}"
    found = [plain] if is_number(plain) else DIGITS.findall(text)
    return found[0] if len(found) == 1 else _shown(text)


def _shown(text: str) -> str:
    """What is no KvK number, as it may be repeated: short, and without what can be a BSN."""
    return masked(text.strip())[:LONGEST] or "–"
