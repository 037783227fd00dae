# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""From a template and data to PDF/A-3a and PDF/UA-1: the same bytes for the same input, the document itself inside."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

from trede.reports.signs import showable

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from typst import Fonts


def typeset(template: str, contents: Mapping[str, object], document: bytes, at: datetime) -> bytes:
    """The PDF of ``templates/<template>.typ``; ``at`` is the moment that it gives as its own.

    ``contents`` reaches the template as data under the name of the template and is never read as typst; ``document``
    as an attachment. The template sees no other files than its own folder.
    """
    import typst

    with as_file(files("trede.reports") / "templates") as folder:
        made: bytes = typst.compile(
            str(folder / f"{template}.typ"),
            root=str(folder),
            format="pdf",
            font_paths=_fonts(),
            sys_inputs={template: json.dumps(showable(contents)), "document": document.decode("utf-8")},
            pdf_standards=["a-3a", "ua-1"],
            timestamp=at,
        )
    return made


@cache
def _fonts() -> Fonts:
    """Only the faces that typst carries: every machine sets the same pages."""
    import typst

    return typst.Fonts(include_system_fonts=False)
