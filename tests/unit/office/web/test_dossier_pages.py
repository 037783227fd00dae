# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The second half of the journey: trying, looking ahead, answering, handing in. What a visitor sees and gets."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from hashlib import sha256
from html import unescape
from io import BytesIO
from pathlib import Path

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override
from openpyxl import load_workbook
from pypdf import PdfReader
from tests.builders import order, person
from tests.unit.office.dossier import filled

import trede
from trede.kernel.canonical import canonical_text
from trede.kernel.days import dutch_day
from trede.office.accounts.actions import give_role
from trede.office.accounts.models import Person
from trede.office.accounts.receivers import STRONG
from trede.office.dossier import actions, queries
from trede.office.dossier.rules.present import Present, Step, present_document
from trede.office.dossier.rules.scenarios import tried
from trede.planning.changes import Hire, Scenario
from trede.quality.questions import evidence_kinds
from trede.scoring.canonical import measurement_document

SOURCE = Path(trede.__file__).parent / "office" / "web"
LEVEL = "trede-1"
NEW = {"groups": "1", "position-0": "wajong", "contract-0": "regular", "count-0": "2", "hours-0": "24,5"}


@pytest.fixture(autouse=True)
def language():
    """A page in English leaves its language behind in the thread."""
    with override("nl"):
        yield


@pytest.fixture(autouse=True)
def waiting(settings, tmp_path):
    settings.TREDE_WAITING = tmp_path / "waiting"


@pytest.fixture
def dossier(now, administrator, colleague):
    """A dossier with a measurement of trede 1."""
    opened = actions.open_dossier(
        by=administrator, on=now, title="Aanvraag", wanted_level=LEVEL, intended_on=filled.INTENDED
    )
    actions.measure(by=administrator, on=now, dossier=opened.pk, declared=filled.declared())
    return opened.pk


@pytest.fixture
def enter(client):
    def become(member):
        client.force_login(Person.objects.get(pk=member.person))
        session = client.session
        session[STRONG] = True
        session.save()
        return client

    return become


@pytest.fixture
def editor(enter, administrator):
    return enter(administrator)


@pytest.fixture
def place(administrator, dossier):
    return f"/organisaties/{administrator.organisation}/dossiers/{dossier}/"


def said(response):
    return response.content.decode()


PAGES = (
    *("scenarios/", "scenarios/nieuw/", "scenarios/kleinste-stap/", "vooruitblik/"),
    *("vragen/", "vragen/integratie/", "vragen/integratie/collega/"),
    *("aanvraag/", "aanvraag/wijzigen/", "geschiedenis/"),
)
MOST_QUERIES = 21


@pytest.mark.parametrize("page", PAGES)
def test_a_page_has_one_heading_and_few_queries(
    editor, administrator, now, dossier, place, page, django_assert_max_num_queries
):
    filled.answer_all(administrator, now, dossier)
    for number in range(5):
        actions.keep_scenario(
            by=administrator,
            on=now,
            dossier=dossier,
            title=f"S{number}",
            changes='format = "trede/changes/1"',
        )
    editor.get(place)  # the first page of a minute notes that one is there
    with django_assert_max_num_queries(MOST_QUERIES):
        response = editor.get(place + page)
    assert response.status_code == 200
    assert said(response).count("<h1") == 1


WAYS = {
    "medewerkers/": ["Start", "Aanvraag", "Medewerkers"],
    "medewerkers/met-de-hand/": ["Start", "Aanvraag", "Medewerkers", "Met de hand invullen"],
    "inkoop/": ["Start", "Aanvraag", "Inkoop"],
    "inkoop/facturen/": ["Start", "Aanvraag", "Inkoop", "Facturen kiezen"],
    "scenarios/nieuw/": ["Start", "Aanvraag", "Scenario's", "Nieuw scenario"],
    "scenarios/kleinste-stap/": ["Start", "Aanvraag", "Scenario's", "Kleinste stap"],
    "vooruitblik/": ["Start", "Aanvraag", "Vooruitblik"],
    "vragen/integratie/": ["Start", "Aanvraag", "Vragen", "Integratie"],
    "vragen/integratie/collega/": ["Start", "Aanvraag", "Vragen", "Integratie", "Collega vragen"],
    "vragen/integratie/collega/link/": ["Start", "Aanvraag", "Vragen", "Integratie", "Link sturen"],
    "aanvraag/wijzigen/": ["Start", "Aanvraag", "Aanvraag", "Trede en datum"],
    "geschiedenis/": ["Start", "Aanvraag", "Geschiedenis"],
}
"""To each page of a dossier with the title Aanvraag: the way there."""


@pytest.mark.parametrize("page", WAYS)
def test_the_way_to_a_page_can_be_gone(editor, place, page):
    answer = editor.get(place + page)
    assert links(answer, "crumbs") == WAYS[page]
    crumbs = said(answer).partition('class="crumbs"')[2].partition("</nav>")[0]
    for address in re.findall(r'href="([^"]+)"', crumbs):
        assert editor.get(address, follow=True).status_code == 200


def links(answer, place):
    """The words of the links, and of where one is, in this part of a page."""
    part = said(answer).partition(f'class="{place}"')[2].partition("</nav>")[0]
    return [unescape(each) for each in re.findall(r"<(?:a|span)[^>]*>([^<]+)<", part)]


MENU = [
    "Medewerkers",
    "Inkoop",
    "Uitkomst",
    "Scenario's",
    "Vooruitblik",
    "Vragen",
    "Aanvraag",
    "Geschiedenis",
]


def test_every_page_of_a_measurement_has_its_menu(editor, place):
    menus = {page: links(editor.get(place + page), "nav") for page in ("uitkomst/", *WAYS)}
    assert {tuple(menu) for menu in menus.values()} == {(*MENU, "Onderzoek", "Actieplan")}


