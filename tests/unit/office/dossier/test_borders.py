# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The rules of a dossier by themselves: what is kept of a measurement and read again, and both sides of borders."""

import json
from dataclasses import replace
from datetime import date
from fractions import Fraction
from hashlib import sha256
from itertools import count
from uuid import uuid4

import pytest
from tests.builders import ENTITY, KVK, SHELF, day, measurement, order, person
from tests.unit.office.dossier.filled import declared

from trede.errors import InputRefusedError
from trede.intake.json_door import read_json
from trede.intake.reading import Reading
from trede.kernel.canonical import canonical_text
from trede.kernel.findings import finding
from trede.kernel.periods import months_later
from trede.kernel.values import fixed
from trede.office.dossier.rules import forecasting
from trede.office.dossier.rules.cases import Case, Stage, year_before
from trede.office.dossier.rules.counts import Counts
from trede.office.dossier.rules.facts import Facts, told_of
from trede.office.dossier.rules.forecasting import kept_forecast, read_forecast, renewal
from trede.office.dossier.rules.freezing import Content, frozen
from trede.office.dossier.rules.measuring import (
    kept_scores,
    organisation_document,
    prepared,
    read_orders,
    read_rest,
    rescored,
    shown_again,
    without_id,
)
from trede.office.dossier.rules.missing import State, missing
from trede.office.dossier.rules.organisations import of_account
from trede.office.dossier.rules.present import (
    Present,
    Step,
    check_present,
    classes_sha256,
    present_document,
    present_of,
    read_present,
    with_present,
)
from trede.office.dossier.rules.remarks import read_finding, without_rows
from trede.office.dossier.rules.scenarios import Ground, check_changes, smallest, tried, tried_text
from trede.office.dossier.rules.texts import check_line, check_text
from trede.office.dossier.rules.wanted import levels_on
from trede.office.dossier.rules.words import words
from trede.planning.changes import Buy, ContractChange, Hire, Hours, Leave, Renewal, Scenario
from trede.planning.forecast import forecast
from trede.planning.losses import Group, Growth
from trede.scoring import Organisation, score
from trede.scoring.canonical import purchase_document
from trede.scoring.classes import classes_of

EDITION = SHELF.load("pso-1.6")
BSN = "111222333"
"""Passes the 11-test, and is handed out to nobody."""


def codes(findings):
    return [each.code for each in findings]


@pytest.mark.parametrize(
    ("on", "first"),
    [("2027-01-01", "2026-01-01"), ("2027-12-31", "2026-01-01"), ("2028-02-29", "2027-01-01")],
)
def test_the_last_year_that_is_over(on, first):
    assert year_before(date.fromisoformat(on)) == date.fromisoformat(first)


@pytest.mark.parametrize("stage", Stage)
def test_only_a_definitive_application_is_frozen(stage):
    day_ = date(2027, 1, 1)
    case = Case(uuid4(), uuid4(), "Aanvraag", "trede-1", day_, stage, True, day_, "1")
    assert case.frozen is (stage == "definitive")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", ["dossier.empty"]),
        (" \n\t", ["dossier.empty"]),
        ("x" * 10, []),
        ("x" * 11, ["dossier.too-long"]),
        (f"bsn {BSN}", ["dossier.too-long", "dossier.bsn"]),
        (BSN, ["dossier.bsn"]),
    ],
)
def test_a_line_that_must_be_there(text, told):
    assert codes(check_line("title", text, 10)) == told
    assert codes(check_text("title", text, 10)) == [each for each in told if each != "dossier.empty"]


