# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Waiting files in a folder of each test."""

from tests.unit.office.dossier.conftest import waiting as waiting
