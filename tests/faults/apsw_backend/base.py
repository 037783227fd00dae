# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Django's own SQLite backend with another driver below it: same SQL, same transactions, same pragmas."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import apsw
from django.db.backends.sqlite3 import base
from django.db.backends.sqlite3._functions import register
from tests.faults.disk import DiskConnection, connect

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@contextmanager
def as_sqlite3() -> Iterator[None]:
    """The driver's mistakes by the names that Django knows."""
    try:
        yield
    except apsw.ConstraintError as problem:
        raise sqlite3.IntegrityError(str(problem)) from problem
    except apsw.Error as problem:
        raise sqlite3.OperationalError(f"{type(problem).__name__}: {problem}") from problem


class Cursor:
    """What Django asks of a cursor of sqlite3."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.cursor = connection.apsw.cursor()
        self.rowcount, self.lastrowid = -1, None
        self.description: Any = None

    def execute(self, query: str, params: Any = None) -> Cursor:
        changed = self.connection.apsw.total_changes()
        with as_sqlite3():
            if params is None:
                self.cursor.execute(query)
            else:
                self.cursor.execute(self._marked(query, params), self._bound(params))
        self._remember(changed)
        return self

    def executemany(self, query: str, rows: Iterable[Any]) -> Cursor:
        changed = self.connection.apsw.total_changes()
        for params in rows:
            with as_sqlite3():
                self.cursor.execute(self._marked(query, params), self._bound(params))
        self._remember(changed)
        return self

    def _remember(self, changed: int) -> None:
        now = self.connection.apsw.total_changes()
        self.connection.tell_what_is_written(now)
        self.rowcount = self.connection.apsw.changes() if now != changed else 0
        self.lastrowid = self.connection.apsw.last_insert_rowid()
        try:
            self.description = self.cursor.getdescription()
        except apsw.ExecutionCompleteError:
            self.description = None

    @staticmethod
    def _marked(query: str, params: Any) -> str:
        if isinstance(params, dict):
            return query % {name: f":{name}" for name in params}
        return base.FORMAT_QMARK_REGEX.sub("?", query).replace("%%", "%")

    @staticmethod
    def _bound(params: Any) -> Any:
        return params if isinstance(params, dict) else tuple(params)

    def fetchone(self) -> Any:
        with as_sqlite3():
            return self.cursor.fetchone()

    def fetchmany(self, size: int = 1) -> list[Any]:
        with as_sqlite3():
            rows = (self.cursor.fetchone() for _ in range(size))
            return [row for row in rows if row is not None]

    def fetchall(self) -> list[Any]:
        with as_sqlite3():
            return list(self.cursor.fetchall())

    def __iter__(self) -> Iterator[Any]:
        return iter(self.cursor)

    def close(self) -> None:
        self.cursor.close()


class Connection:
    """What Django asks of a connection of sqlite3; always in autocommit, as Django uses it."""

    isolation_level = None

    def __init__(self, driver: DiskConnection) -> None:
        self.apsw = driver
        self.told = 0

    def tell_what_is_written(self, changes: int) -> None:
        """Once a transaction is over, whoever began it."""
        if changes != self.told and not self.in_transaction:
            self.told = changes
            self.apsw.vfs.disk.written()

    @property
    def in_transaction(self) -> bool:
        return bool(self.apsw.in_transaction)

    def cursor(self, factory: object = None) -> Cursor:
        return Cursor(self)

    def execute(self, query: str) -> Cursor:
        return self.cursor().execute(query)

    def create_function(self, name: str, count: int, function: Any, *, deterministic: bool = False) -> None:
        self.apsw.create_scalar_function(name, function, count, deterministic=deterministic)

    def create_aggregate(self, name: str, count: int, maker: Any) -> None:
        def factory() -> Any:
            aggregate = maker()
            return aggregate, lambda own, *values: own.step(*values), lambda own: own.finalize()

        self.apsw.create_aggregate_function(name, factory, count)

    def commit(self) -> None:
        if self.in_transaction:
            self.execute("COMMIT")

    def rollback(self) -> None:
        if self.in_transaction:
            self.execute("ROLLBACK")

    def close(self) -> None:
        self.apsw.close()


class DatabaseWrapper(base.DatabaseWrapper):
    """``OPTIONS["disk"]`` is the disk; all else as in an installation."""

    def get_connection_params(self) -> dict[str, Any]:
        options = self.settings_dict["OPTIONS"]
        self.disk = options.pop("disk", None) or self.disk
        return super().get_connection_params()

    def get_new_connection(self, conn_params: dict[str, Any]) -> Connection:
        connection = Connection(connect(self.disk, conn_params["database"]))
        register(connection)
        for command in ("PRAGMA foreign_keys = ON", "PRAGMA legacy_alter_table = OFF", *self.init_commands):
            connection.execute(command)
        return connection

    def create_cursor(self, name: object = None) -> Cursor:
        return self.connection.cursor()

    def is_in_memory_db(self) -> bool:
        return False
