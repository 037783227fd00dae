# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What an employer puts together for one application: measurement, answers, scenarios, the application itself.

Rows about people pass by and are never kept: see ``docs/adr/0016-uploads-that-pass-by.md``.
"""
