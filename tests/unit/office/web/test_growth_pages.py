# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Work and growth through the pages: agreed and switched on, suggestions into a plan, done, reviewed, switched off."""

from __future__ import annotations

import html
import json
import re
from datetime import date, timedelta
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.utils import timezone
from tests.unit.office.growth import agreed
from tests.unit.office.strangers.parties import HIRE, browser_of

from trede.kernel.days import dutch_day
from trede.office.accounts.queries import person
from trede.office.audit.models import Case, Quote, Report
from trede.office.dossier import actions as dossiers
from trede.office.dossier.models import Dossier
from trede.office.growth import tasks
from trede.office.growth.models import (
    Adaptation,
    Aim,
    AskingRound,
    DueTalk,
    Guide,
    Guided,
    Review,
    Start,
    Step,
    Training,
)

AGREE = {
    "aim": "Werk laten passen.",
    "basis": "legitimate-interest",
    "council": "agreed",
    "council_on": "01-10-2026",
    "seen_by": "HR ziet alles.",
    "months": "24",
}


def today():
    return dutch_day(timezone.now())


class Side:
    """Somebody with a browser, at home in their organisation."""

    def __init__(self, by):
        self.by, self.browser = by, browser_of(person(by.person))
        self.home = f"/organisaties/{by.organisation}/"

    def page(self, place):
        answer = self.browser.get(self.home + place)
        assert answer.status_code == 200, place
        return answer.content.decode()

    def get(self, place):
        return " ".join(html.unescape(re.sub("<[^>]+>", " ", self.page(place))).split())

    def post(self, place, **told):
        seen = re.search(r'name="seen" value="([^"]+)"', self.page(place))
        return self.browser.post(self.home + place, told | ({"seen": seen[1]} if seen else {}))


@pytest.fixture
def employer(administrator):
    return Side(administrator)


@pytest.fixture
def dossier(administrator):
    return agreed.measured(administrator, timezone.now())


@pytest.fixture
def plan(dossier):
    return f"dossiers/{dossier}/actieplan/"


@pytest.fixture
def agreed_on(employer):
    assert employer.post("werk/aanzetten/", **AGREE).status_code == 302


def step_form(**more):
    return {
        "topic": "direct",
        "what": "Een collega aannemen",
        "owner": "Recruiter",
        "due": f"{today() + timedelta(days=30):%d-%m-%Y}",
        "effect_hundredths": "",
    } | more


def test_nothing_before_it_was_agreed(employer, plan):
    assert "Dit onderdeel staat uit" in employer.get("werk/")
    assert "Werk en groei staat uit" in employer.get(plan)
    assert "Werk en groei staat uit" in employer.get(f"{plan}voorstellen/")
    place = employer.home + plan
    assert employer.browser.post(f"{place}stap/", step_form()).status_code == 302
    assert employer.browser.post(f"{place}doornemen/", {"remarks": ""}).status_code == 302
    assert not Step.objects.exists()
    answer = employer.post("werk/aanzetten/", **AGREE | {"council_on": ""})
    assert answer.status_code == 200
    assert "op welke dag de ondernemingsraad instemde" in answer.content.decode()


def test_what_was_agreed_can_be_read(employer, agreed_on):
    page = employer.get("werk/")
    for words in (
        "Werk laten passen.",
        "Gerechtvaardigd belang",
        "1 oktober 2026",
        "HR ziet alles.",
        "24 maanden",
    ):
        assert words in page


def test_a_plan_without_a_measurement_says_what_to_do_first(employer, agreed_on):
    told = {"title": "Leeg", "wanted_level": "trede-1", "intended_on": date(2027, 2, 1)}
    empty = dossiers.open_dossier(by=employer.by, on=timezone.now(), **told).pk
    assert "Er is nog geen meting" in employer.get(f"dossiers/{empty}/actieplan/")
    assert "Hier is nu geen voorstel uit." in employer.get(f"dossiers/{empty}/actieplan/voorstellen/")


