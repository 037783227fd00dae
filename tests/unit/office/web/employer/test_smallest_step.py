# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The smallest step with the rows brought again: what it says, what it keeps, and that nobody stays behind."""

import logging
import re
from datetime import date
from decimal import Decimal
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from django.utils.translation import override
from tests.builders import order, person
from tests.unit.office.dossier import filled
from tests.unit.office.dossier.test_canary import database_text

from trede.errors import NotFoundError, RefusedError
from trede.intake.watching import unwatched
from trede.kernel.canonical import canonical_text
from trede.office.dossier import actions, queries
from trede.office.dossier.rules.counts import Counts
from trede.office.dossier.rules.present import present_document, present_of
from trede.office.dossier.rules.scenarios import tried_text
from trede.office.uploads import passing, uploading
from trede.office.uploads.rules import advising, passed
from trede.office.uploads.rules.looks import read_task
from trede.office.web.employer.scenarios.search import Search, choose_from
from trede.planning.advice import advise
from trede.planning.application import apply
from trede.planning.changes import ContractChange, Hours, Renewal
from trede.planning.costs import Costs
from trede.planning.solvers import installed
from trede.reports.advice import told
from trede.scheme import open_shelf
from trede.scoring import score
from trede.scoring.canonical import measurement_document

CHOICES = {"best": "fewest", "may": ["hours", "contract", "renewal", "hire", "purchase"]}
ONLY_PRESENT = {"best": "fewest", "may": ["hours", "contract", "renewal"]}
PEOPLE = (
    *(person(None, ref=f"T{number}") for number in range(18)),
    person("wajong", ref="CANARY3", hours=16),
    person("wajong", ref="CANARY4", hours=24, contract="trial"),
    person("participatiewet", ref="CANARY5", intake="2025-03-01", until="2026-06-30"),
)
EMPTY = 'format = "trede/changes/1"'


@pytest.fixture(autouse=True)
def language():
    with override("nl"):
        yield


@pytest.fixture
def made(now, administrator):
    """A dossier with a measurement, and the rows file of it."""
    opened = actions.open_dossier(
        by=administrator, on=now, title="Aanvraag", wanted_level="trede-3", intended_on=filled.INTENDED
    )
    made = actions.measure(by=administrator, on=now, dossier=opened.pk, declared=filled.declared(*PEOPLE))
    return opened.pk, made.rows_file


@pytest.fixture
def dossier(made):
    return made[0]


@pytest.fixture
def rows_file(made):
    return made[1]


@pytest.fixture
def place(administrator, dossier):
    return f"/organisaties/{administrator.organisation}/dossiers/{dossier}/scenarios/kleinste-stap/"


def pass_by(*, by, on, dossier, name, data):
    beside = passing._beside(by, dossier, name)
    counts = Counts(**beside["counts"])
    return passed.pass_by(open_shelf(), read_task(beside["task"]), counts, data, unwatched)


def brought(browser, place, data, **chosen):
    """The page with what was found for a file."""
    return browser.get(browser.post(place, sent(data, **chosen)).url)


def own_file(*more):
    return canonical_text(measurement_document(filled.declared(*PEOPLE, *more))).encode()


def sent(data, **chosen):
    return {"to": "trede-3", **CHOICES, **chosen, "rows": SimpleUploadedFile("rijen.json", data)}


def said(response):
    return unescape(response.content.decode())


def kept_on(response):
    return [unescape(each) for each in re.findall(r'name="kept" value="([^"]+)"', response.content.decode())]


def test_without_a_file_it_says_what_a_file_adds(browser, place):
    text = said(browser.get(place))
    assert "Breng uw bestand even mee" in text
    assert "Zelf kiezen wat mag en wat het kost" in text


def test_the_rows_file_is_known_by_its_seal(browser, place, rows_file):
    answer = brought(browser, place, rows_file)
    assert "precies de rijen van uw meting" in said(answer)
    assert answer["Cache-Control"] == "no-store"
    assert "De plannen naast elkaar" in said(answer)
    assert "Uren per week die veranderen" in said(answer)