def test_what_was_signed_has_no_pages_that_only_change_it(signer, administrator, now, dossier, place):
    shown = queries.to_freeze(administrator, dossier)
    signer.post(f"{place}aanvraag/ondertekenen/", {"sha256": shown.sha256, "agreed": "on"})
    client = signer
    client.force_login(Person.objects.get(pk=administrator.person))
    session = client.session
    session[STRONG] = True
    session.save()
    menu = links(client.get(f"{place}aanvraag/"), "nav")
    assert menu[:2] == ["Uitkomst", "Scenario's"]


@pytest.mark.parametrize(
    ("page", "way"),
    [
        ("", []),
        ("dossiers/nieuw/", ["Start", "Nieuwe meting"]),
        ("mensen/", ["Start", "Mensen"]),
        ("mensen/uitnodigen/", ["Start", "Mensen", "Collega uitnodigen"]),
        ("logboek/", ["Start", "Logboek"]),
    ],
)
def test_the_way_to_a_page_of_the_organisation_can_be_gone(editor, administrator, page, way):
    answer = editor.get(f"/organisaties/{administrator.organisation}/{page}")
    assert links(answer, "crumbs") == way


def test_no_page_makes_its_own_way():
    """Crumbs follow from the declarations; a view gives the names that only it knows."""
    views = [path for path in (SOURCE / "employer").rglob("*.py") if path.name not in ("menu.py", "lines.py")]
    own = re.compile(r'"crumbs"(?!: way\()')
    assert [path.name for path in views if own.search(path.read_text("utf-8"))] == []


def test_pages_without_a_measurement_point_to_it(editor, administrator, now):
    opened = actions.open_dossier(
        by=administrator, on=now, title="Leeg", wanted_level=LEVEL, intended_on=filled.INTENDED
    )
    here = f"/organisaties/{administrator.organisation}/dossiers/{opened.pk}/"
    for page in ("scenarios/", "vooruitblik/"):
        assert f"{here}medewerkers/" in said(editor.get(here + page))
    assert "Nog niet goed" in said(editor.get(f"{here}aanvraag/"))
    assert editor.get(f"{here}scenarios/nieuw/").url == f"{here}scenarios/"


def test_a_scenario_with_a_colleague_outside_the_target_group_is_shown(
    now, administrator, dossier, editor, place
):
    """From a plan, or a file of changes; nothing of the list may break on it."""
    changes = 'format = "trede/changes/1"\n[[hire]]\nhours = "24.5"\n'
    actions.keep_scenario(by=administrator, on=now, dossier=dossier, title="Kantoor", changes=changes)
    text = said(editor.get(f"{place}scenarios/"))
    assert "1 collega buiten de doelgroep, in dienst, 24,5 uur per week" in text


def test_a_scenario_scores_as_the_rows_themselves_would(administrator, dossier):
    ground = queries.ground(administrator, dossier)
    hire = Hire("wajong", "regular", 2450, 4000, count=2)
    from_classes = tried(ground, Scenario("", (hire,))).score
    rows = tried(replace(ground, measurement=filled.declared()), Scenario("", (hire,))).score
    assert from_classes is not None
    assert rows is not None
    assert (from_classes.total, from_classes.total_fte) == (rows.total, rows.total_fte)


def test_what_is_tried_is_shown_and_not_kept(editor, administrator, dossier, place):
    text = said(editor.post(f"{place}scenarios/nieuw/", {**NEW, "try": "1"}))
    assert "Nu en met dit scenario" in text
    assert 'value="24,5"' in text
    assert queries.scenarios(administrator, dossier) == []


def test_a_scenario_is_kept_opened_changed_and_removed(editor, administrator, dossier, place):
    editor.post(
        f"{place}scenarios/nieuw/", {**NEW, "title": "Twee erbij", "buy-11112222": "5000", "keep": "1"}
    )
    (kept,) = queries.scenarios(administrator, dossier)
    there = f"{place}scenarios/{kept.pk}/"
    assert 'value="24,5"' in said(editor.get(there))
    changed = {**NEW, "count-0": "3", "title": "Drie erbij", "keep": "1", "seen": seen_on(editor, there)}
    editor.post(there, changed)
    late = said(editor.post(there, {**changed, "count-0": "7", "title": "Zeven erbij"}))
    assert "Dit is veranderd sinds u deze pagina opende" in late
    assert "Nu staat er: ‘Drie erbij’" in late
    assert "Nu staat er: ‘3’" in late
    assert 'value="Zeven erbij"' in late
    listed = said(editor.get(f"{place}scenarios/"))
    assert "Drie erbij" in listed
    assert "3 collega’s Wajong" in listed
    editor.post(f"{there}weg/")
    assert queries.scenarios(administrator, dossier) == []


def test_scenarios_stand_beside_each_other_in_a_picture_with_the_norm(
    now, administrator, dossier, editor, place
):
    hire = '[[hire]]\nposition = "wajong"\nhours = "{}"\n'
    for title, hours in (("Weinig", "1"), ("Veel", "40")):
        changes = f'format = "trede/changes/1"\n{hire.format(hours)}'
        actions.keep_scenario(by=administrator, on=now, dossier=dossier, title=title, changes=changes)
    text = said(editor.get(f"{place}scenarios/")).replace("\N{NO-BREAK SPACE}", " ")
    picture = text[text.index('id="scenarios-title"') :].partition("</svg>")[0]
    assert all(
        name in picture
        for name in ("Nu: trede 2", "Weinig: trede 2", "Veel: trede 3", "Norm voor trede 3 nu")
    )
    assert "1 van uw 2 scenario’s halen trede 3." in text


def seen_on(browser, page):
    """The version that a page shows, which comes back with the form."""
    (seen,) = re.findall(r'name="seen" value="(\w+)"', said(browser.get(page)))
    return seen


def seen_answers(browser, page):
    return dict(re.findall(r'name="([\w.-]+-seen)" value="(\d+)"', said(browser.get(page))))


