# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The web application for employers: people, cases and a database. Nothing in the library half imports it."""
