# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What people call a place in the measurement: ``employments[2].from`` is line 3, employed from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trede.intake.fields import parts
from trede.kernel.languages import in_language

if TYPE_CHECKING:
    from trede.kernel.languages import Language

_STEP = re.compile(r"(\w+)(?:\[(\d+)\])?")
_ITEM = {"entities": "entity"}
_LINE = {"nl": "regel", "en": "line"}


def place_name(place: str, language: Language, *, lines: bool = True) -> str:
    """The names of the parts and the field on the way; a place without such names stays as it is.

    ``lines`` are numbers in a list, from 1; a table has numbers of its own.
    """
    part, said = parts()["measurement"], []
    for key, index in _STEP.findall(place):
        inner = parts().get(_ITEM.get(key, key))
        named = inner or next((field for field in part.fields if field.key == key), None)
        if named is None:
            return place
        said.append(in_language(named, language))
        if index and lines:
            said.append(f"{_LINE[language]} {int(index) + 1}")
        part = inner or part
    return ", ".join(said)
