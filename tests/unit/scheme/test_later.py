# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is known of handbooks nobody found, and a new edition made as the how-to says, word for word."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from tests.builders import measurement, person

from trede.scheme import check_folder, open_shelf
from trede.scoring import score

ROOT = Path(__file__).resolve().parents[3]
HOW_TO = ROOT / "docs" / "how-to" / "add-an-edition.md"


def test_which_edition_stands_in_and_from_when():
    """Handbooks 1.8 and 2.0 were not found, nor anything after 2.1; a handbook takes effect every 1 April."""
    assert {
        edition.id: edition.unread and edition.unread.first_day for edition in open_shelf().editions()
    } == {
        "pso-1.5": None,
        "pso-1.6": None,
        "pso-1.7": date(2020, 4, 1),
        "pso-1.9": date(2022, 4, 1),
        "pso-2.1": date(2024, 4, 1),
    }
    numbers = [edition.unread.handbook for edition in open_shelf().editions() if edition.unread]
    assert numbers == ["1.8", "2.0", ""]


@pytest.fixture
def followed(tmp_path):
    """The folder of editions after every command of the how-to, run one by one in a copy of the sources."""
    (tmp_path / "src").symlink_to(ROOT / "src")
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    for command in re.findall(r"^\$ (.*)$", HOW_TO.read_text(encoding="utf-8"), flags=re.MULTILINE):
        subprocess.run(["bash", "-c", command], cwd=tmp_path, env=os.environ | {"PATH": path}, check=False)
    return tmp_path / "editions"


def test_a_made_up_handbook_stands_in_a_year_later(followed):
    """pso-2.2 of 1 April 2024: from then on it applies, and only from 1 April 2025 does it stand in for another."""
    assert check_folder(followed / "pso-2.2") == []
    shelf = open_shelf(followed)
    assert shelf.load("pso-2.1").unread is None
    assert shelf.newest.id == "pso-2.2"

    def told(day: str) -> tuple[str, bool]:
        edition = shelf.on(date.fromisoformat(day))
        found = score(edition, measurement(person(), total="20", applied=day)).findings
        return edition.id, "scheme.handbook-unread" in {each.code for each in found}

    assert told("2024-03-31") == ("pso-2.1", False)
    assert told("2024-04-01") == ("pso-2.2", False)
    assert told("2025-03-31") == ("pso-2.2", False)
    assert told("2025-04-01") == ("pso-2.2", True)


def test_an_edition_that_says_what_comes_later_is_refused(followed):
    """As every edition once did, and as a copy of one went on doing with the wrong day."""
    top = followed / "pso-2.2" / "edition.toml"
    unread = '[unread]\nhandbook = "later"\nfrom = 2024-04-01\nbasis = "inferred"\nsource = "trede"\n'
    top.write_text(f"{top.read_text(encoding='utf-8')}\n{unread}", encoding="utf-8")
    found = check_folder(followed / "pso-2.2")
    assert [(each.code, each.place) for each in found] == [
        ("scheme.later-in-edition", "edition.toml: unread")
    ]


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("rules.toml", '["norms.edition"]\nbasis = "assumed"', '["norms.edition"]\nbasis = "published"'),
        ("norms.toml", 'basis = "published"\nsource = "norms"', 'basis = "inferred"\nsource = "norms"'),
    ],
)
def test_norms_of_its_own_are_not_said_to_have_risen(followed, name, old, new):
    """A handbook with norms of its own does not borrow the table of 2017 to 2022."""
    shutil.copytree(followed / "pso-2.2", followed / "pso-2.3")
    for file, before, after in ((name, old, new), ("edition.toml", "pso-2.2", "pso-2.3")):
        path = followed / "pso-2.3" / file
        text = path.read_text(encoding="utf-8")
        assert before in text
        path.write_text(text.replace(before, after), encoding="utf-8")
    shelf = open_shelf(followed)
    assert shelf.load("pso-2.2").norms_probably_raised_on(date(2024, 1, 1).toordinal())
    assert not shelf.load("pso-2.3").norms_probably_raised_on(date(2026, 1, 1).toordinal())