class TestTheOrganisationOfTheAccount:
    OWN = Organisation("Eigen BV", "12345678", (("22222222", "Twee BV"),))

    def test_its_name_goes_before_that_in_the_file(self):
        told = measurement(
            person(entity=KVK), person(ref="P2", entity=ENTITY), person(ref="P3", entity="12345678")
        )
        ours, findings = of_account(told, self.OWN)
        entities = (("22222222", "Twee BV"), (ENTITY, "Voorbeeld Zuid BV"))
        assert ours.organisation == Organisation("Eigen BV", "12345678", tuple(sorted(entities)))
        assert [row.entity for row in ours.employments] == [None, ENTITY, None]
        assert [(each.code, each.value) for each in findings] == [("dossier.other-organisation", KVK)]

    def test_the_account_is_no_entity_of_itself_and_names_its_entities(self):
        group = (("12345678", "Hoofd"), ("22222222", "Anders"))
        told = replace(measurement(person()), organisation=Organisation("X", "12345678", group, "sw"))
        ours, findings = of_account(told, self.OWN)
        assert ours.organisation == replace(self.OWN, kind="sw")
        assert findings == ()

    def test_what_kind_it_is_the_account_may_say(self):
        ours, _ = of_account(measurement(person()), replace(self.OWN, kind="sw"))
        assert ours.organisation.kind == "sw"


class TestFacts:
    FACTS = Facts("id", "Eigen BV", "12345678", (("22222222", "Twee BV"),), "2019-03-01", ())

    def test_the_head_of_a_file_without_one_reads_as_a_measurement(self):
        head = self.FACTS.head(date(2018, 1, 1), date(2018, 12, 31))
        rows = [{"ref": "P1", "contract": "regular", "hours": "40", "from": "2017-01-01"}]
        text = json.dumps({"format": "trede/measurement/1", **head, "employments": rows})
        read, findings = read_json(text.encode())
        assert [found.code for found in findings] == ["employment.fulltime-assumed"]
        assert read.organisation == self.FACTS.own == TestTheOrganisationOfTheAccount.OWN
        assert (read.reference_year.days, read.application_day) == (365, day("2019-03-01"))

    def test_the_handbook_is_that_of_the_intended_day(self):
        assert self.FACTS.edition(SHELF).id == "pso-1.6"
        assert replace(self.FACTS, intended_on="2019-04-01").edition(SHELF).id == "pso-1.7"

    def test_any_change_gives_another_checksum(self):
        others = [
            replace(self.FACTS, name="Eigen B.V."),
            replace(self.FACTS, entities=()),
            replace(self.FACTS, intended_on="2019-03-02"),
            replace(self.FACTS, orders=[purchase_document(order())]),
        ]
        assert len({each.sha256 for each in (self.FACTS, *others)}) == 5
        assert self.FACTS.sha256 == replace(self.FACTS).sha256

    def test_without_a_measurement_only_what_was_read_is_told(self):
        wrong = (finding("table.empty", ""),)
        assert told_of(self.FACTS, SHELF, Reading(None, wrong)) == wrong


def content(**other):
    usual = {
        "dossier": "d",
        "title": "Aanvraag",
        "wanted_level": "trede-1",
        "intended_on": "2027-02-01",
        "organisation": {"name": "Eigen BV"},
        "reference_year": {"from": "2026-01-01", "to": "2026-12-31"},
        "score": {"level": "trede-1"},
        "figures": {"direct": "1/5"},
        "seal": {"root": "00"},
        "purchases": [{"order": "F2"}, {"order": "F1"}],
        "answers": [{"question": "b", "text": "x"}, {"question": "a", "text": "y"}],
        "evidence": [{"aspect": "talks", "kind": "b"}, {"aspect": "talks", "kind": "a"}],
    }
    return Content(**{**usual, **other})


class TestTheApplicationAsOneDocument:
    def test_holds_all_of_it_in_one_order(self):
        made = frozen(content())
        assert made.document["format"] == "trede/application/1"
        assert [each["question"] for each in made.document["answers"]] == ["a", "b"]
        assert [each["kind"] for each in made.document["evidence"]] == ["a", "b"]
        assert [each["order"] for each in made.document["purchases"]] == ["F2", "F1"]
        assert set(made.document) == {"format", *Content.__slots__} - {"self_appointed", "lasting"}
        assert made.text == canonical_text(made.document)
        assert made.sha256 == sha256(made.text.encode()).hexdigest()

    def test_says_of_who_appointed_themselves_that_they_did(self):
        assert frozen(content(self_appointed=True)).document["self_appointed"] is True

    def test_is_the_same_however_answers_came(self):
        turned = content(answers=content().answers[::-1], evidence=content().evidence[::-1])
        assert frozen(turned) == frozen(content())


