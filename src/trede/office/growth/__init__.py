# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Growth and work: what an employer agreed before it began, and its plan of action."""
