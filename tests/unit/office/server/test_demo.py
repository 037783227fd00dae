# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The invented organisations."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone
from tests.unit.office.certificates.conftest import asked, office, signing, signs  # noqa: F401 - fixtures

from trede.errors import RefusedError
from trede.kernel.days import dutch_day
from trede.office.accounts import queries
from trede.office.accounts.models import Organisation, Person
from trede.office.audit import doors
from trede.office.audit.models import Case, Quote
from trede.office.audit.queries import files, lists
from trede.office.certificates import queries as certificates
from trede.office.certificates.models import Certificate
from trede.office.contracts import queries as contracts
from trede.office.journal.queries import broken_rows
from trede.office.log import tasks as log
from trede.office.register.queries import issued_elsewhere
from trede.office.server import demo_certificates
from trede.office.server.configuration import Configuration
from trede.office.server.demo import filled_demo, story
from trede.office.server.start import other_links
from trede.proofs.certificate_files import judge_file
from trede.proofs.trust import read_trust
from trede.reports.certificate import certificate_pdf


def who_plans_examines_or_decides_finds_work_at_once(now):
    def somebody(email):
        found = queries.person_with(email)
        (home,) = queries.organisations_of(found.pk, on=now)
        return queries.member(found.pk, home.pk, on=now)

    planner, auditor = somebody("petra@keurhuis.example"), somebody("auke@keurhuis.example")
    assert [each.quote.outcome for each in lists.quotes_for(planner)] == ["asked"]
    (case,) = (each for each in lists.cases_of_body(auditor, on=now) if each.stage == "audit")
    assert case.mine
    assert case.left > 0
    file, by = files.for_assigned(auditor, case.id, on=now)
    work = files.work_of(by, case.id)
    assert len(work.untested) == len(work.verdicts) == 5
    assert {each.code for each in work.in_the_way} >= {"audit.nonconformity-open", "audit.sample-untested"}
    assert [each.side for each in file.messages] == ["body"], "the employer has something to answer"
    (line,) = lists.queue(somebody("bea@voorbeeldladder.example"), on=now)
    assert line.left > 0


class TestTheFilledDemo:
    def test_it_is_filled_once(self, demo, now):
        assert filled_demo(on=now) == demo
        assert {each.is_demo for each in Organisation.objects.all()} == {True}
        kinds = [each.kind for each in queries.organisations_of(demo, on=now)]
        others = ["certifier", "employer", "employer", "job-coach", "scheme"]
        assert sorted(kinds) == ["buyer", "buyer", "buyer", *others]
        assert broken_rows() == []

    def test_two_audits_were_decided_one_waits_for_it_and_one_is_halfway(self, demo, now):
        stages = sorted(case.stage for case in Case.objects.all())
        assert stages == ["audit", "decided", "decided", "decision"]
        assert Quote.objects.order_by("-asked_at").first().outcome == "asked"
        decided = Case.objects.filter(stage="decided")
        told = [doors.decision_of_dossier(each.organisation, each.dossier) for each in decided]
        assert {each.level for each in told} == {"trede-1", "trede-3"}
        who_plans_examines_or_decides_finds_work_at_once(now)

    def test_a_link_for_everybody_who_examines_or_decides(self, demo, now, monkeypatch):
        monkeypatch.setattr("django.db.connections.close_all", lambda: None)
        links = other_links(Configuration(demo=True), "http://localhost:8000")
        judging, working = (
            {"planner", "auditor", "beslisser", "commissielid"},
            {"recruiter", "teamleider", "jobcoach"},
        )
        told = {who.split(", ")[1] for who, _ in links}
        assert judging | {"recruiter", "teamleider"} <= told <= judging | working
        assert len({place for _, place in links}) == len(links)
        assert all(place.startswith("http://localhost:8000/welkom/") for _, place in links)
        assert other_links(Configuration(demo=False), "http://localhost:8000") == []

    def test_one_contractor_has_contracts_with_three_buyers_and_one_buyer_three_contractors(self, demo, now):
        """60,000 agreed with the municipality: 32 of 36 hours of WW is 17,777.78, two of 24 of 36 hours 6,666.67, and
        the two tours are worth 1,500 together; 2 % of 450,000 is 9,000; with the agency nothing was agreed yet.
        """
        homes = {each.name: each.pk for each in queries.organisations_of(demo, on=now)}
        centre = queries.member(demo, homes["Contactcentrum De Heldere Lijn"], on=now)
        lines = contracts.of_contractor(centre, on=now)
        assert {each.buyer for each in lines} == {
            "Gemeente Vechtermeer",
            "Waterschap De Stille Vaart",
            "Uitvoeringsdienst Noordermark",
        }
        amounts = {each.row.rule: each.standing.asked.cents for each in lines}
        assert amounts == {"haaglanden-2023": 6_000_000, "friesland-2016": 900_000, "rijk-2018": None}
        (first,) = (each.standing for each in lines if each.row.rule == "haaglanden-2023")
        assert [each.cents for each in first.covered[1:]] == [1_777_778 + 666_667, 0, 150_000]
        town = queries.member(demo, homes["Gemeente Vechtermeer"], on=now)
        assert {each.contractor for each in contracts.of_buyer(town, on=now)} == {
            "Contactcentrum De Heldere Lijn",
            "Softwaretesters De Groene Vink",
            "Schoonmaakbedrijf Helder Glas",
        }

    def test_the_register_goes_back_to_the_first_certificate_of_each(self, demo, now):
        for kvk, level, year in (("99000201", "trede-3", 2012), ("99000101", "aspirant", 2022)):
            newest_first = issued_elsewhere(kvk)
            home = Organisation.objects.get(kvk=kvk)
            first = Case.objects.filter(organisation=home.pk).earliest("opened_at")
            days = [first.proposals.latest("number").valid_from]
            for held in newest_first:
                assert (held.name, held.level) == (home.name, level)
                assert held.last_day + timedelta(days=1) == days[-1], "no day between two"
                assert held.last_day - held.first_day <= timedelta(days=730)
                days.append(held.first_day)
            assert days[-1].year == year


