# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The picture beside a link that somebody shares: what an organisation holds, as a PNG of 1200 by 630."""

from __future__ import annotations

import json
from functools import lru_cache
from importlib.resources import as_file, files

from trede.reports.signs import of_other_scripts, showable
from trede.reports.typesetting import fonts

WIDTH, HEIGHT = 1200, 630
POINTS_IN_AN_INCH = 72
DRAWN_KEPT = 100
"""Pictures of about 60 kB: what is shared is asked for many times in a short while."""


@lru_cache(maxsize=DRAWN_KEPT)
def preview(name: str, level: str, state: str, picture: str, foot: str) -> bytes:
    """The name, the level and until when, the levels through the years (SVG text; may be empty) and a line below."""
    import typst

    told = {"name": name, "level": level, "state": state, "picture": picture, "foot": foot}
    data = json.dumps(showable(told), ensure_ascii=False)
    with as_file(files("trede.reports") / "templates") as folder:
        made: bytes = typst.compile(
            str(folder / "preview.typ"),
            root=str(folder),
            format="png",
            ppi=POINTS_IN_AN_INCH,
            font_paths=fonts(more=of_other_scripts(data)),
            sys_inputs={"preview": data},
        )
    return made
