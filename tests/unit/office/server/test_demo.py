# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The invented organisations."""

import pytest

from trede.errors import RefusedError
from trede.office.accounts import queries
from trede.office.accounts.models import Organisation
from trede.office.audit import doors
from trede.office.audit.models import Case, Quote
from trede.office.journal.queries import broken_rows
from trede.office.server.configuration import Configuration
from trede.office.server.demo import filled_demo, story
from trede.office.server.start import other_links


def test_it_is_filled_once(now):
    leader = filled_demo(on=now)
    assert filled_demo(on=now) == leader
    assert {each.is_demo for each in Organisation.objects.all()} == {True}
    kinds = [each.kind for each in queries.organisations_of(leader, on=now)]
    assert sorted(kinds) == ["buyer", "certifier", "employer", "employer", "scheme"]
    assert broken_rows() == []


def test_two_audits_were_decided_and_one_waits_for_it(now):
    filled_demo(on=now)
    assert sorted(case.stage for case in Case.objects.all()) == ["decided", "decided", "decision"]
    assert Quote.objects.order_by("-asked_at").first().outcome == "asked"
    decided = Case.objects.filter(stage="decided")
    told = [doors.decision_of_dossier(each.organisation, each.dossier) for each in decided]
    assert {each.level for each in told} == {"trede-1", "trede-3"}


def test_a_link_for_everybody_who_examines_or_decides(now, monkeypatch):
    filled_demo(on=now)
    monkeypatch.setattr("django.db.connections.close_all", lambda: None)
    links = other_links(Configuration(demo=True), "http://localhost:8000")
    assert {who.split(", ")[1] for who, _ in links} == {"planner", "auditor", "beslisser"}
    assert len({place for _, place in links}) == len(links)
    assert all(place.startswith("http://localhost:8000/welkom/") for _, place in links)
    assert other_links(Configuration(demo=False), "http://localhost:8000") == []


def test_invented_data_does_not_stand_among_real(now, person):
    with pytest.raises(RefusedError, match="already work"):
        filled_demo(on=now)


def test_no_number_and_no_address_belongs_to_somebody():
    told = story()
    kvks = [each["kvk"] for each in (*told["organisations"], *told["listings"])]
    people = [person["email"] for each in told["organisations"] for person in each.get("colleagues", [])]
    assert all(kvk.startswith("99") for kvk in kvks)
    assert all(email.endswith(".example") for email in [*people, told["leader"]["email"]])
