# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is looked at before an office starts; the start itself is in tests/integration."""

import pytest

from trede.errors import RefusedError
from trede.office.server.configuration import Configuration
from trede.office.server.doctor import styles
from trede.office.server.start import refuse_without_styles


def test_an_office_without_styles_is_refused_with_what_to_do(monkeypatch, tmp_path):
    monkeypatch.setattr(styles, "STYLES", "nowhere.css")
    with pytest.raises(RefusedError) as refusal:
        refuse_without_styles(Configuration(data=tmp_path / "data"))
    assert "make start" in refusal.value.findings[0].nl
    assert not list(tmp_path.iterdir())
