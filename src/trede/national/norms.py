# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Norms from a survey: weighted quantiles by size, smoothed, never rising with size, with bootstrap intervals.

An estimate is no score: it is computed in binary floats, and rounded to the whole tenths of a percent of a norm.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from trede.national.survey import Survey
    from trede.scheme.edition import Edition

    Floats = np.ndarray[Any, np.dtype[np.float64]]
    Whole = np.ndarray[Any, np.dtype[np.int64]]

LEAST_SHARE = 1000  # a thousandth of a percent, so that every share has a logarithm
LARGEST = 1000


@dataclass(frozen=True, slots=True)
class Settings:
    """How to estimate; ``bandwidth`` in the logarithm of the size, ``confidence`` between 0 and 1.

    ``doubt`` is how many times the correction for bias an interval is wider on each side.
    """

    least_in_class: int
    bandwidth: float
    doubt: float
    trials: int
    trial_repeats: int
    repeats: int
    confidence: float
    seed: int


@dataclass(frozen=True, slots=True)
class Estimate:
    """For each size (rows) and level (columns) the share in percent, and its interval; ``norms`` in whole tenths.

    ``best`` is the part of the organisations that each level is meant for, between 0 and 1.
    """

    sizes: Whole
    levels: tuple[str, ...]
    best: tuple[float, ...]
    shares: Floats
    low: Floats
    high: Floats
    norms: Whole
    organisations: int
    confidence: float
    synthetic: bool


@dataclass(frozen=True, slots=True)
class _Classes:
    """The survey sorted by class and share: where each class starts and ends, and its place on the size axis."""

    shares: Floats
    weights: Floats
    starts: Whole
    ends: Whole
    centres: Floats


def figures() -> dict[str, Any]:
    """The data of ``norms.toml``."""
    return _figures()


@cache
def _figures() -> dict[str, Any]:
    return tomllib.loads((files("trede.national") / "norms.toml").read_text(encoding="utf-8"))


def default_settings() -> Settings:
    """The settings of ``norms.toml``."""
    found = figures()["estimate"]
    return Settings(**(found | {"confidence": float(found["confidence"])}))


def estimate(survey: Survey, edition: Edition, sizes: range, settings: Settings) -> Estimate:
    """The norms of the levels of this edition, for every size of the range.

    Each level is read at the best part of the organisations that it is meant for in the ladder of the edition.
    """
    best = [float(edition.norms.shares[level].value) for level in edition.levels]
    quantiles = 1 - np.array(best)
    along = np.array(sizes)
    classes = _classes(survey, sizes, settings)
    once, smoother = _smoothers(classes, along, settings.bandwidth)
    shares = _curves(classes, classes.weights, quantiles, smoother)
    doubt = _doubt(shares / _curves(classes, classes.weights, quantiles, once), along, settings)
    draw = np.random.default_rng(settings.seed)
    repeats = np.stack(
        [
            _curves(classes, classes.weights * draw.poisson(1, len(classes.weights)), quantiles, smoother)
            for _ in range(settings.repeats)
        ]
    )
    tail = (1 - settings.confidence) / 2
    low, high = np.quantile(repeats, [tail, 1 - tail], axis=0) * np.stack([1 / doubt, doubt])
    return Estimate(
        along,
        edition.levels,
        tuple(best),
        shares,
        low,
        high,
        _norms(shares),
        len(survey),
        settings.confidence,
        survey.synthetic,
    )


def _classes(survey: Survey, sizes: range, settings: Settings) -> _Classes:
    """Neighbouring sizes together until there are enough organisations; the largest size stands by itself."""
    counts = np.bincount(survey.sizes, minlength=sizes[-1] + 1)
    class_of, place, count = np.zeros(sizes[-1] + 1, np.int64), 0, 0
    for size in sizes[:-1]:
        if count >= settings.least_in_class:
            place, count = place + 1, 0
        class_of[size] = place
        count += int(counts[size])
    if count < settings.least_in_class and place:
        class_of[class_of == place] = place - 1
    largest_alone = counts[sizes[-1]] > 0
    class_of[sizes[-1]] = class_of[sizes[-2]] + (1 if largest_alone else 0)
    mine = class_of[survey.sizes]
    order = np.lexsort((survey.shares, mine))
    mine, weights = mine[order], survey.weights[order].astype(np.float64)
    starts = np.searchsorted(mine, np.unique(mine))
    ends = np.append(starts[1:], len(mine))
    logs = np.log(survey.sizes[order]) * weights
    centres = np.add.reduceat(logs, starts) / np.add.reduceat(weights, starts)
    shares = np.maximum(survey.shares[order], LEAST_SHARE) / 1e6
    return _Classes(shares, weights, starts, ends, centres)


