# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who takes something away twice, or after a colleague did, reads that it is gone; what never was is not there."""

import html
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from tests.unit.office.dossier.filled import INTENDED, declared
from tests.unit.office.web.test_attacks import log_in
from tests.unit.office.web.test_dossier_pages import NEW

from trede.office.accounts import actions, queries
from trede.office.accounts.queries import links_of
from trede.office.dossier import actions as dossiers
from trede.office.dossier.models import Scenario
from trede.quality import evidence_for

HIRE = 'format = "trede/changes/1"\n[[hire]]\nposition = "wajong"\nhours = "24"\n'
ASPECT = "integratie"


@pytest.fixture
def browser(administrator, person):
    return log_in(Client(), person)


@pytest.fixture
def dossier(administrator, now):
    told = {"title": "Aanvraag", "wanted_level": "trede-1", "intended_on": INTENDED}
    made = dossiers.open_dossier(by=administrator, on=now, **told).pk
    dossiers.measure(by=administrator, on=now, dossier=made, declared=declared())
    return made


def of_entity(by, now, dossier):
    made = actions.add_entity(by=by, on=now, name="Zuid BV", kvk="11112222")
    return reverse("entity-remove", args=[by.organisation, made.pk]), {}, "Dit onderdeel was al weggehaald."


def of_invitation(by, now, dossier):
    sent = actions.invite(by=by, on=now, email="x@voorbeeld.example", role="adviser")
    place = reverse("invitation-withdraw", args=[by.organisation, sent.invitation.pk])
    return place, {}, "Deze uitnodiging stond niet meer open"


def of_scenario(by, now, dossier):
    kept = dossiers.keep_scenario(by=by, on=now, dossier=dossier, title="Een", changes=HIRE)
    place = reverse("scenario-remove", args=[by.organisation, dossier, kept.pk])
    return place, {}, "Dit scenario was al weggehaald."


def of_order(by, now, dossier):
    from trede.office.dossier.queries import checked_orders

    (order,) = checked_orders(by, dossier)
    place = reverse("purchases", args=[by.organisation, dossier])
    return place, {"step": f"remove-{order.id}"}, "Deze opdracht was al weggehaald."


def of_evidence(by, now, dossier):
    kind = evidence_for(ASPECT)[0].id
    made = dossiers.add_evidence(by=by, on=now, dossier=dossier, aspect=ASPECT, kind=kind, reference="map 3")
    place = reverse("aspect", args=[by.organisation, dossier, ASPECT])
    return place, {"remove": str(made.pk)}, "Dit bewijs stond al niet meer in de lijst."


def of_role(by, now, dossier):
    other = actions.sign_up(by=queries_system(), on=now, email="ada@voorbeeld.example", name="Ada")
    for role in ("adviser", "guest-reader"):
        sent = actions.invite(by=by, on=now, email=other.email, role=role)
        actions.accept_invitation(by=other, on=now, token=sent.token)
    place = reverse("roles", args=[by.organisation, other.pk])
    return place, {"take": "adviser"}, "Deze persoon had die rol al niet meer."


def of_link(by, now, dossier):
    told = {"aspect": ASPECT, "name": "Cor", "email": "cor@elders.example"}
    dossiers.ask_by_link(by=by, on=now, dossier=dossier, **told)
    assert links_of(by, dossier, on=now)
    return (
        reverse("colleague-link", args=[by.organisation, dossier, ASPECT]),
        {"revoke": "1"},
        "De link werkt niet meer.",
    )


def queries_system():
    from trede.office.journal.rules import System

    return System("test")


KINDS = (of_entity, of_invitation, of_scenario, of_order, of_evidence, of_role, of_link)


@pytest.mark.parametrize("kind", KINDS)
def test_the_second_time_it_says_so(browser, administrator, now, dossier, kind):
    place, sent, words = kind(administrator, now, dossier)
    first = browser.post(place, sent, follow=True)
    assert first.status_code == 200
    again = browser.post(place, sent, follow=True)
    assert (again.status_code, len(again.redirect_chain)) == (200, 1)
    assert words in html.unescape(again.content.decode())


@pytest.mark.parametrize("kind", [of_entity, of_invitation, of_scenario])
def test_what_never_was_is_not_there(browser, administrator, stranger, now, dossier, kind):
    place, sent, _words = kind(administrator, now, dossier)
    assert browser.post(place, sent).status_code == 302
    *before, _key, after = place.rstrip("/").rsplit("/", 2)
    assert browser.post("/".join([*before, str(uuid4()), after, ""]), sent).status_code == 404
    other = log_in(Client(), queries.person(stranger.person))
    assert other.post(place, sent).status_code == 404
    theirs = place.replace(str(administrator.organisation), str(stranger.organisation))
    assert other.post(theirs, sent).status_code == 404, "what was theirs says nothing to others"


def test_an_invitation_that_was_accepted_meanwhile_says_so(browser, administrator, now, sign_up):
    piet = sign_up("Piet")
    sent = actions.invite(by=administrator, on=now, email=piet.email, role="adviser")
    actions.accept_invitation(by=piet, on=now, token=sent.token)
    place = reverse("invitation-withdraw", args=[administrator.organisation, sent.invitation.pk])
    page = browser.post(place, follow=True).content.decode()
    assert "zij was al aangenomen, ingetrokken of verlopen" in page


def test_what_was_typed_in_a_scenario_that_is_gone_becomes_a_new_one(browser, administrator, now, dossier):
    kept = dossiers.keep_scenario(by=administrator, on=now, dossier=dossier, title="Een", changes=HIRE)
    place = reverse("scenario", args=[administrator.organisation, dossier, kept.pk])
    assert browser.get(place).status_code == 200
    dossiers.remove_scenario(by=administrator, on=now, dossier=dossier, scenario=kept.pk)
    page = browser.post(place, {**NEW, "title": "Wat ik typte", "keep": "1"}, follow=True)
    assert "Een collega haalde dit scenario intussen weg." in page.content.decode()
    assert Scenario.objects.get().title == "Wat ik typte"
    assert "Dit scenario was al weggehaald." in browser.get(place, follow=True).content.decode()
    assert browser.get(place.replace(str(kept.pk), str(uuid4()))).status_code == 404


@pytest.mark.parametrize("sent", [{"give": "hr-editor"}, {"take": "adviser"}, None])
def test_who_left_meanwhile_is_told(browser, administrator, now, sent):
    place, _take, _words = of_role(administrator, now, None)
    for role in ("adviser", "guest-reader"):
        browser.post(place, {"take": role})
    page = browser.get(place, follow=True) if sent is None else browser.post(place, sent, follow=True)
    assert "Deze persoon heeft hier geen rol meer." in page.content.decode()
    assert browser.get(place.replace(place.split("/")[4], str(uuid4()))).status_code == 404


def test_a_device_that_was_logged_out_says_so(browser, person):
    other = Client()
    log_in(other, person).get("/mijn-account/")
    shown = browser.get(reverse("sessions")).context["sessions"]
    assert len(shown) == 2
    here = browser.session.session_key
    key, own = next((each.pk, own) for each, _device, own in shown if each.session_key != here)
    place = reverse("session-end", args=[key])
    assert browser.post(place, {"own": own}, follow=True).status_code == 200
    assert "Dat apparaat was al uitgelogd." in browser.post(place, {"own": own}, follow=True).content.decode()
    assert browser.post(place).status_code == 404
    assert browser.post(reverse("session-end", args=[987654]), {"own": own}).status_code == 404