class TestTheForecastThatIsKept:
    LEAVING = (
        person(ref="A", until="2027-03-31"),
        person(ref="B", until="2027-03-31"),
        person("sw", ref="C", indication_until="2027-05-31"),
        person("participatiewet", ref="D", intake="2025-01-01", until="2027-03-31"),
    )

    @pytest.mark.parametrize(
        ("applied", "last", "end"),
        [
            ("2027-02-01", "2026-12-31", "2029-02-01"),
            ("2028-02-29", "2027-12-31", "2030-02-28"),
            ("2036-01-01", "2026-12-31", "2036-12-31"),
            ("2034-12-31", "2026-12-31", "2036-12-31"),
        ],
    )
    def test_a_certificate_ends_after_two_years(self, applied, last, end):
        assert renewal(day(applied), day(last)) == day(end)

    @pytest.mark.parametrize("applied", [None, "2027-07-30", "2027-07-01", "2027-06-29"])
    def test_it_goes_on_two_years_and_a_half_at_least(self, applied):
        ahead = replace(declared(), application_day=applied and day(applied))
        until = max("2029-06-30", f"2029-{applied[5:]}" if applied else "")
        assert kept_forecast(SHELF, ahead)["points"][-1]["last"] == until

    @pytest.mark.parametrize(("most", "made"), [(629, False), (630, True)])
    def test_as_many_rows_and_months_as_a_page_can_wait_for(self, monkeypatch, most, made):
        """21 rows, 30 months."""
        monkeypatch.setattr(forecasting, "MOST_ROW_MONTHS", most)
        kept = kept_forecast(SHELF, declared(person(ref="X")))
        assert (kept != {}) is made

    def test_it_reads_as_the_forecast_without_people(self):
        leaving = declared(*self.LEAVING)
        found = forecast(
            leaving, months_later(day("2026-12-31"), 30), lambda on: SHELF.on(date.fromordinal(on))
        )
        document = json.loads(json.dumps(kept_forecast(SHELF, leaving)))
        kept = read_forecast(SHELF, document)
        published = {"trede-1": "5.3", "trede-2": "6.7", "trede-3": "10.0"}  # for 24 fte, between 20 and 25
        assert published.items() <= document["points"][0]["norms"].items()
        assert [(each.last, each.edition, each.figures.level) for each in kept.points] == [
            (each.last, each.edition, each.figures.level) for each in found.points
        ]
        for told, point in zip(kept.points, found.points, strict=True):
            assert fixed(told.figures.share * 100) == fixed(point.figures.share * 100)
            assert told.figures.norms == point.figures.norms
        assert len(found.losses) > 0
        for told, loss in zip(kept.losses, found.losses, strict=True):
            for name in ("day", "level", "to", "handbook", "together", "growth", "orders", "smaller"):
                assert getattr(told, name) == getattr(loss, name), name
            assert sum(each.people for each in told.causes) == len(loss.causes)
        assert kept.losses[0].causes == (
            Group("participatiewet", "contract", 1),
            Group("sw", "indication", 1),
            Group("wajong", "contract", 2),
        )

    def test_growth_orders_and_a_smaller_size_are_kept_too(self):
        loss = {
            "day": "2027-04-01",
            "level": "trede-2",
            "to": "trede-1",
            "handbook": False,
            "together": True,
            "causes": [{"position": None, "end": "contract", "people": 2}],
        }
        points = [
            {
                "last": "2026-12-31",
                "edition": "pso-2.1",
                "level": "trede-2",
                "total_percent": "12.500000",
                "norms": {"trede-1": "6.7"},
            }
        ]
        grown = {
            **loss,
            "growth": {"before": "10.500000", "after": "12.000000"},
            "orders": True,
            "smaller": True,
        }
        kept = read_forecast(SHELF, {"points": points, "losses": [loss, grown]})
        first, second = kept.losses
        assert (first.growth, first.orders, first.smaller, first.together) == (None, False, False, True)
        assert (second.growth, second.orders, second.smaller) == (
            Growth(Fraction(21, 2), Fraction(12)),
            True,
            True,
        )
        assert first.causes == (Group(None, "contract", 2),)
        assert (first.day, first.level, first.to) == (day("2027-04-01"), "trede-2", "trede-1")
        (point,) = kept.points
        assert (point.last, point.figures.share) == (day("2026-12-31"), Fraction(1, 8))
        assert point.figures.norms == {"trede-1": Fraction(67, 1000)}

    def test_growth_is_written_with_before_and_after(self):
        """One of nine is 11 %, trede 2 of that size; with ten colleagues more it is 5 %, and 5.7 is asked."""
        new = (person(None, ref=f"N{number}", since="2027-01-01") for number in range(10))
        few = declared(*new)
        few = replace(few, employments=(*few.employments[:8], *few.employments[18:19], *few.employments[20:]))
        found = forecast(few, months_later(day("2026-12-31"), 30), lambda on: SHELF.on(date.fromordinal(on)))
        kept = kept_forecast(SHELF, few)
        grown = [each["growth"] for each in kept["losses"]]
        assert grown == [
            loss.growth and {"before": fixed(loss.growth.before), "after": fixed(loss.growth.after)}
            for loss in found.losses
        ]
        assert any(grown)


