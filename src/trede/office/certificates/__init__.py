# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Certificates: issued from a decision, logged, and what happens to them until they end."""
