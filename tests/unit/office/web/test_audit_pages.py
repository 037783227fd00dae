# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""From a quote to a second objection, through the pages of employer, planner, auditor and deciders."""

from __future__ import annotations

import html
import json
import re
from base64 import b64decode
from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from tests.unit.office.audit.filled import MET, PLAN, ROWS, Chain
from tests.unit.office.audit.test_checklist import changed
from tests.unit.office.strangers.parties import browser_of

from trede.intake.openings_door import opened_in
from trede.office.accounts.queries import person
from trede.office.audit.models import Case, Decision, Quote, Visit
from trede.office.audit.rules import opening
from trede.office.dossier.models import Application
from trede.office.journal.models import Event
from trede.office.web.employer.audits import opening as opening_page
from trede.proofs import read_rows_file
from trede.scheme import open_shelf

DAY = "%d-%m-%Y"


@dataclass
class Pages:
    """Everybody's browser on one chain."""

    chain: Chain
    browsers: dict = field(default_factory=dict)

    def as_(self, name: str):
        if name not in self.browsers:
            self.browsers[name] = browser_of(person(self.chain.members[name].person))
        return self.browsers[name]

    def home(self, name: str) -> str:
        return f"/organisaties/{self.chain.members[name].organisation}"

    @property
    def dossier(self) -> str:
        return f"{self.home('employer')}/dossiers/{self.chain.dossier}/onderzoek/"

    @property
    def case(self) -> str:
        return f"{self.home('body')}/onderzoeken/{Case.objects.get().pk}/"

    @property
    def decision(self) -> str:
        return f"{self.home('scheme')}/besluiten/{Case.objects.get().pk}/"

    def read(self, name: str, place: str) -> str:
        answer = self.as_(name).get(place)
        assert answer.status_code == 200, (place, answer.status_code)
        return html.unescape(answer.content.decode())

    def send(self, name: str, place: str, **told) -> str:
        """What stands on the page after it."""
        answer = self.as_(name).post(place, told, follow=True)
        assert answer.status_code == 200, (place, answer.status_code)
        text = html.unescape(answer.content.decode())
        assert answer.redirect_chain, re.findall(r"error[^>]*>([^<]+)<", text)
        return text


@pytest.fixture
def pages(settings):
    chain = Chain(timezone.now())
    chain.settled()
    return Pages(chain)


def to_offer(pages):
    visit = pages.chain.visit_on
    body = str(pages.chain.members["body"].organisation)
    period = {
        "period_from": f"{pages.chain.today:{DAY}}",
        "period_until": f"{visit + timedelta(days=30):{DAY}}",
    }
    told = pages.send("hr-editor", f"{pages.dossier}offerte/", body=body, places="1", **period)
    assert "Gevraagd" in told
    listed = pages.read("planner", f"{pages.home('body')}/onderzoeken/")
    assert "employer BV" in listed
    place = f"{pages.home('body')}/onderzoeken/offertes/{Quote.objects.get().pk}/"
    assert "19,80 fte" in pages.read("planner", place)
    pages.send("planner", place, price_cents="2500,50", days_hundredths="1,5", visit_on=f"{visit:{DAY}}")
    assert Quote.objects.get().price_cents == 250050


def to_case(pages):
    to_offer(pages)
    assert "€ 2.500,50".replace(" ", "\N{NO-BREAK SPACE}") in pages.read("signatory", pages.dossier)
    pages.send("signatory", f"{pages.dossier}offertes/{Quote.objects.get().pk}/", agreed="on")
    sign = f"{pages.home('employer')}/dossiers/{pages.chain.dossier}/aanvraag/ondertekenen/"
    sha256 = re.search(r'name="sha256" value="(\w+)"', pages.read("signatory", sign))[1]
    pages.send("signatory", sign, sha256=sha256, agreed="on")


def to_open_case(pages):
    to_case(pages)
    auditor, visit = pages.chain.members["auditor"].person, pages.chain.visit_on
    until = f"{visit + timedelta(days=400):{DAY}}"
    kept = {"week_hundredths": "4", "until-pso": until}
    pages.send("planner", f"{pages.home('body')}/onderzoeken/auditors/{auditor}/", **kept)
    planned = {
        "person": auditor,
        "visit_on": f"{visit:{DAY}}",
        "days_hundredths": "1",
        "travel_minutes": "90",
    }
    pages.send("planner", f"{pages.case}bezoek/", **planned)
    assert "Belang verklaren" in pages.read("auditor", pages.case)
    assert pages.as_("auditor").get(f"{pages.case}plan/").status_code == 404
    pages.send("auditor", f"{pages.case}belang/", interest="none")


