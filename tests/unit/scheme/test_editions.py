# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The editions that come with trede: consistent, complete in both languages, and frozen."""

from __future__ import annotations

import pytest

from trede.scheme import LANGUAGES, check_folder, open_shelf
from trede.scheme.shelf import texts_of

# An edition in use never changes: a correction is a new edition, or the receipts of older results break.
FROZEN = {
    "pso-1.5": "c02105316aa1770ec7898aad561229698380641782a357248e5269d7be899160",
    "pso-1.6": "dd2b1b88f0ca333f17637222f7ac3044d8071f91569f0c20d280510ff1ecab6d",
    "pso-1.7": "197fb6674897ae28690f993481797a284ea113e8da4cd2d9c107643312ad9fb9",
    "pso-1.9": "8d2090c104dd007bf85b391032119273ee9c1531230c0fbad5baa0738fc064b1",
    "pso-2.1": "0d11f3fe506ba49f9ddb85c7da0e296f5b7abfe40ba2c45764f47a38641744ee",
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
