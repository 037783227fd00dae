# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Draws: a shuffle written out in full as a second way, the same whoever draws, and no number more likely."""

import hashlib
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trede.sampling import draw, draw_groups, seed_of
from trede.sampling import drawing as subject

SEED = hashlib.sha256(b"seed").digest()


def shuffled(seed, population, size):
    """The whole list, swapped place by place; the words cut from one long hash text."""
    text = b"".join(hashlib.sha256(seed + n.to_bytes(8, "big")).digest() for n in range(size + 8))
    words = [int.from_bytes(text[at : at + 8], "big") for at in range(0, len(text), 8)]
    rows = list(range(population))
    for place in range(size):
        left = population - place
        while words[0] >= 2**64 // left * left:
            del words[0]
        other = place + words.pop(0) % left
        rows[place], rows[other] = rows[other], rows[place]
    return tuple(rows[:size])


@given(st.binary(min_size=32, max_size=32), st.integers(0, 200), st.data())
def test_a_draw_is_the_start_of_a_shuffle(seed, population, data):
    size = data.draw(st.integers(0, population))
    drawn = draw(seed, population, size)
    assert drawn == shuffled(seed, population, size)
    assert len(set(drawn)) == size
    assert all(0 <= row < population for row in drawn)


@given(st.integers(1, 300))
def test_a_larger_draw_begins_with_the_smaller_one(population):
    whole = draw(SEED, population, population)
    assert sorted(whole) == list(range(population))
    assert draw(SEED, population, population // 2) == whole[: population // 2]


def test_every_pair_comes_up_about_as_often():
    """6 rows, 2 drawn, 6,000 seeds: 30 ordered pairs, 200 of each expected. The bound is that of a chi-square of 29
    degrees of freedom at one in a million: 82.
    """
    seeds = (hashlib.sha256(n.to_bytes(4, "big")).digest() for n in range(6000))
    counted = Counter(draw(seed, 6, 2) for seed in seeds)
    assert len(counted) == 30
    assert sum((each - 200) ** 2 / 200 for each in counted.values()) < 82


def test_words_that_would_favour_small_numbers_are_thrown_away(monkeypatch):
    """2**64 is no multiple of 3: its last word would make 0 more likely."""
    words = iter([2**64 - 1, 5])
    assert subject._below(3, words) == 2
    assert subject._below(2**63, iter([2**63])) == 0


def test_groups_are_drawn_each_for_itself():
    groups = {"sw": (3, 5, 8), "others": tuple(range(100, 140))}
    drawn = draw_groups(SEED, groups, {"sw": 3, "others": 5})
    assert sorted(drawn["sw"]) == [3, 5, 8]
    assert set(drawn["others"]) < set(groups["others"])
    assert drawn["others"] == tuple(100 + at for at in draw(SEED, 40, 5, group="others"))
    assert draw(SEED, 40, 5, group="others") != draw(SEED, 40, 5)


def test_the_seed_is_of_the_seal_and_the_checkpoint():
    text = "log.example\n1\nbjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=\n"
    data = b"trede/sample-seed/1\n" + b"ab" * 32 + b"\n" + text.encode()
    assert seed_of(text, "ab" * 32) == hashlib.sha256(data).digest()
    assert len({seed_of(text, "ab" * 32), seed_of(text, "cd" * 32), seed_of(text + "\n", "ab" * 32)}) == 3


@pytest.mark.parametrize(
    ("seed", "population", "size"), [(SEED, 3, 4), (SEED, 3, -1), (SEED[1:], 3, 1), (SEED, 2**64, 1)]
)
def test_what_cannot_be_drawn_is_refused(seed, population, size):
    with pytest.raises(ValueError, match="32 bytes"):
        draw(seed, population, size)