class TestWhatIsKeptOfAMeasurement:
    ROWS = measurement(
        person(hours=20),
        person("statushouder", ref="P2", hours=16),
        person(None, ref="P3"),
        order(),
        total="20.125",
    )

    def prepared(self, **other):
        salts = count(1)
        asked = {
            "shelf": SHELF,
            "intended_on": date(2019, 3, 4),
            "declared": self.ROWS,
            "told": (finding("table.empty", ""),),
            "salt": lambda: next(salts).to_bytes(16, "big"),
            "facts": "abc",
        }
        return prepared(**{**asked, **other})

    def test_says_what_was_declared(self):
        ready, rows_file = self.prepared()
        assert (ready.facts, ready.first_day, ready.last_day) == ("abc", "2018-01-01", "2018-12-31")
        assert ready.declared_total_fte == "161/8"
        assert ready.purchases == [purchase_document(self.ROWS.purchases[0])]
        assert ready.organisation_document == organisation_document(self.ROWS)
        assert ready.organisation_document["kvk"] == KVK
        assert ready.forecast == kept_forecast(SHELF, replace(self.ROWS, application_day=day("2019-03-04")))
        read, findings = read_json(rows_file)
        assert codes(findings) == []
        assert (read.application_day, len(read.employments)) == (day("2019-03-04"), 3)
        assert ready.seal == json.loads(rows_file)["seal"]

    def test_without_a_declared_total_none_is_kept(self):
        assert self.prepared(declared=replace(self.ROWS, total_fte=None))[0].declared_total_fte == ""

    def test_the_handbook_of_the_day_comes_first_and_those_that_refuse_it_are_left_out(self):
        ready, _ = self.prepared()
        assert [each.edition for each in ready.scores] == ["pso-1.6", "pso-1.7", "pso-1.9", "pso-2.1"]
        for kept in ready.scores:
            made = score(SHELF.load(kept.edition), self.ROWS, SHELF.knows_position)
            assert (kept.level, kept.total_percent) == (made.level, fixed(made.total * 100))
            assert kept.figures["direct"] == str(made.direct)
            assert kept.document["findings"][-1:] != []
            assert "table.empty" in [each["code"] for each in kept.document["findings"]]

    def test_each_step_is_told_of(self):
        told = []
        kept_scores(SHELF, EDITION, self.ROWS, (), lambda *step: told.append(step))
        assert told == [("score", number, 5) for number in range(5)]
        told.clear()
        self.prepared(watch=lambda *step: told.append(step))
        assert told[-1] == ("seal", 0, 0)

    def test_what_its_handbook_refuses_is_refused(self):
        with pytest.raises(InputRefusedError):
            kept_scores(SHELF, SHELF.load("pso-1.5"), self.ROWS)

    def test_other_orders_score_as_the_rows_would(self):
        ready, _ = self.prepared()
        rest = replace(self.ROWS, employments=(), purchases=(order("900000", share="30"),))
        again = rescored(SHELF, ready.scores[0], rest)
        rows = score(EDITION, replace(rest, employments=self.ROWS.employments))
        assert again.figures == {name: str(getattr(rows, name)) for name in again.figures}
        about_rows = [each for each in ready.scores[0].document["findings"] if "count" in each]
        assert [each for each in again.document["findings"] if "count" in each] == about_rows
        put_in, made, edition = shown_again(SHELF, again, rest)
        assert (made.total, edition.id) == (rows.total, "pso-1.6")
        assert made.explanation
        assert put_in.purchases == rest.purchases
        assert again.document["receipt"]["input_sha256"] == made.receipt.input_sha256

    def test_the_rest_is_read_as_it_was(self):
        rest = replace(self.ROWS, employments=(), application_day=None)
        orders = [{**purchase_document(each), "id": "7"} for each in rest.purchases]
        plain = [without_id(each) for each in orders]
        year = (date(2018, 1, 1), date(2018, 12, 31))
        assert read_rest(organisation_document(rest), *year, plain, "161/8") == rest
        assert read_rest(organisation_document(rest), *year, plain, "").total_fte is None
        assert read_orders(orders) == read_orders(plain) == rest.purchases
        with pytest.raises(InputRefusedError):
            read_rest({"name": "X", "kvk": "1"}, *year, plain, "")
        with pytest.raises(InputRefusedError):
            read_orders([{"order": "F1"}])

    def test_it_is_planned_on_as_the_rows(self):
        ready, _ = self.prepared()
        counts = Counts(
            edition="pso-1.6",
            organisation=ready.organisation_document,
            first_day=ready.first_day,
            last_day=ready.last_day,
            purchases=ready.purchases,
            declared_total_fte=ready.declared_total_fte,
            application_day="2019-03-04",
            classes=ready.scores[0].classes,
            seal_root=ready.seal["root"],
            orders=(),
        )
        assert counts.rest == replace(self.ROWS, employments=(), application_day=day("2019-03-04"))
        assert counts.class_sums == classes_of(EDITION, self.ROWS)
        ground = counts.ground(SHELF)
        assert ground.found_on == classes_sha256(counts.class_sums)
        assert score(EDITION, ground.measurement).total == score(EDITION, self.ROWS).total


