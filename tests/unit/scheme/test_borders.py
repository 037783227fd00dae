# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What an edition, a buyer's rule or a file of people may say: each border from both sides, each unknown key."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import partial
from math import exp, log
from pathlib import Path
from statistics import linear_regression

import pytest

from trede.errors import RulebookError
from trede.kernel.values import hundredths
from trede.scheme import open_shelf, toml_values
from trede.scheme.buyer_rules import HERE, read_rule
from trede.scheme.buyer_values import Form, form_of, parse
from trede.scheme.loading import _check_id, _rules, _sources
from trede.scheme.norms import LogNormalMedian, Norms
from trede.scheme.people import _weight, read_contracts, read_positions, read_refused, read_usual
from trede.scheme.shares import read_norms
from trede.scheme.shelf import texts_of
from trede.scheme.tables import NO_DATE, Table
from trede.scheme.texts import _fillable, read_texts
from trede.scheme.toml_values import (
    COUNT,
    EURO,
    EXTRA_PERCENT,
    FIGURE,
    FULLTIME,
    HOURS,
    PEOPLE,
    PERCENT,
    SPENT,
)

EDITION = open_shelf().load("pso-2.1")
BESIDE = {"basis": "assumed", "source": "trede", "valid_from": date(2020, 1, 1)}


def data(name):
    return tomllib.loads((EDITION.folder / name).read_text(encoding="utf-8"))


def told(look, values):
    """The codes of what is found, with their places, and what stands in."""
    table = Table("", values, [])
    value = look(table)
    return value, [(each.code, each.place) for each in table.findings]


def within(look, values):
    return told(look, values)[1] == []


QUANTITIES = [
    (lambda: HOURS, "0.01", "60", "0.01"),
    (lambda: FULLTIME, "30", "48", "0.01"),
    (lambda: EURO, "0", "1000000000000", "0.01"),
    (lambda: SPENT, "0.01", "1000000000000", "0.01"),
    (lambda: FIGURE, "0.000001", "1000000000000", "0.0000001"),
    (lambda: EXTRA_PERCENT, "0", "100", "0.0000001"),
    (lambda: PERCENT, "0.000001", "100", "0.0000001"),
    (lambda: COUNT, "0", "10000", "1"),
    (lambda: PEOPLE, "1", "10000", "1"),
]


@pytest.mark.parametrize(("of", "least", "most", "step"), QUANTITIES)
def test_a_number_lies_between_the_bounds_that_are_told(of, least, most, step):
    quantity = of()
    assert quantity.bounds == (least, most)

    def read(text):
        return told(lambda table: toml_values.number(table, "n", quantity), {"n": text})

    scale = 100 if quantity.read is hundredths else 1
    for text in (least, most):
        assert read(text) == (Fraction(text) * scale, [])
    above = Decimal(most) + (1 if quantity is FIGURE else Decimal(step))
    for text in (Decimal(least) - Decimal(step), above):
        value, found = read(f"{text:f}")
        assert [code for code, _ in found] == ["scheme.out-of-range"]
        assert quantity.least <= value <= quantity.most


@pytest.mark.parametrize("value", ["1" * 21, "0." + "0" * 19, True, [1], 10**20, "x"])
def test_what_is_no_number_is_none(value):
    read = told(lambda table: toml_values.number(table, "n", toml_values.FIGURE), {"n": value})
    assert read == (1, [("scheme.value-wrong", "n")])


def test_numbers_of_twenty_signs_are_read_and_longer_ones_and_powers_stay_text():
    assert toml_values._exact("1." + "2" * 18) == Decimal("1." + "2" * 18)
    for text in ("1." + "2" * 19, "1e9", "1E9", "1e" + "9" * 30):
        assert toml_values._exact(text) == text


@pytest.mark.parametrize(
    ("value", "good"),
    [("x" * 200, True), ("x" * 201, False), (" ", False), ("a\nb", False), ("a", True)],
)
def test_a_text_is_short_and_on_one_line(value, good):
    assert within(lambda table: toml_values.text(table, "t"), {"t": value}) is good


@pytest.mark.parametrize(
    ("value", "good"),
    [
        (date(1900, 1, 1), True),
        (date(2200, 12, 31), True),
        (date(1899, 12, 31), False),
        (date(2201, 1, 1), False),
        ("2026-01-01", False),
    ],
)
def test_a_day_lies_in_three_centuries(value, good):
    found, codes = told(lambda table: toml_values.day(table, "d"), {"d": value})
    assert (codes == []) is good
    assert found == (value.toordinal() if good else NO_DATE.toordinal())


def test_tables_are_numbered_from_one():
    table = Table("f: ", {"a": [{}, {}, 3]}, [])
    assert [each.place for each in toml_values.tables(table, "a")] == ["f: a[1]", "f: a[2]"]
    assert [each.code for each in table.findings] == ["scheme.value-wrong"]


