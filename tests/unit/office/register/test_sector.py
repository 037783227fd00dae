# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The sector of an organisation: who tests a case confirms it, and nobody else."""

from datetime import timedelta

import pytest
from tests.unit.office.audit.filled import Chain

from trede.errors import NotAllowedError, NotFoundError, RefusedError
from trede.office.register.actions import confirm_sector
from trede.office.register.queries import confirmed_sector
from trede.office.server.configuration import Configuration
from trede.office.server.doctor import kept


def test_the_auditor_of_the_case_confirms_and_the_newest_counts(now):
    chain = Chain(now).with_plan()
    kvk, by = chain.kvk["employer"], chain.assigned("auditor")
    for minutes, (text, code) in enumerate((("62.10", "6210"), ("6220", "6220"))):
        confirm_sector(by=by, on=now + timedelta(minutes=minutes), sector=text)
        assert confirmed_sector(kvk) == code
    assert kept.changed(Configuration(database_url="postgresql://somewhere/trede")) == []
    with pytest.raises(RefusedError):
        confirm_sector(by=by, on=now, sector="45")
    for name in ("employer", "planner"):
        with pytest.raises((NotAllowedError, NotFoundError)):
            confirm_sector(by=chain.members[name], on=now, sector="62.10")
    assert confirmed_sector("99999999") == ""