@pytest.mark.parametrize(
    ("wrong", "told"),
    [({"hours-0": "99"}, "van 0,5 tot en met 60"), ({"count-0": "x"}, "Vul een heel aantal in")],
)
def test_a_wrong_number_is_told_and_what_was_typed_stays(editor, place, wrong, told):
    text = said(editor.post(f"{place}scenarios/nieuw/", {**NEW, **wrong, "keep": "1"}))
    assert text.count(told) == 2, "in the summary and at the field"
    assert f'value="{next(iter(wrong.values()))}"' in text


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"count-0": "0"}, "Met dit scenario blijft u op trede\N{NO-BREAK SPACE}2"),
        ({"count-0": "2"}, "Met dit scenario staat u op trede\N{NO-BREAK SPACE}3"),
        ({"position-0": "nobody", "count-0": "20", "hours-0": "40"}, "Met dit scenario zakt u naar"),
        ({"position-0": "nobody", "count-0": "200", "hours-0": "40"}, "Met dit scenario haalt u geen trede"),
    ],
)
def test_one_sentence_says_where_a_scenario_ends(editor, place, fields, told):
    text = said(editor.post(f"{place}scenarios/nieuw/", {**NEW, **fields, "try": "1"}))
    assert told in text
    assert text.index('id="gezegd" role="status"') < text.index(told)


def test_a_wrong_field_says_why_there_is_no_outcome(editor, place):
    """With scripts only the outcome is replaced, so what is wrong must be in it."""
    sent = {**NEW, "count-0": "veel"}
    text = said(editor.post(f"{place}scenarios/nieuw/", sent, headers={"HX-Request": "true"}))
    told = text[text.index('id="gezegd"') : text.index('id="uitkomst"')]
    assert "Vul een heel aantal in" in told


def test_calculating_while_one_types_keeps_nothing(editor, administrator, dossier, place):
    """Also just after the button to keep was pressed, which htmx then sends along: the name would be taken."""
    sent = {**NEW, "title": "Plan", "keep": "1"}
    editor.post(f"{place}scenarios/nieuw/", sent, headers={"HX-Request": "true"})
    assert list(queries.scenarios(administrator, dossier)) == []


def test_another_group_comes_without_mistakes_and_nobody_in_it(editor, place):
    text = said(editor.post(f"{place}scenarios/nieuw/", {**NEW, "more": "1"}))
    assert "groep 2" in text
    assert "error-summary" not in text


def test_a_scenario_needs_a_name_of_its_own(editor, place):
    assert "Geef het scenario een naam" in said(editor.post(f"{place}scenarios/nieuw/", {**NEW, "keep": "1"}))
    named = {**NEW, "title": "Plan", "keep": "1"}
    editor.post(f"{place}scenarios/nieuw/", named)
    assert "Er is al een scenario ‘Plan’" in said(editor.post(f"{place}scenarios/nieuw/", named))


def test_the_smallest_step_is_enough_and_can_be_kept(editor, administrator, dossier, place):
    page = f"{place}scenarios/kleinste-stap/?to=trede-3"
    assert "Zo haalt u trede\N{NO-BREAK SPACE}3:" in said(editor.get(page))
    for _again in range(2):
        editor.post(page, {"kept": plans_on(editor.get(page))[0]})
    now = queries.report(administrator, dossier, language="nl")
    first, second = queries.scenarios(administrator, dossier)
    assert second.title == f"{first.title} (2)"
    assert "trede 3" in said(editor.get(f"{place}scenarios/"))
    assert now.score.level != "trede-3"


def plans_on(response):
    """What the buttons on an advice send, the best plan first."""
    return [unescape(each) for each in re.findall(r'name="kept" value="([^"]+)"', response.content.decode())]


def test_a_plan_that_this_page_did_not_sign_is_not_kept(editor, administrator, dossier, place):
    page = f"{place}scenarios/kleinste-stap/"
    answer = editor.post(page, {"kept": "eigen-maaksel"}, follow=True)
    assert "Wij kunnen dit plan niet lezen" in said(answer)
    assert queries.scenarios(administrator, dossier) == []


def test_the_forecast_reads_rows_and_keeps_none(editor, place, tmp_path):
    data = canonical_text(measurement_document(filled.declared())).encode()
    sent = {"until": "31-12-2028", "rows": SimpleUploadedFile("rijen.json", data)}
    text = said(editor.post(f"{place}vooruitblik/", sent, follow=True))
    assert "<svg" in text
    assert "De maanden waarin iets verandert" in text
    on_disk = b"".join(file.read_bytes() for file in (tmp_path / "waiting").iterdir())
    assert b"CANARY" not in on_disk


def test_without_a_file_the_forecast_of_the_measurement_is_there(editor, administrator, now, dossier, place):
    """What was kept of it, without people; until other orders make it another forecast."""
    leaving = filled.declared(person(ref="CANARY3", until="2027-03-31"))
    actions.measure(by=administrator, on=now, dossier=dossier, declared=leaving)
    text = said(editor.get(f"{place}vooruitblik/"))
    assert "trend-title" in text
    assert re.search(r"1 collega, \w+: het contract loopt af", text)
    assert "CANARY" not in text
    filled.put_orders(administrator, now, dossier, [])
    assert "trend-title" not in said(editor.get(f"{place}vooruitblik/"))


def test_the_forecast_counts_the_orders_of_the_dossier(editor, administrator, place):
    """A file of employees alone: what was bought stands in the dossier."""
    document = measurement_document(filled.declared())
    data = canonical_text({**document, "purchases": []}).encode()
    sent = {"until": "31-12-2028", "rows": SimpleUploadedFile("rijen.json", data)}
    whole = canonical_text(document).encode()
    with_orders = {"until": "31-12-2028", "rows": SimpleUploadedFile("rijen.json", whole)}
    pictures = [
        re.search(
            r'<svg xmlns[^>]*"trend-title.*?</svg>',
            said(editor.post(f"{place}vooruitblik/", each, follow=True)),
            re.S,
        )
        for each in (sent, with_orders)
    ]
    assert pictures[0][0] == pictures[1][0]


def test_the_day_that_is_proposed_can_be_looked_at(editor, administrator, now, place):
    """Also for a reference year long ago: as far ahead as can be."""
    old = actions.open_dossier(
        by=administrator, on=now, title="Oud", wanted_level=LEVEL, intended_on=date(2039, 2, 1)
    )
    actions.measure(by=administrator, on=now, dossier=old.pk, declared=filled.declared())
    page = said(editor.get(f"/organisaties/{administrator.organisation}/dossiers/{old.pk}/vooruitblik/"))
    assert 'value="31-12-2036"' in page


