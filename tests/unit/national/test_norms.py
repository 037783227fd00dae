# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Norms from a survey: known truth, falling curves, intervals that cover, and an edition that loads."""

import shutil
from dataclasses import replace
from math import exp, log

import numpy as np
import polars as pl
import pytest

from trede.errors import InputRefusedError
from trede.kernel.findings import errors
from trede.national.coverage import coverage
from trede.national.edition_folder import write_edition
from trede.national.norms import default_settings, estimate, falling
from trede.national.norms_report import write_report
from trede.national.survey import Survey, read_survey
from trede.scheme import check_folder, open_shelf

BASE = open_shelf().load("pso-2.1")
SIZES = range(2, 106)
QUICK = replace(default_settings(), repeats=60)
# Quantiles of the standard normal distribution at 0.50, 0.65, 0.775 and 0.90.
NORMAL = (0.0, 0.3853205, 0.7554150, 1.2815516)


def median(size):
    return exp(log(20) - 0.6 * log(size))


def survey(seed, count=4000, weights=None):
    """Shares that are log-normal at each size, with a median that falls evenly: the truth is known."""
    draw = np.random.default_rng(seed)
    sizes = np.clip(np.floor(2 * draw.random(count) ** -0.8), 2, 105).astype(np.int64)
    shares = np.exp(np.log([median(size) for size in sizes]) + draw.normal(0, 0.7, count))
    weights = np.full(count, 100) if weights is None else weights
    return Survey(sizes, (shares * 1e6).astype(np.int64), weights, synthetic=True)


def truth(size):
    return [median(size) * exp(0.7 * normal) for normal in NORMAL]


def test_the_estimate_is_near_the_truth_and_never_rises():
    found = estimate(survey(1, 60_000), BASE, SIZES, QUICK)
    for size in (3, 10, 40):
        assert found.shares[size - 2] == pytest.approx(truth(size), rel=0.08)
    assert np.all(np.diff(found.norms, axis=0) <= 0)
    assert np.all(np.diff(found.norms, axis=1) > 0)


def test_intervals_cover_the_truth_about_as_often_as_they_say():
    """Of 40 surveys, four levels at four sizes: 90 % intervals; within what chance allows."""
    inside = []
    for seed in range(40):
        found = estimate(survey(seed), BASE, SIZES, replace(QUICK, seed=seed))
        for size in (3, 6, 15, 40):
            low, high = found.low[size - 2], found.high[size - 2]
            inside += [a <= t <= b for a, t, b in zip(low, truth(size), high, strict=True)]
    assert 0.84 <= np.mean(inside) <= 0.96


@pytest.mark.parametrize(("count", "least"), [(3000, 0.7), (20_000, 0.7)])
def test_intervals_cover_the_shape_of_the_published_table(count, least):
    """A curve with bends: 90 % over all sizes, and no size that they hardly ever hold (it was 20 % and less)."""
    base = open_shelf().load("pso-1.9")
    table = np.array([[base.norms.at(size)[level] / 10 for level in base.levels] for size in SIZES])
    held = coverage(table, survey(5, count), base, replace(QUICK, trials=12))
    assert np.mean(held) >= 0.88
    assert min(held) >= least


def test_weights_count_as_repeated_organisations():
    plain = survey(7, 2000)
    twice = Survey(
        *(np.concatenate([each, each]) for each in (plain.sizes, plain.shares, plain.weights)), True
    )
    settings = replace(QUICK, repeats=2, least_in_class=1)
    weighted = replace(plain, weights=plain.weights * 2)
    one, other = (estimate(each, BASE, SIZES, settings).shares for each in (weighted, twice))
    assert one == pytest.approx(other)


def test_falling_takes_means_of_what_rises():
    assert falling(np.array([5.0, 1.0, 3.0, 2.0])).tolist() == [5, 2, 2, 2]


def test_the_edition_is_accepted_and_used(tmp_path):
    """Also when the one that it was made from says from when it is used: norms of a survey never come in unnamed."""
    found = estimate(survey(3), BASE, SIZES, QUICK)
    shutil.copytree(BASE.folder, tmp_path / "base")
    with (tmp_path / "base" / "edition.toml").open("a") as top:
        top.write("used_from = 2024-01-01\n")
    write_edition(replace(BASE, folder=tmp_path / "base"), found, tmp_path / "editions" / "mine")
    (tmp_path / "editions" / "mine").rename(tmp_path / "mine")
    shutil.rmtree(tmp_path / "base")
    assert open_shelf(tmp_path).load("mine").used_from is None
    assert not errors(check_folder(tmp_path / "mine"))
    edition = open_shelf(tmp_path).load("mine")
    assert [edition.norms.at(20)[level] for level in edition.levels] == found.norms[18].tolist()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_report_says_that_the_data_are_made_up(tmp_path, language):
    write_report(estimate(survey(3), BASE, SIZES, QUICK), [0.9] * len(SIZES), tmp_path, language)
    page = (tmp_path / "report.html").read_text()
    assert {"nl": "verzonnen", "en": "made up"}[language] in page
    assert (tmp_path / "norms.svg").read_text().count("<polyline") == 4
    assert len((tmp_path / "norms.csv").read_text().splitlines()) == 105


def test_a_survey_is_read_without_those_who_have_nobody(tmp_path):
    path = tmp_path / "survey.parquet"
    columns = {
        "organisation": range(300),
        "total_fte_millionths": [20_400_000] * 300,
        "target_rows": [0, 1, 2] * 100,
        "share_millionths": [5_000_000] * 300,
        "weight_hundredths": [150] * 300,
    }
    pl.DataFrame(columns).write_parquet(path)
    found = read_survey(path, BASE)
    assert (len(found), set(found.sizes), set(found.weights)) == (200, {20}, {150})
    pl.DataFrame(columns).head(100).write_parquet(path)
    with pytest.raises(InputRefusedError, match="66"):
        read_survey(path, BASE)
    pl.DataFrame(columns).drop("share_millionths").write_parquet(path)
    with pytest.raises(InputRefusedError, match="share_millionths"):
        read_survey(path, BASE)
