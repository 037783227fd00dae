# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Opened rows, from a file: under the seal, and each computed again under the edition that the seal names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trede.kernel.findings import Finding, finding

if TYPE_CHECKING:
    from trede.proofs.openings import Opened
    from trede.scheme import Shelf


def opened_in(data: bytes, root: str, shelf: Shelf) -> tuple[tuple[Opened, ...], tuple[Finding, ...]]:
    """The rows that hold, and what is wrong with the others or with the file.

    A row is under the seal with this root (hexadecimal), and what it adds follows from its own values.
    """
    from trede.intake.json_door import too_much
    from trede.proofs.openings_file import read_openings

    if heavy := too_much(data):
        return (), (heavy,)
    opened, wrong = read_openings(data, root)
    good, found = [], list(wrong)
    for each in opened:
        if not (findings := computed_again(each, shelf)):
            good.append(each)
        found += findings
    return tuple(good), tuple(found)


def computed_again(each: Opened, shelf: Shelf) -> tuple[Finding, ...]:
    """What is wrong with a row that is under the seal: what it adds must follow from its own values."""
    from trede.scoring.row_documents import recomputed

    subject = each.seal.subject
    for edition in shelf.editions():
        if edition.sha256 == subject.get("edition_sha256"):
            return recomputed(edition, subject, each.row)
    return (finding("rows.rules-unknown", "seal", subject.get("edition")),)
