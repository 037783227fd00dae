# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A witness as a small server: what it saw in one file, written whole before anything is answered."""

from __future__ import annotations

import contextlib
import json
import os
import sys
from base64 import b64decode, b64encode
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock
from typing import TYPE_CHECKING, Any

from trede.cli.writing import write_whole
from trede.errors import InputRefusedError
from trede.kernel.findings import finding
from trede.proofs.witnessing import BAD, MOST_BYTES, TEXT, Answer, Seen, answer

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from trede.proofs.notes import Signer, Verifier

FORMAT = "trede/witness/1"
SECONDS = 15
"""So long a line may be silent."""
MOST_EVIDENCE = 1_000_000


@dataclass
class Witness:
    """A key, the logs that it knows, and the file of what it saw; one call is answered at a time."""

    signer: Signer
    logs: Mapping[str, Sequence[Verifier]]
    state: Path
    now: Callable[[], int]
    seen: dict[str, Seen] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def take(self, body: bytes) -> Answer:
        """What goes back; kept before it goes. Raises OSError when it cannot be kept, and then nothing is signed."""
        with self._lock:
            said = answer(body, self.logs, self.seen, self.signer, self.now())
            if said.origin is not None and said.seen is not None:
                seen = {**self.seen, said.origin: said.seen}
                write_state(self.state, seen)
                self.seen = seen
        if said.why in BAD:
            self._tell(said, body)
        return said

    def _tell(self, said: Answer, body: bytes) -> None:
        """Beside the state: a log signed this, and no witness may."""
        print(f"{said.origin}: {said.why}", file=sys.stderr, flush=True)
        place = self.state.with_name(f"{self.state.name}.refused")
        with contextlib.suppress(OSError):
            if not place.exists() or place.stat().st_size < MOST_EVIDENCE:
                with place.open("ab") as out:
                    out.write(f"{said.why}\n".encode() + body + b"\n")

    def shown(self) -> str:
        """For whoever looks: the key, and the last checkpoint of each log as its note."""
        notes = [each.note for _, each in sorted(self.seen.items())]
        return "\n".join([f"{self.signer.verifier.line}\n", *notes])


def read_state(path: Path) -> dict[str, Seen]:
    """What a witness saw. Raises InputRefusedError when it is not whole: then it may sign nothing."""
    try:
        document = json.loads(path.read_text("utf-8"))
        if document["format"] != FORMAT:
            raise ValueError(FORMAT)
        return {
            origin: Seen(int(each["size"]), b64decode(each["root"], validate=True), str(each["note"]))
            for origin, each in document["logs"].items()
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as broken:
        raise InputRefusedError([finding("witness.state-broken", str(path), str(path))]) from broken


def write_state(path: Path, seen: Mapping[str, Seen]) -> None:
    """The whole file at once, on the disk before this returns."""
    logs = {
        origin: {"size": each.size, "root": b64encode(each.root).decode("ascii"), "note": each.note}
        for origin, each in sorted(seen.items())
    }
    document = {"format": FORMAT, "logs": logs}
    write_whole(path, json.dumps(document, indent=2, ensure_ascii=False) + "\n", force=True, private=True)
    _sync_folder(path)


def _sync_folder(path: Path) -> None:
    """A name in a folder is on the disk when the folder is; not every system can."""
    with contextlib.suppress(OSError):
        folder = os.open(path.resolve().parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def alone(path: Path) -> Any:
    """Hold the state for this process, as long as what comes back is kept. Raises InputRefusedError."""
    held = path.with_name(f"{path.name}.lock").open("ab")
    try:
        import fcntl
    except ImportError:  # a system that cannot; then only the port guards it
        return held
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        held.close()
        raise InputRefusedError([finding("witness.busy", str(path), str(path))]) from None
    return held


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def __init__(self, address: tuple[str, int], witness: Witness) -> None:
        super().__init__(address, _Handler)
        self.witness = witness


class _Handler(BaseHTTPRequestHandler):
    """``POST /add-checkpoint`` as c2sp.org/tlog-witness says, and ``GET /`` for people."""

    server: _Server
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "trede-witness", ""
    timeout = SECONDS

    def do_POST(self) -> None:
        length = self.headers.get("Content-Length", "")
        if not length.isascii() or not length.isdigit() or int(length) > MOST_BYTES:
            self.close_connection = True
            return self._say(Answer(413 if length.isdigit() else 411, "", ""))
        body = self.rfile.read(int(length))
        if self.path.rstrip("/") != "/add-checkpoint":
            return self._say(Answer(404, "POST /add-checkpoint\n", ""))
        try:
            said = self.server.witness.take(body)
        except OSError as problem:
            print(problem, file=sys.stderr, flush=True)
            said = Answer(500, "What was seen could not be kept, so nothing is signed.\n", "")
        return self._say(said)

    def do_GET(self) -> None:
        found = self.path == "/"
        self._say(Answer(200, self.server.witness.shown(), "") if found else Answer(404, "GET /\n", ""))

    def _say(self, said: Answer) -> None:
        data = said.body.encode()
        self.send_response(said.status)
        self.send_header("Content-Type", said.kind or TEXT)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing of who called is kept."""


def serve(witness: Witness, host: str, port: int) -> ThreadingHTTPServer:
    """The server, bound and not yet running. Raises OSError when the port is taken."""
    return _Server((host, port), witness)
