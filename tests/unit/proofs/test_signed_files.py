# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A signed folder: what its issuer signed is accepted, and whatever else somebody makes of it is not."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from tests.unit.proofs.certified import trust
from tests.unit.proofs.credential_cases import ISSUER, KEY, METHOD, OTHER_KEY

from trede.errors import SignedFilesError
from trede.kernel.canonical import canonical_text
from trede.proofs.credentials import sign
from trede.proofs.signed_files import LISTING, MANIFEST, check_files, listing, manifest

ADDRESS, MADE = "https://scheme.example/open-data/", "2026-11-29T12:00:00Z"
FILES = {"register.csv": b"kvk,name\r\n", "organisation-12345678.json": b"{}", "empty": b""}


def signed(files: dict[str, bytes] = FILES, key: Any = KEY, **changes: Any) -> dict[str, bytes]:
    listed = listing(files)
    made = sign(manifest(ADDRESS, ISSUER, listed, MADE) | changes, key, METHOD, MADE)
    return {**files, LISTING: listed, MANIFEST: canonical_text(made).encode()}


def test_what_was_signed() -> None:
    found = check_files(signed(), trust())
    assert (found.issuer, found.address, found.made.isoformat()) == (
        ISSUER,
        ADDRESS,
        "2026-11-29T12:00:00+00:00",
    )


def other(**files: bytes | None) -> dict[str, bytes]:
    """The signed folder with other files; ``None`` takes one away."""
    names = {name.replace("__", ".").replace("_", "-"): data for name, data in files.items()}
    return {name: data for name, data in (signed() | names).items() if data is not None}


RELISTED = listing(FILES | {"register.csv": b"other"})


@pytest.mark.parametrize(
    ("files", "why"),
    [
        (other(register__csv=b"kvk,name\r\nx"), "register.csv is not what was signed"),
        (other(register__csv=None), "register.csv is missing"),
        (other(more__csv=b""), "more.csv was not signed"),
        (other(manifest__json=None), "belongs here"),
        (other(files__json=None), "belongs here"),
        (other(files__json=RELISTED, register__csv=b"other"), "checksum differs"),
        (other(manifest__json=b"{"), "issuer signs"),
        (other(manifest__json=b"[]"), "issuer signs"),
        (other(manifest__json=signed()[MANIFEST].replace(b'"validFrom"', b'"validFrom":"x","validFrom"')), "issuer"),
        (other(manifest__json=json.dumps(manifest(ADDRESS, ISSUER, listing(FILES), MADE)).encode()), "[Pp]roof|sign"),
        (signed(validFrom="999999999-01-01T00:00:00Z"), "issuer signs"),
        (signed(key=OTHER_KEY), "."),
        (signed(name="A name"), "issuer signs"),
        (signed(id=f"{ADDRESS}other.json"), "."),
        (signed(relatedResource={"id": f"{ADDRESS}other.json", "digestSRI": "sha256-x"}), "issuer signs"),
    ],
)  # fmt: skip
def test_what_was_not_signed_so(files: dict[str, bytes], why: str) -> None:
    with pytest.raises(SignedFilesError, match=why):
        check_files(files, trust())


@pytest.mark.parametrize(
    "listed", [b"[]", b'{"files":{"a":1},"format":"trede/files/1"}', b'{"files":{},"format":"x"}']
)
def test_a_list_that_is_none(listed: bytes) -> None:
    made = sign(manifest(ADDRESS, ISSUER, listed, MADE), KEY, METHOD, MADE)
    with pytest.raises(SignedFilesError, match=r"files\.json is not"):
        check_files({LISTING: listed, MANIFEST: canonical_text(made).encode()}, trust())


def test_every_wrong_file_is_told() -> None:
    with pytest.raises(SignedFilesError) as refused:
        check_files(other(register__csv=b"x", empty=None, more__csv=b""), trust())
    told = {(each.code, each.place) for each in refused.value.findings}
    assert told == {
        ("proofs.files-other", "register.csv"),
        ("proofs.files-missing", "empty"),
        ("proofs.files-more", "more.csv"),
    }


def test_a_key_signs_only_on_its_days() -> None:
    with pytest.raises(SignedFilesError):
        check_files(signed(), trust(last=date(2026, 11, 28)))


def test_every_byte_counts() -> None:
    """Each byte of each file with one bit of it changed."""
    files, believed = signed(), trust()
    for path, data in files.items():
        for place in range(0, len(data), 7):
            changed = bytearray(data)
            changed[place] ^= 1 << place % 8
            with pytest.raises(SignedFilesError):
                check_files({**files, path: bytes(changed)}, believed)
