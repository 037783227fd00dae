# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pictures and documents of scores: for the terminal, as SVG, as PDF; in Dutch and English."""
