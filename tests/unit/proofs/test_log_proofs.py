# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Proofs of logging: as c2sp.org/tlog-proof writes them, and nothing else."""

import pytest
from tests.unit.proofs.logged import EAST, ENTRIES, POLICY, WEST, checkpoint

from trede.errors import ProofError
from trede.proofs.log_proofs import LogProof, NotLoggedError, read_log_proof
from trede.proofs.merkle import inclusion_path, leaf_hash
from trede.proofs.policies import read_policy

LEAVES = [leaf_hash(each) for each in ENTRIES]
POLICY_READ = read_policy(POLICY)


def proof(index, extra=None):
    return LogProof(index, inclusion_path(LEAVES, index), checkpoint(ENTRIES, EAST, WEST), extra)


# The example of the specification; its signatures are shortened there, so a checkpoint of ours stands below it.
EXAMPLE = f"""c2sp.org/tlog-proof@v1
extra YWdlLXYxLjIuMS1kYXJ3aW4tYXJtNjQudGFyLmd6
index 73894
gSKyXoYZUgZ6jduWYrkDOARinOMGJveXjgMkBTcdPlQ=
B95lDa8R83lS8n0eG+o0buTxRKQTYFi//1U8anccXmA=

{checkpoint(ENTRIES)}"""


def test_the_example_of_the_specification_is_read_and_written():
    read = read_log_proof(EXAMPLE)
    assert (read.index, len(read.path), read.extra) == (73894, 2, b"age-v1.2.1-darwin-arm64.tar.gz")
    assert read.text == EXAMPLE


@pytest.mark.parametrize("index", range(13))
def test_every_entry_is_shown_to_be_in_the_log(index):
    read = read_log_proof(proof(index).text)
    assert read.check(ENTRIES[index], POLICY_READ).checkpoint.size == 13
    with pytest.raises(NotLoggedError, match=f"not entry {index}"):
        read.check(ENTRIES[(index + 1) % 13], POLICY_READ)


def test_what_stands_beside_it_is_kept():
    assert read_log_proof(proof(3, b"").text).extra == b""
    assert read_log_proof(proof(3).text).extra is None


def test_no_bit_changes_unnoticed():
    """Of all that vouches: the words, the index, the path, the checkpoint and both needed signatures."""
    text = proof(4).text.encode()
    for place in range(len(text)):
        for bit in range(8):
            changed = bytearray(text)
            changed[place] ^= 1 << bit
            with pytest.raises(ProofError):
                _checked(bytes(changed))


def _checked(data):
    try:
        text = data.decode()
    except UnicodeDecodeError:
        raise ProofError("no text") from None
    return read_log_proof(text).check(ENTRIES[4], POLICY_READ)


GOOD = proof(4).text
HASH = GOOD.splitlines()[2]


@pytest.mark.parametrize(
    "text",
    [
        "",
        GOOD.replace("@v1", "@v2"),
        GOOD.replace("index 4", "index 04"),
        GOOD.replace("index 4", "index -1"),
        GOOD.replace("index 4\n", ""),
        GOOD.replace("index 4", "extra !\nindex 4"),
        GOOD.replace("index 4", "extra YQ=\nindex 4"),
        GOOD.replace("index 4", "extra YR==\nindex 4"),
        GOOD.replace(HASH, HASH[:-4]),
        GOOD.replace(HASH, HASH[:-2] + "B="),
        GOOD.replace(HASH, "\n".join([HASH] * 64)),
        GOOD.partition("\n\n")[0] + "\n",
    ],
)
def test_what_is_no_proof_is_refused(text):
    with pytest.raises(ProofError, match="no proof of logging"):
        read_log_proof(text)
