# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A certificate to hang on a wall: one page, PDF/A-3a and PDF/UA-1, with the bundle that proves it inside.

The same bytes for the same bundle and language. What it shows are the words of ``proofs.certificate_words`` and
nothing else, so that a check can hold the page to what was signed.
"""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

import segno

from trede.proofs.bundles import bundle_bytes
from trede.proofs.certificate_words import words
from trede.proofs.certificates import LEVELS, read_certificate, site_of
from trede.reports.typesetting import typeset
from trede.reports.wording import wording

if TYPE_CHECKING:
    from trede.proofs.bundles import Bundle
    from trede.proofs.certificate_facts import CertificateFacts
    from trede.scheme import Language

LARGEST, SMALLEST, ROOM = 40, 12, 1500
"""Sizes of the name of the holder in points; size times signs that fit on two lines."""
INK, GOLD, OPEN = "#154273", "#e0b84c", "#3d659a"


def certificate_pdf(bundle: Bundle, language: Language = "nl") -> bytes:
    """The page for this bundle. Raises ProofError when there is no certificate in it."""
    facts = read_certificate(bundle.credential)
    said = words(facts, language)
    say = wording(language).say
    contents = {
        "language": language,
        "author": facts.issuer_name,
        "unofficial": "",
        "words": {
            name: getattr(said, name)
            for name in ("title", "kind", "to", "holder", "kvk", "achieved", "level", "lines", "notice", "signature",
                         "check", "id")
        },
        "holder_size": max(SMALLEST, min(LARGEST, ROOM // len(facts.holder))),
        "line_size": 12 if sum(len(text) for _, text in said.lines) < 400 else 8.5,
        "picture": steps(facts),
        "described": say("certificate.picture", level=said.level),
        "code": code(facts),
        "address": say("certificate.code", address=address(facts)),
        "attachment": say("certificate.attachment"),
    }  # fmt: skip
    created = datetime.fromisoformat(bundle.credential["proof"]["created"])
    return typeset("certificate", contents, bundle_bytes(bundle), created)


def address(facts: CertificateFacts) -> str:
    """What the square code says: the page of the issuer where anybody checks this certificate."""
    return f"{site_of(facts.issuer)}/controleren/?certificate={facts.id.rpartition(':')[2]}"


def code(facts: CertificateFacts) -> str:
    """The square code, as SVG text."""
    made = BytesIO()
    segno.make(address(facts), error="m", micro=False).save(
        made, kind="svg", border=1, dark=INK, xmldecl=False, svgns=True, nl=False, omitsize=True
    )
    return made.getvalue().decode("ascii")


def steps(facts: CertificateFacts) -> str:
    """The stairs, as SVG text: filled up to the level, the level itself in gold, 30+ with a star on top."""
    height = LEVELS.index(facts.level)
    body = []
    for step in range(1, len(LEVELS)):
        top = 240 - 56 * step
        fill = GOLD if step == height else "#ffffff" if step < height else "none"
        edge = "#ffffff" if step <= height else OPEN
        body.append(
            f'<rect x="{8 + 72 * (step - 1)}" y="{top}" width="60" height="{56 * step}" fill="{fill}" stroke="{edge}"'
            ' stroke-width="3"/>'
        )
    if height:
        body.append(_flag(38 + 72 * (height - 1), 240 - 56 * height))
    if facts.thirty_plus:  # beside the flag, which then stands on the highest step
        body.append(f'<path fill="{GOLD}" d="M210 -52l6 13 14 1-11 9 4 14-13-8-13 8 4-14-11-9 14-1z"/>')
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 -70 300 320">{"".join(body)}</svg>'


def _flag(x: int, y: int) -> str:
    """A flag on a step."""
    return (
        f'<path d="M{x} {y}v-58" stroke="#ffffff" stroke-width="4"/>'
        f'<path d="M{x} {y - 56}l34 11-34 11z" fill="{GOLD}"/>'
    )
