# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The report of an audit as a record to read, from its document (``trede/audit-report/1``) and a language."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from trede.quality.questions import aspects
from trede.reports.application import lasting_part
from trede.reports.record import Line, Part, Record
from trede.reports.wording import wording
from trede.scheme import open_shelf
from trede.scheme.shelf import texts_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trede.reports.wording import Wording
    from trede.scheme import Language, Texts

Document = dict[str, Any]


KINDS = ("nonconformity", "strength", "safe-climate", "citable", "remark")


def audit_record(
    document: Document, sha256: str, language: Language, *, final: bool, demo: bool = False
) -> Record:
    """Figures, what was tested, findings by kind, talks, and what the employer said; a draft says that it is one."""
    words = wording(language)
    names = texts_of(open_shelf().load(document["edition"]).folder, language)
    return Record(
        language=language,
        title=words.say("audit.title_final" if final else "audit.title_draft"),
        subtitle=words.say("application.subtitle"),
        parts=[
            _about(document, words, names),
            _figures(document, words, names),
            *lasting_part(document, words),
            _corrections(document, words),
            _sample(document, words, names),
            *_findings(document, words),
            _talks(document, words),
            _reaction(document, words),
            _checksums(document, sha256, words),
        ],
        unofficial=words.say("conclusion.unofficial"),
        attachment=words.say("audit.attachment"),
        demo=words.say("document.demo") if demo else "",
    )


def _level(code: str, names: Texts, words: Wording) -> str:
    return words.say("application.aspirant") if code == "aspirant" else names.levels.get(code, code)


def _day(iso: str, words: Wording) -> str:
    return words.numerals.day(date.fromisoformat(iso).toordinal()) if iso else ""


def _about(document: Document, words: Wording, names: Texts) -> Part:
    own = document["organisation"]
    lines = [
        Line(words.say("application.about.organisation"), f"{own['name']} ({own['kvk']})"),
        Line(words.say("application.about.wanted_level"), _level(document["wanted_level"], names, words)),
        Line(words.say("application.about.handbook"), names.title),
        Line(words.say("audit.visited"), _day(document["visited_on"], words)),
    ]
    return Part("onderzoek", words.say("audit.about"), lines)


def _figures(document: Document, words: Wording, names: Texts) -> Part:
    """The declared figures beside those that count after the corrections."""
    told, numerals = document["figures"], words.numerals
    lines = [
        Line(words.say("audit.declared_level"), _level(told["declared_level"], names, words)),
        Line(words.say("audit.declared_fte"), _fte(told, "declared_", words)),
    ]
    if "level" in told:
        shares = Fraction(told["direct"]) + Fraction(told["counted_indirect"])
        lines += [
            Line(words.say("audit.level"), _level(told["level"], names, words)),
            Line(words.say("audit.fte"), _fte(told, "", words)),
            Line(words.say("audit.total"), numerals.percent(shares)),
        ]
    return Part("cijfers", words.say("application.figures.title"), lines)


def _fte(told: dict[str, str], which: str, words: Wording) -> str:
    weighted, total = (Fraction(told[f"{which}{each}_fte"]) for each in ("weighted", "total"))
    numerals = words.numerals
    return words.say(
        "audit.weighted_of_total", weighted=numerals.number(weighted, 3), total=numerals.number(total)
    )


def corrected_by(total_fte: str, weighted_fte: str, bought_fte: str, words: Wording) -> str:
    """One correction in words: fte of everybody, weighted, and bought (exact ratios as text), each more or less."""
    number = words.numerals.number
    return words.say(
        "audit.corrected_by",
        total=number(Fraction(total_fte)),
        weighted=number(Fraction(weighted_fte), 3),
        bought=number(Fraction(bought_fte), 3),
    )


def _corrections(document: Document, words: Wording) -> Part:
    lines = [
        Line(corrected_by(each["total_fte"], each["weighted_fte"], each["bought_fte"], words), each["reason"])
        for each in document["corrections"]
    ]
    return Part("correcties", words.say("audit.corrections"), lines, empty=words.say("audit.no_corrections"))


