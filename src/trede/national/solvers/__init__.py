# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where the national part asks a solver; nothing else in it knows OR-Tools."""
