# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The rows file: the sealed rows with their salts, for the employer to keep. Nobody else has the salts.

Whoever loses it can no longer show a sampled row, and whoever has it can read every row: keep it as you keep a
payroll file.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from trede.kernel.canonical import canonical_text
from trede.kernel.findings import Finding, finding
from trede.kernel.formats import ROWS as FORMAT
from trede.kernel.receipts import sha256_of
from trede.proofs.documents import (
    equals,
    has_shape,
    is_count,
    is_hash,
    is_row,
    is_salt,
    is_sums,
    is_texts,
    list_of,
    read_canonical,
)
from trede.proofs.openings import opening, openings
from trede.proofs.seals import FORMAT as SEAL_FORMAT
from trede.proofs.seals import Seal, seal, seal_document

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from trede.proofs.seals import Row


def _is_sealed_row(value: object) -> bool:
    return has_shape(value, {"salt": is_salt, "row": is_row})


def _is_seal(value: object) -> bool:
    return has_shape(value, _SEAL)


_SEAL = {
    "format": equals(SEAL_FORMAT),
    "root": is_hash,
    "count": is_count,
    "subject": is_texts,
    "sums": is_sums,
    "tree": is_hash,
}
_SHAPE = {
    "format": equals(FORMAT),
    "measurement": lambda value: isinstance(value, dict),
    "rows": list_of(_is_sealed_row),
    "seal": _is_seal,
}


RULES = frozenset({"edition", "edition_sha256"})
"""What the subject of a seal says of the rules; all else in it is about the measurement."""


@dataclass(frozen=True, slots=True)
class RowsFile:
    """Rows in the order they were sealed in, the salt of each, and the seal over them.

    ``measurement`` is the rest of the measurement in its own format, so that the file can be measured again.
    """

    rows: Sequence[Row]
    salts: Sequence[bytes]
    seal: Seal
    measurement: Mapping[str, Any]

    def opening(self, index: int) -> bytes:
        """One row, to be checked by somebody who has only the root."""
        return opening(self.rows, self.salts, self.seal.subject, index)

    def openings(self, indexes: Sequence[int]) -> list[dict[str, Any]]:
        """Several rows, each as a document."""
        return openings(self.rows, self.salts, self.seal.subject, indexes)


def seal_rows(
    rows: Sequence[Row], salts: Sequence[bytes], subject: Mapping[str, str], measurement: Mapping[str, Any]
) -> RowsFile:
    """Seal the rows; the result holds all that the employer needs to open them."""
    return RowsFile(rows, salts, seal(rows, salts, subject), measurement)


def rows_file_bytes(file: RowsFile) -> bytes:
    """Canonical JSON in UTF-8, format ``trede/rows/1``."""
    document = {
        "format": FORMAT,
        "measurement": dict(file.measurement),
        "rows": [
            {"salt": salt.hex(), "row": dict(row)} for row, salt in zip(file.rows, file.salts, strict=True)
        ],
        "seal": seal_document(file.seal),
    }
    return canonical_text(document).encode()


def read_rows_file(data: bytes) -> tuple[RowsFile | None, tuple[Finding, ...]]:
    """The file when its rows are exactly those of its seal; otherwise a finding that says why not."""
    document = read_canonical(data)
    if not isinstance(document, dict) or not has_shape(document, _SHAPE):
        return None, (finding("proofs.not-a-rows-file", ""),)
    salts = [bytes.fromhex(each["salt"]) for each in document["rows"]]
    if len(set(salts)) != len(salts):
        return None, (finding("proofs.not-a-rows-file", ""),)
    subject, measurement = document["seal"]["subject"], document["measurement"]
    if not _is_about(subject, measurement):
        return None, (finding("proofs.measurement-changed", "measurement", document["seal"]["root"]),)
    rows = [each["row"] for each in document["rows"]]
    file = seal_rows(rows, salts, subject, measurement)
    if canonical_text(seal_document(file.seal)) != canonical_text(document["seal"]):
        return None, (finding("proofs.rows-changed", "rows", document["seal"]["root"]),)
    return file, ()


def _is_about(subject: Mapping[str, str], measurement: Mapping[str, Any]) -> bool:
    """Whether the rest of the measurement is that of the seal: by its checksum, and by what the seal says of it."""
    organisation, year = measurement.get("organisation"), measurement.get("reference_year")
    if not isinstance(organisation, dict) or not isinstance(year, dict) or not subject.keys() >= RULES:
        return False
    said = {"kvk": organisation.get("kvk"), "from": year.get("from"), "to": year.get("to")}
    if "total_fte" in measurement:
        said["total_fte"] = measurement["total_fte"]
    said["measurement_sha256"] = sha256_of(canonical_text(measurement).encode())
    return said == {key: subject[key] for key in subject if key not in RULES}
