# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""By question of an aspect what is there and what is missing, from counts alone."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, timedelta

import pytest

from trede.office.growth.rules.guiding import Guide
from trede.office.growth.rules.landing import Stay
from trede.office.growth.rules.readiness import Begun, Helped, Kept, facts
from trede.office.growth.rules.rows import Coverage, talks
from trede.office.web.employer.growth.readiness import WORDS
from trede.quality import questions_for

TODAY = date(2026, 11, 2)
AGO, AHEAD = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
NOTHING = Kept([], [], talks([], TODAY)[0], [], {}, [], None)


def told(kept):
    return {(each.code, *each.numbers.items()) for each in facts(kept, TODAY)}


def change(**more):
    return Kept(**{each.name: more.get(each.name, getattr(NOTHING, each.name)) for each in fields(Kept)})


def test_where_nothing_is_kept_everything_is_missing():
    found = facts(NOTHING, TODAY)
    assert not [each for each in found if each.is_there]
    assert {each.code for each in found} == {
        *("no-adaptations", "no-starts", "home-unknown", "no-talks", "no-guidance", "skills-open"),
    }


def test_adaptations_are_ready_when_each_was_checked_with_the_worker():
    assert ("adaptations", ("asked", 3), ("made", 2), ("checked", 1)) in told(
        change(adaptations=[(AGO, AGO, AGO), (AGO, AGO, None), (AGO, None, None)])
    )
    assert ("adaptations-open", ("unmade", 1), ("unchecked", 1)) in told(
        change(adaptations=[(AGO, AGO, AGO), (AGO, AGO, None), (AGO, None, None)])
    )
    ready = told(change(adaptations=[(AGO, AGO, AGO)]))
    assert not [each for each in ready if each[0] == "adaptations-open"]


def test_who_left_has_nothing_late_any_more():
    stay, gone = Stay(AGO, "trial", 1), Stay(AGO, "trial", 1, left_on=AGO)
    found = told(change(begun=[Begun(stay, False, 2), Begun(gone, False, 5), Begun(stay, True, 1)]))
    assert ("starts", ("all", 3), ("asked", 1)) in found
    assert ("starts-open", ("unasked", 1), ("late", 3)) in found


@pytest.mark.parametrize(("days", "code"), [(365, "home"), (366, "home-unknown")])
def test_a_result_of_a_year_ago_is_told_and_an_older_one_is_not(days, code):
    found = told(change(home=(TODAY - timedelta(days=days), 7)))
    assert code in {each[0] for each in found}


def test_talks_follow_the_rule_of_80_percent():
    rows = [(f"T{each}", kind, AGO, each < 3) for each in range(5) for kind in ("performance", "development")]
    found = told(change(talks=talks(rows, TODAY)[0]))
    assert ("talks", ("done", 3), ("all", 5), ("needed", 4)) in found
    assert ("talks-open", ("lacking", 1)) in found


def test_trainings_of_guides_stand_with_guidance_and_others_with_learning():
    covered = [
        Coverage("guides", "", "Harrie", 2, 1, 3, []),
        Coverage("everybody", "chat", "Boze klant", 7, 7, 6, []),
        Coverage("hr", "", "Subsidies", 0, 0, 2, []),
    ]
    found = told(change(covered=covered))
    assert ("skills", ("part", 1), ("whole", 3)) in found
    assert ("skills-open", ("lacking", 2)) in found
    assert ("learning", ("trained", 6), ("grown", 0)) in found
    assert ("training-open", ("lacking", 2)) in found


def test_who_has_nobody_today_and_late_contact_is_missing():
    guides = {"B1": Guide("B1", 1, "", AGO), "B2": Guide("B2", 1, "B1")}
    helped = [Helped("B1", AGO), Helped("B2", AHEAD), Helped("B2", TODAY)]
    found = told(change(guides=guides, helped=helped))
    assert ("guidance", ("all", 3), ("guides", 2)) in found
    assert ("guidance-open", ("alone", 1), ("without", 1)) in found
    assert ("contact", ("part", 2), ("whole", 3)) in found
    assert ("contact-open", ("late", 1), ("over", 1)) in found


def test_every_fact_has_words_and_belongs_to_a_question_that_is_asked():
    stay = Stay(AGO, "trial", 1, hours_now=2)
    full = change(
        adaptations=[(AGO, None, None)],
        begun=[Begun(stay, False, 1)],
        covered=[Coverage("guides", "", "x", 1, 1, 2, []), Coverage("hr", "", "x", 1, 0, 1, [])],
        guides={"B1": Guide("B1", 1)},
        helped=[Helped("B1", AGO)],
        home=(AGO, 5),
        talks=talks([("T1", "performance", AGO, True)], TODAY)[0],
    )
    found = [*facts(full, TODAY), *facts(NOTHING, TODAY)]
    assert {each.code for each in found} == set(WORDS)
    assert {each.question for each in found} <= {each.id for each in questions_for("trede-1")}
    assert all(str(WORDS[each.code]) % each.numbers for each in found)
