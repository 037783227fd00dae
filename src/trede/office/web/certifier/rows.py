# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rows that the employer opened: what they say stands on this page alone; a verdict on each is kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django import forms
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trede.errors import InputRefusedError, NotFoundError, RefusedError
from trede.intake.fields import part
from trede.office.audit import actions
from trede.office.audit.queries import files
from trede.office.audit.rules.checking import Held, checked_rows
from trede.office.audit.rules.opening import MOST_BYTES
from trede.office.web.certifier.case import crumbs, figures, place
from trede.office.web.kit.look.parts import Tone
from trede.office.web.kit.words import spoken, with_refusal
from trede.reports.wording import wording
from trede.scheme import open_shelf
from trede.scheme.shelf import texts_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from uuid import UUID

    from django.http import HttpResponse
    from django_stubs_ext import StrOrPromise

    from trede.office.accounts.rules.assignments import Assigned
    from trede.office.accounts.rules.members import Member
    from trede.office.audit.queries.files import CaseFile
    from trede.office.audit.rules.checking import Checked, CheckedRow
    from trede.office.web.kit.pages import Visit

HELD: dict[Held, tuple[StrOrPromise, Tone]] = {
    Held.HOLDS: (gettext_lazy("Hoort bij het zegel, nagerekend"), Tone.POSITIVE),
    Held.OTHER_SEAL: (gettext_lazy("Staat niet in het verzegelde bestand"), Tone.NEGATIVE),
    Held.OTHER_SUMS: (gettext_lazy("Telt anders dan het zegel zegt"), Tone.NEGATIVE),
    Held.RULES_UNKNOWN: (gettext_lazy("Niet na te rekenen: dit handboek is hier niet"), Tone.WARNING),
}


class BringOpened(forms.Form):
    """The file that the employer made with the rows that were asked for."""

    file = forms.FileField(
        label=gettext_lazy("Geopende rijen van de werkgever (.json)"),
        help_text=gettext_lazy("De werkgever maakt dit bestand met Rijen openen, of met trede sample."),
        widget=forms.ClearableFileInput(attrs={"accept": ".json"}),
        error_messages={
            "required": gettext_lazy("Kies het bestand van de werkgever."),
            "empty": gettext_lazy("Dit bestand is leeg."),
        },
    )


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row as it is read, numbered from 1."""

    number: int
    words: StrOrPromise
    tone: Tone
    lines: tuple[tuple[str, str], ...]
    fte: str
    weighted: str


def check(visit: Visit[Member], *, case: UUID) -> HttpResponse:
    """Bring the opened rows: read what they say, and keep whether they hold."""
    file, by = files.for_assigned(visit.by, case, on=visit.on)
    if file.plan is None:
        raise NotFoundError("There is no sample yet.")
    form = BringOpened(visit.request.POST or None, visit.request.FILES or None)
    checked = _brought(visit, form, file, by) if visit.request.method == "POST" and form.is_valid() else None
    work = files.work_of(by, case)
    told = {
        "by": visit.by,
        "file": file,
        "form": form,
        "asked": [row + 1 for row in file.plan.document["rows"]],
        **(_read(checked, work.signed.edition) if checked else {}),
        **figures(work),
        "back": place(visit, case),
        "crumbs": crumbs(visit, file, _("Geopende rijen")),
    }
    response = render(visit.request, "certifier/rows.html", told)
    response["Cache-Control"] = "no-store"
    return response


def _read(checked: Checked, edition: str) -> dict[str, object]:
    return {
        "shown": [_shown(each, edition) for each in checked.rows],
        "missing": [row + 1 for row in checked.missing],
        "others": checked.others,
    }


def _brought(visit: Visit[Member], form: BringOpened, file: CaseFile, by: Assigned) -> Checked | None:
    """The rows of the file, each checked; None with the reason in the form."""
    asked = file.plan.document["rows"] if file.plan else ()
    work = files.work_of(by, file.id)
    try:
        data = form.cleaned_data["file"].read(MOST_BYTES + 1)
        checked = checked_rows(data, work.signed.document["seal"]["root"], asked, open_shelf())
        actions.check_rows(by=by, on=visit.on, case=file.id, verdicts=checked.verdicts, seen=work.checks)
    except (InputRefusedError, RefusedError) as refused:
        with_refusal(form, "file", refused)
        return None
    return checked


def _shown(checked: CheckedRow, edition: str) -> ShownRow:
    numerals = wording(spoken()).numerals
    holds = checked.held is Held.HOLDS
    return ShownRow(
        checked.row + 1,
        *HELD[checked.held],
        lines=tuple(_lines(checked.values, edition)),
        fte=numerals.number(checked.fte, 3) if holds else "",
        weighted=numerals.number(checked.weighted, 3) if holds else "",
    )


def _lines(values: Mapping[str, object], edition: str) -> Iterator[tuple[str, str]]:
    """What the row says, by the headers that the employer knows, with codes in words and days as days."""
    texts = texts_of(open_shelf().load(edition).folder, spoken())
    names = {"position": texts.positions, "contract": texts.contracts}
    for each in part("employments").fields:
        said = values.get(each.key)
        if said is None:
            continue
        text = names.get(each.key, {}).get(str(said), str(said))
        yield (each.en if spoken() == "en" else each.nl), _as_day(text) if each.kind == "day" else text


def _as_day(iso: str) -> str:
    try:
        return wording(spoken()).numerals.day(date.fromisoformat(iso).toordinal())
    except ValueError:  # what a row that does not hold says
        return iso
