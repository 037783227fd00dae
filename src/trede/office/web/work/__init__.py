# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""For who does the work, by a link of their own, and for job coaches from outside."""
