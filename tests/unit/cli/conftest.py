# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
import json
import os

import pytest
from tests.builders import measurement, person, year

from trede.scoring.canonical import measurement_document


@pytest.fixture(autouse=True)
def own_language(monkeypatch):
    """A run sets the language of its process; the next test starts as a new one."""
    monkeypatch.setenv("LANGUAGE", os.environ.get("LANGUAGE", ""))
    monkeypatch.delenv("TREDE_LANGUAGE", raising=False)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A working folder with a measurement ``m.json`` of forty people of whom one is in the target group."""
    staff = [person(None, ref=f"S{number}") for number in range(39)]
    document = measurement_document(measurement(person(ref="A"), *staff, year=year(2026)))
    (tmp_path / "m.json").write_text(json.dumps(document), "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path
