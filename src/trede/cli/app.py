# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The commands together, and what their end means: 0 done, 1 the answer is no, 2 wrong input, 3 something else."""

from __future__ import annotations

import gc
import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING, Annotated, Any

import typer

from trede.cli.speech import language_of, speak, translate
from trede.errors import FindingsError, TredeError

if TYPE_CHECKING:
    from collections.abc import Collection

    from trede.cli.options import Language

DONE, ANSWER_IS_NO, WRONG_INPUT, SOMETHING_ELSE = range(4)

# Each command and the module it stands in; the groups of commands stand in a module of their own.
COMMANDS = {
    "measure": "measure",
    "plan": "plan",
    "forecast": "forecast",
    "compare": "compare",
    "match": "matching",
    "social-return": "social_return",
    "commit": "commitment",
    "verify": "verify",
    "sample": "sampling",
    "open": "sampling",
    "opened": "sampling",
    "template": "template",
    "start": "office",
    "doctor": "office",
    "backup": "backup",
    "restore": "backup",
    "backup-key": "backup",
    "signing-key": "signing_key",
    "hand-over": "handing_over",
    "appoint": "appointing",
    "log-out": "logging_out",
}
GROUPS = {"scheme": "rulebook", "national": "national", "witness": "witness", "register": "register"}


STATUS = "Exit status: 0 done, 1 the answer is no, 2 wrong input or use, 3 something else went wrong."


def app_with(names: Collection[str], *, completion: bool = False) -> typer.Typer:
    """The command line with these commands; with one of them a command starts a fifth sooner than with all."""
    app = typer.Typer(
        name="trede",
        help="Measure on the Prestatieladder Socialer Ondernemen. "
        "Independent of TNO and PSO-Nederland; never official.",
        no_args_is_help=True,
        add_completion=completion,
        pretty_exceptions_enable=False,
        suggest_commands=False,
        context_settings={"help_option_names": ["-h", "--help"]},
        callback=_start,
    )
    for name, module in COMMANDS.items():
        if name in names:
            app.command(name)(getattr(import_module(f"trede.cli.{module}"), _function(name)))
    for name, module in GROUPS.items():
        if name in names:
            app.add_typer(getattr(import_module(f"trede.cli.{module}"), module), name=name)
    return app


def _function(name: str) -> str:
    """What a command is called in its module; Python has an ``open`` of its own."""
    return "open_rows" if name == "open" else name.replace("-", "_")


def _tell_version(asked: bool) -> None:
    if asked:
        from trede import __version__

        print(f"trede {__version__}")
        raise typer.Exit


def _start(
    version: Annotated[
        bool, typer.Option("--version", help="Show the version.", callback=_tell_version, is_eager=True)
    ] = False,
) -> None:
    """Here for its option, and so that one command alone still goes by its name."""


def full_app() -> typer.Typer:
    """The whole command line."""
    return app_with({*COMMANDS, *GROUPS}, completion=True)


def commands(app: typer.Typer) -> Any:
    """The commands as the library runs them; the help of each ends with what its exit status means."""
    command = typer.main.get_command(app)
    _end_with_status(command)
    return command


def _end_with_status(command: Any) -> None:
    command.epilog = STATUS
    for part in getattr(command, "commands", {}).values():
        _end_with_status(part)


def main() -> None:
    """Run the command and exit with its status.

    One command is one short process over values without cycles: collecting garbage would only cost time.
    """
    gc.disable()
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run one command; the exit status. Mistakes in the input are told in full on standard error."""
    language = language_of(arguments)
    speak(language)
    try:
        return _done(arguments)
    except typer.Abort:
        return SOMETHING_ELSE
    except FindingsError as refused:
        from trede.cli.output import tell_refusal

        as_json, every = ("--json" in arguments, "--all" in arguments)
        tell_refusal(refused.findings, language, as_json=as_json, every=every)
        return WRONG_INPUT
    except BrokenPipeError:
        return _pipe_closed()
    except SystemExit as stopped:  # so the library ends when the reader has gone, with the status of "no"
        if isinstance(stopped.__context__, BrokenPipeError):
            return _pipe_closed()
        raise
    except Exception as problem:
        return _other(problem, language)


def _done(arguments: list[str]) -> int:
    """The status of a command that went to its end; only what it needs is imported."""
    named = arguments[:1] if arguments[:1] and arguments[0] in {*COMMANDS, *GROUPS} else None
    command = commands(app_with(named) if named else full_app())
    translate(command)
    ended = command.main(args=arguments, standalone_mode=False, prog_name="trede")
    return ended if isinstance(ended, int) else DONE


def _other(problem: Exception, language: Language) -> int:
    """A usage error says itself what is wrong; anything else is our mistake, or the machine's."""
    if hasattr(problem, "exit_code") and hasattr(problem, "show"):
        problem.show()
        return int(problem.exit_code)
    if isinstance(problem, TredeError):
        print(problem, file=sys.stderr)
        return WRONG_INPUT
    if os.environ.get("TREDE_DEBUG"):
        raise problem
    from trede.cli.machine import finding_of
    from trede.cli.output import tell_findings

    if found := finding_of(problem):
        tell_findings([found], language)
        return SOMETHING_ELSE
    said = {"nl": "Dit is niet gelukt", "en": "This did not work"}[language]
    print(f"{said}: {type(problem).__name__}: {problem}. (TREDE_DEBUG=1)", file=sys.stderr)
    return SOMETHING_ELSE


def _pipe_closed() -> int:
    """The reader (``head``, a closed pager) has seen enough; nothing more may be written, not even at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return DONE