def test_a_change_of_a_scenario_becomes_a_step_with_its_effect(employer, dossier, plan, agreed_on):
    """The total rises by what one more colleague adds to the share: the score with it less the score without."""
    told = {"title": "Plan", "changes": HIRE.format(mark="plan")}
    dossiers.keep_scenario(by=employer.by, on=timezone.now(), dossier=dossier, **told)
    page = employer.page(f"{plan}voorstellen/")
    place = re.search(r'href="([^"]*voorstel=scenario[^"]*)"', page)[1].removeprefix(employer.home)
    form = employer.page(html.unescape(place))
    effect = re.search(r'name="effect_hundredths" value="([\d,]+)"', form)[1]
    what = html.unescape(re.search(r'name="what" value="([^"]+)"', form)[1])
    filled = step_form(what=what, effect_hundredths=effect)
    assert employer.post(html.unescape(place), **filled).status_code == 302
    (step,) = Step.objects.all()
    assert step.origin == "scenario"
    assert step.effect_hundredths == int(effect.replace(",", "")) > 0
    assert what in employer.get(plan)
    assert what not in employer.get(f"{plan}voorstellen/")


def test_a_finding_of_the_auditor_becomes_a_step(employer, dossier, plan, agreed_on):
    """What is to be repaired or remarked and is not closed; a strength is none."""
    now, day = timezone.now(), today()
    whose = {"organisation": employer.by.organisation, "dossier": dossier, "body": employer.by.organisation}
    quote = Quote.objects.create(
        **whose, facts={}, period_from=day, period_until=day, asked_at=now, asked_by="x"
    )
    case = Case.objects.create(quote=quote, **whose, opened_at=now, stage="report")
    nothing = {"aspect": "begeleiding", "due_on": "", "closing": ""}
    findings = [
        {"kind": "strength", "text": "Dat gaat goed", **nothing},
        {"kind": "nonconformity", "text": "Twee begeleiders hebben geen vervanger", **nothing},
        {"kind": "nonconformity", "text": "Hersteld", **nothing, "closing": "gezien"},
    ]
    Report.objects.create(
        case=case,
        number=1,
        document=json.dumps({"findings": findings}),
        sha256="0" * 64,
        made_at=now,
        made_by="x",
    )
    Dossier.objects.filter(pk=dossier).update(stage="definitive")
    page = employer.get(f"{plan}voorstellen/")
    assert "Twee begeleiders hebben geen vervanger Begeleiding" in page
    assert "Dat gaat goed" not in page
    assert "Hersteld" not in page


def test_the_expected_level_moves_with_the_steps(employer, plan, agreed_on):
    """Of 20 people one counts for so much: without steps the norm is out of reach, with a large one it is not."""
    before = employer.get(plan)
    assert "Dit plan heeft nog geen stappen" in before
    employer.post(f"{plan}stap/", **step_form(effect_hundredths="90"))
    page = employer.page(plan)
    assert page.count("<svg") >= 1
    assert "Met dit plan haalt u" in page
    assert "+ 90,00 %" in html.unescape(page)


def test_a_step_is_changed_finished_and_taken_out(employer, plan, agreed_on):
    employer.post(f"{plan}stap/", **step_form())
    (step,) = Step.objects.all()
    one = f"{plan}stappen/{step.pk}/"
    assert employer.post(one, **step_form(owner="Teamleider")).status_code == 302
    old = employer.browser.post(employer.home + one, step_form(owner="Niemand") | {"seen": step.version})
    assert "sinds u deze pagina opende" in old.content.decode()
    assert "Nu staat er: ‘Teamleider’" in html.unescape(old.content.decode())
    yesterday = f"{today() - timedelta(days=1):%d-%m-%Y}"
    assert employer.post(f"{one}klaar/", done_on=yesterday, evidence="map 3").status_code == 302
    assert "map 3" in employer.get(plan)
    seen = re.search(r'name="seen" value="([^"]+)"', employer.page(one))[1]
    gone = employer.home + f"{one}weghalen/"
    assert employer.browser.post(gone, {"seen": seen}).status_code == 302
    assert employer.browser.post(gone, {"seen": seen}).status_code == 302
    assert "Deze stap was al weggehaald." in employer.get(plan)
    assert not Step.objects.exists()


