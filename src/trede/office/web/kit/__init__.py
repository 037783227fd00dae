# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the pages of every audience are made of: access, words, days, files, findings, names, and how they look."""
