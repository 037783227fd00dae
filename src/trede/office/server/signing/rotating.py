# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A new key in the place of the one in use, told to the journal."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Literal

from trede.kernel.days import dutch_day
from trede.office.journal.rules import System
from trede.office.server.configuration import load_configuration
from trede.office.server.signing.keyfile import read_keys, with_new_issuer_key, with_new_log_key, write_keys
from trede.proofs.multikeys import multikey

if TYPE_CHECKING:
    from datetime import datetime

    from trede.office.server.configuration import Configuration

Which = Literal["log", "issuer"]


def rotate(configuration: Configuration, which: Which, *, on: datetime) -> str:
    """The public half of the new key; the signing process uses it from its next signature on.

    Raises ConfigurationError when there are no keys yet.
    """
    keys = read_keys(configuration.signing_keys_file)
    changed = with_new_log_key(keys) if which == "log" else with_new_issuer_key(keys, dutch_day(on))
    write_keys(configuration.signing_keys_file, configuration.public_keys_file, changed)
    public = changed.log[-1].verifier.line if which == "log" else multikey(changed.issuer[-1].public)
    from trede.office.server.signing.actions import note_new_key  # asks for tables that are set up

    note_new_key(by=System("signing"), on=on, which=which, key=public)
    return public


def rotate_here(which: Which, *, on: datetime) -> str:
    """The same for the office that the environment names. Raises ConfigurationError."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "trede.office.server.settings"
    import django

    django.setup()
    return rotate(load_configuration(), which, on=on)
