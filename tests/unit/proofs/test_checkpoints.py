# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Checkpoints as text, and found in longer texts."""

import pytest

from trede.errors import ProofError
from trede.proofs.checkpoints import Checkpoint, notes_in, read_checkpoint
from trede.proofs.notes import Signer, read_note, signed

# The example of c2sp.org/tlog-checkpoint.
BODY = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"
EXAMPLE = (
    f"{BODY}\n— example.com/behind-the-sofa"
    " Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n"
)
ROOT = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I="
OURS = Signer("trede.example/journal", bytes(range(32)))


def test_the_example_of_the_specification():
    read = read_checkpoint(read_note(EXAMPLE).text)
    assert (read.origin, read.size) == ("example.com/behind-the-sofa", 20852163)
    assert read.root.hex() == "0ac5186a91863e8e1d90c808014aa89bf5da8e3ee1d9f07630f0378f68f1ab62"
    assert read.text == BODY


def test_lines_below_the_root_are_read_over():
    assert read_checkpoint(f"{BODY}more\n") == read_checkpoint(BODY)


@pytest.mark.parametrize(
    "text",
    [
        "",
        BODY[:-1],
        BODY.replace("20852163", "020852163"),
        BODY.replace("20852163", "-1"),
        BODY.replace("20852163", "1" * 19),
        BODY.replace("example.com/behind-the-sofa", ""),
        BODY.replace(ROOT, ROOT[4:]),
        BODY.replace(ROOT, ROOT[:-2] + "J="),
        f"{BODY}\n",
        f"\n{BODY}",
    ],
)
def test_what_is_no_checkpoint_is_refused(text):
    with pytest.raises(ProofError, match="no checkpoint"):
        read_checkpoint(text)


def test_notes_are_found_in_a_letter():
    first, second = (signed(Checkpoint("log", size, bytes(32)).text, [OURS]) for size in (3, 40))
    shown = "".join(f"    {line}\r\n" for line in second.splitlines())
    letter = f"Subject: checkpoint\n\nDear all,\n\n{first}\nand:\n\n{shown}\nRegards\n"
    found = list(notes_in(letter))
    assert [each.note for each in found] == [first, second]
    assert [each.line for each in found] == [5, 13]
    assert all(read_note(each.note).signed_by([OURS.verifier]) for each in found)


@pytest.mark.parametrize("above", ["", "\n", "\n\n", "Dear all,\n"])
def test_the_line_on_which_a_note_starts_counts_every_line_above_it(above):
    note = signed(Checkpoint("log", 3, bytes(32)).text, [OURS])
    assert [each.line for each in notes_in(above + note)] == [above.count("\n") + 1]


def test_nothing_is_found_in_another_text():
    assert list(notes_in(f"Dear all,\n\n{BODY}\nRegards\n")) == []
