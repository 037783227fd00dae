# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Names of formats that rooms beside each other read and write."""

ROWS = "trede/rows/1"
"""The rows file: written and checked in ``trede.proofs``, recognised in ``trede.intake``, which loads it lazily."""