def test_invented_data_does_not_stand_among_real(now, person):
    with pytest.raises(RefusedError, match="already work"):
        filled_demo(on=now)


def test_no_number_and_no_address_belongs_to_somebody():
    told = story()
    kvks = [each["kvk"] for each in (*told["organisations"], *told["listings"])]
    people = [person["email"] for each in told["organisations"] for person in each.get("colleagues", [])]
    assert all(kvk.startswith("99") for kvk in kvks)
    assert all(email.endswith(".example") for email in [*people, told["leader"]["email"]])


@pytest.fixture
def filled(signs, settings):  # noqa: F811
    settings.TREDE_DEMO = True
    filled_demo(on=timezone.now())


def test_what_the_story_decided_is_issued_once_the_log_holds_it(filled):
    demo_certificates.issue_in_demo.call()
    assert not Certificate.objects.exists(), "the seals are in no checkpoint yet"
    log.bring_up_to_date()
    demo_certificates.issue_in_demo.call()
    demo_certificates.issue_in_demo.call()
    assert list(demo_certificates.waiting(timezone.now())) == []
    log.bring_up_to_date()
    made = Certificate.objects.filter(thirty_plus=False)
    assert {each.level for each in made} == {"trede-1", "trede-3"}
    trust = read_trust(json.dumps(certificates.trust()).encode())
    for each in Certificate.objects.all():
        found = judge_file(certificate_pdf(certificates.bundle(each)), trust, on=dutch_day(timezone.now()))
        assert found.good, found.en
    assert broken_rows() == []


def test_what_a_visitor_decided_waits_for_the_visitor(filled):
    """Whatever was decided after the demo was opened."""
    assert list(demo_certificates.waiting(timezone.now()))
    Person.objects.update(joined_at=timezone.now() - timedelta(days=4000))
    assert list(demo_certificates.waiting(timezone.now())) == []


@pytest.mark.parametrize(("demo", "waits", "asks"), [(True, 1, 1), (True, 0, 0), (False, 1, 0)])
def test_a_worker_asks_for_it_in_a_demo_only(settings, monkeypatch, demo, waits, asks):
    settings.TREDE_DEMO, asked_for = demo, []
    monkeypatch.setattr(demo_certificates, "waiting", lambda on: iter([on] * waits))
    monkeypatch.setattr(
        type(demo_certificates.issue_in_demo), "enqueue", lambda *each: asked_for.append(each)
    )
    demo_certificates.see_that_the_demo_is_issued()
    assert len(asked_for) == asks