def to_report(pages):
    to_open_case(pages)
    told = pages.send("auditor", f"{pages.case}plan/", **PLAN, rows="1-20")
    assert "De werkgever kan bezwaar maken" in told
    assert "De vestiging in Ede." in pages.read("hr-editor", pages.dossier)
    for row in ROWS:
        judged = {
            "figures": "right",
            "met": MET,
            "performance_on": "01-05-2026",
            "development_on": "01-06-2026",
        }
        pages.send("auditor", f"{pages.case}rijen/{row + 1}/", **judged)
    pages.send("auditor", f"{pages.case}gesprek/", kind="workers", people="3", text="Het werk past.")
    noted = {"kind": "strength", "aspect": MET[0], "text": "Taken zijn goed gesplitst."}
    pages.send("auditor", f"{pages.case}bevinding/", **noted)
    pages.send("auditor", f"{pages.case}bericht/", text="Waar staan de plannen?")
    assert "Waar staan de plannen?" in pages.read("hr-editor", pages.dossier)
    pages.send("hr-editor", f"{pages.dossier}bericht/", text="In map 3.")
    send_report(pages)


def send_report(pages):
    shown = pages.read("auditor", f"{pages.case}rapport/")
    pages.send("auditor", f"{pages.case}rapport/", sha256=re.search(r'name="sha256" value="(\w+)"', shown)[1])


def to_decision(pages):
    to_report(pages)
    assert "Taken zijn goed gesplitst." in pages.read("hr-editor", f"{pages.dossier}rapport/")
    pages.send("hr-editor", f"{pages.dossier}rapport/reactie/", reaction="Alles klopt.")
    send_report(pages)
    assert "employer BV" in pages.read("decider", f"{pages.home('scheme')}/besluiten/")
    assert pages.as_("decider").get(f"{pages.decision}besluit/").status_code == 404
    pages.send("decider", f"{pages.decision}belang/", interest="none")


def decide(pages, **other):
    days = {"valid_from": f"{pages.chain.visit_on:{DAY}}", "valid_until": ""}
    days["valid_until"] = f"{pages.chain.visit_on + timedelta(days=700):{DAY}}"
    told = {
        "level": "trede-1",
        "scope": [pages.chain.kvk["employer"]],
        "places": "Ede",
        **days,
        "reasons": "",
    }
    return pages.send("decider", f"{pages.decision}besluit/", **(told | other))


def test_the_whole_way(pages):
    to_decision(pages)
    shown = pages.read("decider", pages.decision)
    assert "Alles klopt." in shown
    assert "Trede 1" in decide(pages)
    assert Decision.objects.count() == 1
    told = pages.read("hr-editor", pages.dossier)
    assert "Dit is geen officieel PSO-certificaat." in told
    pages.send("signatory", f"{pages.dossier}bezwaar/", reasons="Wij halen trede 2.")
    objection = Case.objects.get().objections.get()
    answered = {"upheld": "no", "answer": "Wij blijven erbij."}
    pages.send("second-decider", f"{pages.decision}bezwaar/{objection.pk}/", **answered)
    told = pages.read("signatory", pages.dossier)
    assert "Wij blijven erbij." in told
    assert "de Commissie van Deskundigen" in pages.read("signatory", f"{pages.dossier}bezwaar/")


def test_a_refusal_needs_reasons(pages):
    to_decision(pages)
    place = f"{pages.decision}besluit/"
    answer = pages.as_("decider").post(place, {"level": "refused", "reasons": ""})
    assert "Schrijf waarom u niets toekent." in html.unescape(answer.content.decode())
    pages.send("decider", place, level="refused", reasons="De begeleiding ontbreekt.")
    assert "De begeleiding ontbreekt." in pages.read("hr-editor", pages.dossier)


def test_back_to_the_auditor_and_a_nonconformity(pages):
    to_decision(pages)
    pages.send("decider", f"{pages.decision}terug/", text="Is de begeleiding in orde?")
    assert "Is de begeleiding in orde?" in pages.read("auditor", pages.case)
    due = f"{pages.chain.today + timedelta(days=20):{DAY}}"
    noted = {
        "kind": "nonconformity",
        "aspect": "begeleiding",
        "text": "Geen begeleider genoemd.",
        "due_on": due,
    }
    pages.send("auditor", f"{pages.case}bevinding/", **noted)
    assert "Wat een trede nu in de weg staat" in pages.read("auditor", pages.case)
    finding = Case.objects.get().findings.get(kind="nonconformity")
    closing = f"{pages.case}bevindingen/{finding.pk}/afsluiten/"
    assert "Afgesloten" in pages.send("auditor", closing, closing="De begeleider is genoemd.")


