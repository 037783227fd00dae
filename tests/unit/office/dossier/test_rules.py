# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The rules of a dossier where they stand, without a database: what is missing, whose orders count, foreign plans."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.builders import KVK, SHELF, measurement, order, person

from trede.errors import InputRefusedError
from trede.intake.reading import Reading
from trede.kernel.findings import finding
from trede.office.dossier.rules.facts import MOST_TOLD, Facts, told_of
from trede.office.dossier.rules.missing import Measured, State, missing
from trede.office.dossier.rules.present import classes_sha256, present_document, present_of
from trede.office.dossier.rules.scenarios import Ground, check_changes, tried
from trede.planning.changes import Hire, Hours, Scenario
from trede.scoring.canonical import purchase_document
from trede.scoring.classes import classes_of, stand_in

DAY = date(2026, 12, 1)
LEVELS = ("basistrede", "trede-1", "trede-2", "trede-3")
MEASURED = Measured("pso-2.1", "trede-2", frozenset({"12345678"}), DAY - timedelta(days=1))
STATE = State("trede-2", DAY, "pso-2.1", LEVELS, frozenset({"12345678"}), MEASURED)


def lacks(state=STATE, on=DAY, **measured):
    """The codes of what is missing, the answers to questions apart."""
    changed = replace(state, measured=replace(MEASURED, **measured)) if measured else state
    return [each.code for each in missing(changed, on) if each.code.startswith("dossier.")]


def test_a_dossier_with_all_of_it_lacks_nothing():
    assert lacks() == []


def test_without_a_measurement_that_alone_is_said_of_it():
    assert lacks(replace(STATE, measured=None)) == ["dossier.no-measurement"]


def test_without_a_kvk_number_that_alone_is_said():
    """Of an organisation that only buys: nothing it brings can be measured in its name."""
    assert lacks(replace(STATE, kvks=frozenset({""}), measured=None)) == ["dossier.no-kvk"]
    read = Reading(measurement(person("nobody-knows")), ())
    assert [each.code for each in told_of(facts(kvk=""), SHELF, read)] == ["dossier.no-kvk"]


@pytest.mark.parametrize(
    ("days", "told"), [(-1, []), (0, ["dossier.year-not-over"]), (1, ["dossier.year-not-over"])]
)
def test_the_year_must_be_over_before_the_day_of_the_application(days, told):
    assert lacks(last_day=DAY + timedelta(days=days)) == told


@pytest.mark.parametrize(("days", "told"), [(-1, []), (0, []), (1, ["dossier.day-passed"])])
def test_on_the_intended_day_itself_it_can_still_be_handed_in(days, told):
    assert lacks(on=DAY + timedelta(days=days)) == told


@pytest.mark.parametrize(
    ("wanted", "level", "told"),
    [
        ("trede-2", "trede-1", ["dossier.level-not-reached"]),
        ("trede-2", "trede-2", []),
        ("trede-2", "trede-3", ["dossier.level-higher"]),
        ("basistrede", "none", ["dossier.level-not-reached"]),
        ("trede-4", "trede-3", ["dossier.level-not-reached"]),  # no level of this handbook
        ("aspirant", "none", []),  # asks none
        ("aspirant", "trede-1", []),
    ],
)
def test_the_level_that_was_measured_must_be_the_wanted_one_or_a_higher(wanted, level, told):
    assert lacks(replace(STATE, wanted_level=wanted, measured=replace(MEASURED, level=level))) == told


@pytest.mark.parametrize(
    ("account", "measured", "told"),
    [
        ({"12345678"}, {"12345678", "87654321"}, []),  # that the file named more is no change of the account
        ({"12345678", "87654321"}, {"12345678"}, ["dossier.entities-changed"]),
        ({"12345678"}, {"87654321"}, ["dossier.entities-changed"]),
    ],
)
def test_every_entity_of_the_account_was_measured(account, measured, told):
    state = replace(STATE, kvks=frozenset(account), measured=replace(MEASURED, kvks=frozenset(measured)))
    assert lacks(state) == told


def test_another_handbook_is_named_with_both():
    assert lacks(edition="pso-1.9") == ["dossier.edition-moved"]
    (found,) = [each for each in missing(replace(STATE, edition="pso-1.9"), DAY) if "edition" in each.code]
    assert ("1.9" in found.nl, "2.1" in found.nl, found.value) == (True, True, "pso-2.1")


