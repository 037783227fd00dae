# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A measurement keeps totals, classes and a seal, and gives the rows back."""

import json
from dataclasses import replace

import pytest
from tests.builders import SHELF, order, person
from tests.unit.office.dossier.filled import INTENDED, YEAR, declared, put_orders

from trede.errors import NotAllowedError, NotFoundError, RefusedError
from trede.intake.json_door import read_json
from trede.office.dossier import actions, queries
from trede.office.dossier.models import Measurement, Scored
from trede.proofs import read_rows_file
from trede.scoring import score


def direct(measured, under="pso-2.1"):
    return score(SHELF.load(under), measured, SHELF.knows_position)


def test_the_kept_score_is_that_of_the_rows(administrator, measured, declared):
    kept, made = queries.outcome(administrator, measured), direct(declared)
    assert (kept.edition, kept.level) == ("pso-2.1", made.level)
    for name, figure in kept.figures.items():
        assert figure == getattr(made, name), name


def test_it_scores_the_same_from_what_was_kept(administrator, measured, declared):
    again = queries.report(administrator, measured, language="nl").score
    made = direct(declared)
    assert (again.total, again.level, again.next, again.thirty_plus) == (
        *(made.total, made.level, made.next),
        made.thirty_plus,
    )
    assert direct(queries.ground(administrator, measured).measurement).total == made.total


def test_nobody_is_in_what_was_kept(administrator, measured):
    kept = [*Measurement.objects.values_list(), *Scored.objects.values_list()]
    assert "CANARY" not in str(kept)
    assert "CANARY" not in str(queries.report(administrator, measured, language="nl").score.explanation)


def test_the_receipt_can_be_made_again_and_says_nothing_of_the_rows(administrator, measured, declared):
    kept = queries.outcome(administrator, measured).document["receipt"]["input_sha256"]
    assert kept == queries.report(administrator, measured, language="nl").score.receipt.input_sha256
    for edition in SHELF.ids:
        dated = replace(declared, application_day=INTENDED.toordinal())
        assert direct(dated, edition).receipt.input_sha256 != kept


def test_the_rows_go_back_with_the_seal_that_is_kept(now, administrator, dossier, declared):
    made = actions.measure(by=administrator, on=now, dossier=dossier, declared=declared)
    file, findings = read_rows_file(made.rows_file)
    assert findings == ()
    assert {row["ref"] for row in file.rows} >= {"CANARY1", "CANARY2"}
    assert queries.outcome(administrator, dossier).seal["root"] == file.seal.root
    read, _ = read_json(made.rows_file)
    assert direct(read).total == direct(declared).total


def test_other_handbooks_are_kept_beside_it(administrator, measured, declared):
    kept = queries.outcome(administrator, measured)
    assert [edition for edition, _, _ in kept.others] == ["pso-1.5", "pso-1.6", "pso-1.7", "pso-1.9"]
    older = queries.outcome(administrator, measured, edition="pso-1.6")
    assert older.figures["direct"] == direct(declared, "pso-1.6").direct


def test_a_handbook_that_cannot_score_it_is_left_out(now, administrator, dossier):
    only_new = declared(person("temporary-protection", ref="X"))
    actions.measure(by=administrator, on=now, dossier=dossier, declared=only_new)
    assert queries.outcome(administrator, dossier).others == []
    with pytest.raises(NotFoundError):
        queries.outcome(administrator, dossier, edition="pso-1.6")


def test_warnings_about_rows_become_a_number(now, administrator, dossier):
    both = declared(
        person("sw", ref="X", indication_until="2027-03-01"), person(None, ref="Y", since="2027-01-01")
    )
    actions.measure(by=administrator, on=now, dossier=dossier, declared=both)
    found = {each["code"]: each for each in queries.outcome(administrator, dossier).document["findings"]}
    assert found["employment.window-ends"]["count"] == 1
    assert found["employment.outside-year"]["value"] is None
    assert found["employment.outside-year"]["nl"].startswith("Eén dienstverband valt")
    assert "scheme.weight-assumed" in found


def test_what_is_wrong_is_told_and_nothing_is_kept(now, administrator, dossier, declared):
    wrong = replace(declared, employments=(replace(declared.employments[0], contract="zzp"),))
    with pytest.raises(RefusedError) as refusal:
        actions.measure(by=administrator, on=now, dossier=dossier, declared=wrong)
    assert [each.code for each in refusal.value.findings] == ["employment.contract-unknown"]
    assert not Measurement.objects.exists()


