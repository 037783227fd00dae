# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Social return: what a buyer asks of a contract, what covers it, and what is still to do. Pure, in whole cents."""
