# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Files of which an operation fails: each open, write, sync, rename and new folder below some folders is counted, and
number so many of them fails, once or from then on. Inside this process only; what SQLite does is ``failures.py``'s.
"""

from __future__ import annotations

import errno
import io
import os
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest import mock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

ERRORS = (errno.EIO, errno.ENOSPC, errno.EMFILE)
OPENING = ("open", "fdopen")


@dataclass
class FailingFiles:
    """``at`` and ``always`` choose what fails; ``done`` names the operations so far."""

    folders: Sequence[Path]
    at: int = -1
    always: bool = False
    error: int = errno.EIO
    done: list[str] = field(default_factory=list)

    @property
    def failed(self) -> bool:
        return 0 <= self.at < len(self.done)

    def _step(self, operation: str, place: object) -> None:
        path = _path_of(place)
        if path is None or not any(path.is_relative_to(each) for each in self.folders):
            return
        number = len(self.done)
        self.done.append(f"{operation} {path.name}")
        if 0 <= self.at <= number if self.always else number == self.at:
            # Opening fails for other reasons than writing does.
            number_of = errno.EMFILE if operation == "open" else self.error
            number_of = errno.EIO if operation != "open" and number_of == errno.EMFILE else number_of
            raise OSError(number_of, os.strerror(number_of), str(path))

    @contextmanager
    def watched(self) -> Iterator[None]:
        """From here on they fail."""
        real_open = io.open
        renaming = {name: self._before("rename", getattr(os, name)) for name in ("rename", "replace", "link")}
        others = {"open": "open", "write": "write", "fsync": "sync", "ftruncate": "cut", "mkdir": "mkdir"}
        patched = {
            **renaming,
            **{name: self._before(told, getattr(os, name)) for name, told in others.items()},
        }

        def opened(place: Any, mode: str = "r", *arguments: Any, **options: Any) -> Any:
            if isinstance(place, int):
                return (
                    _Writing(self, place, real_open(place, mode, *arguments, **options))
                    if "w" in mode
                    else (real_open(place, mode, *arguments, **options))
                )
            if set(mode) & set("wax+"):
                self._step("open", place)
                file = real_open(place, mode, *arguments, **options)
                return _Writing(self, file.fileno(), file)
            return real_open(place, mode, *arguments, **options)

        with (
            mock.patch.multiple(os, **patched),
            mock.patch("io.open", opened),
            mock.patch("builtins.open", opened),
        ):
            yield

    def _before(self, operation: str, do: Callable[..., Any]) -> Callable[..., Any]:
        def doing(place: Any, *arguments: Any, **options: Any) -> Any:
            try:
                self._step(operation, place)
            except OSError:
                if operation == "write":  # a disk that is full takes what still fits
                    do(place, arguments[0][: len(arguments[0]) // 2])
                raise
            return do(place, *arguments, **options)

        return doing


class _Writing:
    """An open file whose writes are counted."""

    def __init__(self, failing: FailingFiles, handle: int, file: Any) -> None:
        self._failing, self._handle, self._file = failing, handle, file

    def write(self, data: Any) -> int:
        try:
            self._failing._step("write", self._handle)
        except OSError:
            self._file.write(data[: len(data) // 2])
            raise
        return int(self._file.write(data))

    def __enter__(self) -> _Writing:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)


def _path_of(place: object) -> Path | None:
    """Of a path, or of a number of an open file."""
    if isinstance(place, int):
        try:
            return Path(f"/proc/self/fd/{place}").readlink()
        except OSError:
            return None
    return Path(os.fsdecode(place)).absolute() if isinstance(place, str | bytes | os.PathLike) else None
