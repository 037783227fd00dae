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
        "111   222   333",
        "111+222+333",
        "(111) 222-333",
        "111\\222|333",
        "1\u03011\u03011222333",
        "1\ufe0f\u20e31\ufe0f\u20e31222333",
        "111\u3164222\u180e333",
        "①①①②②②③③③",
        "¹¹¹222₃₃₃",
        "111222333 12",
        "12 111 222 333 34",
        "000111222333",
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
        "12 01-02-2015 333",
        "11:12:22:33:3",
        "111.222,333",
    ],
)
def test_other_numbers_are_none(written):
    assert not holds_bsn(written)
    assert masked(written) == written


@pytest.mark.parametrize(
    "written",
    ["111,222,333", "1112x22333", "1:1:1:2:2:2:3:3:3", "1,11222333e+08", "lll222333"],
)
def test_a_column_of_dressed_up_numbers_is_found(written):
    """Of one text nobody can tell; half of the rows of a column pass the test by chance hardly ever."""
    assert bsns_in([written]) == "certain"
    assert not holds_bsn(written)


@pytest.mark.parametrize("written", ["1112223,33", "1-1-2015 2:03", "1.5E+08", "x" * 60 + "111-x-222-y-333"])
def test_a_column_of_other_things_holds_none(written):
    assert bsns_in([written]) is None


def test_one_reference_that_says_what_it_is_tells_of_all():
    reference = part("employments").field("ref")
    assert bsns_in(["P1", "P2", "P3", "P4", "BSN 111222333"], reference) == "certain"
    assert bsns_in(["P1", "P2", "P3", "P4", "BSN 111222334"], reference) is None
    assert bsns_in(["P1", "P2", "P3", "P4", "BSN 111222333"]) is None


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
