# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What holds for every outcome: limits, two people, no silent gap, unknown before unsuitable, whole weeks."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cache
from itertools import product

import pytest
from tests.unit.matching.cases import PLACES, SKILLS, some_case

from trede.matching.explaining import helps, non_matches, taken_over
from trede.matching.fitting import fit
from trede.matching.guiding import guided
from trede.matching.outcome import Match, WrongAnswerError, check
from trede.matching.people import Case, Guide, Person, Terms, looking_along
from trede.matching.placing import match
from trede.matching.solvers import installed
from trede.matching.standing_in import replaced
from trede.matching.weeks import weeks
from trede.matching.work import CONTACTS, Task, Workplace, package_of

SOLVERS = installed()
SEEDS = range(60)
ABLE = Person("T1", 2000, 800, {"lezen": 3}, {}, contact="normal", stepwise=False)


@cache
def outcome(seed: int):
    return match(some_case(seed, 7, 6), SOLVERS)


def test_limits_are_kept_and_every_package_has_two_people():
    placed = 0
    for seed in SEEDS:
        found = outcome(seed)
        for package in found.split.packages:
            if package.code not in found.matches:
                assert package in found.open
                continue
            placed += 1
            pair = found.matches[package.code]
            assert pair.doer != pair.second
            for code in (pair.doer, pair.second):
                person = found.people[code]
                assert all(person.competences.get(name, 5) >= level for name, level in package.asks.items())
                assert CONTACTS.index(person.contact or "normal") >= CONTACTS.index(package.contact)
                assert package.stepwise or not person.stepwise
                assert any(
                    all(
                        place.conditions.get(name, limit) >= limit
                        if name == "structure"
                        else place.conditions.get(name, limit) <= limit
                        for name, limit in person.limits.items()
                    )
                    for place in PLACES
                    if package.place in (None, place.code)
                )
    assert placed > 100


def test_weeks_hold_all_work_within_the_week_and_the_day():
    for seed in SEEDS:
        found = outcome(seed)
        planned: Counter[str] = Counter()
        for week in weeks(found):
            person = found.people[week.person]
            days: Counter[int] = Counter()
            for block in week.blocks:
                days[block.day] += block.hours_hundredths
                planned[block.task.code if block.task else f"{block.what} {block.package}"] += (
                    block.hours_hundredths
                )
            assert sum(days.values()) <= person.hours_week_hundredths
            assert max(days.values()) <= person.hours_day_hundredths
            assert (week.blocks[0].what, week.blocks[-1].what) == ("start", "end")
            assert set(days) <= set(person.days)
        for package in found.split.packages:
            if package.code in found.matches:
                for task in package.tasks:
                    assert planned[task.code] == task.hours_hundredths
                beside = looking_along(package.hours_hundredths, found.case.terms)
                assert planned[f"look-along {package.code}"] == beside


def test_a_task_comes_after_what_comes_first_unless_it_says_that_it_waits():
    for seed in SEEDS:
        found = outcome(seed)
        blocks = [block for week in weeks(found) for block in week.blocks if block.task]
        last = {
            block.task.code: block.day for block in sorted(blocks, key=lambda b: b.day) if not block.waits
        }
        for block in blocks:
            if not block.waits:
                assert all(last.get(before, 0) <= block.day for before in block.task.after)


def test_whoever_drops_out_leaves_no_silent_gap():
    """Each package keeps two people who are there, or is said to have nobody; others keep what they had."""
    taken_over_by_second = 0
    for seed in SEEDS:
        before = outcome(seed)
        for person in before.case.people:
            after = replaced(before, person.code)
            for code, pair in before.matches.items():
                now = after.matches.get(code)
                if now is None:
                    assert code in {package.code for package in after.open}
                    assert person.code in (pair.doer, pair.second)
                    continue
                assert person.code not in (now.doer, now.second, now.stand_in)
                if person.code not in (pair.doer, pair.second):
                    assert (now.doer, now.second) == (pair.doer, pair.second)
                taken_over_by_second += pair.doer == person.code and now.doer == pair.second
            assert all(week.person != person.code for week in weeks(after))
            assert all(each.reason == "absent" for each in non_matches(after) if each.person == person.code)
    assert taken_over_by_second > 20


def test_who_would_take_over_is_who_takes_over():
    """Of somebody with one package and nothing to look along with, the stand-in is the one who does it then."""
    seen = 0
    for seed in SEEDS:
        before = outcome(seed)
        for code, pair in before.matches.items():
            with_it = [each for each in before.matches.values() if pair.doer in (each.doer, each.second)]
            after = replaced(before, pair.doer).matches.get(code)
            if len(with_it) == 1 and pair.stand_in and after:
                seen += 1
                assert after.doer == pair.stand_in
    assert seen > 5


