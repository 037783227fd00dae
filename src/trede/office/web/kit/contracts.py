# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A contract with social return as pages show it, to both sides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trede.office.web.kit.look.parts import Tone
from trede.office.web.kit.words import spoken
from trede.reports.social_return import rule_told, still_text, told
from trede.reports.social_return_bar import bar
from trede.reports.wording import wording
from trede.scheme.buyer_rules import buyer_rules
from trede.scheme.buyer_values import ASKED, CERTIFICATE, OTHER, PEOPLE
from trede.social_return.terms import UNSTATED, may_fill

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from trede.office.contracts.queries import ContractLine, Totals
    from trede.reports.social_return import StatedTold


@dataclass(frozen=True, slots=True)
class ListLine:
    """A contract in a list. ``covered``: which part of what is asked is covered, in whole percents; None without."""

    id: UUID
    name: str
    buyer: str
    contractor: str
    level: str
    asked: str
    covered: int | None
    still: str
    report: str
    late: bool
    is_sub: bool


@dataclass(frozen=True, slots=True)
class Declared:
    """A line of what was declared or reported: its kind and number, what it is, the amount in words, and whether it
    is of this contractor itself; those of subcontractors come behind them."""

    kind: str
    number: int
    what: str
    note: str
    amount: str
    own: bool


SUBJECTS = (
    (gettext_lazy("Wat er wordt gevraagd"), ASKED),
    (gettext_lazy("Wat een certificaat dekt"), CERTIFICATE),
    (gettext_lazy("Hoe mensen meetellen"), PEOPLE),
    (gettext_lazy("Inkoop, activiteiten en rapportage"), OTHER),
)
"""What a rule speaks of, with its values; behind it come the amounts by group."""


@dataclass(frozen=True, slots=True)
class Topic:
    """What a rule says about one subject: each value, with whether the buyer may fill it in."""

    name: str
    values: Sequence[tuple[StatedTold, bool]]

    @property
    def missing(self) -> int:
        """How many of them are not stated, and not filled in."""
        return sum(not each.value for each, _may in self.values)


def topics(line: ContractLine) -> list[Topic]:
    """The whole rule of a contract in the order of reading; of a subcontractor nothing can be filled in."""
    terms = line.standing.terms
    told_of = rule_told(line.standing.rule, terms, spoken())
    values = [(each, may_fill(terms.get(each.key, UNSTATED)) and not line.is_sub) for each in told_of]
    found = [Topic(str(name), [each for each in values if each[0].key in keys]) for name, keys in SUBJECTS]
    groups = [each for each in values if each[0].key.startswith("group.")]
    return [each for each in (*found, Topic(_("Bedragen per groep"), groups)) if each.values]


def in_list(lines: Sequence[ContractLine]) -> list[ListLine]:
    """Each in the words of a list."""
    return [_in_list(each) for each in lines]


def _in_list(line: ContractLine) -> ListLine:
    words, found = wording(spoken()), line.standing
    asked = found.asked.cents
    due = found.next_report
    covered = None if not asked or found.still_cents is None else (asked - found.still_cents) * 100 // asked
    return ListLine(
        id=line.row.pk,
        name=line.row.name,
        buyer=line.buyer,
        contractor=line.contractor,
        level=words.say(f"social_return.level.{line.level}"),
        asked=words.say("social_return.unknown") if asked is None else words.numerals.euro(asked),
        covered=covered,
        still=still_text(found, words),
        report=words.say("social_return.not_stated") if due is None else words.numerals.day(due),
        late=due is not None and due < found.on,
        is_sub=line.is_sub,
    )


def summed(found: Totals, count: int) -> str:
    """All contracts in one sentence."""
    numerals = wording(spoken()).numerals
    told_of = {
        "still": numerals.euro(found.still_cents),
        "asked": numerals.euro(found.asked_cents),
        "unknown": found.unknown,
        "count": count,
    }
    whole = _("Samen nog te doen: hoogstens %(still)s van de %(asked)s die is gevraagd.") % told_of
    if not found.unknown:
        return whole
    return (
        whole
        + " "
        + _("Bij %(unknown)s van de %(count)s is nog niet te zeggen wat er wordt gevraagd.") % told_of
    )


def in_full(line: ContractLine) -> dict[str, object]:
    """For the page of one contract: the words, the bar, and every line."""
    language = spoken()
    shown = told(line.standing, language)
    return {
        "row": line.row,
        "line": line,
        "told": shown,
        "bar": "" if line.is_sub else bar(line.standing, language),
        "tone": Tone.POSITIVE if line.standing.still_cents == 0 else Tone.INFO,
        "declared": declared(line),
        "days": line.standing.contract.days,
        "subprojects": [wording(language).numerals.euro(each) for each in line.row.subprojects_cents],
    }


def declared(line: ContractLine) -> list[Declared]:
    """People, purchases and activities, each with what it covers."""
    words, found = wording(spoken()), line.standing
    contract = found.contract
    lines: list[Declared] = []
    own = {kind: len(there) for kind, there in line.row.declared.items()}

    def amount(cents: int | None) -> str:
        return words.say("social_return.unknown") if cents is None else words.numerals.euro(cents)

    for number, (people, figure) in enumerate(zip(contract.people, found.people, strict=True)):
        days = {
            "count": people.count,
            "hours": words.numerals.scaled(people.hours_hundredths, 2),
            "first": words.numerals.day(people.first),
        }
        note = _("%(count)s × %(hours)s uur per week, vanaf %(first)s") % days
        if people.until is not None:
            note += " " + _("tot en met %(last)s") % {"last": words.numerals.day(people.until)}
        group = words.say(f"social_return.group.{people.group}")
        lines.append(
            Declared("people", number, group, note, amount(figure.cents), number < own.get("people", 0))
        )
    for number, (purchase, figure) in enumerate(zip(contract.purchases, found.purchases, strict=True)):
        bought = words.numerals.euro(purchase.amount_cents)
        lines.append(
            Declared(
                "purchases",
                number,
                purchase.what,
                bought,
                amount(figure.cents),
                number < own.get("purchases", 0),
            )
        )
    for number, (activity, figure) in enumerate(zip(contract.activities, found.activities, strict=True)):
        done = words.count("social_return.activity", activity.count)
        lines.append(
            Declared(
                "activities",
                number,
                activity.what,
                done,
                amount(figure.cents),
                number < own.get("activities", 0),
            )
        )
    return lines


def rule_names() -> dict[str, str]:
    """Every rule by its id, with its buyer and day in words."""
    language = spoken()
    return {id_: f"{rule.name[language]} ({rule.dated[language]})" for id_, rule in buyer_rules().items()}


def kind_names() -> dict[str, str]:
    """The kinds of contract in words."""
    return {
        "works": _("werken"),
        "services": _("diensten"),
        "supplies": _("leveringen"),
        "subsidy": _("subsidie"),
        "permit": _("vergunning"),
    }
