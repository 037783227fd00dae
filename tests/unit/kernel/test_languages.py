# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What we say, in the language that is asked."""

from datetime import date

from trede.intake.fields import part
from trede.kernel.findings import finding
from trede.kernel.languages import in_language


def test_findings_fields_and_parts_are_said_in_both_languages():
    said = finding("employment.end-before-start", "employments[0].to", date(2018, 1, 1))
    for each in (said, part("employments"), part("employments").field("hours")):
        assert (in_language(each, "nl"), in_language(each, "en")) == (each.nl, each.en)
        assert each.nl != each.en
