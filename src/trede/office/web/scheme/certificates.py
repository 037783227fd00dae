# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Certificates of this scheme: issued from a decision, listed, and what becomes of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from trede.errors import AlteredError, NotFoundError
from trede.office.accounts.rules.permissions import Permission
from trede.office.audit import doors
from trede.office.audit.queries import files
from trede.office.audit.rules.stages import Stage
from trede.office.certificates import actions, preparing, queries
from trede.office.certificates.rules import NEXT, State, wrong_with_change
from trede.office.web.kit import certificates as kit
from trede.office.web.kit.look.parts import Link
from trede.office.web.kit.one_form import one_form
from trede.office.web.kit.pages import way
from trede.office.web.kit.words import accepted, said, spoken
from trede.office.web.scheme.forms import NEW, RENEW, Issue, Reason
from trede.proofs.certificate_words import words

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from django.forms import Form
    from django.http import HttpResponse

    from trede.office.accounts.rules.members import Member
    from trede.office.audit.doors import Decision
    from trede.office.audit.queries.files import CaseFile
    from trede.office.certificates.models import Certificate
    from trede.office.web.kit.pages import Visit

ISSUE, ISSUE_THIRTY_PLUS = "certificate-issue", "certificate-issue-thirty-plus"


def certificates(visit: Visit[Member]) -> HttpResponse:
    """Every certificate that this scheme issued, newest first."""
    told = {"by": visit.by, **kit.page_of(visit, queries.of_scheme(visit.by))}
    return render(visit.request, "scheme/certificates.html", told)


def certificate(visit: Visit[Member], *, certificate: UUID) -> HttpResponse:
    """What it says, where it stands, and what can be done with it."""
    found = queries.one_of_scheme(visit.by, certificate)
    may = visit.by.may(Permission.CERTIFICATE_CHANGE)
    told = {
        "by": visit.by,
        **kit.in_full(visit, found),
        "crumbs": way(visit, {"certificate": _name(found)}),
        "steps": {each.value for each in NEXT.get(State(found.state), ())} if may else (),
        "earlier": kit.in_list(visit, [found.earlier] if found.earlier else []),
        "later": kit.in_list(visit, found.later.all()),
    }
    return render(visit.request, "scheme/certificate.html", told)


def _name(found: Certificate) -> str:
    return f"{found.holder}, {kit.level_of(found)}"


def _place(visit: Visit[Member], certificate: UUID) -> str:
    return reverse("certificate", args=[visit.by.organisation, certificate])


@dataclass(frozen=True, slots=True)
class Step:
    """Something that is done to a certificate: the action, and what its page says."""

    act: Callable[..., None]
    after: State
    title: str
    lead: str
    words: str
    done: str
    form: Form


def suspend(visit: Visit[Member], *, certificate: UUID) -> HttpResponse:
    """For the time being it does not hold."""
    step = Step(
        actions.suspend,
        State.SUSPENDED,
        _("Certificaat schorsen"),
        _(
            "Wie het certificaat controleert, leest dan dat het geschorst is. U kunt de schorsing later opheffen."
        ),
        _("Schorsen"),
        _("Het certificaat is geschorst."),
        Reason(visit.request.POST or None),
    )
    return _taken(visit, certificate, step)


def reinstate(visit: Visit[Member], *, certificate: UUID) -> HttpResponse:
    """It holds again."""
    step = Step(
        actions.reinstate,
        State.VALID,
        _("Schorsing opheffen"),
        _("Het certificaat geldt dan weer, tot zijn laatste dag."),
        _("Schorsing opheffen"),
        _("De schorsing is opgeheven."),
        Reason(visit.request.POST if visit.request.method == "POST" else None, required=False),
    )
    return _taken(visit, certificate, step)


def withdraw(visit: Visit[Member], *, certificate: UUID) -> HttpResponse:
    """It does not hold any more, for good."""
    step = Step(
        actions.withdraw,
        State.WITHDRAWN,
        _("Certificaat intrekken"),
        _("Wie het certificaat controleert, leest dan dat het is ingetrokken. Dat blijft altijd zo."),
        _("Intrekken"),
        _("Het certificaat is ingetrokken."),
        Reason(
            visit.request.POST or None,
            sure=_("Ik trek dit certificaat in. Dat kan niet ongedaan worden gemaakt."),
        ),
    )
    return _taken(visit, certificate, step)


