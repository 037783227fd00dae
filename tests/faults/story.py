# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What happens to an office while its disk is watched: from an account to a signed application, by the real actions.

A program of its own, since its database is another than that of the tests:

    python -m tests.faults.story base FILE                 an empty, migrated database
    python -m tests.faults.story tell FILE OUT MODE PAGES  the story on it; the trace and the states go to OUT

MODE is SQLite's ``synchronous`` (FULL, NORMAL, OFF), PAGES after how many the log is moved into the database.
"""

from __future__ import annotations

import hashlib
import pickle
import pkgutil
import sys
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.faults.acting import noticed
from tests.faults.disk import Acknowledged, Disk

if TYPE_CHECKING:
    from collections.abc import Iterator

    import apsw

DATABASE = "trede.sqlite3"
BY_ANOTHER_ACTION = frozenset({"person.signed-up", "person.changed", "person.erased"})
SAFE = "FULL"
LONGEST = (SAFE, "1000")
"""Of so many tellings one is of everything: what prepares each action takes much longer than the actions."""
NOW = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)


def state_of(database: apsw.Connection) -> str:
    """What a database says, in one checksum over its pages, with those that are still in its log: where these are the
    same, every row is.
    """
    return hashlib.sha256(database.serialize("main")).hexdigest()


def base(file: Path) -> None:
    """An office that nobody used yet, in one plain file."""
    settings()
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute(f"VACUUM INTO '{file}'")


def tell(file: Path, out: Path, mode: str, pages: str) -> None:
    """The story, with its trace and the state after each action."""
    disk = Disk({DATABASE: bytearray(file.read_bytes())})
    settings(disk, mode, int(pages))
    from django.db import connection

    from trede.office.journal import actions

    connection.ensure_connection()
    driver: Any = connection.connection.apsw
    begin = {name: bytes(content) for name, content in disk.files.items()}
    disk.trace.clear()
    first = state_of(driver)
    actions.transaction = Watching(disk, driver)
    story(everything=(mode, pages) == LONGEST, briefly=mode != SAFE)
    out.write_bytes(pickle.dumps((begin, first, disk.trace)))


def settings(disk: Disk | None = None, mode: str = "FULL", pages: int = 1000) -> None:
    """The settings of the tests, with the database on a disk of ours."""
    import django
    from django.conf import settings as configured

    if disk is None:
        configured.DATABASES["default"]["NAME"] = ":memory:"
    else:
        options = configured.DATABASES["default"]["OPTIONS"]
        pragmas = f"PRAGMA journal_mode=wal;PRAGMA synchronous={mode};PRAGMA wal_autocheckpoint={pages}"
        configured.DATABASES["default"] |= {
            "ENGINE": "tests.faults.apsw_backend",
            "NAME": DATABASE,
            "OPTIONS": {**options, "disk": disk, "init_command": pragmas},
        }
    django.setup()


class Watching:
    """In the place of ``django.db.transaction`` for actions: notes each one that comes back, and what was written
    between two of them, as a library does when somebody adds a passkey.
    """

    def __init__(self, disk: Disk, driver: Any) -> None:
        self.disk, self.driver = disk, driver
        disk.written = self._beside
        self.acting = False

    @contextmanager
    def atomic(self) -> Iterator[None]:
        from django.db import transaction

        self.acting = True
        try:
            with transaction.atomic():
                yield
        finally:
            self.acting = False
        (kind,) = next(
            iter(self.driver.execute("SELECT kind FROM journal_event ORDER BY number DESC LIMIT 1"))
        )
        self._note(kind)

    def _beside(self) -> None:
        if not self.acting:
            self._note("no action")

    def _note(self, kind: str) -> None:
        self.disk.trace.append(Acknowledged(kind, state_of(self.driver)))


HIRE = 'format = "trede/changes/1"\n[[hire]]\nposition = "wajong"\nhours = "24"\n'


def story(*, everything: bool = False, briefly: bool = False) -> None:
    """What people do in an office; with ``everything`` each action is done, and each kind of event occurs. ``briefly``
    it ends with a signed application: enough to see that something is lost.

    What is not told by hand is done as the first of many writers does it (``tests/integration/office/cases_of_*.py``):
    so who declares a new action there has declared it here too.
    """
    done = set[str]()
    if everything:
        import_cases()
        noticed(done)
    noor, ada, organisation = _accounts()
    _dossiers(noor, ada, organisation)
    if briefly:
        return
    _others(noor, organisation)
    _work(noor, organisation)
    _audits()
    _certificates()
    _around()
    if everything:
        _whatever_else(done)


def import_cases() -> None:
    """The cases of every room, which declare themselves."""
    import tests.integration.office as place

    for _, name, _ in pkgutil.iter_modules(place.__path__, f"{place.__name__}."):
        if ".cases_of_" in name:
            import_module(name)


def _whatever_else(done: set[str]) -> None:
    from tests.integration.office.at_once import CASES, Stage

    for each in CASES:
        if each.action not in done and each.expected:
            one, _found = each.prepare(Stage())
            one(0, datetime.now(UTC))


def _accounts() -> tuple[Any, Any, Any]:
    """An organisation, two people in it, and all that they can do about themselves."""
    from trede.office.accounts import actions
    from trede.office.accounts.queries import member
    from trede.office.accounts.queries import organisation as organisation_of
    from trede.office.journal.rules import System
    from trede.office.journal.sentences import sentences

    system = System("test")
    first = actions.make_login_link(by=system, on=NOW)
    told = {"email": "noor@voorbeeld.example", "name": "Noor", "language": "nl"}
    noor = actions.sign_up_by_link(by=system, on=NOW, token=first, **told)
    token = actions.make_login_link(by=system, on=NOW, person=noor.pk)
    actions.use_login_link(by=noor, on=NOW, token=token)
    changed = {"name": "Noor B.", "language": "en", "seen": noor.version}
    actions.change_person(by=noor, on=NOW, **changed)
    for kind in sorted(sentences().keys() - BY_ANOTHER_ACTION):
        if kind.startswith("person."):
            actions.note(kind, by=noor, on=NOW)
    organisation = actions.found_organisation(by=noor, on=NOW, name="Voorbeeld BV", kvk="12345678")
    by = member(noor.pk, organisation.pk, on=NOW)
    details = {"name": "Voorbeeld Groep BV", "kvk": "12345678", "seen": organisation_of(by).version}
    actions.change_organisation(by=by, on=NOW, **details)
    actions.give_role(by=by, on=NOW, person=noor.pk, role="signatory", knowingly=True)
    entity = actions.add_entity(by=by, on=NOW, name="Voorbeeld Zuid BV", kvk="11223344")
    actions.remove_entity(by=by, on=NOW, entity=entity.pk)
    ada = actions.sign_up(by=system, on=NOW, email="ada@voorbeeld.example", name="Ada")
    sent = actions.invite(by=by, on=NOW, email=ada.email, role="administrator")
    actions.accept_invitation(by=ada, on=NOW, token=sent.token)
    wrong = actions.invite(by=by, on=NOW, email="wrong@voorbeeld.example", role="adviser")
    actions.withdraw_invitation(by=by, on=NOW, invitation=wrong.invitation.pk)
    other = member(ada.pk, organisation.pk, on=NOW)
    actions.give_role(by=other, on=NOW, person=noor.pk, role="signatory")
    actions.give_role(by=by, on=NOW, person=ada.pk, role="adviser")
    actions.take_role(by=by, on=NOW, person=ada.pk, role="adviser")
    return noor, ada, organisation


def _dossiers(noor: Any, ada: Any, organisation: Any) -> None:
    """Two dossiers, from a measurement to a signed application."""
    from tests.unit.office.dossier.filled import INTENDED, answer_all, declared, put_orders

    from trede.office.accounts.queries import member
    from trede.office.dossier import actions, queries
    from trede.office.uploads.actions import remember_columns, remember_words
    from trede.quality import evidence_for

    by = member(noor.pk, organisation.pk, on=NOW)
    opened = {"title": "Aanvraag", "wanted_level": "trede-1", "intended_on": INTENDED}
    dossier, second = (actions.open_dossier(by=by, on=NOW, **opened).pk for _ in range(2))
    seen = queries.dossier(by, second).version
    actions.change_dossier(by=by, on=NOW, dossier=second, **{**opened, "title": "Later"}, seen=seen)
    for each in (dossier, second):
        actions.measure(by=by, on=NOW, dossier=each, declared=declared())
    put_orders(by, NOW, second, declared().purchases)
    remember_columns(by=by, on=NOW, columns={"urenweek": "hours"})
    remember_words(by=by, on=NOW, words={"contract": {"los": "regular"}})
    kept = actions.keep_scenario(by=by, on=NOW, dossier=second, title="Een collega", changes=HIRE)
    actions.remove_scenario(by=by, on=NOW, dossier=second, scenario=kept.pk)
    asked = actions.ask_colleague(by=by, on=NOW, dossier=second, aspect="integratie", person=ada.pk)
    done = {"by": member(ada.pk, organisation.pk, on=NOW), "on": NOW, "dossier": second}
    actions.finish_request(**done, aspect="integratie", seen=asked.version)
    answer_all(by, NOW, dossier)
    actions.take_over_answers(by=by, on=NOW, dossier=second, source=dossier)
    here = {"by": by, "on": NOW, "dossier": second}
    kind = evidence_for("integratie")[0].id
    extra = actions.add_evidence(**here, aspect="integratie", kind=kind, reference="map 9")
    actions.remove_evidence(**here, evidence=extra.pk)
    actions.hand_in_test(by=by, on=NOW, dossier=dossier)
    frozen = queries.to_freeze(by, dossier)
    actions.hand_in(by=by, on=NOW, dossier=dossier, seen_sha256=frozen.sha256)


def _others(noor: Any, organisation: Any) -> None:
    """People of elsewhere: who asks to join, a colleague with a link, and an auditor with one case."""
    from tests.unit.office.dossier.filled import INTENDED

    from trede.office.accounts import actions
    from trede.office.accounts.models import PurposeLink
    from trede.office.accounts.queries import member
    from trede.office.accounts.rules.kinds import Kind
    from trede.office.accounts.rules.permissions import Permission
    from trede.office.dossier import actions as dossiers
    from trede.office.journal.rules import System

    by = member(noor.pk, organisation.pk, on=NOW)
    bea = actions.sign_up(by=System("test"), on=NOW, email="bea@keur.example", name="Bea")
    actions.ask_to_join(by=bea, on=NOW, kvk="12345678")
    asked = {"name": "Piet", "email": "piet@elders.example", "text": "Mag ik u bellen?"}
    actions.write_to_holder(by=System("test"), on=NOW, kvk="12345678", visitor="192.0.2.1", **asked)
    keur = actions.found_organisation(by=bea, on=NOW, name="Keur BV", kvk="22334455", kind=Kind.CERTIFIER)
    head = member(bea.pk, keur.pk, on=NOW)
    piet = actions.sign_up(by=System("test"), on=NOW, email="piet@piraat.example", name="Piet")
    actions.found_organisation(by=piet, on=NOW, name="Piraat BV", kvk="33445566")
    told = {"kvk": "33445566", "email": bea.email, "name": "Keur Zuid BV"}
    actions.hand_over_kvk(by=System("test"), on=NOW, **told)
    actions.give_role(by=head, on=NOW, person=bea.pk, role="auditor")
    opened = {"title": "Derde", "wanted_level": "trede-1", "intended_on": INTENDED}
    case = dossiers.open_dossier(by=by, on=NOW, **opened).pk
    asked = {"dossier": case, "aspect": "begeleiding", "name": "Cor", "email": "cor@elders.example"}
    dossiers.ask_by_link(by=by, on=NOW, **asked)
    actions.revoke_link(by=by, on=NOW, link=PurposeLink.objects.get(name="Cor", revoked_at=None).pk)
    days = {"since": NOW, "until": NOW + timedelta(days=30)}
    whom = {"person": bea.pk, "home": keur.pk, "case": case, "permission": Permission.DOSSIER_VIEW}
    given = actions.assign(by=by, on=NOW, **whom, **days)
    actions.end_assignment(by=by, on=NOW, assignment=given.pk)


def _work(noor: Any, organisation: Any) -> None:
    """A row of each kind about work, and thrown away."""
    from tests.unit.office.growth.agreed import AGREED, START

    from trede.office.accounts.queries import member
    from trede.office.growth import actions, queries

    by = member(noor.pk, organisation.pk, on=NOW)
    here, day = {"by": by, "on": NOW, "who": "T1"}, date(2026, 1, 5)
    actions.switch_on(by=by, on=NOW, **AGREED)
    training = actions.add_training(**here, group="guides", what="Harrie", followed_on=day, valid_until=None)
    talk = actions.plan_talk(**here, kind="performance", due=day)
    asked = {"need": "pace", "solution": "guidance", "asked_by": "hr", "asked_on": day}
    adaptation = actions.ask_adaptation(**here, **asked)
    start = actions.plan_start(**here, **START)

    def seen() -> dict[str, Any]:
        return {"by": by, "on": NOW, "start": start.pk, "seen": queries.start(by, start.pk).version}

    actions.ask_start(**seen(), may_know="work", asked_on=day)
    actions.update_start(**seen(), done=["place"])
    began = {"buddy": "B2", "starts_on": day, "permanent_on": day, "left_on": None}
    actions.follow_start(**seen(), **began, hours_now_hundredths=24_00)
    aim = actions.set_training_aim(by=by, on=NOW, group="guides", what="Harrie", people=4)
    rows = [
        ("training", training),
        ("talk", talk),
        ("adaptation", adaptation),
        ("start", start),
        ("aim", aim),
    ]
    rows += _guidance(by)
    _ask_everybody(by)
    for kind, row in rows:
        actions.remove_row(by=by, on=NOW, kind=kind, row=row.pk)
    _division(by)


def _division(by: Any) -> None:
    """Work that was divided, and once more in its place."""
    from tests.unit.office.placements import small

    made = small.divided(by, NOW)
    small.divided(by, NOW, instead=made.pk, seen=made.version)


def _ask_everybody(by: Any) -> None:
    """Asked, answered, stopped; and asked again, and counted."""
    from trede.office.growth import actions
    from trede.office.growth.tasks import GROWTH

    told = {"by": by, "on": NOW, "people": 10, "closes_on": NOW.date() + timedelta(days=14)}
    made, links = actions.ask_everybody(**told)
    actions.answer_round(by=GROWTH, on=NOW, token=links[0], feelings={"home": "yes"}, needs=["pace"])
    actions.cancel_round(by=by, on=NOW, asked=made.pk)
    made, _links = actions.ask_everybody(**told)
    actions.count_replies(by=GROWTH, on=NOW + timedelta(days=15), asked=made.pk)


def _guidance(by: Any) -> list[Any]:
    """A guide and somebody to guide, with all that may become of it."""
    from trede.office.growth import actions, queries

    here, day = {"by": by, "on": NOW}, date(2026, 1, 5)
    guide = actions.name_guide(**here, code="B1", most=3, stand_in="")
    away = {"most": 4, "stand_in": "B2", "away_from": day, "away_until": None}
    actions.change_guide(**here, guide=guide.pk, **away, seen=guide.version)
    guided = actions.give_guide(**here, who="T1", guide="B1", every="week", since=day)
    actions.note_contact(**here, guided=guided.pk, held_on=day, seen=guided.version)
    seen = queries.guided_person(by, guided.pk).version
    actions.change_guided(**here, guided=guided.pk, guide="B1", every="month", until=None, seen=seen)
    return [("guide", guide), ("guided", guided)]


def _audits() -> None:
    """From a quote to the second vote on a refusal, with all that can come between; and an application withdrawn."""
    from django.test import override_settings
    from tests.unit.office.audit.filled import LESS, MET, PLAN, REACTION, ROWS, Chain

    from trede.office.audit import actions
    from trede.office.audit.rules.checking import Held
    from trede.office.audit.rules.interests import Interest
    from trede.office.audit.rules.tested import Figures, Kind, With

    made = Chain(NOW).planned()
    made.plan_visit(made.visit_on + timedelta(days=1), seen=1)
    actions.declare_interest(**made.step("auditor"), case=made.case, interest=Interest.NONE)
    case = {"case": made.case}
    actions.send_plan(**made.auditor, **PLAN, rows=ROWS)
    raised = actions.object_to_plan(**made.step("hr-editor"), **case, reasons="Die dag is dicht.")
    told = {"objection": raised.pk, "answer": "Wij blijven erbij.", "upheld": False}
    actions.answer_plan_objection(**made.step("planner"), **case, **told)
    actions.judge(**made.auditor, row=0, figures=Figures.RIGHT, met=MET)
    actions.check_rows(**made.auditor, verdicts={0: Held.HOLDS})
    actions.note_talk(**made.auditor, kind=With.GUIDES, people=2, text="Zij werken in paren.")
    noted = {"kind": Kind.NONCONFORMITY, "text": "Geen begeleider.", "due_on": made.visit_on}
    finding = actions.note_finding(**made.auditor, **noted).pk
    actions.close_finding(**made.auditor, finding_id=finding, closing="Die is er nu.")
    actions.correct(**made.auditor, **LESS)
    actions.write_message(**made.step("hr-editor"), **case, text="Waar kan ik dit vinden?")
    made.send_report()
    actions.react_to_report(**made.step("hr-editor"), **case, reaction=REACTION)
    actions.finish_report(**made.auditor, seen_sha256=made.draft(REACTION))
    made.join("scheme", "decider", "tied-decider")
    actions.declare_interest(**made.step("tied-decider"), **case, interest=Interest.OTHER)
    made.take("decider")
    actions.return_to_auditor(**made.decider, text="Hoe zag u dit?")
    made.send_report()
    actions.react_to_report(**made.step("hr-editor"), **case, reaction=REACTION)
    actions.finish_report(**made.auditor, seen_sha256=made.draft(REACTION))
    refused = {
        "level": "",
        "scope": {},
        "valid_from": None,
        "valid_until": None,
        "reasons": "Te weinig gezien.",
    }
    with override_settings(TREDE_QUORUM=2):
        actions.decide(**made.decider, proposed=made.proposed(**refused))
    made.take("second-decider")
    seen = {"seen_sha256": made.the_case.proposals.get().sha256}
    actions.agree(by=made.assigned("second-decider"), on=NOW, **case, **seen)
    raised = actions.object_to_decision(**made.step("signatory"), **case, reasons="Alles was er.")
    made.join("scheme", "decider", "third-decider")
    told = {"objection": raised.pk, "answer": "Wij blijven erbij.", "upheld": False}
    actions.answer_decision_objection(**made.step("third-decider"), **case, **told)
    actions.decline_quote(**_asked_only())
    other = Chain(NOW).accepted()
    actions.withdraw_application(**other.step("signatory"), case=other.case)


def _asked_only() -> dict[str, Any]:
    """A quote that waits for an answer of its body."""
    from tests.unit.office.audit.filled import Chain

    made = Chain(NOW).asked()
    return made.step("planner", quote=made.made["quote"])


def _certificates() -> None:
    """From a decision to a certificate, and what becomes of each of three."""
    from tests.unit.office.audit.filled import Chain
    from tests.unit.office.certificates.issued import Ready
    from tests.unit.office.log.kept import EAST
    from tests.unit.office.server.signing.here import sign_here

    from trede.office.certificates import actions, listing
    from trede.office.journal.rules import System
    from trede.office.log import actions as log
    from trede.office.log import queries, tasks
    from trede.office.server.signing.actions import note_new_key
    from trede.proofs.cosignatures import cosignature

    sign_here()
    first = Ready(Chain(NOW).with_a_passage(), NOW)
    second = first.again()
    third = second.again()
    tasks.sign_newest()
    newest = queries.newest()
    assert newest is not None
    line = cosignature(newest.note.partition("\n\n")[0] + "\n", EAST, int(NOW.timestamp()))
    system = System("test")
    log.keep_cosignature(by=system, on=NOW, size=newest.size, line=line, witness=EAST.verifier)
    made = first.issue()
    tasks.sign_newest()
    actions.show_in_register(by=system, on=NOW, certificate=made.pk)
    _told_beside(first.chain)
    told = {"by": first.scheme, "on": NOW, "certificate": made.pk, "reason": "Er loopt een onderzoek."}
    actions.suspend(**told)
    actions.reinstate(**told)
    told_of = {"on": NOW, "certificate": made.pk}
    made = actions.renew(by=second.decider, decision=second.decision, **told_of)
    made = actions.replace(by=third.decider, decision=third.decision, on=NOW, certificate=made.pk)
    end = datetime.combine(made.valid_until, NOW.timetz())
    actions.remind(by=system, on=end - timedelta(days=30), certificate=made.pk)
    actions.expire(by=system, on=end + timedelta(days=1), certificate=made.pk)
    actions.withdraw(**told)
    document = listing.signed_list("suspension", on=NOW)
    actions.publish_list(by=system, on=NOW, purpose="suspension", document=document)
    note_new_key(by=system, on=NOW, which="log", key="a key")


def _told_beside(chain: Any) -> None:
    """What a holder shows beside its row: a passage, and words of somebody, approved, refused and taken away."""
    from tests.unit.office.register.shown import said

    from trede.office.audit import actions as audits
    from trede.office.register import actions

    passage = chain.step("hr-editor", case=chain.case, passage=chain.made["passage"])
    audits.publish_passage(**passage)
    audits.take_passage_back(**passage)
    by, judge = chain.step("employer"), chain.step("decider")
    first = actions.add_hand_over(**by, shown=said())
    second = actions.add_hand_over(**by, shown=said("Ook dit."))
    actions.approve_hand_over(**judge, hand_over=first.pk, seen=first.version)
    actions.refuse_hand_over(
        **judge, hand_over=second.pk, seen=second.version, reason="Er staat een naam in."
    )
    actions.remove_hand_over(**by, hand_over=first.pk)


def _around() -> None:
    """What trede does by itself."""
    from trede.office.accounts import actions as accounts
    from trede.office.journal import keeping
    from trede.office.journal.actions import take_stock
    from trede.office.journal.rules import System
    from trede.office.register import actions as register
    from trede.office.server.backup.actions import note_backup, note_restored

    register.fill_with_demo(by=System("test"), on=NOW, listings=[])
    take_stock(by=System("test"), on=NOW, states={})
    keeping.begin_checkpoints(by=System("test"), on=NOW, key="a key")
    note_backup(by=System("test"), on=NOW, events=9, keys=["age1"], with_keys=False)
    note_restored(by=System("test"), on=NOW, made_at=NOW.isoformat(), events=9)
    accounts.tidy(by=System("test"), on=NOW)


def main(arguments: list[str]) -> None:
    if arguments[0] == "base":
        base(Path(arguments[1]))
    else:
        tell(Path(arguments[1]), Path(arguments[2]), *arguments[3:])


if __name__ == "__main__":
    main(sys.argv[1:])
