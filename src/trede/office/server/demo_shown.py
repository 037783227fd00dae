# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What holders of the demo show in the register: passages of reports, and of hand-overs a drawing and invented words.

Each stands in ``demo.toml`` under ``shown``.
"""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from typing import TYPE_CHECKING, Any

from trede.kernel.days import dutch_day
from trede.office.accounts import queries as people
from trede.office.audit import actions as audits
from trede.office.audit.queries import files
from trede.office.audit.queries.citing import passages_of
from trede.office.dossier import queries
from trede.office.register import actions as register
from trede.office.register.rules.hand_overs import Shown

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from trede.office.accounts.rules.members import Member

BEFORE = timedelta(days=30)
WIDTH, HEIGHT = 960, 600
SKY, FLOOR, PAPER, LINES, INK = "#dbe9f4", "#c9d6c0", "#fffdf5", "#8a93a0", "#154273"
PEOPLE = ((270, "#b9633c", "#3c5a78"), (690, "#7a4a2c", "#3f7a55"))
"""From the left: where somebody stands, and the colours of face and clothes."""


def add_shown(members: Mapping[str, Member], story: Mapping[str, Any], on: datetime) -> None:
    """What stands in the story; what is approved, the issuer of the story approves."""
    issuer = people.person_with(story["issuer"]["email"])
    for told in story["shown"]:
        by = people.member(
            members[told["organisation"]].person, members[told["organisation"]].organisation, on=on
        )
        _publish(by, told["cited"], on)
        made = register.add_hand_over(by=by, on=on, shown=_shown(told, on))
        if told["approved"] and issuer:
            judge = people.member(issuer.pk, members["scheme"].organisation, on=on)
            register.approve_hand_over(by=judge, on=on, hand_over=made.pk, seen=made.version)


def _publish(by: Member, title: str, on: datetime) -> None:
    """All that may be cited of the report on the dossier with this title."""
    lines = queries.dossiers(by, stage="definitive").lines
    file = files.for_employer(by, next(each.id for each in lines if each.title.startswith(title)))
    assert file is not None, title  # noqa: S101 - an audit of the story
    for each in passages_of(by, file.id):
        audits.publish_passage(by=by, on=on, case=file.id, passage=each.id)


def _shown(told: Mapping[str, Any], on: datetime) -> Shown:
    day = dutch_day(on - BEFORE)
    picture = {"picture": drawing(), "shows": told["shows"]} if "shows" in told else {}
    said = {name: told[name] for name in ("words", "speaker", "speaker_is")}
    return Shown(handed_on=day, consent_on=day, **said, **picture)


def drawing() -> bytes:
    """Two people with a certificate between them, as a photo would have them."""
    from PIL import Image, ImageDraw

    picture = Image.new("RGB", (WIDTH, HEIGHT), SKY)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 470, WIDTH, HEIGHT), fill=FLOOR)
    for middle, face, clothes in PEOPLE:
        draw.rounded_rectangle((middle - 95, 250, middle + 95, HEIGHT + 40), 70, fill=clothes)
        draw.ellipse((middle - 58, 110, middle + 58, 240), fill=face)
    for left, right in ((330, 410), (550, 630)):
        draw.rounded_rectangle((left, 350, right, 388), 18, fill=PEOPLE[left > WIDTH // 3 + 100][2])
    draw.rectangle((390, 270, 570, 440), fill=PAPER, outline=INK, width=6)
    for number in range(3):
        draw.rectangle((415, 300 + 22 * number, 545 - 30 * number, 308 + 22 * number), fill=LINES)
    for number in range(3):
        draw.rectangle((420 + 40 * number, 415 - 14 * number, 452 + 40 * number, 425), fill=INK)
    out = BytesIO()
    picture.save(out, "JPEG", quality=88)
    return out.getvalue()
