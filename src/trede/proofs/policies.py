# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Policies (c2sp.org/tlog-policy): which logs are believed, and which witnesses must have signed a checkpoint."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from trede.errors import ProofError
from trede.proofs.checkpoints import Checkpoint, read_checkpoint
from trede.proofs.cosignatures import Cosigned, cosigned_by
from trede.proofs.notes import COSIGNATURE, ED25519, Verifier, read_note, read_verifier

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Set

NONE = "none"
COUNT = re.compile(r"[1-9][0-9]{0,3}")
CONTROL = re.compile(r"[\0-\x08\x0a-\x1f\x7f]")
MOST_LINES = 1000


@dataclass(frozen=True, slots=True)
class Party:
    """A log or a witness: its key, and where it is reached when the policy says so."""

    verifier: Verifier
    url: str | None


@dataclass(frozen=True, slots=True)
class Group:
    """Witnessed when so many of the members are."""

    needed: int
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Witnessed:
    """A checkpoint that fits the policy, and which witnesses signed it when."""

    checkpoint: Checkpoint
    cosigned: tuple[Cosigned, ...]


@dataclass(frozen=True, slots=True)
class Policy:
    """Witnesses and groups by their names in the file; ``quorum`` is one of them, or ``none``."""

    logs: tuple[Party, ...]
    witnesses: Mapping[str, Party]
    groups: Mapping[str, Group]
    quorum: str

    def met_by(self, signed: Set[Verifier]) -> bool:
        """Whether the cosignatures of these witnesses are enough."""
        met = {name for name, party in self.witnesses.items() if party.verifier in signed} | {NONE}
        for name, group in self.groups.items():  # a group stands below its members
            if len(met.intersection(group.members)) >= group.needed:
                met.add(name)
        return self.quorum in met

    def check(self, note: str) -> Witnessed:
        """The checkpoint in a note when one of the logs signed it and enough witnesses did.

        Raises ProofError: no note, no checkpoint, of no known log, a signature that does not hold, or
        ``TooFewWitnesses``.
        """
        read = read_note(note)
        checkpoint = read_checkpoint(read.text)
        logs = [party.verifier for party in self.logs if party.verifier.name == checkpoint.origin]
        if not read.signed_by(logs):
            raise UnknownLogError(
                f"This checkpoint was not signed by a log of the policy: {checkpoint.origin}."
            )
        cosigned = cosigned_by(read, [party.verifier for party in self.witnesses.values()])
        if not self.met_by({each.verifier for each in cosigned}):
            names = ", ".join(each.verifier.name for each in cosigned) or "none"
            raise TooFewWitnessesError(
                f"The policy asks for more witnesses than signed this checkpoint: {names}."
            )
        return Witnessed(checkpoint, tuple(cosigned))


class UnknownLogError(ProofError):
    """A checkpoint is not signed by a log that the policy believes."""


class TooFewWitnessesError(ProofError):
    """A checkpoint is signed by the log, and not by the witnesses that the policy asks for."""


def read_policy(text: str) -> Policy:
    """The policy in a file. Raises ProofError that names the line."""
    lines = text.split("\n")
    if len(lines) > MOST_LINES:
        raise ProofError(f"A policy has at most {MOST_LINES} lines.")
    reading = _Reading()
    for number, line in enumerate(lines, start=1):
        if why := reading.take(line):
            raise ProofError(f"Line {number} of the policy: {why}.")
    if reading.quorum is None:
        raise ProofError("The policy has no line with a quorum.")
    return Policy(tuple(reading.logs), reading.witnesses, reading.groups, reading.quorum)


class _Reading:
    """What was read so far; each method says what is wrong with its line."""

    def __init__(self) -> None:
        self.logs: list[Party] = []
        self.witnesses: dict[str, Party] = {}
        self.groups: dict[str, Group] = {}
        self.quorum: str | None = None
        self.members: set[str] = set()
        self.lines: dict[str, Callable[[list[str]], str | None]] = {
            "log": self.log,
            "witness": self.witness,
            "group": self.group,
            "quorum": self.end_with,
        }

    def take(self, line: str) -> str | None:
        """Read one line; what is wrong with it, if anything."""
        if CONTROL.search(line):
            return "a control character"
        name, *words = re.split(r"[ \t]+", line.strip(" \t"))
        if not name or name.startswith("#"):
            return None
        read = self.lines.get(name)
        return read(words) if read else f"no such line: {name}"

    def log(self, words: list[str]) -> str | None:
        if not 1 <= len(words) <= 2:
            return "a log has a key, and an address at most"
        if (party := _party(words, ED25519)) is None:
            return "no key of a log"
        if any(party.verifier.public == each.verifier.public for each in self.logs):
            return "a log that was named already"
        self.logs.append(party)
        return None

    def witness(self, words: list[str]) -> str | None:
        if not 2 <= len(words) <= 3:
            return "a witness has a name and a key, and an address at most"
        if (party := _party(words[1:], COSIGNATURE)) is None:
            return "no key of a witness"
        if any(party.verifier.public == each.verifier.public for each in self.witnesses.values()):
            return "a witness that was named already"
        if self._known(words[0]):
            return f"the name {words[0]} is taken"
        self.witnesses[words[0]] = party
        return None

    def group(self, words: list[str]) -> str | None:
        if len(words) < 3:
            return "a group has a name, how many are needed, and members"
        name, needed, *members = words
        count = {"any": 1, "all": len(members)}.get(needed) or (int(needed) if COUNT.fullmatch(needed) else 0)
        if self._known(name):
            return f"the name {name} is taken"
        if not 1 <= count <= len(members):
            return f"of {len(members)} members {needed} cannot be needed"
        for member in members:
            if member == NONE or not self._known(member):
                return f"{member} is not named above"
            if member in self.members:
                return f"{member} is a member twice"
            self.members.add(member)
        self.groups[name] = Group(count, tuple(members))
        return None

    def end_with(self, words: list[str]) -> str | None:
        if self.quorum is not None:
            return "a second quorum"
        if len(words) != 1 or not self._known(words[0]):
            return "the quorum is a witness or a group that is named above, or none"
        self.quorum = words[0]
        return None

    def _known(self, name: str) -> bool:
        return name == NONE or name in self.witnesses or name in self.groups


def _party(words: list[str], kind: bytes) -> Party | None:
    """A key of this kind with its address; None when it is no such key."""
    try:
        verifier = read_verifier(words[0])
    except ProofError:
        return None
    return Party(verifier, words[1] if len(words) > 1 else None) if verifier.kind == kind else None