def test_a_review_shows_what_changed_since_and_when_the_next_is_due(employer, plan, agreed_on):
    employer.post(f"{plan}stap/", **step_form())
    assert employer.post(f"{plan}doornemen/", remarks="Wij gaan door.").status_code == 302
    assert "Sinds de laatste keer is er niets veranderd." in employer.get(plan)
    long_ago = today() - timedelta(days=100)
    Review.objects.update(held_on=long_ago)
    employer.post(f"{plan}stap/", **step_form(what="Een training volgen", topic="begeleiding"))
    page = employer.get(plan)
    assert "Het is tijd om het plan door te nemen" in page
    assert "Nieuw Een training volgen" in page
    assert "Nieuw Een training volgen" in employer.get(f"{plan}doornemen/")


def test_switching_off_asks_once_more(employer, plan, agreed_on):
    employer.post(f"{plan}stap/", **step_form())
    assert employer.post("werk/uitzetten/").status_code == 200
    assert Step.objects.exists()
    assert employer.post("werk/uitzetten/", sure="on").status_code == 302
    assert not Step.objects.exists()
    assert "Dit onderdeel staat uit" in employer.get("werk/")


def row_on(page, words):
    (found,) = [each for each in re.findall(r"<tr>.*?</tr>", page, re.S) if words in each]
    return " ".join(html.unescape(re.sub("<[^>]+>", " ", found)).split())


def test_a_training_counts_in_the_matrix_and_stands_in_the_calendar(employer, agreed_on):
    place = "werk/trainingen/"
    soon = today() + timedelta(days=30)
    told = {"group": "guides", "who": "B1", "what": "Harrie", "followed_on": "01-03-2025"}
    assert employer.post(f"{place}nieuw/", **told, valid_until=f"{soon:%d-%m-%Y}").status_code == 302
    assert "1 van 1" in row_on(employer.page(place), "1 van 1")
    assert "Loopt af" in row_on(employer.page(place), "Haal weg: B1")
    answer = employer.browser.get(f"{employer.home}{place}agenda.ics")
    assert answer["Content-Type"].startswith("text/calendar")
    assert f"DTSTART;VALUE=DATE:{soon:%Y%m%d}" in answer.content.decode()
    (row,) = Training.objects.all()
    gone = f"{employer.home}werk/regels/training/{row.pk}/weghalen/"
    assert employer.browser.post(gone).status_code == 302
    assert employer.browser.post(gone).status_code == 302
    assert "Deze regel was al weg." in employer.get(place)


def test_talks_from_planned_to_the_rule(employer, agreed_on):
    place = "werk/gesprekken/"
    day = f"{today():%d-%m-%Y}"
    for kind in ("performance", "development"):
        assert employer.post(f"{place}nieuw/", who="T1", kind=kind, due=day).status_code == 302
    assert "bij 0 van 1 mensen" in employer.get(place)
    assert "Ontwikkelgesprek met T1" in employer.page(f"{place}agenda.ics")
    for each in DueTalk.objects.all():
        assert employer.post(f"{place}{each.pk}/", held_on=day).status_code == 302
    assert "bij 1 van 1 mensen" in employer.get(place)
    assert "Met één medewerker bekijkt een auditor dat ene dossier." in employer.get(place)
    assert "SUMMARY" not in employer.page(f"{place}agenda.ics"), "what was held is not to come"


def test_who_left_counts_in_no_sample_and_who_has_no_talk_is_told(employer, agreed_on):
    begun = {"began_as": "temporary", "hours_hundredths": 24_00, "buddy": "B1", "noted_at": timezone.now()}
    begun |= {"organisation": employer.by.organisation, "starts_on": today() - timedelta(days=300)}
    Start.objects.create(who="T1", left_on=today(), **begun)
    Start.objects.create(who="T2", **begun)
    for who in ("T1", "T3"):
        told = {"who": who, "kind": "performance", "due": f"{today():%d-%m-%Y}"}
        assert employer.post("werk/gesprekken/nieuw/", **told).status_code == 302
    page = employer.get("werk/gesprekken/")
    assert "bij 0 van 1 mensen" in page
    assert "Nog geen gesprek gepland met: T2." in page


