# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is a citizen service number, and what only looks like one."""

import pytest

from trede.intake.privacy import holds_bsns, passes_test


@pytest.mark.parametrize("written", ["111222333", "111-22-2333", "1112.22.333", "111 222 333"])
def test_a_number_in_any_writing_is_found(written):
    assert holds_bsns([written, written, None])


@pytest.mark.parametrize("day", ["01-02-2015", "01.02.2015", "1-02-2015", "2015-02-01"])
def test_a_start_date_shared_by_everybody_is_a_date(day):
    assert not holds_bsns([day] * 30)


def test_the_shared_date_would_pass_the_test():
    """Or the test above proves nothing."""
    assert passes_test("01022015")
