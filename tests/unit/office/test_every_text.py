# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A citizen service number (BSN) is kept from no text that anybody types in the office, however it is written."""

from __future__ import annotations

import inspect
import re
import unicodedata
from dataclasses import asdict, replace
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
from django.core import mail
from tests.unit.office.contracts.noted import TOLD
from tests.unit.office.dossier.filled import INTENDED, declared
from tests.unit.office.dossier.test_canary import database_text
from tests.unit.office.growth import agreed
from tests.unit.office.placements import small
from tests.unit.office.register.histories import row
from tests.unit.office.register.shown import PHOTO, said
from tests.unit.office.test_every_action import FUNCTIONS

from trede.errors import RefusedError
from trede.intake.filled_in import read_order
from trede.office.accounts import queries as people
from trede.office.accounts.actions import sign_up
from trede.office.accounts.rules.kinds import Kind
from trede.office.audit.models import Case, Quote
from trede.office.contracts.models import Contract
from trede.office.dossier import actions
from trede.office.dossier.models import Dossier
from trede.office.journal.rules import System
from trede.office.placements import actions as placements
from trede.office.register.actions import fill_with_demo
from trede.office.register.models import HandOver
from trede.quality import aspects_for, evidence_for, questions_for

if TYPE_CHECKING:
    from datetime import datetime

    from trede.office.accounts.rules.members import Member
    from trede.office.register.rules.hand_overs import Shown

NUMBER = "111222333"
OWNER = "eigenaar@voorbeeld.example"
WRITTEN = (
    *("111222333", "111 222 333", "111-22-2333", "111.222.333", "111/222/333", "111_222_333", "0111222333"),
    *(
        "BSN111222333",
        "P111222333",
        "111222333.0",
        "１１１２２２３３３",
        "١١١٢٢٢٣٣٣",
        "111\u2011222\u2011333",
        "１１１ ２２２ ３３３",
    ),
)
# Texts that are no free text: a code of ours, a number with its own check, a checksum, a token or an address.
NO_FREE_TEXT = {
    *(
        "aspect",
        "basis",
        "council",
        "edition",
        "sector",
        "email",
        "key",
        "kind",
        "kvk",
        "language",
        "level",
        "made_at",
        "order",
        "origin",
        "password",
        "permission",
    ),
    "group",
    *("asked_by", "need", "solution", "who"),  # choices, and a code: see the tests of growth
    *("buddy", "began_as", "may_know", "code", "stand_in", "guide", "every"),  # as these
    *("package", "doer", "second"),  # codes that must be there: see the tests of placements
    "visitor",  # an address of the network
    *("document", "line", "note", "purpose", "which"),  # made by the office itself, or by a witness
    *("question", "role", "seen", "seen_sha256", "source", "token", "topic", "total_fte", "wanted_level"),
}
# These take the text with the same part as the action beside them.
SAME = {
    "trede.office.accounts.actions.links.sign_up_by_link": "trede.office.accounts.actions.people.sign_up",
    "trede.office.dossier.actions.by_link.answer_by_link": "trede.office.dossier.actions.answers.answer",
    **{
        f"trede.office.audit.actions.{name}": "trede.office.audit.actions.thread.write_message"
        for name in (
            *("plans.send_plan", "plans.object_to_plan", "plans.answer_plan_objection"),
            *("testing.note_talk", "testing.note_finding", "testing.close_finding", "testing.correct"),
            *("reports.react_to_report", "deciding.return_to_auditor"),
            *("objections.object_to_decision", "objections.answer_decision_objection"),
        )
    },
}
SAME |= {
    f"trede.office.certificates.actions.{name}": "trede.office.audit.actions.thread.write_message"
    for name in ("suspend", "reinstate", "withdraw")
}
"""Those of audits and certificates: ``test_texts.py`` of those rooms tries each of them too."""
QUESTION = next(each.id for each in questions_for("trede-1") if each.kind not in ("date", "level"))
ASPECT = aspects_for("trede-1")[0].id
KIND = evidence_for(ASPECT)[0].id
CHANGES = 'format = "trede/changes/1"\n'


def texts_of(name: str) -> set[str]:
    """The parameters of an action that take free text, or an order with one in it."""
    kinds = {
        each.name: str(each.annotation) for each in inspect.signature(FUNCTIONS[name]).parameters.values()
    }
    return {
        each
        for each, kind in kinds.items()
        if kind in ("str", "Purchase", "Shown") and each not in NO_FREE_TEXT
    } | ({"order"} if kinds.get("order") == "Purchase" else set())


