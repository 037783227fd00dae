# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Headers of employees by the parts of their words, as packages and people write them; and headers of other things."""

from __future__ import annotations

import pytest

from trede.intake.header_words import field_of, notions
from trede.intake.headers import day_of, meaning, never_read

HEADERS = {
    "ref": "Personeelsnr. | Pers. nr | Mdw.nr | Werknemer nummer | Employee No. | Personeelscode | Stamnummer | "
    "Wn nr | Staff ID | Worker ID | Medew.nr. | personeels_nummer | employeeNumber | EMPLOYEE_ID | Nummer werknemer",
    "from": "In dienst d.d. | Indienst datum | Datum aanvang dienstverband | Aanvang contract | Startdatum "
    "arbeidsovereenkomst | Begin dienstbetrekking | Contract ingangsdatum | Geldig vanaf | Start of contract | "
    "Date of joining | Entry date | Eerste werkdag | ContractStartDate | hire_date | Dat. in dienst",
    "to": "Geldig tot | Contract t/m | Contract eindigt op | Exit date | Date of leaving | Afloopdatum contract | "
    "Laatste dag | Datum vertrek | Ontslagdatum | Last day of work | Tijdelijk tot | ContractEndDate | "
    "Termination_Date",
    "hours": "Urenomvang | Werkuren p/w | Uren/wk | Hrs per week | Weekly working hours | Contracturen per wk | "
    "Uren p. week | Wekelijkse arbeidsduur | Arbeidsuren | Vaste uren | UrenPerWeek | weekly_hours | Omvang in uren",
    "fte": "Deeltijdpercentage | Part-time factor | PT% | DT % | FTE's | Aanstellingsomvang | Dienstverband % | "
    "Werkgraad | Employment rate | Betrekkingspercentage | Deeltijdbreuk | PartTimePercentage | Parttime-%",
    "fulltime_hours": "Voltijd uren per week | FT uren | Volledige werkweek | Normweek | Normuren p/w | Basisuren | "
    "Voltijds arbeidsduur | Cao-uren per week | Standard weekly hours | Uren per week fulltime | UrenFulltime",
    "contract": "Contract soort | Vorm arbeidsovereenkomst | Bepaalde/onbepaalde tijd | Employment type | "
    "Soort aanstelling | Type medewerker | Vast/tijdelijk | ContractType | soort_dienstverband | Worker type",
    "position": "PSO-doelgroep | Doelgroepindicatie | PSO positie | PSO categorie | Doelgroepenregister | "
    "Doelgroep J/N | Soort uitkering | Target group category | target_group",
}
OTHERS = (
    "Verlofuren per week | Overuren | Einddatum proeftijd | Proeftijd tot | Startdatum verlof | Begindatum ziekte | "
    "Contractnummer | Afdelingscode | Functiecode | Uurloon | Saldo verlofuren | Einddatum ID bewijs | Datum mutatie | "
    "Ingangsdatum salaris | Begindatum functie | Pensioenpercentage | Dienstjaren | Werkdagen per week | "
    "WIA percentage | Bezettingsgraad afdeling | Ziekteverzuimpercentage | Debiteurnr | Bedrijfnr | "
    "Manager ID | Datum eerste loon | "
    "Opzegtermijn | Contractduur | Soort loon | Type salaris | Loonsoort | Uren per maand | Uren per dag | "
    "Contracten | Declarabele uren per week | Datum in dienst concern"
)


@pytest.mark.parametrize(
    ("field", "header"), [(field, each) for field, line in HEADERS.items() for each in line.split(" | ")]
)
def test_a_header_stands_for_its_field(field: str, header: str) -> None:
    found = meaning(header, "employments")
    assert found is not None
    assert found.field.key == field


@pytest.mark.parametrize("header", OTHERS.split(" | "))
def test_no_field_is_guessed_behind_another_header(header: str) -> None:
    assert meaning(header, "employments") is None


@pytest.mark.parametrize(
    ("header", "certainty"), [("datum in dienst", "sure"), ("laatste werkdag", "likely"), ("pso", "likely")]
)
def test_how_sure_it_is(header: str, certainty: str) -> None:
    assert (field_of(header) or ("", ""))[1] == certainty


def test_words_in_one_are_cut_into_the_fewest_parts() -> None:
    assert notions("personeelsnummer") == {"person", "number"}
    assert notions("indienstdatum") == {"joined", "day"}
    assert notions("urenperweek") == {"hours", "week"}


@pytest.mark.parametrize("header", ["x" * 60, "uren " * 20, "wekker", "urenx"])
def test_what_is_no_header_has_no_notions(header: str) -> None:
    assert notions(header) is None


def test_nothing_but_filling_is_no_field() -> None:
    assert field_of("per van de") is None


@pytest.mark.parametrize(
    ("header", "of"),
    [
        ("Begindatum contract", "contract"),
        ("DatumInDienst", "employer"),
        ("Startdatum", "day"),
        ("Xyz", "day"),
    ],
)
def test_whose_day_it_is(header: str, of: str) -> None:
    assert day_of(header) == of


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        ("NaamMedewerker", "name"),
        ("achternaam_partner", "name"),
        ("Geboortedatum mdw", "birth"),
        ("BsnNummer", "bsn"),
        ("bsn_nr", "bsn"),
        ("Naam afdeling", None),
        ("Plaats in rooster 3", None),
    ],
)
def test_personal_data_by_the_parts_of_words(header: str, kind: str | None) -> None:
    assert never_read(header) == kind
