# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The wiring: configuration, settings, addresses, start and check. No other room of the office imports it."""
