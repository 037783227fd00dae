# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A folder of files that its issuer signed: any file server may serve them, and anybody checks them without network.

``files.json`` lists every file with its SHA-256; ``manifest.json`` is a credential of the issuer whose related resource
is that list (W3C Verifiable Credentials Data Model 2.0, section 5.3).
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from trede.errors import SignedFilesError
from trede.kernel.canonical import canonical_text
from trede.kernel.days import dutch_day
from trede.kernel.findings import finding
from trede.proofs.contexts import CONTEXT
from trede.proofs.credentials import verify
from trede.proofs.data_model import id_of
from trede.proofs.dids import public_key
from trede.proofs.documents import equals, has_shape, is_hash, read_canonical, read_json
from trede.proofs.moments import moment_in_calendar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime

    from trede.kernel.findings import Finding
    from trede.proofs.trust import Trust

FORMAT = "trede/files/1"
LISTING, MANIFEST = "files.json", "manifest.json"


@dataclass(frozen=True, slots=True)
class SignedFiles:
    """Who signed the folder, when, and of which address it is a copy."""

    issuer: str
    made: datetime
    address: str


def listing(files: Mapping[str, bytes]) -> bytes:
    """The list of these files, by their path in the folder."""
    hashes = {path: hashlib.sha256(data).hexdigest() for path, data in files.items()}
    return canonical_text({"format": FORMAT, "files": hashes}).encode()


def manifest(address: str, issuer: str, listed: bytes, made: str) -> dict[str, Any]:
    """The credential over a list, to be signed. ``address`` ends in a slash; ``made`` is a dateTimeStamp."""
    digest = b64encode(hashlib.sha256(listed).digest()).decode("ascii")
    return {
        "@context": [CONTEXT],
        "id": f"{address}{MANIFEST}",
        "type": ["VerifiableCredential"],
        "issuer": issuer,
        "validFrom": made,
        "credentialSubject": {"id": address},
        "relatedResource": [
            {"id": f"{address}{LISTING}", "digestSRI": f"sha256-{digest}", "mediaType": "application/json"}
        ],
    }


def check_files(files: Mapping[str, bytes], trust: Trust) -> SignedFiles:
    """Whether these files are, all of them and nothing else, what an issuer in the trust file signed.

    Raises SignedFilesError with every file that is wrong.
    """
    if absent := [name for name in (MANIFEST, LISTING) if name not in files]:
        raise _refused("proofs.files-unsigned", absent)
    signed, address, made = _signed(files[MANIFEST], files[LISTING], trust)
    document = read_canonical(files[LISTING])
    if not has_shape(document, {"format": equals(FORMAT), "files": _are_hashes}) or not isinstance(
        document, dict
    ):
        raise _refused("proofs.files-manifest", [LISTING])
    there = {path: data for path, data in files.items() if path not in {MANIFEST, LISTING}}
    if wrong := list(_differences(there, document["files"])):
        raise SignedFilesError(wrong)
    return SignedFiles(str(id_of(signed["issuer"])), made, address)


def _differences(there: Mapping[str, bytes], hashes: Mapping[str, str]) -> Iterator[Finding]:
    for path in sorted(there.keys() | hashes.keys()):
        if path not in there:
            yield finding("proofs.files-missing", path)
        elif path not in hashes:
            yield finding("proofs.files-more", path)
        elif hashlib.sha256(there[path]).hexdigest() != hashes[path]:
            yield finding("proofs.files-other", path)


def _refused(code: str, places: Iterable[str]) -> SignedFilesError:
    return SignedFilesError([finding(code, place) for place in places])


def _are_hashes(value: object) -> bool:
    return isinstance(value, dict) and all(map(is_hash, value.values()))


def _signed(data: bytes, listed: bytes, trust: Trust) -> tuple[dict[str, Any], str, datetime]:
    """The manifest, when it holds over this list, the address that it is about, and when it was made."""
    try:
        document = read_json(data)
    except ValueError as broken:
        raise _refused("proofs.files-manifest", [MANIFEST]) from broken
    if not isinstance(document, dict) or not (made := moment_in_calendar(document.get("validFrom"))):
        raise _refused("proofs.files-manifest", [MANIFEST])
    keys = {
        method: public_key(key.public)
        for method, key in trust.issuers.items()
        if key.may_sign_on(dutch_day(made))
    }
    address = str(document.get("id")).removesuffix(MANIFEST)
    verdict = verify(document, keys, at=made, resources={f"{address}{LISTING}": listed})
    if not verdict.holds:
        raise SignedFilesError(verdict.findings)
    if document != manifest(address, document["issuer"], listed, document["validFrom"]) | {
        "proof": document["proof"]
    }:
        raise _refused("proofs.files-manifest", [MANIFEST])
    return document, address, made
