# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A certificate that somebody brings, judged; nothing of it is kept.

A PDF is taken apart in a process of its own with little time and memory: who brings one need not mean well. No more
than a few at a time, so that others go on.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from trede.errors import ProofError
from trede.office.uploads.certificate_apart import MOST_BYTES, read_apart
from trede.proofs.answer_files import judge_answer
from trede.proofs.answers import is_answer
from trede.proofs.bundles import DamagedError, read_bundle
from trede.proofs.certificate_files import CertificateFile, read_certificate_file
from trede.proofs.pdf_files import is_pdf
from trede.proofs.verdicts import Judgement, judge, judgement

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from trede.proofs.trust import Trust

SECONDS, AT_ONCE = 10, 2


class UnreadError(Exception):
    """Nothing is known of this file: too many were read at the same time, or reading it took too much."""


_turns = threading.BoundedSemaphore(AT_ONCE)


def verdict(data: bytes, trust: Trust, *, on: date, at_hand: Sequence[Mapping[str, Any]] = ()) -> Judgement:
    """The verdict on a file, for a day in the Netherlands; ``at_hand`` are the status lists of this installation."""
    if is_answer(data):
        return judge_answer(data, trust, on)
    try:
        found = _read(data)
    except DamagedError:
        return judgement("damaged", on)
    except UnreadError:
        return judgement("not-checked", on)
    except ProofError:
        return judgement("no-certificate", on)
    if isinstance(found, _Answer):
        return judge_answer(found.data, trust, on, found.page)
    return judge(found.bundle, trust, on=on, at_hand=at_hand, page=found.page, today=on)


@dataclass(frozen=True, slots=True)
class _Answer:
    """An answer from a register in a PDF, and the text of its pages."""

    data: bytes
    page: str


def _read(data: bytes) -> CertificateFile | _Answer:
    if len(data) > MOST_BYTES:
        raise ProofError("This is too large for a certificate.")
    if not is_pdf(data):
        return read_certificate_file(data)
    if not _turns.acquire(timeout=SECONDS):
        raise UnreadError("Too many files are read at the same time.")
    try:
        told = read_apart(data, SECONDS)
    finally:
        _turns.release()
    if told is None:
        raise UnreadError("Reading this file took too much time or memory.")
    if told.get("damaged"):
        raise DamagedError("This certificate is damaged.")
    if "answer" in told:
        return _Answer(told["answer"].encode(), told["page"])
    if "bundle" not in told:
        raise ProofError("There is no certificate in this PDF.")
    return CertificateFile(read_bundle(told["bundle"].encode()), told["page"])
