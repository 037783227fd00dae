# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A field has one name: in a table's header and in a finding."""

from __future__ import annotations

from trede.intake.fields import part
from trede.scoring.labels import field_labels


def test_findings_call_a_field_as_its_header_does() -> None:
    headers = {field.key: {"nl": field.nl, "en": field.en} for field in part("employments").fields}
    assert {key: headers[key] for key in field_labels()} == field_labels()