@pytest.mark.parametrize(
    ("until", "told"),
    [("31-12-2020", "na 31-12-2026"), ("31-12-2099", "tot en met"), ("gisteren", "geen bestaande")],
)
def test_the_forecast_asks_for_a_day_ahead(editor, place, until, told):
    sent = {"until": until, "rows": SimpleUploadedFile("rijen.json", b"{}")}
    assert told in said(editor.post(f"{place}vooruitblik/", sent))


def test_the_forecast_tells_what_is_wrong_with_a_file(editor, place):
    sent = {"until": "31-12-2028", "rows": SimpleUploadedFile("rijen.json", b'{"format": "x"}')}
    assert "Wij kunnen dit bestand niet lezen" in said(editor.post(f"{place}vooruitblik/", sent, follow=True))


def answered(**changed):
    fields = {
        f"integratie.{name}": filled.SENTENCES
        for name in ("start", "team", "conditions", "outside-headcount")
    }
    return {**fields, **{f"{name}-seen": "0" for name in fields}, **changed}


def test_answers_are_kept_and_one_goes_on_to_the_next_aspect(editor, place):
    there = f"{place}vragen/integratie/"
    assert editor.post(there, answered()).url == f"{place}vragen/functioneren-en-ontwikkeling/#inhoud"
    assert filled.SENTENCES in said(editor.get(there))
    assert "Bewijs ontbreekt" in said(editor.get(f"{place}vragen/"))
    assert editor.post(f"{place}vragen/begeleiding/", {}).url == f"{place}vragen/#inhoud"


def test_a_script_keeps_what_is_typed_meanwhile(editor, administrator, dossier, place):
    there, script = f"{place}vragen/integratie/", {"X-Trede-Autosave": "1"}
    told = editor.post(there, answered(), headers=script).json()
    assert told["kept"]
    assert re.fullmatch(r"Bewaard om \d\d:\d\d\.", told["words"])
    assert told["fields"]["integratie.team-seen"] == "1"
    onward = answered(**{"integratie.team": "Anders."}) | told["fields"]
    assert editor.post(there, onward | {"stay": "1"}).url == f"{there}#inhoud"
    assert queries.revisions(administrator, dossier, "integratie.team")[0].text == "Anders."
    late = editor.post(there, answered(), headers=script).json()
    assert not late["kept"]
    assert late["fields"] == {}
    assert queries.revisions(administrator, dossier, "integratie.team")[0].text == "Anders."


def test_beside_a_question_stand_an_example_and_the_answer_of_last_time(
    editor, administrator, now, dossier, place
):
    there, when = f"{place}vragen/integratie/", {"by": administrator, "on": now}
    text = said(editor.get(there))
    assert text.count("Voorbeeld van een antwoord") == 4
    assert "De pauze is voor het hele team op hetzelfde moment." in text
    assert "Uw antwoord in" not in text
    earlier = actions.open_dossier(
        by=administrator,
        on=now - timedelta(days=400),
        title="Vorig jaar",
        wanted_level=LEVEL,
        intended_on=filled.INTENDED,
    )
    for question, words in (
        ("integratie.team", "Wij lunchen samen."),
        ("integratie.start", "Een maand mee."),
    ):
        actions.answer(**when, dossier=earlier.pk, question=question, text=words, seen_revision=0)
    actions.answer(
        **when, dossier=dossier, question="integratie.start", text="Een maand mee.", seen_revision=0
    )
    text = said(editor.get(there))
    assert text.count("Uw antwoord in ‘Vorig jaar’") == 1  # what is the same is not shown twice
    assert "Wij lunchen samen." in text


def test_evidence_stands_before_the_button_and_enter_never_takes_it_away(
    editor, administrator, now, dossier, place
):
    filled.answer_all(administrator, now, dossier)
    text = said(editor.get(f"{place}vragen/integratie/"))
    assert text.index('id="bewijs"') < text.index("Bewaren en verder")
    first = text.index('type="submit"', text.index('id="antwoorden"'))
    assert text[:first].endswith("<input ")
    assert first < text.index('name="remove"')


def test_answers_of_another_measurement_are_taken_over(editor, administrator, now, dossier, place):
    assert "Eerder al beantwoord?" not in said(editor.get(f"{place}vragen/"))
    other = actions.open_dossier(
        by=administrator, on=now, title="Vorig jaar", wanted_level=LEVEL, intended_on=filled.INTENDED
    )
    filled.answer_all(administrator, now, other.pk)
    assert "Vorig jaar (13 antwoorden)" in said(editor.get(f"{place}vragen/"))
    there = f"{place}vragen/overnemen/"
    after = said(editor.post(there, {"source": str(other.pk)}, follow=True))
    assert "13 antwoorden zijn overgenomen. Lees ze na" in after
    assert "Naar de aanvraag" in after
    assert "Eerder al beantwoord?" not in after
    again = said(editor.post(there, {"source": str(other.pk)}, follow=True))
    assert "overgenomen" not in again


def test_a_refused_answer_stays_in_its_field_and_the_others_are_kept(editor, administrator, dossier, place):
    wrong = answered(**{"integratie.team": "Jan, BSN 111222333"})
    text = said(editor.post(f"{place}vragen/integratie/", {**wrong, "stay": "1"}))
    assert text.count("burgerservicenummer") == 2
    assert "Jan, BSN 111222333" in text
    assert 'name="integratie.start-seen" value="1"' in text
    assert len(queries.revisions(administrator, dossier, "integratie.start")) == 1


def test_who_writes_after_a_colleague_sees_their_text(editor, administrator, now, dossier, place):
    actions.answer(
        by=administrator,
        on=now,
        dossier=dossier,
        question="integratie.start",
        text="Van Sem.",
        seen_revision=0,
    )
    text = said(editor.post(f"{place}vragen/integratie/", answered()))
    assert "Nu staat er: ‘Van Sem.’" in text
    assert 'name="integratie.start-seen" value="1"' in text


