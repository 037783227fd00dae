# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Advice as an HR manager reads it."""

from dataclasses import replace

import pytest
from tests.unit.planning.examples import EDITION, contact_centre, day, employment, measurement, order

from trede.planning.advice import advise
from trede.planning.changes import Buy, ContractChange, Hire, Hours, Leave, Renewal
from trede.planning.costs import Costs, HireTerms, Price
from trede.planning.result import Unreached
from trede.planning.solvers import installed
from trede.reports.advice import told
from trede.reports.steps import teller
from trede.reports.terminal.advice import advice_text
from trede.reports.terminal.look import Look
from trede.reports.wording import wording

ONE_HIRE = Costs(hires=(HireTerms("wajong"),), hours=None, most_hires=1)
ROWS = (
    employment(contract="placement"),
    employment("P2", position="participatiewet-lks", subsidy_until=day("2025-06-30")),
    employment("P3", last_day=day("2025-03-31")),
)


def advice(before, target="trede-2", costs=None, language="nl", **options):
    costs = costs or Costs()
    made = advise(EDITION, before, target, costs, solver=options.pop("solver", installed()), **options)
    return told(made, before, EDITION, costs, language)


@pytest.mark.parametrize(
    ("change", "dutch", "english"),
    [
        (
            Hire("wajong", "regular", 2400, 4000),
            "1 collega Wajong in dienst, 24 uur per week",
            "1 colleague Wajong employed, 24 hours a week",
        ),
        (
            Hire(None, "regular", 2400, 4000),
            "1 collega buiten de doelgroep, in dienst, 24 uur per week",
            "1 colleague outside the target group, employed, 24 hours a week",
        ),
        (
            Hire("ww", "secondment", 3600, 3600, 2),
            "2 collega’s WW (minstens 6 maanden) gedetacheerd, elk 36 uur per week (voltijd)",
            "2 colleagues WW (at least 6 months) seconded in, each 36 hours a week (full time)",
        ),
        (
            Hours("P1", 3750),
            "meer uren voor P1: van 32 naar 37,5 per week",
            "more hours for P1: from 32 to 37.5 a week",
        ),
        (
            ContractChange("P1", "regular"),
            "P1 in dienst nemen (32 uur per week, nu op een leer- of werkervaringsplek)",
            "employing P1 yourself (32 hours a week, now on a placement)",
        ),
        (
            Hours("P1", 3750, day("2025-07-01")),
            "meer uren voor P1 in het contract vanaf 1 juli 2025: van 32 naar 37,5 per week",
            "more hours for P1 in the contract since 1 July 2025: from 32 to 37.5 a week",
        ),
        (
            ContractChange("P1", "regular", day("2025-07-01")),
            "P1 in dienst nemen in het contract vanaf 1 juli 2025 (32 uur per week,"
            " nu op een leer- of werkervaringsplek)",
            "employing P1 yourself in the contract since 1 July 2025 (32 hours a week, now on a placement)",
        ),
        (
            Renewal("P2", day("2025-12-31")),
            "P2 laten doorgaan: de loonkostensubsidie liep af op 30 juni 2025",
            "letting P2 go on: the wage subsidy ended on 30 June 2025",
        ),
        (
            Renewal("P3", day("2025-12-31")),
            "P3 laten doorgaan: het contract liep af op 31 maart 2025",
            "letting P3 go on: the contract ended on 31 March 2025",
        ),
        (
            Buy("12345678", 15_000_000),
            "voor € 150.000 extra inkopen bij Groen BV",
            "buying for € 150,000 more from Groen BV",
        ),
        (Leave("P3", 1), "P3", "P3"),
    ],
)
def test_a_step_reads_as_something_to_do(change, dutch, english):
    before = measurement(*ROWS, purchases=[order()])
    for language, text in (("nl", dutch), ("en", english)):
        assert teller(before, EDITION, language).step(change).replace("\N{NO-BREAK SPACE}", " ") == text


def test_one_colleague_is_said_in_one_sentence():
    words = advice(measurement(employment(hours=3600)), costs=ONE_HIRE)
    assert words.headline.replace("\N{NO-BREAK SPACE}", " ") == (
        "Zo haalt u trede 2: 1 collega Wajong in dienst, 24 uur per week."
    )


def test_three_steps_become_a_list():
    words = advice(contact_centre(), "trede-3", objective="change")
    assert len(words.best.steps) > 2
    assert words.headline.replace("\N{NO-BREAK SPACE}", " ") == "Zo haalt u trede 3:"