def test_an_own_file_with_the_same_rows_is_known_by_its_sums(browser, place):
    assert "telt op tot precies dezelfde groepen" in said(brought(browser, place, own_file()))


def test_another_file_says_what_differs_and_cannot_be_kept(browser, place):
    other = own_file(person("wajong", ref="CANARY6", hours=2))
    answer = brought(browser, place, other)
    assert "Dit is een ander bestand" in said(answer)
    assert re.search(r"Wajong, in dienst: 3 personen \(1,\d\d fte\) in dit bestand, 2 personen", said(answer))
    assert "Zo haalt u" in said(answer)
    assert kept_on(answer) == []


def test_a_file_of_another_year_says_so(browser, place):
    other = own_file().replace(b"2026-01-01", b"2025-01-01").replace(b"2026-12-31", b"2025-12-31")
    other = other.replace(b"2026-05-01", b"2025-05-01")
    assert "Het gaat over het peiljaar 01-01-2025" in said(brought(browser, place, other))


def test_another_total_is_another_file(administrator, now, dossier):
    document = measurement_document(filled.declared(*PEOPLE, total="40"))
    data = canonical_text(document).encode()
    found = pass_by(by=administrator, on=now, dossier=dossier, name="a.json", data=data)
    assert (found.same, found.other_year, found.differences) == (False, False, ())
    assert found.declared.total_fte == 40


def test_the_orders_that_count_now_count_in_the_plan(administrator, now, dossier, rows_file):
    orders = filled.declared(order("5000", order="X", kvk="11112222")).purchases
    filled.put_orders(administrator, now, dossier, orders)
    found = pass_by(by=administrator, on=now, dossier=dossier, name="rijen.json", data=rows_file)
    assert found.sealed
    assert {each.order for each in found.declared.purchases} == {"F1", "X"}


def test_a_file_must_fit_the_handbook_of_the_measurement(administrator, now):
    """The intended day may have been moved: what is compared with is the measurement as it was made."""
    old = actions.open_dossier(
        by=administrator, on=now, title="Oud", wanted_level="trede-1", intended_on=date(2019, 3, 1)
    ).pk
    actions.measure(by=administrator, on=now, dossier=old, declared=filled.declared())
    actions.change_dossier(
        by=administrator,
        on=now,
        dossier=old,
        title="Oud",
        wanted_level="trede-1",
        intended_on=filled.INTENDED,
        seen=queries.dossier(administrator, old).version,
    )
    newer = own_file(person("temporary-protection", ref="CANARY6"))
    found = pass_by(by=administrator, on=now, dossier=old, name="a.json", data=newer)
    assert found.declared is None
    assert [each.code for each in found.findings] == ["employment.position-not-in-handbook"]


def test_before_a_measurement_there_is_nothing_to_compare_with(administrator, now):
    empty = actions.open_dossier(
        by=administrator, on=now, title="Leeg", wanted_level="trede-1", intended_on=filled.INTENDED
    ).pk
    with pytest.raises(NotFoundError):
        pass_by(by=administrator, on=now, dossier=empty, name="a.json", data=own_file())


def test_the_file_is_gone_as_soon_as_the_plan_is_there(browser, place, rows_file, administrator):
    answer = browser.post(place, sent(rows_file))
    where = uploading.place_of(administrator, answer.cookies["trede-key"].value)
    name, left = where.waiting.take(where.token, owner=where.owner, on=timezone.now())
    assert (name, left) == ("rijen.json", b"")
    assert "De plannen naast elkaar" in said(browser.get(answer.url))


def test_only_what_may_change_is_in_the_plan(browser, place, rows_file):
    text = said(brought(browser, place, rows_file, **ONLY_PRESENT))
    assert "CANARY" in text, "on the page, from the file of the user"
    assert "collega Wajong in dienst, " not in text
    assert "U staat geen nieuwe collega’s toe" in text