def tried_in(name: str, by: Member, on: datetime, text: str) -> list[dict[str, Any]]:
    """The arguments of an action, once for each place where this text can stand in it."""
    system = {"by": System("test"), "on": on, "email": "x@voorbeeld.example"}
    person = people.person(by.person)
    case = Dossier.objects.get(title="Aanvraag")
    here, dossier = {"by": by, "on": on}, {"by": by, "on": on, "dossier": case.pk}
    title = {"title": text, "wanted_level": "trede-1", "intended_on": INTENDED}
    kvk = {"name": text, "kvk": "69599068"}
    return {
        "accounts.actions.people.sign_up": [{**system, "name": text}],
        "accounts.actions.people.change_person": [
            {"by": person, "on": on, "name": text, "language": "nl", "seen": person.version}
        ],
        "accounts.actions.organisations.found_organisation": [{"by": person, "on": on, **kvk}],
        "accounts.actions.organisations.change_organisation": [
            {**here, **kvk, "seen": people.organisation(by).version}
        ],
        "accounts.actions.organisations.add_entity": [{**here, **kvk}],
        "accounts.actions.handing_over.hand_over_kvk": [
            {**system, "name": text, "kvk": "12345678", "email": OWNER}
        ],
        "accounts.actions.contacting.write_to_holder": [
            {**system, "kvk": people.organisation(by).kvk, "visitor": "192.0.2.1", **told}
            for told in ({"name": text, "text": "Mag ik bellen?"}, {"name": "Piet", "text": text})
        ],
        "accounts.actions.appointing.appoint": [
            {**system, "kind": Kind.CERTIFIER, "name": text, "kvk": "69599068", "email": OWNER}
        ],
        "dossier.actions.dossiers.open_dossier": [{**here, **title}],
        "dossier.actions.dossiers.change_dossier": [{**dossier, **title, "seen": case.version}],
        "dossier.actions.answers.answer": [
            {**dossier, "question": QUESTION, "text": f"Zie {text}, map 3.", "seen_revision": 0}
        ],
        "dossier.actions.answers.add_evidence": [
            {**dossier, "aspect": ASPECT, "kind": KIND, "reference": text}
        ],
        "dossier.actions.by_link.ask_by_link": [
            {**dossier, "aspect": ASPECT, "name": text, "email": "x@voorbeeld.example"}
        ],
        "dossier.actions.scenarios.keep_scenario": [
            {**dossier, "title": text, "changes": CHANGES},
            {**dossier, "title": "Plan", "changes": f"{CHANGES}# {text}\n"},
        ],
        "register.actions.add_hand_over": [{**here, "shown": each} for each in _shown(name, by, on, text)],
        "register.actions.refuse_hand_over": [_to_refuse(by, on, text)] if "refuse" in name else [],
        "audit.actions.thread.write_message": [{**_in_a_case(by, on), "text": text}],
        **_with_a_contract(by, on, text),
        **(_with_a_division(name, by, on, text) if ".placements." in name else {}),
        **(_with_a_plan(name, by, on, text) if ".growth." in name else {}),
        "dossier.actions.orders.add_order": [
            {**dossier, "order": replace(declared().purchases[0], supplier=text)}
        ],
    }[name.removeprefix("trede.office.")]


def _with_a_contract(by: Member, on: datetime, text: str) -> dict[str, list[dict[str, Any]]]:
    """The actions of a contract between this organisation as a buyer and as the one that does it."""
    there, another = (_contract(by, on, name) for name in ("Aannemer", "Andere aannemer"))
    both = replace(by, roles=by.roles | {"contract-manager"})
    told: dict[str, Any] = {"by": both, "on": on}
    here = told | {"contract": there.pk}
    whose = {"kvk": "69599068", "contractor": "Aannemer"}
    value = {**told, "key": "fine", "value": "Geen", "day": INTENDED, "stands_in": "Brief"}
    return {
        "contracts.actions.add_contract": [
            {**told, **whose, "contractor": text, "told": replace(TOLD, name="Een andere opdracht")},
            {**told, **whose, "told": replace(TOLD, name=text)},
        ],
        "contracts.actions.add_subcontractor": [{**here, **whose, "contractor": text}],
        "contracts.actions.fill_in": [
            {**value, "contract": there.pk, "seen": there.version, "value": text},
            {**value, "contract": another.pk, "seen": another.version, "stands_in": text},
        ],
        "contracts.actions.declare_purchase": [{**here, "what": text, "amount_cents": 5}],
        "contracts.actions.declare_activity": [{**here, "what": text, "count": 1, "worth_cents": 5}],
    }


