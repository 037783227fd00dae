# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""An application as a record to read: the same lines on the signing page, afterwards, and in the PDF."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from trede.kernel.values import half_up, hundredths
from trede.office.web.employer.purchases.forms import KINDS
from trede.office.web.employer.questions.shown import read_answer
from trede.office.web.kit.words import spoken
from trede.quality import aspects_for, questions_of
from trede.quality.questions import aspects, evidence_kinds
from trede.reports.record import Line, Part, Record
from trede.reports.wording import wording
from trede.scheme import open_shelf
from trede.scheme.shelf import texts_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from trede.reports.wording import Wording
    from trede.scheme import Edition, Texts

Document = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Made:
    """When an application was made, in words, and the name of who made it; a test is not ``handed_in``."""

    day: str
    name: str
    handed_in: bool


def record_of(document: Document, sha256: str, title: str, made: Made | None = None) -> Record:
    """Everything in the document, in words; the last parts say how to recognise it and who ``made`` it."""
    words = wording(spoken())
    edition = open_shelf().load(document["score"]["edition"])
    names = texts_of(edition.folder, spoken())
    return Record(
        language=spoken(),
        title=title,
        subtitle=_("Prestatieladder Socialer Ondernemen"),
        parts=[
            _about(document, words, names),
            _figures(document, words, names),
            _purchases(document, words),
            *_answers(document, names),
            _evidence(document),
            _assumptions(document, words, edition),
            _seal(document, sha256),
            *([_signature(made)] if made else []),
        ],
        unofficial=words.say("conclusion.unofficial"),
        attachment=_("De aanvraag zelf, zoals zij is vastgelegd (JSON)."),
        demo=words.say("document.demo") if settings.TREDE_DEMO else "",
    )


def _level(code: str, names: Texts) -> str:
    return _("aspirant") if code == "aspirant" else names.levels.get(code, code)


def _day(iso: str, words: Wording) -> str:
    return words.numerals.day(date.fromisoformat(iso).toordinal())


def _about(document: Document, words: Wording, names: Texts) -> Part:
    organisation, year = document["organisation"], document["reference_year"]
    entities = [f"{each['name']} ({each['kvk']})" for each in organisation.get("entities", [])]
    span = {"first": _day(year["from"], words), "last": _day(year["to"], words)}
    lines = [
        Line(_("Organisatie"), f"{organisation['name']} ({organisation['kvk']})"),
        Line(_("Onderdelen"), "\n".join(entities) or _("geen")),
        Line(_("Dossier"), document["title"]),
        Line(_("Aangevraagde trede"), _level(document["wanted_level"], names)),
        Line(_("Aanvraagdatum (gepland)"), _day(document["intended_on"], words)),
        Line(_("Handboek"), names.title),
        Line(_("Peiljaar"), _("%(first)s tot en met %(last)s") % span),
    ]
    if document.get("self_appointed"):
        told = _(
            "Wie tekent, was de enige gebruiker van deze organisatie en gaf zichzelf de rol van ondertekenaar."
        )
        lines.append(Line(_("Ondertekenaar"), told))
    return Part("aanvraag", _("De aanvraag"), lines)


def _figures(document: Document, words: Wording, names: Texts) -> Part:
    exact = {name: Fraction(text) for name, text in document["figures"].items()}
    percent, number = words.numerals.percent, words.numerals.number
    total = words.numerals.percent_below(
        exact["direct"] + exact["counted_indirect"],
        [Fraction(norm) / 100 for norm in document["score"]["norms"].values()],
    )
    thirty = document["score"]["thirty_plus"]
    lines = [
        Line(_("Berekende trede"), _level(document["score"]["level"], names)),
        Line(_("Totaal"), total),
        Line(_("Directe bijdrage"), percent(exact["direct"])),
        Line(_("Indirect dat meetelt"), percent(exact["counted_indirect"])),
        Line(_("Totaal aantal fte"), number(exact["total_fte"])),
        Line(_("Gewogen fte uit de doelgroep"), number(exact["weighted_fte"], 3)),
        Line(_("30+"), _("gehaald") if thirty["reached"] else _("niet gehaald")),
        Line(_("Banen voor de Banenafspraak"), number(exact["banenafspraak_jobs"])),
    ]
    return Part("cijfers", _("De cijfers"), lines)