def test_changed_purchases_score_as_the_rows_would(now, administrator, measured, declared):
    other = (order("900000", on="2026-07-01", kvk="33334444", share="30"),)
    put_orders(administrator, now, measured, other)
    kept = queries.outcome(administrator, measured)
    assert (kept.number, kept.source) == (3, "purchases")
    fresh = direct(replace(declared, purchases=other))
    assert kept.figures["indirect"] == fresh.indirect
    assert kept.figures["counted_indirect"] == fresh.counted_indirect
    assert kept.seal == queries.outcome(administrator, measured, measurement=first(measured)).seal


def first(dossier):
    return Measurement.objects.get(dossier=dossier, number=1).pk


def test_purchases_may_come_before_the_people(now, administrator, dossier, declared):
    orders = declared.purchases
    put_orders(administrator, now, dossier, orders)
    assert not Measurement.objects.exists()
    there = [each.id for each in queries.checked_orders(administrator, dossier)]
    actions.measure(by=administrator, on=now, dossier=dossier, declared=replace(declared, purchases=()))
    assert queries.outcome(administrator, dossier).figures["indirect"] == direct(declared).indirect
    assert [each.id for each in queries.checked_orders(administrator, dossier)] == there != []


def test_an_order_is_taken_away_by_its_id_and_once(now, administrator, measured):
    here = {"by": administrator, "on": now, "dossier": measured}
    first, second = (
        actions.add_order(**here, order=order(order=number, on="2026-07-01", kvk="33334444"))
        for number in ("A", "B")
    )
    actions.remove_order(**here, order=first)
    with pytest.raises(NotFoundError):
        actions.remove_order(**here, order=first)
    assert second in {each.id for each in queries.checked_orders(administrator, measured)}
    assert len(queries.checked_orders(administrator, measured)) == 2


def test_orders_of_the_own_group_are_refused(now, administrator, measured):
    own = order(on="2026-05-01", kvk="12345678")
    with pytest.raises(RefusedError) as refusal:
        actions.add_order(by=administrator, on=now, dossier=measured, order=own)
    assert [each.code for each in refusal.value.findings] == ["purchase.own-group"]


def test_a_new_measurement_leaves_the_test_stage(now, administrator, measured, declared):
    actions.hand_in_test(by=administrator, on=now, dossier=measured)
    assert queries.dossier(administrator, measured).stage == "test"
    actions.measure(by=administrator, on=now, dossier=measured, declared=declared)
    assert queries.dossier(administrator, measured).stage == "draft"


def test_last_year_stands_beside_it(now, administrator, dossier, declared):
    before = replace(
        declared,
        reference_year=replace(declared.reference_year, first=declared.reference_year.first - 365,
                               last=declared.reference_year.last - 365),
    )  # fmt: skip
    actions.measure(by=administrator, on=now, dossier=dossier, declared=before)
    assert queries.earlier(administrator, dossier) is None
    actions.measure(by=administrator, on=now, dossier=dossier, declared=declared)
    assert queries.earlier(administrator, dossier).number == 1
    assert [each.number for each in queries.measurements(administrator, dossier)] == [2, 1]


def test_without_a_measurement_there_is_nothing_to_show(administrator, dossier):
    assert queries.earlier(administrator, dossier) is None
    with pytest.raises(NotFoundError):
        queries.outcome(administrator, dossier)


def test_a_stranger_finds_nothing(now, stranger, measured, declared):
    for look in (queries.outcome, queries.earlier, queries.sections, queries.dossier, queries.measurements):
        with pytest.raises(NotFoundError):
            look(stranger, measured)
    with pytest.raises(NotFoundError):
        actions.measure(by=stranger, on=now, dossier=measured, declared=declared)


def test_only_who_may_edit_measures(now, colleague, dossier, declared):
    for role in ("signatory", "adviser", "guest-reader"):
        with pytest.raises(NotAllowedError):
            actions.measure(by=colleague(role), on=now, dossier=dossier, declared=declared)


def test_the_document_follows_the_published_schema(administrator, measured):
    from pathlib import Path

    from jsonschema import Draft202012Validator

    schema = json.loads((Path(__file__).parents[4] / "schema" / "score-1.json").read_text("utf-8"))
    document = queries.outcome(administrator, measured).document
    assert [error.message for error in Draft202012Validator(schema).iter_errors(document)] == []


def test_the_reference_year_is_kept(administrator, measured):
    kept = queries.outcome(administrator, measured)
    assert {"first": kept.first_day, "last": kept.last_day} == YEAR
