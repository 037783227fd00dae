# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""How often the intervals hold the truth: surveys are drawn from norms that are known, and estimated again."""

from __future__ import annotations

from dataclasses import replace
from statistics import NormalDist
from typing import TYPE_CHECKING, Any

import numpy as np

from trede.national.norms import estimate
from trede.national.survey import Survey

if TYPE_CHECKING:
    from trede.national.norms import Settings
    from trede.scheme.edition import Edition

    Floats = np.ndarray[Any, np.dtype[np.float64]]
    Whole = np.ndarray[Any, np.dtype[np.int64]]


def coverage(truth: Floats, survey: Survey, edition: Edition, settings: Settings) -> Floats:
    """For each size of the edition the part of the intervals, over levels and trials, that hold the truth.

    ``truth``: the share in percent by size (rows) and level (columns). Each trial draws as many organisations of each
    size as the survey has.
    """
    sizes = range(edition.norms.smallest, edition.norms.largest + 1)
    held = []
    for trial in range(settings.trials):
        chosen = replace(settings, repeats=settings.trial_repeats, seed=settings.seed + trial)
        drawn = draw_survey(truth, survey.sizes, edition, np.random.default_rng(chosen.seed))
        found = estimate(drawn, edition, sizes, chosen)
        held.append((found.low <= truth) & (truth <= found.high))
    part: Floats = np.mean(held, axis=(0, 2))
    return part


def draw_survey(truth: Floats, sizes: Whole, edition: Edition, draw: np.random.Generator) -> Survey:
    """Organisations of these sizes, whose shares have the truth as their quantiles.

    Between two levels, and beyond the outer ones, the logarithm of the share is a straight line in the normal score.
    """
    scores = [NormalDist().inv_cdf(1 - float(edition.norms.shares[level].value)) for level in edition.levels]
    logs, score = np.log(truth)[sizes - edition.norms.smallest], draw.normal(0, 1, len(sizes))
    part = np.clip(np.searchsorted(scores, score) - 1, 0, len(scores) - 2)
    rows, left = np.arange(len(sizes)), np.array(scores)[part]
    slope = (logs[rows, part + 1] - logs[rows, part]) / (np.array(scores)[part + 1] - left)
    shares = np.exp(logs[rows, part] + (score - left) * slope)
    millionths = np.clip(shares * 1e6, 1, 10**8).astype(np.int64)
    return Survey(sizes, millionths, np.full(len(sizes), 100), synthetic=True)
