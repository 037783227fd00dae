# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A worker's own page, by a link: short sentences that sound well when they are read aloud."""

from __future__ import annotations

from datetime import timedelta
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trede.errors import NotFoundError
from trede.kernel.days import dutch_day
from trede.kernel.receipts import sha256_of
from trede.matching.work import CONDITIONS, CONTACTS
from trede.office.accounts.queries import assignments_of, link_holder, organisation_names
from trede.office.accounts.rules.links import Purpose
from trede.office.placements import actions, queries
from trede.office.web.kit.changing import of_version
from trede.office.web.kit.growth_words import lines_about
from trede.office.web.kit.told import data_of, told_of_worker
from trede.office.web.kit.words import accepted, spoken
from trede.reports.wording import wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from django.http import HttpResponse

    from trede.office.accounts.rules.links import LinkHolder
    from trede.office.placements.models import Coworker
    from trede.office.web.kit.pages import Visit
    from trede.office.web.kit.told import ShownChange

UNKNOWN = ""
LEVELS = range(1, 6)
SEPARATOR = ";"
SHOWN = 3
"""So many packages stand on the page at once; the rest one opens."""
LATELY = timedelta(days=14)
"""So long a change is news."""


def work(visit: Visit[None], *, token: str) -> HttpResponse:
    """Which work and why, who helps, the week, what changes, what was said and answered."""
    there = _mine(visit, token)
    if there is None:
        return _over(visit)
    by, mine = there
    coaches = assignments_of(by, mine.pk, on=visit.on)
    told = told_of_worker(mine)
    mine_to_do = [each for each in told["work"] if each.is_doer]
    told["mine_first"], told["mine_more"] = mine_to_do[:SHOWN], mine_to_do[SHOWN:]
    told["along"] = [each for each in told["work"] if not each.is_doer]
    told["soon"], told["changes"] = _by_day(told["changes"], dutch_day(visit.on))
    return _page(visit, token, mine, "work", {**told, "coaches": coaches})


def _by_day(
    changes: Sequence[ShownChange], today: date
) -> tuple[Sequence[ShownChange], Sequence[ShownChange]]:
    """What changed lately or is still to change, and what did so earlier."""
    soon = [each for each in changes if each.starts_on > today - LATELY]
    return soon, [each for each in changes if each not in soon]


class Say(forms.Form):
    """Say no, ask for something else, or tell what one needs."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Wat wilt u laten weten?"),
        widget=forms.RadioSelect,
        choices=[
            ("need", gettext_lazy("Ik heb iets nodig.")),
            ("other", gettext_lazy("Ik wil iets anders vragen.")),
            ("no", gettext_lazy("Ik wil een deel van mijn werk niet doen.")),
        ],
        error_messages={"required": gettext_lazy("Kies wat u wilt laten weten.")},
    )
    package = forms.ChoiceField(label=gettext_lazy("Welk deel wilt u niet doen?"), required=False)
    text = forms.CharField(
        label=gettext_lazy("In uw eigen woorden"),
        help_text=gettext_lazy("U hoeft niet te zeggen waarom. Schrijf niets over uw gezondheid."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, packages: list[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["package"].choices = [("", "–"), *packages]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A no is about a package; the others are words."""
        told = super().clean() or {}
        if told.get("kind") == "no" and not told.get("package"):
            self.add_error("package", _("Kies het deel dat u niet wilt doen."))
        return told


def say(visit: Visit[None], *, token: str) -> HttpResponse:
    """It goes to who leads the team and to the coach."""
    there = _mine(visit, token)
    if there is None:
        return _over(visit)
    by, mine = there
    told = told_of_worker(mine)
    packages = [(each.code, f"{each.code}, {each.process}") for each in told["work"]]
    form = Say(visit.request.POST or None, packages=packages, initial=_asked(visit, packages))
    if visit.request.method == "POST" and accepted(form, actions.say, by=by, on=visit.on):
        messages.success(
            visit.request, _("Uw bericht is aangekomen. Uw teamleider en uw begeleider lezen het.")
        )
        return redirect("own-work", token)
    return _page(visit, token, mine, "say", {"form": form})