PACKAGE = package_of("P", [Task("a", "A", "p", 400, {"lezen": 3, "rekenen": 2}, contact="hardly")])
LOUD = (Workplace("hal", "Hal", {"noise": 4}),)


@pytest.mark.parametrize(
    ("mismatch", "unknown", "known"),
    [
        (
            {"competences": {"lezen": 2, "rekenen": 2}},
            {"competences": {"rekenen": 2}},
            {"competences": {"lezen": 3, "rekenen": 2}},
        ),
        ({"contact": "none"}, {"contact": None}, {"contact": "hardly"}),
        ({"limits": {"noise": 3}}, {"limits": {}}, {"limits": {"noise": 4}}),
        ({"stepwise": True}, {"stepwise": None}, {"stepwise": False}),
    ],
)
def test_unknown_is_a_question_between_a_mismatch_and_what_is_known(mismatch, unknown, known):
    person = replace(ABLE, competences={"lezen": 3, "rekenen": 2}, limits={"noise": 5})
    wrong, open_, right = (
        fit(replace(person, **change), PACKAGE, LOUD, Terms()) for change in (mismatch, unknown, known)
    )
    assert not wrong.is_possible
    assert open_.is_possible
    assert open_.questions
    assert right.is_possible
    assert not right.questions
    assert open_.points <= right.points


def unknowns(person):
    """Each thing of somebody: its kind, them with it not known, and them with each thing it may turn out to be."""
    for name in SKILLS:
        others = {each: level for each, level in person.competences.items() if each != name}
        told = [replace(person, competences={**others, name: level}) for level in range(1, 6)]
        yield "competence", name, replace(person, competences=others), told
    for name in ("noise", "light", "structure"):
        others = {each: level for each, level in person.limits.items() if each != name}
        told = [replace(person, limits={**others, name: level}) for level in range(1, 6)]
        yield "condition", name, replace(person, limits=others), told
    yield "contact", "", replace(person, contact=None), [replace(person, contact=each) for each in CONTACTS]
    yield "steps", "", replace(person, stepwise=None), [replace(person, stepwise=True)]


def test_an_unknown_never_lowers_chances_below_a_known_mismatch():
    """Of every person beside every package: what is not known is in nobody's way."""
    mismatches = 0
    for seed in range(5):
        found = outcome(seed)
        terms = (found.case.places, found.case.terms)
        for person, package in product(found.case.people, found.split.packages):
            for kind, name, unknown, told in unknowns(person):
                open_ = fit(unknown, package, *terms)
                assert (kind, name) not in {(each.kind, each.name) for each in open_.obstacles}
                for wrong in (fit(each, package, *terms) for each in told):
                    if (kind, name) in {(each.kind, each.name) for each in wrong.obstacles}:
                        mismatches += 1
                        assert len(open_.obstacles) < len(wrong.obstacles)
    assert mismatches > 300


def test_the_team_that_decides_is_told_what_must_change():
    person = replace(
        ABLE,
        competences={"lezen": 1},
        contact="none",
        limits={"noise": 2},
        stepwise=True,
        hours_week_hundredths=300,
    )
    how = fit(person, PACKAGE, LOUD, Terms())
    assert [(each.kind, each.asked, each.has) for each in how.obstacles] == [
        ("competence", 3, 1),
        ("contact", 1, 0),
        ("steps", 1, 0),
        ("hours", 400, 180),
        ("condition", 4, 2),
    ]
    assert [(each.kind, each.name) for each in how.questions] == [("competence", "rekenen")]


def test_a_place_that_suits_is_chosen():
    quiet = Workplace("stil", "Stil", {"noise": 1})
    how = fit(replace(ABLE, limits={"noise": 2}, competences={}), PACKAGE, (*LOUD, quiet), Terms())
    assert how.is_possible
    assert how.place == quiet


def test_present_work_wishes_and_growth_decide_between_equals():
    people = tuple(replace(ABLE, code=code) for code in ("T1", "T2", "T3"))
    task = Task("a", "A", "p", 400, {"lezen": 3})

    def doer(**changes):
        case = Case(
            "c",
            (replace(task, now=changes.pop("now", None)),),
            people=(*people[:2], replace(people[2], **changes)),
        )
        return match(case, SOLVERS).matches["P1"].doer

    assert doer(now="T3") == doer(wishes=frozenset("p")) == doer(growth=frozenset({"lezen"})) == "T3"


