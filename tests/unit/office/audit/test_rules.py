# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is decided about quotes, audits and certificates, from the published terms and the Dutch calendar."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from typing import ClassVar

import pytest

from trede.office.audit.rules import correcting, deciding, extrapolating, fees, interests, terms, tested
from trede.office.audit.rules.auditors import Available, Booked, competences_for, objections, wrong_with_off
from trede.office.audit.rules.interests import Declared, Interest
from trede.office.audit.rules.months import Off
from trede.office.audit.rules.stages import ONWARD, Stage, can_go
from trede.office.audit.rules.tested import Figures, Kind, Noted, Sampled
from trede.scheme import open_shelf

FOUR = ("passend-werk", "integratie", "functioneren-en-ontwikkeling", "begeleiding")


def codes(found):
    return [each.code for each in found]


class TestTerms:
    def test_seven_working_days_around_easter(self):
        """2026: Good Friday 3 April, Easter Monday 6 April; from Thursday the 2nd that is the 15th."""
        assert terms.plan_objection_until(date(2026, 3, 1), date(2026, 4, 2)) == date(2026, 4, 15)

    def test_a_plan_before_the_signature_waits_for_it(self):
        assert terms.plan_objection_until(date(2026, 11, 2), date(2026, 10, 1)) == date(2026, 11, 11)

    @pytest.mark.parametrize(
        "day",
        [
            *(date(2026, 1, 1), date(2026, 4, 3), date(2026, 4, 6), date(2026, 4, 27), date(2026, 5, 5)),
            *(
                date(2026, 5, 14),
                date(2026, 5, 25),
                date(2026, 12, 25),
                date(2026, 12, 26),
                date(2026, 11, 7),
            ),
        ],
    )
    def test_the_days_of_the_algemene_termijnenwet_are_no_working_days(self, day):
        assert not terms.is_working_day(day)

    def test_the_kings_day_moves_when_it_would_be_a_sunday(self):
        """27 April 2025 is a Sunday: it was celebrated on the 26th, a Saturday; Monday the 28th was worked."""
        assert terms.is_working_day(date(2025, 4, 28))

    def test_three_working_days_for_a_quote(self):
        assert terms.quote_until(date(2026, 11, 5)) == date(2026, 11, 10)

    def test_four_weeks_that_end_on_a_free_day_end_on_the_next_working_day(self):
        assert terms.decision_objection_until(date(2026, 11, 2)) == date(2026, 11, 30)
        assert terms.decision_objection_until(date(2026, 11, 27)) == date(2026, 12, 28)  # a Friday, Christmas

    def test_a_month_from_the_visit(self):
        assert terms.decision_until(date(2027, 1, 31)) == date(2027, 2, 28)
        assert deciding.days_left(date(2026, 11, 2), date(2026, 12, 4)) == -2

    def test_two_years(self):
        assert terms.longest_validity(date(2026, 11, 2)) == date(2028, 11, 1)
        assert terms.longest_validity(date(2028, 2, 29)) == date(2030, 2, 27)


class TestFees:
    """The published scale of 2018: 2-25: 500; 25-50: 950; 50-100: 1,500; ... over 1000: 5,950."""

    @pytest.mark.parametrize(
        ("fte", "euro"),
        [("2", 500), ("24.99", 500), ("25", 950), ("99", 1500), ("999", 4750), ("4000", 5950)],
    )
    def test_by_size(self, fte, euro):
        assert fees.yearly_fee(Fraction(fte), date(2026, 1, 1)).euro == euro

    def test_not_before_the_first_scale_and_not_below_the_smallest_size(self):
        assert fees.yearly_fee(Fraction(30), date(2017, 12, 31)) is None
        assert fees.yearly_fee(Fraction("1.9"), date(2026, 1, 1)) is None


class TestStages:
    def test_withdrawal_is_possible_until_the_report(self):
        assert {stage for stage in Stage if can_go(stage, Stage.WITHDRAWN)} == {Stage.PLANNING, Stage.AUDIT}

    def test_every_stage_is_reached_and_none_leads_to_itself(self):
        assert set().union(*ONWARD.values()) == set(Stage) - {Stage.PLANNING}
        assert all(stage not in ONWARD[stage] for stage in Stage)


