# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The application as one document: exactly what is signed, so exactly what is shown before signing."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from trede.kernel.canonical import canonical_text
from trede.kernel.receipts import sha256_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FORMAT = "trede/application/1"
WHEN_THERE = ("self_appointed", "lasting")
"""What earlier documents do not have; it is left out when there is nothing to say."""


@dataclass(frozen=True, slots=True)
class Frozen:
    """An application as canonical JSON, and its SHA-256 (lowercase hexadecimal)."""

    text: str
    sha256: str

    @property
    def document(self) -> dict[str, Any]:
        """The same, to read."""
        document: dict[str, Any] = json.loads(self.text)
        return document


@dataclass(frozen=True, slots=True)
class Content:
    """What goes into an application; every part as documents of text, whole numbers, lists and objects.

    ``answers`` have question, revision and text; ``evidence`` aspect, kind and reference.
    """

    dossier: str
    title: str
    wanted_level: str
    intended_on: str
    organisation: Mapping[str, Any]
    reference_year: Mapping[str, str]
    score: Mapping[str, Any]
    figures: Mapping[str, str]
    seal: Mapping[str, Any]
    purchases: Sequence[Mapping[str, Any]]
    answers: Sequence[Mapping[str, Any]]
    evidence: Sequence[Mapping[str, Any]]
    self_appointed: bool = False
    """Whether who signs gave the role to themselves; the document says so only then."""
    lasting: Mapping[str, Any] = field(default_factory=dict)
    """How lasting the work is (``rules/lasting.py``); the document says so when it is known."""


def frozen(content: Content) -> Frozen:
    """The document of an application; the same content always gives the same checksum."""
    document = {
        "format": FORMAT,
        **{name: getattr(content, name) for name in Content.__slots__ if name not in WHEN_THERE},
        "answers": sorted(content.answers, key=lambda each: str(each["question"])),
        "evidence": sorted(content.evidence, key=canonical_text),
        **{name: told for name in WHEN_THERE if (told := getattr(content, name))},
    }
    text = canonical_text(document)
    return Frozen(text, sha256_of(text.encode()))
