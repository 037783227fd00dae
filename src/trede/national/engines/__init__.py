# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The engines that compute the sums: each reads Parquet its own way and runs the same expression."""
