# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from string import Formatter

import pytest

from trede.reports.wording import wording

NL, EN = wording("nl").texts, wording("en").texts


def fields(text: str) -> set[str | None]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_both_languages_say_the_same_things() -> None:
    assert NL.keys() == EN.keys()


@pytest.mark.parametrize("key", sorted(NL))
def test_both_languages_fill_in_the_same_fields(key: str) -> None:
    assert fields(NL[key]) == fields(EN[key])


def test_one_and_more_have_their_own_words() -> None:
    assert wording("nl").count("findings.warning", 1) == "1 waarschuwing"
    assert wording("nl").count("findings.warning", 1200) == "1.200 waarschuwingen"
