# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import string

import pytest

from trede.kernel import findings
from trede.kernel.findings import Finding, FindingText, catalogue, errors, finding, findings_document


def test_a_finding_says_it_in_two_languages():
    found = finding("employment.over-one-fte", "employments[3].ref", "P7", fte="1.25")
    assert "‘P7’" in found.nl
    assert "1,25 fte" in found.nl
    assert "1.25 fte" in found.en
    assert found.blocks is False


def test_only_what_is_wholly_a_number_gets_a_comma():
    found = finding("scheme.key-unknown", "a", "b", known="voorbeeld.nl, 1.5")
    assert "voorbeeld.nl, 1.5" in found.nl


def test_a_value_is_shown_as_it_stood_and_not_without_end():
    assert "Group 12.50" in finding("purchase.own-group", "x", "Group 12.50").nl
    assert len(finding("purchase.own-group", "x", "y" * 1000).value or "") == 200


def test_a_place_in_a_table_goes_into_the_document_only_when_there_is_one():
    found = finding("organisation.no-fte", "total_fte")
    assert "sheet" not in found.document()
    document = found.at("Medewerkers", 12, "Uren").document()
    assert (document["sheet"], document["row"], document["column"]) == ("Medewerkers", 12, "Uren")


def test_errors_are_what_blocks():
    blocking, telling = finding("organisation.no-fte", "a"), finding("purchase.outside-year", "b", "2018")
    assert errors([telling, blocking]) == [blocking]


@pytest.mark.parametrize(("code", "text"), catalogue().items())
def test_both_texts_use_fields_that_exist_in_both(code: str, text: FindingText):
    def fields(template: str) -> set[str]:
        names = {name for _, name, _, _ in string.Formatter().parse(template) if name}
        return {name.removesuffix("_nl").removesuffix("_en") for name in names}

    assert text.severity in ("error", "warning")
    assert fields(text.nl) == fields(text.en)
    assert code == code.lower()
    assert text.nl != text.en


def test_one_code_stands_in_one_room(tmp_path, monkeypatch):
    for room in ("one", "two"):
        (tmp_path / room).mkdir()
        entry = '["a.b"]\nseverity = "error"\nnl = "x"\nen = "y"\n'
        (tmp_path / room / "findings.toml").write_text(entry)
    (tmp_path / "kernel").mkdir()
    monkeypatch.setattr(findings, "__file__", str(tmp_path / "kernel" / "findings.py"))
    with pytest.raises(ValueError, match=r"a\.b stands in two rooms"):
        catalogue.__wrapped__()


def test_findings_are_values():
    assert finding("organisation.no-fte", "a") == finding("organisation.no-fte", "a")
    assert isinstance(hash(finding("organisation.no-fte", "a")), int)
    assert Finding.__dataclass_params__.frozen  # type: ignore[attr-defined]


def test_refused_input_is_one_document_with_every_finding() -> None:
    found = [
        finding("input.bsn", "employments"),
        finding("input.kvk", "organisation.kvk", "1").at("O", 2, "B"),
    ]
    assert findings_document(found) == {
        "format": "trede/findings/1",
        "findings": [each.document() for each in found],
    }
