# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The employer's side of an audit: quotes, the plan, questions, the report, the decision."""
