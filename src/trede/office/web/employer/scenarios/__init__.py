# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What if: scenarios kept with a name, side by side, and the smallest change that is enough."""