def test_a_sample_is_practised_and_drawn_again(employer, agreed_on):
    for number in range(45):
        told = {
            "organisation": employer.by.organisation,
            "who": f"T{number:02}",
            "due": today(),
            "noted_at": timezone.now(),
        }
        for kind in ("performance", "development")[
            : 1 + (number >= 9)
        ]:  # nine lack one: exactly 80 % has both
            DueTalk.objects.create(kind=kind, **told)
    first, second, beyond, usual = (
        employer.get(f"werk/gesprekken/{asked}").partition("Als een auditor")[2]
        for asked in ("?steekproef=1", "?steekproef=2", "?steekproef=999999999999", "")
    )
    for shown in (first, second):
        assert "bekijkt een auditor ongeveer 35 dossiers" in shown
        assert "er zijn er 28 nodig" in shown
        assert re.search(r"voldoet [1-9]\d? %", shown)
    assert first != second
    assert beyond == usual == first


def test_an_adaptation_with_its_days(employer, agreed_on):
    place = "werk/aanpassingen/"
    told = {"who": "T1", "need": "stimuli", "solution": "technical", "asked_by": "worker"}
    asked = f"{today() - timedelta(days=20):%d-%m-%Y}"
    assert employer.post(f"{place}nieuw/", **told, asked_on=asked).status_code == 302
    (row,) = Adaptation.objects.all()
    made = f"{today() - timedelta(days=8):%d-%m-%Y}"
    assert employer.post(f"{place}{row.pk}/", made_on=made, checked_on="").status_code == 302
    line = row_on(employer.page(place), "T1")
    assert " 12 " in line
    assert "Nog navragen" in line


def test_a_start_from_planned_to_who_stays(employer, agreed_on):
    place = "werk/starten/"
    began = today() - timedelta(days=200)
    told = {"who": "T1", "buddy": "B2", "began_as": "trial", "hours_hundredths": "16"}
    assert employer.post(f"{place}nieuw/", **told, starts_on=f"{began:%d-%m-%Y}").status_code == 302
    (row,) = Start.objects.all()
    one = f"{place}{row.pk}/"
    assert "Dat is nog niet gevraagd" in employer.get(one)
    answer = employer.post(one, done=["place", "team"])
    assert "Vraag eerst aan de nieuwe collega" in answer.content.decode()
    asked = {"may_know": "self", "asked_on": f"{began:%d-%m-%Y}"}
    assert employer.post(f"{one}team/", **asked).status_code == 302
    assert "De nieuwe collega vertelt het team zelf" in employer.get(one)
    assert employer.post(one, done=["place", "team"]).status_code == 302
    assert "3 van 13" in row_on(employer.page(place), "T1")
    answer = employer.browser.get(f"{employer.home}{one}agenda.ics").content.decode()
    assert answer.count("BEGIN:VEVENT") == 10
    same = {"buddy": "B2", "starts_on": f"{began:%d-%m-%Y}", "left_on": ""}
    followed = {**same, "permanent_on": f"{today():%d-%m-%Y}", "hours_now_hundredths": "20,5"}
    assert employer.post(f"{one}vervolg/", **followed).status_code == 302
    page = employer.get(place)
    assert "Na een half jaar: 1 van 1" in page
    assert "Proefplaatsingen: 1. Een vast contract kregen er 1. Nog bezig: 0." in page
    assert "van 16 naar 20,50 uur per week" in page


