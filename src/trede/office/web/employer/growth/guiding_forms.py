# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A guide, whom they guide, and a contact moment, as forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

from trede.office.web.employer.growth.forms import EMPTY
from trede.office.web.employer.growth.row_forms import choice, who
from trede.office.web.kit.days import day_field
from trede.office.web.kit.growth_words import EVERY

if TYPE_CHECKING:
    from collections.abc import Sequence


def _most() -> forms.IntegerField:
    return forms.IntegerField(
        label=_("Hoeveel mensen ten hoogste?"),
        help_text=_("Spreek dit af met de begeleider. Meer mensen vragen meer uren."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages=EMPTY | {"invalid": _("Vul een heel getal in, zoals 4.")},
    )


def _stand_in() -> forms.CharField:
    return forms.CharField(
        label=_("Wie vervangt deze begeleider?"),
        help_text=_("De code van een andere begeleider. Leeg als er nog niemand is."),
        max_length=20,
        required=False,
    )


class NameGuide(forms.Form):
    """A guide."""

    code = who(_("Wie is de begeleider?"))
    most = _most()
    stand_in = _stand_in()


class ChangeGuide(forms.Form):
    """Another limit or stand-in, and when the guide is absent."""

    most = _most()
    stand_in = _stand_in()
    away_from = day_field(
        _("Vanaf welke dag is de begeleider er niet?"),
        _("Leeg als de begeleider er is. Schrijf nergens waarom."),
    )
    away_until = day_field(_("Tot en met welke dag?"), _("Leeg als u dat nog niet weet."))

    def __init__(self, *args: object, **more: object) -> None:
        super().__init__(*args, **more)  # type: ignore[arg-type]
        for name in ("away_from", "away_until"):
            self.fields[name].required = False


class GiveGuide(forms.Form):
    """Somebody gets a guide of those who were named."""

    who = who(_("Wie krijgt begeleiding?"))
    guide = forms.ChoiceField(label=_("Door wie?"))
    every = choice(_("Hoe vaak is er minstens contact?"), EVERY)
    since = day_field(_("Sinds wanneer?"))

    def __init__(self, *args: object, guides: Sequence[tuple[str, str]], **more: object) -> None:
        super().__init__(*args, **more)  # type: ignore[arg-type]
        self.fields["guide"].choices = guides  # type: ignore[attr-defined]


class ChangeGuided(GiveGuide):
    """Another guide, more or less often, or no guidance any more."""

    until = day_field(
        _("Tot en met welke dag was er begeleiding?"), _("Leeg zolang de begeleiding doorgaat.")
    )

    def __init__(self, *args: object, guides: Sequence[tuple[str, str]], **more: object) -> None:
        super().__init__(*args, guides=guides, **more)
        del self.fields["who"], self.fields["since"]
        self.fields["until"].required = False


class NoteContact(forms.Form):
    """There was contact."""

    held_on = day_field(_("Wanneer was het?"), _("Wij bewaren alleen de dag, niet wat er is gezegd."))
