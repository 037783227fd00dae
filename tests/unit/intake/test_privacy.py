# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is a citizen service number, and what only looks like one."""

import pytest

from trede.intake.fields import part
from trede.intake.json_door import read_document
from trede.intake.privacy import (
    bsns_in,
    figures,
    holds_bsn,
    holds_bsns,
    masked,
    name_holds_bsn,
    passes_test,
)


@pytest.mark.parametrize("written", ["111222333", "111-22-2333", "1112.22.333", "111 222 333"])
def test_a_number_in_any_writing_is_found(written):
    assert holds_bsns([written, written, None])


@pytest.mark.parametrize("day", ["01-02-2015", "01.02.2015", "1-02-2015", "2015-02-01"])
def test_a_start_date_shared_by_everybody_is_a_date(day):
    assert not holds_bsns([day] * 30)


def test_the_shared_date_would_pass_the_test():
    """Or the test above proves nothing."""
    assert passes_test("01022015")


@pytest.mark.parametrize(
    "written",
    [
        *(
            "0111222333",
            "P111222333",
            "BSN 111222333",
            "111222333.0",
            "111222333,00",
            "111/222/333",
            "111_222_333",
        ),
        "１１１２２２３３３",
        "111.222.333",
        "111\u200b222\u200b333",
        "111\u2011222\u2011333",
        111222333,
        " 111 222 333 ",
    ],
)
def test_no_disguise_helps(written):
    assert holds_bsns([written])
    assert not isinstance(written, str) or holds_bsn(written)
    assert "222" not in masked(str(written))


@pytest.mark.parametrize(
    "written",
    [
        "06-12345678",
        "NL91ABNA0417164300",
        "12.000.000",
        "KvK 10000008",
        "20250203",
        "000000000",
        "P0001",
        "111222334",
    ],
)
def test_other_numbers_are_none(written):
    assert not holds_bsn(written)
    assert masked(written) == written


def test_half_is_asked_about_and_four_in_five_is_certain():
    bsns, others = ["111222333", "123456782"], ["P3", "P4"]
    assert bsns_in([*bsns, *others]) == "likely"
    assert bsns_in([*bsns, *bsns, "P5"]) == "certain"
    assert bsns_in([*bsns, *others, "P5"]) is None
    assert bsns_in([None, ""]) is None
    assert bsns_in([True]) is None


def test_a_known_figure_is_no_number_of_a_person():
    turnover = part("purchases").field("supplier_turnover")
    assert figures("Omzet", turnover)
    assert figures("Omzet vorig jaar", None)
    assert not figures("Nummer", None)
    assert not figures("Persnr", part("employments").field("ref"))


def test_a_name_with_a_bsn_is_refused_at_every_door():
    organisation = {"name": "Jansen 111-22-2333", "kvk": "69599068"}
    year = {"from": "2018-01-01", "to": "2018-12-31"}
    found = read_document(
        {"format": "trede/measurement/1", "organisation": organisation, "reference_year": year}
    )[1]
    assert [each.code for each in found] == ["input.bsn-in-text"]
    assert "2333" not in repr(found)


@pytest.mark.parametrize("name", ["10000008", " 1000 0008", "１００００００８"])
def test_the_name_of_an_organisation_may_be_its_kvk_number(name):
    """Or no line of a KvK number in eleven could be an entity without a name."""
    assert passes_test("10000008")
    entity = {"kvk": "10000008", "name": name}
    organisation = {"name": name, "kvk": "10000008", "entities": [entity]}
    year = {"from": "2018-01-01", "to": "2018-12-31"}
    assert not read_document(
        {"format": "trede/measurement/1", "organisation": organisation, "reference_year": year}
    )[1]
    assert bsns_in([name], part("purchases").field("supplier")) is None


@pytest.mark.parametrize("name", ["111222333", "010000008", "Jansen 10000008", "10000008-10000008"])
def test_any_other_number_in_a_name_is_as_private_as_elsewhere(name):
    assert name_holds_bsn(name)


def test_suppliers_with_numbers_of_nine_digits_are_people():
    assert bsns_in(["111222333"], part("purchases").field("supplier")) == "certain"
