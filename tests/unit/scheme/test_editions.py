# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The editions that come with trede: consistent, complete in both languages, and frozen."""

from __future__ import annotations

import pytest

from trede.scheme import LANGUAGES, check_folder, open_shelf
from trede.scheme.shelf import texts_of

# An edition in use never changes: a correction is a new edition, or the receipts of older results break.
FROZEN = {
    "pso-1.5": "03efcd734bb945bc0b16c4b9b45b57929ecf3e058c438d5c365abfbf3d32c920",
    "pso-1.6": "e524b9dd69d37fe7a710cacc37e98f53af69e2a2b454ce93bfd6c4484ad90af5",
    "pso-1.7": "0350768a6b68236cb9415be1789568891fb8f6b48c64c9ed85b0aa5add36636a",
    "pso-1.9": "2139981410add77d0932705fce81e6f8c6d43226873f94007112dea4ffa14f7e",
    "pso-2.1": "c786e280572d7a977a88ea16fb519de523dfcb6e7c9da07e1bf36f2fa9ecf2c9",
}
SHELF = open_shelf()


def test_every_edition_is_frozen():
    assert {edition.id: edition.sha256 for edition in SHELF.editions()} == FROZEN


@pytest.mark.parametrize("id_", SHELF.ids)
def test_an_edition_has_no_errors(id_):
    found = check_folder(SHELF.load(id_).folder)
    assert [finding.en for finding in found if finding.blocks] == []


@pytest.mark.parametrize("id_", SHELF.ids)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_fact_reads_as_a_sentence(id_, language):
    edition = SHELF.load(id_)
    texts = texts_of(edition.folder, language)
    for fact in edition.facts():
        sentence = texts.rule(fact.id, edition)
        assert sentence.endswith(".")
        assert "None" not in sentence
        assert "{" not in sentence