def _curves(classes: _Classes, weights: Floats, quantiles: Floats, smoother: Floats) -> Floats:
    """Quantiles of each class, smoothed over size in logarithms, then made never to rise with size."""
    upto = np.concatenate([[0.0], np.cumsum(weights)])
    floor, ceiling = upto[classes.starts], upto[classes.ends]
    targets = floor[:, None] + quantiles[None, :] * (ceiling - floor)[:, None]
    found = np.searchsorted(upto[1:], targets.ravel(), side="left").reshape(targets.shape)
    found = np.clip(found, classes.starts[:, None], classes.ends[:, None] - 1)
    smooth = smoother @ np.log(classes.shares[found])
    return np.exp(np.column_stack([falling(curve) for curve in smooth.T]))


def _smoothers(classes: _Classes, sizes: Whole, bandwidth: float) -> tuple[Floats, Floats]:
    """Smoothing once, and corrected for its bias: what smoothing the smooth curve again would lose is added."""
    once = _smoother(classes, np.log(sizes), bandwidth)
    again = _smoother(classes, classes.centres, bandwidth)
    return once, once @ (2 * np.eye(len(again)) - again)


def _doubt(corrected: Floats, sizes: Whole, settings: Settings) -> Floats:
    """By what factor an interval is wider than chance alone makes it: the largest correction near that size.

    Where the curve bends the correction is large, and does not take all of the bias away.
    """
    places = np.log(sizes)
    near = np.abs(np.subtract.outer(places, places)) <= settings.bandwidth
    corrections = np.abs(np.log(corrected))
    doubt: Floats = np.exp(settings.doubt * np.array([corrections[each].max(axis=0) for each in near]))
    return doubt


def _smoother(classes: _Classes, places: Floats, bandwidth: float) -> Floats:
    """The matrix of local straight lines: classes in, places out (logarithms of a size).

    Near and well-filled classes weigh most.
    """
    counts = (classes.ends - classes.starts).astype(np.float64)
    rows = []
    for place in places:
        width = max(bandwidth, 1.5 * float(np.sort(np.abs(classes.centres - place))[min(2, len(counts) - 1)]))
        near = np.clip(1 - (np.abs(classes.centres - place) / width) ** 3, 0, None) ** 3 * counts
        rows.append(_local_line(classes.centres - place, near))
    return np.array(rows)


def _local_line(offsets: Floats, near: Floats) -> Floats:
    """How much each class counts for the height of the weighted least-squares line at offset 0."""
    total, first, second = near.sum(), (near * offsets).sum(), (near * offsets**2).sum()
    spread = total * second - first**2
    if spread <= 1e-12 * max(total, 1.0) ** 2:
        level: Floats = near / total
        return level
    line: Floats = near * (second - offsets * first) / spread
    return line


def falling(curve: Floats) -> Floats:
    """The nearest curve (least squares) that never rises: neighbours that rise become their mean."""
    values: list[float] = []
    counts: list[int] = []
    for value in curve:
        values.append(float(value))
        counts.append(1)
        while len(values) > 1 and values[-2] < values[-1]:
            count = counts[-2] + counts[-1]
            values[-2] = (values[-2] * counts[-2] + values[-1] * counts[-1]) / count
            counts[-2] = count
            del values[-1], counts[-1]
    return np.repeat(values, counts)


def _norms(shares: Floats) -> Whole:
    """Whole tenths of a percent: at least one, each level above the one before, none over 100 percent."""
    tenths = np.maximum(np.floor(shares * 10 + 0.5).astype(np.int64), 1)
    for level in range(1, tenths.shape[1]):
        tenths[:, level] = np.maximum(tenths[:, level], tenths[:, level - 1] + 1)
    room = np.arange(tenths.shape[1] - 1, -1, -1)
    norms: Whole = np.minimum(tenths, LARGEST - room)
    return norms
