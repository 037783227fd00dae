# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The style guide: every component in every state, on one page that the browser tests look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils.datastructures import MultiValueDict

from trede.office.web.kit.look.parts import (
    Cell,
    Comparison,
    FindingGroup,
    Link,
    Place,
    Result,
    Row,
    Source,
    Step,
    StepState,
    Tone,
)
from trede.office.web.public.example import example_standing

if TYPE_CHECKING:
    from django.http import HttpResponse

    from trede.office.web.kit.pages import Visit

ROLES = [("hr", "HR-medewerker"), ("sign", "Tekenbevoegde"), ("read", "Alleen lezen")]


class Sample(forms.Form):
    """A field of every kind; filled in wrongly it shows every mistake."""

    name = forms.CharField(
        label="Naam van de organisatie", help_text="Zoals in het handelsregister.", max_length=80
    )
    kvk = forms.RegexField(
        r"^\d{8}$",
        label="KvK-nummer",
        help_text="8 cijfers.",
        error_messages={"invalid": "Een KvK-nummer heeft 8 cijfers. Vul bijvoorbeeld 69599068 in."},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "utrecht-textbox--kvk"}),
    )
    handbook = forms.ChoiceField(
        label="Handleiding", choices=[("1.6", "1.6, vanaf 1 april 2018"), ("2.1", "2.1, vanaf 1 april 2023")]
    )
    note = forms.CharField(label="Opmerking", required=False, widget=forms.Textarea(attrs={"rows": 3}))
    role = forms.ChoiceField(label="Wat mag deze persoon?", choices=ROLES, widget=forms.RadioSelect)
    mail = forms.MultipleChoiceField(
        label="Waarover wilt u bericht?",
        required=False,
        choices=[("end", "Een telperiode loopt af"), ("audit", "De audit is gepland")],
        widget=forms.CheckboxSelectMultiple,
    )
    agreed = forms.BooleanField(
        label="Ik mag tekenen voor deze organisatie",
        error_messages={"required": "Vink aan dat u mag tekenen. Vraag het anders een collega die dat mag."},
    )


class Upload(forms.Form):
    """The drop zone."""

    workbook = forms.FileField(
        label="Bestand met uw medewerkers",
        help_text="Een export uit uw salarispakket, of ons sjabloon. Excel, ODS of CSV, tot 20 MB.",
        error_messages={"required": "Kies een bestand."},
    )


class WhatIf(forms.Form):
    """A number field with a slider."""

    hours = forms.DecimalField(
        label="Uren per week erbij",
        help_text="Contracturen van een nieuwe collega met Wajong.",
        localize=True,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
    )


STEPS = [
    Step("Organisatie", StepState.DONE, "#stappen"),
    Step("Medewerkers", StepState.DONE, "#stappen"),
    Step("Inkoop", StepState.NOW),
    Step("Uitkomst", StepState.TODO),
    Step("Vragen", StepState.TODO),
    Step("Aanvraag", StepState.TODO),
]
FINDINGS = [
    FindingGroup(
        "Deze uren kunnen niet kloppen",
        "Vul de uren per week in: meer dan 0 en hooguit 60.",
        [Place("Medewerkers, rij 14", "340"), Place("Medewerkers, rij 98", "-8")],
    ),
    FindingGroup(
        "Van deze mensen ontbreekt de datum waarop zij in dienst kwamen",
        "Vul de datum in als dd-mm-jjjj.",
        [Place(f"Medewerkers, rij {row}") for row in range(20, 44)],
    ),
    FindingGroup(
        "De telperiode van één medewerker loopt binnen een jaar af",
        "U hoeft nu niets te doen. Kijk bij de vooruitblik wat dit betekent.",
        [Place("P-0417", "31 maart 2019")],
        blocks=False,
    ),
    FindingGroup(
        "Onbekende soort contract", "Dit hebt u hersteld.", [Place("rij 7"), Place("rij 9")], solved=True
    ),
]
RESULTS = [
    Result(
        "Directe bijdrage",
        "6,03 %",
        sum="1,205 fte ÷ 20 fte = 6,03 %",
        words="Twee mensen uit de doelgroep tellen samen voor 1,205 fte.",
        source=Source(
            "Gewogen fte gedeeld door het totaal aantal fte",
            "gepubliceerd",
            "PSO-Nederland, Directe sociale bijdrage",
        ),
    ),
    Result("Indirecte bijdrage", "0,00 %", note="U hebt geen inkoop opgegeven."),
    Result(
        "Norm voor trede 2",
        "7,3 %",
        note="Bij 20 fte",
        sum="7,3 % bij 20 fte",
        words="De norm hangt af van uw omvang.",
        source=Source("Norm voor elke omvang", "gepubliceerd", "PSO-Nederland, PSO-normen"),
    ),
]
SCENARIOS = Comparison(
    "Drie scenario’s naast elkaar",
    ["Nu", "Eén collega erbij", "Minder inkoop"],
    [
        Row("Trede", [Cell("Trede 1"), Cell("Trede 2", Tone.POSITIVE), Cell("Trede 1")]),
        Row("Totaal", [Cell("6,03 %"), Cell("7,41 %", Tone.POSITIVE), Cell("5,80 %", Tone.NEGATIVE)]),
        Row("Nodig voor de volgende trede", [Cell("0,26 fte"), Cell("0,71 fte"), Cell("0,30 fte")]),
    ],
    chosen=1,
)
PEOPLE = [
    ("P-0012", "Wajong", "Regulier", "32,00", "0,800", Tone.POSITIVE, "Telt mee"),
    ("P-0417", "WW", "Detachering", "24,00", "0,405", Tone.WARNING, "Tot 31 maart"),
    ("P-0502", "Geen", "Regulier", "40,00", "0,000", Tone.NEUTRAL, "Buiten de doelgroep"),
]


def guide(visit: Visit[None]) -> HttpResponse:
    """Everything at once; ``?page=`` turns the pages of the list."""
    wrong = {"name": "", "kvk": "123", "handbook": "1.6"}
    return render(
        visit.request,
        "public/guide.html",
        {
            "title": "Stijlgids",
            "crumbs": [Link("Start", "/"), Link("Stijlgids", "", current=True)],
            "navigation": [
                Link("Start", "/"),
                Link("Metingen", "#", current=True),
                Link("Leveranciers", "#"),
            ],
            "fresh": Sample(prefix="fresh"),
            "wrong": Sample({f"wrong-{key}": value for key, value in wrong.items()}, prefix="wrong"),
            "upload": Upload(prefix="upload"),
            "refused": Upload({}, MultiValueDict(), prefix="refused"),
            "what_if": WhatIf(initial={"hours": "24"}),
            "steps": STEPS,
            "groups": FINDINGS,
            "figures": RESULTS,
            "scenarios": SCENARIOS,
            "people": PEOPLE,
            "page": Paginator(range(240), 10).get_page(visit.request.GET.get("page", 4)),
            "tones": list(Tone),
            "example": example_standing("nl"),
        },
    )
