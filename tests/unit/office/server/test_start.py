# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is looked at before an office starts; the start itself is in tests/integration."""

import socket

import pytest

from trede.errors import RefusedError
from trede.office.server import start
from trede.office.server.configuration import Configuration
from trede.office.server.doctor import styles
from trede.office.server.start import (
    free_port,
    refuse_taken_address,
    refuse_without_keys,
    refuse_without_styles,
)


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


def test_an_address_on_which_another_listens_is_refused(tmp_path):
    """Also where that one would share it, as our own web server does with another of us."""
    with socket.socket() as another:
        another.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        another.bind(("127.0.0.1", 0))
        another.listen()
        port = another.getsockname()[1]
        here = Configuration(data=tmp_path, url=f"http://localhost:{port}")
        with pytest.raises(RefusedError) as refused:
            refuse_taken_address(here)
        assert [(each.code, each.value) for each in refused.value.findings] == [
            ("start.port-in-use", str(port))
        ]
    refuse_taken_address(here)


@pytest.mark.needs("linux")
def test_of_two_that_start_at_the_same_moment_each_has_a_port_of_its_own(monkeypatch):
    """Before anything listens on it."""
    monkeypatch.setattr(start, "_KEPT", kept := [])
    try:
        first, second = free_port(None), free_port(None)
        assert first != second
        with pytest.raises(RefusedError):
            free_port(first)
    finally:
        for each in kept:
            each.close()
    assert free_port(first) == first
    kept.pop().close()
