# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""From a template and data to PDF/A-3a and PDF/UA-1: the same bytes for the same input, the document itself inside."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import as_file, files
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from trede.reports.signs import REPLACEMENT, of_other_scripts, showable
from trede.reports.wording import wording

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from typst import Fonts


# The packages that bring the faces of other scripts; nothing in them is run.
PACKAGES = (
    "pylopdf_fonts_ar",
    "pylopdf_fonts_hi",
    "pylopdf_fonts_ko",
    "pylopdf_fonts_th",
    "pylopdf_fonts_zh_cn",
)


def typeset(template: str, contents: Mapping[str, object], document: bytes, at: datetime) -> bytes:
    """The PDF of ``templates/<template>.typ``; ``at`` is the moment that it gives as its own.

    ``contents`` reaches the template as data under the name of the template and is never read as typst; ``document``
    as an attachment. The template sees no other files than its own folder. The line at the foot of each page
    (``unofficial``) says it when a sign in the contents could not be shown.
    """
    import typst

    data = json.dumps(_said(showable(contents)), ensure_ascii=False)
    with as_file(files("trede.reports") / "templates") as folder:
        made: bytes = typst.compile(
            str(folder / f"{template}.typ"),
            root=str(folder),
            format="pdf",
            font_paths=fonts(more=of_other_scripts(data)),
            sys_inputs={template: data, "document": document.decode("utf-8")},
            pdf_standards=["a-3a", "ua-1"],
            timestamp=at,
        )
    return made


def _said(contents: dict[str, Any]) -> dict[str, Any]:
    if REPLACEMENT not in json.dumps(contents, ensure_ascii=False):
        return contents
    replaced = wording(contents["language"]).say("document.replaced", sign=REPLACEMENT)
    return {**contents, "unofficial": f"{contents['unofficial']} {replaced}"}


@cache
def fonts(*, more: bool) -> Fonts:
    """Only faces that come with trede, never those of the machine: every machine sets the same pages.

    Those of other scripts (``more``) are found when a text needs them, which few do.
    """
    import typst

    return typst.Fonts(include_system_fonts=False, font_paths=folders() if more else [])


def folders() -> list[str]:
    specs = map(find_spec, PACKAGES)
    return [folder for spec in specs if spec for folder in spec.submodule_search_locations or ()]
