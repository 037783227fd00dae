# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""An application as a record to read: the same lines on the page where it is signed, afterwards, and in the PDF.

All that is needed is the document (``trede/application/1``) and the language: no session, no database.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from trede.kernel.days import dutch_day, dutch_time
from trede.kernel.values import half_up, hundredths
from trede.quality import aspects_for, questions_of
from trede.quality.questions import aspects, evidence_kinds
from trede.reports.record import Line, Part, Record
from trede.reports.wording import wording
from trede.scheme import open_shelf
from trede.scheme.shelf import texts_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from trede.reports.wording import Wording
    from trede.scheme import Edition, Language, Texts

Document = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Made:
    """When an application was made, and the name of who made it; a test is not ``handed_in``."""

    at: datetime
    name: str
    handed_in: bool


def application_record(
    document: Document,
    sha256: str,
    language: Language,
    made: Made | None = None,
    *,
    demo: bool = False,
) -> Record:
    """Everything in the document, in words; the last parts say how to recognise it and who ``made`` it.

    Without ``made`` it is the definitive application that waits for a signature. ``demo`` says on every page that all
    of it is invented. Raises SchemeError for an edition that is not on the shelf.
    """
    words = wording(language)
    edition = open_shelf().load(document["score"]["edition"])
    names = texts_of(edition.folder, language)
    return Record(
        language=language,
        title=application_title(language, definitive=made is None or made.handed_in),
        subtitle=words.say("application.subtitle"),
        parts=[
            _about(document, words, names),
            _figures(document, words, names),
            *lasting_part(document, words),
            _purchases(document, words),
            *_answers(document, words, names),
            _evidence(document, words),
            _assumptions(document, words, names, edition),
            _seal(document, sha256, words),
            *([_signature(made, words)] if made else []),
        ],
        unofficial=words.say("conclusion.unofficial"),
        attachment=words.say("application.attachment"),
        demo=words.say("document.demo") if demo else "",
    )


def application_title(language: Language, *, definitive: bool) -> str:
    """What the whole is called: a definitive application or a test."""
    return wording(language).say(f"application.kind.{'definitive' if definitive else 'test'}")


def _level(code: str, words: Wording, names: Texts) -> str:
    return words.say("application.aspirant") if code == "aspirant" else names.levels.get(code, code)


def _day(iso: str, words: Wording) -> str:
    return words.numerals.day(date.fromisoformat(iso).toordinal())


def _about(document: Document, words: Wording, names: Texts) -> Part:
    def line(key: str, text: str) -> Line:
        return Line(words.say(f"application.about.{key}"), text)

    organisation, year = document["organisation"], document["reference_year"]
    entities = "\n".join(f"{each['name']} ({each['kvk']})" for each in organisation.get("entities", []))
    first, last = _day(year["from"], words), _day(year["to"], words)
    lines = [
        line("organisation", f"{organisation['name']} ({organisation['kvk']})"),
        line("entities", entities or words.say("application.about.no_entities")),
        line("dossier", document["title"]),
        line("wanted_level", _level(document["wanted_level"], words, names)),
        line("intended_on", _day(document["intended_on"], words)),
        line("handbook", names.title),
        line("reference_year", words.say("application.about.span", first=first, last=last)),
    ]
    if document.get("self_appointed"):
        lines.append(line("signatory", words.say("application.about.self_appointed")))
    return Part("aanvraag", words.say("application.about.title"), lines)


def _figures(document: Document, words: Wording, names: Texts) -> Part:
    def line(key: str, text: str) -> Line:
        return Line(words.say(f"application.figures.{key}"), text)

    exact = {name: Fraction(text) for name, text in document["figures"].items()}
    percent, number = words.numerals.percent, words.numerals.number
    total = words.numerals.percent_below(
        exact["direct"] + exact["counted_indirect"],
        [Fraction(norm) / 100 for norm in document["score"]["norms"].values()],
    )
    thirty = "reached" if document["score"]["thirty_plus"]["reached"] else "missed"
    lines = [
        line("level", _level(document["score"]["level"], words, names)),
        line("total", total),
        line("direct", percent(exact["direct"])),
        line("counted_indirect", percent(exact["counted_indirect"])),
        line("total_fte", number(exact["total_fte"])),
        line("weighted_fte", number(exact["weighted_fte"], 3)),
        line("thirty_plus", words.say(f"application.figures.thirty_plus_{thirty}")),
        line("banenafspraak", number(exact["banenafspraak_jobs"])),
    ]
    return Part("cijfers", words.say("application.figures.title"), lines)


