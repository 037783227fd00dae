# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a release says of itself: the same each time, signed, with a checksum for everything that it is built with."""

from __future__ import annotations

import importlib.util
import json
import re
from dataclasses import replace

import pytest
from tests.conftest import ROOT
from tests.unit.proofs.certified import trust
from tests.unit.proofs.credential_cases import ISSUER, KEY, METHOD

from trede.errors import SignedFilesError
from trede.proofs.multikeys import base58
from trede.proofs.signed_files import check_files

spec = importlib.util.spec_from_file_location("release", ROOT / "scripts" / "release.py")
assert spec
assert spec.loader
release = importlib.util.module_from_spec(spec)
spec.loader.exec_module(release)

EPOCH = 1_796_040_000
FILES = {"trede-0.1.0.whl": b"wheel", "trede.cdx.json": b"{}"}
SECRET = "z" + base58(bytes.fromhex("8026") + KEY.private_bytes_raw())
SIGNER = {"did": ISSUER, "method": METHOD, "secret": SECRET}


def test_who_has_the_trust_file_sees_every_other_bit():
    made = FILES | release.signed(FILES, SIGNER, EPOCH)
    assert check_files(made, trust()).issuer == ISSUER
    assert made == FILES | release.signed(FILES, SIGNER, EPOCH)
    for name, data in made.items():
        with pytest.raises(SignedFilesError):
            check_files({**made, name: data[:-1] + bytes([data[-1] ^ 1])}, trust())
    with pytest.raises(SignedFilesError):
        check_files({**made, "more.whl": b""}, trust())
    with pytest.raises(SignedFilesError):
        check_files(made, replace(trust(), issuers={}))


def test_without_a_key_there_is_a_list_and_no_signature():
    assert list(release.signed(FILES, None, EPOCH)) == ["files.json"]


def test_a_bill_is_the_same_each_time_and_another_when_anything_in_it_is():
    document = {"metadata": {"timestamp": "now"}, "serialNumber": "urn:uuid:1", "components": [{"name": "a"}]}
    first = release.bill_of(document, EPOCH)
    again = release.bill_of(document | {"serialNumber": "urn:uuid:2", "metadata": {"timestamp": "x"}}, EPOCH)
    assert first == again
    assert json.loads(first)["metadata"]["timestamp"] == release.stamp(EPOCH)
    other = release.bill_of(document | {"components": []}, EPOCH)
    assert json.loads(other)["serialNumber"] != json.loads(first)["serialNumber"]


def test_the_bill_names_what_of_npm_is_packed():
    parts = release.parts_of_npm(json.loads(release.LOCK.read_text("utf-8")))
    wanted = json.loads((ROOT / "frontend" / "package.json").read_text("utf-8"))
    assert wanted["dependencies"].items() <= {each["name"]: each["version"] for each in parts}.items()
    assert not wanted["devDependencies"].keys() & {each["name"] for each in parts}
    assert all(len(each["hashes"][0]["content"]) == 128 for each in parts)
    (font,) = [each for each in parts if "fontsource" in each["name"]]
    assert font["purl"] == f"pkg:npm/%40fontsource-variable/source-sans-3@{font['version']}"


def test_two_builds_that_are_not_alike_are_named():
    assert release.different({"a": b"1", "b": b"2"}, {"a": b"1", "b": b"2"}) == []
    assert release.different({"a": b"1", "b": b"2"}, {"a": b"0", "c": b"2"}) == ["a", "b", "c"]


def test_every_tool_and_every_package_has_its_checksums():
    tools = (ROOT / "scripts" / "build-requirements.txt").read_text("utf-8")
    pinned = re.findall(
        r"^([a-z0-9-]+)==[0-9.]+ \\\n(?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+", tools, re.MULTILINE
    )
    lines = [each for each in tools.splitlines() if each and not each.startswith(("#", " "))]
    assert len(pinned) == len(lines)
    wanted = re.search(r"\[build-system\]\nrequires = \[(.+)\]", (ROOT / "pyproject.toml").read_text("utf-8"))
    assert wanted
    node = re.search(r'^NODE = "([a-z-]+)==', (ROOT / "hatch_build.py").read_text("utf-8"), re.MULTILINE)
    assert node, "what builds the styles on a machine without npm"
    assert {*re.findall(r'"([a-z-]+)', wanted[1]), node[1]} <= set(pinned)
    locked = (ROOT / "uv.lock").read_text("utf-8").split("[[package]]")[1:]
    ours = [each for each in locked if 'source = { editable = "." }' not in each]
    assert all('hash = "sha256:' in each for each in ours)
