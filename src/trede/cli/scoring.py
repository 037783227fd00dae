# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""From a file to a score, the way every command does it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trede.api.scores import Scored as Scored
from trede.api.scores import score_reading as score_reading
from trede.api.scores import with_subject as with_subject
from trede.errors import InputRefusedError
from trede.intake.said import NOTHING_SAID, Said
from trede.kernel.findings import finding
from trede.scheme import open_shelf

if TYPE_CHECKING:
    from pathlib import Path

    from trede.intake.reading import Reading
    from trede.reports.result import Result
    from trede.scheme import Language, Shelf


def shelf_of(editions: Path | None) -> Shelf:
    return open_shelf(editions)


def read_file(file: Path, said: Said = NOTHING_SAID) -> Reading:
    """The file as read, errors and all; ``InputRefusedError`` when it is not there or cannot be opened.

    ``said`` is what its columns and words mean.
    """
    from trede.intake import read

    try:
        return read(file, said=said)
    except FileNotFoundError:
        raise InputRefusedError([finding("input.not-there", str(file), str(file))]) from None
    except OSError:
        raise InputRefusedError([finding("input.not-readable", str(file), str(file))]) from None


def said_in(mapping: Path | None) -> Said:
    """What a mapping file says; ``InputRefusedError`` when it cannot be read."""
    if mapping is None:
        return NOTHING_SAID
    from trede.intake.mapping_file import read_mapping

    return read_mapping(mapping.read_text(encoding="utf-8", errors="replace"), mapping.name)


def score_file(file: Path, shelf: Shelf, named: str | None, said: Said = NOTHING_SAID) -> Scored:
    """From a file to a score; raises ``InputRefusedError`` with everything wrong."""
    return score_reading(read_file(file, said), shelf, named, file.name)


def shown(result: Scored, language: Language) -> Result:
    """What the reports show."""
    from trede.reports.result import result as to_show

    return to_show(result.measurement, result.score, result.edition, language)
