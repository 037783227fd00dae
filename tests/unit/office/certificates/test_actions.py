# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The life of a certificate, and that no way leads past four eyes, the log, two years and what was frozen."""

import json
from base64 import b64decode
from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.core import mail
from django.db import IntegrityError, transaction
from tests.unit.office.certificates.issued import decided, logged
from tests.unit.office.log.kept import EAST
from tests.unit.office.tampering import by_hand, without_guards

from trede.errors import AlteredError, NotAllowedError, NotFoundError, RefusedError
from trede.office.accounts import actions as accounts
from trede.office.accounts import queries as people
from trede.office.audit.actions.deciding import decide
from trede.office.audit.actions.objections import answer_decision_objection, object_to_decision
from trede.office.audit.models import Involvement
from trede.office.certificates import actions, issuing, queries, registering, tasks
from trede.office.certificates.listing import signed_list
from trede.office.certificates.models import Certificate, Change, StatusList
from trede.office.certificates.preparing import in_force_before
from trede.office.certificates.rules import Ready, wrong_with
from trede.office.journal.models import Event
from trede.office.journal.rules import System
from trede.office.log import queries as log
from trede.office.log import tasks as of_log
from trede.office.log.models import Entry
from trede.office.register.models import Listing
from trede.office.register.queries import held_on, history, moves
from trede.office.server.configuration import Configuration
from trede.office.server.doctor import guards, kept
from trede.proofs.bundles import bundle_bytes, certificate_entry, read_bundle
from trede.proofs.certificates import contexts_of, read_certificate
from trede.proofs.credentials import verify
from trede.proofs.log_proofs import read_log_proof
from trede.proofs.status_lists import is_set, read_encoded_list
from trede.proofs.trust import read_trust

ANY = Configuration(database_url="postgresql://somewhere/trede")
TREDE = System("certificates")


def codes(refused):
    return {each.code for each in refused.value.findings}


def refuses(code, write):
    """Nothing is written: no certificate, entry, row or event."""
    before = [model.objects.count() for model in (Certificate, Entry, Listing, Event)]
    with pytest.raises(RefusedError) as refused:
        write()
    assert code in codes(refused)
    assert before == [model.objects.count() for model in (Certificate, Entry, Listing, Event)]


@pytest.fixture
def issued(ready):
    return ready.issue()


def seen(certificate, on):
    """Witnesses saw it, and the register shows it."""
    of_log.bring_up_to_date()
    actions.show_in_register(by=TREDE, on=on, certificate=certificate.pk)


def test_one_action_one_event_one_entry_one_row(ready):
    before = [model.objects.count() for model in (Event, Entry, Listing)]
    made = ready.issue()
    assert [model.objects.count() for model in (Event, Entry, Listing)] == [each + 1 for each in before]
    assert log.logged("certificate", f"certificate:{made.pk}").sha256 == made.sha256
    row = Listing.objects.get(certificate=made.pk)
    assert (row.kvk, row.level, row.last_day) == (ready.chain.kvk["employer"], "trede-1", made.valid_until)
    assert kept.changed(ANY) == []


def test_what_it_says_is_what_was_decided(ready, issued):
    facts = read_certificate(json.loads(issued.credential))
    decision = ready.decision
    assert (facts.kvk, facts.level, facts.thirty_plus) == (ready.chain.kvk["employer"], "trede-1", False)
    assert (facts.valid_from, facts.valid_until) == (decision.valid_from, decision.valid_until)
    assert facts.scope == dict(decision.scope)
    assert facts.id == f"urn:uuid:{issued.pk}"
    assert facts.log_origin == "pso.example/log"


def test_it_says_that_it_is_not_official_until_somebody_is_named(ready, issued):
    assert read_certificate(json.loads(issued.credential)).official is None


def test_who_says_that_they_are_entitled_stands_in_it_with_the_day(ready, settings):
    settings.TREDE_ENTITLED = ("PSO-Nederland, N. Baas", date(2026, 1, 1))
    official = read_certificate(json.loads(ready.issue().credential)).official
    assert (official.by, official.since) == ("PSO-Nederland, N. Baas", date(2026, 1, 1))


