# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Words of a case: stages, interests, kinds of findings and talks, and how somebody declares an interest."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from trede.office.audit.rules.interests import Interest
from trede.office.audit.rules.stages import Outcome, Stage
from trede.office.audit.rules.tested import Figures, Kind, With
from trede.office.web.kit.days import day_field
from trede.office.web.kit.look.parts import Tone
from trede.office.web.kit.one_form import one_form
from trede.office.web.kit.words import granted_name

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from django.http import HttpResponse
    from django_stubs_ext import StrOrPromise

    from trede.office.accounts.rules.members import Member
    from trede.office.audit.queries.files import CaseFile
    from trede.office.web.kit.look.parts import Link
    from trede.office.web.kit.pages import Visit

LONG = {"rows": 5}
STAGES: dict[Stage, tuple[StrOrPromise, Tone]] = {
    Stage.PLANNING: (_("Planning"), Tone.INFO),
    Stage.AUDIT: (_("Onderzoek loopt"), Tone.INFO),
    Stage.REPORT: (_("Rapport bij de werkgever"), Tone.INFO),
    Stage.DECISION: (_("Wacht op besluit"), Tone.WARNING),
    Stage.DECIDED: (_("Besluit genomen"), Tone.POSITIVE),
    Stage.WITHDRAWN: (_("Ingetrokken"), Tone.NEUTRAL),
}
OUTCOMES: dict[Outcome, tuple[StrOrPromise, Tone]] = {
    Outcome.ASKED: (_("Gevraagd"), Tone.INFO),
    Outcome.OFFERED: (_("Offerte ontvangen"), Tone.POSITIVE),
    Outcome.DECLINED: (_("Instelling kan niet"), Tone.NEUTRAL),
    Outcome.ACCEPTED: (_("Gekozen"), Tone.POSITIVE),
    Outcome.LAPSED: (_("Vervallen"), Tone.NEUTRAL),
}
INTERESTS: dict[Interest, StrOrPromise] = {
    Interest.NONE: _("Ik heb geen belang bij deze werkgever."),
    Interest.ADVISER: _("Ik adviseerde deze werkgever."),
    Interest.RELATIVE: _("Ik ben familie of een goede bekende van iemand die daar beslist."),
    Interest.FORMER_EMPLOYEE: _("Ik werk daar, of ik werkte daar."),
    Interest.BUYERS_COORDINATOR: _("Ik ben coördinator social return van een klant van deze werkgever."),
    Interest.OTHER: _("Ik heb een ander belang."),
}
KINDS: dict[Kind, StrOrPromise] = {
    Kind.NONCONFORMITY: _("Afwijking: dit moet worden hersteld"),
    Kind.STRENGTH: _("Wat goed gaat"),
    Kind.SAFE_CLIMATE: _("Veilig klimaat"),
    Kind.CITABLE: _("Om te citeren"),
    Kind.REMARK: _("Opmerking"),
}
TALKS: dict[With, StrOrPromise] = {
    With.MANAGEMENT: _("leidinggevenden"),
    With.GUIDES: _("begeleiders"),
    With.WORKERS: _("medewerkers uit de doelgroep"),
    With.COLLEAGUES: _("collega’s"),
    With.WORKS_COUNCIL: _("ondernemingsraad"),
}
FIGURES: dict[Figures, StrOrPromise] = {
    Figures.RIGHT: _("De cijfers kloppen."),
    Figures.WRONG: _("De cijfers kloppen niet."),
    Figures.NOT_SEEN: _("Ik kon dit niet zien."),
}
SIDES: dict[str, StrOrPromise] = {
    "employer": _("werkgever"),
    "body": _("auditor"),
    "scheme": _("beslisser"),
}


def stage_badge(stage: Stage) -> tuple[StrOrPromise, Tone]:
    """How far a case is, in words with a tone."""
    return STAGES[stage]


def decided(file: CaseFile) -> dict[str, object] | None:
    """The decision of a case in words, for ``components/decision.html``; None before there is one."""
    if file.decision is None:
        return None
    proposal = file.decision.proposal
    document = json.loads(proposal.document)
    return {
        "level": granted_name(document["level"]) if document["level"] else "",
        "document": document,
        "from": proposal.valid_from,
        "until": proposal.valid_until,
        "on": file.decision.decided_at,
        "official": settings.TREDE_ENTITLED is not None,
    }


def long_text(label: StrOrPromise, help_text: StrOrPromise = "", *, required: bool = True) -> forms.CharField:
    """A text of some lines, without names of people."""
    return forms.CharField(
        label=label,
        help_text=help_text or _("Schrijf geen namen van medewerkers."),
        required=required,
        widget=forms.Textarea(LONG),
        error_messages={"required": _("Dit veld is nog leeg. Vul het in.")},
    )


def choice(label: StrOrPromise, choices: dict[Any, StrOrPromise]) -> forms.TypedChoiceField:
    """One of these, as the value that rules know."""
    kinds = {str(key): key for key in choices}
    return forms.TypedChoiceField(
        label=label,
        coerce=kinds.__getitem__,
        choices=[(str(key), words) for key, words in choices.items()],
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat past.")},
    )


class DeclareInterest(forms.Form):
    """What ties one to the employer; declared once."""

    interest = choice(_("Wat past bij u?"), INTERESTS)
    ended = day_field(_("Werkte u daar? Dan uw laatste werkdag"), _("Leeg als u er niet of nog werkt."))

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["ended"].required = False


def interest_page(
    visit: Visit[Member], employer: str, do: Callable[..., object], *, back: str, crumbs: Sequence[Link]
) -> HttpResponse:
    """The page on which somebody declares it; ``do`` keeps what the form says."""
    return one_form(
        visit,
        DeclareInterest(visit.request.POST or None),
        do,
        title=gettext("Hebt u een belang bij %(name)s?") % {"name": employer},
        lead=gettext(
            "U verklaart dit één keer. Wij bewaren uw verklaring. Met een belang doet u niet mee aan deze zaak."
        ),
        words=gettext("Verklaren"),
        back=back,
        done=gettext("Uw verklaring is bewaard."),
        crumbs=crumbs,
    )


class OneText(forms.Form):
    """A text alone, under the name that the action gives it."""

    def __init__(
        self, name: str, label: StrOrPromise, data: object = None, help_text: StrOrPromise = ""
    ) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        self.fields[name] = long_text(label, help_text)


class Answer(forms.Form):
    """The answer to an objection, and who is right."""

    upheld = forms.TypedChoiceField(
        label=_("Wie heeft gelijk?"),
        coerce=lambda text: text == "yes",
        choices=[("yes", _("De werkgever heeft gelijk.")), ("no", _("Wij blijven erbij."))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat past.")},
    )
    answer = long_text(_("Uw antwoord, met redenen"))
