# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""``trede witness``: sign checkpoints of somebody else's log, as long as it only grows. Anybody can run one."""

from __future__ import annotations

import time
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from trede.cli.options import Force, LanguageOption
from trede.errors import InputRefusedError, ProofError
from trede.kernel.findings import finding

if TYPE_CHECKING:
    from trede.proofs.notes import Signer, Verifier

witness = typer.Typer(
    no_args_is_help=True, help="Sign checkpoints of a log, as long as it only grows. Anybody can run one."
)


@witness.command("key")
def key(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="A name of your own, such as witness.example.nl.")
    ],
    out: Annotated[Path, typer.Option("--out", metavar="witness.key", help="Where to keep the secret key.")],
    force: Force = False,
    language: LanguageOption = "nl",
) -> None:
    """Make a key, and print its public half: give that to whoever runs the log."""
    from trede.cli.writing import check_places, places, write_whole
    from trede.proofs.notes import COSIGNATURE, new_signer

    check_places(places((out, ".key")), [], force=force)
    made = new_signer(name, COSIGNATURE)
    write_whole(out, f"{made.secret}\n", force=force, private=True)
    print(made.verifier.line)


@witness.command("run")
def run(
    key: Annotated[
        Path,
        typer.Option("--key", metavar="witness.key", exists=True, dir_okay=False, help="The secret key."),
    ],
    log: Annotated[
        list[str], typer.Option("--log", metavar="KEY", help="The public key of a log. May be repeated.")
    ],
    state: Annotated[
        Path,
        typer.Option(
            "--state", metavar="seen.json", help="What this witness saw; guard it as you do the key."
        ),
    ],
    begin: Annotated[bool, typer.Option("--begin", help="The first time: nothing was seen yet.")] = False,
    host: Annotated[str, typer.Option("--host", help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, help="The port; 0 for one that is free.")
    ] = 8250,
    language: LanguageOption = "nl",
) -> None:
    """Answer logs that ask for a signature, until Ctrl-C. A rollback, a split view and a fork are refused and told."""
    from trede.cli.witness_serving import Witness, alone, serve

    signer, logs = _signer(key), _logs(log)
    _prepare(state, begin=begin)
    held = alone(state)
    try:
        from trede.cli.witness_serving import read_state

        server = serve(Witness(signer, logs, state, _now, read_state(state)), host, port)
        print(signer.verifier.line)
        print(f"http://{host}:{server.server_address[1]}/", flush=True)
        server.serve_forever()
    except KeyboardInterrupt:
        pass
    finally:
        held.close()


def _now() -> int:
    return int(time.time())


def _signer(path: Path) -> Signer:
    from trede.proofs.notes import COSIGNATURE, read_signer

    try:
        signer = read_signer(path.read_text("utf-8", errors="replace"))
    except ProofError:
        signer = None
    if signer is None or signer.kind != COSIGNATURE:
        raise InputRefusedError([finding("witness.no-key", str(path), str(path))])
    return signer


def _logs(lines: list[str]) -> dict[str, list[Verifier]]:
    """The keys of each log by its origin, which is the name of the key."""
    from trede.proofs.notes import ED25519, read_verifier

    found: dict[str, list[Verifier]] = {}
    for line in lines:
        try:
            verifier = read_verifier(line)
        except ProofError as wrong:
            raise typer.BadParameter(str(wrong), param_hint="--log") from wrong
        if verifier.kind != ED25519:
            raise typer.BadParameter(_("This is the key of a witness, not of a log."), param_hint="--log")
        found.setdefault(verifier.name, []).append(verifier)
    return found


def _prepare(state: Path, *, begin: bool) -> None:
    """A file that went missing is not begun again in silence: then anything could be signed once more."""
    from trede.cli.witness_serving import write_state
    from trede.cli.writing import check_places, places

    if state.exists() and not begin:
        return
    if not begin:
        raise InputRefusedError([finding("witness.no-state", str(state), str(state))])
    check_places(places((state, ".json")), [], force=False)
    write_state(state, {})
