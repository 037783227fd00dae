# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a change of the rules does, for people: one headline, and a report as a page and as PDF.

Page and PDF say the same; both are made from the protected cells and hold nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from fractions import Fraction
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from trede.kernel.periods import as_date
from trede.national.disclosure import LEAST_ORGANISATIONS, LEAST_PEOPLE, TOTAL
from trede.national.moves import MOVES, Key
from trede.reports.moves_chart import cell_text, chart, name_of
from trede.reports.typesetting import typeset
from trede.reports.wording import wording
from trede.scheme import open_shelf
from trede.scheme.shelf import texts_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trede.kernel.periods import Period
    from trede.national.moves import WhatIf
    from trede.reports.wording import Wording
    from trede.scheme import Edition, Language

Contents = dict[str, Any]
FORMAT = "trede/what-if/1"
STYLE = (
    "body{font:1rem/1.5 system-ui,sans-serif;color:#154273;max-width:60rem;margin:2rem auto;padding:0 1rem}"
    "table{border-collapse:collapse;margin:0 0 1.5rem}th,td{padding:.25rem .75rem;border-bottom:1px solid #c6d3e3;"
    "text-align:right}th:first-child{text-align:left}caption{text-align:left;font-weight:bold;padding:.5rem 0}"
    "dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1rem}dd{margin:0}svg{max-width:100%;height:auto}"
)


@dataclass(frozen=True, slots=True)
class Side:
    """What is told of an edition that was compared elsewhere."""

    id: str
    sha256: str
    own: bool


@dataclass(frozen=True, slots=True)
class About:
    """What was compared. ``year`` in day numbers; ``titles`` of the editions as people read them."""

    before: Edition | Side
    after: Edition | Side
    titles: tuple[str, str]
    year: Period
    synthetic: bool
    unknown_outside: bool
    made_by: str


def headline(found: WhatIf, language: Language) -> str:
    """One sentence: of how many organisations how many go down and up."""
    words = wording(language)
    whole = Key(TOTAL, TOTAL)
    down, same, up, every = found.moved(whole)
    told = [
        _part(words, name, cell.organisations, cell.hidden, every.organisations)
        for name, cell in (("down", down), ("up", up), ("same", same))
    ]
    return words.say("what_if.headline", all=cell_text(every, words), down=told[0], up=told[1], same=told[2])


def _part(words: Wording, name: str, count: int | None, hidden: str, every: int | None) -> str:
    if count is None:
        return words.say(f"what_if.{name}_hidden", why=words.say(f"what_if.{hidden}"))
    if count == 0:
        return words.say(f"what_if.{name}_never")
    part = f" ({words.numerals.percent(Fraction(count, every), 1)})" if every else ""
    return words.count(f"what_if.{name}_told", count, part=part)


def left_out(found: WhatIf, about: About, language: Language) -> str:
    """How many organisations could not be compared, and how unknown positions were counted."""
    words, cell = wording(language), found.left_out
    counting = words.say("what_if.outside" if about.unknown_outside else "what_if.not_outside")
    if not cell.organisations:
        return words.say("what_if.none_left_out") + " " + counting
    if cell.small:
        return words.say("what_if.few_left_out") + " " + counting
    return words.count("what_if.left_out", cell.organisations) + " " + counting


def warnings(about: About, language: Language) -> list[str]:
    """What must be known before anything is read: data that is made up, editions that nobody published."""
    words = wording(language)
    own = ", ".join(each.id for each in (about.before, about.after) if each.own)
    return [
        *([words.say("what_if.made_up")] if about.synthetic else []),
        *([words.say("what_if.own", editions=own)] if own else []),
    ]


def contents(found: WhatIf, about: About, language: Language) -> Contents:
    """The report as plain values, for the page and the PDF."""
    words = wording(language)
    title = words.say("what_if.title", before=about.titles[0], after=about.titles[1])
    year = f"{_day(about.year.first, words)} – {_day(about.year.last, words)}"
    legend = words.say("what_if.legend", people=LEAST_PEOPLE, organisations=LEAST_ORGANISATIONS)
    return {
        "language": language,
        "title": title,
        "subtitle": words.say("document.subtitle"),
        "author": about.made_by,
        "keywords": ["PSO", about.before.id, about.after.id],
        "demo": "",
        "page": words.say("document.page", page="\0", pages="\0").split("\0"),
        "unofficial": words.say("conclusion.unofficial"),
        "warnings": warnings(about, language),
        "headline": headline(found, language),
        "heading": [
            [words.say("what_if.from"), f"{about.titles[0]} ({about.before.id})"],
            [words.say("what_if.to"), f"{about.titles[1]} ({about.after.id})"],
            [words.say("heading.year"), year],
            [words.say("what_if.counted"), cell_text(found.moved(Key(TOTAL, TOTAL))[3], words)],
        ],
        "told": [left_out(found, about, language)],
        "picture": {
            "svg": chart(found, title, words),
            "words": headline(found, language),
        },
        "tables": list(_tables(found, words)),
        "notes": [legend, words.say("what_if.apart")],
        "attachment": {"name": "what-if.json", "words": words.say("what_if.attached")},
    }


