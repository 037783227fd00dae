# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""How many letters one person may have us send, and how many one address gets.

Without it, whoever has an account could send mail to everybody in our name.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils.crypto import salted_hmac

from trede.errors import RefusedError
from trede.kernel.findings import finding
from trede.office.journal.parts import part
from trede.office.post.models import Posted

if TYPE_CHECKING:
    from datetime import datetime

A_DAY = timedelta(days=1)
OF_A_PERSON_A_DAY = 50
"""In all organisations together, withdrawn or not: enough for a large one on its first day."""
TO_A_STRANGER_A_DAY = 5
"""To an address that did not ask to be written to, whoever asks us to."""
TO_A_COLLEAGUE_A_DAY = 20


@part
def spend(*, sender: str, address: str, on: datetime, most: int = TO_A_STRANGER_A_DAY) -> None:
    """Count a letter that ``sender`` has us send to this address. Raises RefusedError when it is one too many."""
    kept = salted_hmac("trede.office.post.allowance", address, algorithm="sha256").hexdigest()
    today = Posted.objects.filter(at__gt=on - A_DAY)
    if today.filter(sender=sender).count() >= OF_A_PERSON_A_DAY:
        raise RefusedError([finding("post.sender-over", "email", OF_A_PERSON_A_DAY)])
    if today.filter(address_sha256=kept).count() >= most:
        raise RefusedError([finding("post.address-over", "email", most)])
    Posted.objects.create(sender=sender, address_sha256=kept, at=on)


@part
def forget_posted(*, on: datetime) -> None:
    """What no longer counts."""
    Posted.objects.filter(at__lte=on - A_DAY).delete()
