# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the register says, without Django."""

from trede.office.register.rules.held import Gap, Held, Standing, Step

__all__ = ("Gap", "Held", "Standing", "Step")
