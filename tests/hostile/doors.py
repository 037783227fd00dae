# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every door of the command line through which a file comes in: the arguments of each, for a file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.hostile import seeds
from tests.hostile.proofs import BACKUP_KEY

if TYPE_CHECKING:
    from pathlib import Path

DAY = "2027-01-15"


@dataclass(frozen=True, slots=True)
class Kit:
    """A folder with good files, to bring beside a bad one."""

    folder: Path

    def good(self, name: str) -> str:
        return str(self.folder / name)

    def out(self, name: str) -> str:
        return str(self.folder / "out" / name)


def kit(folder: Path) -> Kit:
    """With every good file in it."""
    (folder / "out").mkdir()
    made = {**seeds.tables(), **seeds.texts(), **seeds.documents(), **seeds.parquets(), **seeds.proofs()}
    for name, data in made.items():
        (folder / name).write_bytes(data)
    (folder / "backup.key").write_text(f"{BACKUP_KEY}\n")
    return Kit(folder)


def doors(kit: Kit, file: str) -> dict[str, list[str]]:
    """The command line of each door, for this file."""
    good, measured, trust = kit.good, kit.good("measurement.json"), kit.good("trust.json")
    drawn = ["sample", kit.good("rows.json"), "--proof", kit.good("seal.tlog-proof"), "--trust", trust]
    return {
        "measure": ["measure", file],
        "errors-to": ["measure", file, "--errors-to", kit.out("remarks.xlsx"), "--force"],
        "table": ["measure", file, measured, "--table", "json"],
        "mapping": ["measure", good("people.csv"), "--mapping", file],
        "compare": ["compare", measured, "--with", file],
        "forecast": ["forecast", measured, "--until", "2019-06-30", "--with", file],
        "costs": ["plan", measured, "--costs", file],
        "commit": ["commit", file, "--out", kit.out("rows.json"), "--force"],
        "match": ["match", file],
        "social-return": ["social-return", file, "--on", "2026-03-01"],
        "verify": ["verify", file, "--trust", trust, "--at", DAY],
        "trust": ["verify", good("certificate.json"), "--trust", file, "--at", DAY],
        "status": ["verify", good("certificate.json"), "--trust", trust, "--at", DAY, "--status", file],
        "open": ["open", file, "--row", "1"],
        "opened": ["opened", file, "--seal", seeds.ROOT_OF_SEAL],
        "sample": ["sample", file, *drawn[2:]],
        "proof": [*drawn[:3], file, *drawn[4:]],
        "sample-trust": [*drawn[:5], file],
        "convert": ["national", "convert", file, kit.out("table.parquet"), "--force"],
        "convert-mapping": [
            *("national", "convert", good("people.csv"), kit.out("table.parquet")),
            *("--mapping", file, "--force"),
        ],
        "national": ["national", "measure", file, kit.out("scores.parquet"), "--year", "2018", "--force"],
        "norms": ["national", "norms", file, "--out", kit.out("edition")],
        "witness": ["witness", "run", "--key", file, "--log", "x", "--state", kit.out("state")],
        "restore": ["restore", file, "--key", kit.good("backup.key"), "--data", kit.out("data")],
        "restore-key": ["restore", file, "--key", file, "--data", kit.out("data")],
    }


GOOD = {
    "measure": "measurement.json",
    "errors-to": "example.xlsx",
    "table": "measurement.json",
    "compare": "changes.toml",
    "forecast": "changes.toml",
    "costs": "costs.toml",
    "commit": "measurement.json",
    "match": "case.json",
    "social-return": "contract.toml",
    "verify": "certificate.json",
    "trust": "trust.json",
    "status": "status.json",
    "open": "rows.json",
    "opened": "openings.json",
    "convert": "employments.parquet",
    "national": "employments.parquet",
    "norms": "survey.parquet",
}
"""What is read at a door: one that reads nothing would refuse every attack, and show nothing."""
ANY_FAMILY = {"measure", "verify"}
"""What everybody opens: all attacks are brought here; elsewhere those of a kind that is near."""
NEAR = {
    "errors-to": {"workbook", "ods", "table"},
    "table": {"json", "zip"},
    "commit": {"json", "xml"},
    "match": {"workbook", "json", "zip"},
    "convert": {"table", "workbook", "json", "pdf", "parquet"},
    "national": {"table", "zip", "json", "parquet"},
    "norms": {"table", "zip", "parquet"},
    "mapping": {"toml", "json", "table"},
    "compare": {"toml", "json"},
    "forecast": {"toml"},
    "costs": {"toml", "json"},
    "social-return": {"toml", "json", "trust"},
    "trust": {"trust", "toml", "json", "credential"},
    "status": {"credential", "json", "trust", "pdf"},
    "open": {"json", "credential"},
    "opened": {"json", "credential"},
    "sample": {"json"},
    "proof": {"credential", "trust", "toml", "table"},
    "sample-trust": {"trust", "toml"},
    "convert-mapping": {"toml"},
    "witness": {"toml", "trust"},
    "restore": {"backup", "zip", "json"},
    "restore-key": {"backup", "toml", "pdf"},
}


def brought_to(door: str, family: str) -> bool:
    """Whether attacks of this family are brought to this door."""
    return door in ANY_FAMILY or family in NEAR[door]
