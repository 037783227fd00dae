# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Signing without a second process, for programs that try many actions: keys in a folder that is thrown away."""

from __future__ import annotations

import tempfile
from pathlib import Path

from django.conf import settings


def sign_here() -> None:
    """From now on, in this process, whoever asks for a signature gets it."""
    from trede.office.certificates import issuing
    from trede.office.log import tasks
    from trede.office.server.configuration import Configuration
    from trede.office.server.folder import prepare_signing
    from trede.office.server.signing.answering import Signing
    from trede.office.server.signing.second_way import stored_entries

    there = Configuration(data=Path(tempfile.mkdtemp(prefix="trede-signing-")), url="https://pso.example/")
    there.keys.mkdir()
    prepare_signing(there)
    settings.TREDE_PUBLIC_KEYS, settings.TREDE_LOG_FOLDER = there.public_keys_file, there.log_folder
    signing = Signing(there.signing_keys_file, there.signed_file, stored_entries)
    issuing.ask = tasks.ask = signing.answer
