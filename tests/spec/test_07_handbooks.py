# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which handbook applies, and what a result says of itself

A new handbook takes effect each 1 April. The date of the definitive application decides which one applies.
"""

from datetime import date

import pytest
from tests.builders import KVK, SHELF, codes, day, edition, measurement, order, person, scored

from trede.errors import InputRefusedError, UnknownEditionError
from trede.kernel.periods import Period
from trede.scoring import check, score


@pytest.mark.parametrize(
    ("day", "id_"),
    [
        (date(2017, 4, 1), "pso-1.5"),
        (date(2018, 3, 31), "pso-1.5"),
        (date(2018, 4, 1), "pso-1.6"),
        (date(2019, 4, 1), "pso-1.7"),
        (date(2020, 6, 1), "pso-1.7"),
        (date(2021, 4, 1), "pso-1.9"),
        (date(2023, 4, 1), "pso-2.1"),
        (date(2026, 11, 21), "pso-2.1"),
    ],
)
def test_application_date(day, id_):
    """The newest handbook in force on the day

    Of the handbooks whose text was found.
    """
    assert SHELF.on(day).id == id_


def test_before_the_first():
    """Before 1 April 2017 no handbook is known

    The message names the first one, and how to choose one all the same.
    """
    with pytest.raises(UnknownEditionError, match=r"pso-1\.5.*--edition"):
        SHELF.on(date(2017, 3, 31))


@pytest.mark.parametrize(
    ("under", "day", "told"),
    [("pso-1.7", "2020-03-31", False), ("pso-1.7", "2020-04-01", True), ("pso-2.1", "2026-11-21", True)],
)
def test_handbook_not_found(under, day, told):
    """Where a newer handbook applied, the result says so

    Handbooks 1.8 and 2.0 took effect (inferred) but their text was not found, nor was anything after 2.1.
    """
    result = scored(person(), under=under, applied=day)
    assert ("scheme.handbook-unread" in codes(result)) is told
    assert ("edition.unread" in result.assumptions) is told


@pytest.mark.parametrize(
    ("applied", "told"), [("2023-12-31", False), ("2024-01-01", True), ("2026-11-21", True)]
)
def test_norms_that_rose(applied, told):
    """From 2024 on the norms are probably higher

    The table is that of 2017 to 2022. A holder of trede 1 wrote in November 2025 that trede 1 had become stricter
    (secondary), so an application from 1 January 2024 on gets a warning that says which way.
    """
    result = scored(person(), under="pso-2.1", applied=applied)
    warnings = [found for found in result.findings if found.code == "scheme.norms-raised"]
    assert [("hoger" in found.nl, "higher" in found.en) for found in warnings] == [(True, True)] * told


@pytest.mark.parametrize(
    ("applied", "told"),
    [("2018-12-31", True), ("2019-01-01", False), ("2019-12-31", False), ("2020-01-01", True)],
)
def test_the_year_before(applied, told):
    """The reference year is the year before the application

    Another one is accepted with a warning (secondary).
    """
    assert ("organisation.other-reference-year" in codes(scored(person(), applied=applied))) is told


@pytest.mark.parametrize(
    ("applied", "told"), [("2018-06-30", True), ("2018-07-01", False), ("2019-07-01", True)]
)
def test_a_broken_year_before(applied, told):
    """A broken year may have ended at most a year before the application

    As the calendar year before it may.
    """
    broken = Period(day("2017-07-01"), day("2018-06-30"))
    result = scored(person(), applied=applied, year=broken)
    assert ("organisation.other-reference-year" in codes(result)) is told


@pytest.mark.parametrize("under", SHELF.ids)
def test_volunteers(under):
    """Volunteers count nowhere

    Also not for 30+ (secondary). A row with that kind of contract is refused, with a text that says so.
    """
    found = check(edition(under), measurement(person(None, "volunteer", ref="P2"), person()))
    assert [(each.code, each.place) for each in found] == [
        ("employment.contract-refused", "employments[0].contract")
    ]
    assert "Vrijwilliger" in found[0].nl
    assert "30+" in found[0].nl


@pytest.mark.parametrize(
    ("under", "times"), [("pso-1.5", 0), ("pso-1.6", 0), ("pso-1.7", 0), ("pso-1.9", 2), ("pso-2.1", 1)]
)
def test_extensions_of_the_aspirant_status(under, times):
    """How often the aspirant status can be extended

    Not at all up to 1.8, twice in 1.9 and 2.0, once from 2.1 (published).
    """
    assert edition(under).number("aspirant.extensions") == times


def test_receipt():
    """Each result carries a receipt

    The checksum of the edition and of the input, and the engine. The order of rows changes nothing; an hour more does.
    """
    people = [person(ref="A"), person(ref="B", hours=20), order(), order(order="F2")]
    one, other = scored(*people), scored(*reversed(people))
    assert one.receipt == other.receipt
    assert one.receipt.edition_sha256 == edition().sha256
    assert one.receipt.engine.startswith("trede ")
    assert (
        scored(person(ref="A", hours=21)).receipt.input_sha256 != scored(person(ref="A")).receipt.input_sha256
    )


def test_everything_wrong_at_once():
    """Everything wrong comes back in one list

    A measurement with errors has no score.
    """
    people = [
        person("wajonk"),
        person("sw"),
        person("ww", ref="P3"),
        person("wajong", "vast"),
        person(None, ref="P5", entity="11111111"),
        person(None, ref="P6", entity=KVK),
    ]
    with pytest.raises(InputRefusedError) as refused:
        score(edition(), measurement(*people, total="20"))
    assert [(found.code, found.place) for found in refused.value.findings] == [
        ("employment.position-unknown", "employments[0].position"),
        ("employment.date-missing", "employments[1].indication_until"),
        ("employment.number-missing", "employments[2].benefit_months"),
        ("employment.contract-unknown", "employments[3].contract"),
        ("employment.entity-outside-group", "employments[4].entity"),
    ]


def test_nothing_declared():
    """An empty measurement is refused

    And so is one in which nobody worked in the reference year.
    """
    assert [found.code for found in check(edition(), measurement(total="20"))] == [
        "organisation.nothing-declared"
    ]
    gone = measurement(person(until="2017-12-31"))
    assert [found.code for found in check(edition(), gone)] == ["organisation.no-fte"]
    assert check(edition(), measurement(person())) == ()


def test_more_than_full_time():
    """More than one full-time job for a person gives a warning

    Over all contracts with the same reference, whatever their full-time hours.
    """
    twice = [person(hours=20), person(hours=18, fulltime_hours=36)]
    assert "employment.over-one-fte" not in codes(scored(*twice))
    more = [person(hours=20), person(hours=19, fulltime_hours=36)]
    assert codes(scored(*more)) == ["employment.over-one-fte"]
    assert codes(scored(person(hours="40.01"))) == ["employment.over-one-fte"]
    assert codes(scored(person(hours=60, since="2018-12-01"))) == []
