# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every door for files; each gives the one frozen Measurement that scoring defines."""

from trede.intake.reading import Reading as Reading
from trede.intake.reading import read as read