def said_by_sample(document: Document, language: Language) -> str:
    """What the errors in the sample say of all rows and of the level; empty when nothing was tested."""
    names = texts_of(open_shelf().load(document["edition"]).folder, language)
    return _of_all_rows(document["sample"], wording(language), names)


def _of_all_rows(sample: Document, words: Wording, names: Texts) -> str:
    if "at_most_wrong" not in sample:
        return ""
    if sample["tested"] == sample["rows"]:
        return (
            words.count("audit.all_seen", sample["wrong"])
            if sample["wrong"]
            else words.say("audit.all_right")
        )
    level, likely, worst = (names.levels[sample[f"{each}level"]] for each in ("", "likely_", "worst_"))
    sure = words.numerals.percent(Fraction(sample["confidence"]), 0)
    kept = "kept" if worst == level else "likely_kept" if likely == level else "lost"
    return " ".join(
        (
            words.count("audit.at_most", sample["at_most_wrong"], sure=sure, rows=sample["rows"]),
            words.say(f"audit.level_{kept}", level=level, likely=likely, worst=worst),
        )
    )


def _sample(document: Document, words: Wording, names: Texts) -> Part:
    sample, talks, known = document["sample"], document["demonstrable_talks"], aspects()
    said = _of_all_rows(sample, words, names)
    unmet = ", ".join(known[each].names[words.language] for each in sample["unmet"])
    lines = [
        Line(words.say("audit.drawn"), words.say("audit.of_rows", some=sample["drawn"], all=sample["rows"])),
        Line(words.say("audit.tested"), str(sample["tested"])),
        Line(words.say("audit.wrong"), str(sample["wrong"])),
        *_opened(sample, words),
        *([Line(words.say("audit.of_all_rows"), said)] if said else []),
        Line(words.say("audit.aspects"), unmet or words.say("audit.all_met")),
        Line(
            words.say("audit.talks_shown"),
            words.say(
                "audit.talks_of", some=talks["demonstrated"], all=talks["sampled"], least=talks["needed"]
            ),
        ),
    ]
    return Part("steekproef", words.say("audit.sample"), lines)


def _opened(sample: Document, words: Wording) -> Iterator[Line]:
    """How many rows the employer opened under the seal; reports from before that have nothing to say of it."""
    if sample.get("opened"):
        told = words.say("audit.opened_of", holds=sample["opened_hold"], opened=sample["opened"])
        yield Line(words.say("audit.opened"), told)


def _findings(document: Document, words: Wording) -> Iterator[Part]:
    known = aspects()
    for kind in KINDS:
        of_kind = [each for each in document["findings"] if each["kind"] == kind]
        lines = [
            Line(
                known[each["aspect"]].names[words.language] if each["aspect"] else words.say("audit.general"),
                _finding(each, words),
            )
            for each in of_kind
        ]
        key = kind.replace("-", "_")
        yield Part(
            kind, words.say(f"audit.kind.{key}"), lines, long=bool(lines), empty=words.say("audit.nothing")
        )


def _finding(each: dict[str, str], words: Wording) -> str:
    told = [each["text"]]
    if each["due_on"]:
        told.append(words.say("audit.due", day=_day(each["due_on"], words)))
        closing = each["closing"]
        told.append(words.say("audit.closed", text=closing) if closing else words.say("audit.open"))
    return "\n\n".join(told)


def _talks(document: Document, words: Wording) -> Part:
    lines = [
        Line(words.count(f"audit.with.{each['kind'].replace('-', '_')}", each["people"]), each["text"])
        for each in document["talks"]
    ]
    return Part(
        "gesprekken", words.say("audit.talks"), lines, long=bool(lines), empty=words.say("audit.nothing")
    )


def _reaction(document: Document, words: Wording) -> Part:
    said = document["reaction"]
    lines = [Line(words.say("audit.reaction"), said)] if said else []
    return Part(
        "reactie", words.say("audit.reaction"), lines, long=bool(said), empty=words.say("audit.no_reaction")
    )


def _checksums(document: Document, sha256: str, words: Wording) -> Part:
    lines = [
        Line(words.say("audit.checksum"), sha256),
        Line(words.say("application.seal.checksum"), document["application"]),
    ]
    return Part("controlegetal", words.say("audit.checksums"), lines, together=True)
