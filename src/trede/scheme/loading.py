# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Loading an edition from its folder of data; inconsistent data is refused, naming file and key."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from trede.errors import RulebookError
from trede.kernel.findings import Finding, errors, finding
from trede.kernel.receipts import sha256_of
from trede.kernel.values import NotANumberError, ratio
from trede.scheme.edition import Edition, Source
from trede.scheme.facts import BASES, Fact
from trede.scheme.people import read_contracts, read_positions, read_refused, read_usual
from trede.scheme.shares import check_order, read_norms
from trede.scheme.tables import Table, expected, read_table
from trede.scheme.texts import LANGUAGES, read_texts, texts_problems

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction
    from pathlib import Path

DATA_FILES = ("edition.toml", "positions.toml", "contracts.toml", "norms.toml", "rules.toml", "sources.toml")
CHOICES_FILE = "usual.toml"

# The rules that scoring asks for: those with a number, and those that are a way of computing.
NUMBER_RULES = (
    "scope.reference-year",
    "direct.full-time-hours",
    "indirect.largest-part",
    "admission.minimum-fte",
    "thirty-plus.share",
    "banenafspraak.weekly-hours",
    "aspirant.extensions",
)
OPTIONAL_NUMBER_RULES = ("thirty-plus.own-staff", "indirect.supplier-rounding")
OPTIONAL_RULES = ("thirty-plus.lasted",)
OTHER_RULES = (
    "scope.previous-year",
    "direct.pro-rata",
    "direct.counting-window",
    "direct.window-ends",
    "direct.adjoining",
    "direct.product",
    "direct.share",
    "total-fte.sum",
    "total-fte.declared",
    "total-fte.outside-headcount",
    "indirect.order",
    "indirect.share",
    "indirect.cap",
    "indirect.certificate-on-order-date",
    "indirect.orders-in-year",
    "total.share",
    "norms.edition",
    "norms.size",
    "norms.size-rounding",
    "norms.interpolation",
    "norms.threshold-inclusive",
    "thirty-plus.level",
    "thirty-plus.computation",
    "banenafspraak.positions",
    "banenafspraak.seconded",
    "organisation.sw",
    "edition.by-application-date",
    "edition.unread",
)


def load_folder(folder: Path) -> Edition:
    """The edition in this folder; raises ``RulebookError`` with every inconsistency in its data files."""
    findings: list[Finding] = []
    edition = _read(folder, findings)
    if errors(findings):
        raise RulebookError(errors(findings))
    return edition


def check_folder(folder: Path) -> list[Finding]:
    """Everything wrong with the edition in this folder, its texts and the order of its norms included."""
    if not folder.is_dir():
        return [finding("scheme.folder-missing", str(folder), folder)]
    findings: list[Finding] = []
    try:
        edition = _read(folder, findings)
    except RulebookError:  # a file could not be read at all, and findings says which
        return findings
    _check_id(edition, folder, findings)
    if not errors(findings):
        check_order(edition.norms, edition.levels, Table("norms.toml: ", {}, findings))
    for language in LANGUAGES:
        texts = read_texts(folder, language, findings)
        for code, key, value in texts_problems(edition, texts):
            known = "name, value, years"
            findings.append(finding(code, f"texts.{language}.toml: {key}", value, known=known))
    return findings


def _read(folder: Path, findings: list[Finding]) -> Edition:
    files = {name: read_table(folder, name, findings) for name in (*DATA_FILES, CHOICES_FILE)}
    if findings:  # a file that is not there or not TOML makes everything below it noise
        raise RulebookError(findings)
    top = files["edition.toml"]
    rules = _rules(files["rules.toml"])
    positions, contracts = read_positions(files["positions.toml"]), read_contracts(files["contracts.toml"])
    if "unread" in top.data:
        top.seen.add("unread")
        top.report("scheme.later-in-edition", "unread", "unread")
    edition = Edition(
        id=top.get("id", str, ""),
        handbook=top.get("handbook", str, ""),
        in_force=top.get("in_force", date, date.max),
        basis=top.choice("basis", BASES),  # type: ignore[arg-type]
        source=top.get("source", str, ""),
        levels=tuple(str(level) for level in top.get("levels", list, [])),
        positions=positions,
        contracts=contracts,
        norms=read_norms(files["norms.toml"]),
        rules=rules,
        sources=_sources(files["sources.toml"]),
        refused=read_refused(files["contracts.toml"]),
        usual=read_usual(files[CHOICES_FILE], positions, contracts),
        sha256=fingerprint(folder),
        folder=folder,
        numbers=_numbers(rules, files["rules.toml"]),
        used_from=top.get("used_from", date, date.max) if "used_from" in top.data else None,
    )
    top.close()
    _check_facts(edition, top)
    _check_levels(edition, top)
    return edition