@pytest.mark.parametrize("digits", [1, 10])
@pytest.mark.parametrize("before", [0, 3])
def test_a_decimal_comma_is_told_with_its_line(before, digits):
    number = "1" * digits + "," + "5" * digits
    findings = []
    toml_values.read_file("\n" * before + f"a = {number}", "f.toml", "f/1", findings)
    (found,) = findings
    assert (found.code, found.value) == ("planning.decimal-comma", number)
    assert f"line {before + 1}" in found.en


def test_a_whole_number_lies_within():
    for value, good in ((2, True), (4, True), (1, False), (5, False)):
        assert within(lambda table: table.whole("n", 2, 4), {"n": value}) is good
    assert told(lambda table: table.whole("n", 2, 4), {"n": True}) == (2, [("scheme.value-wrong", "n")])


def test_who_misspells_a_key_is_told_the_nearest_or_all():
    for key, known in (("colour", "color"), ("zzz", "color, size")):
        table = Table("", {key: 1}, [], {"color", "size"})
        table.close()
        ((code, place, words),) = [(each.code, each.place, each.en) for each in table.findings]
        assert (code, place) == ("scheme.key-unknown", key)
        assert known in words
        assert ("size" in words) == ("size" in known)


def test_a_table_is_called_one():
    table = Table("", {"t": 3}, [])
    assert table.table("t").data == {}
    assert "a table under a heading" in table.findings[0].en


def spoilt(values, place=""):
    """With a key that nobody knows in every table, and where those stand."""
    made, places = {}, {f"{place}.zz" if place else "zz"}
    for key, value in values.items():
        if isinstance(value, dict):
            made[key], more = spoilt(value, f"{place}.{key}" if place else key)
            places |= more
        else:
            made[key] = value
    return {**made, "zz": {**BESIDE, "value": "1"} if place in FREE else 1}, places


FREE = {"", "anchors", "shares", "derived"}
"""Where any key may stand."""


def unknown(look, values):
    spoiled, places = spoilt(values)
    table = Table("", spoiled, [])
    look(table)
    return {each.place for each in table.findings if each.code == "scheme.key-unknown"}, places


READERS = {
    "positions.toml": read_positions,
    "contracts.toml": lambda table: (read_contracts(table), read_refused(table)),
    "sources.toml": _sources,
}


@pytest.mark.parametrize("name", READERS)
def test_a_key_that_nobody_knows_is_told_in_every_table(name):
    found, places = unknown(READERS[name], data(name))
    assert places - found == {"zz"}  # at the top every key is a code


def test_so_it_is_at_the_top_and_in_the_tables_of_the_others():
    usual = partial(read_usual, positions=EDITION.positions, contracts=EDITION.contracts)
    assert unknown(usual, data("usual.toml"))[0] == {"zz"}
    rules = data("rules.toml")
    assert unknown(_rules, rules)[0] == {"zz", *(f"{each}.zz" for each in rules)}
    found, places = unknown(read_norms, data("norms.toml"))
    assert {place for place in places - found if place.removesuffix(".zz") not in FREE} == set()


def test_and_in_a_rule_of_a_buyer(tmp_path):
    lines, places, at = [], set(), ""
    text = (HERE / "friesland-2016.toml").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("["):
            at = line.strip("[]")
        lines.append(line)
        if line.startswith("["):
            lines.append("zz = 'x'")
            places.add(f"{at}.zz")
        elif "{" in line and not line.startswith("#"):
            lines[-1] = line.replace("}", ", zz = 'x' }")
            key = line.partition("=")[0].strip()
            places.add(f"{at}.{key}.zz" if at else f"{key}.zz")
    (tmp_path / "friesland-2016.toml").write_text("zz = 'x'\n" + "\n".join(lines), encoding="utf-8")
    with pytest.raises(RulebookError) as refused:
        read_rule(tmp_path, "friesland-2016.toml")
    found = {each.place for each in refused.value.findings if each.code == "scheme.key-unknown"}
    assert found == {f"friesland-2016.toml: {place}" for place in {*places, "zz"}}


def test_a_rule_of_a_buyer_has_its_name_in_both_languages():
    rule = read_rule(HERE, "friesland-2016.toml")
    wanted = tomllib.loads((HERE / "friesland-2016.toml").read_text(encoding="utf-8"))
    assert (rule.name, rule.dated) == (wanted["name"], wanted["dated"])


def test_a_file_that_is_not_there_is_told_alone(tmp_path):
    with pytest.raises(RulebookError) as refused:
        read_rule(tmp_path, "none.toml")
    assert [each.code for each in refused.value.findings] == ["scheme.file-missing"]


