# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The commands together, and what their end means: 0 done, 1 the answer is no, 2 wrong input, 3 something else."""

from __future__ import annotations

import gc
import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING

import typer

from trede.errors import FindingsError, TredeError

if TYPE_CHECKING:
    from collections.abc import Collection

DONE, ANSWER_IS_NO, WRONG_INPUT, SOMETHING_ELSE = range(4)

# Each command and the module it stands in; both groups of commands stand in a module of their own.
COMMANDS = {
    "measure": "measure",
    "plan": "plan",
    "forecast": "forecast",
    "compare": "compare",
    "commit": "commitment",
    "template": "template",
    "start": "office",
    "doctor": "office",
}
GROUPS = {"scheme": "rulebook", "national": "national"}


def app_with(names: Collection[str]) -> typer.Typer:
    """The command line with these commands; with one of them a command starts a fifth sooner than with all."""
    app = typer.Typer(
        name="trede",
        help="Measure on the Prestatieladder Socialer Ondernemen. "
        "Independent of TNO and PSO-Nederland; never official.",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        callback=_together,
    )
    for name, module in COMMANDS.items():
        if name in names:
            app.command(name)(getattr(import_module(f"trede.cli.{module}"), name))
    for name, module in GROUPS.items():
        if name in names:
            app.add_typer(getattr(import_module(f"trede.cli.{module}"), module), name=name)
    return app


def _together() -> None:
    """So that one command alone still goes by its name."""


def full_app() -> typer.Typer:
    """The whole command line."""
    return app_with({*COMMANDS, *GROUPS})


def main() -> None:
    """Run the command and exit with its status.

    One command is one short process over values without cycles: collecting garbage would only cost time.
    """
    gc.disable()
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run one command; the exit status. Mistakes in the input are told in full on standard error."""
    from trede.cli.output import tell_findings

    named = arguments[:1] if arguments[:1] and arguments[0] in {*COMMANDS, *GROUPS} else None
    try:
        app = app_with(named) if named else full_app()
        ended = app(args=arguments, standalone_mode=False, prog_name="trede")
    except typer.Abort:
        return SOMETHING_ELSE
    except FindingsError as refused:
        tell_findings(refused.findings)
        return WRONG_INPUT
    except TredeError as problem:
        print(problem, file=sys.stderr)
        return WRONG_INPUT
    except BrokenPipeError:
        return _pipe_closed()
    except Exception as problem:
        return _other(problem)
    return ended if isinstance(ended, int) else DONE


def _other(problem: Exception) -> int:
    """A usage error says itself what is wrong; anything else is our mistake, or the machine's."""
    if hasattr(problem, "exit_code") and hasattr(problem, "show"):
        problem.show()
        return int(problem.exit_code)
    if os.environ.get("TREDE_DEBUG"):
        raise problem
    said = f"{type(problem).__name__}: {problem}. (TREDE_DEBUG=1)"
    print(f"Dit is niet gelukt / this did not work: {said}", file=sys.stderr)
    return SOMETHING_ELSE


def _pipe_closed() -> int:
    """The reader (``head``, a closed pager) has seen enough; nothing more may be written, not even at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return DONE
