# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The chain of events, without a database."""

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trede.office.journal.rules import EDITED, GENESIS, MISSING, UNLINKED, Break, Entry, breaks, timestamp

AT = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)


def chain(length: int) -> list[Entry]:
    entries: list[Entry] = []
    previous = GENESIS
    for number in range(1, length + 1):
        entry = Entry(number, AT, "a.b", "system:test", frozenset(), "thing:1", {"n": number}, previous, "")
        entries.append(replace(entry, sha256=entry.computed_sha256()))
        previous = entries[-1].sha256
    return entries


@given(st.integers(0, 8))
def test_an_untouched_chain_holds(length):
    assert breaks(chain(length)) == []


@pytest.mark.parametrize("facts", [{"n": 10**30}, {"n": {1, 2}}, {1: "n"}])
def test_a_row_that_nobody_could_have_written_is_named(facts):
    entries = chain(3)
    entries[1] = replace(entries[1], facts=facts)
    assert breaks(entries) == [Break(2, EDITED)]


CHANGES = {
    "at": datetime(2026, 11, 2, 9, 31, tzinfo=UTC),
    "kind": "a.c",
    "actor": "person:1",
    "organisations": frozenset({UUID(int=1)}),
    "subject": "thing:2",
    "facts": {"n": 99},
    "previous_sha256": "1" * 64,
}


@given(st.integers(1, 5), st.sampled_from(sorted(CHANGES)))
def test_an_edited_row_is_named(number, field):
    entries = chain(5)
    entries[number - 1] = replace(entries[number - 1], **{field: CHANGES[field]})
    assert Break(number, EDITED) in breaks(entries)


@given(st.integers(2, 4))
def test_an_edited_row_with_a_new_checksum_breaks_the_next_link(number):
    entries = chain(5)
    edited = replace(entries[number - 1], actor="person:1")
    entries[number - 1] = replace(edited, sha256=edited.computed_sha256())
    assert breaks(entries) == [Break(number + 1, UNLINKED)]


@given(st.integers(1, 4))
def test_a_row_that_was_taken_out_is_named(number):
    entries = [entry for entry in chain(5) if entry.number != number]
    assert breaks(entries) == [Break(number, MISSING)]


def test_a_moment_has_a_time_zone():
    with pytest.raises(ValueError, match="time zone"):
        timestamp(datetime(2026, 11, 2))  # noqa: DTZ001


def test_a_moment_is_written_in_utc():
    assert timestamp(datetime.fromisoformat("2026-11-02T10:30:00+01:00")) == "2026-11-02T09:30:00.000000Z"