def test_how_many_need_a_training_is_what_it_is_measured_against(employer, agreed_on):
    place = "werk/trainingen/"
    told = {"group": "everybody", "what": "Boze klant", "work": "chat"}
    assert employer.post(f"{place}nodig/", **told, people="6").status_code == 302
    row = {"who": "T1", "followed_on": "01-03-2025", "valid_until": ""}
    assert employer.post(f"{place}nieuw/", **told, **row).status_code == 302
    page = employer.page(place)
    assert "Iedereen chat Boze klant 1 van 6" in row_on(page, "1 van 6")
    gone = re.search(r'action="([^"]*/regels/aim/[^"]*)"', page)[1]
    assert employer.browser.post(gone).status_code == 302
    assert not Aim.objects.exists()
    assert "1 van 1" in row_on(employer.page(place), "die hem ooit volgden")


def test_guidance_from_named_to_taken_over(employer, agreed_on):
    place = "werk/begeleiding/"
    assert employer.browser.get(f"{employer.home}{place}nieuw/").status_code == 302
    for code, stand_in in (("B1", "B2"), ("B2", "")):
        assert employer.post(f"{place}begeleider/", code=code, most="1", stand_in=stand_in).status_code == 302
    since = f"{today() - timedelta(days=20):%d-%m-%Y}"
    told = {"who": "T1", "guide": "B1", "every": "two-weeks", "since": since}
    assert employer.post(f"{place}nieuw/", **told).status_code == 302
    full = employer.post(f"{place}nieuw/", **told | {"who": "T2"}).content.decode()
    assert "B1 zit aan de grens van 1" in full
    assert "Te laat" in row_on(employer.page(place), "Contact vastleggen")
    (guided,) = Guided.objects.all()
    day = f"{today():%d-%m-%Y}"
    assert employer.post(f"{place}{guided.pk}/contact/", held_on=day).status_code == 302
    assert "Op tijd" in row_on(employer.page(place), "Contact vastleggen")
    away = {"most": "1", "stand_in": "B2", "away_from": day, "away_until": ""}
    first = Guide.objects.get(code="B1")
    assert employer.post(f"{place}begeleiders/{first.pk}/", **away).status_code == 302
    assert "T1 B1 B2" in row_on(employer.page(place), "Contact vastleggen")
    assert "Afwezig" in row_on(employer.page(place), "Haal weg: B1")
    over = {"guide": "B1", "every": "month", "until": day}
    assert employer.post(f"{place}{guided.pk}/", **over).status_code == 302
    assert "Wie begeleiding kreeg" in employer.get(place)


def test_everybody_is_asked_by_a_link_that_works_once(employer, agreed_on):
    place = "werk/vragen/"
    closes = f"{today() + timedelta(days=14):%d-%m-%Y}"
    few = employer.post(f"{place}nieuw/", people="9", closes_on=closes).content.decode()
    assert "dan is te zien wie wat zei" in few
    page = employer.post(f"{place}nieuw/", people="10", closes_on=closes).content.decode()
    links = [urlsplit(each).path for each in re.findall(r"http://[^<]*/hoe-gaat-het/[^<]+/", page)]
    assert len(links) == 10
    assert page.count('class="square"') == 10, "on paper, for a phone"
    worker = Client()
    assert "Voelt u zich thuis op het werk?" in worker.get(links[0]).content.decode()
    assert "U koos nog niets" in worker.post(links[0], {}).content.decode()
    done = worker.post(links[0], {"home": "yes", "needs": ["pace"]}).content.decode()
    assert "Wij weten niet welk antwoord van u is" in done
    assert "trede-session" not in worker.cookies
    assert worker.get(links[0]).status_code == 404
    assert "Er loopt een vragenlijst" in employer.get(place)
    for link in links[1:]:
        worker.post(link, {"home": "yes", "safe": "sometimes"})
    long_ago = today() - timedelta(days=1)
    AskingRound.objects.update(closes_on=long_ago)
    tasks.count()
    page = employer.get(place)
    assert "Voelt u zich thuis op het werk?: minstens 9 op 10" in page
    assert "Voelt u zich veilig op het werk?" in page
    assert "te weinig gezegd" in page
    assert "U kunt het weer vragen vanaf" in page
    again = employer.post(f"{place}nieuw/", people="10", closes_on=closes).content.decode()
    assert "nog geen vijf maanden oud" in again