def test_what_is_typed_is_kept_on_the_way_elsewhere(editor, place):
    there = f"{place}vragen/integratie/"
    answer = editor.post(there, answered() | {"colleague": "1"})
    assert answer.url == f"{there}collega/"
    assert answered()["integratie.start"] in said(editor.get(there))


@pytest.mark.parametrize("button", [{}, {"stay": "1"}, {"evidence": "1"}])
def test_evidence_is_listed_by_each_button_and_once(editor, place, button):
    there = f"{place}vragen/integratie/"
    half = said(editor.post(there, answered() | button | {"bewijs-reference": "map 3"}))
    assert half.count("Kies wat voor bewijs het is") == 2, "above and at its field"
    assert 'value="map 3"' in half
    assert answered()["integratie.start"] in said(editor.get(there)), "the answers were kept all the same"
    for _ in range(2):
        told = {"bewijs-kind": "team-activities", "bewijs-reference": "HR-map 3"}
        sent = answered() | seen_answers(editor, there) | button | told
        assert editor.post(there, sent).status_code == 302
    assert said(editor.get(there)).count("HR-map 3</p>") == 1


def test_evidence_that_is_refused_stays_in_its_field_and_a_script_lists_none(editor, place):
    there = f"{place}vragen/integratie/"
    told = answered() | {"bewijs-kind": "team-activities", "bewijs-reference": "BSN 111222333"}
    text = said(editor.post(there, told))
    assert "burgerservicenummer" in text
    assert "U hebt nog geen bewijs genoemd" in text
    told = answered() | seen_answers(editor, there) | told | {"bewijs-reference": "map 3"}
    editor.post(there, told, headers={"X-Trede-Autosave": "1"})
    assert "U hebt nog geen bewijs genoemd" in said(editor.get(there))
    assert "Kies wat voor bewijs het is" in said(editor.post(there, answered() | {"evidence": "1"}))


def test_evidence_is_a_reference(editor, place):
    there = f"{place}vragen/integratie/"
    editor.post(there, answered() | {"bewijs-kind": "team-activities", "bewijs-reference": "kast 7"})
    text = said(editor.get(there))
    assert "kast 7" in text
    assert "De auditor ziet dit op locatie" in text
    (key,) = re.findall(r'name="remove" value="([^"]+)"', text)
    again = answered() | seen_answers(editor, there) | {"remove": key}
    after = said(editor.post(there, again, follow=True))
    assert "Het bewijs is uit de lijst" in after
    assert after.count("kast 7") == after.count('value="kast 7"') == 1, "only to put it back"
    assert answered()["integratie.start"] in after
    twice = said(editor.post(there, answered() | {"remove": key, **seen_answers(editor, there)}, follow=True))
    assert "Dit bewijs stond al niet meer in de lijst" in twice


def test_a_colleague_is_asked_by_mail_and_says_when_done(editor, enter, colleague, place):
    other, another = colleague("hr-editor"), colleague("adviser")
    before = len(mail.outbox)
    asked = {"person": str(other.person)}
    editor.post(f"{place}vragen/integratie/collega/", asked)
    assert f"{place}vragen/integratie/" in mail.outbox[-1].body
    late = said(editor.post(f"{place}vragen/integratie/collega/", {"person": str(another.person)}))
    assert "Dit is veranderd sinds u deze pagina opende" in late
    assert "Nu staat er: ‘hr-editor" in late
    assert len(mail.outbox) == before + 1, "of two who ask at once, one letter goes out"
    there = f"{place}vragen/integratie/"
    assert "Een collega vragen" not in said(enter(other).get(there))
    (finish,) = re.findall(r'name="finish" value="(\w+)"', said(enter(other).get(there)))
    assert enter(other).post(there, answered() | {"finish": finish}).url == f"{place}vragen/"
    twice = answered() | {"finish": finish, **seen_answers(enter(other), there)}
    assert "Dit is veranderd" in said(enter(other).post(there, twice, follow=True))
    assert "heeft dit ingevuld" in said(enter(other).get(f"{place}vragen/"))
    assert answered()["integratie.start"] in said(editor.get(there))


def test_without_colleagues_the_page_says_what_to_do(editor, place):
    assert "Nodig eerst een collega uit" in said(editor.get(f"{place}vragen/integratie/collega/"))


def test_an_unknown_aspect_is_not_there(editor, place):
    assert editor.get(f"{place}vragen/gezelligheid/").status_code == 404


def test_a_test_application_is_a_pdf_with_the_document_inside(editor, administrator, dossier, place):
    there = editor.post(f"{place}aanvraag/proef/").url
    reader = PdfReader(BytesIO(editor.get(f"{there}pdf/").content))
    (made,) = queries.applications(administrator, dossier)
    assert reader.attachments["application.json"][0].decode() == made.document
    assert "Proefaanvraag" in reader.pages[0].extract_text()
    assert any(made.sha256 in page.extract_text() for page in reader.pages)
    assert made.sha256 in said(editor.get(there))


def test_an_application_of_who_made_oneself_a_signatory_says_so(editor, administrator, now, place):
    told = "gaf zichzelf de rol van ondertekenaar"

    def told_on(there):
        pages = PdfReader(BytesIO(editor.get(f"{there}pdf/").content)).pages
        printed = " ".join(" ".join(page.extract_text().split()) for page in pages)
        return told in said(editor.get(there)), told in printed

    assert told_on(editor.post(f"{place}aanvraag/proef/").url) == (False, False)
    give_role(by=administrator, on=now, person=administrator.person, role="signatory", knowingly=True)
    assert told_on(editor.post(f"{place}aanvraag/proef/").url) == (True, True)


def test_a_test_application_is_made_not_handed_in(editor, place):
    page = said(editor.get(editor.post(f"{place}aanvraag/proef/").url))
    assert re.search(r"Gemaakt door</dt>\s*<dd>(<p>)?\w", page)
    assert "Ingediend door" not in page
    assert page.count("verplicht u tot niets") == 1