def test_the_corrected_level_stands_beside_the_declared_one(pages):
    to_report(pages)
    less = {"total_fte": "", "weighted_fte": "-1,2", "bought_fte": "", "reason": "Eén contract is korter."}
    told = pages.send("auditor", f"{pages.case}correctie/", **less)
    figures = re.search(
        r"Trede volgens de aanvraag</dt><dd>([^<]+)</dd>.*?correcties</dt><dd>([^,]+),", told, re.S
    )
    assert figures[1] == "Trede 2"
    assert figures[2] != figures[1]


def rows_brought(pages, data):
    return pages.as_("hr-editor").post(
        f"{pages.dossier}rijen/", {"file": SimpleUploadedFile("rijen.json", data)}
    )


def test_the_employer_opens_the_rows_that_are_asked_for(pages):
    to_open_case(pages)
    answer = pages.as_("hr-editor").get(f"{pages.dossier}rijen/", follow=True)
    assert "De auditor vraagt nog geen rijen." in html.unescape(answer.content.decode())
    pages.send("auditor", f"{pages.case}plan/", **PLAN, rows="1-20")
    assert f"{pages.dossier}rijen/" in pages.read("hr-editor", pages.dossier)
    assert "18, 19, 20" in pages.read("hr-editor", f"{pages.dossier}rijen/")
    kept, _findings = read_rows_file(pages.chain.made["rows_file"])
    told = Event.objects.count()
    answer = rows_brought(pages, pages.chain.made["rows_file"])
    text = html.unescape(answer.content.decode())
    assert "no-store" in answer["Cache-Control"]
    assert Event.objects.count() == told, "nothing of it is kept, also not that somebody did"
    lines = re.findall(r'<th scope="row">(\d+)</th><td[^>]*>([^<]*)</td>', text)
    assert lines == [(str(number), row["ref"]) for number, row in enumerate(kept.rows[:20], 1)]
    openings = b64decode(re.search(r'href="data:application/json;base64,([^"]+)"', text)[1])
    document = json.loads(Application.objects.get(kind="definitive").document)
    good, wrong = opened_in(openings, document["seal"]["root"], open_shelf())
    assert (wrong, [each.index for each in good]) == ((), list(range(20)))


def test_rows_that_are_not_those_of_the_application_are_not_opened(pages, monkeypatch):
    to_open_case(pages)
    pages.send("auditor", f"{pages.case}plan/", **PLAN, rows="1-20")
    other = Chain(timezone.now(), mark="ander")
    other.settled()
    own = pages.chain.made["rows_file"]
    for data, expected in (
        (other.made["rows_file"], "hoort niet bij uw aanvraag"),
        (own.replace(b'"hours":', b'"hourz":', 1), "Gebruik het bestand dat u bij de meting hebt bewaard."),
        (b"[" * 100_000, "Dit is geen rijenbestand"),
        (b"", "Dit bestand is leeg."),
    ):
        text = html.unescape(rows_brought(pages, data).content.decode())
        assert expected in text, data[:20]
        assert "data:application/json" not in text
    for room in (opening, opening_page):
        monkeypatch.setattr(room, "MOST_BYTES", len(own) - 1)
    assert "groter dan 5 MB" in rows_brought(pages, own).content.decode()


def test_an_objection_to_the_plan(pages):
    to_open_case(pages)
    pages.send("auditor", f"{pages.case}plan/", **PLAN, rows="1-20")
    pages.send("hr-editor", f"{pages.dossier}plan/bezwaar/", reasons="Die dag is de vestiging dicht.")
    objection = Case.objects.get().objections.get()
    assert "Bezwaar beantwoorden" in pages.read("planner", pages.case)
    answered = {"upheld": "yes", "answer": "Wij komen een dag later."}
    pages.send("planner", f"{pages.case}bezwaar/{objection.pk}/", **answered)
    assert "Wij komen een dag later." in pages.read("hr-editor", pages.dossier)


def test_the_planner_moves_a_visit_and_reads_no_messages(pages):
    to_report(pages)
    assert "Waar staan de plannen?" not in pages.read("planner", pages.case)
    assert pages.as_("planner").get(f"{pages.case}rapport/").status_code == 404