class TestWhatAPlanDoesToPeopleWhoAreThere:
    ROWS = measurement(
        person(hours=20),
        person(ref="P2", hours=16, since="2018-03-01"),
        person(ref="P2", hours=8, until="2018-02-28"),
        person("ww", "placement", ref="P3", hours=32, benefit_months=8),
        person(None, ref="P4"),
        total="20",
    )
    CHANGES = (
        Hours("P1", 3200),
        Hours("P2", 2400, day("2018-01-01")),
        ContractChange("P3", "regular"),
        Renewal("P1", day("2019-12-31")),
        Leave("P4", day("2018-06-30")),
        Hire("wajong", "regular", 4000, 4000),
        Buy("12345678", 100),
    )

    def test_is_told_in_steps_without_anybody(self):
        """P1 16 to 32 h is 12 more; P2 from 8 to 24 h on the day that is named, 16 more."""
        made = present_of(EDITION, self.ROWS, self.CHANGES)
        assert made.steps == (
            Step("contract", "ww", "placement", 1, 3200),
            Step("hours", "wajong", "regular", 2, 1200 + 1600),
            Step("leave", None, "regular", 1, 4000),
            Step("renewal", "wajong", "regular", 1, 2000),
        )
        assert made.found_on == classes_sha256(classes_of(EDITION, self.ROWS))

    def test_is_nothing_when_only_others_come(self):
        assert present_of(EDITION, self.ROWS, self.CHANGES[-2:]) is None
        assert present_of(EDITION, self.ROWS, ()) is None

    @pytest.mark.parametrize("total", ["20", None])
    def test_scores_as_the_changed_rows_would(self, total):
        from trede.planning.application import apply
        from trede.scoring.classes import stand_in

        rows = replace(self.ROWS, total_fte=total and Fraction(total))
        made = present_of(EDITION, rows, self.CHANGES)
        before = stand_in(EDITION, replace(rows, employments=()), classes_of(EDITION, rows))
        after, expected = with_present(EDITION, before, made), apply(EDITION, rows, self.CHANGES[:5])
        assert score(EDITION, after).total == score(EDITION, expected).total
        assert after.total_fte == expected.total_fte

    def test_is_kept_and_read_again(self):
        made = present_of(EDITION, self.ROWS, self.CHANGES)
        kept = json.loads(json.dumps(present_document(made)))
        assert read_present(kept) == made
        assert check_present(EDITION, kept, made.found_on) == []

    @pytest.mark.parametrize(
        ("part", "field", "value"),
        [
            ("classes", "people", True),
            ("classes", "people", "P1"),
            ("classes", "position", "Jan"),
            ("classes", "position", 3),
            ("classes", "contract", "Jan"),
            ("classes", "contract", None),
            ("classes", "eligible", 1),
            ("classes", "staff", 1.5),
            ("steps", "kind", "Jan"),
            ("steps", "hours", None),
            ("steps", "position", "Jan"),
            ("steps", "name", "Jan"),
        ],
    )
    def test_nothing_else_can_be_kept(self, part, field, value):
        made = present_of(EDITION, self.ROWS, self.CHANGES)
        kept = json.loads(json.dumps(present_document(made)))
        kept[part][0][field] = value
        assert codes(check_present(EDITION, kept, made.found_on)) == ["dossier.plan-unreadable"]

    @pytest.mark.parametrize("lacking", ["found_on", "classes", "steps"])
    def test_a_part_that_lacks_is_told(self, lacking):
        made = present_of(EDITION, self.ROWS, self.CHANGES)
        kept = present_document(made)
        del kept[lacking]
        assert codes(check_present(EDITION, kept, made.found_on)) == ["dossier.plan-unreadable"]

    def test_it_holds_for_the_rows_it_was_found_on_alone(self):
        made = present_of(EDITION, self.ROWS, self.CHANGES)
        told = check_present(EDITION, present_document(made), "0" * 64)
        assert codes(told) == ["dossier.plan-of-other-rows"]
        assert check_present(EDITION, present_document(Present("0" * 64, (), ())), "0" * 64) == []


