# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What stands in the address of a database reaches the driver, all of it."""

import pytest

from trede.office.server.configuration import Configuration
from trede.office.server.databases import database


def at(address):
    return database(Configuration(database_url=address))


@pytest.mark.parametrize(
    ("address", "host", "port", "password"),
    [
        ("postgresql://u:p%40w@db.example:5433/trede", "db.example", "5433", "p@w"),
        ("postgresql://u@/trede?host=/run/postgres", "/run/postgres", "", ""),
        ("postgresql:///?dbname=trede&user=u&port=5433&password=a%26b", "", "5433", "a&b"),
        ("postgresql://u@%2FRun%2Fpostgres/tre%64e", "/Run/postgres", "", ""),
        ("postgresql://u@%2FRun%2Fpostgres:5433/trede", "/Run/postgres", "5433", ""),
    ],
)
def test_the_place(address, host, port, password):
    found = at(address)
    assert (found["NAME"], found["USER"]) == ("trede", "u")
    assert (found["HOST"], found["PORT"], found["PASSWORD"]) == (host, port, password)


def test_how_it_is_kept_secret_on_the_way():
    found = at(
        "postgresql://u@db.example/trede?sslmode=verify-full&sslrootcert=%2Fetc%2Fca.pem&application_name=trede"
    )
    told = {"sslmode": "verify-full", "sslrootcert": "/etc/ca.pem", "application_name": "trede"}
    assert told.items() <= found["OPTIONS"].items()


def test_a_server_that_is_silent_is_not_waited_for_forever():
    assert at("postgresql://u@db.example/trede")["OPTIONS"]["connect_timeout"] == 10
    assert at("postgresql://u@db.example/trede?connect_timeout=3")["OPTIONS"]["connect_timeout"] == "3"


@pytest.mark.needs("postgres")
def test_writers_wait_for_each_other_whatever_a_server_is_set_to():
    from psycopg import IsolationLevel

    assert (
        at("postgresql://u@db.example/trede")["OPTIONS"]["isolation_level"] == IsolationLevel.READ_COMMITTED
    )


@pytest.mark.needs("postgres")
def test_the_driver_knows_every_parameter_that_we_pass_on():
    from psycopg.conninfo import make_conninfo

    from trede.office.server.addresses import PASSED_ON, PLACES

    for name in PASSED_ON | set(PLACES):
        assert name in make_conninfo(**{name: "1"})
