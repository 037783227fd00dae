# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rows made again from their own values, and from each other."""

from tests.builders import edition, measurement, person

from trede.scoring.row_documents import recomputed, recomputed_together, row_documents, seal_subject

RULES = edition("pso-1.7")


def test_what_a_row_says_of_the_others_is_held_against_them():
    """Whoever went on from a first contract has lasted as long as both; the second row of that file in another one
    that lacks the first agrees with itself, and not with the rows beside it.
    """
    first = person(contract="secondment", hours=32, since="2018-01-01", until="2018-08-31")
    second = person(contract="secondment", hours=33, since="2018-09-01")
    both, one = measurement(first, second), measurement(second, person(None, ref="P2"))
    (_, went_on), (begun, beside) = (row_documents(RULES, each) for each in (both, one))
    assert went_on != begun
    subject = seal_subject(RULES, one)
    assert recomputed(RULES, subject, went_on) == recomputed_together(RULES, subject, [begun, beside]) == ()
    (found,) = recomputed_together(RULES, subject, [went_on, beside])
    assert (found.code, found.place) == ("rows.other-sums", "rows[0]")
