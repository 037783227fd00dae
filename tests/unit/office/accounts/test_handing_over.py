# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A KvK number that somebody else registered goes to whom it belongs, and does not come back by itself."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.unit.office.dossier.filled import INTENDED, YEAR, declared
from tests.unit.office.web.routes import OURS, of_things
from tests.unit.office.web.test_attacks import log_in

from trede.errors import RefusedError
from trede.office.accounts import actions, queries
from trede.office.accounts.models import Organisation
from trede.office.dossier import actions as dossiers
from trede.office.dossier.queries import what_is_missing
from trede.office.journal.queries import history_of_organisation
from trede.office.journal.rules import System
from trede.office.uploads import uploading

OPERATOR = System("operator")
NUMBER = "12345678"


@pytest.fixture
def dossier(administrator, now):
    told = {"title": "Aanvraag", "wanted_level": "trede-1", "intended_on": INTENDED}
    return dossiers.open_dossier(by=administrator, on=now, **told).pk


@pytest.fixture
def owner(sign_up):
    return sign_up("Eigenaar")


@pytest.fixture
def handed_over(administrator, dossier, now, owner):
    """``administrator`` has the number no more, and this organisation does."""
    mail.outbox.clear()
    told = {"kvk": "1234 5678", "email": owner.email.upper(), "name": "Echte BV"}
    return actions.hand_over_kvk(by=OPERATOR, on=now, **told)


def refused(do, **told):
    with pytest.raises(RefusedError) as refusal:
        do(**told)
    return [each.code for each in refusal.value.findings]


def test_the_number_goes_to_who_it_belongs_to(handed_over, owner, administrator, now):
    theirs = queries.member(owner.pk, handed_over.now.pk, on=now)
    assert theirs.roles == {"administrator"}
    assert queries.organisation(theirs).kvk == NUMBER
    assert queries.organisation(administrator).kvk == ""
    assert queries.organisations_of(owner.pk, on=now) == [handed_over.now]


def test_both_administrators_hear_of_it(handed_over, owner, person):
    lost, given = mail.outbox
    assert (lost.to, given.to) == ([person.email], [owner.email])
    assert f"/{handed_over.now.pk}/" in given.body
    assert "Echte BV" not in lost.body
    assert "Voorbeeld BV" not in given.body, "nobody hears who had the number"
    assert not any(name in letter.subject for letter in mail.outbox for name in ("Echte", "Voorbeeld"))


def test_both_can_read_it_in_their_history(handed_over, administrator):
    for organisation in (administrator.organisation, handed_over.now.pk):
        newest = history_of_organisation(organisation, language="nl", names={})[0]
        assert newest.text.startswith(f"trede gaf KvK-nummer {NUMBER} aan de organisatie waar het bij hoort")


def test_who_lost_it_cannot_take_it_back(handed_over, administrator, person, now):
    version = queries.organisation(administrator).version
    change = {"by": administrator, "on": now, "name": "Voorbeeld BV", "kvk": NUMBER, "seen": version}
    assert refused(actions.change_organisation, **change) == ["accounts.kvk-taken"]
    found = {"by": person, "on": now, "name": "Nog eens", "kvk": NUMBER}
    assert refused(actions.found_organisation, **found) == ["accounts.kvk-taken"]


def test_without_a_number_nothing_is_measured_or_handed_in(handed_over, administrator, dossier, now):
    here = {"by": administrator, "on": now, "dossier": dossier}
    assert refused(dossiers.measure, **here, declared=declared()) == ["dossier.no-kvk"]
    assert "dossier.no-kvk" in {each.code for each in what_is_missing(administrator, dossier, on=now)}
    row = {"position": "wajong", "contract": "regular", "hours": "32", "from": "1-1-2020"}
    assert refused(uploading.measure_by_hand, **here, **YEAR, rows=[row], total_fte="9") == ["dossier.no-kvk"]
    token = uploading.begin(**here, **YEAR, name="een.csv", data=b"Uren per week;Contracttype\n32;regular\n")
    assert [each.code for each in uploading.seen(by=administrator, on=now, token=token).findings] == [
        "dossier.no-kvk"
    ]


