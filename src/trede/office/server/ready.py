# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The office ready to be called by a command, without a web server."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from trede.office.server.configuration import load_configuration

if TYPE_CHECKING:
    from pathlib import Path

    from trede.office.server.configuration import Configuration


def ready_office(data: Path | None) -> Configuration:
    """Its configuration, with the data folder that was named. Raises ConfigurationError."""
    if data:
        os.environ["TREDE_DATA"] = str(data.absolute())
    os.environ["DJANGO_SETTINGS_MODULE"] = "trede.office.server.settings"
    configuration = load_configuration()
    import django

    django.setup()
    return configuration