class TestInterests:
    TODAY = date(2026, 11, 2)

    @pytest.mark.parametrize("kind", sorted(set(Interest) - {Interest.NONE}))
    def test_every_tie_conflicts(self, kind):
        assert interests.conflicts(Declared(kind), self.TODAY)

    def test_a_former_employee_for_two_years(self):
        told = Declared(Interest.FORMER_EMPLOYEE, date(2024, 11, 2))
        assert interests.conflicts(told, date(2026, 11, 1))
        assert not interests.conflicts(told, self.TODAY)

    def test_only_having_worked_there_wears_off(self):
        assert interests.conflicts(Declared(Interest.ADVISER, date(2000, 1, 1)), self.TODAY)
        assert not interests.conflicts(Declared(Interest.NONE), self.TODAY)

    @pytest.mark.parametrize(
        ("before", "rotates"),
        [("", False), ("a", False), ("aa", True), ("ab", False), ("ba", False), ("aab", True)],
    )
    def test_somebody_else_after_two_cycles(self, before, rotates):
        assert interests.must_rotate("a", before) is rotates


class TestAuditors:
    VISIT = Booked(date(2026, 11, 18), 100)
    FREE = Available({"pso": date(2026, 12, 31)}, 200)

    def found(self, auditor, asked=("pso",), today=date(2026, 11, 2)):
        return codes(objections(auditor, asked, self.VISIT, today))

    def test_somebody_who_is_free(self):
        assert self.found(self.FREE) == []

    def test_competence_up_to_and_including_its_last_day(self):
        assert self.found(replace(self.FREE, until={"pso": self.VISIT.on})) == []
        assert self.found(replace(self.FREE, until={"pso": date(2026, 11, 17)})) == ["audit.competence-over"]
        assert self.found(self.FREE, ("pso", "thirty-plus")) == ["audit.competence-over"]

    def test_one_visit_a_day_and_the_capacity_of_the_week(self):
        same, week = Booked(self.VISIT.on, 50), Booked(date(2026, 11, 20), 150)
        assert self.found(replace(self.FREE, booked=(same,))) == ["audit.day-taken"]
        assert self.found(replace(self.FREE, booked=(week,))) == ["audit.week-full"]
        assert self.found(replace(self.FREE, booked=(Booked(date(2026, 11, 23), 200),))) == []

    def test_the_road_is_working_time(self):
        """Four hours on the road are half a day of eight hours; a minute more is a hundredth more."""
        far = Booked(date(2026, 11, 20), 50, 240)
        assert far.taken == 100
        assert Booked(far.on, 50, 241).taken == 101
        assert self.found(replace(self.FREE, booked=(far,))) == []
        assert self.found(replace(self.FREE, booked=(replace(far, travel_minutes=241),))) == [
            "audit.week-full"
        ]
        to_go = replace(self.VISIT, travel_minutes=481)
        (full,) = objections(replace(self.FREE, week=190), ("pso",), to_go, date(2026, 11, 2))
        assert "Dagen die nog vrij zijn: 1,9." in full.nl

    def test_days_off_are_taken_from_the_week(self):
        """Two days a week: without three of the five working days four fifths of a day are left."""
        on_it = Off(date(2026, 11, 10), self.VISIT.on)
        assert self.found(replace(self.FREE, off=(on_it,))) == ["audit.day-off", "audit.week-full"]
        beside = Off(date(2026, 11, 19), date(2026, 11, 22))
        assert self.found(replace(self.FREE, off=(beside,))) == []  # three fifths of two days
        twice = (
            beside,
            replace(beside, first=date(2026, 11, 20)),
            Off(date(2026, 11, 16), date(2026, 11, 16)),
        )
        assert self.found(replace(self.FREE, off=twice)) == ["audit.week-full"]

    def test_a_holiday_is_no_working_day(self):
        """Whit Monday: four fifths of the week are left."""
        full = Available({"pso": date(2027, 1, 1)}, 125)
        tuesday = Booked(date(2026, 5, 26), 101)
        assert codes(objections(full, (), tuesday, date(2026, 5, 1))) == ["audit.week-full"]
        assert codes(objections(full, (), replace(tuesday, days=100), date(2026, 5, 1))) == []

    def test_days_off_that_cannot_be(self):
        day = date(2026, 12, 1)
        assert not wrong_with_off([Off(day, day)] * 60)
        for wrong in ([Off(day, day)] * 61, [Off(day, date(2026, 11, 30))], [Off(day, date(2028, 12, 1))]):
            assert codes(wrong_with_off(wrong)) == ["audit.days-off-wrong"]

    def test_not_on_a_day_that_is_over(self):
        assert self.found(self.FREE, today=self.VISIT.on) == ["audit.visit-past"]

    def test_what_is_asked_of_an_auditor(self):
        assert competences_for("trede-3", thirty_plus=True) == {"pso", "thirty-plus"}
        assert competences_for("aspirant", thirty_plus=False) == {"plan"}


