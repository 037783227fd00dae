# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The library for Python: the same answers as the commands, units that cannot be mistaken, all mistakes at once."""

import inspect
import json
import subprocess
import sys
from datetime import date, datetime
from decimal import Decimal

import pytest
from tests.unit.cli.conftest import own_language as own_language

import trede
from trede.cli.app import run

FIRST, LAST = date(2018, 1, 1), date(2018, 12, 31)


def staff(count):
    return [trede.employment(f"S{n}", hours=40, first_day=date(2015, 1, 1)) for n in range(count)]


def declared(*more, **changes):
    people = [
        *staff(9),
        trede.employment("P1", hours="32", first_day=date(2016, 5, 1), position="wajong"),
        *more,
    ]
    told = {"first_day": FIRST, "last_day": LAST, "employments": people, "application_date": date(2019, 3, 1)}
    return trede.measurement("Bakkerij De Korenaar", "69599068", **{**told, **changes})


def test_three_lines_give_what_the_command_gives(tmp_path, capsys):
    score = trede.score(trede.read("examples/softwaretesters.json"))
    run(["measure", "examples/softwaretesters.json", "--json"])
    assert score.document() == json.loads(capsys.readouterr().out)
    assert str(score.total_percent) == score.document()["total_percent"]


def test_values_of_ones_own_give_the_figures_of_the_rule():
    """Nine of 40 hours and one Wajong of 32: 0.8 of 9.8 fte is 8.163265 %."""
    score = trede.score(declared())
    assert (score.total_fte, score.total_percent) == (Decimal("9.800000"), Decimal("8.163265"))
    assert score.missing_fte is not None
    assert score.missing_fte > 0


@pytest.mark.parametrize(
    "wrong",
    [
        {"hours": 32.0},
        {"hours": True},
        {"hours": None},
        {"first_day": 20200101},
        {"first_day": "2020-01-01"},
        {"first_day": datetime(2020, 1, 1)},  # noqa: DTZ001 - the mistake itself
        {"last_day": 20201231},
        {"fulltime_hours": 40.0},
        {"intake": 737425},
    ],
)
def test_a_wrong_unit_is_refused_where_it_is_written(wrong):
    with pytest.raises(TypeError):
        trede.employment("P1", **{"hours": 32, "first_day": FIRST, **wrong})


def test_hours_in_hundredths_are_no_hours_a_week():
    with pytest.raises(trede.InputRefusedError) as refused:
        declared(trede.employment("P2", hours=3200, first_day=FIRST))
    assert refused.value.findings


def test_everything_wrong_is_told_at_once():
    with pytest.raises(trede.InputRefusedError) as refused:
        declared(
            trede.employment("P2", hours=99, first_day=FIRST),
            trede.employment("P3", hours=32, first_day=LAST, last_day=FIRST),
            total_fte="many",
        )
    assert len(refused.value.findings) == 3


def test_a_rule_that_is_broken_is_told_with_the_place():
    with pytest.raises(trede.InputRefusedError) as refused:
        trede.score(declared(trede.employment("P2", hours=32, first_day=FIRST, position="nobody")))
    assert "employments[10]" in refused.value.findings[0].place


def test_purchases_count():
    order = trede.purchase(
        "F1",
        supplier="De Werkplaats",
        kvk="11112222",
        kind="pso",
        day=date(2018, 5, 1),
        amount=50_000,
        supplier_turnover=1_000_000,
        supplier_fte="20",
        supplier_direct_share=Decimal("50"),
    )
    assert trede.score(declared(purchases=[order])).total_percent > trede.score(declared()).total_percent
    with pytest.raises(TypeError):
        trede.purchase(
            **{**dict.fromkeys(inspect.signature(trede.purchase).parameters, "1"), "day": "2018-05-01"}
        )


def test_a_plan_reaches_its_level_and_says_so_in_words():
    plan = trede.plan(trede.score(declared()), "trede-2")
    assert plan.reached
    assert plan.document()["plan"]["after"]["level"] in ("trede-2", "trede-3")
    assert "trede 2" in str(plan).lower()
    with pytest.raises(ValueError, match="trede-9"):
        trede.plan(trede.score(declared()), "trede-9")


def test_a_forecast_tells_the_days_of_loss():
    leaving = trede.employment(
        "P9", hours=40, first_day=date(2016, 1, 1), last_day=date(2018, 12, 31), position="wajong"
    )
    ahead = trede.forecast(trede.score(declared(leaving)), date(2020, 1, 31), edition="pso-1.7")
    assert ahead.losses
    day, level, to = ahead.losses[0]
    assert day > FIRST
    assert level != to
    assert "_repr_html_" in dir(ahead)
    with pytest.raises(ValueError, match="after"):
        trede.forecast(trede.score(declared()), LAST)


def test_a_row_is_opened_and_verified_against_the_root_alone():
    sealed = trede.seal(trede.score(declared()))
    opening = trede.open_row(sealed.content, 3)
    assert opening == trede.open_row(sealed, 3)
    assert trede.verify(opening, sealed.root).index == 3
    with pytest.raises(trede.InputRefusedError):
        trede.verify(opening, "0" * 64)
    with pytest.raises(trede.InputRefusedError):
        trede.open_row(b"{}", 0)


def test_a_notebook_shows_the_ladder_and_that_it_is_not_official():
    shown = trede.score(declared())._repr_html_()
    assert "<svg" in shown
    assert "geen officiële uitkomst" in shown
    hostile = trede.measurement(
        "<script>alert(1)</script>", "69599068", first_day=FIRST, last_day=LAST, employments=staff(9)
    )
    assert "<script>" not in trede.score(hostile, edition="pso-1.7")._repr_html_()


def test_the_reasons_are_told_in_both_languages():
    score = trede.score(declared())
    assert trede.explain(score) != trede.explain(score, "en")


@pytest.mark.parametrize("name", trede.api.__all__)
def test_every_name_says_what_it_is(name):
    assert inspect.getdoc(getattr(trede, name))


def test_importing_the_package_loads_no_room():
    code = "import sys, trede; print([name for name in sys.modules if name.startswith('trede.')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
    with pytest.raises(AttributeError):
        _ = trede.nothing_of_the_kind
