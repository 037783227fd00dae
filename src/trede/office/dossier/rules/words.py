# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the codes in the history of a dossier are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trede.quality.questions import aspects, evidence_kinds, questions
from trede.scheme import open_shelf
from trede.scheme.shelf import texts_of

if TYPE_CHECKING:
    from trede.scheme import Language

ASPIRANT = {"nl": "aspirant", "en": "aspirant"}


def words(language: Language) -> dict[str, str]:
    """Questions, aspects, kinds of evidence, levels and editions: their code to their name."""
    editions = [(each.id, texts_of(each.folder, language)) for each in open_shelf().editions()]
    levels = {code: name for _id, texts in editions for code, name in texts.levels.items()}
    return {
        "aspirant": ASPIRANT[language],
        **levels,
        **{f"{code} 30+": f"{name}, 30+" for code, name in levels.items()},
        **{id_: texts.title for id_, texts in editions},
        **{each.id: f"‘{each.texts[language]}’" for each in questions().values()},
        **{each.id: f"‘{each.names[language]}’" for each in aspects().values()},
        **{each.id: each.names[language].lower() for each in evidence_kinds().values()},
    }