def test_with_their_own_number_they_go_on(handed_over, administrator, dossier, now):
    version = queries.organisation(administrator).version
    change = {"by": administrator, "on": now, "name": "Voorbeeld BV", "kvk": "87654321", "seen": version}
    actions.change_organisation(**change)
    assert dossiers.measure(by=administrator, on=now, dossier=dossier, declared=declared()).measurement


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"kvk": "11112222"}, "accounts.kvk-free"),
        ({"kvk": "123"}, "accounts.kvk-wrong"),
        ({"email": "niemand@voorbeeld.example"}, "accounts.nobody-with-address"),
        ({"email": "noor@voorbeeld.example"}, "accounts.kvk-theirs"),
        ({"name": "Twee\nregels"}, "accounts.name-wrong"),
    ],
)
def test_it_is_refused_kindly(told, code, administrator, owner, now):
    asked = {"kvk": NUMBER, "email": owner.email, "name": "Echte BV", **told}
    mail.outbox.clear()
    assert refused(actions.hand_over_kvk, by=OPERATOR, on=now, **asked) == [code]
    assert queries.organisation(administrator).kvk == NUMBER
    assert mail.outbox == []


def test_who_is_refused_reads_whom_to_ask(client, owner, administrator):
    client.force_login(owner)
    page = client.post("/organisaties/nieuw/", {"name": "Echte BV", "kvk": NUMBER}).content.decode()
    assert "Vraag wie trede voor u beheert om het nummer aan u over te dragen." in page


def test_of_two_that_had_it_both_lose_it(administrator, stranger, owner, now):
    """As it could be before a number was registered once."""
    Organisation.objects.filter(pk=stranger.organisation).update(kvk=NUMBER)
    mail.outbox.clear()
    told = {"kvk": NUMBER, "email": owner.email, "name": "Echte BV"}
    done = actions.hand_over_kvk(by=OPERATOR, on=now, **told)
    assert [each.kvk for each in map(queries.organisation, (administrator, stranger))] == ["", ""]
    assert done.before == "Voorbeeld BV, Elders BV"
    assert len(mail.outbox) == 3


def test_no_page_breaks_without_a_number(
    client, administrator, person, dossier, now, owner, settings, tmp_path
):
    settings.TREDE_WAITING = tmp_path / "waiting"
    dossiers.measure(by=administrator, on=now, dossier=dossier, declared=declared())
    actions.hand_over_kvk(by=OPERATOR, on=now, kvk=NUMBER, email=owner.email, name="Echte BV")
    browser = log_in(client, person)
    for pattern in OURS:
        things = {
            "organisation": str(administrator.organisation),
            "dossier": str(dossier),
            "aspect": "integratie",
        }
        assert browser.get("/" + of_things(pattern, things)).status_code < 500, pattern
    place = f"/organisaties/{administrator.organisation}/dossiers/{dossier}/"
    file = b"Personeelsnummer;Uren per week;Contracttype;In dienst\n1;32;vast;01-01-2020\n"
    for page in ("medewerkers/", "vooruitblik/", "scenarios/kleinste-stap/"):
        sent = {"file": SimpleUploadedFile("een.csv", file), "year_from": "01-01-2026", "until": "01-01-2028"}
        answer = browser.post(place + page, {**sent, "to": "trede-2", "objective": "cost"}, follow=True)
        assert answer.status_code < 500, page
    told = browser.get(f"/organisaties/{administrator.organisation}/gegevens/").content.decode()
    assert "Zonder KvK-nummer kunt u niet meten." in told


def test_who_waited_in_line_meets_what_came_before(administrator, owner, now):
    """The moment of the second is that of its command, before the first was done."""
    told = {"by": OPERATOR, "kvk": NUMBER, "email": owner.email, "name": "Echte BV"}
    actions.hand_over_kvk(**told, on=now + timedelta(seconds=1))
    assert refused(actions.hand_over_kvk, **told, on=now) == ["accounts.kvk-theirs"]
    assert Organisation.objects.filter(name="Echte BV").count() == 1
