# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import re
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.unit.reports.examples import employed, measured

from trede.reports.pdf import pdf
from trede.reports.signs import REPLACEMENT, SHOWN, showable

if TYPE_CHECKING:
    from trede.reports.result import Result


def named(name: str) -> Result:
    organisation = replace(measured(employed("S")).measurement.organisation, name=name)
    return measured(employed("S"), employed(name, "wajong"), organisation=organisation)


def test_every_sign_that_is_let_through_can_be_shown() -> None:
    every = "".join(sign for sign in map(chr, range(sys.maxunicode)) if re.match(f"[{SHOWN}]", sign))
    assert len(every) > 600
    assert pdf(named(" ".join(every)), b"{}")


@pytest.mark.parametrize(
    "name", ["株式会社", "🚀 BV", "a\x00b", "شركة", "\u202eBV", "\u2028", "\ue000", "\ufeff"]
)
def test_a_sign_that_no_face_has_does_not_stop_the_report(name: str) -> None:
    assert pdf(named(name), b"{}")


def test_what_is_shown_stays_as_it_is() -> None:
    assert showable({"a": ["Müller & Zn. €", 1, None, ("ë",)]}) == {"a": ["Müller & Zn. €", 1, None, ["ë"]]}
    assert showable("Mu\u0308ller 株") == f"Müller {REPLACEMENT}"