class Data(forms.Form):
    """What one corrects by oneself."""

    def __init__(self, *args: Any, told: Mapping[str, Any], asked: Iterable[str] = (), **more: Any) -> None:
        super().__init__(*args, **more)
        say = wording(spoken()).say
        levels = [(UNKNOWN, _("weet ik niet")), *((str(each), str(each)) for each in LEVELS)]
        named = sorted({*told.get("competences", {}), *told.get("growth", ()), *asked})
        self.competences = {f"can-{sha256_of(name.encode())[:12]}": name for name in named}
        for field, name in self.competences.items():
            had = str(told.get("competences", {}).get(name, UNKNOWN))
            self.fields[field] = forms.ChoiceField(
                label=_("Hoe goed kunt u dit: %(what)s?") % {"what": name},
                choices=levels,
                required=False,
                initial=had,
            )
        contact = [
            (UNKNOWN, _("weet ik niet")),
            *((each, say(f"matching.contact.{n}")) for n, each in enumerate(CONTACTS)),
        ]
        self.fields["contact"] = forms.ChoiceField(
            label=_("Hoeveel contact met klanten past bij u?"),
            choices=contact,
            required=False,
            initial=told.get("contact", UNKNOWN),
        )
        yes_no = [(UNKNOWN, _("weet ik niet")), ("ja", _("ja")), ("nee", _("nee"))]
        stepwise = {True: "ja", False: "nee"}.get(told.get("stepwise"), UNKNOWN)  # type: ignore[arg-type]
        self.fields["stepwise"] = forms.ChoiceField(
            label=_("Wilt u een uitleg stap voor stap?"), choices=yes_no, required=False, initial=stepwise
        )
        for name in CONDITIONS:
            question = QUESTIONS[name]
            had = str(told.get("limits", {}).get(name, UNKNOWN))
            self.fields[f"limit-{name}"] = forms.ChoiceField(
                label=question, choices=levels, required=False, initial=had
            )
        for name, question in LISTS.items():
            self.fields[name] = forms.CharField(
                label=question,
                help_text=_("Zet een puntkomma tussen twee dingen."),
                required=False,
                initial=f"{SEPARATOR} ".join(told.get(name, ())),
            )

    def own(self) -> dict[str, Any]:
        """As it is kept; what is not known is left out."""
        told = self.cleaned_data
        can = {name: told[field] for field, name in self.competences.items()}
        limits = {name: told[f"limit-{name}"] for name in CONDITIONS}
        return {
            "competences": {name: int(level) for name, level in can.items() if level},
            "limits": {name: int(level) for name, level in limits.items() if level},
            "contact": told["contact"] or None,
            "stepwise": {"ja": True, "nee": False}.get(told["stepwise"]),
            **{
                name: [each.strip() for each in told[name].split(SEPARATOR) if each.strip()] for name in LISTS
            },
        }


LISTS = {
    "wishes": gettext_lazy("Welk werk wilt u graag?"),
    "growth": gettext_lazy("Waar wilt u beter in worden?"),
}


QUESTIONS = {
    "noise": gettext_lazy("Hoeveel geluid mag er zijn?"),
    "light": gettext_lazy("Hoeveel licht mag er zijn?"),
    "structure": gettext_lazy("Hoeveel vaste structuur hebt u nodig?"),
    "tempo": gettext_lazy("Hoe hoog mag het tempo zijn?"),
    "travel": gettext_lazy("Hoeveel mag u reizen?"),
}


def data(visit: Visit[None], *, token: str) -> HttpResponse:
    """See all that is kept of oneself, and correct it."""
    there = _mine(visit, token)
    if there is None:
        return _over(visit)
    by, mine = there
    asked = queries.asked_of(mine)
    form = of_version(Data(visit.request.POST or None, told=mine.told, asked=asked), mine.version)

    def do(seen: str, **_filled: Any) -> None:
        actions.correct_own(by=by, on=visit.on, own=form.own(), seen=seen)

    if visit.request.method == "POST" and accepted(form, do):
        messages.success(visit.request, _("Uw gegevens zijn verbeterd. Uw teamleider ziet dat."))
        return redirect("own-work", token)
    elsewhere = queries.elsewhere(mine)
    told = {"form": form, "data": data_of(mine), "is_shared": elsewhere is None}
    return _page(visit, token, mine, "data", told | {"lists": lines_about(elsewhere or {})})


class Sure(forms.Form):
    """Once more."""

    sure = forms.BooleanField(
        label=gettext_lazy("Ja, haal alles over mij weg."),
        error_messages={"required": gettext_lazy("Zet een vinkje als u het zeker weet.")},
    )


def remove(visit: Visit[None], *, token: str) -> HttpResponse:
    """Have everything about oneself thrown away, without asking anybody."""
    there = _mine(visit, token)
    if there is None:
        return _over(visit)
    by, mine = there
    form = Sure(visit.request.POST if visit.request.method == "POST" else None)

    def do(sure: bool) -> None:
        actions.remove_own(by=by, on=visit.on)

    if visit.request.method == "POST" and accepted(form, do):
        return _shown(visit, "work/removed.html", {})
    told = {"form": form, "is_shared": queries.elsewhere(mine) is None}
    return _page(visit, token, mine, "remove", told)


def _mine(visit: Visit[None], token: str) -> tuple[LinkHolder, Coworker] | None:
    """Who holds the link; None when it works no longer."""
    try:
        by = link_holder(token, Purpose.WORKER, on=visit.on)
        return by, queries.worker(by, by.case)
    except NotFoundError:
        return None


def _over(visit: Visit[None]) -> HttpResponse:
    return _shown(visit, "work/over.html", {}, HTTPStatus.NOT_FOUND)


def _page(visit: Visit[None], token: str, mine: Coworker, name: str, told: Mapping[str, Any]) -> HttpResponse:
    employer = organisation_names([mine.organisation]).get(mine.organisation, "")
    more = {"token": token, "mine": mine, "employer": employer, "back": reverse("own-work", args=[token])}
    return _shown(visit, f"work/{name}.html", {**told, **more})


def _shown(
    visit: Visit[None], template: str, told: Mapping[str, Any], status: int = HTTPStatus.OK
) -> HttpResponse:
    """No browser or proxy keeps a copy. No other site learns the address: the settings see to that for every page, and
    without any referrer a browser would send our own forms as if from elsewhere.
    """
    answer = render(visit.request, template, dict(told), status=status)
    answer["Cache-Control"] = "no-store"
    return answer


def _asked(visit: Visit[None], packages: list[tuple[str, str]]) -> dict[str, str]:
    """The package that the link before it named."""
    asked = visit.request.GET.get("pakket", "")
    return {"kind": "no", "package": asked} if asked in dict(packages) else {}
