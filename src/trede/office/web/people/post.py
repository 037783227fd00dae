# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""For the administrator: letters that have not gone, and whether the work in the background goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trede.office.post.queries import letters_of
from trede.office.post.rules import Trouble
from trede.office.work.queries import work

if TYPE_CHECKING:
    from django.http import HttpResponse
    from django_stubs_ext import StrPromise

    from trede.office.accounts.rules.members import Member
    from trede.office.web.kit.pages import Visit

TROUBLES: dict[str, StrPromise] = {
    Trouble.UNREACHABLE: gettext_lazy("De mailserver antwoordt niet."),
    Trouble.SILENT: gettext_lazy("De mailserver antwoordt niet."),
    Trouble.LOG_IN: gettext_lazy("De mailserver laat ons niet inloggen."),
    Trouble.ADDRESS: gettext_lazy("De mailserver weigert dit adres. Kijk het na."),
    Trouble.REFUSED: gettext_lazy("De mailserver weigert deze e-mail."),
    Trouble.KEYS: gettext_lazy("Wij kunnen deze e-mail niet lezen: de sleutels passen niet."),
    Trouble.UNWRITABLE: gettext_lazy(
        "Wij kunnen deze e-mail niet versturen zoals zij is. Kijk het adres na."
    ),
}


def post(visit: Visit[Member]) -> HttpResponse:
    """What waits, what was tried in vain, what was given up, and when the workers were last seen."""
    rows = [
        (letter, ", ".join(letter.to) or _("onbekend"), TROUBLES.get(letter.trouble, ""))
        for letter in letters_of(visit.by.organisation)
    ]
    return render(
        visit.request, "people/post.html", {"rows": rows, "work": work(on=visit.on), "by": visit.by}
    )
