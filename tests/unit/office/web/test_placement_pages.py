# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Divisions of work through the pages: HR, a team lead, a recruiter, a worker with a link, a coach from outside."""

from __future__ import annotations

import html
import io
import json
import re
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.unit.office.dossier.test_canary import database_text
from tests.unit.office.growth import agreed
from tests.unit.office.placements import small
from tests.unit.office.strangers.parties import browser_of

from trede.office.accounts import actions as accounts
from trede.office.accounts.models import Assignment
from trede.office.accounts.queries import member, person
from trede.office.accounts.rules.kinds import Kind
from trede.office.journal.models import Event
from trede.office.journal.rules import System
from trede.office.placements import actions
from trede.office.placements.models import Coworker, Division, Match, SkillList, Team, Voice

TEST = System("test")
EXAMPLE = Path(__file__).parents[4] / "examples" / "testwerk.json"


def text_of(answer):
    assert answer.status_code == 200, answer.status_code
    return " ".join(html.unescape(re.sub("<[^>]+>", " ", answer.content.decode())).split())


class Side:
    """Somebody with a browser, at home in their organisation."""

    def __init__(self, by):
        self.by, self.browser = by, browser_of(person(by.person))
        self.home = f"/organisaties/{by.organisation}/"

    def get(self, place):
        return text_of(self.browser.get(self.home + place))

    def post(self, place, **told):
        return self.browser.post(self.home + place, told)


@pytest.fixture
def hr(administrator):
    small.switched_on(administrator, timezone.now())
    return Side(administrator)


@pytest.fixture
def division(administrator):
    made = small.divided(administrator, timezone.now())
    actions.agree(by=administrator, on=timezone.now(), division=made.pk, seen=small.seen(made))
    return made


def file_of(case, name="werk.json"):
    found = io.BytesIO(json.dumps(case).encode())
    found.name = name
    return found


def joined(by, role, name, team=None):
    now = timezone.now()
    who = accounts.sign_up(by=TEST, on=now, email=f"{name}@rozenbeek.example", name=name)
    sent = accounts.invite(by=by, on=now, email=who.email, role="guest-reader" if team else role)
    accounts.accept_invitation(by=who, on=now, token=sent.token)
    if team:
        accounts.give_role(by=by, on=now, person=who.pk, role=role, team=team)
        accounts.take_role(by=by, on=now, person=who.pk, role="guest-reader")
    return Side(member(who.pk, by.organisation, on=now))


def test_from_a_file_to_weeks(hr):
    """Brought, looked at, kept as a proposal, agreed to by a person, and only then in a week."""
    assert "Er is nog geen werk verdeeld" in hr.get("werk/verdelingen/")
    answer = hr.post("werk/verdelingen/nieuw/", file=file_of(small.work()))
    place = answer.url.removeprefix(hr.home)
    assert "Met twee mensen: 3" in hr.get(place)
    assert not Coworker.objects.exists()
    kept = hr.post(place, name="Klein werk")
    (made,) = Division.objects.all()
    assert kept.url == f"{hr.home}werk/verdelingen/{made.pk}/"
    here = f"werk/verdelingen/{made.pk}/"
    assert "3 pakketten zijn nog een voorstel" in hr.get(here)
    assert "Er is nog geen pakket bevestigd." in hr.get(f"{here}weken/")
    seen = {f"seen-{code}": version for code, version in small.seen(made).items()}
    refused = text_of(hr.browser.post(f"{hr.home}{here}bevestigen/", seen))
    assert "U hebt niets aangevinkt" in refused
    hr.browser.post(f"{hr.home}{here}bevestigen/", {**seen, "package": ["P1", "P2", "P3"]})
    shown = hr.get(f"{here}weken/")
    assert "Begin van de week met het team" in shown
    assert "Lezen A" in shown
    assert "Alles is bevestigd" in hr.get(f"{here}bevestigen/")


TYPED = "T1 | Nalopen | Bank | 4 | lezen 3\n\nT2 | Sorteren | Bank | 2,5 | lezen 2"
COPIED = "Team\tCode, geen naam\tUren per week\tUren per dag\tKan (naam en 1 t/m 5)"
COPIED += "\nnoord\tM01\t24\t6\tlezen 4\nzuid\tM02\t24\t6\tlezen ?"


def test_tasks_are_typed_and_people_copied_out_of_a_sheet(hr):
    """Tasks without heads, in the order of the template; people with heads, in an order of their own."""
    answer = hr.post("werk/verdelingen/nieuw/", tasks=TYPED, people=COPIED)
    place = answer.url.removeprefix(hr.home)
    assert "Taken: 2." in hr.get(place)
    hr.post(place, name="Getypt")
    (made,) = Division.objects.all()
    assert [(each["code"], each["process"], each["hours"]) for each in made.work["tasks"]] == [
        ("T1", "Bank", "4.00"),
        ("T2", "Bank", "2.50"),
    ]
    assert [(each.code, each.team.name) for each in made.workers.all()] == [("M01", "noord"), ("M02", "zuid")]