@pytest.mark.parametrize(("name", "id_"), [("PSO", "PSO"), ("pso-9.9", "pso-9.8"), ("pso-2.1", "pso-2.1")])
def test_the_id_is_that_of_the_folder_and_one_that_an_edition_may_have(name, id_):
    findings = []
    _check_id(replace(EDITION, id=id_), Path(name), findings)
    assert bool(findings) is (name != "pso-2.1")


def test_a_share_reads_as_a_percentage():
    text = texts_of(EDITION.folder, "nl")
    assert "22,5" in re.findall(r"[0-9,]+", text.rule("norms.shares.trede-2", EDITION))


def every_basis(values):
    """How many tables have a basis beside them: each is a fact."""
    inside = [each for each in values.values() if isinstance(each, dict)]
    return ("basis" in values) + sum(map(every_basis, inside))


@pytest.mark.parametrize("id_", open_shelf().ids)
def test_no_fact_is_left_out(id_):
    edition = open_shelf().load(id_)
    files = ("positions.toml", "contracts.toml", "norms.toml", "rules.toml")
    wanted = sum(every_basis(tomllib.loads((edition.folder / name).read_text("utf-8"))) for name in files)
    facts = list(edition.facts())
    assert len(facts) == len({each.id for each in facts}) == wanted
    assert [edition.fact(each.id) for each in facts] == facts


def test_a_weight_reads_as_in_the_handbook():
    texts = {language: texts_of(EDITION.folder, language) for language in ("nl", "en")}
    assert "0,90" in texts["nl"].rule("contracts.secondment.weight", EDITION)
    assert "0.90" in texts["en"].rule("contracts.secondment.weight", EDITION)
    assert "0,35" not in texts["nl"].rule("norms.shares.trede-1", EDITION)
    assert "35" in texts["nl"].rule("norms.shares.trede-1", EDITION)
    years = EDITION.positions["participatiewet"].window.years
    assert str(years) in texts["nl"].rule("positions.participatiewet.window", EDITION)
    minimum = next(each for each in EDITION.positions.values() if each.minimum)
    said = texts["nl"].rule(f"positions.{minimum.code}.minimum", EDITION)
    assert str(minimum.minimum.fact.value) in re.findall(r"[0-9,]+", said)


def test_a_key_of_the_texts_that_nobody_knows_is_told(tmp_path):
    for line, codes in (("", []), ("zz = 'x'\n", ["scheme.key-unknown"])):
        text = (EDITION.folder / "texts.nl.toml").read_text(encoding="utf-8")
        (tmp_path / "texts.nl.toml").write_text(line + text, encoding="utf-8")
        findings = []
        read_texts(tmp_path, "nl", findings)
        assert [each.code for each in findings] == codes


@pytest.mark.parametrize(
    ("text", "good"),
    [("{name} {value} {years}", True), ("", True), ("{name} {naam}", False), ("{", False)],
)
def test_a_sentence_names_what_is_there(text, good):
    assert _fillable(text) is good


class TestPeople:
    @pytest.mark.parametrize(("value", "good"), [("0", True), ("2", True), ("2.01", False), ("-0.01", False)])
    def test_a_weight(self, value, good):
        weight = {"w": {"value": value, **BESIDE}}
        assert within(lambda table: _weight("x", table.table("w")), weight) is good

    @pytest.mark.parametrize(
        ("key", "least", "most", "file", "at"),
        [
            ("years", 1, 99, "positions.toml", ("participatiewet", "window")),
            ("value", 1, 999, "positions.toml", ("ww", "minimum")),
            ("months", 0, 99, "contracts.toml", ("secondment", "thirty_plus")),
        ],
    )
    def test_a_whole_number(self, key, least, most, file, at):
        code, part = at
        for value, good in ((least, True), (most, True), (least - 1, False), (most + 1, False)):
            values = data(file)
            if part not in values[code]:
                code = next(each for each in values if part in values[each])
            values[code][part][key] = value
            found = told(READERS[file], values)[1]
            assert found == ([] if good else [("scheme.out-of-range", f"{code}.{part}.{key}")])

    def test_from_which_month_and_hours_a_contract_counts_for_thirty_plus(self):
        plain, lent = EDITION.contracts["regular"].thirty_plus, EDITION.contracts["secondment"].thirty_plus
        assert (plain.months, plain.hours) == (0, 0)
        assert (lent.months, lent.hours) == (6, 200)


