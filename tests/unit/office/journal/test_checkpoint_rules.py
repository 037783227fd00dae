# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What signed checkpoints say of a journal, without a database: at each size below, at and beyond its end."""

import hashlib

import pytest

from trede.office.journal.checkpoint_rules import Compared, compared, first_other
from trede.proofs.checkpoints import Checkpoint

SUMS = [hashlib.sha256(bytes([number])).digest() for number in range(9)]


def root(sums):
    """RFC 6962, 2.1: split at the largest power of two below the size."""
    if len(sums) < 2:
        return hashlib.sha256(b"\0" + sums[0]).digest() if sums else hashlib.sha256().digest()
    half = 1 << (len(sums) - 1).bit_length() - 1
    return hashlib.sha256(b"\1" + root(sums[:half]) + root(sums[half:])).digest()


def signed(size, sums=SUMS):
    return Checkpoint("log", size, root(sums[:size]))


@pytest.mark.parametrize("events", [0, 1, 4, 5])
@pytest.mark.parametrize("size", [0, 1, 3, 4, 5, 6])
def test_a_checkpoint_agrees_up_to_its_size_or_is_of_a_longer_journal(events, size):
    one = signed(size)
    agreed, beyond = (size, None) if size <= events else (0, one)
    assert compared([one], SUMS[:events]) == Compared(events, agreed, None, beyond)


def test_of_several_the_largest_that_agrees_counts_and_the_largest_beyond_is_told():
    several = [signed(size) for size in (3, 7, 5, 6, 1)]
    assert compared(several, SUMS[:5]) == Compared(5, 5, None, signed(7))


def test_from_the_smallest_that_the_events_do_not_give_on_nothing_agrees():
    """The third event was changed: what was signed of two still holds, of three and more no longer."""
    changed = [*SUMS[:2], b"\0" * 32, *SUMS[3:]]
    several = [signed(size) for size in (4, 3, 5, 2, 9)]
    assert compared(several, changed[:5]) == Compared(5, 2, signed(3), signed(9))


def test_without_a_checkpoint_nothing_is_said():
    assert compared([], SUMS) == Compared(9, 0, None, None)


@pytest.mark.parametrize("changed", [0, 2, 3, 4])
def test_the_first_event_that_is_another_is_named_by_its_number(changed):
    now = [*SUMS[:changed], b"\0" * 32, *SUMS[changed + 1 :]]
    expected = changed + 1 if changed < 4 else None  # what was signed ends with the fourth
    found = first_other(signed(4), SUMS, now[:4] if expected is None else now)
    assert found == expected


def test_an_event_that_was_cut_off_is_another_and_kept_sums_must_be_the_signed_ones():
    assert first_other(signed(4), SUMS, SUMS[:3]) == 4
    assert first_other(signed(4), SUMS[1:], SUMS) is None
    assert first_other(signed(4), SUMS[:3], SUMS) is None
