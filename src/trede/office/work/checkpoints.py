# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the worker does for the journal: checkpoints in their file, and to somebody else."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.core.mail import send_mail
from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks import task

from trede.office.journal.keeping import keep, keys, note_of_now
from trede.office.work.counts import forget_counts
from trede.office.work.disk import empty_write_ahead_log
from trede.office.work.planning import plan_again, plan_once

BETWEEN_CHECKPOINTS = timedelta(minutes=5)
A_DAY = timedelta(days=1)


@task()
def keep_checkpoints() -> None:
    """One when there are new events; again in a while, also when this one fails. What was erased goes then too."""
    plan_again(keep_checkpoints, BETWEEN_CHECKPOINTS)
    keep()
    forget_counts(on=timezone.now())
    empty_write_ahead_log(connection)


@task()
def mail_checkpoints() -> None:
    """To whoever the setting names; again tomorrow."""
    plan_again(mail_checkpoints, A_DAY)
    if settings.TREDE_CHECKPOINT_TO and (note := note_of_now()):
        send_mail(_("Controlepunt van het logboek"), _letter(note), None, [settings.TREDE_CHECKPOINT_TO])


def _letter(note: str) -> str:
    told = _(
        "Bewaar deze mail buiten de computer waar trede op draait. Met het controlepunt hieronder ziet u later of"
        " iemand het logboek heeft veranderd of een oude kopie heeft teruggezet: trede doctor --checkpoint BESTAND."
    )
    key = keys().known[0].line
    return "\n\n".join([told, _("Adres: %s") % settings.TREDE_URL, _("Sleutel: %s") % key, note])


def see_that_checkpoints_are_kept() -> None:
    """Ask for both when nobody has yet; called at each start."""
    plan_once(keep_checkpoints, mail_checkpoints)