def test_what_is_typed_wrong_is_told_by_row(hr):
    told = {"tasks": TYPED.replace("4 |", "vier |"), "people": COPIED.replace("M01", "Piet")}
    place = hr.post("werk/verdelingen/nieuw/", **told).url.removeprefix(hr.home)
    shown = hr.get(place)
    assert "Taken" in shown
    assert "vier" in shown
    assert not Division.objects.exists()
    for told, words in (
        ({}, "Kies een bestand, of plak de taken en de mensen."),
        ({"tasks": TYPED}, "Dit veld is nog leeg. Vul het in."),
        ({"tasks": TYPED, "people": COPIED, "file": file_of(small.work())}, "niet allebei"),
    ):
        refused = text_of(hr.browser.post(f"{hr.home}werk/verdelingen/nieuw/", told))
        assert words in refused
        assert not told or "Sorteren" in refused  # what was typed is still there


def test_a_file_with_mistakes_keeps_nothing(hr):
    """A canary in each place that is refused: nothing of it reaches the database or the journal."""
    changes = (
        {"diagnose": "KANARIE"},
        {"code": "KANARIE"},
        {"code": "k.1"},
        {"wishes": ["KANARIE 111222333"]},
    )
    for change in changes:
        case = small.work()
        case["people"][3] = {**case["people"][3], **change}
        place = hr.post("werk/verdelingen/nieuw/", file=file_of(case, "KANARIE.json")).url
        assert "Dit bestand klopt nog niet" in text_of(hr.browser.get(place)), change
        assert hr.browser.post(place, {"name": "Werk"}).status_code == 200
    place = hr.post("werk/verdelingen/nieuw/", file=file_of({**small.work(), "people": []})).url
    assert "Er staan geen taken of geen mensen" in text_of(hr.browser.get(place))
    assert not Division.objects.exists()
    stopped = hr.browser.post(place, {"step": "stop"})
    assert stopped.status_code == 302
    assert "KANARIE" not in database_text()
    assert "KANARIE" not in " ".join(str(each.facts) for each in Event.objects.all())


def test_dividing_again_keeps_who_does_what(hr, division):
    before = small.pairs(division)
    place = hr.post(f"werk/verdelingen/{division.pk}/opnieuw/").url
    hr.browser.post(place, {"name": division.name})
    assert {code: pair[0] for code, pair in small.pairs(division).items()} == {
        code: pair[0] for code, pair in before.items()
    }
    assert Division.objects.count() == 1


def test_why_and_why_not_and_giving_it_to_others(hr, division):
    place = f"werk/verdelingen/{division.pk}/pakketten/P3/"
    shown = hr.get(place)
    assert "lezen leren van 1 naar 2, of de taak eenvoudiger maken" in shown
    row = Match.objects.get(division=division, package="P3")
    told = {"seen": row.version, "doer": "T4", "second": "T1"}
    assert "Iets dat bekend is over T4" in text_of(hr.post(place, **told))
    assert hr.post(place, **told | {"doer": "T1", "second": row.doer}).status_code == 302
    assert small.pairs(division)["P3"] == ("T1", row.doer)


def test_a_team_lead_replaces_in_one_click(hr, division):
    south = Team.objects.get(name="zuid")
    lead = joined(hr.by, "team-lead", "Lea", south.pk)
    assert lead.browser.get("/").url == f"{lead.home}teams/"
    assert lead.browser.get(f"{lead.home}teams/").url == f"{lead.home}teams/{south.pk}/"
    here = f"teams/{south.pk}/"
    shown = lead.get(here)
    assert "T2 is er niet: vervang" in shown
    assert "T1" not in re.findall(r"(T\d) is er niet: vervang", shown)
    before, who = small.pairs(division), small.worker(division, "T2")
    stand_in = Match.objects.filter(doer="T2").first().stand_in
    assert stand_in in shown
    told = text_of(lead.browser.post(f"{lead.home}{here}{who.pk}/afwezig/", follow=True))
    assert "T2 is afgemeld" in told
    assert (
        Match.objects.get(package=next(code for code, pair in before.items() if pair[0] == "T2")).doer
        == stand_in
    )
    lead.post(f"{here}{who.pk}/terug/")
    assert small.pairs(division) == before
    assert "De week van T2" in lead.get(f"{here}weken/")
    assert "De week van T1" not in lead.get(f"{here}weken/")
    other = Team.objects.get(name="noord")
    assert lead.browser.get(f"{lead.home}teams/{other.pk}/").status_code == 404
    assert lead.browser.get(f"{lead.home}werk/verdelingen/").status_code == 403


