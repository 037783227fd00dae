# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Growth and work: what is agreed before it begins, and the plan of action."""
