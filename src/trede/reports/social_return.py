# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where a contract with social return stands, in words: the same in the terminal and on the page."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from trede.kernel.values import plain
from trede.reports.wording import wording
from trede.scheme.buyer_values import form_of, parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from trede.kernel.languages import Language
    from trede.reports.wording import Wording
    from trede.scheme.buyer_rules import BuyerRule, Stated
    from trede.social_return.figures import Figure
    from trede.social_return.standing import Standing

REPORT = "report-not-stated"
"""Said with the next report."""
COVERS = ("certificate", "people", "purchases", "activities")


@dataclass(frozen=True, slots=True)
class StatedTold:
    """One value of a rule: its name, the value, how we know it, and where it stands. Value is empty when not stated."""

    key: str
    name: str
    value: str
    basis: str
    source: str


@dataclass(frozen=True, slots=True)
class AmountTold:
    """One line of a standing: what it is, the amount in words, what there is to say, and the values it leaned on."""

    key: str
    label: str
    amount: str
    notes: tuple[str, ...]
    used: tuple[StatedTold, ...]


@dataclass(frozen=True, slots=True)
class StandingTold:
    """A standing in the order of reading: the conclusion, what is asked, what covers it, what is still to do."""

    name: str
    lead: str
    conclusion: str
    lines: tuple[AmountTold, ...]
    still: AmountTold
    report: str
    open: tuple[StatedTold, ...]
    notes: tuple[str, ...]


def told(found: Standing, language: Language) -> StandingTold:
    """The standing in one language."""
    words = wording(language)
    say, numerals = words.say, words.numerals
    return StandingTold(
        name=found.contract.name,
        lead=say(
            "social_return.lead",
            rule=found.rule.name[language],
            dated=found.rule.dated[language],
            day=numerals.day(found.on),
        ),
        conclusion=conclusion(found, words),
        lines=(
            _line("asked", found.asked, _asked_notes(found, words), found.rule, words),
            _line("certificate", found.covered[0], _certificate_notes(found, words), found.rule, words),
            _line("people", found.covered[1], _people_notes(found, words), found.rule, words),
            _line("purchases", found.covered[2], (), found.rule, words),
            _line("activities", found.covered[3], _activity_notes(found, words), found.rule, words),
        ),
        still=AmountTold("still", say("social_return.still"), still_text(found, words), (), ()),
        report=_report(found, words),
        open=tuple(stated_told(key, found.terms.get(key), found.rule, words) for key in found.open),
        notes=tuple(
            say(f"social_return.says.{each}", **_level(found, words)) for each in found.says if each != REPORT
        ),
    )


def conclusion(found: Standing, words: Wording) -> str:
    """The standing in one sentence."""
    say, still = words.say, found.still_cents
    if still is None:
        return say("social_return.conclusion.unknown")
    if still == 0 and found.activities_still:
        return words.count("social_return.conclusion.activities", found.activities_still)
    if found.asked.cents == 0:
        return say("social_return.conclusion.nothing")
    if still == 0:
        return say("social_return.conclusion.done")
    key = "sure" if found.is_sure else "at_most"
    return say(f"social_return.conclusion.{key}", amount=words.numerals.euro(still))


def still_text(found: Standing, words: Wording) -> str:
    """What is still to do, in an amount or in activities."""
    still = found.still_cents
    if still is None:
        return words.say("social_return.unknown")
    if found.activities_asked:
        return words.count("social_return.activity", found.activities_still)
    amount = words.numerals.euro(still)
    return amount if found.is_sure else words.say("social_return.at_most", amount=amount)


def stated_told(key: str, stated: Stated | None, rule: BuyerRule, words: Wording) -> StatedTold:
    """A value of a rule in words, with how we know it."""
    name = key_name(key, words)
    if stated is None or stated.value is None:
        return StatedTold(key, name, "", words.say("social_return.not_stated"), "")
    source = rule.sources[stated.source].title if stated.source in rule.sources else stated.source
    basis = words.say("social_return.filled_in") if stated.day else words.say(f"basis.{stated.basis}")
    day = f", {words.numerals.day(stated.day.toordinal())}" if stated.day else ""
    return StatedTold(key, name, value_text(key, stated.value, words), basis, source + day)


