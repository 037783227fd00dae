# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The long form: every attack at every door of the command line that its kind can come to.

    python -m tests.hostile [--door measure] [--family zip] [--every 1]

Each must be refused in words, in Dutch and in English, or be read, within 5 s of a processor and 512 MB. Prints what
was found; exit status 1 when that is anything. Good files are cut off at every 64th byte too, at their own door.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from tests.hostile.attacks import attacks, cuts, goods
from tests.hostile.doors import GOOD, Kit, brought_to, doors, kit
from tests.hostile.trying import Ended, command, tried

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

OWN_DOOR = {
    "mapping.toml": "mapping",
    "contract.toml": "social-return",
    "costs.toml": "costs",
    "changes.toml": "compare",
    "rows.json": "open",
    "openings.json": "opened",
    "case.json": "match",
    "certificate.json": "verify",
    "credential.json": "verify",
    "certificate.pdf": "verify",
    "status.json": "status",
    "trust.json": "trust",
    "seal.tlog-proof": "proof",
    "checkpoint": "proof",
    "policy": "sample-trust",
}
"""Where each good file belongs; the others are measured."""


SHORT: Mapping[str, Sequence[str]] = {
    "measure": ("zip/overlapping.zip", "json/a text of 30 MB.json"),
    "errors-to": ("workbook/merged over everything.xlsx",),
    "table": ("json/lists that end.json",),
    "mapping": ("toml/a number of 5,000 digits.toml", "toml/a key of 400,000 parts.toml"),
    "compare": ("toml/lists that end.toml",),
    "costs": ("toml/a number in another base.toml",),
    "commit": ("json/an exponent without end.json", "json/a key of 30 MB.json"),
    "match": ("json/lists in lists.json",),
    "social-return": ("json/an exponent without end.json",),
    "verify": ("pdf/a filter that is a program.pdf", "credential/a status of nothing.json"),
    "trust": ("trust/a key of a million signs.json", "trust/groups of groups.json"),
    "status": ("credential/layers in layers.json",),
    "open": ("json/deep below a key.json",),
    "opened": ("json/a number of 5,000 digits.json",),
    "proof": ("credential/a path of 100,000.json",),
    "convert": ("table/nuls.csv",),
    "national": ("parquet/lists in lists of the end.parquet",),
    "norms": ("parquet/lists for numbers.parquet",),
    "restore": ("backup/a file that leads elsewhere.age",),
}
REFUSED = 2


@dataclass(slots=True)
class Tally:
    """How many tries ended how, and what was wrong with whom."""

    ended: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    slowest: tuple[float, str] = (0.0, "")
    largest: tuple[float, str] = (0.0, "")

    def note(self, name: str, ended: Ended) -> None:
        self.ended["refused" if ended.status == REFUSED else "read"] += 1
        self.slowest = max(self.slowest, (ended.seconds, name))
        self.largest = max(self.largest, (ended.megabytes, name))
        if ended.wrong:
            self.wrong.append(f"{name}: {ended.wrong}: {ended.said.strip()[-300:]}")
            print(self.wrong[-1], flush=True)

    def tell(self) -> None:
        print(f"{len(attacks())} attacks, {sum(self.ended.values())} tries: {dict(self.ended)}")
        for word, unit, (much, whose) in (("slowest", "s", self.slowest), ("largest", "MB", self.largest)):
            print(f"{word} {much:.1f} {unit} ({whose})")
        print(f"{len(self.wrong)} wrong")


def bring(tally: Tally, kit: Kit, door: str, name: str, file: Path) -> None:
    """One file to one door; what is refused in Dutch is refused in English too."""
    said = kit.folder / "said"
    arguments = doors(kit, str(file))[door]
    ended = tried(command(arguments), said)
    tally.note(f"{door} < {name}", ended)
    if ended.status == REFUSED and not ended.wrong:
        english = tried(command([*arguments, "--language", "en"]), said)
        if english.status != REFUSED or (english.said == ended.said and "json" not in arguments):
            tally.wrong.append(f"{door} < {name}: the same in English: {english.said.strip()[-300:]}")
            print(tally.wrong[-1], flush=True)


def read_good(tally: Tally, kit: Kit) -> None:
    """A door that does not read what is good would refuse every attack before it came in."""
    for door, name in GOOD.items():
        ended = tried(command(doors(kit, kit.good(name))[door]), kit.folder / "said")
        if ended.wrong or ended.status == REFUSED:
            tally.wrong.append(f"{door} < {name}, which is good: {ended.wrong} {ended.said.strip()[-300:]}")
            print(tally.wrong[-1], flush=True)


def files(folder: Path, family: str, every: int, first: int) -> Iterator[tuple[str, Path]]:
    """Each attack as a file, which is gone when the next one comes."""
    for number, (name, make) in enumerate(attacks().items()):
        if family in ("", name.partition("/")[0]) and number % every == first % every:
            file = folder / name.partition("/")[2]
            file.write_bytes(make())
            yield name, file
            file.unlink()


def main() -> int:
    parser = argparse.ArgumentParser(description="Hostile files at every door")
    parser.add_argument("--door", default="")
    parser.add_argument("--family", default="")
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--no-cuts", action="store_true")
    parser.add_argument("--only-cuts", action="store_true", help="good files cut off, and no attacks")
    parser.add_argument("--short", action="store_true", help="one or two at each door")
    asked = parser.parse_args()
    import trede.cli.app  # noqa: F401 - what all tries need is loaded once

    tally = Tally()
    with tempfile.TemporaryDirectory() as folder:
        here = kit(Path(folder))
        read_good(tally, here)
        names = [each for each in doors(here, "") if asked.door in ("", each)]
        brought = Path(folder) / "brought"
        brought.mkdir()
        if asked.short:
            bring_some(tally, here, brought)
            names = []
        whole = names and not asked.only_cuts
        for name, file in files(brought, asked.family, asked.every, asked.first) if whole else ():
            for door in names:
                if brought_to(door, name.partition("/")[0]):
                    bring(tally, here, door, name, file)
        if names and not asked.no_cuts and not asked.family:
            cut(tally, here, brought, asked.door)
    tally.tell()
    return 1 if tally.wrong else 0


def bring_some(tally: Tally, kit: Kit, folder: Path) -> None:
    """The short form: each door with one or two of what once went wrong there, or is worst."""
    made = attacks()
    for door, told in SHORT.items():
        for name in told:
            file = folder / name.partition("/")[2]
            file.write_bytes(made[name]())
            bring(tally, kit, door, name, file)


def cut(tally: Tally, kit: Kit, folder: Path, wanted: str) -> None:
    """Good files cut off at every 64th byte."""
    for good in goods():
        door = OWN_DOOR.get(good, "measure")
        if wanted not in ("", door):
            continue
        for number, data in enumerate(cuts(good)):
            file = folder / good
            file.write_bytes(data)
            bring(tally, kit, door, f"{good} until byte {64 * number}", file)
            file.unlink()


if __name__ == "__main__":
    sys.exit(main())
