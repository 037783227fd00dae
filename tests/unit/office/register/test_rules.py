# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What rows of the register say: of one day, of a stretch, and together. By hand, and beside a slow second way."""

from dataclasses import replace
from random import Random

import pytest
from tests.unit.office.register.histories import LADDER, by_chance, day, days_from, holds, row, slowly_since

from trede.office.register.rules import Gap, Standing
from trede.office.register.rules.answering import Question, Reason, answer
from trede.office.register.rules.firsts import First, current, told, unbroken_since
from trede.office.register.rules.held import merged
from trede.office.register.rules.sectors import VERSIONS, known_code, sector_at, sectors
from trede.office.register.rules.spelling import folded, grams, likeness

SINCE_2012 = [
    row("trede-3", f"{year}-03-01", f"{year + 2}-02-{29 if year % 4 == 2 else 28}", sector="6210")
    for year in range(2012, 2026, 2)
]
TODAY = day("2025-06-01")


def says(history, on=TODAY, sector=None, digits=2):
    return told(history, on, sector or {history[0].kvk: history}, digits)


def test_certified_since_2012_at_the_highest_level_for_the_seventh_time():
    found = says(SINCE_2012)
    assert (found.level, found.times, found.since) == ("trede-3", 7, day("2012-03-01"))
    assert found.at_level_since == day("2012-03-01")
    assert found.always_highest


def test_one_day_between_two_certificates_is_a_break():
    late = [*SINCE_2012[:-1], replace(SINCE_2012[-1], first_day=day("2024-03-02"))]
    assert SINCE_2012[-2].last_day == day("2024-02-29")
    assert says(late).since == day("2024-03-02")
    leap = [*SINCE_2012[:-2], replace(SINCE_2012[-2], last_day=day("2024-02-28")), SINCE_2012[-1]]
    assert says(leap).since == day("2024-03-01")


def test_a_suspension_is_a_break_also_when_it_was_lifted():
    held = [replace(SINCE_2012[-1], gaps=(Gap(day("2024-05-01"), day("2024-05-02")),))]
    assert says(held).since == day("2024-05-02")
    assert says(held).times == 1


def test_two_at_once_are_no_break_and_each_is_a_time():
    early = [row("trede-2", "2020-01-01", "2021-12-31"), row("trede-2", "2021-11-01", "2023-10-31")]
    found = says(early, day("2022-06-01"))
    assert (found.times, found.since) == (2, day("2020-01-01"))


def test_what_came_in_the_place_of_another_is_no_new_time():
    first = row("trede-2", "2020-01-01", "2021-12-31", ended_on=day("2020-03-01"), replaced=True)
    again = row("trede-2", "2020-01-01", "2021-12-31")
    assert says([first, again], day("2020-06-01")).times == 1
    higher = row("trede-3", "2020-03-01", "2022-02-28")
    found = says([first, higher], day("2020-06-01"))
    assert (found.level, found.times, found.since) == ("trede-3", 1, day("2020-01-01"))
    assert found.at_level_since == day("2020-03-01")
    assert not found.always_highest


def test_thirty_plus_and_a_sheltered_workplace_are_no_times_of_a_level():
    apart = [
        row("trede-3", "2024-01-01", "2025-12-31"),
        row("trede-3", "2022-01-01", "2023-12-31", thirty_plus=True),
        row("trede-3", "2020-01-01", "2027-12-31", is_sw=True),
    ]
    found = says(apart)
    assert (found.times, found.since) == (1, day("2024-01-01"))
    assert says(apart[1:]) is None


def test_an_aspirant_holds_no_level_and_began_below_the_highest():
    aspirant = row("aspirant", "2021-01-01", "2022-12-31")
    assert says([aspirant], day("2022-01-01")) is None
    found = says([aspirant, row("trede-3", "2023-01-01", "2024-12-31")], day("2023-05-01"))
    assert (found.since, found.always_highest) == (day("2023-01-01"), False)


def test_what_begins_later_or_was_over_before_it_held_says_nothing_yet():
    begins = [row("trede-1", "2024-01-01", "2025-12-31"), row("trede-3", "2025-07-01", "2027-06-30")]
    assert says(begins).level == "trede-1"
    never = row("trede-1", "2023-01-01", "2024-12-31", ended_on=day("2023-01-01"))
    assert says([never, begins[0]]).times == 1


def sector_with(*others):
    return {"99000201": SINCE_2012} | {each[0].kvk: list(each) for each in others}