def test_what_it_costs_is_told(browser, place, rows_file):
    priced = {
        "best": "cost",
        "more_hour": "500",
        "hire_hour": "1.250,50",
        "contract_each": "800",
        "renewal_each": "5000",
        "buy_extra": "10",
    }
    text = said(brought(browser, place, rows_file, **priced))
    assert "per jaar, volgens uw opgave" in text
    assert "Kosten per jaar" in text


@pytest.mark.parametrize(
    ("chosen", "message"),
    [
        ({"best": "cost"}, "Vul hieronder minstens één bedrag in"),
        ({"may": []}, "Kies minstens één soort verandering"),
        ({"budget": "veel"}, "Vul een bedrag in euro in"),
        ({"rows": ""}, "Kies een bestand"),
    ],
)
def test_a_wrong_choice_is_told_on_top_and_at_its_field(browser, place, rows_file, chosen, message):
    assert said(browser.post(place, {**sent(rows_file), **chosen})).count(message) >= 2


@pytest.mark.parametrize("typed", ["1250,50", "1.250,50", "€ 1.250,50", "1250.50"])
def test_an_amount_is_read_as_people_write_it(typed):
    form = Search(
        {"to": "trede-2", **CHOICES, "budget": typed}, {"rows": SimpleUploadedFile("a.json", b"{}")}
    )
    choose_from(form, [("trede-2", "")])
    assert form.is_valid(), form.errors
    assert form.cleaned_data["budget"] == Decimal("1250.50")


def test_a_file_that_cannot_be_read_says_why(browser, place):
    text = said(brought(browser, place, b'{"format": "x"}'))
    assert "Wij kunnen dit bestand niet lezen" in text
    assert "Zo haalt u" not in text


def test_when_the_time_is_over_the_best_so_far_is_shown(browser, place, rows_file, monkeypatch):
    monkeypatch.setattr(advising, "SECONDS", 0)
    assert "De tijd was om" in said(brought(browser, place, rows_file))


@pytest.mark.parametrize("total", [None, "60"])
def test_what_is_kept_scores_as_the_plan_with_the_rows(now, administrator, total):
    """Exactly: the classes that are kept are those of the changed rows."""
    declared = filled.declared(*PEOPLE, total=total)
    opened = actions.open_dossier(
        by=administrator, on=now, title="Aanvraag", wanted_level="trede-3", intended_on=filled.INTENDED
    ).pk
    actions.measure(by=administrator, on=now, dossier=opened, declared=declared)
    edition = open_shelf().on(filled.INTENDED)
    changes = (
        Hours("CANARY3", 3600),
        ContractChange("CANARY4", "regular"),
        Renewal("CANARY5", declared.reference_year.last),
    )
    present = present_document(present_of(edition, declared, changes))
    actions.keep_scenario(
        by=administrator, on=now, dossier=opened, title="Plan", changes=EMPTY, present=present
    )
    kept = queries.scenarios(administrator, opened)[0]
    after = tried_text(queries.ground(administrator, opened), "Plan", kept.changes, kept.present).score
    rows = score(edition, apply(edition, declared, changes))
    figures = ("level", "total", "direct", "total_fte", "weighted_fte", "thirty_plus", "banenafspraak_jobs")
    assert [getattr(after, name) for name in figures] == [getattr(rows, name) for name in figures]
    assert "CANARY" not in str(present)
    steps = [(each["kind"], each["people"], each["hours"]) for each in present["steps"]]
    assert sorted(steps) == [("contract", 1, 2400), ("hours", 1, 2000), ("renewal", 1, 4000)]


