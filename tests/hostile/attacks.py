# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every attack by its name, which is that of the file too; and good files cut off at every 64th byte."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tests.hostile import archives, parquets, pasted, pictures, proofs, seeds, texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

STEP = 64

FAMILIES: Mapping[str, Mapping[str, Callable[[], bytes]]] = {
    "zip": archives.ZIPS,
    "workbook": archives.WORKBOOKS,
    "ods": archives.ODS,
    "table": texts.TABLES,
    "json": texts.DOCUMENTS,
    "toml": texts.SMALL_FILES,
    "xml": texts.PAPERS,
    "pdf": proofs.PDFS,
    "credential": proofs.CREDENTIALS,
    "trust": proofs.TRUST,
    "backup": proofs.BACKUPS,
    "picture": pictures.PICTURES,
    "pasted": pasted.PASTED,
    "parquet": {name: partial(parquets.apart, make) for name, make in parquets.PARQUETS.items()},
}


def attacks() -> dict[str, Callable[[], bytes]]:
    """``family/name`` to what makes the bytes."""
    return {f"{family}/{name}": make for family, made in FAMILIES.items() for name, make in made.items()}


def goods() -> dict[str, bytes]:
    """The good files, by name."""
    return {**seeds.tables(), **seeds.texts(), **seeds.documents(), **seeds.proofs()}


def cuts(name: str) -> Iterator[bytes]:
    """A good file, cut off at every 64th byte."""
    data = goods()[name]
    return (data[:end] for end in range(0, len(data), STEP))
