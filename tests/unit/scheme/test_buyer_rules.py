# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Buyers' rules that come with trede: as the pages were read, complete, frozen; a file that is wrong says where."""

from __future__ import annotations

import pytest

from trede.errors import RulebookError
from trede.kernel.values import NotANumberError, TooPreciseError
from trede.scheme.buyer_rules import HERE, OWN, buyer_rules, read_rule
from trede.scheme.buyer_values import BOUNDS, PLAIN, Form, expected_form, form_of, parse

# A rule in use never changes: a buyer's new page is a new file with its own day.
FROZEN = {
    "amersfoort": "c13c78c16f8aeb15e8095cac930773921cf071e121ee653f3ed2224f23216990",
    "av": "58ef4e23144a9f2d7af0e258549bef5aa095417b97dfcb02125691e3463c72f1",
    "eigen": "0f033f4a28766a53a4d7657da907d738529d665505623b914a2eb55731caffaa",
    "friesland-2016": "6b396c838fc684e9377113c414eb03464d0f78d6c93974b13749f194e9001937",
    "haaglanden-2023": "aaa3225e14bd82c704cd91096356b3f700d0011ae91357991f716ed258fb5b80",
    "krimpenerwaard-2023": "0f98722e94718b48b1b4a8a6649486473d5f757d6d95e0d72d1c99f2f3542929",
    "leiden-2023": "da9815b6565191f799985075a10b41a878fb44e3f1011f2ff6ee5a859441a813",
    "noordoost-brabant-2020": "ec78502e0bf0ee1b28dfb3ae731213dd96b2e6c36b485422eb98d48d169f8740",
    "oost-nederland-2019": "498c278a5feda255e2f53ebf973f8f8b3da2be081a63c790c03687b5d6758914",
    "oost-nederland-2023": "6d9429e2919f2c694e6c85b9bbe16448e78f03e4b9cab6b1ca62f64c40616bf2",
    "rijk-2011": "646e6921926c264ae485745a131fd1b6cdc0dfdbef22d4e6ee8b93296e8eb211",
    "rijk-2018": "42639204f47c35a8a3f5d9b1c0c7de8e71d2b014d5463de3835b01394c62c39a",
    "rijnvicus": "dc0af0beac12ceebef63cb9d23ca222b25a2ec56cb2c5c6be3ba82383e1fbda5",
    "stedendriehoek-2021": "1997931e13418af505d2502d0e094e8ff973f9cc55f3693fcaa4fb85f5c9a86b",
    "tilburg-2017": "6d2474cb706effbaf540afd9714bd0de1c968b2075cc5ee5db4fbed0a9ba779e",
    "utrecht-eerste": "e7a7067943368ba8d79cd06f1f20eab32702a9a00361ef4e0483b0d9b166ffad",
    "utrecht-latere": "ab6db9574e4c9354c4d12817c8c31d5cfb5d966cd33d428843be12c8f947007a",
    "veenendaal-2013": "d2a64078e2c0c4fa7514b9b98f82c1803519913798ddaabdcb4ba2a6e7d35d8c",
    "woningcorporatie-limburg-2020": "72cbb13900fc9702fa6df4a738e39fde622c286d7474ae13936821f5a7173532",
    "zuid-holland-centraal": "4c61eaad3886dd2e5b654de1e665453f5337929d5b4d9343fce850fcdf10c89e",
}
# What was read on the pages of the buyers: (rule, kind, key, value); None is not stated.
READ = [
    ("noordoost-brabant-2020", "works", "worth.trede-1", None),
    ("noordoost-brabant-2020", "works", "worth.trede-2", "full"),
    ("noordoost-brabant-2020", "works", "worth.trede-3", "full"),
    ("tilburg-2017", "services", "worth.trede-1", None),
    ("tilburg-2017", "services", "worth.trede-3", "full"),
    ("stedendriehoek-2021", "works", "worth.trede-1", "part"),
    ("leiden-2023", "works", "worth.trede-3", "part"),
    ("leiden-2023", "works", "base-hours", None),
    ("leiden-2023", "works", "group.wajong.amount", "25000"),
    ("leiden-2023", "works", "group.wsw.amount", "50000"),
    ("leiden-2023", "works", "group.bol.amount", "10000"),
    ("leiden-2023", "works", "group.bol.term", None),
    ("av", "works", "moment", "tender-and-contract"),
    ("av", "works", "holder", "main-contractor"),
    ("av", "works", "worth.trede-2", "part"),
    ("friesland-2016", "works", "threshold", "250000"),
    ("friesland-2016", "services", "threshold", "100000"),
    ("friesland-2016", "services", "threshold-counts", "from"),
    ("friesland-2016", "services", "percentage", "2"),
    ("friesland-2016", "works", "cap", "300000"),
    ("friesland-2016", "works", "award", "5"),
    ("friesland-2016", "supplies", "percentage", None),
    ("oost-nederland-2023", "works", "group.participatiewet.amount", None),
    ("oost-nederland-2023", "works", "group.participatiewet.term", "24"),
    ("oost-nederland-2023", "works", "group.register.term", "always"),
    ("oost-nederland-2023", "works", "group.work-experience.amount", "750"),
    ("oost-nederland-2023", "works", "group.work-experience.per", "month"),
    ("oost-nederland-2023", "works", "group.bbl-1-2.per", "school-year"),
    ("amersfoort", "works", "percentage", "5"),
    ("amersfoort", "works", "threshold", None),
    ("amersfoort", "works", "below", "activity"),
    ("veenendaal-2013", "works", "threshold-counts", "above"),
    ("veenendaal-2013", "works", "base", None),
    ("zuid-holland-centraal", "works", "purchases", "counts"),
    ("rijk-2011", "works", "percentage", "5"),
    ("rijk-2018", "works", "base", "agreed"),
    ("woningcorporatie-limburg-2020", "works", "level-asked-threshold", "150000"),
    ("haaglanden-2023", "works", "base-hours", "36"),
    ("haaglanden-2023", "works", "started-before", "12"),
    ("haaglanden-2023", "works", "group.participatiewet.amount", "40000"),
    ("haaglanden-2023", "works", "group.ww.term", "12"),
    ("haaglanden-2023", "works", "group.wia.term", "24"),
    ("haaglanden-2023", "works", "group.vso-pro.amount", "7500"),
    ("rijnvicus", "works", "group.participatiewet-under-2.amount", "25000"),
    ("rijnvicus", "works", "group.participatiewet-over-2.amount", "30000"),
    ("rijnvicus", "works", "group.bol.amount", "5000"),
    ("utrecht-eerste", "works", "base-hours", "40"),
    ("utrecht-latere", "works", "base-hours", "36"),
]


