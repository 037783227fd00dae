# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A certificate that anybody brings, judged by what this installation says of itself and its status lists of today."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from trede.errors import AlteredError
from trede.office.certificates.models import Certificate, StatusList
from trede.office.certificates.queries import bundle, trust
from trede.office.uploads.verifying import verdict
from trede.proofs.trust import read_trust
from trede.proofs.verdicts import judge, judgement

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from trede.proofs.verdicts import Judgement


def judged_here(certificate: UUID, on: date) -> Judgement | None:
    """The verdict on a certificate of this installation by its number; None when there is no such certificate.

    Raises ConfigurationError while this installation has no keys.
    """
    found = Certificate.objects.filter(pk=certificate).first()
    if found is None:
        return None
    believed = read_trust(json.dumps(trust()).encode())
    try:
        return judge(bundle(found), believed, on=on)
    except AlteredError:
        return judgement("damaged", on)


def judged(data: bytes, on: date) -> Judgement:
    """The verdict for a day in the Netherlands; nothing of the file is kept.

    Raises ConfigurationError while this installation has no keys.
    """
    believed = read_trust(json.dumps(trust()).encode())
    at_hand = [json.loads(each) for each in StatusList.objects.values_list("document", flat=True)]
    return verdict(data, believed, on=on, at_hand=at_hand)
