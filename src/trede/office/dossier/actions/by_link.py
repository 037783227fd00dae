# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Answers by a colleague without an account, who holds a link to one topic and sees nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trede.errors import NotFoundError
from trede.office.accounts.links import end_links, give_link
from trede.office.accounts.queries import check_link_works, organisation
from trede.office.accounts.rules.links import LinkHolder, Purpose, require_topic
from trede.office.accounts.rules.members import require
from trede.office.accounts.rules.permissions import Permission
from trede.office.accounts.typed import checked_address
from trede.office.dossier.actions.answers import checked_aspect
from trede.office.dossier.answering import add_answer
from trede.office.dossier.holding import check_seen, tell, to_change
from trede.office.dossier.letters import write_to_link_holder
from trede.office.dossier.models import Request
from trede.office.journal.actions import action
from trede.quality import questions_of

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from trede.office.accounts.rules.members import Member
    from trede.scheme import Language


@action
def ask_by_link(
    *,
    by: Member,
    on: datetime,
    dossier: UUID,
    aspect: str,
    name: str,
    email: str,
    language: Language = "nl",
    seen: str = "",
) -> None:
    """Ask somebody without an account to answer the questions of an aspect, by a letter with a link.

    It takes the place of the request that was ``seen``; the address is kept nowhere but in the letter. Raises
    NotFoundError; RefusedError when another was asked meanwhile, too many were today, or a line cannot be written.
    """
    require(by, Permission.ANSWER_EDIT, by.organisation)
    found = to_change(by, dossier)
    asked = checked_aspect(found, aspect)
    there = found.requests.filter(aspect=aspect).first()
    check_seen(seen, there.version if there else "")
    address = checked_address(email)
    link, token = give_link(by=by, on=on, purpose=Purpose.ANSWERS, case=dossier, topic=aspect, name=name)
    Request.objects.update_or_create(
        dossier=found,
        aspect=aspect,
        defaults={"person": None, "link": link.pk, "asked_at": on, "asked_by": by.actor_id, "done_at": None},
    )
    own = organisation(by).name
    write_to_link_holder(address, token, own, found, asked, until=link.expires_at, language=language)
    tell("colleague.asked", found, by=by, on=on, aspect=aspect, person=f"link:{link.pk}")


@action
def answer_by_link(*, by: LinkHolder, on: datetime, question: str, text: str, seen_revision: int) -> int:
    """Save an answer of one's own topic; see ``answer``. Raises NotFoundError for any other, or a link that ended."""
    require_topic(by, Purpose.ANSWERS, by.case, _topic(by, question))
    check_link_works(by, on=on)
    return add_answer(to_change(by, by.case), question, text, by=by, on=on, seen=seen_revision)


@action
def finish_by_link(*, by: LinkHolder, on: datetime) -> None:
    """Say that the topic is answered; the link ends. Raises NotFoundError."""
    require_topic(by, Purpose.ANSWERS, by.case, by.topic)
    check_link_works(by, on=on)
    found = to_change(by, by.case)
    if not found.requests.filter(aspect=by.topic, link=by.link).update(done_at=on):
        raise NotFoundError("Nobody asks this of you any more.")
    end_links(by.organisation, Purpose.ANSWERS, by.case, by.topic, on=on)
    tell("request.finished", found, by=by, on=on, aspect=by.topic)


def _topic(by: LinkHolder, question: str) -> str:
    """The topic of the holder when the question is one of it, else none."""
    return by.topic if question in {each.id for each in questions_of(by.topic)} else ""