def test_a_stranger_verifies_it(ready, issued):
    """With the keys of the issuer's document, the policy of a trust file, and nothing else of this office."""
    of_log.bring_up_to_date()
    bundle = read_bundle(bundle_bytes(queries.bundle(issued)))
    trust = read_trust(json.dumps(queries.trust()).encode())
    keys = {method: Ed25519PublicKey.from_public_bytes(key.public) for method, key in trust.issuers.items()}
    assert set(keys) == {each["id"] for each in queries.issuer_document()["verificationMethod"]}
    verdict = verify(bundle.credential, keys, contexts=contexts_of("did:web:pso.example"))
    assert verdict.holds, verdict
    proof = read_log_proof(bundle.log_proof)
    assert proof.check(certificate_entry(bundle.credential), trust.policy).checkpoint.size == 2


def test_it_counts_only_once_it_is_logged_and_witnessed(ready, issued, settings, now):
    day = issued.valid_from
    assert not registering.counts_on(issued, day)
    of_log.bring_up_to_date()
    assert registering.counts_on(issued, day)
    settings.TREDE_LOG_POLICY = f"witness east {EAST.verifier.line}\nquorum east"
    assert not registering.counts_on(issued, day)
    assert queries.bundle(issued).log_proof == ""


def test_the_register_shows_it_only_once_it_is_witnessed_and_once(ready, issued, settings, now):
    show = {"by": TREDE, "on": now, "certificate": issued.pk}
    kvk, day = issued.kvk, issued.valid_from
    refuses("certificates.not-witnessed", lambda: actions.show_in_register(**show))
    assert held_on(kvk, day) is None
    ours = settings.TREDE_LOG_POLICY
    settings.TREDE_LOG_POLICY = f"witness east {EAST.verifier.line}\nquorum east"
    of_log.bring_up_to_date()
    tasks.bring_up_to_date()
    assert held_on(kvk, day) is None
    assert moves() == []
    settings.TREDE_LOG_POLICY = ours
    tasks.bring_up_to_date()
    assert (held_on(kvk, day).level, held_on(kvk, day).certificate) == ("trede-1", str(issued.pk))
    assert held_on(kvk, day).places == tuple(ready.decision.places)
    assert [(each.number, each.step) for each, held in moves()] == [(1, "entered")]
    refuses("certificates.not-witnessed", lambda: actions.show_in_register(**show))
    assert kept.changed(ANY) == []


def test_a_suspension_and_its_end_leave_their_trace(ready, issued, now):
    seen(issued, now)
    told, first = {"by": ready.scheme, "certificate": issued.pk}, issued.valid_from
    days = [now + timedelta(days=each) for each in (100, 110)]
    actions.suspend(**told, on=days[0], reason="Er loopt een onderzoek.")
    actions.reinstate(**told, on=days[1])
    gap = [each.date() for each in days]
    for held in (history(issued.kvk)[0], registering.held_now(issued)):
        assert [(each.first, each.end) for each in held.gaps] == [tuple(gap)]
        assert [held.on(each) for each in (gap[0] - timedelta(days=1), *gap)] == [True, False, True]
    assert [registering.counts_on(issued, each) for each in (first, *gap)] == [True, False, True]
    assert [each.step for each, held in moves(after=1)] == ["suspended", "reinstated"]


def test_what_ends_while_it_was_suspended_never_holds_those_days(ready, issued, now):
    """Also when it only expires: the days of the suspension stay."""
    seen(issued, now)
    suspended = now + timedelta(days=100)
    actions.suspend(by=ready.scheme, on=suspended, certificate=issued.pk, reason="Er loopt een onderzoek.")
    after = datetime.combine(issued.valid_until + timedelta(days=1), now.timetz())
    actions.expire(by=TREDE, on=after, certificate=issued.pk)
    assert held_on(issued.kvk, suspended.date()) is None
    assert held_on(issued.kvk, suspended.date() - timedelta(days=1)) is not None


def test_a_suspension_before_it_was_shown_is_told_when_it_is(ready, issued, now):
    actions.suspend(by=ready.scheme, on=now, certificate=issued.pk, reason="Er loopt een onderzoek.")
    seen(issued, now)
    assert held_on(issued.kvk, issued.valid_from + timedelta(days=30)) is None
    assert [each.step for each, held in moves()] == ["entered", "suspended"]


