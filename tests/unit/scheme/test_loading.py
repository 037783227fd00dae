# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2

"""Every inconsistency in an edition's data is refused, naming file and key."""

from __future__ import annotations

import shutil
from datetime import date
from typing import TYPE_CHECKING

import pytest
from tests.builders import measurement, person

from trede.errors import RulebookError, UnknownEditionError
from trede.scheme import check_folder, load_folder, open_shelf
from trede.scheme.shelf import texts_of
from trede.scoring import score

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

Change = tuple[str, str, str]
MEASURED = measurement(person(), total="20")


@pytest.fixture
def edition_with(tmp_path: Path) -> Callable[..., Path]:
    """A copy of pso-2.1 as edition pso-9.9 with pieces of its files replaced."""

    def make(*changes: Change) -> Path:
        folder = tmp_path / "pso-9.9"
        shutil.copytree(open_shelf().load("pso-2.1").folder, folder)
        for name, old, new in (("edition.toml", '"pso-2.1"', '"pso-9.9"'), *changes):
            text = (folder / name).read_text(encoding="utf-8")
            assert old in text
            (folder / name).write_text(text.replace(old, new), encoding="utf-8")
        return folder

    return make


def found(folder: Path) -> list[tuple[str, str]]:
    return [(each.code, each.place) for each in check_folder(folder) if each.blocks]


def test_a_folder_of_data_is_an_edition(edition_with):
    folder = edition_with(
        ("positions.toml", '[wajong]\nweight = { value = "1.00"', '[wajong]\nweight = { value = "1.25"')
    )
    assert found(folder) == []
    shelf = open_shelf(folder.parent)
    assert shelf.load("pso-9.9").positions["wajong"].weight.value == 125
    assert shelf.load("pso-9.9").sha256 != shelf.load("pso-2.1").sha256


def test_an_edition_of_ones_own_is_used_when_it_is_named(edition_with):
    """Whatever day it says to be in force from: data of one's own never comes in by itself."""
    shelf = open_shelf(edition_with(("edition.toml", "2023-04-01", "2023-05-01")).parent)
    assert shelf.load("pso-9.9").own
    assert not shelf.load("pso-2.1").own
    assert shelf.on(date(2024, 1, 1)).id == shelf.newest.id == "pso-2.1"
    assert "pso-9.9" not in {each.id for each in shelf.unnamed()}
    assert "pso-9.9" in {each.id for each in shelf.editions()}
    told = {id_: {each.code for each in score(shelf.load(id_), MEASURED).findings} for id_ in shelf.ids}
    assert {id_ for id_, codes in told.items() if "scheme.own-edition" in codes} == {"pso-9.9"}


def test_an_edition_of_ones_own_says_from_when_it_is_used(edition_with):
    folder = edition_with(("edition.toml", "2023-04-01", "2023-04-01\nused_from = 2024-06-01"))
    assert found(folder) == []
    shelf = open_shelf(folder.parent)
    assert shelf.load("pso-9.9").used_from == date(2024, 6, 1)
    assert [shelf.on(date(2024, month, day)).id for month, day in ((5, 31), (6, 1))] == ["pso-2.1", "pso-9.9"]


def test_a_wrong_day_to_use_it_from_is_told(edition_with):
    folder = edition_with(("edition.toml", "2023-04-01", "2023-04-01\nused_from = 'May'"))
    assert found(folder) == [("scheme.value-wrong", "edition.toml: used_from")]
    assert open_shelf(folder.parent).on(date(2024, 6, 1)).id == "pso-2.1"