def test_an_administrator_lets_a_colleague_lead_a_team(hr, division):
    team = Team.objects.get(name="noord")
    colleague = joined(hr.by, "guest-reader", "Lea")
    assert hr.post(f"teams/{team.pk}/teamleider/", person=str(colleague.by.person)).status_code == 302
    assert "T1 is er niet: vervang" in colleague.get(f"teams/{team.pk}/")


def test_a_recruiter_sees_texts_and_nobody(hr, division):
    recruiter = joined(hr.by, "recruiter", "Rik")
    shown = recruiter.get("werk/vacatures/")
    assert "Medewerker voor werk uit: Baliemedewerker" in shown
    assert "Post sorteren" in shown
    assert "Een diploma" in shown
    assert not re.search(r"\bT[1-4]\b", shown)
    assert recruiter.browser.get(f"{recruiter.home}werk/verdelingen/").status_code == 403


class TestWorker:
    """With a link in a browser of their own."""

    @pytest.fixture
    def address(self, hr, division):
        who = Match.objects.get(package="P1").doer
        mine = small.worker(division, who)
        shown = hr.browser.post(f"{hr.home}werk/mensen/{mine.pk}/link/").content.decode()
        assert 'class="square"' in shown
        return "/" + re.search(r"/(mijn-werk/[^/]+/)", shown)[1]

    def test_sees_work_week_and_who_helps(self, address):
        answer = Client().get(address)
        shown = text_of(answer)
        assert "Uw vaste begeleider is" in shown
        assert "u doet het nooit alleen" in shown
        assert "Lezen A" in shown
        assert answer["Cache-Control"] == "no-store"
        # Not "no-referrer": with that a browser says of a form that it comes from nowhere, and it is refused.
        assert answer["Referrer-Policy"] == "same-origin"
        assert "besloot dit" in shown

    def test_says_no_and_hears_back(self, hr, division, address):
        visitor = Client()
        kept = visitor.post(f"{address}laten-weten/", {"kind": "no", "package": "P1", "text": ""})
        assert kept.status_code == 302
        assert Match.objects.get(package="P1").agreed_at is None
        said = Voice.objects.get()
        team = said.worker.team_id
        assert "zegt nee tegen P1" in hr.get(f"teams/{team}/")
        assert "zegt nee tegen P1" in hr.get(f"werk/verdelingen/{division.pk}/")
        place = f"teams/{team}/antwoord/{said.pk}/"
        hr.post(place, text="Wij zoeken ander werk.", seen=said.version)
        assert "Wij zoeken ander werk." in text_of(visitor.get(address))
        assert "Kies het deel" in text_of(visitor.post(f"{address}laten-weten/", {"kind": "no"}))

    def test_corrects_and_removes(self, division, address):
        visitor = Client()
        form = visitor.get(f"{address}gegevens/").content.decode()
        seen, can = (re.search(found, form)[1] for found in (r'name="seen" value="([^"]+)"', '"(can-[^"]+)"'))
        told = {"seen": seen, can: "2", "contact": "none", "stepwise": "ja", "wishes": "Klant B; Klant C"}
        told["growth"] = "rekenen"
        assert visitor.post(f"{address}gegevens/", told).status_code == 302
        mine = Coworker.objects.get(told__contact="none")
        assert mine.told["competences"] == {"lezen": 2}
        assert mine.told["wishes"] == ["Klant B", "Klant C"]
        assert mine.told["growth"] == ["rekenen"]
        assert "Hoe goed kunt u dit: rekenen?" in text_of(visitor.get(f"{address}gegevens/"))
        assert "past niet meer bij wat u zei" in text_of(visitor.get(address))
        assert "Zet een vinkje" in text_of(visitor.post(f"{address}weghalen/", {}))
        assert "Alles is weg" in text_of(visitor.post(f"{address}weghalen/", {"sure": "on"}))
        assert visitor.get(address).status_code == 404
        assert not Coworker.objects.filter(code=mine.code).exists()

    def test_a_link_taken_back_shows_nothing(self, hr, division, address):
        mine = small.worker(division, Match.objects.get(package="P1").doer)
        hr.post(f"werk/mensen/{mine.pk}/link/", revoke="1")
        assert Client().get(address).status_code == 404