def lasting_part(document: Document, words: Wording) -> Iterator[Part]:
    """How lasting the work is; documents from before it was counted have nothing to say of it."""
    told = document.get("lasting")
    if not told:
        return
    trials = told["trials"]
    lines = [
        Line(
            words.count("lasting.stay", int(years)),
            words.say("lasting.there", **counts) if counts["of"] else words.say("lasting.nobody"),
        )
        for years, counts in sorted(told["stays"].items())
    ]
    lines.append(Line(words.say("lasting.trials"), str(trials["of"])))
    if trials["of"]:
        lines.append(Line(words.say("lasting.job"), words.say("lasting.hired", **trials)))
    lines.append(Line(words.say("lasting.who"), words.say("lasting.counted")))
    yield Part("duurzaam", words.say("lasting.title"), lines)


def _purchases(document: Document, words: Wording) -> Part:
    lines = [
        Line(f"{each['supplier']} ({each['kvk']})", f"{_order(each, words)}\n{_supplier(each, words)}")
        for each in document["purchases"]
    ]
    title, empty = words.say("application.purchases.title"), words.say("application.purchases.empty")
    return Part("inkoop", title, lines, empty=empty)


def _order(order: Document, words: Wording) -> str:
    amount = words.numerals.euro(hundredths(order["amount"]))
    day = _day(order["date"], words)
    return words.say("application.purchases.order", amount=amount, day=day, order=order["order"])


def _supplier(order: Document, words: Wording) -> str:
    """What the employer declared of the supplier: it decides how much the order counts."""
    numerals, turnover = words.numerals, Fraction(order["supplier_turnover"]) * 100
    return words.say(
        "application.purchases.supplier",
        kind=words.say(f"application.purchases.kind_{order['kind']}"),
        turnover=numerals.euro(half_up(turnover.numerator, turnover.denominator)),
        fte=numerals.number(Fraction(order["supplier_fte"])),
        share=numerals.percent(Fraction(order["supplier_direct_share"]) / 100),
    )


def _answers(document: Document, words: Wording, names: Texts) -> Iterator[Part]:
    given = {each["question"]: each["text"] for each in document["answers"]}
    missing = words.say("application.answers.missing")
    for aspect in aspects_for(document["wanted_level"]):
        lines = [
            Line(
                question.texts[words.language],
                question.read(given.get(question.id, ""), names.levels) or missing,
            )
            for question in questions_of(aspect.id)
        ]
        yield Part(aspect.id, aspect.names[words.language], lines, long=True)


def _evidence(document: Document, words: Wording) -> Part:
    language, kinds, known = words.language, evidence_kinds(), aspects()
    lines = [
        Line(
            known[each["aspect"]].names[language],
            f"{kinds[each['kind']].names[language]}: {each['reference']}",
        )
        for each in document["evidence"]
    ]
    title, empty = words.say("application.evidence.title"), words.say("application.evidence.empty")
    return Part("bewijs", title, lines, empty=empty)


def _assumptions(document: Document, words: Wording, names: Texts, edition: Edition) -> Part:
    """What the figures lean on that was not published, each with how sure it is."""
    bases = {fact.id: fact.basis for fact in edition.facts()}
    lines = [
        Line(words.say(f"basis.{bases[rule]}").capitalize(), names.rule(rule, edition))
        for rule in document["score"]["assumptions"]
    ]
    return Part("aannames", words.say("assumptions.title"), lines, empty=words.say("assumptions.none"))


def _seal(document: Document, sha256: str, words: Wording) -> Part:
    seal = document["seal"]
    told = {"root": str(seal["root"]), "count": str(seal["count"]), "checksum": sha256}
    lines = [Line(words.say(f"application.seal.{key}"), text) for key, text in told.items()]
    return Part("zegel", words.say("application.seal.title"), lines, together=True)


def _signature(made: Made, words: Wording) -> Part:
    kind = "definitive" if made.handed_in else "test"
    day = words.numerals.day(dutch_day(made.at).toordinal())
    moment = words.say("application.moment", day=day, time=dutch_time(made.at))
    lines = [
        Line(words.say(f"application.made.by_{kind}"), made.name),
        Line(words.say("application.made.at"), moment),
    ]
    return Part("wie", words.say(f"application.made.title_{kind}"), lines, together=True)