def test_the_document_is_a_file_with_the_checksum_that_is_told(editor, administrator, dossier, place):
    there = editor.post(f"{place}aanvraag/proef/").url
    (made,) = queries.applications(administrator, dossier)
    file = editor.get(f"{there}gegevens/")
    assert f'filename="proefaanvraag-{dutch_day(made.handed_in_at)}.json"' in file["Content-Disposition"]
    assert sha256(file.content).hexdigest() == made.sha256


def test_changing_the_level_shows_what_is_not_reached(editor, place):
    changed = {
        "title": "Aanvraag",
        "wanted_level": "trede-3",
        "intended_on": "01-02-2027",
        "year_from": "01-01-2026",
    }
    page = f"{place}aanvraag/wijzigen/"
    changed["seen"] = seen_on(editor, page)
    assert editor.post(page, changed).url == f"{place}aanvraag/"
    late = said(editor.post(page, {**changed, "title": "Toch anders", "intended_on": "05-02-2027"}))
    assert "Dit is veranderd sinds u deze pagina opende" in late
    assert 'value="Toch anders"' in late
    assert "Nu staat er: ‘Aanvraag’" in late
    assert "Nu staat er: ‘01-02-2027’" in late
    assert re.findall(r'name="seen" value="(\w+)"', late) == [seen_on(editor, page)]
    assert "U vraagt een trede die u met deze meting niet haalt" in said(editor.get(f"{place}aanvraag/"))


@pytest.mark.parametrize("page", ["", "aanvraag/", "inkoop/", "vragen/", "scenarios/"])
def test_a_page_that_is_read_writes_nothing(enter, administrator, place, page):
    browser = enter(administrator)
    browser.get(place)
    with CaptureQueriesContext(connection) as asked:
        browser.get(f"{place}{page}")
    assert [each["sql"] for each in asked if not each["sql"].startswith("SELECT")] == []


@pytest.fixture
def signer(enter, colleague, administrator, now, dossier):
    filled.answer_all(administrator, now, dossier)
    return enter(colleague("signatory"))


def test_nobody_signs_what_is_not_complete(enter, colleague, place):
    assert enter(colleague("signatory")).get(f"{place}aanvraag/ondertekenen/").url == f"{place}aanvraag/"


def test_what_is_signed_is_what_was_shown_and_then_it_is_frozen(signer, administrator, dossier, place):
    page = f"{place}aanvraag/ondertekenen/"
    shown = queries.to_freeze(administrator, dossier)
    text = said(signer.get(page))
    assert shown.sha256 in text
    assert filled.SENTENCES in text
    assert "Op de opdrachtdatum niet in dit register: Groen BV." in text
    assert "U tekent vandaag, op" in text
    assert re.search(r"betaalt u €\s500,00 per jaar", text)  # from 2 up to 25 fte
    assert text.index('id="let-op"') < text.index('id="deel-aanvraag"') < text.index('class="confirm ')
    assert text.index("Jaarlijkse bijdrage") < text.index('class="confirm ')
    assert "<details open" not in text
    assert "sinds uw proefaanvraag" not in text  # nobody made one
    assert signer.get(f"{page}gegevens/").content.decode() == shown.text
    assert ">Vink aan dat u mag tekenen" in said(signer.post(page, {"sha256": shown.sha256}))
    there = signer.post(page, {"sha256": shown.sha256, "agreed": "on"}).url
    letter = mail.outbox[-1]
    assert letter.subject == "U hebt uw aanvraag ondertekend"
    assert f"{there}pdf/" in letter.body
    assert f"{place}onderzoek/" in letter.body
    after = said(signer.get(there))
    assert "Uw aanvraag is ondertekend" in after
    assert after.index("Wat u nu doet") < after.index(f'href="{place}onderzoek/"', after.index("<main"))
    assert "Wijzig<" not in after
    assert re.search(r"Ingediend door</dt>\s*<dd>(<p>)?signatory", after)
    assert "Aannames onder deze uitkomst" in after
    assert queries.applications(administrator, dossier)[0].document == shown.text
    assert "Aan deze meting verandert niets meer" in said(signer.get(f"{place}aanvraag/"))
    assert "<textarea" not in said(signer.get(f"{place}vragen/integratie/"))
    assert signer.get(f"{page}gegevens/").url == f"{place}aanvraag/"


def test_a_document_that_changed_meanwhile_has_to_be_read_again(signer, administrator, now, dossier, place):
    page = f"{place}aanvraag/ondertekenen/"
    before = queries.to_freeze(administrator, dossier).sha256
    actions.answer(
        by=administrator,
        on=now,
        dossier=dossier,
        question="integratie.team",
        text="Anders dan net.",
        seen_revision=1,
    )
    text = said(signer.post(page, {"sha256": before, "agreed": "on"}))
    after = queries.to_freeze(administrator, dossier).sha256
    assert "De meting is veranderd" in text
    assert f'value="{after}"' in text


def test_the_history_reads_as_sentences(editor, administrator, now, dossier, place):
    filled.answer_all(administrator, now, dossier)
    text = "".join(said(editor.get(f"{place}geschiedenis/?page={number}")) for number in (1, 2))
    assert "‘Hoe begint een nieuwe collega bij u?’" in text
    assert "meting 1: trede" in text
    assert "integratie.start" not in text
    assert "pso-" not in text


def test_in_english_too(editor, place):
    for page in PAGES:
        text = said(editor.get(place + page, HTTP_ACCEPT_LANGUAGE="en"))
        assert '<html lang="en"' in text


def test_the_history_of_an_organisation_shows_names_and_no_codes(editor, administrator, now, dossier):
    filled.answer_all(administrator, now, dossier)
    shown = said(editor.get(f"/organisaties/{administrator.organisation}/logboek/"))
    assert "Hoe hoort iemand bij het team?" in unescape(shown)
    assert "integratie.team" not in shown
    assert not [kind for kind in evidence_kinds() if f": {kind}." in shown]


