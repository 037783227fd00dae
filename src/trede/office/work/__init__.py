# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Work that need not be done at once: what is planned, who does it, and when they were last seen."""
