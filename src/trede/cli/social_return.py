# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""``trede social-return``: what a buyer asks of a contract, what covers it, and what is still to do."""

from __future__ import annotations

import sys
from datetime import datetime
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from trede.cli.options import AsJson, Force, LanguageOption
from trede.kernel.days import written_day

if TYPE_CHECKING:
    from trede.kernel.languages import Language
    from trede.social_return.standing import Standing

ContractFile = Annotated[
    Path | None,
    typer.Argument(
        metavar="CONTRACT",
        help="The contract, TOML or JSON.",
        show_default=False,
        exists=True,
        dir_okay=False,
    ),
]
Day = Annotated[
    datetime | None,
    typer.Option(
        "--on", formats=["%Y-%m-%d"], metavar="DATE", help="As it stands on this day, such as 2026-03-01."
    ),
]
Rules = Annotated[bool, typer.Option("--rules", help="List the rules of buyers that are known, and stop.")]
Rule = Annotated[
    str | None, typer.Option("--rule", metavar="ID", help="Show every value of one rule, and stop.")
]
Explain = Annotated[bool, typer.Option("--explain", help="Show how every figure came about.")]
Picture = Annotated[Path | None, typer.Option("--svg", metavar="OUT.svg", help="Write the bar as a picture.")]


def social_return(
    file: ContractFile = None,
    on: Day = None,
    rules: Rules = False,
    rule: Rule = None,
    explain: Explain = False,
    svg: Picture = None,
    force: Force = False,
    as_json: AsJson = False,
    language: LanguageOption = "nl",
) -> None:
    """What a buyer asks of a contract by its own dated rule, what covers it, and what is still to do."""
    if rules:
        _list_rules(language)
        return
    if rule:
        _show_rule(rule, language)
        return
    if file is None:
        raise typer.BadParameter(_("Name the file of a contract."), param_hint="CONTRACT")
    if on is None:
        raise typer.BadParameter(_("Name the day, such as 2026-03-01."), param_hint="--on")
    from trede.cli.writing import check_places, places, write_whole

    check_places(places((svg, ".svg")), [file], force=force)
    found = _standing(file, written_day(on).toordinal())
    if svg:
        from trede.reports.social_return_bar import bar

        write_whole(svg, bar(found, language), force=force)
    _show(found, language, as_json=as_json, explain=explain)


def _standing(file: Path, day: int) -> Standing:
    from trede.cli.planning import read_input, refuse
    from trede.scheme.buyer_rules import buyer_rules
    from trede.social_return.contract_file import read_contract
    from trede.social_return.standing import standing

    contract, findings = read_input(file, read_contract)
    refuse(findings)
    if contract is None:
        raise typer.BadParameter(_("Name the file of a contract."), param_hint="CONTRACT")
    return standing(contract, buyer_rules()[contract.rule], day)


def _show(found: Standing, language: Language, *, as_json: bool, explain: bool) -> None:
    from trede.cli.output import look_of, print_json
    from trede.reports.social_return import told
    from trede.reports.terminal.social_return import standing_text
    from trede.reports.wording import wording
    from trede.social_return.document import standing_document

    if as_json:
        print_json(standing_document(found))
        return
    words = wording(language)
    print(standing_text(told(found, language), words, look_of(sys.stdout), explain=explain), end="")


def _list_rules(language: Language) -> None:
    from trede.scheme.buyer_rules import buyer_rules

    for rule in buyer_rules().values():
        print(f"{rule.id}\t{rule.name[language]}\t{rule.dated[language]}")


def _show_rule(id_: str, language: Language) -> None:
    """Every value of a rule, also those that are not stated; raises ``InputRefusedError`` for one that is not known."""
    from trede.cli.planning import refuse
    from trede.kernel.findings import finding
    from trede.reports.social_return import rule_told
    from trede.scheme.buyer_rules import buyer_rules

    known = buyer_rules()
    if id_ not in known:
        refuse([finding("social-return.rule-unknown", "--rule", id_, known=", ".join(known))])
    found = known[id_]
    kinds = dict.fromkeys(key.partition("/")[0] for key in found.values if "/" in key)
    print(f"{found.name[language]}, {found.dated[language]}")
    for kind in kinds:
        print(f"\n[{kind}]")
        for each in rule_told(found, found.of_kind(kind), language):
            stated = f"{each.value} ({each.basis}; {each.source})" if each.value else each.basis
            print(f"{each.name} ({each.key}): {stated}")
