# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""From what was declared to a score that says whose it is and how it came about."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from trede.api.declared import Declared, Object
from trede.errors import InputRefusedError
from trede.intake.reading import Reading
from trede.kernel.days import dutch_day
from trede.kernel.findings import errors
from trede.kernel.periods import as_date
from trede.kernel.values import fixed
from trede.scheme import open_shelf
from trede.scoring.canonical import iso
from trede.scoring.checks import nowhere
from trede.scoring.scorer import check
from trede.scoring.scorer import score as score_measurement

if TYPE_CHECKING:
    from pathlib import Path

    from trede.kernel.findings import Finding
    from trede.reports.result import Result
    from trede.scheme import Edition, Language, Shelf
    from trede.scoring.checks import KnownElsewhere
    from trede.scoring.measurement import Measurement
    from trede.scoring.score import Score


@dataclass(frozen=True, slots=True)
class Scored:
    """Where an organisation stands, and why. Shows itself with the ladder in a notebook."""

    measurement: Measurement
    edition: Edition
    score: Score
    file: str = ""
    reading: Reading = field(default_factory=lambda: Reading(None, ()), repr=False, compare=False)
    """The file that all this began with, whatever was changed since."""

    @property
    def level(self) -> str:
        """``none``, ``basistrede`` or ``trede-1`` to ``trede-3``."""
        return self.score.level

    @property
    def total_percent(self) -> Decimal:
        """Direct and counted indirect share together, in percent with 6 decimals, rounded half up."""
        return Decimal(fixed(self.score.total * 100))

    @property
    def total_fte(self) -> Decimal:
        """The size in fte with 6 decimals, rounded half up."""
        return Decimal(fixed(self.score.total_fte))

    @property
    def missing_fte(self) -> Decimal | None:
        """Weighted direct fte that the next level asks, rounded up; None at the top."""
        following = self.score.next
        return None if following is None else Decimal(following.missing_fte_millionths) / 1_000_000

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Warnings about the input; an input with errors has no score."""
        return self.score.findings

    @property
    def subject(self) -> Object:
        """Whose figures these are: with it the documents of many organisations can be joined."""
        organisation, year = self.measurement.organisation, self.measurement.reference_year
        return {
            "file": self.file,
            "organisation": organisation.name,
            "kvk": organisation.kvk,
            "reference_year": {"from": iso(year.first), "to": iso(year.last)},
        }

    def document(self) -> Object:
        """As ``trede/score/1`` (``schema/score-1.json``), JSON-ready."""
        from trede.scoring.document import score_document

        return with_subject(score_document(self.score, self.edition), self)

    def passing_document(self) -> Object:
        """The same, to be written once: its explanation is made while it is written."""
        from trede.scoring.document import score_document

        return with_subject(score_document(self.score, self.edition, iter), self)

    def instead(self, measurement: Measurement, edition: Edition) -> Scored:
        """The score of this measurement, made from the same file: the warnings of reading that one hold for it too.

        Raises ``InputRefusedError`` with all that is wrong with it.
        """
        return _scored(self.reading, measurement, edition, nowhere, self.file)

    def shown(self, language: Language) -> Result:
        """What the reports show of it."""
        from trede.reports.result import result

        return result(self.measurement, self.score, self.edition, language)

    def __str__(self) -> str:
        return (
            f"{self.measurement.organisation.name}: {self.level}, {self.total_percent} % ({self.edition.id})"
        )

    def _repr_html_(self) -> str:
        """The ladder and one sentence, with what must be said beside them."""
        from html import escape

        from trede.reports.conclusion import conclusion
        from trede.reports.ladder import ladder

        shown = self.shown("nl")
        words = (conclusion(shown), shown.wording.say("conclusion.unofficial"))
        told = "".join(f"<p>{escape(each)}</p>" for each in words)
        return f'<div style="max-width: 28em">{ladder(shown, caption=False)}{told}</div>'


def score(
    declared: Declared | Measurement, *, edition: str | None = None, editions: Path | None = None
) -> Scored:
    """The score under the handbook named, else that of the application date, else today's.

    ``editions`` is a folder with editions of your own. Raises ``InputRefusedError`` with all that is wrong.
    """
    shelf = open_shelf(editions)
    if isinstance(declared, Declared):
        return score_reading(declared.reading, shelf, edition, declared.file)
    return score_reading(Reading(declared, ()), shelf, edition)


def score_reading(reading: Reading, shelf: Shelf, named: str | None, file: str = "") -> Scored:
    """The score of what was read; raises ``InputRefusedError`` with all that is wrong, of file and measurement."""
    measurement = reading.measurement
    if measurement is None:
        raise InputRefusedError(reading.findings)
    edition = edition_for(shelf, measurement, named)
    if errors(reading.findings):
        raise _refused(reading, measurement, edition, shelf)
    try:
        return _scored(reading, measurement, edition, shelf.knows_position, file)
    except InputRefusedError:
        raise _refused(reading, measurement, edition, shelf) from None


def _scored(
    reading: Reading, measurement: Measurement, edition: Edition, known: KnownElsewhere, file: str
) -> Scored:
    try:
        made = score_measurement(edition, measurement, known)
    except InputRefusedError as refused:
        raise InputRefusedError((*reading.findings, *reading.located(refused.findings))) from None
    told = (*reading.findings, *reading.located(made.findings))
    return Scored(measurement, edition, replace(made, findings=told), file, reading)


def _refused(reading: Reading, measurement: Measurement, edition: Edition, shelf: Shelf) -> InputRefusedError:
    """Everything wrong, in the words that the file was read in."""
    wrong = check(edition, measurement, shelf.knows_position, by_name=reading.by_name)
    return InputRefusedError((*reading.findings, *reading.located(wrong)))


def edition_for(shelf: Shelf, measured: Measurement, named: str | None) -> Edition:
    """The edition named; else that of the application date; else today's."""
    if named:
        return shelf.load(named)
    day = measured.application_day
    return shelf.on(as_date(day) if day is not None else dutch_day(datetime.now(UTC)))


def with_subject(document: Object, made: Scored) -> Object:
    kind, *rest = document.items()
    return dict([kind, ("subject", made.subject), *rest])


def explain(made: Scored, language: Language = "nl") -> str:
    """How every figure came about, as text: each step with its rule and how sure that is."""
    from trede.reports.terminal.explanation import explanation
    from trede.reports.terminal.look import Look

    return explanation(made.shown(language), Look(width=100))
