# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Certificates in tests: the signing process is asked without its socket."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.unit.office.certificates.issued import Ready, logged
from tests.unit.office.server.signing.test_signing import asked, office, signing  # noqa: F401 - fixtures

from trede.office.certificates import issuing

if TYPE_CHECKING:
    from datetime import datetime


@pytest.fixture
def signs(asked: None, signing: Any, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    monkeypatch.setattr(issuing, "ask", signing.answer)


@pytest.fixture
def ready(signs: None, now: datetime) -> Ready:
    return logged(now)
