# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The questions about the four aspects, the evidence, and colleagues who help."""
