# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is looked at before an office starts; the start itself is in tests/integration."""

import pytest

from trede.errors import RefusedError
from trede.office.server.configuration import Configuration
from trede.office.server.doctor import styles
from trede.office.server.start import refuse_without_keys, refuse_without_styles


def test_an_office_without_styles_is_refused_with_what_to_do(monkeypatch, tmp_path):
    monkeypatch.setattr(styles, "STYLES", "nowhere.css")
    with pytest.raises(RefusedError) as refusal:
        refuse_without_styles(Configuration(data=tmp_path / "data"))
    assert "make start" in refusal.value.findings[0].nl
    assert not list(tmp_path.iterdir())


def test_one_of_several_machines_does_not_make_keys_of_its_own(tmp_path, monkeypatch):
    """Its sessions and signatures would be those of another office."""
    for name in ("TREDE_SECRET_KEY", "TREDE_ENCRYPTION_KEYS"):
        monkeypatch.delenv(name)
    alone = Configuration(data=tmp_path / "data")
    with pytest.raises(RefusedError) as refusal:
        refuse_without_keys(alone)
    named = refusal.value.findings[0].nl
    assert all(each in named for each in ("secret_key", "encryption_keys", "signing.keys"))
    alone.keys.mkdir(parents=True)
    alone.signing_keys_file.write_text("{}")
    alone.session_key_file.write_text("x")
    alone.encryption_keys_file.write_text("b25seSBmb3IgdGVzdHMsIDMyIGJ5dGVzIGxvbmcuLi4=")
    refuse_without_keys(alone)
