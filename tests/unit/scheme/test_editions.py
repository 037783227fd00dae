# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The editions that come with trede: consistent, complete in both languages, and frozen."""

from __future__ import annotations

import pytest

from trede.scheme import LANGUAGES, check_folder, open_shelf
from trede.scheme.shelf import texts_of

# An edition in use never changes: a correction is a new edition, or the receipts of older results break.
FROZEN = {
    "pso-1.5": "5ef917e38f239f913b8106a058c1680e14531e043de865fa42eb5e8fd7632149",
    "pso-1.6": "0f02550937b3d746ca244c9aca7b5fc90b106d87606a7133df4cd6cccbf68ee1",
    "pso-1.7": "268492d52e36d60d9e21abaf31d4484b54da669f5aa895f7e852ae435938c0c6",
    "pso-1.9": "8c9e29a5759b5a8c71a0fb519a27c29701dde75b903063f161b840d6c0f663ad",
    "pso-2.1": "c153d2f6b2c489bcf1df5638ce62f30413a4b95bc3709b607527faf0208f79ff",
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


@pytest.mark.parametrize("id_", SHELF.ids)
def test_what_is_usual_is_known_to_the_edition(id_):
    edition = SHELF.load(id_)
    usual = edition.usual
    assert (usual.position, usual.contract, usual.hours) == ("wajong", "regular", 3200)
    assert {*usual.positions, *usual.not_by_hiring} <= set(edition.positions)
    assert set(usual.contracts) <= set(edition.contracts)
