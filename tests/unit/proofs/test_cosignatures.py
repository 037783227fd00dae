# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Cosignatures: the message is built here a second time, byte for byte as the specification writes it."""

import hashlib
from base64 import b64decode, b64encode

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from trede.errors import ProofError
from trede.proofs.cosignatures import Cosigned, cosignature, cosigned_by
from trede.proofs.notes import (
    COSIGNATURE,
    Note,
    Signer,
    new_signer,
    read_note,
    read_signer,
    read_verifier,
    signed,
)

# The text of the examples of c2sp.org/tlog-checkpoint and tlog-cosignature.
BODY = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"
AT = 1679315147
LOG = Signer("example.com/behind-the-sofa", bytes(range(32)))
WITNESS = Signer("witness.example.com/w1", bytes(range(1, 33)), COSIGNATURE)
NOTE = signed(BODY, [LOG]) + cosignature(BODY, WITNESS, AT) + "\n"


def test_the_line_is_that_of_the_specification():
    key = Ed25519PrivateKey.from_private_bytes(bytes(range(1, 33)))
    public = key.public_key().public_bytes_raw()
    key_id = hashlib.sha256(b"witness.example.com/w1\n\x04" + public).digest()[:4]
    message = b"cosignature/v1\ntime 1679315147\n" + BODY.encode()
    data = key_id + AT.to_bytes(8, "big") + key.sign(message)
    assert cosignature(BODY, WITNESS, AT) == f"— witness.example.com/w1 {b64encode(data).decode()}"


def test_the_example_of_the_specification_has_its_moment():
    """Its key is not published; where the moment stands can be seen."""
    line = "jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA=="
    assert int.from_bytes(b64decode(line)[4:12], "big") == AT


def test_who_signed_and_when():
    assert cosigned_by(read_note(NOTE), [WITNESS.verifier]) == [Cosigned(WITNESS.verifier, AT)]
    assert read_note(NOTE).signed_by([LOG.verifier, WITNESS.verifier]) == [LOG.verifier]


def test_lines_stand_in_any_order_and_strangers_are_read_over():
    text, lines = NOTE.split("\n\n")
    stranger = cosignature(BODY, new_signer("witness.example.com/w1", COSIGNATURE), AT)
    turned = "\n".join([text, "", stranger, *reversed(lines.splitlines()), ""])
    assert cosigned_by(read_note(turned), [WITNESS.verifier]) == [Cosigned(WITNESS.verifier, AT)]
    assert cosigned_by(read_note(NOTE), []) == []


def test_of_two_signatures_by_one_witness_the_earlier_moment_counts():
    twice = NOTE + cosignature(BODY, WITNESS, AT - 60) + "\n"
    assert cosigned_by(read_note(twice), [WITNESS.verifier]) == [Cosigned(WITNESS.verifier, AT - 60)]


def test_one_key_for_both_kinds_is_two_keys():
    """The kind is part of the id: a signature of a log is no cosignature, with the same 32 bytes."""
    both = Signer(WITNESS.name, WITNESS.seed)
    assert both.verifier.id != WITNESS.verifier.id
    assert cosigned_by(read_note(signed(BODY, [both])), [WITNESS.verifier]) == []
    assert read_note(NOTE).signed_by([both.verifier]) == []


@given(st.integers(0, 72 * 8 - 1))
def test_no_bit_of_a_cosignature_changes_unnoticed(bit):
    """The moment is in it too."""
    name, key_id, signature = read_note(NOTE).signatures[1]
    flipped = bytearray(signature)
    flipped[bit // 8] ^= 1 << bit % 8
    with pytest.raises(ProofError, match="witness"):
        cosigned_by(Note(BODY, [(name, key_id, bytes(flipped))]), [WITNESS.verifier])


@pytest.mark.parametrize("at", [0, 2**63 - 1])
def test_the_first_and_the_last_moment_that_fit(at):
    note = read_note(signed(BODY, [LOG]) + cosignature(BODY, WITNESS, at) + "\n")
    assert cosigned_by(note, [WITNESS.verifier]) == [Cosigned(WITNESS.verifier, at)]


@pytest.mark.parametrize("at", [-1, 2**63])
def test_a_moment_must_fit(at):
    with pytest.raises(ProofError, match="moment"):
        cosignature(BODY, WITNESS, at)


def test_keys_of_logs_and_of_witnesses_do_not_sign_in_each_others_place():
    with pytest.raises(ProofError, match="key of a witness"):
        cosignature(BODY, LOG, AT)
    with pytest.raises(ProofError, match="signs no notes"):
        signed(BODY, [WITNESS])


def test_keys_are_written_as_they_are_read():
    assert read_signer(WITNESS.secret) == WITNESS
    assert read_verifier(WITNESS.verifier.line) == WITNESS.verifier
    assert b64decode(WITNESS.verifier.line.split("+", 2)[2])[0] == 4


def test_half_a_surrogate_is_no_text():
    """Such as JSON can hold: it cannot be written in UTF-8."""
    with pytest.raises(ProofError, match="no signed note"):
        read_note("\ud800\n\n" + NOTE.split("\n\n")[1])
    with pytest.raises(ProofError, match="no signed note"):
        read_note("\udfff\n\n" + NOTE.split("\n\n")[1])
