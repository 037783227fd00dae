# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a file says that it is, before anything of it is believed."""

import json

import pytest

from trede.errors import ProofError
from trede.proofs import answers, trust
from trede.proofs.answers import FORMAT, is_answer
from trede.proofs.pdf_files import is_pdf
from trede.proofs.trust import read_trust

ANSWER = json.dumps({"format": FORMAT}).encode()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (ANSWER, True),
        (b"\n " + ANSWER, True),
        (json.dumps({"format": "another", "note": FORMAT}).encode(), False),
        (json.dumps([FORMAT]).encode(), False),
        (b"{" + ANSWER, False),
        (b"", False),
    ],
)
def test_an_answer_says_so_in_its_format(data, said):
    assert is_answer(data) is said


def test_what_is_larger_than_any_answer_is_none():
    room = answers.MOST_BYTES - len(ANSWER)
    assert [is_answer(ANSWER + b" " * more) for more in (room, room + 1)] == [True, False]


def test_a_pdf_may_begin_a_little_further_on():
    assert [is_pdf(b" " * place + b"%PDF-1.7") for place in (0, 1019, 1020)] == [True, True, False]


def test_a_trust_file_larger_than_any_is_refused_unread():
    """One space more than there may be: what stands in it is not looked at."""
    room = trust.MOST_BYTES - 2
    for more, why in ((room, "format"), (room + 1, "too large")):
        with pytest.raises(ProofError) as refused:
            read_trust(b"{}" + b" " * more)
        assert ("too large" in str(refused.value)) is (why == "too large")