WRONG: list[tuple[Change, str, str]] = [
    (
        ("norms.toml", 'best = "0.50"', 'best = "1"'),
        "scheme.out-of-range",
        "norms.toml: shares.basistrede.best",
    ),
    (("norms.toml", "trede-3 = { best", "trede-4 = { best"), "scheme.levels-wrong", "norms.toml: shares"),
    (
        ("norms.toml", "otherwise.trede-2 = {", "otherwise.trede-9 = {"),
        "scheme.key-unknown",
        "norms.toml: derived.basistrede.otherwise.trede-9",
    ),
    (
        ("contracts.toml", "refused = { value = true", 'weight = "1.00"\nrefused = { value = true'),
        "scheme.key-unknown",
        "contracts.toml: volunteer.weight",
    ),
    (("usual.toml", '["wajong",', '["wajonk",'), "scheme.choice-unknown", "usual.toml: positions"),
    (
        ("usual.toml", 'contracts = ["regular", "secondment", "placement"]', "contracts = []"),
        "scheme.key-missing",
        "usual.toml: contracts",
    ),
    (("usual.toml", 'hours = "32"', 'hours = "many"'), "scheme.value-wrong", "usual.toml: hours"),
    (
        ("texts.nl.toml", 'volunteer = "Vrijwilliger"', ""),
        "scheme.text-missing",
        "texts.nl.toml: refused.volunteer",
    ),
    (
        ("texts.en.toml", '"norms.shares.*" =', '"norms.sharez.*" ='),
        "scheme.text-missing",
        "texts.en.toml: rules.norms.shares.*",
    ),
    (
        ("edition.toml", "in_force = 2023-04-01", 'in_force = "soon"'),
        "scheme.value-wrong",
        "edition.toml: in_force",
    ),
    (("edition.toml", 'handbook = "2.1"', ""), "scheme.key-missing", "edition.toml: handbook"),
    (("edition.toml", "handbook =", "hanbook ="), "scheme.key-unknown", "edition.toml: hanbook"),
    (("edition.toml", "handbook =", "zzz = 1\nhandbook ="), "scheme.key-unknown", "edition.toml: zzz"),
    (
        ("edition.toml", '"trede-1", "trede-2"', '"trede-1", "trede-1"'),
        "scheme.levels-wrong",
        "edition.toml: levels",
    ),
    (("edition.toml", '"trede-3"]', '"trede-4"]'), "scheme.levels-wrong", "edition.toml: levels"),
    (
        ("edition.toml", 'basis = "published"', 'basis = "rumour"'),
        "scheme.choice-unknown",
        "edition.toml: basis",
    ),
    (
        ("positions.toml", '[wajong]\nweight = { value = "1.00"', '[wajong]\nweight = { value = "2.01"'),
        "scheme.out-of-range",
        "positions.toml: wajong.weight.value",
    ),
    (
        ("positions.toml", '[wajong]\nweight = { value = "1.00"', '[wajong]\nweight = { value = "1.005"'),
        "scheme.value-wrong",
        "positions.toml: wajong.weight.value",
    ),
    (
        ("positions.toml", '[wajong]\nweight = { value = "1.00"', "[wajong]\nweight = { value = 1"),
        "scheme.value-wrong",
        "positions.toml: wajong.weight.value",
    ),
    (
        ("positions.toml", "years = 2,", "years = 0,"),
        "scheme.out-of-range",
        "positions.toml: status-lost.window.years",
    ),
    (
        ("positions.toml", "years = 2,", "years = true,"),
        "scheme.value-wrong",
        "positions.toml: status-lost.window.years",
    ),
    (
        ("positions.toml", 'date = "status_lost"', 'date = "birthday"'),
        "scheme.choice-unknown",
        "positions.toml: status-lost.window.date",
    ),
    (
        ("positions.toml", 'kind = "until", date = "indication_until"', 'kind = "forever"'),
        "scheme.choice-unknown",
        "positions.toml: sw.window.kind",
    ),
    (
        ("positions.toml", 'field = "benefit_months"', 'field = "age"'),
        "scheme.choice-unknown",
        "positions.toml: ww.minimum.field",
    ),
    (
        ("norms.toml", '60 = ["2.6", "3.4", "5.7"]', '60 = ["2.6", "3.4"]'),
        "scheme.norm-row-wrong",
        "norms.toml: anchors.60",
    ),
    (
        ("norms.toml", '"2.6", "3.4", "5.7"', '"2.65", "3.4", "5.7"'),
        "scheme.norm-row-wrong",
        "norms.toml: anchors.60",
    ),
    (
        ("norms.toml", '"2.6", "3.4", "5.7"', '"2,6", "3.4", "5.7"'),
        "scheme.norm-row-wrong",
        "norms.toml: anchors.60",
    ),
    (
        ("norms.toml", '"2.6", "3.4", "5.7"', '2.6, "3.4", "5.7"'),
        "scheme.norm-row-wrong",
        "norms.toml: anchors.60",
    ),
    (("norms.toml", '60 = ["2.6"', '60 = ["0.0"'), "scheme.norm-row-wrong", "norms.toml: anchors.60"),
    (("norms.toml", "60 = [", "sixty = ["), "scheme.norm-size-wrong", "norms.toml: anchors.sixty"),
    (("norms.toml", "60 = [", "1 = ["), "scheme.norm-size-wrong", "norms.toml: anchors"),
    (
        ("norms.toml", '"2.6", "3.4", "5.7"', '"3.4", "3.4", "5.7"'),
        "scheme.norms-not-rising",
        "norms.toml: anchors",
    ),
    (
        ("norms.toml", 'method = "lognormal-median"', 'method = "guess"'),
        "scheme.choice-unknown",
        "norms.toml: derived.basistrede.method",
    ),
    (
        ("norms.toml", 'share = "0.65", normal = "0.38', 'share = "much", normal = "0.38'),
        "scheme.value-wrong",
        "norms.toml: derived.basistrede.quantiles.trede-1.share",
    ),
    (
        ("rules.toml", '["direct.product"]', '["direct.sum"]'),
        "scheme.key-missing",
        "rules.toml: direct.product",
    ),
    (
        ("rules.toml", 'value = "25.5"', 'value = "many"'),
        "scheme.value-wrong",
        "rules.toml: banenafspraak.weekly-hours.value",
    ),
    (
        ("rules.toml", 'value = "trede-3"', 'value = "trede-4"'),
        "scheme.choice-unknown",
        "rules.toml: thirty-plus.level.value",
    ),
    (
        ("sources.toml", '["norms"]', '["norm"]'),
        "scheme.source-unknown",
        "sources.toml: norms.table",
    ),
    (
        ("positions.toml", "valid_from = 2023-04-01 }\nwindow", "valid_from = 2024-04-01 }\nwindow"),
        "scheme.valid-from-late",
        "positions.temporary-protection.weight.valid_from",
    ),
    (
        ("texts.nl.toml", "[contracts]\nregular =", "[contracts]\nother ="),
        "scheme.text-missing",
        "texts.nl.toml: contracts.regular",
    ),
    (
        ("texts.en.toml", "{value} fte", "{amount} fte"),
        "scheme.text-field-unknown",
        "texts.en.toml: rules.admission.minimum-fte",
    ),
    (
        ("texts.en.toml", "{value} fte", "{value fte"),
        "scheme.text-field-unknown",
        "texts.en.toml: rules.admission.minimum-fte",
    ),
]


