# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""trede: the open system for the Prestatieladder Socialer Ondernemen.

Independent of TNO and PSO-Nederland; no result is an official one. For use from Python see ``trede.api``: its names
are names of this package too.
"""

from __future__ import annotations

__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    """The library for Python, loaded when it is asked for: a command that does without starts sooner."""
    from importlib import import_module

    api = import_module("trede.api")
    if name == "api":
        return api
    if name not in api.__all__:
        raise AttributeError(f"module 'trede' has no attribute {name!r}")
    return getattr(api, name)


def __dir__() -> list[str]:
    from importlib import import_module

    return [*globals(), *import_module("trede.api").__all__]
