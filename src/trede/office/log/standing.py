# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where the log stands now, for whoever wants to follow it. All of it is public."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from trede.errors import ConfigurationError
from trede.office.log import queries
from trede.office.log.asking import log_keys
from trede.office.log.witnesses import policy

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Watched:
    """A witness: its name, where it is, and how many entries the newest checkpoint holds that it signed."""

    name: str
    url: str
    size: int


@dataclass(frozen=True, slots=True)
class Standing:
    """``size`` and ``root`` are those of the newest checkpoint, 0 and nothing before there is one; ``witnessed`` is how
    many entries are under a checkpoint that the policy accepts.
    """

    origin: str
    key: str
    size: int
    root: str
    witnessed: int
    witnesses: Sequence[Watched]


def standing() -> Standing | None:
    """None before this installation has keys."""
    try:
        key, asked = log_keys()[-1], policy()
    except (ConfigurationError, LookupError):
        return None
    newest = queries.newest()
    return Standing(
        origin=key.name,
        key=key.line,
        size=newest.size if newest else 0,
        root=newest.root if newest else "",
        witnessed=queries.witnessed_size(asked),
        witnesses=[
            Watched(each.verifier.name, each.url or "", queries.last_cosigned(each.verifier))
            for each in asked.witnesses.values()
        ],
    )