def _taken(visit: Visit[Member], certificate: UUID, step: Step) -> HttpResponse:
    """The page of a step; where a colleague was first one hears so, beside how it stands now."""
    found = queries.one_of_scheme(visit.by, certificate)
    back = _place(visit, certificate)
    if wrong := wrong_with_change(found.state, step.after, "-"):
        messages.error(visit.request, said(wrong[0]))
        return redirect(back)

    def do(reason: str, **_sure: object) -> None:
        step.act(by=visit.by, on=visit.on, certificate=certificate, reason=reason)

    return one_form(
        visit,
        step.form,
        do,
        title=step.title,
        lead=f"{_name(found)}. {step.lead}",
        words=step.words,
        back=back,
        done=step.done,
        crumbs=way(visit, {"certificate": _name(found), visit.page.name: step.title}),
    )


def beside(visit: Visit[Member], file: CaseFile, *, mine: bool) -> dict[str, object]:
    """For the page of a decision: the certificates of this dossier, and those that can be issued yet."""
    of_dossier = queries.of_scheme(visit.by).filter(dossier=file.dossier)
    told: dict[str, object] = {"certificates": kit.in_list(visit, of_dossier), "to_issue": ()}
    try:
        decision = doors.decision(visit.by, file.id)
    except (NotFoundError, AlteredError):  # not decided, or no longer as it was: nothing to issue
        return told
    changes = mine and visit.by.may(Permission.CERTIFICATE_CHANGE)
    told["to_issue"] = _to_issue(visit, file, decision) if changes else ()
    return told | {"overtaken": preparing.in_force_before(decision).exists()}


def _to_issue(visit: Visit[Member], file: CaseFile, decision: Decision) -> list[Link]:
    """A link for each certificate that the decision grants and that nobody issued."""
    names = {ISSUE: _("Certificaat uitgeven"), ISSUE_THIRTY_PLUS: _("Certificaat 30+ uitgeven")}
    granted = {ISSUE: decision.granted, ISSUE_THIRTY_PLUS: decision.thirty_plus}
    return [
        Link(label, reverse(name, args=[visit.by.organisation, file.id]))
        for name, label in names.items()
        if granted[name] and not preparing.issued_for(decision.id, thirty_plus=name == ISSUE_THIRTY_PLUS)
    ]


def issue(visit: Visit[Member], *, case: UUID) -> HttpResponse:
    """What the certificate will say, and the button that issues it."""
    return _issue(visit, case, thirty_plus=False)


def issue_thirty_plus(visit: Visit[Member], *, case: UUID) -> HttpResponse:
    """The same for the certificate 30+, which stands apart."""
    return _issue(visit, case, thirty_plus=True)


def _issue(visit: Visit[Member], case: UUID, *, thirty_plus: bool) -> HttpResponse:
    file, by = files.for_assigned(visit.by, case, on=visit.on)
    if file.stage is not Stage.DECIDED:
        messages.error(visit.request, _("Er is nog geen besluit, of er wordt opnieuw besloten."))
        return redirect("decision", visit.by.organisation, case)
    decision = doors.decision(visit.by, case)
    if there := preparing.issued_for(decision.id, thirty_plus=thirty_plus):
        messages.info(visit.request, _("Dit certificaat is al uitgegeven, door u of door een collega."))
        return redirect(_place(visit, there.pk))
    found = preparing.prepared(by, decision, on=visit.on, thirty_plus=thirty_plus)
    sent = visit.request.method == "POST"
    form = Issue(visit.request.POST if sent else None, decision, found.earlier)
    made: list[Certificate] = []

    def do(how: str) -> None:
        told = {"by": by, "on": visit.on, "decision": decision, "thirty_plus": thirty_plus}
        made.append(_issued(how, **told))

    if sent and accepted(form, do):
        messages.success(visit.request, _("Het certificaat is uitgegeven."))
        return redirect(_place(visit, made[0].pk))
    told = {
        "by": visit.by,
        "file": file,
        "form": form,
        "words": words(found.facts, spoken()) if found.facts else None,
        "wrong": [said(each) for each in found.wrong],
        "crumbs": way(visit, {"decision": file.employer, visit.page.name: _("Certificaat uitgeven")}),
    }
    return render(visit.request, "scheme/issue.html", told)


def _issued(how: str, **told: Any) -> Certificate:
    """By itself, or as the one that follows on an earlier one."""
    kind, _colon, earlier = how.partition(":")
    if kind == NEW:
        return actions.issue(**told)
    follow = actions.renew if kind == RENEW else actions.replace
    return follow(certificate=UUID(earlier), **told)
