# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is over is forgotten."""

from django_tasks_db.models import DBTaskResult

from trede.office.accounts import actions
from trede.office.accounts.models import Invitation, LoginLink
from trede.office.accounts.tasks import see_that_it_is_tidied
from trede.office.journal.rules import System

TREDE = System("test")


def test_old_addresses_and_links_are_forgotten(now, administrator):
    actions.invite(by=administrator, on=now, email="a@b.example", role="adviser")
    actions.make_login_link(by=TREDE, on=now)
    actions.tidy(by=TREDE, on=now)
    assert (Invitation.objects.get().email, LoginLink.objects.count()) == ("a@b.example", 1)
    actions.tidy(by=TREDE, on=now + actions.INVITATION_HOLDS)
    assert (Invitation.objects.get().email, LoginLink.objects.count()) == ("", 0)


def test_it_is_asked_for_once():
    see_that_it_is_tidied()
    see_that_it_is_tidied()
    assert DBTaskResult.objects.count() == 1
