# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A buyer asks about one KvK number or a list, and takes the answer home, signed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from trede.errors import ConfigurationError, RefusedError
from trede.kernel.days import dutch_day
from trede.office.certificates.answering import answered, signed_answer
from trede.office.web.kit.words import spoken
from trede.office.web.public.register.asking import Ask
from trede.proofs.answers import question_lines, row_words
from trede.reports.register_answer import register_answer_pdf

if TYPE_CHECKING:
    from datetime import datetime

    from trede.office.web.kit.pages import Visit

PAGE = "public/register/answers.html"
SHOWN = 200
"""Lines on the page; the file has all of them."""
KINDS = {"pdf": "application/pdf", "json": "application/json"}


def answers(visit: Visit[None]) -> HttpResponse:
    """Answer what is asked; nothing of it is kept. ``as`` asks for a file."""
    request = visit.request
    form = (
        Ask(dutch_day(visit.on), request.POST, request.FILES)
        if request.method == "POST"
        else Ask(dutch_day(visit.on))
    )
    shown: dict[str, object] = {"form": form}
    if form.is_valid():
        document = answered(form.numbers, form.question, on=visit.on)
        kind = request.POST.get("as", "")
        try:
            if kind in KINDS:
                return _file(document, kind, visit.on)
        except (RefusedError, ConfigurationError):
            shown["unsigned"] = True
        shown |= _shown(document, form)
    response = render(request, PAGE, shown)
    response["Cache-Control"] = "no-store"
    return response


def _file(document: dict[str, Any], kind: str, on: datetime) -> HttpResponse:
    data = signed_answer(document, on=on)
    if kind == "pdf":
        data = register_answer_pdf(data, spoken())
    response = HttpResponse(data, content_type=KINDS[kind])
    response["Content-Disposition"] = f'attachment; filename="register-{dutch_day(on)}.{kind}"'
    response["Cache-Control"] = "no-store"
    return response


def _shown(document: dict[str, Any], form: Ask) -> dict[str, object]:
    rows, first = document["rows"], document["asked"]["first"]
    return {
        "asked": question_lines(document, spoken())[0],
        "lines": [(row["good"], row["holder_kvk"], *row_words(row, spoken(), first)) for row in rows[:SHOWN]],
        "more": len(rows) > SHOWN,
        "most": SHOWN,
        "sums": _("%(good)s van %(all)s: ja") % {"good": sum(row["good"] for row in rows), "all": len(rows)},
        "again": form.again(),
        "lines_are_official": document["asked"]["official"],
    }