def dossier(row=1, *, met=FOUR, performance=date(2026, 5, 1), development=date(2026, 6, 1)):
    return Sampled(row, Figures.RIGHT, dict.fromkeys(met, True), performance, development)


class TestTested:
    VISITED = date(2026, 11, 18)

    def in_the_way(self, *dossiers, noted=(), again=False, level="trede-1"):
        return codes(tested.in_the_way(level, dossiers, noted, self.VISITED, again=again))

    def test_four_aspects_in_every_dossier(self):
        assert self.in_the_way(dossier(1), dossier(2)) == []
        assert tested.unmet("trede-1", [dossier(1), dossier(2, met=FOUR[:3])]) == ["begeleiding"]
        assert self.in_the_way(dossier(1, met=FOUR[:3])) == ["audit.aspect-unmet"]

    def test_nothing_tested_is_no_audit_but_for_an_aspirant(self):
        assert self.in_the_way() == ["audit.nothing-tested"]
        assert self.in_the_way(level="aspirant") == []

    @pytest.mark.parametrize(("with_talks", "reached"), [(8, True), (7, False)])
    def test_eighty_percent_at_re_certification(self, with_talks, reached):
        bare = {"performance": None, "development": None}
        ten = [dossier(row, **({} if row < with_talks else bare)) for row in range(10)]
        assert (self.in_the_way(*ten, again=True) == []) is reached
        assert self.in_the_way(*ten) == []

    def test_talks_of_longer_than_two_years_ago_do_not_count(self):
        old = dossier(performance=date(2024, 11, 17))
        assert self.in_the_way(old, again=True) == ["quality.talks-below"]
        assert self.in_the_way(dossier(performance=date(2024, 11, 18)), again=True) == []

    def test_every_row_of_the_sample(self):
        found = tested.in_the_way("trede-1", [dossier()], [], self.VISITED, again=False, untested=3)
        assert codes(found) == ["audit.sample-untested"]

    def test_a_nonconformity_that_stands_open(self):
        noted = [Noted(Kind.NONCONFORMITY, "integratie", False)]
        assert self.in_the_way(dossier(), noted=noted) == ["audit.nonconformity-open"]
        others = [Noted(Kind.NONCONFORMITY, "integratie", True), Noted(Kind.STRENGTH, "integratie", False)]
        assert self.in_the_way(dossier(), noted=others) == []


