# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The names of the levels that one can apply for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from trede.office.web.kit.words import spoken
from trede.scheme import open_shelf
from trede.scheme.shelf import texts_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date


def level_names(day: date) -> Mapping[str, str]:
    """Every level that one can apply for on this day, by its code, aspirant first."""
    edition = open_shelf().on(day)
    names = texts_of(edition.folder, spoken()).levels
    return {"aspirant": _("aspirant"), **{level: names[level] for level in edition.levels}}
