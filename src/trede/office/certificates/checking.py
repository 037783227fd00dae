# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A certificate that anybody brings, judged by what this installation says of itself and its status lists of today."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from trede.office.certificates.models import StatusList
from trede.office.certificates.queries import trust
from trede.office.uploads.verifying import verdict
from trede.proofs.trust import read_trust

if TYPE_CHECKING:
    from datetime import date

    from trede.proofs.verdicts import Judgement


def judged(data: bytes, on: date) -> Judgement:
    """The verdict for a day in the Netherlands; nothing of the file is kept.

    Raises ConfigurationError while this installation has no keys.
    """
    believed = read_trust(json.dumps(trust()).encode())
    at_hand = [json.loads(each) for each in StatusList.objects.values_list("document", flat=True)]
    return verdict(data, believed, on=on, at_hand=at_hand)