def _purchases(document: Document, words: Wording) -> Part:
    lines = [
        Line(
            f"{each['supplier']} ({each['kvk']})",
            f"{_order(each, words)}\n{_figures_of_supplier(each, words)}",
        )
        for each in document["purchases"]
    ]
    return Part("inkoop", _("De inkoop"), lines, empty=_("Geen inkoop opgegeven."))


def _order(order: Document, words: Wording) -> str:
    told = _("%(amount)s op %(day)s, opdracht %(order)s")
    amount = words.numerals.euro(hundredths(order["amount"]))
    return told % {"amount": amount, "day": _day(order["date"], words), "order": order["order"]}


def _figures_of_supplier(order: Document, words: Wording) -> str:
    """What the employer declared of the supplier: it decides how much the order counts."""
    told = _("%(kind)s, omzet %(turnover)s, %(fte)s fte, directe bijdrage %(share)s")
    numerals, turnover = words.numerals, Fraction(order["supplier_turnover"]) * 100
    return told % {
        "kind": dict(KINDS)[order["kind"]],
        "turnover": numerals.euro(half_up(turnover.numerator, turnover.denominator)),
        "fte": numerals.number(Fraction(order["supplier_fte"])),
        "share": numerals.percent(Fraction(order["supplier_direct_share"]) / 100),
    }


def _answers(document: Document, names: Texts) -> Iterator[Part]:
    given = {each["question"]: each["text"] for each in document["answers"]}
    language, missing = spoken(), _("Nog geen antwoord.")
    for aspect in aspects_for(document["wanted_level"]):
        lines = [
            Line(
                question.texts[language],
                read_answer(question, given.get(question.id, ""), names.levels) or missing,
            )
            for question in questions_of(aspect.id)
        ]
        yield Part(aspect.id, aspect.names[language], lines, long=True)


def _evidence(document: Document) -> Part:
    language, kinds, known = spoken(), evidence_kinds(), aspects()
    lines = [
        Line(
            known[each["aspect"]].names[language],
            f"{kinds[each['kind']].names[language]}: {each['reference']}",
        )
        for each in document["evidence"]
    ]
    return Part(
        "bewijs", _("Bewijs: de auditor ziet dit op locatie"), lines, empty=_("Nog geen bewijs genoemd.")
    )


def _assumptions(document: Document, words: Wording, edition: Edition) -> Part:
    """What the figures lean on that was not published, each with how sure it is."""
    bases = {fact.id: fact.basis for fact in edition.facts()}
    texts = texts_of(edition.folder, spoken())
    lines = [
        Line(capfirst(words.say(f"basis.{bases[rule]}")), texts.rule(rule, edition))
        for rule in document["score"]["assumptions"]
    ]
    return Part("aannames", words.say("assumptions.title"), lines, empty=words.say("assumptions.none"))


def _signature(made: Made) -> Part:
    title, label = _("Wie dit maakte"), _("Gemaakt door")
    if made.handed_in:
        title, label = _("Wie dit indiende"), _("Ingediend door")
    return Part("wie", title, [Line(label, made.name), Line(_("Op"), made.day)], together=True)


def _seal(document: Document, sha256: str) -> Part:
    seal: Mapping[str, Any] = document["seal"]
    lines = [
        Line(_("Zegel over uw rijen"), str(seal["root"])),
        Line(_("Aantal verzegelde rijen"), str(seal["count"])),
        Line(_("Controlegetal van deze aanvraag (SHA-256)"), sha256),
    ]
    return Part("zegel", _("Zegel en controlegetal"), lines, together=True)
