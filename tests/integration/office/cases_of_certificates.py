# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Many at once, with certificates: see ``at_once.py``."""

from __future__ import annotations

from datetime import timedelta

from tests.integration.office.at_once import WRITERS, case
from tests.unit.office.audit.filled import Chain
from tests.unit.office.certificates.issued import logged
from tests.unit.office.register.shown import listed_chain, said
from tests.unit.office.server.signing.here import sign_here

from trede.office.certificates import actions
from trede.office.certificates.models import Certificate, Change, StatusList
from trede.office.journal.models import Event
from trede.office.journal.rules import System
from trede.office.log.tasks import bring_up_to_date
from trede.office.register import actions as register
from trede.office.register.actions import confirm_sector
from trede.office.register.models import Confirmed, HandOver
from trede.office.register.rules.hand_overs import MOST_KEPT

TREDE = System("certificates")
AFTER = timedelta(days=800)


def ready(stage):
    sign_here()
    return logged(stage.now)


@case("certificates.actions.issue", 1)
def issue_once(stage):
    made = ready(stage)
    told = {"by": made.decider, "decision": made.decision}
    found = Certificate.objects.filter(dossier=made.chain.dossier)
    return lambda number, on: actions.issue(**told, on=on), found.count


def next_one(act, stage):
    first = ready(stage)
    earlier, second = first.issue(), first.again()
    bring_up_to_date()
    told = {"by": second.decider, "decision": second.decision, "certificate": earlier.pk}
    found = Certificate.objects.filter(earlier=earlier)
    return lambda number, on: act(**told, on=on), found.count


@case("certificates.actions.renew", 1)
def renew_once(stage):
    return next_one(actions.renew, stage)


@case("certificates.actions.replace", 1)
def replace_once(stage):
    return next_one(actions.replace, stage)


def changed(stage, act, state, *, before=()):
    made = ready(stage)
    certificate = made.issue()
    told = {"by": made.scheme, "certificate": certificate.pk, "reason": "Zo."}
    for each in before:
        each(**told, on=stage.now)
    found = Change.objects.filter(certificate=certificate, state=state)
    return lambda number, on: act(**told, on=on), found.count


@case("certificates.actions.suspend", 1)
def suspend_once(stage):
    return changed(stage, actions.suspend, "suspended")


@case("certificates.actions.reinstate", 1)
def reinstate_once(stage):
    return changed(stage, actions.reinstate, "valid", before=[actions.suspend])


@case("certificates.actions.withdraw", 1)
def withdraw_once(stage):
    return changed(stage, actions.withdraw, "withdrawn")


@case("certificates.actions.expire", 1)
def expire_once(stage):
    certificate = ready(stage).issue()
    told = {"by": TREDE, "certificate": certificate.pk}
    found = Change.objects.filter(certificate=certificate, state="expired")
    return lambda number, on: actions.expire(**told, on=on + AFTER), found.count


@case("certificates.actions.show_in_register", 1)
def show_once(stage):
    certificate = ready(stage).issue()
    bring_up_to_date()
    told = {"by": TREDE, "certificate": certificate.pk}
    found = Event.objects.filter(kind="certificate.shown", subject=f"certificate:{certificate.pk}")
    return lambda number, on: actions.show_in_register(**told, on=on), found.count


@case("certificates.actions.remind", 1)
def remind_once(stage):
    certificate = ready(stage).issue()
    told = {"by": TREDE, "certificate": certificate.pk}
    day = certificate.valid_until - timedelta(days=60)
    found = Event.objects.filter(kind="certificate.reminded", subject=f"certificate:{certificate.pk}")
    return lambda number, on: actions.remind(**told, on=on + (day - on.date())), found.count


@case("register.actions.confirm_sector", WRITERS)
def confirm_often(stage):
    made = Chain(stage.now).with_plan()
    by, found = (
        made.assigned("auditor"),
        Confirmed.objects.filter(confirmed_by=made.members["auditor"].actor_id),
    )
    return lambda number, on: confirm_sector(by=by, on=on, sector="62.10"), found.count


@case("certificates.actions.publish_list", 1)
def publish_once(stage):
    """Forty lists of one moment."""
    moment = stage.now

    def one(number, on):
        actions.publish_list(by=TREDE, on=moment, purpose="suspension", document=f"{number}")

    return one, StatusList.objects.filter(signed_at=moment).count


@case("register.actions.add_hand_over", MOST_KEPT)
def add_as_many_as_fit(stage):
    made = listed_chain(stage.now)
    by = made.members["employer"]
    found = HandOver.objects.filter(organisation=by.organisation)
    return (
        lambda number, on: register.add_hand_over(by=by, on=on, shown=said(f"Citaat {number}.")),
        found.count,
    )


def judged(stage, act, state, **told):
    made = listed_chain(stage.now)
    added = register.add_hand_over(by=made.members["employer"], on=stage.now, shown=said())
    told |= {"by": made.members["decider"], "hand_over": added.pk}
    if state != "removed":
        told["seen"] = added.version
    subject = f"hand-over:{added.pk}"
    found = Event.objects.filter(kind=f"hand-over.{state}", subject=subject)
    return lambda number, on: act(**told, on=on), found.count


@case("register.actions.approve_hand_over", 1)
def approve_once(stage):
    return judged(stage, register.approve_hand_over, "approved")


@case("register.actions.refuse_hand_over", 1)
def refuse_once(stage):
    return judged(stage, register.refuse_hand_over, "refused", reason="Iemand staat er herkenbaar op.")


@case("register.actions.remove_hand_over", 1)
def remove_once(stage):
    return judged(stage, register.remove_hand_over, "removed")