def test_the_answer_says_what_it_is_about_and_what_is_proven():
    notes = " ".join(advice(contact_centre()).notes).replace("\N{NO-BREAK SPACE}", " ")
    assert notes.startswith("Zonder verandering haalt u trede 2 niet. Met één verandering lukt het wel.")
    assert "1 januari 2025 tot en met 31 december 2025" in notes
    assert "Even zwaar als Wajong tellen ook: Participatiewet" in notes


@pytest.mark.parametrize(
    ("objective", "sentence"),
    [
        ("fewest", "Met minder dan 3 veranderingen haalt u trede 3 niet. Dat is bewezen voor alles wat"),
        ("cost", "Met wat hier mag veranderen, kan het niet goedkoper. Dat is bewezen."),
        ("change", "Met wat hier mag veranderen, lukt het niet met minder uren. Dat is bewezen."),
    ],
)
def test_what_is_proven_is_proven_of_what_may_change(objective, sentence):
    notes = " ".join(advice(contact_centre(), "trede-3", objective=objective).notes)
    assert sentence in notes.replace("\N{NO-BREAK SPACE}", " ")


def test_it_says_why_a_plan_is_larger_than_what_is_missing():
    told = advice(contact_centre()).best.outcome[-1]
    assert told.startswith("Wat u precies mist, is iemand uit de doelgroep voor ")
    assert "begint hier bij 8 uur per week en gaat per 4 uur omhoog." in told
    assert told.endswith("Extra inkoop gaat per leverancier in vaste bedragen omhoog.")


@pytest.mark.parametrize(
    ("target", "costs"),
    [
        ("trede-3", Costs()),
        ("trede-2", Costs(hires=(HireTerms("wajong"),), hire_hours=(2400,), hours=None, suppliers=())),
    ],
    ids=["nothing exact is told of a level further on", "the hours were asked for"],
)
def test_there_is_nothing_to_explain_without_a_difference(target, costs):
    outcome = advice(contact_centre(), target, costs).best.outcome
    assert not any("precies mist" in text for text in outcome)


def test_without_a_solver_it_says_how_far_off_it_may_be_and_what_to_install():
    notes = " ".join(advice(contact_centre(), "trede-3", objective="change", solver=None).notes)
    assert "hoogstens" in notes
    assert 'pip install "trede[plan]"' in notes


@pytest.mark.parametrize(
    ("costs", "sentence"),
    [
        (
            Costs(hires=(HireTerms("wajong", price=Price(10_000_00)),), budget_cents=50_00, hours=None),
            "uw budget is € 50",
        ),
        (ONE_HIRE, "nieuwe collega’s nodig; u staat er 1 toe"),
        (Costs(hires=(), hours=None), "mist u nog minstens"),
        (
            Costs(hires=(HireTerms("wajong", most=1),), hours=None),
            "Uw grenzen laten samen te weinig toe",
        ),
    ],
)
def test_out_of_reach_comes_with_a_reason(costs, sentence):
    words = advice(measurement(employment(position=None)), "trede-3", costs)
    assert (
        words.headline.replace("\N{NO-BREAK SPACE}", " ") == "Trede 3 is niet haalbaar binnen deze grenzen."
    )
    assert sentence in " ".join(words.why).replace("\N{NO-BREAK SPACE}", " ")


def test_where_the_level_is_reached_nothing_has_to_change():
    words = advice(measurement(*[employment(f"P{n}") for n in range(9)]), "trede-1")
    assert "er hoeft niets te veranderen" in words.headline


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("target", ["trede-2", "trede-3"])
def test_the_screen_holds_it_all(language, target):
    words = advice(contact_centre(), target, language=language)
    text = advice_text(words, wording(language), Look(width=80))
    assert all(len(line) <= 80 for line in text.splitlines())
    assert "  2. " in text
    assert "{" not in text


def test_a_plan_that_was_not_found_is_not_called_impossible():
    before = measurement(employment(hours=800))
    found = replace(
        advise(EDITION, before, "trede-3", Costs(hires=(), suppliers=(), hours=None)),
        unreached=Unreached("trede-3", "unproven"),
    )
    headline = told(found, before, EDITION, Costs(), "nl").headline
    assert (
        headline.replace("\N{NO-BREAK SPACE}", " ")
        == "Wij vonden geen plan naar trede 3 binnen deze grenzen."
    )