class TestNorms:
    @pytest.mark.parametrize(
        ("share", "good"),
        [
            ("100", True),
            ("0.1", True),
            ("0", False),
            ("100.1", False),
            ("1.25", False),
            (5, False),
            ("x", False),
        ],
    )
    def test_a_norm_is_a_percentage_of_one_decimal(self, share, good):
        values = data("norms.toml")
        values["anchors"]["2"][2] = share
        found = [each for each in told(read_norms, values)[1] if each[0] == "scheme.norm-row-wrong"]
        assert found == ([] if good else [("scheme.norm-row-wrong", "anchors.2")])

    @pytest.mark.parametrize(("best", "good"), [("0", False), ("1", False), ("0.01", True), ("0.99", True)])
    def test_a_level_is_for_a_part(self, best, good):
        values = data("norms.toml")
        values["shares"]["trede-1"]["best"] = best
        assert told(read_norms, values)[1] == (
            [] if good else [("scheme.out-of-range", "shares.trede-1.best")]
        )

    def test_sizes_are_whole_and_above_nothing(self):
        values = data("norms.toml")
        values["anchors"]["0"] = ["50", "60", "70"]
        read, found = told(read_norms, values)
        assert ("scheme.norm-size-wrong", "anchors.0") in found
        assert 0 not in read.anchors

    def test_a_row_that_is_wrong_is_told_and_reading_goes_on(self):
        values = data("norms.toml")
        values["anchors"]["2"] = []
        read, _ = told(read_norms, values)
        assert len(read.anchors[2]) == len(read.levels)

    @pytest.mark.parametrize(("sizes", "good"), [(("2", "5"), True), (("5",), False), (("5", "2"), False)])
    def test_two_sizes_that_go_up(self, sizes, good):
        values = data("norms.toml")
        values["anchors"] = {size: ["1", "2", "3"] for size in sizes}
        read, found = told(read_norms, values)
        assert found == ([] if good else [("scheme.norm-size-wrong", "anchors")])
        assert set(read.anchors) == {int(size) for size in sizes}

    def test_a_line_through_two_quantiles_is_a_line_and_through_one_it_is_not(self):
        values = data("norms.toml")
        quantiles = values["derived"]["basistrede"]["quantiles"]
        quantiles["trede-1"] = quantiles["trede-2"]
        values["derived"]["basistrede"].pop("otherwise")
        assert told(read_norms, values)[1] == []
        quantiles["trede-3"] = quantiles["trede-2"]
        refused = [("scheme.value-wrong", "derived.basistrede.quantiles")]
        assert told(read_norms, values)[1] == refused
        values["derived"]["basistrede"]["otherwise"] = {"trede-3": {"share": "0.9", "normal": "1.3"}}
        assert told(read_norms, values)[1] == refused

    def test_an_anchor_and_what_lies_between_two(self):
        norms = Norms(None, ("a",), {10: (100,), 12: (40,), 20: (20,)}, {}, {})
        assert [norms.is_anchor(size) for size in (10, 11, 12)] == [True, False, True]
        assert [norms.at(size)["a"] for size in (10, 11, 12, 13, 19, 20)] == [100, 70, 40, 38, 23, 20]

    @pytest.mark.parametrize("known", [(67, 90, 155), (214, 280, 330), (14, 19, 37), (1, 2, 1000)])
    def test_the_median_is_that_of_a_line_through_the_logarithms(self, known):
        across = [Decimal("0.385"), Decimal("0.674"), Decimal("1.282")]
        levels = ("a", "b", "c")
        rule = LogNormalMedian(None, dict(zip(levels, across, strict=True)), {"b": Decimal("0.9")})
        named = dict(zip(levels, known, strict=True))
        for places, found in (
            (across, rule.tenths(named)),
            ([across[0], Decimal("0.9"), across[2]], rule.tenths_otherwise(named)),
        ):
            line = linear_regression([float(each) for each in places], [log(each) for each in known])
            assert found == int(exp(line.intercept) + 0.5)


@pytest.mark.parametrize(
    ("key", "inside", "outside"),
    [
        ("threshold", ("0", "100000000000"), ("-0.01", "100000000000.01")),
        ("percentage", ("0", "100"), ("-0.01", "100.01")),
        ("base-hours", ("1", "60"), ("0.99", "60.01")),
        ("started-before", ("0", "600"), ("-1", "601", "1.5")),
    ],
)
def test_a_value_of_a_buyer_lies_between_its_bounds(key, inside, outside):
    form = form_of(key)
    for text in inside:
        assert parse(form, text) == Fraction(text) * (100 if form.unit in ("euro", "hours") else 1)
    for text in outside:
        with pytest.raises(ValueError, match=r".*"):
            parse(form, text)


@pytest.mark.parametrize(("text", "good"), [("x", True), ("x" * 200, True), ("x" * 201, False), (" ", False)])
def test_a_text_of_a_buyer_is_short(text, good):
    if good:
        assert parse(Form(), text) == text
    else:
        with pytest.raises(ValueError, match=r".*"):
            parse(Form(), text)
