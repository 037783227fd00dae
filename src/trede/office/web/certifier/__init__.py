# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pages for who examines: quotes, planning, the audit and its report."""
