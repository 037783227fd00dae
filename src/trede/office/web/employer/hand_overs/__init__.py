# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a holder shows in the register of the moment at which it was handed its certificate."""
