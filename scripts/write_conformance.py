# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Write the score vectors in conformance/scores: whole results, for any engine to be held to.

Each file has a measurement, the edition, and everything the score says but for the name of the engine. Only run
this when a result is meant to change, and read the difference before you commit it.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.builders import SUPPLIER, edition, measurement, order, person

from trede.scoring import Measurement, score, score_document
from trede.scoring.canonical import measurement_document

FOLDER = Path(__file__).resolve().parent.parent / "conformance" / "scores"


def measurements() -> dict[str, tuple[str, Measurement]]:
    """By the name of the file: the edition and the measurement."""
    mixed = [
        person("wajong", ref="A1", hours=32),
        person("ww", "secondment", ref="A2", hours=24, benefit_months=8),
        person("participatiewet", ref="A3", hours="28.5", fulltime_hours=38, since="2015-04-15"),
        person("sw", ref="A4", hours=36, fulltime_hours=36, indication_until="2018-09-30", entity="68750110"),
        person("bbl-bol-2", "placement", ref="A5", hours=24, since="2018-08-27", until="2019-07-01"),
        person(None, ref="B1", hours=40),
        person(None, "trial", ref="B2", hours=20, since="2018-11-01", until="2018-12-31"),
        person(None, ref="B3", hours=16, until="2017-06-30"),
    ]
    bought = [
        order("18450", order="F1"),
        order("22300", order="F2", kvk="41057732", supplier="Werkplaats Oost", kind="sw", share="68"),
        order("100", order="F3", kvk=SUPPLIER, on="2018-11-01"),
        order("100", order="F4", on="2017-11-01"),
    ]
    seconded = [person("wajong", "secondment", ref=f"S{i}", since="2018-06-30") for i in range(3)]
    newest = [
        person("temporary-protection", ref="N1", hours=24),
        person("vso-pro-register", ref="N2", hours=20, left_school="2016-07-01"),
        person("bbl-bol-3-4", "placement", ref="N3", hours=16, placement_from="2016-01-01"),
    ]
    return {
        "mixed-people-and-orders": ("pso-1.6", measurement(*mixed, *bought, total="47.5")),
        "everybody-listed": ("pso-1.7", measurement(*mixed, *seconded, total=None, applied="2020-06-01")),
        "indirect-above-the-cap": ("pso-1.5", measurement(person(hours=8), order("900000"), total="60")),
        "newest-handbook": ("pso-2.1", measurement(*newest, total="12", applied="2023-05-01")),
        "thirty-plus": ("pso-1.7", measurement(*[person(ref=f"T{i}") for i in range(7)], total="20")),
        "too-small": ("pso-1.6", measurement(person(hours=30), total="1.5", kind="sw")),
    }


def vector(id_: str, made: Measurement) -> dict[str, Any]:
    """One file."""
    document = score_document(score(edition(id_), made), edition(id_))
    del document["receipt"]["engine"]
    return {"measurement": measurement_document(made), "edition": id_, "score": document}


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, (id_, made) in measurements().items():
        text = json.dumps(vector(id_, made), indent=1, ensure_ascii=False)
        (FOLDER / f"{name}.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