def test_it_counts_within_its_days(issued):
    of_log.bring_up_to_date()
    first, last, day = issued.valid_from, issued.valid_until, timedelta(days=1)
    assert [registering.counts_on(issued, each) for each in (first - day, first, last, last + day)] == [
        *(False, True, True, False)
    ]


def test_a_decision_is_issued_once(ready, issued):
    refuses("certificates.issued-already", ready.issue)


@pytest.mark.parametrize(
    "other",
    [
        {"level": "trede-3"},
        {"valid_until": date(2028, 1, 2)},
        {"decided_by": (uuid4(), uuid4())},
        {"id": uuid4()},
        {"scope": {"12345678": "Een ander"}},
    ],
)
def test_a_decision_that_nobody_took_is_not_issued(ready, other):
    refuses("certificates.not-decided", lambda: ready.issue(decision=replace(ready.decision, **other)))


def decided_anew(ready, **other):
    """An objection was right; somebody else decides."""
    chain = ready.chain
    told = chain.step("signatory", case=chain.case, reasons="De cijfers halen meer.")
    objection = object_to_decision(**told).pk
    answer = {"objection": objection, "answer": "Dat klopt.", "upheld": True}
    answer_decision_objection(**chain.step("second-decider"), case=chain.case, **answer)
    chain.join("scheme", "decider", "third-decider")
    chain.take("third-decider")
    by = {"by": chain.assigned("third-decider"), "on": ready.on}
    decide(**by, case=chain.case, proposed=chain.proposed(**other))
    return by


def test_of_one_case_no_two_certificates_hold(ready, issued):
    by = decided_anew(ready, level="basistrede")
    told = by | {"decision": ready.decision}
    assert list(in_force_before(ready.decision)) == [issued]
    refuses("certificates.replace-first", lambda: actions.issue(**told))
    refuses("certificates.replace-first", lambda: actions.renew(**told, certificate=issued.pk))
    actions.replace(**told, certificate=issued.pk)
    assert list(in_force_before(ready.decision)) == []


def test_one_person_is_not_enough(ready):
    """Who decided also examined: written past every rule and guard of the audit."""
    without_guards()
    person = ready.decision.decided_by[0]
    Involvement.objects.filter(kind="evaluated").update(person=person)
    refuses("certificates.one-person", ready.issue)


def test_a_case_that_nobody_examined_is_not_issued(ready):
    without_guards()
    by_hand("DELETE FROM audit_involvement WHERE kind = 'evaluated'")
    refuses("certificates.one-person", ready.issue)


def test_an_application_whose_seal_is_in_no_checkpoint_is_not_issued(signs, now):
    ready = decided(now)
    refuses("certificates.not-logged", ready.issue)
    of_log.bring_up_to_date()
    assert ready.issue()


def test_nor_when_no_witness_saw_it(ready, settings):
    settings.TREDE_LOG_POLICY = f"witness east {EAST.verifier.line}\nquorum east"
    refuses("certificates.not-logged", ready.issue)


def test_data_that_were_not_frozen_are_not_issued(ready):
    without_guards()
    by_hand("UPDATE dossier_application SET document = REPLACE(document, 'trede-1', 'trede-3')")
    with pytest.raises(AlteredError):
        ready.issue()
    assert not Certificate.objects.exists()


@pytest.mark.parametrize(
    ("first", "last", "code"),
    [
        (date(2026, 11, 2), date(2028, 11, 1), None),
        (date(2026, 11, 2), date(2028, 11, 2), "certificates.too-long"),
        (date(2028, 2, 29), date(2030, 2, 28), None),
        (date(2028, 2, 29), date(2030, 3, 1), "certificates.too-long"),
        (date(2026, 11, 2), date(2026, 11, 1), "certificates.no-days"),
        (date(2024, 11, 2), date(2026, 11, 1), "certificates.no-days"),
        (None, None, "certificates.no-days"),
    ],
)
def test_two_years_at_most_whatever_was_decided(first, last, code):
    auditor, decider = frozenset({uuid4()}), frozenset({uuid4()})
    told = {
        "is_kept": True,
        "granted": True,
        "thirty_plus_granted": False,
        "level": "trede-1",
        "is_logged": True,
    }
    ready = Ready(**told, examined_by=auditor, decided_by=decider, valid_from=first, valid_until=last)
    found = wrong_with(ready, date(2026, 11, 2), thirty_plus=False)
    assert [each.code for each in found] == ([code] if code else [])


