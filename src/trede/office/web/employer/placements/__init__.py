# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Divisions of work: from a file to weeks, who takes over, what people say."""