def test_a_kept_plan_stands_beside_now_and_can_be_changed(browser, administrator, dossier, place, rows_file):
    answer = brought(browser, place, rows_file, **ONLY_PRESENT)
    assert browser.post(place, {"kept": kept_on(answer)[0]}).status_code == 302
    [kept] = queries.scenarios(administrator, dossier)
    listed = said(browser.get(place.replace("kleinste-stap/", "")))
    assert "eer uren voor 1 collega (" in listed or "collega in dienst nemen (" in listed
    assert "Wajong" in listed
    there = place.replace("kleinste-stap", str(kept.pk))
    assert "Dit plan verandert ook iets voor collega's die u al hebt" in said(browser.get(there))
    browser.post(there, {"groups": "1", "position-0": "wajong", "contract-0": "regular", "count-0": "1",
                         "hours-0": "8", "title": "Met een erbij", "keep": "1", "seen": kept.version})  # fmt: skip
    [changed] = queries.scenarios(administrator, dossier)
    assert (changed.title, changed.present) == ("Met een erbij", kept.present)


def test_a_plan_of_other_rows_fits_no_more(now, browser, administrator, dossier, place, rows_file):
    answer = brought(browser, place, rows_file, **ONLY_PRESENT)
    browser.post(place, {"kept": kept_on(answer)[0]})
    actions.measure(by=administrator, on=now, dossier=dossier, declared=filled.declared())
    assert "hoort bij een eerder bestand" in said(browser.get(place.replace("kleinste-stap/", "")))
    again = browser.post(place, {"kept": kept_on(answer)[0]}, follow=True)
    assert "hoort bij een eerder bestand" in said(again)


@pytest.mark.parametrize(
    "forged",
    [
        lambda present: present.update(steps=[{"kind": "hours"}]),
        lambda present: present.pop("classes"),
        lambda present: present["steps"][0].update(position="CANARY3"),
        lambda present: present["steps"][0].update(hours="CANARY3"),
        lambda present: present["steps"][0].update(kind="CANARY3"),
        lambda present: present["classes"][0].update(contract="CANARY3"),
    ],
)
def test_nothing_but_numbers_and_codes_can_be_kept(now, administrator, dossier, forged):
    declared, edition = filled.declared(*PEOPLE), open_shelf().on(filled.INTENDED)
    present = present_document(present_of(edition, declared, [Hours("CANARY3", 3600)]))
    present["classes"] = list(present["classes"])
    forged(present)
    with pytest.raises(RefusedError) as refused:
        actions.keep_scenario(
            by=administrator, on=now, dossier=dossier, title="Plan", changes=EMPTY, present=present
        )
    assert [each.code for each in refused.value.findings] == ["dossier.plan-unreadable"]


def test_nobody_stays_behind(browser, place, rows_file, tmp_path, caplog, capfd):
    """The people in the file are on the page and nowhere else: not in what it sends back, on disk or in a log."""
    with caplog.at_level(logging.DEBUG):
        answer = brought(browser, place, rows_file, **ONLY_PRESENT)
        for each in kept_on(answer):
            browser.post(place, {"kept": each})
    assert "CANARY" in said(answer)
    pages = [said(browser.get(place.replace("kleinste-stap/", more))) for more in ("", "../geschiedenis/")]
    on_disk = b"".join(file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()).decode("latin-1")
    told = [*kept_on(answer), *pages, on_disk, database_text(), caplog.text, *capfd.readouterr()]
    assert [text[:80] for text in told if "CANARY" in text] == []
    assert [file.name for file in (tmp_path / "waiting").iterdir() if file.suffix == ".part"] == []


def test_the_plan_on_the_page_is_that_of_the_command_line(browser, place, rows_file):
    declared, edition = filled.declared(*PEOPLE), open_shelf().on(filled.INTENDED)
    found = advise(edition, declared, "trede-3", Costs(), solver=installed())
    words = told(found, declared, edition, Costs(), "nl")
    page_said = said(brought(browser, place, rows_file))
    assert words.headline in page_said
    assert all(plan.outcome[0] in page_said for plan in words.alternatives)


def test_with_htmx_the_other_plans_stay_on_the_page(browser, place, rows_file):
    answer = brought(browser, place, rows_file)
    kept = browser.post(place, {"kept": kept_on(answer)[0]}, headers={"HX-Request": "true"})
    assert "Bewaard als ‘Kleinste stap naar trede 3’" in said(kept)
    assert "<h1" not in said(kept)