def rule_told(rule: BuyerRule, terms: Mapping[str, Stated], language: Language) -> tuple[StatedTold, ...]:
    """Every value of a rule with what was filled in; also those that are not stated."""
    words = wording(language)
    return tuple(stated_told(key, stated, rule, words) for key, stated in terms.items())


def key_name(key: str, words: Wording) -> str:
    """What a value is called."""
    room, _, rest = key.partition(".")
    if room == "group":
        group, _, what = rest.partition(".")
        return words.say(f"social_return.of_group.{what}", group=words.say(f"social_return.group.{group}"))
    return words.say(f"social_return.key.{key}")


def value_text(key: str, text: str, words: Wording) -> str:
    """A value as people read it: an amount, a percentage, hours, months or a word."""
    form = form_of(key)
    if form is None or (form.unit is None and not form.words):
        return text
    value = parse(form, text)
    if isinstance(value, str):
        return words.say(f"social_return.word.{value}")
    number = plain(Fraction(value) / (100 if form.unit == "hours" else 1))
    shown = number.replace(".", words.numerals.decimal_mark)
    if form.unit == "euro":
        return words.numerals.euro(int(value))
    return words.say(f"social_return.unit.{form.unit}", number=shown)


def _line(key: str, figure: Figure, notes: Iterable[str], rule: BuyerRule, words: Wording) -> AmountTold:
    if figure.cents is None or (figure.missing and not figure.cents):
        amount = words.say("social_return.unknown")
    else:
        amount = words.numerals.euro(figure.cents)
    needs = [
        words.say("social_return.needs", name=key_name(each, words))
        for each in (*figure.missing, *figure.careful)
    ]
    used = tuple(stated_told(each, stated, rule, words) for each, stated in figure.used.items())
    return AmountTold(key, words.say(f"social_return.{key}"), amount, (*notes, *needs), used)


def _asked_notes(found: Standing, words: Wording) -> list[str]:
    value = words.numerals.euro(found.contract.total_cents)
    notes = [words.say("social_return.of_value", value=value)]
    return notes + [words.say(f"social_return.says.{each}") for each in found.asked.says]


def _certificate_notes(found: Standing, words: Wording) -> list[str]:
    covered = found.certificate
    names = {
        "tender": words.say(f"social_return.level.{covered.at_tender}"),
        "lowest": words.say(f"social_return.level.{covered.lowest}"),
    }
    notes = [words.say("social_return.levels", **names)]
    if covered.lapses is not None and covered.lapses > found.on:
        notes.append(words.say("social_return.lapses", day=words.numerals.day(covered.lapses)))
    return notes


def _people_notes(found: Standing, words: Wording) -> list[str]:
    count = sum(each.count for each in found.contract.people)
    if not count:
        return []
    until_now = words.numerals.euro(found.people_until_now_cents)
    return [words.count("social_return.people_count", count, amount=until_now)]


def _activity_notes(found: Standing, words: Wording) -> list[str]:
    count = sum(each.count for each in found.contract.activities)
    return [words.count("social_return.activity", count)] if count else []


def _report(found: Standing, words: Wording) -> str:
    if found.next_report is None:
        stated = found.terms["report-months"].value
        return words.say("social_return.report." + ("none" if stated else "not_stated"))
    key = "late" if found.next_report < found.on else "due"
    return words.say(f"social_return.report.{key}", day=words.numerals.day(found.next_report))


def _level(found: Standing, words: Wording) -> dict[str, str]:
    asked = found.terms["level-asked"].value
    return {"level": words.say(f"social_return.level.{asked}") if asked else ""}