def test_what_changed_since_the_test_application_comes_first(signer, administrator, now, dossier, place):
    page, when = f"{place}aanvraag/ondertekenen/", {"by": administrator, "on": now, "dossier": dossier}
    actions.hand_in_test(**when)
    assert "Dit is precies wat er in uw proefaanvraag staat" in said(signer.get(page))
    actions.answer(**when, question="integratie.team", text="Anders dan net.", seen_revision=1)
    text = said(signer.get(page))
    told = text[text.index('id="veranderd"') : text.index('id="inhoud-aanvraag"')]
    assert told.count("<details") == 1
    assert told.index(f"<dt>Was</dt><dd>{filled.SENTENCES}") < told.index("<dt>Is nu</dt><dd>Anders dan net.")


def test_each_part_leads_to_where_who_may_changes_it(enter, colleague, administrator, now, dossier, place):
    filled.answer_all(administrator, now, dossier)
    page, signer = f"{place}aanvraag/ondertekenen/", colleague("signatory")
    text = said(enter(signer).get(page))
    assert ">Wijzig<" not in text
    assert "Vraag een collega om het te wijzigen." in text
    give_role(by=administrator, on=now, person=signer.person, role="hr-editor")
    text = said(enter(signer).get(page))
    for way in ("aanvraag/wijzigen/", "medewerkers/", "inkoop/", "vragen/", "vragen/integratie/"):
        assert f'fold__change no-print" href="{place}{way}"' in text
    assert ">trede 1, 1 februari 2027<" in text


def test_who_may_not_sign_is_told_who_does(editor, colleague, administrator, place):
    page, mine = f"{place}aanvraag/", f"/organisaties/{administrator.organisation}/mensen/"
    text = said(editor.get(page))
    assert "U bent hier de enige." in text
    assert f'href="{mine}uitnodigen/"' in text
    assert f'href="{mine}{administrator.person}/rollen/?alleen=signatory&amp;terug={page}"' in text
    colleague("hr-editor")
    text = said(editor.get(page))
    assert "Geef een collega die rol." in text
    colleague("signatory")
    text = said(editor.get(page))
    assert "Bij u is dat: signatory." in text
    assert "Geef een collega die rol." not in text


def test_who_may_not_sign_nor_give_roles_is_told_whom_to_ask(enter, colleague, place):
    text = said(enter(colleague("hr-editor")).get(f"{place}aanvraag/"))
    assert "Vraag uw beheerder om iemand die rol te geven." in text
    assert "/rollen/" not in text


def test_a_supplier_of_the_measurement_before_is_filled_in(editor, administrator, now, dossier, place):
    page, when = f"{place}inkoop/", {"by": administrator, "on": now}
    assert "?supplier=" not in said(editor.get(page))
    earlier = actions.open_dossier(
        by=administrator,
        on=now - timedelta(days=400),
        title="Vorig jaar",
        wanted_level=LEVEL,
        intended_on=filled.INTENDED,
    )
    (order,) = (each.order for each in queries.checked_orders(administrator, dossier))
    actions.add_orders(
        **when, dossier=earlier.pk, orders=[replace(order, kvk="99000501", supplier_fte=Fraction(5, 2))]
    )
    text = said(editor.get(page))
    assert "In ‘Vorig jaar’ kocht u bij deze leveranciers." in text
    assert f'href="?supplier=99000501">{order.supplier}<' in text
    assert text.count("<details") == text.count("</details>")
    assert "<details open" not in text.replace('class="explained explained--part" ', "")
    chosen = said(editor.get(f"{page}?supplier=99000501"))
    for name, value in (("kvk", "99000501"), ("supplier", order.supplier), ("supplier_fte", "2,5")):
        assert re.search(rf'name="{name}" value="{value}"', chosen)
    assert not re.search(r'name="(order|amount|date)" value=', chosen)
    assert 'class="explained explained--part" open' in chosen
    assert editor.get(f"{page}?supplier=12345678").status_code == 200


def test_a_long_history_has_pages(editor, administrator, now, dossier, place):
    for number in range(20):
        words = {"question": "integratie.team", "text": f"Antwoord {number}.", "seen_revision": number}
        actions.answer(by=administrator, on=now, dossier=dossier, **words)
    first, second = (said(editor.get(f"{place}geschiedenis/{page}")) for page in ("", "?page=2"))
    assert first.count("<time") == 15
    assert 0 < second.count("<time") < 15
    assert 'href="?page=2"' in first


def test_who_leaves_without_the_rows_file_is_asked():
    page = (SOURCE / "templates" / "employer" / "employees" / "kept.html").read_text("utf-8")
    assert '<form method="post" action="{{ rows }}" data-unsaved="typed">' in page


def put_back(browser, page):
    """The form of this page that puts back what was taken away, sent."""
    start = r'<form class="actions actions--start no-print" method="post"'
    form = re.search(rf'{start} action="([^"]+)">(.*?)</form>', page, re.DOTALL)
    assert form, page
    fields = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', form[2]))
    assert "Zet terug" in form[2]
    return browser.post(form[1], {name: unescape(text) for name, text in fields.items()}, follow=True)


def test_an_order_that_was_taken_away_is_put_back(editor, administrator, dossier, place):
    page = f"{place}inkoop/"
    (before,) = queries.checked_orders(administrator, dossier)
    after = said(editor.post(page, {"step": f"remove-{before.id}"}, follow=True))
    assert queries.checked_orders(administrator, dossier) == []
    assert "Zet terug" not in said(editor.get(page))  # on the next page alone
    put_back(editor, after)
    (again,) = queries.checked_orders(administrator, dossier)
    assert again.order == before.order


def test_evidence_that_was_taken_away_is_put_back(editor, administrator, now, dossier, place):
    def listed():
        found = (each for each in queries.sections(administrator, dossier) if each.aspect.id == "integratie")
        return next(found).evidence

    filled.answer_all(administrator, now, dossier)
    (before,) = listed()
    after = said(
        editor.post(f"{place}vragen/integratie/", {**answered(), "remove": str(before.pk)}, follow=True)
    )
    assert listed() == []
    put_back(editor, after)
    (again,) = listed()
    assert (again.kind, again.reference) == (before.kind, before.reference)


