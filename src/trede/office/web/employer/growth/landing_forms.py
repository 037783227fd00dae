# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Somebody who begins, what is done of that beginning, what the team may know, and how it went on, as forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

from trede.office.web.employer.growth.row_forms import choice, who
from trede.office.web.kit.amounts import hundredths_field
from trede.office.web.kit.days import day_field
from trede.office.web.kit.growth_words import BEGINNINGS, MAY_KNOW

if TYPE_CHECKING:
    from collections.abc import Sequence


def _buddy() -> forms.CharField:
    return who(_("Wie is het maatje?"), _("De code van een collega, zoals B02. Geen naam."))


class PlanStart(forms.Form):
    """Somebody begins."""

    who = who(_("Wie begint er?"))
    buddy = _buddy()
    starts_on = day_field(_("Wat is de eerste werkdag?"), _("De voorbereiding begint een maand eerder."))
    began_as = choice(_("Waarmee begint het?"), BEGINNINGS)
    hours_hundredths = hundredths_field(_("Hoeveel uren per week?"))


class TickStart(forms.Form):
    """What is done; the words have the day and who sees to it."""

    done = forms.MultipleChoiceField(
        label=_("Wat is klaar?"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: object, items: Sequence[tuple[str, str]], **more: object) -> None:
        super().__init__(*args, **more)  # type: ignore[arg-type]
        self.fields["done"].choices = items  # type: ignore[attr-defined]


class AskStart(forms.Form):
    """What the new colleague said; it can be said otherwise later."""

    may_know = forms.ChoiceField(
        label=_("Wat mag het team weten?"),
        help_text=_("De nieuwe collega beslist, en mag dat later veranderen."),
        choices=list(MAY_KNOW.items()),
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat de nieuwe collega zei.")},
    )
    asked_on = day_field(_("Wanneer hebt u dat gevraagd?"))


class FollowStart(forms.Form):
    """How it went on."""

    buddy = _buddy()
    starts_on = day_field(_("Wat is de eerste werkdag?"))
    permanent_on = day_field(_("Sinds wanneer is er een vast contract?"), _("Leeg als dat er nog niet is."))
    hours_now_hundredths = hundredths_field(
        _("Hoeveel uren per week zijn het nu?"), _("Leeg als het aantal uren hetzelfde is als aan het begin.")
    )
    left_on = day_field(
        _("Wat was de laatste werkdag?"), _("Leeg als de collega er nog werkt. Schrijf nergens waarom.")
    )

    def __init__(self, *args: object, **more: object) -> None:
        super().__init__(*args, **more)  # type: ignore[arg-type]
        for name in ("permanent_on", "hours_now_hundredths", "left_on"):
            self.fields[name].required = False
