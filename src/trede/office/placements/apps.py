# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What goes with the part work of an employer when it is switched off."""

from __future__ import annotations

from django.apps import AppConfig


class Placements(AppConfig):
    """Says to the room below what else is to be thrown away."""

    name = "trede.office.placements"

    def ready(self) -> None:
        from trede.office.growth.holding import GO_TOO
        from trede.office.placements.holding import throw_away

        if throw_away not in GO_TOO:
            GO_TOO.append(throw_away)
