# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads: each within the organisation of who asks, or within the case that is open to them."""
