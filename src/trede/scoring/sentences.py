# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A step of an explanation as one plain sentence, in Dutch or English."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from trede.kernel.counting import filled
from trede.kernel.values import half_up, scaled_text
from trede.scheme.shelf import texts_of
from trede.scheme.texts import YES_NO

if TYPE_CHECKING:
    from collections.abc import Mapping

    from trede.scheme import Language, Texts
    from trede.scheme.edition import Edition
    from trede.scoring.score import Step

OR_MORE = {"nl": " of meer", "en": " or more"}
SIX_PLACES = re.compile(r"-?\d+\.\d{6}")

# Inputs that are the user's own words or codes, in which a point is not a decimal sign.
WORDS = frozenset({"ref", "order", "supplier", "kvk", "date"})


@cache
def _sentences() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads(Path(__file__).with_name("sentences.toml").read_text(encoding="utf-8"))


def sentence(step: Step, edition: Edition, language: Language) -> str:
    """The step in words, with the names of this edition; to people, figures have 2 decimals."""
    texts = texts_of(edition.folder, language)
    inputs = {**step.inputs, "outcome": step.outcome}
    shown = {key: _shown(key, value, language) for key, value in inputs.items()}
    return filled(
        _sentences()[step.wording or step.rule][language], {**shown, **_names(step, edition, texts)}
    )


def _shown(key: str, value: str | int | None, language: Language) -> str | int | None:
    if not isinstance(value, str) or key in WORDS:
        return value
    short = _two_places(value) if SIX_PLACES.fullmatch(value) else value
    return short.replace(".", ",") if language == "nl" else short


def _two_places(value: str) -> str:
    return scaled_text(half_up(int(value.replace(".", "")), 10**4), 2)


def _names(step: Step, edition: Edition, texts: Texts) -> dict[str, str]:
    codes = {key: str(value) for key, value in step.inputs.items()}
    names = {}
    if "position" in codes:
        names["position_name"] = texts.positions[codes["position"]]
    if "contract" in codes:
        names["contract_name"] = texts.contracts[codes["contract"]]
    if "level" in codes:
        names["level_name"] = texts.levels[codes["level"]]
    if step.outcome in texts.levels:
        names["outcome_name"] = texts.levels[step.outcome]
    if size := codes.get("norm_size"):
        more = OR_MORE[texts.language] if int(size) == edition.norms.largest else ""
        names["size_name"] = f"{size} fte{more}"
    if "reached" in codes:
        names["reached_name"] = YES_NO[texts.language][codes["reached"] == "yes"]
    return names
