# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""``trede hand-over``, in a terminal beside the office, on either database."""

from tests.integration.office.test_backup import keys, source, together  # noqa: F401 - fixtures


def test_a_number_is_handed_over_in_a_terminal(source):  # noqa: F811
    office = source
    asked = ("hand-over", "33445566", "--to", "noor@voorbeeld.example", "--name", "Noor BV")
    done = office.trede(*asked)
    assert done.returncode == 0, done.stderr
    assert "33445566" in done.stdout
    assert "‘Keur Zuid BV’" in done.stdout
    assert "‘Noor BV’" in done.stdout
    again = office.trede(*asked)
    assert again.returncode == 2
    assert "is al beheerder van de organisatie met dit nummer" in " ".join(again.stderr.split())
    kept = office.trede("doctor").stdout
    assert "✓ wat bewaard is, is zoals het logboek zegt" in kept, kept