class TestWarningsThatAreKept:
    def test_those_about_rows_become_a_number(self):
        place = "employments[3].from"
        found = [
            finding("employment.outside-year", place, "2019-01-01"),
            finding("employment.outside-year", "employments[4].from", "2019-01-02"),
            finding("table.empty", "").at("Blad", 7, "A"),
            finding("scheme.own-edition", "edition", "x"),
            finding("scheme.weight-assumed", "employments", "ww", shown_nl="a", shown_en="a"),
        ]
        first, second, *rest = without_rows(iter(found))
        assert first == {
            "code": "employment.outside-year",
            "severity": "warning",
            "place": "employments",
            "value": None,
            "nl": "2 dienstverbanden vallen helemaal buiten het peiljaar en tellen niet mee.",
            "en": "2 employments lie wholly outside the reference year and do not count.",
            "count": 2,
        }
        assert (second["code"], second["count"], second["severity"]) == ("table.empty", 1, found[2].severity)
        assert second["en"] == "There was one remark when we read your file. Bring the file again to read it."
        assert rest == [each.document() for each in found[3:]]
        assert "2019-01-0" not in json.dumps([first, second])

    def test_what_has_no_words_of_its_own_is_told_once(self):
        found = [
            finding(code, "Blad").at("Blad", row, None)
            for row, code in enumerate(("table.row-totals", "table.row-group"), 1)
        ]
        (told,) = without_rows(found)
        assert (told["count"], told["code"]) == (2, "table.row-totals")
        assert told["nl"].startswith("Bij het lezen van uw bestand waren er 2 opmerkingen.")

    def test_one_is_said_as_one(self):
        (told,) = without_rows([finding("employment.outside-year", "employments[0].from", "x")])
        assert told["nl"] == "Eén dienstverband valt helemaal buiten het peiljaar en telt niet mee."

    def test_they_are_read_again(self):
        one = finding("scheme.own-edition", "edition", "x")
        assert read_finding({**one.document(), "count": 3}) == one