def _day(day: int, words: Wording) -> str:
    return words.numerals.day(day)


def _tables(found: WhatIf, words: Wording) -> Iterator[Contents]:
    axes = found.axes
    sizes = [area for area in axes.areas() if area.sector == TOTAL]
    yield _moves("size", sizes, found, words)
    if axes.sectors:
        sectors = [Key(TOTAL, TOTAL), *(area for area in axes.areas() if area.sector != TOTAL)]
        yield _moves("sector", sectors, found, words)
    for area in axes.areas():
        yield _matrix(area, found, words)


def _moves(by: str, areas: list[Key], found: WhatIf, words: Wording) -> Contents:
    moves = (words.say(f"what_if.{move}") for move in (*MOVES, "all"))
    rows = [
        [_area(area, words), *(cell_text(cell, words) for cell in found.moved(area))]
        for area in (*areas[1:], areas[0])
    ]
    head = [words.say(f"what_if.head_{by}"), *moves]
    return {"title": words.say(f"what_if.by_{by}"), "head": head, "rows": rows}


def _matrix(area: Key, found: WhatIf, words: Wording) -> Contents:
    after, before = (*found.axes.after, TOTAL), (*found.axes.before, TOTAL)
    rows = [
        [
            _level(one, words),
            *(cell_text(found.shown[area._replace(before=one, after=other)], words) for other in after),
        ]
        for one in before
    ]
    head = [words.say("what_if.before_after"), *(_level(level, words) for level in after)]
    return {"title": words.say("what_if.matrix", area=_area(area, words)), "head": head, "rows": rows}


def _area(area: Key, words: Wording) -> str:
    if area.sector == TOTAL:
        return name_of(area.size, words)
    return (
        words.say("what_if.sector", sector=area.sector)
        if area.sector != "-"
        else words.say("what_if.no_sector")
    )


def _level(level: str, words: Wording) -> str:
    if level == TOTAL:
        return words.say("what_if.all")
    if level == "none":
        return words.say("what_if.none")
    return texts_of(open_shelf().newest.folder, words.language).levels.get(level, level)


def page(told: Contents) -> str:
    """The report as one HTML page that needs nothing else."""
    warnings = "".join(f"<p><strong>{escape(note)}</strong></p>\n" for note in told["warnings"])
    heading = "".join(f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>" for name, value in told["heading"])
    return (
        f'<!doctype html>\n<html lang="{told["language"]}">\n<head><meta charset="utf-8">'
        f"<title>{escape(told['title'])}</title>"
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><style>{STYLE}</style></head>\n'
        f"<body><main>\n<h1>{escape(told['title'])}</h1>\n{warnings}<p>{escape(told['headline'])}</p>\n"
        f"<dl>{heading}</dl>\n"
        + "".join(f"<p>{escape(each)}</p>\n" for each in told["told"])
        + f"<figure>{told['picture']['svg']}</figure>\n"
        + "".join(f"<p>{escape(note)}</p>\n" for note in told["notes"])
        + "".join(_table(each) for each in told["tables"])
        + f"<p>{escape(told['unofficial'])}</p>\n</main></body>\n</html>\n"
    )


def _table(table: Contents) -> str:
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in table["head"])
    rows = "".join(
        f'<tr><th scope="row">{escape(row[0])}</th>'
        + "".join(f"<td>{escape(cell)}</td>" for cell in row[1:])
        + "</tr>\n"
        for row in table["rows"]
    )
    return (
        f"<table><caption>{escape(table['title'])}</caption><thead><tr>{head}</tr></thead>\n"
        f"<tbody>{rows}</tbody></table>\n"
    )


def pdf(told: Contents, document: bytes, year: Period) -> bytes:
    """The report as PDF; ``document`` goes along as attachment. Its date is the end of the reference year."""
    return typeset("what_if", told, document, datetime.combine(as_date(year.last), time(0), UTC))


def document(found: WhatIf, about: About) -> Contents:
    """``trede/what-if/1``: every published cell, and what was compared."""
    return {
        "format": FORMAT,
        "made_by": about.made_by,
        "before": _edition(about.before),
        "after": _edition(about.after),
        "year": [_iso(about.year.first), _iso(about.year.last)],
        "synthetic": about.synthetic,
        "unknown_outside": about.unknown_outside,
        "left_out": None
        if found.left_out.small and found.left_out.organisations
        else found.left_out.organisations,
        "cells": [
            {**key._asdict(), "organisations": cell.organisations, "hidden": cell.hidden}
            for key, cell in found.shown.items()
        ],
    }


def _edition(edition: Edition | Side) -> Contents:
    return {"id": edition.id, "sha256": edition.sha256, "own": edition.own}


def _iso(day: int) -> str:
    found: date = as_date(day)
    return found.isoformat()