def _with_a_plan(name: str, by: Member, on: datetime, text: str) -> dict[str, list[dict[str, Any]]]:
    """The actions of growth, where the employer agreed and has a plan with steps; or did not yet, to agree now."""
    here: dict[str, Any] = {"by": by, "on": on}
    if name.endswith("switch_on"):
        both = {"aim": text, "seen_by": text}
        return {"growth.actions.arranging.switch_on": [{**here, **agreed.AGREED, **both}]}
    here["dossier"] = agreed.measured(by, on)
    steps = [agreed.planned(by, on, here["dossier"], what=f"Stap {number}") for number in range(3)]
    first, second, third = ({**here, "step": each.pk, "seen": each.version} for each in steps)
    told = {"what": "x", "owner": "x", "due": INTENDED, "effect_hundredths": 1}
    return {
        "growth.actions.planning.add_step": [
            {**here, **agreed.STEP, "what": text},
            {**here, **agreed.STEP, "owner": text},
        ],
        "growth.actions.planning.change_step": [
            {**first, **told, "what": text},
            {**second, **told, "owner": text},
        ],
        "growth.actions.planning.finish_step": [{**third, "done_on": date(2026, 1, 5), "evidence": text}],
        "growth.actions.planning.hold_review": [{**here, "remarks": text}],
        "growth.actions.rows.add_training": [
            {
                "by": by,
                "on": on,
                "group": "guides",
                "who": "B1",
                "what": what,
                "followed_on": date(2026, 1, 5),
                "valid_until": None,
                "work": work,
            }
            for what, work in ((text, ""), ("Harrie", text))
        ],
        "growth.actions.rows.set_training_aim": [
            {"by": by, "on": on, "group": "guides", "what": what, "work": work, "people": 3}
            for what, work in ((text, ""), ("Harrie", text))
        ],
    }


def _with_a_division(name: str, by: Member, on: datetime, text: str) -> dict[str, list[dict[str, Any]]]:
    """The actions of placements, with a division of work and somebody in it who holds a link."""
    made = small.divided(by, on, name="Eerder")
    mine = small.worker(made, "T1")
    holder = small.holder(by, on, mine.pk)
    here: dict[str, Any] = {"by": by, "on": on}
    if name.endswith("answer_voice"):
        said = placements.say(by=holder, on=on, kind="need", text="Een stille plek")
        here |= {"voice": said.pk, "seen": said.version}
    return {
        "placements.actions.dividing.keep_division": [{**here, "name": text, "found": small.found()}],
        "placements.actions.hearing.say": [{"by": holder, "on": on, "kind": "need", "text": text}],
        "placements.actions.hearing.answer_voice": [{**here, "text": text}],
        "placements.actions.skills.bring_skills": [{**here, "name": text, "lines": [("S1", "lezen", [])]}],
    }


def _contract(by: Member, on: datetime, contractor: str) -> Contract:
    there, _ = Contract.objects.get_or_create(
        buyer=by.organisation,
        contractor=by.organisation,
        contractor_kvk="69599068",
        contractor_name=contractor,
        defaults={**asdict(TOLD), "added_at": on, "added_by": "x"},
    )
    return there


def _shown(name: str, by: Member, on: datetime, text: str) -> list[Shown]:
    """What an organisation with a row in the register may show, with the text in each of its places."""
    if name.endswith("add_hand_over"):
        HandOver.objects.all().delete()  # so many fit, and no more
        held = row("trede-1", "2020-01-01", "2035-12-31", kvk=people.organisation(by).kvk)
        fill_with_demo(by=System("test"), on=on, listings=[held])
    with_photo = {"picture": PHOTO, "words": "Een.", "shows": text}
    others = ({"words": text}, {"words": "Twee.", "speaker": text}, {"words": "Drie.", "speaker_is": text})
    return [said(**told) for told in (with_photo, *others)]