def test_first_of_its_sector_also_for_the_second_time():
    late = row("trede-3", "2013-01-01", "2014-12-31", kvk="99000301", sector="6220")
    found = says(SINCE_2012, sector=sector_with([late, replace(late, first_day=day("2015-01-01"))]))
    assert found.firsts[:2] == (First("62", 2, 1), First("62", 2, 2))


def test_who_was_earlier_once_is_not_always_earlier_twice():
    earlier = row("trede-3", "2010-01-01", "2011-12-31", kvk="99000301", sector="6220")
    assert [each.time for each in says(SINCE_2012, sector=sector_with([earlier])).firsts] == [
        2,
        3,
        4,
        5,
        6,
        7,
    ]


def test_of_two_on_one_day_none_is_the_first():
    same = row("trede-3", "2012-03-01", "2013-02-28", kvk="99000301", sector="6210")
    assert 1 not in [each.time for each in says(SINCE_2012, sector=sector_with([same])).firsts]


def test_another_sector_or_a_lower_level_or_deeper_digits_do_not_take_it():
    other = row("trede-3", "2010-01-01", "2011-12-31", kvk="99000301", sector="8220")
    lower = row("trede-2", "2010-01-01", "2011-12-31", kvk="99000302", sector="6210")
    beside = row("trede-3", "2010-01-01", "2011-12-31", kvk="99000303", sector="6220")
    assert says(SINCE_2012, sector=sector_with([other], [lower])).firsts[0].time == 1
    assert says(SINCE_2012, sector=sector_with([beside])).firsts[0].time == 2
    assert says(SINCE_2012, sector=sector_with([beside]), digits=4).firsts[0] == First("6210", 4, 1)


def test_without_a_sector_nothing_is_first():
    assert says([replace(each, sector="") for each in SINCE_2012]).firsts == ()


@pytest.mark.parametrize("seed", range(300))
def test_spans_stretches_and_answers_are_those_of_every_day_by_itself(seed):
    random = Random(seed)
    rows = by_chance(random)
    calendar = list(days_from(day("2020-02-15"), day("2020-05-10")))
    for each in rows:
        held = {on for first, last in each.spans() for on in days_from(first, last)}
        assert held == {on for on in calendar if holds(each, on)}
        assert all(each.on(on) == (on in held) for on in calendar)
    on, level = random.choice(calendar), random.choice(LADDER[1:])
    assert unbroken_since(rows, on, level) == slowly_since(rows, on, level)
    last = on + (random.choice(calendar) - calendar[0])
    counting = [each for each in rows if each.counts and LADDER.index(each.level) >= LADDER.index(level)]
    missing = [each for each in days_from(on, last) if not any(holds(row, each) for row in counting)]
    found = answer("99000201", rows, Question(level, on, last))
    assert found.good == (not missing)
    assert found.wrong_on == (missing[0] if missing else None)
    assert found.days == (last - on).days + 1 - len(missing)


@pytest.mark.parametrize("seed", range(100))
def test_the_times_in_a_sector_are_those_of_a_slow_count(seed):
    random = Random(seed)
    rows, on = by_chance(random, rows=6), day("2020-03-20")
    mine = [each for each in rows if each.kvk == "99000201"]
    theirs = [each for each in rows if each.kvk == "99000301"]
    now = current(mine, on)
    if now is None or now.level == "aspirant":
        assert says(mine, on) is None if mine else True
        return

    def nth(history, time):
        """The first day on which so many certificates of this level or higher in the sector had held for a day."""
        code = "".join(max((each.first_day, each.sector[:2]) for each in mine if each.sector)[1:])
        above = LADDER[LADDER.index(now.level) :]
        times = [each for each in history if each.sector[:2] == code and each.level in above and each.counts]
        starts = [[some for some in days_from(each.first_day, on) if holds(each, some)] for each in times]
        kept = sorted(found[0] for found in starts if found)
        return kept[time - 1] if len(kept) >= time else None

    found = says(mine, on, {"99000201": mine, "99000301": theirs})
    if any(each.replaced for each in rows) or not any(each.sector for each in mine):
        return
    for time in range(1, 5):
        own, other = nth(mine, time), nth(theirs, time)
        assert (time in [each.time for each in found.firsts]) == (
            own is not None and (not other or own < other)
        )


def test_touching_stretches_are_one():
    pairs = [(day("2020-01-05"), day("2020-01-06")), (day("2020-01-01"), day("2020-01-04"))]
    assert merged(pairs) == [(day("2020-01-01"), day("2020-01-06"))]


