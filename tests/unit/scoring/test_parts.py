# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Small parts of the engine on their own."""

from __future__ import annotations

import ast
from fractions import Fraction
from pathlib import Path

import pytest
from tests.builders import edition, measurement, order, person, scored

import trede
from trede.kernel.periods import Period
from trede.scoring import Step, score_document, sentence
from trede.scoring.canonical import canonical_text, measurement_document
from trede.scoring.indirect import cap_factor
from trede.scoring.relations import adjoins, relations
from trede.scoring.rows import counting_window, rows_of, start_of
from trede.scoring.score import Steps

ROOT = Path(trede.__file__).parent


def numbered(number: int) -> Step:
    return Step("total.share", "published", {"n": number}, str(number))


def test_steps_are_made_when_read():
    made: list[int] = []

    def make(number: int) -> Step:
        made.append(number)
        return numbered(number)

    steps = Steps([1, 2, 3], make)
    assert (len(steps), made) == (3, [])
    assert steps[1] == numbered(2)
    assert list(steps[1:]) == [numbered(2), numbered(3)]
    assert made == [2, 2, 3]


def test_steps_are_compared_by_what_they_hold():
    steps = Steps([1, 2], numbered)
    assert steps == [numbered(1), numbered(2)]
    assert steps != 3
    with pytest.raises(TypeError):
        hash(steps)


def test_staff_outside_the_group_weighs_nothing():
    (row,) = rows_of(edition(), measurement(person(None)))
    assert (row.weighted, row.counted, row.counts) == (0, 0, False)


def test_a_window_without_its_date_has_no_days():
    someone = person("sw")
    position, contract = edition().positions["sw"], edition().contracts["regular"]
    assert counting_window(position, contract, someone).days == 0
    school = edition().positions["vso-pro"]
    assert start_of(school.window, someone) is None
    assert counting_window(school, contract, someone) == Period(1, 0)


def test_the_cap_follows_from_the_largest_part():
    assert cap_factor(Fraction(4, 5)) == 4


def test_the_canonical_text_is_rfc_8785():
    rfc8785 = pytest.importorskip("rfc8785", reason="a development dependency")
    odd = person(
        "sw",
        "secondment",
        ref='é"\\\u2028\t😀',
        indication_until="2020-01-01",
        entity="69599068",
        sw_order="S1",
    )
    document = measurement_document(measurement(odd, person(None), order(), total="20.5", kind="sw"))
    assert canonical_text(document).encode() == rfc8785.dumps(document)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_step_reads_as_a_sentence(language):
    people = [
        person("ww", "secondment", hours=24, benefit_months=8),
        person("participatiewet", since="2015-07-01"),
    ]
    small = scored(person(), total="1.5")
    for result in (scored(*people, order(), total=None), small, scored(*people, total="12", under="pso-2.1")):
        steps = list(result.explanation)
        while steps:
            step = steps.pop()
            said = sentence(step, edition(result.edition), language)
            assert said.endswith(".")
            assert not set("{}") & set(said)
            steps += step.children


def test_the_example_of_the_format():
    """32 of 40 hours Wajong and 24 of 40 hours WW, seconded in, of 20 fte: the example of the published format."""
    result = scored(person(hours=32), person("ww", "secondment", ref="P2", hours=24, benefit_months=8))
    document = score_document(result, edition())
    assert document["direct"] == {"weighted_fte": "1.205000", "percent": "6.025000"}
    assert document["next"] == {"level": "trede-2", "missing_percent": "1.275000", "missing_fte": "0.255000"}
    assert document["thirty_plus"] == {"reached": False, "percent": "4.123711"}
    assert document["banenafspraak"] == {"jobs": "1.254902"}
    assert document["norms"] == {"trede-1": "5.7", "trede-2": "7.3", "trede-3": "10.8"}


PATH = [path for room in ("kernel", "scheme", "scoring") for path in (ROOT / room).glob("*.py")]


@pytest.mark.parametrize("path", PATH, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_float_on_the_path(path: Path):
    """No float literal, no call of float or round, no import of math, on the way from hours to level."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        assert not (isinstance(node, ast.Constant) and isinstance(node.value, float)), node.lineno
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in ("float", "round"), node.lineno
        if isinstance(node, ast.Import | ast.ImportFrom):
            names = [alias.name for alias in node.names] + [getattr(node, "module", None)]
            assert not {"math", "statistics", "numpy"} & set(names), node.lineno


def divisions(path: Path) -> list[tuple[int, str]]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [
        (node.lineno, ast.unparse(node))
        for node in ast.walk(tree)
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div)
    ]


# Every true division on the path, and why it is exact: each has a Fraction on at least one side.
EXACT = {
    "scoring/indirect.py": {
        "Fraction(bought, CENTS) / first.supplier_turnover",
        "part * first.supplier_fte * first.supplier_direct_share / PERCENT",
        "largest_part / (1 - largest_part)",
    },
    "scoring/levels.py": {"norm / (1 + self.cap_factor)"},
    "scoring/scorer.py": {
        "fte(sums.weighted, year, WEIGHTS) / total_fte",
        "bought / (total_fte + bought)",
        "fte(sums.thirty_plus, year) / base",
        "fte(sums.thirty_plus_own, year) / base",
        "Fraction(sums.register, year.days * 100) / edition.number('banenafspraak.weekly-hours')",
    },
}


@pytest.mark.parametrize("path", PATH, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_division_on_the_path_is_of_ratios(path: Path):
    """``/`` between whole numbers gives a float; only the divisions named above are there. Paths are not numbers."""
    name = f"{path.parent.name}/{path.name}"
    found = {text for _, text in divisions(path) if "folder" not in text and "Path(" not in text}
    assert found == EXACT.get(name, set())


@pytest.mark.parametrize(
    ("position", "contract", "leans"),
    [("ww", "secondment", True), ("ww", "regular", False), ("wajong", "secondment", False)],
)
def test_two_weights_that_are_multiplied_are_an_assumption(position, contract, leans):
    """Of two weights below 1 nobody published that they are multiplied."""
    found = scored(person(position, contract, benefit_months=8)).assumptions
    assert ("direct.product" in found) is leans


@pytest.mark.parametrize(("hours", "lasts"), [("2", True), ("1.99", False)])
def test_a_row_of_its_own_adjoins_nothing_and_lasts_from_the_hours_that_are_asked(hours, lasts):
    """Two hours a week, these included."""
    row, used = person(contract="secondment", hours=hours), edition("pso-1.7")
    (relation,) = relations(used, [row])
    assert bool(relation.stretch.days) is lasts
    assert not adjoins(used.contracts[row.contract], row, relation)


@pytest.mark.parametrize(("since", "told"), [("2018-07-01", True), ("2018-07-02", False)])
def test_a_row_says_that_it_adjoins_another(since, told):
    """Secondment counts for 30+ by how long it lasted; with a day between two contracts they are two."""
    rows = (person(contract="secondment", until="2018-06-30"), person(contract="secondment", since=since))
    used = edition("pso-1.7")
    found = zip(rows, relations(used, rows), strict=True)
    assert [adjoins(used.contracts[row.contract], row, relation) for row, relation in found] == [told, told]