def _to_refuse(by: Member, on: datetime, text: str) -> dict[str, Any]:
    """Words that wait, for somebody of the owner of the scheme who may refuse them."""
    waiting = HandOver.objects.filter(organisation=by.organisation).first() or HandOver.objects.create(
        organisation=by.organisation,
        kvk="1",
        handed_on=INTENDED,
        consent_on=INTENDED,
        added_at=on,
        added_by="x",
    )
    judge = replace(by, kind=Kind.SCHEME, roles=frozenset({"decider"}))
    return {"by": judge, "on": on, "hand_over": waiting.pk, "seen": waiting.version, "reason": text}


def _in_a_case(by: Member, on: datetime) -> dict[str, Any]:
    """A case on the dossier of this organisation, whose quote was accepted."""
    told = {
        "organisation": by.organisation,
        "dossier": Dossier.objects.get(title="Aanvraag").pk,
        "body": uuid4(),
    }
    quote = Quote.objects.filter(dossier=told["dossier"]).first() or Quote.objects.create(
        **told, facts={}, period_from=INTENDED, period_until=INTENDED, asked_at=on, asked_by="x"
    )
    case, _ = Case.objects.get_or_create(quote=quote, defaults=told | {"body": quote.body, "opened_at": on})
    return {"by": by, "on": on, "case": case.pk}


OTHER_DIGITS = re.compile(r"(?![0-9])\d")
TYPED_AGAIN = {"trede.office.accounts.actions.leaving.close_organisation"}
"""What is asked to be typed once more to be sure, is compared with what is there, and is kept nowhere."""
ACTIONS = sorted(set(filter(texts_of, FUNCTIONS)) - set(SAME) - TYPED_AGAIN)


@pytest.fixture
def there(administrator: Member, now: datetime) -> Member:
    """Somebody with a dossier, and somebody else whose number they have."""
    owner = {"email": OWNER, "name": "Eigenaar"}
    sign_up(by=System("test"), on=now, **owner)
    title = {"title": "Aanvraag", "wanted_level": "trede-1", "intended_on": INTENDED}
    actions.open_dossier(by=administrator, on=now, **title)
    return administrator


def test_actions_with_free_text_are_found() -> None:
    assert len(ACTIONS) >= 12
    assert set(SAME) | set(SAME.values()) <= {name for name in FUNCTIONS if texts_of(name)}


@pytest.mark.parametrize("written", WRITTEN)
@pytest.mark.parametrize("name", ACTIONS)
def test_a_number_is_refused_kindly_and_kept_nowhere(
    name: str, written: str, there: Member, now: datetime
) -> None:
    for arguments in tried_in(name, there, now, written):
        with pytest.raises(RefusedError) as refused:
            FUNCTIONS[name](**arguments)
        (found,) = refused.value.findings
        assert found.code.endswith(".bsn")
        assert written not in repr(found)
    told = database_text()
    assert written not in told
    assert NUMBER not in "".join(str(unicodedata.decimal(each)) for each in OTHER_DIGITS.findall(told))


@pytest.mark.parametrize("name", ACTIONS)
def test_a_text_without_one_is_kept_or_sent(name: str, there: Member, now: datetime) -> None:
    """The control: amounts, years, a KvK number and a telephone number are no reason to refuse."""
    for arguments in tried_in(name, there, now, "BV 12.000.000 in 2026, KvK 69599068, 06-12345678"):
        FUNCTIONS[name](**arguments)
    assert "06-12345678" in database_text() + "".join(each.body for each in mail.outbox)


ORDER = {
    "order": "2026-1",
    "supplier": "Groen BV",
    "kvk": "69599068",
    "kind": "pso",
    "date": "1-5-2026",
    "amount": "12000000",
    "supplier_turnover": "12000000",
    "supplier_fte": "100",
    "supplier_direct_share": "40",
}


def test_a_turnover_that_could_be_a_number_is_no_reason_to_refuse_an_order() -> None:
    """12,000,000 and 111,222,333 pass the test of such numbers, and are figures."""
    for turnover in ("12000000", "12.000.000", "111222333", "111.222.333"):
        order, findings = read_order({**ORDER, "supplier_turnover": turnover}, 0)
        assert [each.code for each in findings if each.blocks] == []
        assert int(order.supplier_turnover) == int(turnover.replace(".", ""))


def test_a_supplier_with_such_a_number_is_refused_in_the_form() -> None:
    for written in WRITTEN:
        found = read_order({**ORDER, "supplier": f"Jansen {written}"}, 0)[1]
        assert {each.code for each in found} <= {"input.bsn-in-text", "input.bsn"}
        assert found[0].blocks
        assert written not in repr(found)
