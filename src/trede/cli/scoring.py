# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""From a file to a score, the way every command does it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from trede.errors import InputRefusedError
from trede.kernel.days import dutch_day
from trede.kernel.findings import errors, finding
from trede.kernel.periods import as_date
from trede.scheme import open_shelf
from trede.scoring.canonical import iso
from trede.scoring.scorer import check, score

if TYPE_CHECKING:
    from pathlib import Path

    from trede.intake.reading import Reading
    from trede.scheme import Edition, Shelf
    from trede.scoring.measurement import Measurement
    from trede.scoring.score import Score


@dataclass(frozen=True, slots=True)
class Scored:
    """A measurement with its score, the edition it was scored under, and the file it came from."""

    measurement: Measurement
    edition: Edition
    score: Score
    file: str
    """The name of the file, without its folder."""

    @property
    def subject(self) -> dict[str, object]:
        """Whose figures these are: with it the documents of many organisations can be joined."""
        organisation, year = self.measurement.organisation, self.measurement.reference_year
        return {
            "file": self.file,
            "organisation": organisation.name,
            "kvk": organisation.kvk,
            "reference_year": {"from": iso(year.first), "to": iso(year.last)},
        }

    def document(self) -> dict[str, object]:
        """The score as a document that says whose it is."""
        from trede.scoring.document import score_document

        return with_subject(score_document(self.score, self.edition), self)


def with_subject(document: dict[str, object], result: Scored) -> dict[str, object]:
    """A document of a score, plan or forecast, with ``subject`` behind its format."""
    kind, *rest = document.items()
    return dict([kind, ("subject", result.subject), *rest])


def shelf_of(editions: Path | None) -> Shelf:
    return open_shelf(editions)


def edition_for(shelf: Shelf, measurement: Measurement, named: str | None) -> Edition:
    """The edition named; else that of the application date; else today's."""
    if named:
        return shelf.load(named)
    day = measurement.application_day
    return shelf.on(as_date(day) if day is not None else dutch_day(datetime.now(UTC)))


def read_file(file: Path) -> Reading:
    """The file as read, errors and all; ``InputRefusedError`` when it is not there or cannot be opened."""
    from trede.intake import read

    try:
        return read(file)
    except FileNotFoundError:
        raise InputRefusedError([finding("input.not-there", str(file), str(file))]) from None
    except OSError:
        raise InputRefusedError([finding("input.not-readable", str(file), str(file))]) from None


def score_file(file: Path, shelf: Shelf, named: str | None) -> Scored:
    """From a file to a score; raises ``InputRefusedError`` with everything wrong."""
    return scored(read_file(file), shelf, named, file.name)


def scored(reading: Reading, shelf: Shelf, named: str | None, file: str) -> Scored:
    """The score; raises ``InputRefusedError`` with everything wrong, of the file and of the measurement."""
    measurement = reading.measurement
    if measurement is None:
        raise InputRefusedError(reading.findings)
    edition = edition_for(shelf, measurement, named)
    if errors(reading.findings):
        raise _refused(reading, measurement, edition, shelf)
    try:
        made = score(edition, measurement, shelf.knows_position)
    except InputRefusedError:
        raise _refused(reading, measurement, edition, shelf) from None
    told = (*reading.findings, *reading.located(made.findings))
    return Scored(measurement, edition, replace(made, findings=told), file)


def _refused(reading: Reading, measurement: Measurement, edition: Edition, shelf: Shelf) -> InputRefusedError:
    """Everything wrong, in the words that the file was read in."""
    wrong = check(edition, measurement, shelf.knows_position, by_name=reading.by_name)
    return InputRefusedError((*reading.findings, *reading.located(wrong)))