class TestCorrecting:
    """Fifty fte with 2.5 weighted is 5 %: trede 1 (2.7) and trede 2 (3.7) at size 50, not trede 3 (6.6)."""

    EDITION = open_shelf().load("pso-1.9")
    FIGURES: ClassVar = {"total_fte": "50", "weighted_fte": "5/2", "indirect_fte": "0"}

    def level(self, *corrections):
        return correcting.recomputed(self.EDITION, self.FIGURES, corrections).level

    def test_without_corrections_it_is_the_declared_level(self):
        norms = self.EDITION.norms.at(50)
        reached = [level for level in self.EDITION.levels if norms[level] <= 50]
        assert self.level() == reached[-1]

    def test_corrections_add_up(self):
        one = correcting.Correction(weighted_fte=Fraction(-5, 4))
        assert self.level(one, one) == "none"
        made = correcting.recomputed(self.EDITION, self.FIGURES, [one])
        assert (made.weighted_fte, made.direct, made.total) == (
            Fraction(5, 4),
            Fraction(1, 40),
            Fraction(1, 40),
        )

    def test_what_is_bought_counts_up_to_the_cap(self):
        much = correcting.Correction(bought_fte=Fraction(50))
        made = correcting.recomputed(self.EDITION, self.FIGURES, [much])
        assert made.counted_indirect < Fraction(1, 2)
        assert made.total > made.direct

    @pytest.mark.parametrize("less", [{"total_fte": -50}, {"weighted_fte": -3}, {"bought_fte": -1}])
    def test_less_than_nothing_is_nothing(self, less):
        wrong = correcting.Correction(**{name: Fraction(fte) for name, fte in less.items()})
        assert correcting.recomputed(self.EDITION, self.FIGURES, [wrong]) is None

    def test_a_lower_level_may_be_granted(self):
        assert correcting.reaches(self.EDITION, "trede-2", "trede-1")
        assert not correcting.reaches(self.EDITION, "trede-1", "trede-2")


class TestSaidBySample:
    """Norms as above. 39 of 100 rows show none of five wrong ones with C(61, 5) / C(100, 5), 7.9 %; of six 4.7 %."""

    EDITION = open_shelf().load("pso-1.9")
    FIGURES: ClassVar = {"total_fte": "50", "weighted_fte": "5/2", "indirect_fte": "0"}

    def said(self, tested, wrong=0, less="0", rows=100):
        corrected = [correcting.Correction(weighted_fte=-Fraction(less))]
        return extrapolating.said_by_sample(
            self.EDITION, self.FIGURES, corrected, rows=rows, tested=tested, wrong=wrong
        )

    @pytest.mark.parametrize(
        ("sample", "at_most", "levels"),
        [
            ({"tested": 97}, 0, ("trede-2", "trede-2", "trede-2")),
            ({"tested": 95}, 0, ("trede-2", "trede-2", "trede-2")),  # 5 % is just sure enough
            ({"tested": 94}, 1, ("trede-2", "trede-2", "trede-1")),  # 1.5 of 50 is 3.0 %
            ({"tested": 39}, 5, ("trede-2", "trede-2", "none")),
            ({"tested": 100, "wrong": 2, "less": "0.5"}, 2, ("trede-2", "trede-2", "trede-2")),
            (
                {"tested": 50, "wrong": 2, "less": "0.4"},
                None,
                ("trede-2", "trede-1", "none"),
            ),  # 2.1, then 1.7
            ({"tested": 50, "wrong": 2, "less": "-0.4"}, None, ("trede-2", "trede-2", "none")),  # never more
            (
                {"tested": 10, "wrong": 2, "less": "0.5"},
                None,
                ("trede-2", "none", "none"),
            ),  # less than nothing
        ],
    )
    def test_of_all_rows_and_of_the_level(self, sample, at_most, levels):
        found = self.said(**sample)
        assert (found.level, found.likely, found.worst) == levels
        assert at_most in {None, found.at_most}
        assert found.confidence == Fraction(95, 100)

    def test_nothing_is_said_of_nothing(self):
        assert self.said(0) is None
        assert self.said(10, 1, less="3") is None

    def test_a_row_counts_at_most_for_one_fte_at_the_highest_weight(self):
        assert extrapolating.most_in_a_row(self.EDITION) == 1