@pytest.mark.parametrize(
    ("requests", "told"), [(0, []), (1, ["dossier.requests-open"]), (2, ["dossier.requests-open"])]
)
def test_what_was_asked_of_colleagues_and_is_open_is_told(requests, told):
    assert lacks(replace(STATE, open_requests=requests)) == told


def facts(*orders, kvk=KVK):
    return Facts("id", "Voorbeeld BV", kvk, (), "2019-03-01", [purchase_document(each) for each in orders])


def test_orders_in_a_file_go_before_those_of_the_dossier():
    own, other = order("1000", order="D1"), order("2000", order="F1")
    declared = facts(own).declared
    assert [each.order for each in declared(measurement(person(), other))[0].purchases] == ["F1"]
    assert [each.order for each in declared(measurement(person()))[0].purchases] == ["D1"]
    assert facts().declared(measurement(person()))[0].purchases == ()


def test_a_file_in_another_name_is_told_last_and_errors_come_first():
    wrong = Reading(measurement(person("nobody-knows"), person(ref="P2", until="2009-01-01")), ())
    found = [(each.code, each.blocks) for each in told_of(facts(kvk="12345678"), SHELF, wrong)]
    assert found[-1] == ("dossier.other-organisation", False)
    assert [blocks for _, blocks in found] == sorted((blocks for _, blocks in found), reverse=True)


def test_what_deserves_a_look_is_told_only_of_a_file_without_errors():
    """More was bought of a supplier than it sold: a warning."""
    good, bad = (measurement(person(each), order("3000000")) for each in ("wajong", "nobody-knows"))
    told = [{each.code for each in told_of(facts(), SHELF, Reading(each, ()))} for each in (good, bad)]
    assert ["purchase.above-turnover" in each for each in told] == [True, False]


@pytest.mark.parametrize("more", [-1, 0, 1, 2])
@pytest.mark.parametrize(
    ("code", "behind"),
    [
        ("dossier.no-measurement", "measurement.more-errors"),
        ("dossier.entities-changed", "measurement.more-errors"),
        ("purchase.figures-differ", "measurement.more-warnings"),
    ],
)
def test_so_many_findings_are_told_and_behind_them_how_many_more_there_are(more, code, behind):
    many = tuple(finding(code, f"employments[{n}]") for n in range(MOST_TOLD + more))
    found = told_of(facts(), SHELF, Reading(measurement(person()), many))
    assert found[:MOST_TOLD] == many[:MOST_TOLD]
    assert [(each.code, each.value) for each in found[MOST_TOLD:]] == (
        [(behind, str(more))] if more > 0 else []
    )


EDITION = SHELF.load("pso-1.6")
ROWS = measurement(person(hours=20), person(ref="P2", hours=16), person(None, ref="P3"), total="20")
HIRE = Scenario("Erbij", (Hire("wajong", "regular", 4000, 4000),))


def ground(rows=ROWS):
    classes = classes_of(EDITION, rows)
    without = replace(rows, employments=())
    return Ground(EDITION, stand_in(EDITION, without, classes), classes_sha256(classes))


def test_a_plan_for_people_who_are_there_counts_before_what_is_tried():
    """P1 to 40 h is half an fte more, the hire one: 2.4 of 21.5 fte."""
    kept = present_document(present_of(EDITION, ROWS, [Hours("P1", 4000)]))
    found = tried(ground(), HIRE, kept)
    assert found.findings == ()
    assert (found.score.weighted_fte * 10, found.score.total_fte * 10) == (24, 215)


def test_a_plan_that_was_made_on_other_rows_is_refused():
    kept = present_document(present_of(EDITION, ROWS, [Hours("P1", 4000)]))
    others = ground(measurement(person(hours=20), person(ref="P2", hours=17), total="20"))
    found = tried(others, HIRE, kept)
    assert found.score is None
    assert [each.code for each in found.findings] == ["dossier.plan-of-other-rows"]
    assert tried(others, HIRE).score is not None


def test_changes_that_are_too_long_are_not_read():
    (found,) = check_changes("x" * 20_001)
    assert found.code == "dossier.too-long"
    assert "dossier.too-long" not in [each.code for each in check_changes("x" * 20_000)]


def test_orders_that_nobody_could_have_kept_are_refused():
    with pytest.raises(InputRefusedError):
        Facts("id", "Voorbeeld BV", KVK, (), "2019-03-01", [{"order": "F1"}]).declared(measurement(person()))
