# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a holder shows, for tests: a photo by hand, and an employer in the register beside the owner of the scheme."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Any

from PIL import Image
from tests.unit.office.audit.filled import Chain
from tests.unit.office.register.histories import row

from trede.office.journal.rules import System
from trede.office.register.actions import fill_with_demo
from trede.office.register.rules.hand_overs import Shown

if TYPE_CHECKING:
    from datetime import datetime

DAY = date(2020, 3, 2)
"""Long ago on every day on which tests run."""
GPS, LATITUDE_REF, LATITUDE, MAKE, TURNED = 0x8825, 1, 2, 0x010F, 0x0112


def photo(*, kind: str = "JPEG", size: tuple[int, int] = (640, 400), **more: Any) -> bytes:
    """A photo as a telephone makes it; what else is in it only on request."""
    out = BytesIO()
    Image.new("RGB", size, (200, 120, 40)).save(out, kind, **more)
    return out.getvalue()


def told_where() -> Image.Exif:
    """Where and with what a photo was taken, and that the telephone was held upright."""
    found = Image.Exif()
    found[MAKE], found[TURNED] = "Kanarie-camera", 6
    found.get_ifd(GPS).update({LATITUDE_REF: "N", LATITUDE: (52.0, 2.0, 3.0)})
    return found


PHOTO = photo()


def said(words: str = "Hier hoort iedereen erbij.", **more: Any) -> Shown:
    told: dict[str, Any] = {"speaker": "Daan Directie", "speaker_is": "directeur"}
    return Shown(handed_on=DAY, consent_on=DAY, **({"words": words} | told | more))


def listed_chain(on: datetime) -> Chain:
    """An employer with a row of its own, a certifying body and a scheme with deciders."""
    chain = Chain(on).settled()
    held = row("trede-3", "2012-01-01", "2035-12-31", kvk=chain.kvk["employer"], name="employer BV")
    fill_with_demo(by=System("test"), on=on, listings=[held])
    return chain