TREDE_2 = row("trede-2", "2024-01-01", "2025-12-31")


@pytest.mark.parametrize(
    ("history", "first", "last", "reason", "wrong_on"),
    [
        ([TREDE_2], "2024-01-01", "2025-12-31", Reason.VALID, None),
        ([TREDE_2], "2023-12-31", "2024-06-01", Reason.NOT_YET, "2023-12-31"),
        ([TREDE_2], "2025-06-01", "2026-06-01", Reason.EXPIRED, "2026-01-01"),
        ([TREDE_2, row("trede-3", "2026-01-01", "2027-12-31")], "2025-06-01", "2026-06-01", Reason.VALID, None),
        ([TREDE_2, row("trede-1", "2026-01-01", "2027-12-31")], "2025-06-01", "2026-06-01", Reason.LOWER,
         "2026-01-01"),
        ([replace(TREDE_2, ended_on=day("2025-03-01"))], "2025-06-01", "2025-06-01", Reason.WITHDRAWN, "2025-06-01"),
        ([replace(TREDE_2, ended_on=day("2025-03-01"), replaced=True)], "2025-06-01", "2025-06-01", Reason.REPLACED,
         "2025-06-01"),
        ([replace(TREDE_2, gaps=(Gap(day("2025-05-01")),))], "2025-04-01", "2025-06-01", Reason.SUSPENDED,
         "2025-05-01"),
        ([replace(TREDE_2, gaps=(Gap(day("2025-05-01"), day("2025-05-02")),))], "2025-04-01", "2025-06-01",
         Reason.SUSPENDED, "2025-05-01"),
        ([row("aspirant", "2024-01-01", "2025-12-31")], "2025-06-01", "2025-06-01", Reason.ASPIRANT, "2025-06-01"),
        ([replace(TREDE_2, is_sw=True)], "2025-06-01", "2025-06-01", Reason.SHELTERED, "2025-06-01"),
        ([replace(TREDE_2, ended_on=day("2024-03-01")), row("trede-1", "2024-04-01", "2026-03-31")], "2025-06-01",
         "2025-06-01", Reason.LOWER, "2025-06-01"),
        ([], "2025-06-01", "2025-06-01", Reason.UNKNOWN, None),
    ],
)  # fmt: skip
def test_the_reason_is_that_of_the_first_day_that_is_wrong(history, first, last, reason, wrong_on):
    found = answer("99000201", history, Question("trede-2", day(first), day(last)))
    assert (found.reason, found.wrong_on) == (reason, wrong_on and day(wrong_on))


def test_thirty_plus_is_asked_beside_the_level():
    question = Question("trede-3", day("2025-01-01"), day("2025-12-31"), thirty_plus=True)
    level = row("trede-3", "2024-01-01", "2025-12-31")
    assert answer("99000201", [level], question).reason is Reason.LOWER
    plus = replace(level, thirty_plus=True)
    assert answer("99000201", [level, plus], question).good
    assert (
        answer("99000201", [level, replace(plus, ended_on=day("2025-02-01"))], question).reason
        is Reason.WITHDRAWN
    )


@pytest.mark.parametrize(
    ("moment", "standing"),
    [
        ("2023-12-31", Standing.NOT_YET),
        ("2024-01-01", Standing.VALID),
        ("2025-12-31", Standing.VALID),
        ("2026-01-01", Standing.EXPIRED),
    ],
)
def test_what_a_row_says_of_a_day(moment, standing):
    assert TREDE_2.standing(day(moment)) is standing


def test_names_are_alike_in_whatever_letters_and_with_a_mistake():
    assert folded("  Café  DÉ Vink-BV ") == "cafe de vink bv"
    name = grams("Softwaretesters De Groene Vink")
    assert likeness(grams("softwaretesers groene vnk"), name) > 0.6
    assert likeness(grams("hoveniers"), name) < 0.3
    assert likeness(grams(""), name) == 0


def test_sectors_have_titles_in_both_languages_and_stand_for_codes_of_2025():
    for version in VERSIONS:
        for each in sectors(version).values():
            assert each.nl
            assert each.en
            assert all(known_code(code) for code in each.now)
    assert sectors("2008")["45"].now == ("467", "478", "953")
    assert "45" not in sectors("2025")
    assert sector_at("62101").code == "62"
    assert sectors("2025")["6210"].dotted == "62.10"


@pytest.mark.parametrize("text", ["", "6", "623456", "45", "62a", "٦٢", "00"])
def test_what_is_no_sector(text):
    assert known_code(text) is None
