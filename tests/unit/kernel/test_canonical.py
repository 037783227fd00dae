# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""One text for one document."""

from trede.kernel.canonical import canonical_text


def test_keys_in_order_no_blanks_and_letters_as_they_are():
    assert canonical_text({"b": [1, "é"], "a": None}) == '{"a":null,"b":[1,"é"]}'
