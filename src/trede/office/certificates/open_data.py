# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The register as signed files, once it was compared with the register that follows from the log."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from trede.errors import AlteredError
from trede.kernel.canonical import canonical_text
from trede.kernel.days import dutch_day
from trede.kernel.receipts import sha256_of
from trede.office.certificates.issuing import issuer, signed_document, stamp
from trede.office.certificates.models import Certificate, Change
from trede.office.certificates.registering import changed, held_of
from trede.office.certificates.rules import State
from trede.office.log.queries import entries
from trede.office.register.exporting import register_files
from trede.office.register.queries import moves, shown
from trede.proofs.certificates import read_certificate, site_of
from trede.proofs.signed_files import LISTING, MANIFEST, listing, manifest

if TYPE_CHECKING:
    from datetime import date, datetime

    from trede.office.register.rules import Held

PLACE = "open-data/"
"""Where the files are expected to stand on the site of the issuer."""
MOST_MOVES = 10_000_000


def signed_register(*, on: datetime) -> dict[str, bytes]:
    """Every file of the open data by its path, with the manifest that the process that signs made.

    Raises AlteredError when the register is not what follows from the log, RefusedError when nothing is signed.
    """
    check_with_log()
    address = f"{site_of(issuer())}/{PLACE}"
    files = register_files(shown(), moves(0, MOST_MOVES), address=address, on=on, day=dutch_day(on))
    listed = listing(files)
    signed = signed_document(manifest(address, issuer(), listed, stamp(on)), on=on)
    return {**files, LISTING: listed, MANIFEST: canonical_text(signed).encode()}


def check_with_log() -> None:
    """Raises AlteredError when a row of the register is not what its certificate in the log says."""
    made = rebuilt()
    for held in shown():
        if held.certificate and made.get(held.certificate) != as_said(held):
            raise AlteredError(f"The row of certificate {held.certificate} is not what the log says of it.")


def rebuilt() -> dict[str, Held]:
    """The register made anew, by certificate: entry after entry of the log, with the documents that they are of.

    A document is believed only when its checksum is in the log. Of a certificate that another replaced the log says
    only that there is another; on which day is kept with it.
    """
    issued = {each.sha256: each for each in Certificate.objects.all()}
    changes = {each.sha256: each for each in Change.objects.all()}
    found: dict[str, Held] = {}
    for line in entries():
        sha256 = json.loads(line)["sha256"]
        if (made := issued.get(sha256)) and sha256_of(made.credential.encode()) == sha256:
            held = held_of(read_certificate(json.loads(made.credential)))
            if made.state == State.REPLACED:
                held = replace(held, ended_on=made.ended_on, replaced=True)
            found[str(made.pk)] = as_said(held)
        elif (change := changes.get(sha256)) and sha256_of(change.document.encode()) == sha256:
            told = json.loads(change.document)
            number = str(told["certificate"]).removeprefix("urn:uuid:")
            found[number] = changed(found[number], State(told["state"]), _day(told["at"]))
    return found


def as_said(held: Held) -> Held:
    """What a certificate says itself: without the sector, which is confirmed apart, and what is only for finding it."""
    return replace(held, place="", sector="", certificate="")


def _day(at: str) -> date:
    from datetime import datetime

    return dutch_day(datetime.fromisoformat(at))
