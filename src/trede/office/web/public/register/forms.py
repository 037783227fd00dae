# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a visitor asks of the register."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from trede.office.register.rules.sectors import VERSIONS, sectors
from trede.office.register.searching import Wanted
from trede.office.web.kit.sectors import sector_choices
from trede.office.web.kit.words import granted_name
from trede.proofs.certificates import LEVELS

if TYPE_CHECKING:
    from trede.office.register.rules.sectors import Version

MOST_SIGNS = 200


def levels() -> list[tuple[str, str]]:
    return [(level, granted_name(level).capitalize()) for level in reversed(LEVELS)]


def _sectors() -> list[Any]:
    groups = [
        (f"SBI {version}", [(f"{version}:{code}", words) for code, words in sector_choices(version)])
        for version in VERSIONS
    ]
    return [("", _("Alle sectoren")), *groups]


class Search(forms.Form):
    """Looking something up; every field may be empty."""

    q = forms.CharField(
        label=_("Naam, KvK-nummer, nummer van het certificaat of plaats"),
        help_text=_("Een tikfout is niet erg."),
        required=False,
        max_length=MOST_SIGNS,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "organization"}),
    )
    place = forms.CharField(label=_("Plaats"), required=False, max_length=MOST_SIGNS)
    sector = forms.ChoiceField(
        label=_("Sector"),
        help_text=_("De nummers zijn van het CBS (SBI). De omschrijvingen zijn van ons, en korter."),
        required=False,
        choices=_sectors,
    )
    level = forms.ChoiceField(
        label=_("Trede"), required=False, choices=lambda: [("", _("Alle treden")), *levels()]
    )
    thirty_plus = forms.BooleanField(label=_("Alleen met 30+"), required=False)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for field in self.fields.values():
            setattr(field, "sometimes", True)  # noqa: B010 - nobody expects that all of it must be filled in

    def wanted(self) -> Wanted:
        """What is looked for."""
        told = self.cleaned_data
        version, _colon, code = told["sector"].partition(":")
        return Wanted(
            text=told["q"],
            place=told["place"],
            sectors=_now(version, code) if code else (),
            level=told["level"],
            thirty_plus=told["thirty_plus"],
        )


def _now(version: Version | str, code: str) -> tuple[str, ...]:
    return sectors("2008" if version == "2008" else "2025")[code].now