def test_an_auditor_with_an_interest_is_taken_off(pages):
    to_case(pages)
    pages.chain.made["case"] = Case.objects.get().pk
    pages.chain.kept_auditor()
    pages.chain.plan_visit(pages.chain.visit_on)
    pages.send("auditor", f"{pages.case}belang/", interest="relative")
    assert not Visit.objects.filter(current=True).exists()
    assert "employer BV" not in pages.read("auditor", f"{pages.home('body')}/onderzoeken/")


def test_withdrawing(pages):
    to_open_case(pages)
    assert "Ingetrokken" in pages.send("signatory", f"{pages.dossier}intrekken/", agreed="on")


def test_a_body_that_cannot_do_it(pages):
    body = str(pages.chain.members["body"].organisation)
    day = f"{pages.chain.visit_on:{DAY}}"
    asked = {"body": body, "places": "1", "period_from": day, "period_until": day}
    pages.send("hr-editor", f"{pages.dossier}offerte/", **asked)
    place = f"{pages.home('body')}/onderzoeken/offertes/{Quote.objects.get().pk}/"
    pages.send("planner", place, decline="1")
    assert "Instelling kan niet" in pages.read("hr-editor", pages.dossier)


@pytest.mark.parametrize("name", ["planner", "auditor", "decider"])
def test_where_one_comes_in(pages, name):
    answer = pages.as_(name).get("/")
    assert answer.status_code == 302
    assert pages.as_(name).get(answer.url).status_code == 200


def test_rows_that_cannot_be_read_are_said_so(pages):
    to_open_case(pages)
    for rows in ("1-", "a", "1;2", "0", "9" * 30, "1-99999"):
        answer = pages.as_("auditor").post(f"{pages.case}plan/", PLAN | {"rows": rows})
        assert answer.status_code == 200, rows


def test_a_checklist_comes_in_and_overwrites_nothing(pages):
    """Row 1 was judged here after the list went out: it stays, and is told; row 2 is taken over."""
    to_open_case(pages)
    pages.send("auditor", f"{pages.case}plan/", **PLAN, rows="1-20")
    sheet = pages.as_("auditor").get(f"{pages.case}checklist/bestand/").content
    judged = {"figures": "right", "met": MET, "performance_on": "", "development_on": ""}
    pages.send("auditor", f"{pages.case}rijen/1/", **judged)
    cells = {f"{column}{line}": "nee" for column in "DEFG" for line in (2, 3)}
    filled = changed(sheet, {**cells, "C2": "kloppen niet", "C3": "kloppen niet"})
    file = SimpleUploadedFile("lijst.xlsx", filled)
    answer = pages.as_("auditor").post(f"{pages.case}checklist/", {"file": file})
    told = html.unescape(answer.content.decode())
    assert "1 rij overgenomen." in told
    assert "rij 1</a>: Dit is veranderd" in told
    here, theirs = re.search(
        r"Hier staat</dt><dd>([^<]+).*?In uw bestand</dt><dd>([^<]+)", told, re.S
    ).groups()
    assert here.startswith("De cijfers kloppen.")
    assert theirs == "De cijfers kloppen niet. In orde: –."
    kept = {each.row: each.figures for each in Case.objects.get().verdicts.all()}
    assert kept == {0: "right", 1: "wrong"}


def test_the_checklist_of_another_case_changes_nothing(pages):
    to_open_case(pages)
    pages.send("auditor", f"{pages.case}plan/", **PLAN, rows="1-20")
    sheet = pages.as_("auditor").get(f"{pages.case}checklist/bestand/").content
    cells = {"C2": "kloppen", **dict.fromkeys(("D2", "E2", "F2", "G2"), "ja"), "J2": "00000000"}
    file = SimpleUploadedFile("lijst.xlsx", changed(sheet, cells))
    answer = pages.as_("auditor").post(f"{pages.case}checklist/", {"file": file})
    assert "niet de checklist van deze zaak" in html.unescape(answer.content.decode())
    assert not Case.objects.get().verdicts.exists()


def test_a_file_that_is_no_checklist(pages):
    to_open_case(pages)
    file = SimpleUploadedFile("lijst.xlsx", b"PK nothing")
    answer = pages.as_("auditor").post(f"{pages.case}checklist/", {"file": file})
    assert answer.status_code == 200
    assert "overgenomen" not in answer.content.decode()