def test_a_refusal_has_no_certificate(signs, now):
    ready = logged(now, level="", valid_from=None, valid_until=None, reasons="Te weinig gesprekken.")
    refuses("certificates.refused", ready.issue)


def test_thirty_plus_is_a_certificate_apart_and_must_be_granted(ready):
    refuses("certificates.refused", lambda: ready.issue(thirty_plus=True))


def test_only_who_is_assigned_to_decide_issues(ready):
    for by in (ready.chain.assigned("auditor"), ready.chain.members["employer"], ready.scheme):
        with pytest.raises((NotAllowedError, NotFoundError)):
            actions.issue(by=by, on=ready.on, decision=ready.decision)
    assert not Certificate.objects.exists()


def test_without_the_process_that_signs_nothing_is_issued(ready, monkeypatch):
    def refuse(request):
        raise RefusedError([])

    monkeypatch.setattr(issuing, "ask", refuse)
    with pytest.raises(RefusedError):
        ready.issue()
    assert not Certificate.objects.exists()


def test_the_database_refuses_what_no_rule_let_through(ready, issued, now):
    told = {field.attname: getattr(issued, field.attname) for field in Certificate._meta.concrete_fields}
    logged_once = {**told, "id": uuid4(), "thirty_plus": True, "status_index": 1}

    def made(**other):
        with pytest.raises(IntegrityError), transaction.atomic():
            Certificate.objects.create(**(logged_once | other))

    made(sha256="0" * 64)  # not in the log
    made(decision=uuid4())  # never decided
    made(valid_until=issued.valid_from.replace(year=issued.valid_from.year + 2))  # a day over two years
    for field, value in (("level", "trede-3"), ("valid_until", date(2030, 1, 1)), ("credential", "{}")):
        with pytest.raises(IntegrityError), transaction.atomic():
            Certificate.objects.filter(pk=issued.pk).update(**{field: value})
    with pytest.raises(IntegrityError), transaction.atomic():
        Certificate.objects.all().delete()
    assert guards.fallen(ANY) == []


def test_suspended_reinstated_and_withdrawn(ready, issued, now):
    seen(issued, now)
    told = {"by": ready.scheme, "certificate": issued.pk}
    day = issued.valid_from + timedelta(days=10)
    then = now + timedelta(days=20)
    steps = [
        (actions.suspend, "Er loopt een onderzoek.", "suspended", False),
        (actions.reinstate, "", "valid", True),
        (actions.withdraw, "De cijfers klopten niet.", "withdrawn", False),
    ]
    for number, (act, reason, state, holds) in enumerate(steps):
        before = (Event.objects.count(), log.size())
        act(**told, on=then + timedelta(hours=number), reason=reason)
        assert (Event.objects.count(), log.size()) == (before[0] + 1, before[1] + 1)
        issued.refresh_from_db()
        assert issued.state == state
        assert registering.counts_on(issued, day) is holds
        assert (held_on(issued.kvk, day) is not None) is holds
    assert kept.changed(ANY) == []
    # before it was withdrawn it did hold
    assert held_on(issued.kvk, issued.valid_from) is not None


def test_what_is_logged_of_a_change_can_be_made_again(ready, issued, now):
    actions.suspend(by=ready.scheme, on=now, certificate=issued.pk, reason="Geheim van de houder.")
    change = Change.objects.get()
    assert log.logged_document("status", change.sha256) is not None
    assert json.loads(change.document)["state"] == "suspended"
    assert "Geheim" not in change.document


@pytest.mark.parametrize("reason", ["", "  ", "x" * 2001])
def test_a_reason_is_asked_for_and_has_an_end(ready, issued, now, reason):
    for act in (actions.suspend, actions.withdraw):
        with pytest.raises(RefusedError):
            act(by=ready.scheme, on=now, certificate=issued.pk, reason=reason)


