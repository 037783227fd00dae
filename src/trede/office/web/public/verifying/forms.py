# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The certificate that somebody brings, and the day that it is about."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from trede.office.uploads.certificate_apart import MOST_BYTES
from trede.office.web.kit.days import day_field


class Brought(forms.Form):
    """A file, or the text of one; and the day, when it is another than today."""

    file = forms.FileField(
        label=_("Het certificaat"),
        help_text=_("De pdf zoals de uitgever die gaf, of de JSON die erin zit. Tot 5 MB."),
        required=False,
        widget=forms.ClearableFileInput(attrs={"accept": ".pdf,.json"}),
        error_messages={"empty": _("Dit bestand is leeg. Kies een ander bestand.")},
    )
    text = forms.CharField(
        label=_("Of plak hier de JSON van het certificaat"),
        required=False,
        max_length=MOST_BYTES,
        strip=True,
        widget=forms.Textarea(attrs={"rows": 4, "spellcheck": "false"}),
    )
    on = day_field(
        _("Voor welke dag wilt u het weten?"),
        _("Laat leeg voor vandaag."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].required = False

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if not self.errors and not told.get("file") and not told.get("text"):
            self.add_error("file", _("Kies een bestand, of plak de tekst hieronder."))
        return told

    def data_brought(self) -> bytes:
        """What was brought; of a file no more than a certificate may be, and one byte to see that it is more."""
        file = self.cleaned_data.get("file")
        if file:
            data: bytes = file.read(MOST_BYTES + 1)
            return data
        return str(self.cleaned_data["text"]).encode()
