# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What signed checkpoints say of a journal, without a database: at each size below, at and beyond its end."""

import hashlib

import pytest

from trede.errors import ProofError
from trede.office.journal.checkpoint_rules import (
    Compared,
    Keys,
    Reading,
    Unreadable,
    compared,
    first_other,
    read_any,
    read_keys,
    read_own,
    written,
)
from trede.proofs.checkpoints import Checkpoint
from trede.proofs.notes import Signer
from trede.proofs.notes import signed as signed_note

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


def test_the_last_event_that_was_signed_counts_too():
    changed = [*SUMS[:4], b"\0" * 32]
    assert compared([signed(5), signed(4)], changed) == Compared(5, 4, signed(5), None)


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


FIRST, SECOND, STRANGER = (Signer(name, bytes([n] * 32)) for n, name in ((1, "log"), (2, "log"), (3, "log")))
ELSEWHERE = Signer("other", bytes([4] * 32))
KEYS = Keys(FIRST, [FIRST.verifier, SECOND.verifier, ELSEWHERE.verifier])


def note(size, *signers):
    return signed_note(signed(size).text, signers or [FIRST])


class TestKeys:
    def test_the_first_secret_one_signs_and_each_may_have_signed(self):
        lines = [SECOND.verifier.line, FIRST.secret, ELSEWHERE.secret]
        keys = read_keys(lines)
        assert keys.signing.secret == FIRST.secret
        assert [each.line for each in keys.known] == [
            each.verifier.line for each in (SECOND, FIRST, ELSEWHERE)
        ]

    def test_without_a_secret_one_nothing_is_signed(self):
        assert read_keys([SECOND.verifier.line]) == Keys(None, [SECOND.verifier])
        assert read_keys([]) == Keys(None, [])

    @pytest.mark.parametrize("line", [FIRST.secret[:-4], FIRST.verifier.line[:-4], "key"])
    def test_what_is_no_key_is_refused(self, line):
        with pytest.raises(ProofError):
            read_keys([line])


class TestAFile:
    def test_holds_notes_with_an_empty_line_after_each(self):
        notes = [note(2), note(5, SECOND)]
        text = f"{notes[0]}\n{notes[1]}\n"
        assert written(notes) == text
        assert read_own(text, KEYS) == Reading([signed(2), signed(5)], [])

    def test_of_ours_says_where_anything_else_stands(self):
        first, second = note(2), note(5)
        lines = len(first.splitlines()) + 1
        for text, line in (
            (f"x\n{first}\n{second}\n", 1),
            (f"{first}\n\n{second}\n", lines + 1),
            (f"{first}\n{second}\nx", 2 * lines + 1),
        ):
            read = read_own(text, KEYS)
            assert read.checkpoints == [signed(2), signed(5)]
            assert read.wrong == [Unreadable(line, "edited")]

    @pytest.mark.parametrize("sizes", [(2, 2), (5, 2), (2, 5, 5)])
    def test_of_ours_grows(self, sizes):
        read = read_own(written(note(size) for size in sizes), KEYS)
        assert read.checkpoints == [signed(size) for size in sizes]
        assert read.wrong == [Unreadable(1, "edited")]

    def test_that_somebody_kept_may_be_a_letter(self):
        letter = f"Beste,\n\n{note(5)}\nGroet\n\n{note(2)}\n"
        assert read_any(letter, KEYS) == Reading([signed(5), signed(2)], [])

    def test_names_the_line_of_what_we_did_not_sign(self):
        good, foreign, edited = note(2), note(3, STRANGER), note(4).replace("\n4\n", "\n5\n", 1)
        lines = len(good.splitlines()) + 1
        read = read_any(written([good, foreign, edited]), KEYS)
        assert read.checkpoints == [signed(2)]
        assert read.wrong == [Unreadable(lines + 1, "foreign"), Unreadable(2 * lines + 1, "edited")]

    def test_a_key_of_another_name_does_not_sign_for_this_journal(self):
        """One signature of the journal's own name is enough."""
        assert read_any(note(2, ELSEWHERE), KEYS).wrong == [Unreadable(1, "foreign")]
        assert read_any(note(2, ELSEWHERE, FIRST), KEYS) == Reading([signed(2)], [])

    def test_a_note_that_is_no_checkpoint_was_edited(self):
        no_base64 = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2J="
        other = signed_note(f"log\n2\n{no_base64}\n", [FIRST])
        assert read_any(other, KEYS) == Reading([], [Unreadable(1, "edited")])