def test_simple_tasks_are_carved_out_of_a_job_and_the_rest_stays():
    tasks = (
        Task("a", "A", "p", 250, {"lezen": 2}, job="F1"),
        Task("b", "B", "p", 300, {"lezen": 3}, job="F1", contact="normal"),
    )
    found = match(Case("c", tasks, people=(replace(ABLE, contact="none"), replace(ABLE, code="T2"))), SOLVERS)
    assert [(each.job, each.hours_hundredths, each.tasks) for each in found.split.carved] == [
        ("F1", 250, ("a",))
    ]
    assert [task.code for task in found.split.stay] == ["b"]
    told = taken_over(found)
    doer = found.matches["P1"].doer
    assert [(each.task.code, each.people, each.by) for each in told] == (
        [("b", ("T1",), None)] if doer == "T1" else []
    )


def test_contact_that_somebody_cannot_have_is_taken_over():
    quiet = replace(ABLE, contact="none", competences={"lezen": 3}, wishes=frozenset({"stil"}))
    talker = replace(ABLE, code="T2", wishes=frozenset({"praten"}))
    third = replace(ABLE, code="T3", competences={"lezen": 3})
    tasks = (
        Task("a", "A", "p", 1600, {"lezen": 3}, kind="stil"),
        Task("b", "B", "p", 1500, {}, contact="normal", kind="praten"),
    )
    found = match(Case("c", tasks, people=(quiet, talker, third)), SOLVERS)
    assert [(each.task.code, each.people, each.by) for each in taken_over(found)] == [("b", ("T1",), "T2")]


def test_what_helps_most_people_comes_first():
    low = [replace(ABLE, code=f"L{n}", competences={"lezen": 2}) for n in range(3)]
    quiet = replace(ABLE, code="S", contact="none")
    task = Task("a", "A", "p", 400, {"lezen": 3}, contact="normal")
    found = match(Case("c", (task,), people=(*low, quiet)), SOLVERS)
    assert [package.code for package in found.open] == ["P1"]
    assert [(each.kind, each.name, each.people, each.packages) for each in helps(found)] == [
        ("competence", "lezen", 3, 1),
        ("contact", "", 1, 1),
    ]


def test_guides_keep_who_they_have_and_share_the_rest():
    people = tuple(replace(ABLE, code=f"T{n}", team="x", guide="B1" if n < 3 else None) for n in range(8))
    found = guided(
        Case("c", (), people=people, guides=(Guide("B1", "x", 4), Guide("B2", "x", 3), Guide("B3", "y", 9)))
    )
    assert (found.load("B1"), found.load("B2"), found.load("B3")) == (4, 3, 0)
    assert [found.by.get(f"T{n}") for n in range(3)] == ["B1"] * 3
    assert "T7" not in found.by
    assert found.deputies["T0"] == "B2"


def test_an_answer_that_breaks_a_limit_is_never_given():
    people = (ABLE, replace(ABLE, code="T2"), replace(ABLE, code="T3", competences={"lezen": 1}))
    found = match(Case("c", (Task("a", "A", "p", 1000, {"lezen": 3}),), people=people), SOLVERS)
    for wrong in (Match("T1", "T1"), Match("T3", "T1"), Match("T1", "T3")):
        with pytest.raises(WrongAnswerError):
            check(replace(found, matches={"P1": wrong}))
    short = replace(
        found,
        case=replace(found.case, people=tuple(replace(each, hours_week_hundredths=900) for each in people)),
    )
    with pytest.raises(WrongAnswerError):
        check(short)
    with pytest.raises(WrongAnswerError):
        check(replace(found, absent=found.matches["P1"].doer))


def test_what_changes_is_marked():
    people = (ABLE, replace(ABLE, code="T2"), replace(ABLE, code="T3", hours_week_hundredths=200))
    case = Case("c", (Task("a", "A", "p", 400, {"lezen": 3}, now="T3"),), people=people)
    found = match(case, SOLVERS)
    by = {week.person: week for week in weeks(found)}
    doer = found.matches["P1"].doer
    assert {block.new for block in by[doer].blocks if block.task} == {True}
    assert by["T3"].gone == ("a",)
    assert not by["T3"].has_work
    fresh = match(replace(case, tasks=(replace(case.tasks[0], now=None),)), SOLVERS)
    assert not any(block.new for week in weeks(fresh) for block in week.blocks)
