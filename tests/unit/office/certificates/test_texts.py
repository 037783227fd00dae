# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A citizen service number is kept from the reasons of a change, however it is written."""

import pytest
from tests.unit.office.test_every_text import WRITTEN

from trede.errors import RefusedError
from trede.office.certificates import actions
from trede.office.certificates.models import Change


@pytest.mark.parametrize("written", WRITTEN)
def test_a_number_is_refused_kindly_and_kept_nowhere(ready, now, written):
    made = ready.issue()
    told = {"by": ready.scheme, "on": now, "certificate": made.pk, "reason": f"Zie {written}, map 3."}
    for act in (actions.suspend, actions.withdraw):
        with pytest.raises(RefusedError, match="citizen service number"):
            act(**told)
    actions.suspend(**told | {"reason": "Zie map 3."})
    with pytest.raises(RefusedError, match="citizen service number"):
        actions.reinstate(**told)
    assert [each.reason for each in Change.objects.all()] == ["Zie map 3."]
