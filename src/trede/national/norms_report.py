# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The report on norms from a survey: one page with the picture, its conclusion and all numbers; the numbers as CSV."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from trede.national.norms import figures
from trede.national.norms_chart import chart

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from trede.national.norms import Estimate
    from trede.scheme import Language

EXAMPLE_SIZE = 20
STYLE = (
    "body{font:1rem/1.5 system-ui,sans-serif;color:#154273;max-width:60rem;margin:2rem auto;padding:0 1rem}"
    "table{border-collapse:collapse}th,td{padding:.25rem .75rem;border-bottom:1px solid #c6d3e3;text-align:right}"
    "caption{text-align:left;font-weight:bold;padding:.5rem 0}svg{max-width:100%;height:auto}"
)


def write_report(estimate: Estimate, covered: Sequence[float], folder: Path, language: Language) -> None:
    """Write report.html, norms.svg and norms.csv; ``covered`` by size, as ``trede.national.coverage`` gives it."""
    folder.mkdir(parents=True, exist_ok=True)
    texts = figures()["texts"][language]
    picture = chart(estimate, texts, language)
    (folder / "norms.svg").write_text(picture, encoding="utf-8")
    (folder / "norms.csv").write_text(_csv(estimate, covered), encoding="utf-8")
    (folder / "report.html").write_text(_page(estimate, covered, texts, picture, language), encoding="utf-8")


def conclusion(estimate: Estimate, texts: Mapping[str, str], language: str) -> str:
    """One sentence on the lowest level, at a size that many organisations have."""
    place = min(max(EXAMPLE_SIZE - int(estimate.sizes[0]), 0), len(estimate.sizes) - 1)
    return texts["conclusion"].format(
        size=int(estimate.sizes[place]),
        level=estimate.levels[0],
        norm=_number(estimate.norms[place, 0] / 10, language, 1),
        low=_number(float(estimate.low[place, 0]), language),
        high=_number(float(estimate.high[place, 0]), language),
        confidence=round(estimate.confidence * 100),
    )


def _rows(estimate: Estimate) -> Iterator[tuple[int, list[tuple[float, float, float]]]]:
    for place, size in enumerate(estimate.sizes.tolist()):
        columns = range(len(estimate.levels))
        cells = [
            (estimate.norms[place, at] / 10, float(estimate.low[place, at]), float(estimate.high[place, at]))
            for at in columns
        ]
        yield size, cells


def _csv(estimate: Estimate, covered: Sequence[float]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    parts = ("norm", "low", "high")
    writer.writerow(["size", *(f"{level} {part}" for level in estimate.levels for part in parts), "coverage"])
    for part, (size, cells) in zip(covered, _rows(estimate), strict=True):
        writer.writerow(
            [
                size,
                *(f"{norm:.1f}" if at == 0 else f"{norm:.3f}" for c in cells for at, norm in enumerate(c)),
                f"{part:.2f}",
            ]
        )
    return out.getvalue()


def _page(
    estimate: Estimate, covered: Sequence[float], texts: Mapping[str, str], picture: str, language: str
) -> str:
    intro = texts["intro"].format(count=estimate.organisations, levels=_reached(estimate, language))
    notes = [texts["independent"], *([texts["synthetic"]] if estimate.synthetic else [])]
    head = "".join(
        f'<th scope="col">{level}</th><th scope="col">{escape(texts["interval"])}</th>'
        for level in estimate.levels
    )
    head += f'<th scope="col">{escape(texts["coverage"])}</th>'
    body = "\n".join(
        _row(size, cells, part, language)
        for part, (size, cells) in zip(covered, _rows(estimate), strict=True)
    )
    title = escape(texts["title"])
    return (
        f'<!doctype html>\n<html lang="{language}">\n<head><meta charset="utf-8"><title>{title}</title>'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><style>{STYLE}</style></head>'
        "\n<body><main>\n"
        f"<h1>{title}</h1>\n<p>{escape(intro)}</p>\n"
        + "".join(f"<p><strong>{escape(note)}</strong></p>\n" for note in notes)
        + f"<p>{escape(texts['coverage_said'])}</p>\n"
        f"<figure>{picture}<figcaption>{escape(conclusion(estimate, texts, language))}</figcaption></figure>\n"
        f'<table><caption>{escape(texts["share"])}</caption><thead><tr><th scope="col">{escape(texts["size"])}</th>'
        f"{head}</tr></thead>\n<tbody>\n{body}\n</tbody></table>\n</main></body>\n</html>\n"
    )


def _row(size: int, cells: list[tuple[float, float, float]], covered: float, language: str) -> str:
    shown = "".join(
        f"<td>{_number(norm, language, 1)}</td><td>{_number(low, language)}–{_number(high, language)}</td>"
        for norm, low, high in cells
    )
    return f'<tr><th scope="row">{size}</th>{shown}<td>{round(covered * 100)} %</td></tr>'


def _reached(estimate: Estimate, language: str) -> str:
    """Which part reaches each level: trede-1 35 %."""
    parts = zip(estimate.levels, estimate.best, strict=True)
    return ", ".join(f"{level} {_number(part * 100, language, 1)} %" for level, part in parts)


def _number(value: float, language: str, places: int = 2) -> str:
    text = f"{value:.{places}f}"
    return text.replace(".", ",") if language == "nl" else text
