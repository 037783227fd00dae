# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether everything of the extras is installed."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

from trede.kernel.findings import Finding, finding

if TYPE_CHECKING:
    from trede.office.server.configuration import Configuration

OFFICE = ("allauth", "csp", "django", "django_tasks_db", "granian", "ninja", "whitenoise")


def missing(configuration: Configuration) -> list[Finding]:
    """What is missing of the extra ``office``, and of ``postgres`` when that is the database."""
    needed = (*OFFICE, "psycopg") if configuration.database_url else OFFICE
    lacking = [name for name in needed if find_spec(name) is None]
    return [finding("doctor.package-missing", "packages", ", ".join(lacking))] if lacking else []