def fingerprint(folder: Path) -> str:
    """SHA-256 over the data files (name, content with LF line ends); texts do not change it."""
    lines = []
    for name in DATA_FILES:
        content = (folder / name).read_bytes().replace(b"\r\n", b"\n")
        lines.append(f"{sha256_of(content)}  {name}\n")
    return sha256_of("".join(lines).encode())


def _rules(file: Table) -> Mapping[str, Fact[str | None]]:
    known = (*NUMBER_RULES, *OPTIONAL_NUMBER_RULES, *OTHER_RULES, *OPTIONAL_RULES)
    for rule in (*NUMBER_RULES, *OTHER_RULES):
        if rule not in file.data:
            file.report("scheme.key-missing", rule, rule)
    found = {rule: _rule(rule, file.table(rule)) for rule in known if rule in file.data}
    file.close()
    return found


def _rule(rule: str, table: Table) -> Fact[str | None]:
    fact: Fact[str | None] = table.fact(rule, table.get("value", str, "") if "value" in table.data else None)
    table.close()
    return fact


def _numbers(rules: Mapping[str, Fact[str | None]], file: Table) -> dict[str, Fraction]:
    numbers = {}
    for rule in (*NUMBER_RULES, *OPTIONAL_NUMBER_RULES):
        if rule in rules:
            value = rules[rule].value
            try:
                numbers[rule] = ratio(value or "")
            except NotANumberError:
                file.report("scheme.value-wrong", f"{rule}.value", value, **expected("number"))
    return numbers


def _sources(file: Table) -> Mapping[str, Source]:
    found = {}
    for key in file.data:
        table = file.table(key)
        found[key] = Source(table.get("title", str, ""), table.get("publisher", str, ""))
        table.close()
    return found


def _check_facts(edition: Edition, top: Table) -> None:
    for fact in edition.facts():
        if fact.source not in edition.sources:
            top.findings.append(finding("scheme.source-unknown", f"sources.toml: {fact.id}", fact.source))
        if fact.valid_from > edition.in_force:
            place = f"{fact.id}.valid_from"
            top.findings.append(
                finding("scheme.valid-from-late", place, fact.valid_from, in_force=edition.in_force)
            )


def _check_levels(edition: Edition, top: Table) -> None:
    levels = edition.levels
    with_norm = {*edition.norms.levels, *edition.norms.derived}
    if not levels or len(set(levels)) < len(levels) or set(levels) != with_norm or "none" in levels:
        top.report("scheme.levels-wrong", "levels", ", ".join(levels))
    if set(levels) != set(edition.norms.shares):
        place = "norms.toml: shares"
        top.findings.append(finding("scheme.levels-wrong", place, ", ".join(edition.norms.shares)))
    highest = edition.rules.get("thirty-plus.level")
    if highest and highest.value not in levels:
        place = "rules.toml: thirty-plus.level.value"
        top.findings.append(finding("scheme.choice-unknown", place, highest.value, choices=", ".join(levels)))


def fits_id(name: str) -> bool:
    """Whether this can be the id of an edition, and with it the name of its folder."""
    return re.fullmatch(r"[a-z0-9][a-z0-9.-]*", name) is not None


def _check_id(edition: Edition, folder: Path, findings: list[Finding]) -> None:
    name = folder.resolve().name
    if edition.id != name or not fits_id(name):
        findings.append(finding("scheme.id-wrong", "edition.toml: id", edition.id, folder=name))
