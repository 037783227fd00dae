# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""One text for one document."""

from trede.kernel.canonical import canonical_text
from trede.kernel.receipts import sha256_of


def test_keys_in_order_no_blanks_and_letters_as_they_are():
    assert canonical_text({"b": [1, "é"], "a": None}) == '{"a":null,"b":[1,"é"]}'


def test_the_checksum_of_nothing_is_that_of_the_standard():
    assert sha256_of(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