def test_a_scenario_that_was_taken_away_is_put_back_with_what_a_plan_does(
    editor, administrator, now, dossier, place
):
    def kept():
        return [
            (each.title, each.changes, each.present) for each in queries.scenarios(administrator, dossier)
        ]

    ground, classes = (
        queries.ground(administrator, dossier),
        queries.outcome(administrator, dossier).classes,
    )
    step = Step("hours", "wajong", "regular", 1, 800)
    present = present_document(Present(ground.found_on, tuple(classes), (step,)))
    told = {"title": 'Plan "A" & <b>', "changes": 'format = "trede/changes/1"\n', "present": present}
    made = actions.keep_scenario(by=administrator, on=now, dossier=dossier, **told)
    before = kept()
    after = said(editor.post(f"{place}scenarios/{made.pk}/weg/", follow=True))
    assert kept() == []
    put_back(editor, after)
    assert kept() == before
    again = said(editor.post(f"{place}scenarios/{made.pk}/weg/", follow=True))
    assert "al weggehaald" in again
    assert "Zet terug" not in again


def test_who_takes_away_what_is_gone_has_nothing_to_put_back(editor, place):
    assert "Zet terug" not in said(editor.post(f"{place}inkoop/", {"step": "remove-none"}, follow=True))


def test_a_measurement_is_removed_by_who_says_so(editor, administrator, dossier, place, now):
    assert f'href="{place}verwijderen/"' in said(editor.get(f"{place}aanvraag/"))
    page = said(editor.get(f"{place}verwijderen/"))
    assert "1 meting" in page
    assert "1 opdracht van uw inkoop" in page
    seen = queries.contents(administrator, dossier).version
    assert "Zet een vinkje" in said(editor.post(f"{place}verwijderen/", {"seen": seen}))
    actions.answer(
        by=administrator,
        on=now,
        dossier=dossier,
        question="integratie.team",
        text="Zo.",
        seen_revision=0,
    )
    late = said(editor.post(f"{place}verwijderen/", {"seen": seen, "sure": "on"}))
    assert "Dit is veranderd sinds u deze pagina opende" in late
    (newest,) = re.findall(r'name="seen" value="([^"]+)"', late)
    done = editor.post(f"{place}verwijderen/", {"seen": newest, "sure": "on"}, follow=True)
    assert "De meting ‘Aanvraag’ is verwijderd." in said(done)
    assert editor.get(place + "uitkomst/").status_code == 404


def test_what_was_signed_says_why_it_stays(enter, administrator, colleague, dossier, place, now):
    filled.answer_all(administrator, now, dossier)
    signatory = colleague("signatory")
    seen = queries.to_freeze(signatory, dossier).sha256
    actions.hand_in(by=signatory, on=now, dossier=dossier, seen_sha256=seen)
    editor = enter(administrator)
    for page in (editor.get(f"{place}verwijderen/"), editor.post(f"{place}verwijderen/", {"sure": "on"})):
        assert "Deze meting is ondertekend. Verwijderen kan niet meer" in said(page)
        assert "Niet verwijderen" not in said(page)
    assert editor.get(place + "uitkomst/").status_code == 200


def test_the_figures_are_there_for_a_spreadsheet(editor, administrator, dossier, place, now):
    name = '=HYPERLINK("http://elders.example")'
    actions.add_order(
        by=administrator,
        on=now,
        dossier=dossier,
        order=order(order="@1", on="2026-06-01", kvk="33334444", supplier=name),
    )
    assert f'href="{place}uitkomst/werkboek/"' in said(editor.get(f"{place}uitkomst/"))
    answer = editor.get(f"{place}uitkomst/werkboek/")
    assert 'filename="rapport-voorbeeld-bv.xlsx"' in answer["Content-Disposition"]
    book = load_workbook(BytesIO(answer.content))
    assert book.sheetnames[:2] == ["Cijfers en normen", "Groepen"]
    names = [row[0] for row in book["Leveranciers"].iter_rows()]
    assert [each.data_type for each in names if each.value == name] == ["s"]
    assert "CANARY" not in str([[cell.value for cell in row] for row in book["Groepen"].iter_rows()])


def test_a_new_measurement_takes_over_and_asks_to_read_it(editor, administrator, now, dossier, place):
    start = f"/organisaties/{administrator.organisation}/dossiers/nieuw/"
    assert 'name="take_over"' not in said(editor.get(start)), "nothing was answered yet"
    filled.answer_all(administrator, now, dossier)
    page = said(editor.get(start))
    assert "Neem over uit ‘Aanvraag’" in page
    told = {
        "title": "Volgend jaar",
        "wanted_level": LEVEL,
        "year_from": "01-01-2025",
        "intended_on": "01-02-2027",
    }
    made = editor.post(start, {**told, "take_over": "on"})
    there = made["Location"].removesuffix("medewerkers/")
    assert "Overgenomen: nalezen" in said(editor.get(f"{there}vragen/"))
    first = f"{there}vragen/integratie/"
    shown = said(editor.get(first))
    assert "Overgenomen uit een eerdere meting. Klopt het nog?" in shown
    sent = typed_in(shown)
    editor.post(first, sent, headers={"X-Trede-Autosave": "1"})
    editor.post(first, {**sent, "evidence": "1"})
    assert "Overgenomen uit een eerdere meting" in said(editor.get(first)), "nobody said that it holds"
    editor.post(first, {**sent, "stay": "1"})
    assert "Overgenomen uit een eerdere meting" not in said(editor.get(first))
    bare = editor.post(start, {**told, "title": "Zonder"})["Location"].removesuffix("medewerkers/")
    assert "Overgenomen" not in said(editor.get(f"{bare}vragen/"))


def typed_in(page):
    """Every field of the form of the answers, as the page filled it in."""
    texts = re.findall(r'<textarea[^>]*name="([^"]+)"[^>]*>\s*(.*?)</textarea>', page, re.DOTALL)
    hidden = re.findall(r'<input type="hidden" name="([^"]+-seen)" value="(\d+)"', page)
    return {name: unescape(text) for name, text in (*texts, *hidden)}
