# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A wrong setting is named, and a secret is never repeated."""

import pytest

from trede.errors import ConfigurationError
from trede.office.server.configuration import load_configuration


@pytest.fixture
def file(tmp_path, monkeypatch):
    place = tmp_path / "trede.toml"
    monkeypatch.setenv("TREDE_CONFIG", str(place))
    for name in ("TREDE_URL", "TREDE_DATABASE_URL", "TREDE_DATA"):
        monkeypatch.delenv(name, raising=False)
    return place


def test_without_a_file_everything_has_a_default(file):
    configuration = load_configuration()
    assert (configuration.database_url, configuration.https, configuration.demo) == ("", False, False)


def test_the_environment_wins(file, monkeypatch):
    file.write_text('url = "https://trede.example"\nprocesses = 2\n')
    monkeypatch.setenv("TREDE_PROCESSES", "3")
    assert (load_configuration().https, load_configuration().processes) == (True, 3)


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("procesess = 2", "procesess"),
        ("processes = 0", "processes"),
        ('database_url = "mysql://a:geheim@b/c"', "database_url"),
        ('database_url = "postgresql://a:ge?heim@b/c"', "database_url"),
        ('database_url = "postgresql://a:ge#heim@b/c"', "database_url"),
        ('database_url = "postgresql://a:ge/heim@b/c"', "database_url"),
        ('database_url = "postgresql://a:b@c/d?sslmode=ferify"', "sslmode"),
        ('database_url = "postgresql://a:b@c/d?connect_timeout=soon"', "connect_timeout"),
        ('database_url = "postgresql://a:b@c/d?sslmode=require&sslmode=disable"', "twice"),
        ('database_url = "postgresql://a:b@c/d?host=e"', "twice"),
        ('database_url = "postgresql://a:b@c/d?sslmod=geheim"', "sslmode"),
        ('mail = "carrier pigeon"', "mail"),
        ('mail = "smtp://a:b@mail.example/geheim"', "mail"),
        ('mail = "smtp://a:b@mail.example?tls=geheim"', "mail"),
        ('mail = "smtp://a:ge:heim/x@mail.example"', "mail"),
        ('mail_from = "trede"', "mail_from"),
        (r'mail_from = "x\n <a@b.example>"', "mail_from"),
        ('language = "fr"', "language"),
        ('listen = "nowhere"', "listen"),
        ('url = "trede"', "url"),
        ('oidc = [{ id = "x" }]', "oidc"),
        (
            '[[oidc]]\nid = "x"\nname = "X"\nclient_id = "y"\nclient_secret = "geheim"\nserver_url = "http://x.example"',
            "https",
        ),
        ("this is no toml", "trede.toml"),
    ],
)
def test_a_wrong_value_is_named(file, line, named):
    file.write_text(line)
    with pytest.raises(ConfigurationError, match=named) as refusal:
        load_configuration()
    assert "heim" not in str(refusal.value)