@pytest.mark.parametrize(("change", "code", "place"), WRONG)
def test_a_mistake_names_its_file_and_key(edition_with, change, code, place):
    folder = edition_with(change)
    assert (code, place) in found(folder)


def test_a_source_that_nobody_names_may_stay(edition_with):
    folder = edition_with(
        ("sources.toml", '["trede"]', '["unused"]\ntitle = "x"\npublisher = "y"\n\n["trede"]')
    )
    assert found(folder) == []


def test_a_norm_that_rises_with_size_is_worth_a_look(edition_with):
    folder = edition_with(("norms.toml", '60 = ["2.6"', '60 = ["3.1"'))
    told = check_folder(folder)
    assert {each.code for each in told} == {"scheme.norm-rises-with-size"}
    assert load_folder(folder).id == "pso-9.9"


def test_quantiles_that_are_all_the_same_fit_no_line(edition_with):
    same = 'normal = "0.5" }'
    changes = [
        ("norms.toml", f'normal = "{old}" }}', same)
        for old in (
            "0.385320466407567624",
            "0.674489750196081743",
            "0.755415026360469098",
            "1.281551565544600467",
        )
    ]
    assert ("scheme.value-wrong", "norms.toml: derived.basistrede.quantiles") in found(edition_with(*changes))


def test_everything_wrong_at_once(edition_with):
    folder = edition_with(
        ("rules.toml", 'value = "25.5"', 'value = "many"'),
        ("edition.toml", 'handbook = "2.1"', ""),
    )
    with pytest.raises(RulebookError) as refused:
        load_folder(folder)
    assert sorted(each.place for each in refused.value.findings) == [
        "edition.toml: handbook",
        "rules.toml: banenafspraak.weekly-hours.value",
    ]
    assert "rules.toml" in str(refused.value)


@pytest.mark.parametrize("name", ["edition.toml", "norms.toml", "sources.toml"])
def test_a_missing_file_is_named(edition_with, name):
    folder = edition_with()
    (folder / name).unlink()
    with pytest.raises(RulebookError) as refused:
        load_folder(folder)
    assert [(each.code, each.place) for each in refused.value.findings] == [("scheme.file-missing", name)]
    assert (("scheme.file-missing", name)) in found(folder)


@pytest.mark.parametrize("content", [b"weight = ", b"\xff\xfe"])
def test_a_file_that_is_not_toml_is_named(edition_with, content):
    folder = edition_with()
    (folder / "rules.toml").write_bytes(content)
    assert found(folder) == [("scheme.not-toml", "rules.toml")]


def test_no_folder(tmp_path):
    assert [each.code for each in check_folder(tmp_path / "nowhere")] == ["scheme.folder-missing"]
    with pytest.raises(RulebookError):
        open_shelf(tmp_path / "nowhere")


def test_the_id_is_the_name_of_the_folder(edition_with):
    folder = edition_with()
    other = folder.rename(folder.parent / "Eigen editie")
    assert found(other) == [("scheme.id-wrong", "edition.toml: id")]


def test_an_edition_of_ours_cannot_be_replaced(edition_with, tmp_path):
    folder = edition_with()
    folder.rename(tmp_path / "pso-2.1")
    with pytest.raises(RulebookError, match=r"pso-2\.1"):
        open_shelf(tmp_path)


def test_an_unknown_edition_names_the_known_ones():
    with pytest.raises(UnknownEditionError, match=r"pso-1\.5, pso-1\.6"):
        open_shelf().load("pso-0.0")


def test_line_ends_do_not_change_the_checksum(edition_with):
    folder = edition_with()
    before = load_folder(folder).sha256
    rules = folder / "rules.toml"
    rules.write_bytes(rules.read_bytes().replace(b"\n", b"\r\n"))
    assert load_folder(folder).sha256 == before


def test_texts_that_cannot_be_read_are_refused(edition_with):
    folder = edition_with()
    (folder / "texts.nl.toml").unlink()
    with pytest.raises(RulebookError):
        texts_of(folder, "nl")
