# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What buyers ask of an employer over all its contracts, and what it reports."""
