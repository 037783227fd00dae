# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Answers of the register to buyers, signed by the issuer. Nothing of a question is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings

from trede.office.certificates.issuing import entitlement, issuer, signed_document, stamp
from trede.office.register.queries import held_by
from trede.office.register.rules.answering import Answer, Reason, answer, is_number
from trede.proofs.answers import Asked, answer_bytes, answer_credential, answer_document

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from trede.office.register.rules.answering import Question


def answered(numbers: Sequence[str], question: Question, *, on: datetime) -> dict[str, Any]:
    """The answer to a question for each of these KvK numbers, in their order; each once."""
    wanted = list(dict.fromkeys(numbers))
    history = held_by(each for each in wanted if is_number(each))
    asked = Asked(
        question.level,
        question.first,
        question.last,
        question.thirty_plus,
        stamp(on),
        settings.TREDE_URL,
        official=entitlement() is not None,
    )
    return answer_document(asked, [_row(_answer(each, history.get(each, []), question)) for each in wanted])


def signed_answer(document: dict[str, Any], *, on: datetime) -> bytes:
    """The file with the signature of the issuer. Raises RefusedError when nothing signs, ConfigurationError without
    keys.
    """
    credential = answer_credential(document, issuer(), settings.TREDE_ISSUER_NAME)
    return answer_bytes(document, signed_document(credential, on=on))


def _answer(kvk: str, history: Sequence[Any], question: Question) -> Answer:
    return answer(kvk, history, question) if is_number(kvk) else Answer(kvk, Reason.NO_NUMBER)


def _row(found: Answer) -> dict[str, object]:
    held = found.held
    return {
        "kvk": found.kvk,
        "good": found.good,
        "reason": found.reason.value,
        "holder": held.name if held else "",
        "holder_kvk": held.kvk if held else "",
        "level": "" if held is None or held.is_sw else held.level,
        "certificate": held.certificate if held else "",
        "valid_from": held.first_day.isoformat() if held else "",
        "valid_until": held.last_day.isoformat() if held else "",
        "wrong_on": found.wrong_on.isoformat() if found.wrong_on else "",
    }
