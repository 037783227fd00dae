# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""How the actions of this room get hold of a case, move it on, and tell the journal about it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from trede.errors import RefusedError
from trede.kernel.findings import finding
from trede.office.audit.rules.stages import Stage, can_go
from trede.office.audit.states import CASE, QUOTE
from trede.office.journal.actions import record
from trede.office.journal.parts import part

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from django.db.models import QuerySet

    from trede.office.audit.models import Case, Quote
    from trede.office.journal.rules import Actor, Fact

ACCESS = timedelta(days=365)
"""How long who takes part may open the dossier: an audit, its decision and both instances of an objection."""


def check_stage(case: Case, *stages: Stage) -> None:
    """Raises RefusedError in another stage."""
    if case.stage not in stages:
        raise RefusedError([finding("audit.stage", "stage", case.stage)])


def check_seen(seen: object, now: object) -> None:
    """Raises RefusedError when another version stands there than the one that was seen."""
    if seen != now:
        raise RefusedError([finding("audit.changed-meanwhile", "version")])


def check_new(there: QuerySet[Any], place: str, **same: object) -> None:
    """Raises RefusedError when exactly this stands there already: somebody pressed twice."""
    if there.filter(**same).exists():
        raise RefusedError([finding("audit.there-already", place)])


@part
def go(case: Case, to: Stage) -> None:
    """Move the case on. Raises RefusedError when it cannot go there."""
    if not can_go(case.stage, to):
        raise RefusedError([finding("audit.stage", "stage", case.stage)])
    case.stage = to
    case.save(update_fields=["stage", "scheme"])


@part
def tell(
    kind: str, case: Case, *, by: Actor, on: datetime, states: Mapping[str, str] | None = None, **facts: Fact
) -> None:
    """Record an event about a case, when all that changes is written; all who are at it may read that it happened."""
    concerned = [each for each in (case.organisation, case.body, case.scheme) if each]
    told = {**CASE.fact(case.pk), **(states or {})}
    record(kind, by=by, on=on, subject=f"case:{case.pk}", organisations=concerned, **facts, **told)


@part
def tell_of_quote(kind: str, quote: Quote, *, by: Actor, on: datetime, **facts: Fact) -> None:
    """Record an event about a quote that changes nothing else."""
    concerned = [quote.organisation, quote.body]
    record(
        kind,
        by=by,
        on=on,
        subject=f"quote:{quote.pk}",
        organisations=concerned,
        **facts,
        **QUOTE.fact(quote.pk),
    )


def quote_states(quotes: Iterable[Quote]) -> dict[str, str]:
    """The states of several quotes, for one event."""
    return {name: state for each in quotes for name, state in QUOTE.fact(each.pk).items()}
