# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pages of a buyer: what it asks of its contractors, and where that stands."""
