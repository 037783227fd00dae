# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Matching: a process split into packages of work, people matched to them, explained, and planned by the week. Pure."""
