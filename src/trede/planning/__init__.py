# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The next step: what-if, the smallest change that reaches a level, and when a level is lost."""