def test_every_rule_is_frozen():
    assert {id_: rule.sha256 for id_, rule in buyer_rules().items()} == FROZEN


@pytest.mark.parametrize(("rule", "kind", "key", "value"), READ)
def test_a_value_is_as_it_was_read(rule, kind, key, value):
    stated = buyer_rules()[rule].of_kind(kind)[key]
    assert stated.value == value
    assert (stated.basis == "not-stated") == (value is None)


def test_every_value_that_is_stated_has_its_source():
    for rule in buyer_rules().values():
        for value in rule.values.values():
            assert value.value is None or rule.sources[value.source].title


def test_no_percentage_is_stated_for_any_level():
    """Both rules that give full worth draw the line at trede 2; no page gives a percentage per trede."""
    worths = {
        (rule.id, key, value.value)
        for rule in buyer_rules().values()
        for key, value in rule.values.items()
        if key.startswith("worth.")
    }
    assert {value for _, _, value in worths} == {None, "full", "part"}
    full = {(rule, key) for rule, key, value in worths if value == "full"}
    assert full == {
        (rule, f"worth.trede-{level}")
        for rule in ("noordoost-brabant-2020", "tilburg-2017")
        for level in (2, 3)
    }


def test_the_rule_of_a_buyers_own_states_nothing():
    own = buyer_rules()[OWN]
    assert {value.value for value in own.values.values()} == {None}
    assert own.groups == ()
    assert set(own.of_kind("permit")) == set(PLAIN)


def test_groups_are_in_one_order():
    assert buyer_rules()["leiden-2023"].groups[:3] == ("participatiewet", "register", "wajong")


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("threshold", "250000", 25_000_000),
        ("cap", "none", "none"),
        ("percentage", "2.5", 2.5),
        ("base-hours", "36", 3600),
        ("started-before", "12", 12),
        ("group.ww.term", "always", "always"),
        ("group.ww.amount", "20000", 2_000_000),
        ("fine", "Wat niet is gedaan, wordt betaald.", "Wat niet is gedaan, wordt betaald."),
    ],
)
def test_a_value_is_read_exactly(key, text, value):
    assert parse(form_of(key), text) == value


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("threshold", "-1"),
        ("threshold", "veel"),
        ("percentage", "101"),
        ("base-hours", "0"),
        ("started-before", "1.5"),
        ("base", "loon"),
        ("fine", " "),
        ("fine", "x" * 201),
    ],
)
def test_a_value_that_is_not_written_so_is_refused(key, text):
    with pytest.raises((NotANumberError, TooPreciseError)):
        parse(form_of(key), text)


@pytest.mark.parametrize("key", ["group.onbekend.amount", "group.ww.kleur", "kleur"])
def test_a_key_that_does_not_exist_has_no_form(key):
    assert form_of(key) is None


def test_what_is_expected_is_said_in_words():
    least, most = BOUNDS["percent"]
    assert (
        expected_form(form_of("award"))["expected_nl"] == f"een getal van {least} tot en met {most}, of: none"
    )
    assert expected_form(form_of("percentage"))["expected_en"] == "a number from 0 to 100"
    assert expected_form(Form())["expected_nl"] == "een korte tekst"
    assert expected_form(form_of("base"))["expected_en"] == "sum, wages, agreed"


def _wrong(tmp_path, old, new, name="friesland-2016.toml"):
    text = (HERE / "friesland-2016.toml").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(RulebookError) as refused:
        read_rule(tmp_path, name)
    return [(found.code, found.place) for found in refused.value.findings]


@pytest.mark.parametrize(
    ("old", "new", "code", "place"),
    [
        ('cap = "300000"', 'cap = "veel"', "scheme.value-wrong", "asked.works.cap"),
        ('cap = "300000"\n', "", "scheme.key-missing", "asked.works.cap"),
        ('source = "page"\n', 'source = "krant"\n', "scheme.source-unknown", "works/threshold"),
        ('value = "2016-07-01"', 'value = "ooit"', "scheme.value-wrong", "valid_from"),
        ("[asked.services]", "[asked.diensten]", "scheme.key-unknown", "asked.diensten"),
        ("[groups]", '[groups.ww]\namount = "1"', "scheme.key-missing", "groups.ww.per"),
        ('id = "friesland-2016"', 'id = "friesland"', "scheme.value-wrong", "id"),
    ],
)
def test_a_mistake_is_told_with_its_place(tmp_path, old, new, code, place):
    assert (code, f"friesland-2016.toml: {place}") in _wrong(tmp_path, old, new)


def test_a_file_that_is_no_toml_is_refused(tmp_path):
    assert _wrong(tmp_path, "[groups]", "[groups")[0][0] == "scheme.not-toml"
