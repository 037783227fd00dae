# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A training, a talk and an adaptation, as forms. Who it is about stands under a code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

from trede.office.web.employer.growth.forms import EMPTY
from trede.office.web.kit.days import day_field
from trede.office.web.kit.growth_words import ASKERS, GROUPS, NEEDS, SOLUTIONS, TALKS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django_stubs_ext import StrOrPromise


def choice(
    label: StrOrPromise, known: Mapping[str, StrOrPromise], help_text: StrOrPromise = ""
) -> forms.ChoiceField:
    """One of a list."""
    return forms.ChoiceField(label=label, help_text=help_text, choices=list(known.items()))


ABOUT = _("Over wie?")
A_CODE = _("Een eigen code met een cijfer, zoals T07. Geen naam.")


def who(label: StrOrPromise = ABOUT, help_text: StrOrPromise = A_CODE) -> forms.CharField:
    """Somebody, by their code."""
    return forms.CharField(label=label, help_text=help_text, max_length=20, error_messages=EMPTY)


def _training() -> forms.CharField:
    return forms.CharField(label=_("Welke training?"), max_length=120, error_messages=EMPTY)


def _work() -> forms.CharField:
    return forms.CharField(
        label=_("Voor welk werk?"),
        help_text=_("Bijvoorbeeld: chat, of post. Leeg: voor al het werk."),
        max_length=60,
        required=False,
    )


class AddTraining(forms.Form):
    """Somebody followed a training."""

    group = choice(_("In welke groep?"), GROUPS)
    who = who()
    what = _training()
    work = _work()
    followed_on = day_field(_("Wanneer gevolgd?"))
    valid_until = day_field(_("Geldig tot en met"), _("Leeg: de training blijft geldig."))

    def __init__(self, *args: object, **more: object) -> None:
        super().__init__(*args, **more)  # type: ignore[arg-type]
        self.fields["valid_until"].required = False


class AimTraining(forms.Form):
    """So many people should have a training."""

    group = choice(_("In welke groep?"), GROUPS)
    what = _training()
    work = _work()
    people = forms.IntegerField(
        label=_("Hoeveel mensen hebben deze training nodig?"),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages=EMPTY | {"invalid": _("Vul een heel getal in, zoals 4.")},
    )


class PlanTalk(forms.Form):
    """A talk is due."""

    who = who()
    kind = choice(_("Wat voor gesprek?"), TALKS)
    due = day_field(_("Wanneer?"))


class HoldTalk(forms.Form):
    """It was held."""

    held_on = day_field(_("Wanneer was het?"), _("Wij bewaren alleen de dag, niet wat er is gezegd."))


class AskAdaptation(forms.Form):
    """An adaptation was asked for."""

    who = who()
    need = choice(
        _("Waar vraagt het werk of de plek te veel van?"),
        NEEDS,
        _("Schrijf nergens waarom, en geen diagnose."),
    )
    solution = choice(_("Wat voor oplossing?"), SOLUTIONS)
    asked_by = choice(_("Wie vroeg het?"), ASKERS)
    asked_on = day_field(_("Wanneer gevraagd?"))


class FollowAdaptation(forms.Form):
    """It was made, and checked with the worker."""

    made_on = day_field(_("Wanneer was het klaar?"))
    checked_on = day_field(_("Wanneer is bij de medewerker gevraagd of het helpt?"))

    def __init__(self, *args: object, **more: object) -> None:
        super().__init__(*args, **more)  # type: ignore[arg-type]
        for name in ("made_on", "checked_on"):
            self.fields[name].required = False