ROWS = measurement(person(hours=20), person(None, ref="P3"), order(), total="20")


def ground():
    from trede.scoring.classes import stand_in

    classes = classes_of(EDITION, ROWS)
    return Ground(EDITION, stand_in(EDITION, replace(ROWS, employments=()), classes), classes_sha256(classes))


class TestScenarios:
    HIRE = 'format = "trede/changes/1"\nname = "Anders"\n[[hire]]\nposition = "wajong"\nhours = 40\n'

    def test_changes_as_they_were_kept(self):
        found = tried_text(ground(), "Erbij", self.HIRE)
        assert (found.scenario.name, found.findings) == ("Erbij", ())
        assert found.score.total_fte == 21
        with_rows = score(
            EDITION,
            replace(
                ROWS,
                total_fte=Fraction(21),
                employments=(*ROWS.employments, person(ref="N", since="2018-01-01")),
            ),
        )
        assert found.score.total == with_rows.total

    def test_what_cannot_be_read_or_does_not_fit_is_told(self):
        wrong = tried_text(ground(), "Erbij", self.HIRE.replace("hours = 40", ""))
        assert wrong.score is None
        assert wrong.findings
        unknown = tried_text(ground(), "Erbij", self.HIRE.replace("wajong", "wajung"))
        assert unknown.score is None
        assert codes(unknown.findings) == ["employment.position-unknown"]

    def test_what_is_refused_after_the_changes_is_told(self):
        nobody = replace(ground().measurement, employments=(), total_fte=Fraction(0))
        found = tried(replace(ground(), measurement=nobody), Scenario("Leeg", ()))
        assert found.score is None
        assert codes(found.findings) == ["organisation.no-fte"]

    def test_the_smallest_change_is_one_that_classes_allow(self):
        found = smallest(ground(), "trede-1", None)
        assert found.best is not None
        assert all(isinstance(each, Hire | Buy) for each in found.best.changes)
        assert {each.kind for each in found.unhelpful} <= {"hire", "purchase"}

    @pytest.mark.parametrize(
        ("text", "told"),
        [
            (HIRE, []),
            (HIRE + f"# {BSN}\n", ["dossier.bsn"]),
            (HIRE + f'ref = "{BSN}"\n', ["dossier.bsn"]),
            (
                'format = "trede/changes/1"\n[[purchase]]\nkvk = "11122233"\namount = 5\n'
                f'supplier = "{BSN}"\nkind = "pso"\n',
                ["dossier.bsn"],
            ),
        ],
    )
    def test_nobody_is_named_by_number(self, text, told):
        assert [code for code in codes(check_changes(text)) if code.startswith("dossier.")] == told

    def test_what_cannot_be_read_is_told_before_it_is_kept(self):
        assert codes(check_changes("hire =")) != []
        assert all(each.blocks for each in check_changes("hire ="))


def test_the_levels_of_the_day_and_aspirant():
    assert levels_on(date(2019, 3, 1)) == ("aspirant", "trede-1", "trede-2", "trede-3")
    assert levels_on(date(2023, 4, 1)) == ("aspirant", "basistrede", "trede-1", "trede-2", "trede-3")


def test_codes_are_told_in_words():
    nl, en = words("nl"), words("en")
    assert nl.keys() == en.keys()
    assert (nl["aspirant"], nl["basistrede"], nl["trede-1"]) == ("aspirant", "basistrede", "trede 1")
    assert (nl["trede-3 30+"], en["trede-3 30+"]) == ("trede 3, 30+", "trede 3, 30+")
    assert {"pso-1.5", "pso-2.1"} <= nl.keys()
    assert all(nl.values())


def test_what_is_missing_is_told_in_the_order_of_the_journey():
    state = State("trede-1", date(2027, 2, 1), "pso-2.1", ("trede-1",), frozenset(), open_requests=1)
    told = codes(missing(state, date(2027, 2, 2)))
    assert told[0] == "dossier.no-measurement"
    assert [code for code in told if code.startswith("quality.")] == told[1:-2] != []
    assert told[-2:] == ["dossier.requests-open", "dossier.day-passed"]
