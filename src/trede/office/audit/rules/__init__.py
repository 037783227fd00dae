# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Decisions about quotes, audits and certificates, without Django; every date comes in as an argument."""
