# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from dataclasses import replace

from tests.unit.reports.examples import warning

from trede.kernel.findings import Finding, finding
from trede.reports.folding import folded
from trede.reports.wording import wording

NL = wording("nl")


def test_errors_come_first_and_the_same_code_once() -> None:
    late_error = replace(warning("total_fte", "total-fte.below-rows"), severity="error")
    folds = folded([warning("employments[0].to"), warning("employments[1].to"), late_error], NL)
    assert [(fold.code, fold.count) for fold in folds] == [
        ("total-fte.below-rows", 1),
        ("employment.outside-year", 2),
    ]


def test_the_place_is_the_one_the_user_sees() -> None:
    (sheet,) = folded([warning("x", sheet="Medewerkers", row=12, column="Uren")], NL)
    (path,) = folded([warning("employments[12].hours")], NL)
    (whole,) = folded([warning("")], NL)
    assert sheet.where == "blad Medewerkers, kolom Uren, rij 12"
    assert path.where == "employments[12].hours"
    assert whole.where == "de hele meting"


def test_many_rows_of_one_column_name_the_column_once() -> None:
    rows = [*range(2, 42), 50, 51, 60]
    (fold,) = folded([warning("x", sheet="Medewerkers", row=row, column="Uren") for row in rows], NL)
    assert fold.where == "43 keer: blad Medewerkers, kolom Uren, rij 2 tot en met 41, 50, 51, 60"


def test_a_few_places_are_all_named() -> None:
    (fold,) = folded([warning("a"), warning("b")], wording("en"))
    assert (fold.where, fold.text) == ("2 times: a, b", "This row does not count.")


def wrong_hours(count: int) -> list[Finding]:
    return [
        finding(
            "input.not-a-number", f"employments[{i}].hours", f"{i}x", label_nl="Uren", label_en="Hours"
        ).at("Blad1", i + 2, "D")
        for i in range(count)
    ]


def test_every_wrong_value_of_fifteen_stands_beside_its_place() -> None:
    (fold,) = folded(wrong_hours(15), NL)
    assert fold.text.startswith("‘0x’")
    assert fold.where.startswith("15 keer: blad Blad1, kolom D, rij 2 ‘0x’; 3 ‘1x’; ")
    assert all(f"{i + 2} ‘{i}x’" in fold.where for i in range(15))
    assert not fold.cut


def test_very_many_values_are_cut_unless_all_are_asked_for() -> None:
    (some,) = folded(wrong_hours(100), NL)
    (every,) = folded(wrong_hours(100), NL, every=True)
    assert some.cut
    assert some.where.startswith("100 keer, onder meer: ")
    assert not every.cut
    assert all(f"‘{i}x’" in every.where for i in range(100))


def ends(count: int) -> list[Finding]:
    """Texts of one kind that differ by more than their value: the day."""
    return [
        finding(
            "employment.window-ends",
            f"employments[{i}].position",
            f"P{i}",
            day_nl=f"{i} mei",
            day_en=f"{i} May",
        )
        for i in range(count)
    ]


def test_different_texts_are_all_said_and_very_many_are_counted() -> None:
    assert [fold.text.split()[0] for fold in folded(ends(11), NL)] == [f"‘P{i}’" for i in range(11)]
    *said, left = folded(ends(25), NL)
    assert len(said) == 20
    assert (left.text, left.count, left.cut) == ("Nog 5 meldingen van deze soort.", 5, True)
    assert len(folded(ends(25), NL, every=True)) == 25


def unknown(word: str, times: int, row: int, known: str = "Vast; Stage") -> Finding:
    shown = {"known_nl": known, "known_en": known}
    found = finding("employment.contract-unknown", f"employments[{row}].contract", word, count=times, **shown)
    return found.at("Blad1", row, "C")


def test_every_word_is_told_with_its_own_count_and_the_choices_once() -> None:
    (fold,) = folded([unknown("kabouter", 2, 2), unknown("tovenaar", 2, 3), unknown("(fee). x", 5, 9)], NL)
    assert fold.text == (
        "De contractsoort ‘kabouter’ kennen wij niet (2 keer). De contractsoort ‘tovenaar’ kennen wij niet (2 keer). "
        "De contractsoort ‘(fee). x’ kennen wij niet (5 keer). Kies uit: Vast; Stage."
    )
    assert (
        fold.where
        == "3 woorden, het eerst op: blad Blad1, kolom C, rij 2 ‘kabouter’; 3 ‘tovenaar’; 9 ‘(fee). x’"
    )
    (english,) = folded([unknown("elf", 1, 2), unknown("fee", 7, 3)], wording("en"))
    assert english.text == (
        "The contract type 'elf' is not known (1 time). The contract type 'fee' is not known (7 times). "
        "Choose from: Vast; Stage."
    )


def test_words_with_other_choices_stay_apart_and_many_words_are_bounded() -> None:
    assert len(folded([unknown("a", 1, 2), unknown("b", 1, 3, known="Stage")], NL)) == 2
    many = [unknown(f"woord{n}", n, n) for n in range(1, 31)]
    (fold,) = folded(many, NL)
    (every,) = folded(many, NL, every=True)
    assert fold.cut
    assert ("woord20" in fold.text, "woord21" in fold.text) == (True, False)
    assert "Nog 10 meldingen van deze soort. Kies uit:" in fold.text
    assert not every.cut
    assert all(f"‘woord{n}’ kennen wij niet ({n} keer)" in every.text for n in range(1, 31))