def test_what_ended_does_not_come_back(ready, issued, now):
    told = {"by": ready.scheme, "on": now, "certificate": issued.pk}
    actions.withdraw(**told, reason="De cijfers klopten niet.")
    refuses("certificates.no-such-step", lambda: actions.reinstate(**told))
    refuses("certificates.no-such-step", lambda: actions.suspend(**told, reason="Zo."))
    refuses("certificates.no-such-step", lambda: actions.withdraw(**told, reason="Zo."))


def test_only_the_scheme_changes_its_certificates(ready, issued, now):
    told = {"on": now, "certificate": issued.pk, "reason": "Zo."}
    for name in ("employer", "body", "auditor", "scheme"):
        with pytest.raises((NotAllowedError, NotFoundError)):
            actions.suspend(by=ready.chain.members[name], **told)
    with pytest.raises(NotFoundError):
        actions.suspend(by=ready.scheme, **{**told, "certificate": uuid4()})


def test_nobody_changes_the_certificate_of_where_they_work(ready, issued, now):
    """Who decides at the scheme and reads along at the holder, would lift the suspension of their own certificate."""
    actions.suspend(by=ready.scheme, on=now, certificate=issued.pk, reason="Een onderzoek.")
    boss, decider = ready.chain.members["employer"], people.person(ready.scheme.person)
    sent = accounts.invite(by=boss, on=now, email=decider.email, role="guest-reader")
    accounts.accept_invitation(by=decider, on=now, token=sent.token)
    with pytest.raises(RefusedError, match="You work or worked"):
        actions.reinstate(by=ready.scheme, on=now, certificate=issued.pk)
    assert queries.one_of_scheme(ready.scheme, issued.pk).state == "suspended"


def test_it_expires_after_its_last_day_and_not_before(ready, issued, now):
    last = datetime.combine(issued.valid_until, now.timetz())
    seen(issued, now)
    refuses("certificates.not-over", lambda: actions.expire(by=TREDE, on=last, certificate=issued.pk))
    actions.expire(by=TREDE, on=last + timedelta(days=1), certificate=issued.pk)
    issued.refresh_from_db()
    assert issued.state == "expired"
    assert queries.to_expire(issued.valid_until + timedelta(days=2)) == []
    assert held_on(issued.kvk, issued.valid_until) is not None  # it held to its end


def test_the_holder_is_reminded_three_months_before_once(ready, issued, now):
    first = datetime.combine(date(2027, 10, 1), now.timetz())  # three months before 1 January 2028
    refuses(
        "certificates.no-reminder",
        lambda: actions.remind(by=TREDE, on=first - timedelta(days=1), certificate=issued.pk),
    )
    assert queries.to_remind(date(2027, 9, 30)) == []
    assert queries.to_remind(date(2027, 10, 1)) == [issued.pk]
    mail.outbox.clear()
    actions.remind(by=TREDE, on=first, certificate=issued.pk)
    refuses("certificates.no-reminder", lambda: actions.remind(by=TREDE, on=first, certificate=issued.pk))
    (letter,) = mail.outbox
    assert letter.subject == "Uw certificaat trede 1 loopt af op 1 januari 2028"
    assert letter.body.startswith(
        f"Het certificaat trede 1 van {issued.holder} geldt tot en met 1 januari 2028."
    )
    assert "niet vanzelf verlengd" in letter.body
    assert letter.to == [f"employer-boss-{letter.to[0].split('-')[2]}"]


def test_the_worker_does_what_is_due(ready, issued, monkeypatch, now):
    far = datetime.combine(issued.valid_until + timedelta(days=1), now.timetz())
    monkeypatch.setattr(tasks.timezone, "now", lambda: far)
    tasks.bring_up_to_date()
    issued.refresh_from_db()
    assert issued.state == "expired"
    assert StatusList.objects.count() == 2