class TestDeciding:
    TODAY = date(2026, 12, 1)
    FACTS = deciding.Facts(
        "trede-2",
        frozenset({"trede-1", "trede-2"}),
        False,
        {"1": "Een BV", "2": "Twee BV"},
        date(2026, 11, 2),
        1,
    )
    GRANT = deciding.Proposed(
        "trede-2", False, {"1": "Een BV"}, ("Ede",), date(2026, 11, 18), date(2028, 11, 17), ""
    )

    def wrong(self, facts=FACTS, **other):
        return codes(deciding.wrong_with(replace(self.GRANT, **other), facts, self.TODAY))

    def test_what_fits(self):
        assert self.wrong() == []
        assert self.wrong(level="trede-1") == []

    def test_no_level_that_the_figures_do_not_reach(self):
        assert self.wrong(level="trede-3") == ["audit.level-not-reached"]
        assert self.wrong(level="aspirant") == ["audit.level-not-asked"]

    def test_thirty_plus_only_on_trede_3(self):
        able = replace(self.FACTS, thirty_plus=True, reached=frozenset({"trede-2", "trede-3"}))
        assert self.wrong(able, level="trede-3", thirty_plus=True) == []
        assert self.wrong(able, thirty_plus=True) == ["audit.thirty-plus-not-reached"]
        assert self.wrong(thirty_plus=True) == ["audit.thirty-plus-not-reached"]

    def test_an_aspirant_is_extended_as_often_as_the_handbook_says(self):
        asked = replace(self.FACTS, asked="aspirant", extensions=1)
        assert self.wrong(asked, level="aspirant", extension=1) == []
        assert self.wrong(asked, level="aspirant", extension=2) == ["audit.extended-too-often"]
        assert self.wrong(asked) == ["audit.level-not-asked"]

    def test_scope_from_the_application_only(self):
        assert self.wrong(scope={}) == ["audit.scope-empty"]
        assert self.wrong(scope={"1": "Een BV", "3": "Vreemd"}) == ["audit.scope-foreign"]
        assert self.wrong(scope={"1": "Een andere BV"}) == ["audit.scope-foreign"]

    def test_two_years_at_most_and_not_over(self):
        assert self.wrong(valid_until=date(2028, 11, 18)) == ["audit.valid-too-long"]
        assert self.wrong(valid_from=None) == ["audit.days-missing"]
        assert self.wrong(valid_until=self.TODAY) == ["audit.valid-over"]
        assert self.wrong(valid_until=self.TODAY + timedelta(days=1)) == []

    def test_the_first_day_may_lie_before_the_decision_and_not_before_the_signature(self):
        assert self.wrong(valid_from=date(2026, 11, 2), valid_until=date(2028, 11, 1)) == []
        assert self.wrong(valid_from=date(2026, 11, 1))[0] == "audit.valid-too-long"
        assert self.wrong(valid_from=date(2026, 11, 1), valid_until=date(2028, 10, 31)) == [
            "audit.valid-before-signed"
        ]

    def test_a_refusal_has_reasons_and_needs_nothing_else(self):
        bare = {"level": "", "scope": {}, "valid_from": None, "valid_until": None}
        assert self.wrong(**bare) == ["audit.refused-without-reasons"]
        assert self.wrong(**bare, reasons="De gesprekken ontbreken.") == []

    def test_what_stands_in_the_way_keeps_a_level_back(self):
        from trede.kernel.findings import finding

        stuck = replace(self.FACTS, in_the_way=(finding("audit.nothing-tested", "sample"),))
        assert self.wrong(stuck) == ["audit.nothing-tested"]
        assert self.wrong(stuck, level="", reasons="Niets getoond.") == []

    def test_who_is_involved_does_not_decide(self):
        assert deciding.objection_to_decider("a", ["a"], []) == "audit.decider-involved"
        assert deciding.objection_to_decider("a", ["b"], ["a"]) == "audit.voted-already"
        assert deciding.objection_to_decider("a", ["b"], ["c"]) is None

    @pytest.mark.parametrize(
        ("votes", "quorum", "enough"), [(0, 0, False), (1, 1, True), (1, 2, False), (2, 2, True)]
    )
    def test_a_quorum(self, votes, quorum, enough):
        assert deciding.decides(votes, quorum) is enough

    def test_the_document_tells_everything_that_was_agreed_to(self):
        text, checksum = deciding.decision_document("c", 1, self.GRANT)
        for other in (
            {"level": "trede-1"},
            {"valid_until": None},
            {"places": ()},
            {"scope": {}},
            {"reasons": "x"},
        ):
            assert deciding.decision_document("c", 1, replace(self.GRANT, **other))[1] != checksum
        assert '"format":"trede/decision/1"' in text
