# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The command line: ``trede COMMAND``. Heavy libraries are imported by the command that needs them."""

from trede.cli.app import main as main
