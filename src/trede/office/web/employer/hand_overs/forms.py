# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A photo and words of the hand-over, with consent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from trede.office.register.rules.hand_overs import LONGEST, Shown
from trede.office.uploads.picture_apart import MOST_BYTES
from trede.office.uploads.pictures import made_anew
from trede.office.web.kit.days import day_field

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


def _text(name: str, label: StrOrPromise, help_text: StrOrPromise = "", **more: Any) -> forms.CharField:
    return forms.CharField(label=label, help_text=help_text, required=False, max_length=LONGEST[name], **more)


class HandOverForm(forms.Form):
    """What one shows; the action says what is missing."""

    handed_on = day_field(_("Wanneer was de uitreiking?"))
    picture = forms.FileField(
        label=_("Foto"),
        help_text=_(
            "JPEG, PNG of WebP, tot 12 MB. Wij maken de foto opnieuw: waar en waarmee die is gemaakt, gaat eruit."
        ),
        required=False,
        widget=forms.ClearableFileInput(attrs={"accept": ".jpg,.jpeg,.png,.webp"}),
        error_messages={"empty": _("Dit bestand is leeg. Kies een ander bestand.")},
    )
    shows = _text(
        "shows",
        _("Wat is er op de foto te zien?"),
        _("Voor wie de foto niet ziet. Bijvoorbeeld: twee mensen met een certificaat voor een werkplaats."),
    )
    words = _text(
        "words",
        _("Citaat"),
        _("Wat iemand zei, zonder aanhalingstekens."),
        widget=forms.Textarea({"rows": 4}),
    )
    speaker = _text("speaker", _("Wie zei dit?"))
    speaker_is = _text("speaker_is", _("Wat is die persoon bij u?"), _("Bijvoorbeeld: directeur."))
    consent_on = day_field(
        _("Sinds welke dag hebt u toestemming?"),
        _("Van iedereen die herkenbaar op de foto staat, en van wie wordt geciteerd."),
    )
    consent = forms.BooleanField(
        label=_(
            "Zij weten dat iedereen dit kan zien, en dat wij het weghalen als zij hun toestemming intrekken."
        ),
        error_messages={"required": _("Zonder toestemming kunnen wij dit niet tonen. Vraag die eerst.")},
    )


def shown(*, picture: Any = None, consent: bool = False, **told: Any) -> Shown:
    """What the form says, with the photo made anew. Raises RefusedError for what is no photo that we take."""
    made = made_anew(picture.read(MOST_BYTES + 1)) if picture else b""
    return Shown(picture=made, **told)
