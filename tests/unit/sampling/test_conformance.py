# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The samples that another engine can be held to: drawn again here, and with the slow shuffle of the other tests."""

import hashlib
import json
from pathlib import Path

import pytest
from tests.unit.sampling.test_drawing import shuffled

from trede.sampling import is_replayed, sample

FOLDER = Path(__file__).parents[3] / "conformance" / "samples"
FILES = sorted(FOLDER.glob("*.json"))
SIZES = {(10, 0): 10, (25, 0): 24, (50, 0): 39, (100, 0): 45, (500, 0): 56, (5000, 0): 59, (500, 1): 87}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_published_sample_is_drawn_again(file):
    document = json.loads(file.read_text("utf-8"))
    seed = hashlib.sha256(
        f"trede/sample-seed/1\n{document['seal']}\n{document['checkpoint']}".encode()
    ).digest()
    size = SIZES[document["count"], document["errors_seen"]]
    assert document["seed"] == seed.hex()
    assert document["rows"] == list(shuffled(seed, document["count"], size))
    assert is_replayed(document)


def test_there_is_a_published_sample_of_every_size():
    read = [json.loads(file.read_text("utf-8")) for file in FILES]
    assert {(each["count"], each["errors_seen"]) for each in read} == SIZES.keys()


def test_what_differs_is_not_believed():
    good = sample("ab" * 32, 100, "log\n1\nroot\n").document()
    assert is_replayed(good)
    changes = {"seal": "cd" * 32, "count": 101, "checkpoint": "", "errors_seen": 1, "rows": [], "size": 1}
    for key, value in changes.items():
        assert not is_replayed({**good, key: value})
    for key in ("seal", "count", "checkpoint", "errors_seen"):
        assert not is_replayed({each: good[each] for each in good if each != key})
        assert not is_replayed({**good, key: None})
    assert not is_replayed({**good, "count": -1})
    assert not is_replayed({**good, "more": 1})


def test_the_extended_sample_begins_with_the_first():
    first, more = (sample("ab" * 32, 500, "log\n1\nroot\n", seen=seen) for seen in (0, 1))
    assert more.rows[: len(first.rows)] == first.rows
