# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Lines of tasks and people made to do harm, for whoever types or pastes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.hostile.texts import ARABIC, BSN, FULL_WIDTH

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

MOST = 400_000
"""Signs that a field takes."""
TASKS = "T1 | Nalopen | Bank | 4 | lezen 3\nT2 | Invoeren | Bank | 2 | lezen 2\n"
PEOPLE = "M01 | 24 | 6 | ma; di; wo; do | lezen 4\nM02 | 24 | 6 | ma; di; wo; do | lezen 3\n"
ALL = " | lezen 1\n"


def told(text: str) -> Callable[[], bytes]:
    return lambda: text[:MOST].encode("utf-8", "surrogatepass")


def told_all(lines: Callable[[int], str], count: int) -> Callable[[], bytes]:
    return told("\n".join(map(lines, range(count))))


PASTED: Mapping[str, Callable[[], bytes]] = {
    "nothing but ends of lines.txt": told("\n" * MOST),
    "nothing but tabs.txt": told("\t" * MOST),
    "nothing but bars.txt": told("|" * MOST),
    "a cell a tab.txt": told("x\t" * (MOST // 2)),
    "a sign a line.txt": told("x\n" * (MOST // 2)),
    "two hundred cells in two thousand lines.txt": told(("|" * 199 + "\n") * 2_000),
    "ends of lines of every kind.txt": told("T1|a\r\nT2|b\rT3|c\x0bT4|d\x0cT5|e\x1cT6|f\x85T7|g\u2028T8|h"),
    "nuls.txt": told("\0" * 1_000 + TASKS + "T3 | a\0b | c | 1 | d 1"),
    "signs of a terminal.txt": told("\x1b]0;x\x07 | \x1b[2J | Bank | 4 | lezen 3\n"),
    "half of a pair.txt": told("T1 | \ud800 | Bank | 4 | lezen 3\n"),
    "text that turns around.txt": told("\u202eT1 | \u2066nalopen | Bank | 4 | lezen 3\n"),
    "accents on accents.txt": told("T1 | " + "a" + "\u0301\u0323" * 150_000 + " | Bank | 4 | lezen 3\n"),
    "blanks between.txt": told("T1 | Nalopen" + " " * 300_000 + "x | Bank | 4 | lezen" + " " * 90_000 + "3"),
    "a code of 390,000 signs.txt": told("T" + "1" * 390_000 + " | Nalopen | Bank | 4 | lezen 3\n"),
    "one code 20,000 times.txt": told("T1|a|b|1|c 1\n" * 20_000),
    "as many tasks as fit.txt": told_all(lambda n: f"T{n}|a|b|1|c 1", 20_000),
    "as many people as fit.txt": told_all(lambda n: f"M{n}|24|6|ma|c 1", 20_000),
    "each asks for another thing.txt": told_all(lambda n: f"T{n}|a|b|1|c{n} 1", 20_000),
    "one that asks for 60,000 things.txt": told(f"T1|a|b|1|{'; '.join(f'c{n} 1' for n in range(60_000))}\n"),
    "marks between things.txt": told(f"T1|a|b|1|{';' * 390_000}\n"),
    "one day 100,000 times.txt": told(f"M01|24|6|{'ma;' * 100_000}|c 1\n"),
    "hours of 390,000 digits.txt": told(f"T1|a|b|{'9' * 390_000}{ALL}"),
    "hours of exponents.txt": told(f"T1|a|b|1e999999999{ALL}T2|a|b|1E-999999999{ALL}T3|a|b|0x20{ALL}"),
    "hours of dots.txt": told(f"T1|a|b|{'1.' * 190_000}1{ALL}"),
    "hours that are none.txt": told(f"T1|a|b|-4{ALL}T2|a|b|NaN{ALL}T3|a|b|∞{ALL}T4|a|b|0{ALL}"),
    "a level of 390,000 digits.txt": told(f"T1|a|b|1|c {'3' * 390_000}\n"),
    "heads twice.txt": told("code\tcode\ttaak\ttaak\n" * 1_000),
    "heads that nobody knows.txt": told("code\t" + "\t".join(f"kop {n}" for n in range(40_000)) + "\n"),
    "a head with names.txt": told("code\tnaam\tdiagnose\nM01\tJan de Vries\tautisme\n"),
    "brackets.txt": told("(" * 200_000 + "|" + "[" * 190_000),
    "formulas.txt": told("=cmd|' /C calc'!A0 | @SUM(1) | +1+1 | -1 | =1\n"),
    "a web page.txt": told(
        "T1 | <script>alert(1)</script> | '\"><img src=x onerror=alert(1)> | 4 | lezen 3\n"
    ),
    "parts of a workbook.txt": told("T1 | </t></is></c></row></sheetData> | _x0000_ | 4 | &#0;&lol9;\n"),
    "a citizen as a code.txt": told(f"M{BSN}|24|6|ma|c 1\n{BSN}|24|6|ma|c 1\n"),
    "a citizen in a task.txt": told(f"T1 | bel {BSN} | Bank | 4 | lezen 3\n"),
    "a citizen in wide digits.txt": told(f"T1 | bel {FULL_WIDTH} | {ARABIC} | 4 | lezen 3\n"),
    "a citizen with signs nobody sees.txt": told(
        "T1 | bel " + "\u200b".join(BSN) + " | Bank | 4 | lezen 3\n"
    ),
    "longer than the field takes.txt": lambda: b"T1|a|b|1|c 1\n" * 31_000,
}
