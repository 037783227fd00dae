# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Contracts with social return: what a buyer asks of its contractors, and what they report."""