def test_a_coach_from_outside_answers_one_worker(hr, division):
    now = timezone.now()
    who = accounts.sign_up(by=TEST, on=now, email="cor@meekijk.example", name="Cor")
    home = accounts.found_organisation(by=who, on=now, name="Meekijk", kvk="22334455", kind=Kind.JOB_COACH)
    accounts.give_role(by=member(who.pk, home.pk, on=now), on=now, person=who.pk, role="job-coach")
    coach = Side(member(who.pk, home.pk, on=now))
    assert "Er is nog niemand aan u toegewezen" in coach.get("begeleiding/")
    mine, other = small.worker(division, "T1"), small.worker(division, "T2")
    told = {"email": "COR@meekijk.example", "until_day": f"31-12-{now.year + 1}"}
    assert hr.post(f"werk/mensen/{mine.pk}/jobcoach/", **told).status_code == 302
    assert "Cor, Meekijk" in hr.get(f"werk/mensen/{mine.pk}/")
    said = actions.say(
        by=small.holder(hr.by, now, mine.pk), on=timezone.now(), kind="need", text="Een stille plek"
    )
    assert "1 bericht zonder antwoord" in coach.get("begeleiding/")
    assert "Een stille plek" in coach.get(f"begeleiding/{mine.pk}/")
    assert coach.browser.get(f"{coach.home}begeleiding/{other.pk}/").status_code == 404
    assert coach.browser.get(f"{hr.home}werk/mensen/{mine.pk}/").status_code == 404
    answer = {"text": "Wij kijken morgen samen.", "seen": said.version}
    assert coach.post(f"begeleiding/{mine.pk}/antwoord/{said.pk}/", **answer).status_code == 302
    assert Voice.objects.get(pk=said.pk).answered_by == coach.by.actor_id

    own = reverse("own-work", args=[actions.give_worker_link(by=hr.by, on=timezone.now(), worker=mine.pk)])
    assert "Cor van Meekijk is uw jobcoach tot en met 31 december" in text_of(Client().get(own))

    given = Assignment.objects.get(case=mine.pk)
    end = f"werk/mensen/{mine.pk}/jobcoach/{given.pk}/stoppen/"
    assert end in hr.browser.get(f"{hr.home}werk/mensen/{mine.pk}/").content.decode()
    assert "Cor ziet dan niets meer van T1" in hr.get(end)
    assert hr.post(end).status_code == 200  # not yet sure
    assert "Voorbij" not in coach.get("begeleiding/")
    assert hr.post(end, sure="on").status_code == 302
    assert "Cor, Meekijk" not in hr.get(f"werk/mensen/{mine.pk}/")
    assert hr.post(end, sure="on").status_code == 302  # said to be over
    assert "uw jobcoach" not in text_of(Client().get(own))
    lost = coach.browser.get(f"{coach.home}begeleiding/{mine.pk}/", follow=True)
    assert "U begeleidt deze medewerker niet meer" in text_of(lost)
    assert "T1" not in coach.get("begeleiding/")
    assert "Een medewerker van" in coach.get("begeleiding/")


def test_the_effect_on_the_ladder_is_kept_nowhere(hr, division):
    agreed.measured(hr.by, timezone.now())
    mine = small.worker(division, "T1")
    place = f"werk/mensen/{mine.pk}/trede/"
    assert "Wij bewaren niets van deze pagina" in hr.get(place)
    before, events = database_text(), Event.objects.count()
    answer = hr.post(place, position="wajong", contract="regular")
    assert "Met dit scenario" in text_of(answer)
    assert answer["Cache-Control"] == "no-store"
    assert database_text() == before
    assert Event.objects.count() == events


def test_a_list_of_skills_names_what_goes_by_another_name(hr):
    lines = 'conceptUri,preferredLabel,altLabels\nhttp://data/S1,begrijpend lezen,"lezen\nteksten lezen"\n'
    file = io.BytesIO(lines.encode())
    file.name = "skills_nl.csv"
    place = hr.post("werk/competenties/", file=file).url.removeprefix(hr.home)
    assert "1 competentie gelezen" in hr.get(place)
    hr.post(place, step="keep")
    assert SkillList.objects.get().lines == [
        ["http://data/S1", "begrijpend lezen", ["lezen", "teksten lezen"]]
    ]
    reading = hr.post("werk/verdelingen/nieuw/", file=file_of(small.work())).url
    hr.browser.post(reading, {"name": "Werk"})
    assert small.worker(Division.objects.get(), "T1").told["competences"] == {"begrijpend lezen": 4}
    hr.post("werk/competenties/weggooien/")
    assert not SkillList.objects.exists()


def test_a_list_without_codes_is_refused(hr):
    file = io.BytesIO(b"naam;soort\nlezen;x\n")
    file.name = "lijst.csv"
    place = hr.post("werk/competenties/", file=file).url
    assert "geen kolommen met een code en een naam" in text_of(hr.browser.get(place))