def test_the_lists_say_who_is_suspended_and_who_revoked(ready, issued, now):
    """Signed by the issuer, at the address that stands in the certificate."""
    status = json.loads(issued.credential)["credentialStatus"]
    told = {"by": ready.scheme, "certificate": issued.pk, "reason": "Zo."}
    seen = []
    for number, act in enumerate((None, actions.suspend, actions.withdraw)):
        at = now + timedelta(hours=number)
        if act:
            act(**told, on=at)
        bits = []
        for entry in status:
            document = json.loads(signed_list(entry["statusPurpose"], on=at))
            assert document["id"] == entry["statusListCredential"]
            assert document["proof"]["verificationMethod"] == "did:web:pso.example#key-1"
            listed = read_encoded_list(document["credentialSubject"]["encodedList"])
            bits.append(is_set(listed, int(entry["statusListIndex"])))
            assert sum(each.bit_count() for each in listed) == bits[-1]
        seen.append(tuple(bits))
    assert [entry["statusPurpose"] for entry in status] == ["suspension", "revocation"]
    assert seen == [(False, False), (True, False), (False, True)]


def test_lists_are_signed_anew_when_something_changed_and_every_half_day(ready, issued, now):
    assert queries.lists_are_old(now)
    for purpose in ("suspension", "revocation"):
        actions.publish_list(by=TREDE, on=now, purpose=purpose, document=signed_list(purpose, on=now))
    assert queries.status_list("suspension")["credentialSubject"]["statusPurpose"] == "suspension"
    assert not queries.lists_are_old(now + timedelta(hours=11))
    assert queries.lists_are_old(now + timedelta(hours=13))
    refuses(
        "certificates.list-there",
        lambda: actions.publish_list(by=TREDE, on=now, purpose="suspension", document="{}"),
    )
    then = now + timedelta(minutes=1)
    actions.suspend(by=ready.scheme, on=then, certificate=issued.pk, reason="Zo.")
    assert queries.lists_are_old(then)
    assert kept.changed(ANY) == []


def test_a_list_that_is_not_there_is_not_found(office):
    with pytest.raises(NotFoundError):
        queries.status_list("suspension")


def test_who_may_see_which(ready, issued):
    assert list(queries.of_scheme(ready.scheme)) == [issued]
    assert list(queries.of_organisation(ready.chain.members["employer"])) == [issued]
    assert list(queries.of_organisation(ready.chain.members["body"])) == []
    with pytest.raises(NotFoundError):
        queries.of_scheme(ready.chain.members["employer"])


def test_a_certificate_of_somebody_else_is_no_earlier_one(ready, issued, now):
    other = logged(now)
    told = {"by": other.decider, "on": now, "certificate": issued.pk, "decision": other.decision}
    for act in (actions.renew, actions.replace):
        refuses("certificates.no-earlier", lambda act=act: act(**told))


def test_the_did_document_has_every_key(office):
    document = queries.issuer_document()
    assert document["id"] == "did:web:pso.example"
    (method,) = document["verificationMethod"]
    assert method["type"] == "Multikey"
    assert method["publicKeyMultibase"].startswith("z6Mk")
    seed = json.loads(office.signing_keys_file.read_text("utf-8"))["issuer"][0]["seed"]
    assert b64decode(seed).hex() not in json.dumps(document)


@pytest.fixture
def followed(ready, issued):
    """Another decision about the same holder."""
    other = ready.again()
    of_log.bring_up_to_date()
    return other


def test_a_renewal_lets_the_earlier_one_run_to_its_end(followed, issued, now):
    before = (Event.objects.count(), log.size())
    made = actions.renew(by=followed.decider, on=now, certificate=issued.pk, decision=followed.decision)
    assert (Event.objects.count(), log.size()) == (before[0] + 1, before[1] + 1)
    issued.refresh_from_db()
    assert (made.earlier_id, issued.state, issued.ended_on) == (issued.pk, "valid", None)


def test_a_replaced_one_ends_today_and_is_revoked(followed, issued, now):
    then = now + timedelta(days=20)
    before = (Event.objects.count(), log.size())
    told = {"by": followed.decider, "certificate": issued.pk, "decision": followed.decision}
    actions.replace(**told, on=then)
    assert (Event.objects.count(), log.size()) == (before[0] + 1, before[1] + 1)
    issued.refresh_from_db()
    assert (issued.state, issued.ended_on) == ("replaced", then.date())
    assert queries.places_set("revocation") == [issued.status_index]
    refuses("certificates.no-earlier", lambda: actions.replace(**told, on=then))
