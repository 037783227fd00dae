# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Make a release that anybody can make again: built twice and compared, with its bill of materials, and signed.

    python scripts/release.py [--key release.json] [--wheel-only] [--out out/release]

Builds with the locked tools of ``scripts/build-requirements.txt`` and the time of the last commit, so that two builds
of one commit are the same to the bit. Beside the sdist and the wheel come ``trede.cdx.json`` (CycloneDX: every package
with the checksums of ``uv.lock``, and those of npm whose styles and fonts are packed), ``requirements.txt`` (what an
office is installed with, by checksum), and ``files.json`` with the SHA-256 of each. With a key also ``manifest.json``,
signed.
See ``docs/how-to/make-a-release.md``.

The key is a JSON file: ``{"did": "did:web:...", "method": "did:web:...#release-1", "secret": "z..."}``.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import json
import os
import subprocess
import sys
import tempfile
import uuid
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).resolve().parent.parent
UV = ROOT / ".tools" / "bin" / "uv"
TOOLS = ROOT / "scripts" / "build-requirements.txt"
LOCK = ROOT / "frontend" / "package-lock.json"
BILL, NEEDED, ADDRESS = "trede.cdx.json", "requirements.txt", "https://releases.invalid/trede/"
"""The address is only a name: where a release stands is not part of what it is."""


def last_commit() -> int:
    """When the last commit was made, in seconds since 1970: the time that every file in the packages gets."""
    told = subprocess.run(
        ["git", "log", "-1", "--format=%ct"],  # noqa: S607 - git is where the system has it
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    return int(told.stdout)


def built(into: Path, epoch: int, *, wheel_only: bool) -> dict[str, bytes]:
    """The packages by name, built in an environment of nothing but the locked tools."""
    command = [str(UV), "build", "--quiet", "--no-config", "--out-dir", str(into)]
    command += ["--build-constraint", str(TOOLS), "--require-hashes", *(["--wheel"] if wheel_only else [])]
    subprocess.run(command, cwd=ROOT, check=True, env={**os.environ, "SOURCE_DATE_EPOCH": str(epoch)})
    return {each.name: each.read_bytes() for each in sorted(into.iterdir()) if each.suffix in (".whl", ".gz")}


def different(first: Mapping[str, bytes], second: Mapping[str, bytes]) -> list[str]:
    """The names of what two builds did not make alike."""
    return sorted(name for name in {*first, *second} if first.get(name) != second.get(name))


def exported(*options: str) -> str:
    """The lock of uv in another form: what an installation without the tools of developers has."""
    command = [str(UV), "export", "--quiet", "--frozen", "--no-dev", *options]
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout


def needed() -> bytes:
    """What an office on PostgreSQL is installed with beside the wheel: ``pip install --require-hashes -r`` reads it."""
    extras = [part for name in ("office", "plan", "postgres") for part in ("--extra", name)]
    return exported(*extras, "--no-emit-project", "--no-header", "--no-annotate").encode()


def bill(lock: Mapping[str, Any]) -> dict[str, Any]:
    """The bill of materials of uv, of every extra, with the parts of npm that are packed."""
    document: dict[str, Any] = json.loads(exported("--all-extras", "--format", "cyclonedx1.5"))
    return {**document, "components": [*document["components"], *parts_of_npm(lock)]}


def parts_of_npm(lock: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Those of the lock file whose styles and fonts are in the packages, and not those of tests alone."""
    prefix = "node_modules/"
    return [
        {
            "type": "library",
            "bom-ref": f"npm:{name}@{part['version']}",
            "name": name,
            "version": part["version"],
            "purl": f"pkg:npm/{name.replace('@', '%40')}@{part['version']}",
            "hashes": [{"alg": "SHA-512", "content": base64.b64decode(part["integrity"][7:]).hex()}],
            "licenses": [{"license": {"id": part["license"]}}],
        }
        for place, part in sorted(lock["packages"].items())
        if (name := place.removeprefix(prefix)) and not part.get("dev")
    ]


def bill_of(document: Mapping[str, Any], epoch: int) -> bytes:
    """The bill with the time of the commit and a number that follows from its contents: the same each time."""
    contents = {**document, "metadata": {**document["metadata"], "timestamp": stamp(epoch)}}
    contents.pop("serialNumber", None)
    text = json.dumps(contents, sort_keys=True, ensure_ascii=False)
    number = uuid.uuid5(uuid.NAMESPACE_URL, hashlib.sha256(text.encode()).hexdigest())
    told = {**contents, "serialNumber": f"urn:uuid:{number}"}
    return (json.dumps(told, sort_keys=True, indent=1, ensure_ascii=False) + "\n").encode()


def stamp(epoch: int) -> str:
    """A moment as documents write it."""
    return f"{datetime.fromtimestamp(epoch, UTC):%Y-%m-%dT%H:%M:%SZ}"


def signed(files: Mapping[str, bytes], key: Mapping[str, str] | None, epoch: int) -> dict[str, bytes]:
    """The list of these files and, with a key, what signs it."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    from trede.kernel.canonical import canonical_text
    from trede.proofs.credentials import sign
    from trede.proofs.multikeys import read_secret_multikey
    from trede.proofs.signed_files import LISTING, MANIFEST, listing, manifest

    listed = listing(files)
    if key is None:
        return {LISTING: listed}
    secret = Ed25519PrivateKey.from_private_bytes(read_secret_multikey(key["secret"]))
    document = manifest(ADDRESS, key["did"], listed, stamp(epoch))
    made = sign(document, secret, key["method"], stamp(epoch))
    return {LISTING: listed, MANIFEST: canonical_text(made).encode()}


def main() -> int:
    parser = argparse.ArgumentParser(description="Make a release that anybody can make again")
    parser.add_argument("--key", type=Path)
    parser.add_argument(
        "--wheel-only", action="store_true", help="no sdist: that builds the styles, with npm"
    )
    parser.add_argument("--out", type=Path, default=ROOT / "out" / "release")
    asked = parser.parse_args()
    key = json.loads(asked.key.read_text("utf-8")) if asked.key else None
    epoch, packages = last_commit(), []
    for _ in range(2):
        with tempfile.TemporaryDirectory() as folder:
            packages.append(built(Path(folder), epoch, wheel_only=asked.wheel_only))
    if wrong := different(*packages):
        print(f"Two builds are not alike: {', '.join(wrong)}", file=sys.stderr)
        return 1
    files = {**packages[0], BILL: bill_of(bill(json.loads(LOCK.read_text("utf-8"))), epoch), NEEDED: needed()}
    asked.out.mkdir(parents=True, exist_ok=True)
    for name, data in {**files, **signed(files, key, epoch)}.items():
        (asked.out / name).write_bytes(data)
        print(f"{hashlib.sha256(data).hexdigest()}  {name}")
    print("Two builds were alike." + ("" if key else " Not signed: name a key."))
    return 0


if __name__ == "__main__":
    sys.exit(main())
