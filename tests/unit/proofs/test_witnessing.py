# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A witness: each rule of add-checkpoint (c2sp.org/tlog-witness), and what a dishonest log may try."""

import itertools

import pytest
from tests.unit.proofs.logged import AT, EAST, ENTRIES, LOG, checkpoint

from trede.errors import ProofError
from trede.proofs import witnessing
from trede.proofs.cosignatures import cosigned_by
from trede.proofs.merkle import consistency_path, leaf_hash
from trede.proofs.notes import new_signer, read_note
from trede.proofs.witnessing import Request, answer, read_request

LOGS = {LOG.name: [LOG.verifier]}
OTHER = [*ENTRIES[:4], b"something else", *ENTRIES[5:]]


def request(before, entries, note=None, path=None):
    if path is None:
        path = consistency_path([leaf_hash(each) for each in entries], before)
    return Request(before, path, note or checkpoint(entries)).text.encode()


def ask(seen, before, entries, **changed):
    return answer(request(before, entries, **changed), LOGS, seen, EAST, AT)


def after(*sizes, entries=ENTRIES):
    """What a witness has kept after these checkpoints of one log."""
    seen, before = {}, 0
    for size in sizes:
        said = ask(seen, before, entries[:size])
        assert said.status == 200
        seen, before = {LOG.name: said.seen}, size
    return seen


def test_the_first_checkpoint_is_signed_without_a_proof():
    said = ask({}, 0, ENTRIES[:5])
    assert (said.status, said.why, said.origin) == (200, witnessing.SIGNED, LOG.name)
    note = read_note(checkpoint(ENTRIES[:5]) + said.body)
    assert [each.at for each in cosigned_by(note, [EAST.verifier])] == [AT]
    assert said.seen.size == 5


@pytest.mark.parametrize(("before", "size"), list(itertools.combinations_with_replacement(range(1, 14), 2)))
def test_what_grew_is_signed_and_also_the_same_again(before, size):
    assert ask(after(before), before, ENTRIES[:size]).status == 200


def test_an_empty_log_is_signed_too():
    assert ask(after(0), 0, ENTRIES[:3]).status == 200


def test_another_old_size_is_told_the_one_that_is_kept():
    said = ask(after(5), 3, ENTRIES[:8])
    assert (said.status, said.body, said.kind, said.why) == (409, "5\n", "text/x.tlog.size", witnessing.OLDER)
    assert said.seen is None


def test_a_rollback_is_refused_and_named():
    """The log says that it had 3 entries and now has 4; the witness saw 9."""
    said = ask(after(5, 9), 3, ENTRIES[:4])
    assert (said.status, said.body, said.why) == (409, "9\n", witnessing.ROLLED_BACK)


def test_a_split_view_is_refused_and_named():
    """As many entries, of which one is another."""
    said = ask(after(9), 9, OTHER[:9], path=[])
    assert (said.status, said.body, said.why) == (409, "9\n", witnessing.SPLIT)


@pytest.mark.parametrize("size", range(10, 14))
def test_a_fork_is_refused_and_named(size):
    """A longer list that holds another entry than the witness saw, with the proof of that list."""
    said = ask(after(9), 9, OTHER[:size])
    assert (said.status, said.why) == (422, witnessing.FORKED)
    assert said.seen is None


def test_two_witnesses_shown_two_lists_cannot_be_brought_together():
    """Each signed its own; from then on no checkpoint gets both signatures."""
    east, west = after(6), after(6, entries=OTHER)
    assert east != west
    for entries in (ENTRIES, OTHER):
        statuses = sorted(ask(seen, 6, entries[:12]).status for seen in (east, west))
        assert statuses == [200, 422]


@pytest.mark.parametrize(
    ("path", "size"), [([], 8), ([bytes(32)], 8), ([bytes(32)], 5), ([bytes(32)] * 63, 8)]
)
def test_a_proof_that_does_not_fit_is_refused(path, size):
    assert ask(after(5), 5, ENTRIES[:size], path=path).status == 422


def test_the_first_checkpoint_comes_without_a_proof_or_not_at_all():
    assert ask({}, 0, ENTRIES[:5], path=[bytes(32)]).status == 422


def test_an_old_size_beyond_the_checkpoint_is_a_bad_request():
    assert ask(after(5), 9, ENTRIES[:8], path=[]).status == 400


def test_an_unknown_log_is_not_found():
    stranger = new_signer("other.example/log")
    assert ask({}, 0, ENTRIES, note=checkpoint(ENTRIES, log=stranger)).status == 404


def test_another_key_of_the_same_name_is_forbidden():
    stranger = new_signer(LOG.name)
    assert ask({}, 0, ENTRIES, note=checkpoint(ENTRIES, log=stranger)).status == 403


def test_a_signature_of_another_text_is_forbidden():
    lie = checkpoint(ENTRIES).replace("\n13\n", "\n12\n")
    assert ask({}, 0, ENTRIES, note=lie).status == 403


def test_signatures_of_strangers_beside_it_are_read_over():
    from trede.proofs.notes import signed

    text = read_note(checkpoint(ENTRIES)).text
    note = signed(text, [new_signer("stranger.example"), LOG])
    assert ask({}, 0, ENTRIES, note=note).status == 200


GOOD = request(5, ENTRIES)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\xff",
        GOOD.replace(b"old 5", b"old 05"),
        GOOD.replace(b"old 5", b"old -5"),
        GOOD.replace(b"old 5", b"new 5"),
        GOOD.replace(b"=\n\n", b"=\n"),
        GOOD.replace(b"old 5\n", b"old 5\nAAAA\n"),
        GOOD.replace(b"old 5\n", b"old 5\n" + b"A" * 42 + b"B=\n"),
        GOOD.replace(b"old 5\n", b"old 5\n" + (b"A" * 43 + b"=\n") * 64),
        GOOD + b" " * 65_536,
        b"old 0\n\nno note\n",
        b"old 0\n\nno checkpoint\n\n" + GOOD.rpartition(b"\n\n")[2],
    ],
)
def test_what_is_no_request_is_bad(body):
    said = answer(body, LOGS, {}, EAST, AT)
    assert (said.status, said.why) == (400, witnessing.MALFORMED)


def test_a_request_is_read_as_it_is_written():
    read = read_request(GOOD)
    assert read.text.encode() == GOOD
    assert read.before == 5
    with pytest.raises(ProofError, match="no request"):
        read_request(b"old")
