# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the auditor does in a case: the plan, the sample, talks, findings, corrections."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from trede.errors import NotFoundError
from trede.office.audit import actions
from trede.office.audit.queries import files
from trede.office.register import actions as register
from trede.office.web.certifier.case import crumbs, place
from trede.office.web.certifier.forms import ConfirmSector, Correct, Judge, NoteFinding, NoteTalk, SendPlan
from trede.office.web.kit.cases import OneText
from trede.office.web.kit.one_form import one_form

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from django.forms import Form
    from django.http import HttpResponse

    from trede.office.accounts.rules.members import Member
    from trede.office.audit.queries.files import WorkFile
    from trede.office.web.kit.pages import Visit


def _in_case(
    visit: Visit[Member],
    case: UUID,
    form: Form,
    do: Callable[..., object],
    *,
    title: str,
    words: str,
    done: str,
    lead: str = "",
    part: str = "",
) -> HttpResponse:
    """A form of the auditor of this case. Raises NotFoundError for everybody else."""
    file, by = files.for_assigned(visit.by, case, on=visit.on)
    return one_form(
        visit,
        form,
        lambda **told: do(by=by, on=visit.on, case=case, **told),
        title=title,
        words=words,
        back=place(visit, case) + part,
        done=done,
        lead=lead,
        crumbs=crumbs(visit, file, title),
    )


def send_plan(visit: Visit[Member], *, case: UUID) -> HttpResponse:
    """Send the audit plan."""
    file, by = files.for_assigned(visit.by, case, on=visit.on)
    work = files.work_of(by, case)
    before = dict(file.plan.document) if file.plan else {"rows": work.drawn}
    before["rows"] = ", ".join(str(row + 1) for row in sorted({*before["rows"], *work.drawn}))
    least = _("Er staan %(all)s rijen in het bestand. De steekproef heeft er ten minste %(least)s.")
    return _in_case(
        visit,
        case,
        SendPlan(visit.request.POST or None, initial=before),
        actions.send_plan,
        title=_("Auditplan"),
        words=_("Plan versturen"),
        done=_("Het auditplan is verstuurd. De werkgever kan zeven werkdagen bezwaar maken."),
        lead=least % {"all": work.signed.rows, "least": work.least_rows},
    )


def _filled(work: WorkFile, row: int) -> dict[str, Any]:
    """The form of this row as it was filled in before, with the revision that one saw."""
    seen = next((each for each in work.verdicts if each.row == row), None)
    if seen is None:
        return {"revision": 0}
    return {
        "revision": seen.revision,
        "figures": seen.figures,
        "met": [aspect for aspect, met in seen.aspects.items() if met],
        "performance_on": seen.performance_on,
        "development_on": seen.development_on,
    }


def judge(visit: Visit[Member], *, case: UUID, row: int) -> HttpResponse:
    """What was seen of one dossier of the sample; ``row`` counts from 1, as in the file of the employer."""
    file, by = files.for_assigned(visit.by, case, on=visit.on)
    if file.plan is None or row - 1 not in file.plan.document["rows"]:
        raise NotFoundError("There is no such row in the sample.")
    filled = _filled(files.work_of(by, case), row - 1)
    form = Judge(visit.request.POST or None, str(file.facts["level"]), filled)
    return _in_case(
        visit,
        case,
        form,
        lambda **told: actions.judge(row=row - 1, seen_revision=filled["revision"], **told),
        title=_("Rij %(row)s van de steekproef") % {"row": row},
        words=_("Bewaren"),
        done=_("Rij %(row)s is bewaard.") % {"row": row},
        part="#steekproef",
    )


def note_talk(visit: Visit[Member], *, case: UUID) -> HttpResponse:
    """Keep a talk."""
    return _in_case(
        visit,
        case,
        NoteTalk(visit.request.POST or None),
        actions.note_talk,
        title=_("Gesprek noteren"),
        words=_("Bewaren"),
        done=_("Het gesprek is bewaard."),
        part="#gesprekken",
    )


def note_finding(visit: Visit[Member], *, case: UUID) -> HttpResponse:
    """Keep a finding."""
    file, _by = files.for_assigned(visit.by, case, on=visit.on)
    return _in_case(
        visit,
        case,
        NoteFinding(visit.request.POST or None, str(file.facts["level"])),
        actions.note_finding,
        title=_("Bevinding noteren"),
        words=_("Bewaren"),
        done=_("De bevinding is bewaard."),
        part="#bevindingen",
    )


def confirm_sector(visit: Visit[Member], *, case: UUID) -> HttpResponse:
    """Say in which sector the organisation works."""
    return _in_case(
        visit,
        case,
        ConfirmSector(visit.request.POST or None),
        lambda case, **told: register.confirm_sector(**told),
        title=_("Sector bevestigen"),
        words=_("Bevestigen"),
        done=_("De sector is bevestigd."),
        lead=_("De sector komt met het certificaat in het openbare register."),
        part="#sector",
    )


def close_finding(visit: Visit[Member], *, case: UUID, finding: UUID) -> HttpResponse:
    """Say that a nonconformity is repaired."""
    return _in_case(
        visit,
        case,
        OneText("closing", _("Hoe zag u dat het is hersteld?"), visit.request.POST or None),
        lambda **told: actions.close_finding(finding_id=finding, **told),
        title=_("Afwijking afsluiten"),
        words=_("Afsluiten"),
        done=_("De afwijking is afgesloten."),
        part="#bevindingen",
    )


def correct(visit: Visit[Member], *, case: UUID) -> HttpResponse:
    """Correct the figures."""
    return _in_case(
        visit,
        case,
        Correct(visit.request.POST or None),
        actions.correct,
        title=_("Cijfers corrigeren"),
        words=_("Corrigeren"),
        done=_("De cijfers zijn gecorrigeerd. U ziet de nieuwe uitkomst naast de oude."),
        lead=_("Vul het verschil in, met een min ervoor als het minder wordt."),
        part="#cijfers",
    )
