# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The PDF of a certificate, taken apart in a process of its own."""

from __future__ import annotations

import json
from typing import Any

from trede.errors import ProofError
from trede.intake.grids.limits import MEGABYTE, Limits
from trede.office.uploads.apart import answer_for, taken_apart
from trede.proofs.answer_files import answer_in
from trede.proofs.bundles import DamagedError, bundle_bytes
from trede.proofs.certificate_files import read_certificate_file
from trede.proofs.pdf_files import pdf_in

MOST_BYTES = 5 * MEGABYTE
LIMITS = Limits(file_bytes=MOST_BYTES, cpu_seconds=5, memory_bytes=512 * MEGABYTE)


def read_apart(data: bytes, seconds: float) -> dict[str, Any] | None:
    """What the process beside this one found; None when it did not end well."""
    found = taken_apart(data, __name__, seconds)
    try:
        told: dict[str, Any] | None = None if found is None else json.loads(found)
    except ValueError:
        return None
    return told


def main() -> None:
    """Run as that process."""
    answer_for(lambda data: json.dumps(found_in(data)).encode(), LIMITS)


def found_in(data: bytes) -> dict[str, Any]:
    """The bundle and the text of the page, as the other side wants to hear it."""
    try:
        pdf = pdf_in(data)
        if answer := answer_in(data, pdf):
            return {"answer": answer[0].decode(), "page": answer[1]}
        found = read_certificate_file(data, pdf)
    except DamagedError:
        return {"damaged": True}
    except (ProofError, UnicodeDecodeError):
        return {}
    return {"bundle": bundle_bytes(found.bundle).decode(), "page": found.page}
