# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""How long certificates take: signing, checking, a check from cold, and many pages to hang on walls."""

from __future__ import annotations

import json
import os
import tempfile
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from bench.speed import TREDE, command
from bench.table import Result, once, seconds
from tests.unit.proofs.certified import FACTS, bundle, signed_certificate, trust
from tests.unit.proofs.credential_cases import KEYS

from trede.proofs.bundles import Bundle
from trede.proofs.certificates import contexts_of
from trede.proofs.credentials import verify
from trede.proofs.trust import trust_document
from trede.reports.certificate import certificate_pdf

if TYPE_CHECKING:
    from collections.abc import Iterator


def certificates(quick: bool) -> Iterator[Result]:
    """The signature of a certificate, and its whole check."""
    times = 50 if quick else 1000
    signed = signed_certificate()
    contexts = contexts_of(FACTS.issuer)
    yield Result("a certificate signed", seconds(signed_certificate, times) * 1000, "ms", 0.2)
    checked = seconds(lambda: verify(signed, KEYS, contexts=contexts), times)
    yield Result("a certificate's signature and terms checked", checked * 1000, "ms", 0.3)


def certificate_from_cold(quick: bool) -> Iterator[Result]:
    """The whole of ``trede verify`` on a PDF."""
    believed = trust()
    with tempfile.TemporaryDirectory() as folder:
        pdf, keys = Path(folder) / "certificate.pdf", Path(folder) / "trust.json"
        pdf.write_bytes(certificate_pdf(bundle()))
        keys.write_text(json.dumps(trust_document(list(believed.issuers.values()), believed.policy_text)))
        check = (TREDE, "verify", pdf, "--trust", keys, "--at", "2027-01-15")
        taken = seconds(lambda: command(*check), 3 if quick else 15)
    yield Result("trede verify of a PDF, from cold", taken, "s", 0.5)


def certificate_pages(quick: bool) -> Iterator[Result]:
    """Signed and set, each for another holder, on all cores."""
    count = 100 if quick else 10_000
    # Started anew: a process copied from one with threads may wait for ever.
    with ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("spawn")) as pool:
        taken = once(lambda: sum(pool.map(page, range(count), chunksize=50)))
    yield Result(f"{count:,} certificates as PDF", taken, "s", 120)


def page(number: int) -> int:
    """The size of one page in bytes."""
    facts = replace(FACTS, kvk=f"{number:08}", holder=f"Organisatie {number} B.V.")
    return len(certificate_pdf(Bundle(signed_certificate(facts))))


PARTS = (certificates, certificate_from_cold, certificate_pages)