def test_who_stops_asking_throws_the_answers_away(employer, agreed_on):
    closes = f"{today() + timedelta(days=14):%d-%m-%Y}"
    employer.post("werk/vragen/nieuw/", people="10", closes_on=closes)
    (asked,) = AskingRound.objects.all()
    gone = f"{employer.home}werk/vragen/{asked.pk}/stoppen/"
    assert employer.browser.post(gone).status_code == 302
    assert employer.browser.post(gone).status_code == 302
    assert "Deze vragenlijst was al gestopt." in employer.get("werk/vragen/")


def test_what_is_there_goes_into_the_answer_of_the_application(employer, dossier, plan, agreed_on):
    day = f"{today() - timedelta(days=3):%d-%m-%Y}"
    told = {"who": "GEHEIM7", "need": "stimuli", "solution": "technical", "asked_by": "worker"}
    employer.post("werk/aanpassingen/nieuw/", **told, asked_on=day)
    place = f"{plan}klaar-voor-onderzoek/"
    page = employer.get(place)
    assert "Aanpassingen: 1 gevraagd, 0 klaar." in page
    assert "Aanpassingen die nog niet klaar zijn: 1." in page
    assert "Er staat nog niemand met een begeleider in de lijst." in page
    one = f"{place}passend-werk.adaptations/"
    form = employer.page(one)
    assert "Aanpassingen: 1 gevraagd" in form
    assert "GEHEIM7" not in form
    text = "Wij vragen elke maand na of het helpt."
    assert employer.post(one, text=text, seen_revision="0").status_code == 302
    assert text in employer.page(f"dossiers/{dossier}/vragen/passend-werk/")
    assert f"{text}\nAanpassingen: 1 gevraagd" in html.unescape(employer.page(one))
    old = employer.post(one, text="Iets anders", seen_revision="0")
    assert old.status_code == 200
    assert employer.browser.get(f"{employer.home}{place}begeleiding.anders/").status_code == 404


def test_readiness_waits_for_what_must_be_agreed(employer, plan):
    place = f"{plan}klaar-voor-onderzoek/"
    assert "Werk en groei staat uit" in employer.get(place)
    answer = employer.browser.get(f"{employer.home}{place}passend-werk.adaptations/")
    assert answer.status_code == 302


def test_what_is_missing_for_an_audit_becomes_a_step(employer, plan, agreed_on):
    page = employer.page(f"{plan}voorstellen/")
    place = re.search(r'href="([^"]*voorstel=missing[^"]*adaptations[^"]*)"', page)[1]
    place = html.unescape(place).removeprefix(employer.home)
    assert 'value="Er staat nog geen aanpassing in de lijst."' in employer.page(place)
    filled = step_form(topic="passend-werk", what="Vragen wie een aanpassing nodig heeft")
    assert employer.post(place, **filled).status_code == 302
    assert Step.objects.get().origin == "missing"


def test_each_review_shows_what_was_other_than_the_time_before(employer, plan, agreed_on):
    employer.post(f"{plan}stap/", **step_form())
    employer.post(f"{plan}doornemen/", remarks="Eerste keer")
    Review.objects.update(held_on=today() - timedelta(days=100))
    employer.post(f"{plan}stap/", **step_form(what="Een training volgen", topic="begeleiding"))
    employer.post(f"{plan}doornemen/", remarks="Tweede keer")
    page = employer.get(plan)
    assert "Tweede keer Wat er toen anders was dan de keer ervoor Nieuw Een training volgen" in page
    assert page.count("Wat er toen anders was") == 1


def test_rows_wait_for_what_must_be_agreed(employer):
    for place in ("trainingen", "gesprekken", "aanpassingen", "starten", "begeleiding", "vragen"):
        assert "Werk en groei staat uit" in employer.get(f"werk/{place}/")
        assert employer.browser.get(f"{employer.home}werk/{place}/nieuw/").status_code == 302
