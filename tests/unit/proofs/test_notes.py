# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Signed notes: vectors of others first, then everything that may not pass."""

from base64 import b64encode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trede.errors import ProofError
from trede.proofs.notes import (
    SECRET,
    Note,
    Signer,
    Verifier,
    new_signer,
    read_note,
    read_signer,
    read_verifier,
    signed,
)

# The example in the documentation of golang.org/x/mod/sumdb/note.
NEUMANN_SECRET = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
NEUMANN = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
TEXT = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
NOTE = (
    f"{TEXT}\n— PeterNeumann "
    "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
)
# A tree head of the public log of Go modules, with the key that its tools have built in.
GO = "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8"
GO_NOTE = """go.sum database tree
65209736
5+uGFjx6xBZG8ip1+wi77v+grwbhhukIrxEUS8PXvRo=

— sum.golang.org Az3grnbssgK7ubgFX36gVETtNv0U23qxyAhAMai2QUfeGa3nB/akvkMdlUErfcZz7l/R3cVtYspg3dxXABkGZZKdsQ8=
"""
# The example of c2sp.org/signed-note, of which the key is not published: empty lines belong to the text.
POEM = """Ognuno sta solo sul cuor della terra
trafitto da un raggio di sole:

ed è subito sera.

— quasimodo.example/salvatore \
NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=
"""
OURS = Signer("trede.example/journal", bytes(range(32)))


def test_the_example_of_go_is_signed_to_the_byte():
    assert signed(TEXT, [read_signer(NEUMANN_SECRET)]) == NOTE
    assert read_note(NOTE).signed_by([read_verifier(NEUMANN)]) == [read_verifier(NEUMANN)]


def test_a_tree_head_of_the_go_modules_holds():
    assert read_note(GO_NOTE).signed_by([read_verifier(GO)])


def test_the_example_of_the_specification_is_read():
    note = read_note(POEM)
    assert note.text.endswith("sole:\n\ned è subito sera.\n")
    ((name, key_id, signature),) = note.signatures
    assert (name, key_id.hex(), len(signature)) == ("quasimodo.example/salvatore", "367ba04b", 64)
    assert note.signed_by([OURS.verifier]) == []


def test_keys_are_written_as_they_are_read():
    assert read_signer(NEUMANN_SECRET).secret == NEUMANN_SECRET
    assert read_signer(NEUMANN_SECRET).verifier.line == NEUMANN
    made = new_signer("trede.example/journal")
    assert read_signer(made.secret) == made != new_signer("trede.example/journal")
    assert read_verifier(made.verifier.line) == made.verifier


@pytest.mark.parametrize("name", ["", "two words", "a+b", "a\u00a0b"])
def test_a_key_cannot_have_any_name(name):
    with pytest.raises(ProofError, match="name"):
        new_signer(name)


NO_KEYS = ["", NEUMANN[:-1], NEUMANN.replace("c74f20a3", "c74f20a4"), "a+00000000+AQ==", "a+00000000+A!", "a"]


@pytest.mark.parametrize("line", [*NO_KEYS, NEUMANN_SECRET])
def test_what_is_no_public_key_is_refused(line):
    with pytest.raises(ProofError, match="public key"):
        read_verifier(line)


@pytest.mark.parametrize("line", [*NO_KEYS, *(SECRET + line for line in NO_KEYS), NEUMANN])
def test_what_is_no_secret_key_is_refused_without_repeating_it(line):
    with pytest.raises(ProofError, match="secret key") as refused:
        read_signer(line)
    assert len(line) < 20 or line not in str(refused.value)


def test_no_bit_of_a_signed_text_changes_unnoticed():
    for place in range(len(TEXT) - 1):
        changed = TEXT[:place] + chr(ord(TEXT[place]) ^ 1) + TEXT[place + 1 :]
        with pytest.raises(ProofError):
            read_note(NOTE.replace(TEXT, changed)).signed_by([read_verifier(NEUMANN)])


@given(st.integers(0, 64 * 8 - 1))
def test_no_bit_of_a_signature_changes_unnoticed(bit):
    note = read_note(signed(TEXT, [OURS]))
    ((name, key_id, signature),) = note.signatures
    flipped = bytearray(signature)
    flipped[bit // 8] ^= 1 << bit % 8
    with pytest.raises(ProofError, match="does not belong"):
        Note(note.text, [(name, key_id, bytes(flipped))]).signed_by([OURS.verifier])


def test_a_key_of_somebody_else_says_nothing():
    stranger = new_signer(OURS.name)  # the same name
    assert read_note(signed(TEXT, [stranger])).signed_by([OURS.verifier]) == []


def test_of_several_signatures_those_of_known_keys_count():
    stranger, other = new_signer("elsewhere.example"), new_signer("second.example")
    note = read_note(signed(TEXT, [stranger, OURS, other]))
    assert note.signed_by([other.verifier, OURS.verifier]) == [OURS.verifier, other.verifier]


def test_a_false_signature_in_our_name_spoils_the_note():
    false = Verifier(OURS.name, OURS.verifier.public)
    lie = f"— {OURS.name} {b64encode(false.id + bytes(64)).decode()}\n"
    other = new_signer("second.example")
    with pytest.raises(ProofError, match="does not belong"):
        read_note(signed(TEXT, [other]) + lie).signed_by([other.verifier, OURS.verifier])


@pytest.mark.parametrize(
    "text",
    ["", "no newline", "a tab\t\n", "a return\r\n", "a zero\0\n", chr(0xD800) + "\n", chr(0xDFFF) + "\n"],
)
def test_not_every_text_can_be_signed(text):
    with pytest.raises(ProofError, match="newline"):
        signed(text, [OURS])


GOOD = signed("text\n", [OURS])
LINE = GOOD.split("\n\n")[1]


@pytest.mark.parametrize(
    "note",
    [
        "",
        "text\n",
        "text\n\n",
        "text\n\n\n",
        GOOD[:-1],
        GOOD + "\n",
        "te\rxt\n\n" + LINE,
        "text\n\n" + LINE.replace("— ", "- "),
        "text\n\n" + LINE.replace("=", ""),
        "text\n\n— name AAAA\n",
        "text\n\n— na+me AAAAAAAA\n",
        "text\n\n— name " + LINE.split()[2][:-2] + "B=\n",
        "text\n\n— name " + LINE.split()[2] + "=\n",
        "text\n\n" + LINE * 65,
    ],
)
def test_what_is_no_note_is_refused(note):
    with pytest.raises(ProofError, match="no signed note"):
        read_note(note)


def test_sixteen_signatures_are_read():
    """What a reader must accept at least."""
    signers = [new_signer(f"key-{number}.example") for number in range(16)]
    assert len(read_note(signed(TEXT, signers)).signed_by([each.verifier for each in signers])) == 16


def test_sixty_four_signatures_are_the_most():
    assert len(read_note("text\n\n" + LINE * 64).signatures) == 64
    with pytest.raises(ProofError, match="no signed note"):
        read_note("text\n\n" + LINE * 65)


def test_behind_the_id_of_a_key_a_signature_must_follow():
    """Four bytes of the id alone are none; what follows may be of any length until it is checked."""
    for_id = b64encode(OURS.verifier.id).decode()
    with pytest.raises(ProofError, match="is no signature"):
        read_note(f"{TEXT}\n— {OURS.name} {for_id}\n")


def test_a_signature_of_another_length_does_not_hold():
    short = f"— {OURS.name} {b64encode(OURS.verifier.id + b'short').decode()}\n"
    with pytest.raises(ProofError, match="does not belong"):
        read_note(f"{TEXT}\n{short}").signed_by([OURS.verifier])
