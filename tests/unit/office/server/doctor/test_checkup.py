# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The checks of the doctor together."""

from pathlib import Path

import pytest

from trede.office.server import doctor
from trede.office.server.configuration import Configuration
from trede.office.server.doctor.check import Check
from trede.office.server.doctor.checkup import CHECKS, examined
from trede.office.server.words import words

NOT_A_CHECK = {"__init__", "check", "checkup"}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_each_check_has_a_sentence(language):
    assert list(words(language).checks) == [*(check.name for check in CHECKS), "elsewhere"]


def test_each_file_here_is_a_check():
    names = {path.stem for path in Path(doctor.__file__).parent.glob("*.py")} - NOT_A_CHECK
    assert names == {check.look.__module__.rpartition(".")[2] for check in CHECKS}


def test_what_reads_tables_is_left_out_while_there_are_none(tmp_path):
    checks = [Check("folder", lambda _: []), Check("journal", lambda _: [], reads_tables=True)]
    (outcome,) = examined(Configuration(data=tmp_path, database_url=""), checks)
    assert outcome.check == "folder"
