# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Headers that nobody gave us: English, abbreviated, jargon of payroll; and as many that mean something else."""

from __future__ import annotations

import pytest

from trede.intake.headers import meaning, never_read, of_either_week

HEADERS = {
    "ref": (
        "Employee | Employee ID | Emp. no. | Emp nr | Empl. ID | Staff ID | Worker ID | Payroll number |"
        " Payroll no. | Payroll ID | Person ID | Personal number | Staffnumber | Werknemer nr. |"
        " Werknemer-ID | Werknemerscode | Medew.nr. | Mdw nr | Mdw.nr | Mdwnr | Medewerkernr. | Pers."
        " nummer | Pnr | P-nr | Persnummer | PERNR | Personeels-nr | Personeelsnr. | Personeels ID |"
        " Relatienummer | Loonnummer | Salarisnummer | Stamnummer | Medewerker_ID | medewerkerNummer |"
        " Code medewerker | Nummer werknemer | Werkn.nr | Resource ID | Medewerker (nummer) |"
        " Medewerkersnummer | Werknemersnummer | Badge nummer | Uniek nummer | Employee code | HR number |"
        " Arbeidskracht nr | Dossiernummer | Empl.nr. | EmpNo | Employee # | Staff code | Worker no | Nr."
        " medewerker | Nr werknemer | Medewerkercode (extern) | MdwCode | Werknemer_Id | Persoonsnummer |"
        " Personeelslidnummer | PersoneelsNr | MEDEWERKERNR | Medewerker-nummer | Werknemer code | WN"
        " nummer | Employee reference | Ref. | Referentienummer | Personeel nummer | Werkn. nr. | Persoon"
        " ID | Payrollnummer"
    ),
    "from": (
        "Start | Startdate | Start datum | Date of joining | Joining date | Date joined | Date of"
        " employment | Employment start | Employment date | Contract start | Contract startdate | Contract"
        " from | Valid from | Begin date | Effective date | First working day | Hire Date | Hired on |"
        " Entry date | In-service date | Indienst datum | Ingang dienstverband | Ingangsdatum"
        " arbeidsovereenkomst | Dienstverband vanaf | Dienstverband start | Start dienstverband | DV"
        " begindatum | Begin dv | Ingang contract | Contract ingangsdatum | Contract vanaf | Contractstart"
        " | Arbeidsovereenkomst ingaande | Datum aanvang dienstverband | Datum aanstelling | Datum in"
        " dienst (contract) | Startdatum arbeidsovereenkomst | Eerste werkdag | Eerste dag contract |"
        " Aanvang | Datum ingang | Ingangsdat. | Ing.dat. | Beg.datum | Begindat. dienstverband | In"
        " dienst getreden | In dienst getreden op | Werkzaam vanaf | Werkzaam sinds | BEGDA | Geldig vanaf"
        " | Datum begin dienstverband | Datum indienst | DatumIndiensttreding | Indiensttr. datum |"
        " Begindat. | Begindatum arbeidsovereenkomst | Start contract | Start arbeidscontract | Startdatum"
        " dv | Contract begindatum | Contract begin | Ingang arbeidscontract | Ingangsdatum"
        " dienstbetrekking | Aanvang contract | Aanvangsdatum dienstverband | Contract start date |"
        " ContractStart | Start of employment | Employed since | In service since | Joined on | Starting"
        " date | Commencement date | Datum start | Dienstverband ingangsdatum | Ingangsdatum dienstverband"
        " (contract)"
    ),
    "to": (
        "End | Enddate | End of contract | Contract end date | Contract expiry | Expiry date | Contract"
        " until | Valid to | Valid until | Termination date | Date of leaving | Leaving date | Date left |"
        " Leave date | Last working day | Last day of work | Last day of employment | Employment end |"
        " Exit date | Out of service date | Uitdienst datum | Uit dienst (datum) | Einde dv | DV einddatum"
        " | Einddatum arbeidsovereenkomst | Contract einddatum | Contract t/m | Contract tot en met |"
        " Einddatum tijdelijk contract | Datum afloop contract | Afloopdatum contract | Contract loopt af"
        " op | Einde tijdelijk dienstverband | Laatste werkdag | Laatste dag dienstverband | Laatste"
        " contractdag | Eind dienstverband | Dienstverband tot | Dienstverband t/m | Datum einde"
        " dienstverband | Datum einde | Datum vertrek | Vertrekdatum | Ontslagdatum | Datum ontslag |"
        " Werkzaam tot | Werkzaam t/m | ENDDA | Geldig tot | Geldig t/m | Einddat. | Beëindigingsdatum |"
        " Uit dienst getreden | Datum uitdienst | DatumUitdiensttreding | Uitdienstdatum | Einddatum"
        " arbeidscontract | Eind contract datum | Contract einddatum (bepaalde tijd) | Einde bepaalde tijd"
        " | Contracteinde | Contract eindigt op | Datum contracteinde | Tijdelijk tot | Bepaalde tijd tot"
        " | Contract valid until | ContractEnd | End of employment | Employed until | Finish date | Date"
        " terminated | Laatste dag in dienst | Laatste dag | Dienstverband einddatum | Beëindiging"
        " dienstverband | Datum beëindiging | Einddatum (t/m) | Afloop contract"
    ),
    "hours": (
        "Contract hours | Contracted hours | Contractual hours | Agreed hours | Weekly hours | Hours p/w"
        " | Hours/week | Hours a week | Hrs/wk | Hrs per week | Work hours per week | Working hours per"
        " week | Weekly working hours | Average weekly hours | Avg hours per week | Scheduled weekly hours"
        " | Uren p. week | Uren p wk | Uren/wk | Uren/week | U/w | Upw | Aantal contracturen |"
        " Contracturen (week) | Contract uren | Contracturen pw | Contracturen per wk | Contractuele"
        " werkuren | Arbeidsuren | Arbeidsduur in uren | Werkuren per week | Werkuren | Wekelijkse"
        " arbeidsduur | Arbeidsduur per week (contract) | Gem. werkuren per week | Gem.uren p/w |"
        " Gemiddeld per week | Vaste uren | Vaste uren per week | Uren contract per week | Uren vlgs"
        " contract | Uren volgens contract | Dienstverband uren | Uren dienstverband | Omvang in uren |"
        " Omvang uren per week | Omvang contract (uren) | Contractomvang uren | Basisrooster uren |"
        " Roosteruren per week | Bedongen arbeidsuren | Overeengekomen arbeidsduur | Overeengekomen uren"
        " per week | Individuele arbeidsduur | Aantal uur per week | Aantal uren (week) | Uren p.wk. | Uur"
        " per week | Aantal uren pw | Contracturen per week (gem.) | Wekelijkse uren | Weekuren contract |"
        " Contract hrs | Weekly contract hours | ContractHours | hours_week | HoursPW | Hours per wk |"
        " Contract: uren per week | Uren/wk contract | Gem. contracturen | Gemiddelde contracturen |"
        " Gemiddelde arbeidsduur per week | Arbeidsuren contract | Urenomvang | Omvang dienstverband in"
        " uren | Weekly hrs | Uren arbeidsovereenkomst | Aantal contracturen p/w | Contracturen p.w. |"
        " Rooster uren per week"
    ),
    "fte": (
        "FTE % | FTE perc | FTE-percentage | Fte's | FTE contract | Contract FTE | FTE waarde | FTE value"
        " | Part-time percentage | Part-time % | Part-time factor | Parttime | PT factor | PT-percentage |"
        " Pt perc | Parttime-% | Parttime % contract | Parttime ratio | Deeltijd-factor | Deeltijdpct | DT"
        " factor | DT-factor | DT perc | Deeltijd (%) | Deeltijdbreuk | Dienstverbandpercentage |"
        " Dienstverband % | DV % | DV perc | Percentage dienstverband | Werktijdpercentage | Werktijd % |"
        " Aanstellingsomvang | Omvang aanstelling | Aanstellingspercentage | Omvang contract % |"
        " Contractomvang | Contractomvang % | Contractpercentage | Formatie fte | Bezetting fte |"
        " Bezettingsgraad | Employment % | Employment percentage | Capacity utilization level | Parttime"
        " percentage (%) | Tewerkstelling % | Deeltijdperc. | FTE-factor | FTE factor contract |"
        " fte_percentage | FTE (contract) | FTE ratio | Parttimeperc | PT-% | Part-time | Parttime factor"
        " % | Deeltijdfactor % | Deeltijd % contract | DTfactor | Dienstverband perc. | Perc."
        " dienstverband | Werktijdfactor % | Arbeidsduurpercentage | Aanstellingsomvang % | Omvang fte |"
        " Fte omvang | Percentage fte | PercentageDeeltijd | Deeltijdsfactor | Formatieplaats | Aantal"
        " FTE's"
    ),
    "fulltime_hours": (
        "Full-time hours | Full time hours per week | Fulltime hours | FT hours | FT uren | FT hours per"
        " week | Standard hours | Standard weekly hours | Standard hours per week | Normal hours | Normal"
        " weekly hours | Fulltime uren per wk | Voltijd uren per week | Voltijduren per week | Voltijds"
        " uren | Uren voltijds | Uren bij voltijd | Uren fulltime per week | Voltijdnorm | Fulltime norm |"
        " Norm uren per week | Normuren week | Cao-uren | CAO arbeidsduur | Uren cao | Uren per week cao |"
        " Uren per week fulltime | Uren per week voltijd | Fulltime dienstverband (uren) | Voltijd"
        " dienstverband uren | Volledige werkweek | Voltijdse arbeidsduur | Normale arbeidsduur | Normale"
        " arbeidsduur per week | Standaard arbeidsduur | Standaard werkweek | Fulltime arbeidsduur |"
        " Volledige arbeidsduur per week | Arbeidsduur voltijd | Arbeidsduur fulltime | Uren per week bij"
        " fulltime | Voltijd werkweek uren | Fulltime basis uren | Uren volledig dienstverband | Basis"
        " uren per week | Normale werkweek | Fulltime uren p/w | Full time uren | FT-uren per week |"
        " Voltijd uren (cao) | Cao uren p.w. | Uren cao per week | Normuren p/w | Normuren cao | Voltijdse"
        " werkweek | Fulltime week | Full-time week (hours) | Full time workweek | Standard working hours"
        " | Standard work week | Normal working hours per week | Normarbeidsduur | Normale werkweek uren |"
        " Volledige werkweek in uren | Uren volledige werkweek | Uren full-time | Voltijd (uren) |"
        " Fulltime (uren per week) | Basisuren | Bedrijfsuren | Voltijdsuren"
    ),
    "contract": (
        "Contract | Contract type | Contract kind | Type of employment | Employment type | Employment"
        " contract type | Type of employment contract | Employee type | Worker type | Staff category |"
        " Employment category | Kind of employment | Contracttype omschrijving | Contractsoort"
        " omschrijving | Omschrijving contract | Soort contract (omschrijving) | Contractvorm omschrijving"
        " | Soort arbeidscontract | Type dv | Soort dv | Vorm dienstverband | Type aanstelling | Soort"
        " aanstelling | Aard aanstelling | Aard contract | Aard van het dienstverband | Aard v.d."
        " arbeidsovereenkomst | Dienstverband soort | Dienstverband type | Dienstverband omschrijving |"
        " Type medewerker | Medewerkertype | Type werknemer | Type arbeidsrelatie | Arbeidsrelatie |"
        " Arbeidsverhouding | Aard arbeidsverhouding | Vast/tijdelijk | Vast / flex | Bepaald/onbepaald |"
        " Onbepaalde/bepaalde tijd | Contract bepaalde/onbepaalde tijd | Bepaalde tijd / onbepaalde tijd |"
        " Contractduur soort | Code soort contract | Permanent/temporary | Perm/temp | Type overeenkomst |"
        " Soort overeenkomst | Contract type code | ContractKind | Type employee | Employee category |"
        " Employment kind | EmploymentType | Soort werknemer | Soort mdw | Type mdw | Medewerkersoort |"
        " Werknemertype | Aard dienstbetrekking | Soort dienstbetrekking | Aard van de arbeidsrelatie |"
        " Contractvorm (vast/tijdelijk) | Vast of flexibel | Tijdelijk/vast | Onbepaald/bepaald | Contract"
        " (bepaald/onbepaald) | Type contract (omschr.) | Oms. contracttype | Categorie medewerker |"
        " Contract categorie | Type arbeidsverhouding | Soort relatie"
    ),
    "position": (
        "Doelgroep | Doelgroepcode | Doelgroep (PSO) | PSO-categorie | PSO categorie | PSO positie | PSO"
        " groep | Doelgroep Participatiewet | Doelgroepregistratie | Doelgroepverklaring | Banenafspraak |"
        " Indicatie banenafspraak | Doelgroepregister | Status doelgroep | Doelgroep status | Doelgroep"
        " soort | Soort doelgroep | Type doelgroep | Categorie doelgroep | Participatiedoelgroep |"
        " Uitkeringssoort | Soort uitkering | Uitkering voor instroom | Uitgangspositie PSO | Positie PSO"
        " | Starting position | Starting position PSO | Target group code | Target group PSO | PSO"
        " category | PSO target group | PSO-code | SROI doelgroep | SROI categorie | Kwetsbare groep | LKS"
        " doelgroep | Doelgroep PSO (categorie) | PSO doelgroepcategorie | PSO_doelgroep | Target group"
        " (PSO) | PSO status | PSO-indicatie | Doelgroep indicatie | Indicatie doelgroepregister | Status"
        " banenafspraak | Banenafspraak J/N | Doelgroepregister (J/N) | Uitkering bij instroom | Type"
        " uitkering | Uitkeringstype | Soort PSO-doelgroep | Uitgangspositie (PSO) | Start position PSO |"
        " TargetGroup | Target groups | PSO uitgangspositie | Doelgroep type | Doelgroepen | PSO doelgr. |"
        " Doelgroep j/n | SROI-doelgroep"
    ),
}
OTHERS = (
    "Verlofuren per week | Verlofuren | Overuren | Overuren per week | Gewerkte uren | Uren 100% | Uren"
    " 125% | Jubileumdatum | Einde proeftijd | Einddatum proeftijd | Proeftijd tot | Startdatum loopbaan"
    " | Datum laatste salarisverhoging | Ingangsdatum salaris | Ingangsdatum functie | Startdatum"
    " functie | Percentage pensioen | Vakantie-uren | Vakantieuren per jaar | Aantal vakantiedagen |"
    " Uren verlof | Contractnummer | Contract nr | Nummer dienstverband | Dienstverbandnummer |"
    " Volgnummer | Volgnummer contract | Kostenplaats | Functiecode | Functie | Afdeling | Afdelingscode"
    " | Werkgevernummer | Werkgever | Loonheffingsnummer | Opzegtermijn | Datum opzegging | Startdatum"
    " opleiding | Einddatum opleiding | Einddatum verblijfsvergunning | Eerste ziektedag | Einddatum"
    " lease | Uurloon | Salaris per uur | Uren per dag | Uren per jaar | Uren per maand | Uren per"
    " periode | Jaaruren | Verloonde uren | Betaalde uren | Dagen per week | Werkdagen per week | Aantal"
    " dagen per week | Schaal | Trede | Periodiek | Dienstjaren | Anciënniteitsdatum | Datum"
    " anciënniteit | Arbeidsongeschiktheid % | WAO klasse | Percentage loonkostensubsidie | LKS % |"
    " Bonus % | Toeslag percentage | Percentage winst | Aantal uren oproep | Min uren | Max uren |"
    " Minimum uren | Maximum uren | Garantie-uren | Contractdatum | Datum contract | Datum ondertekening"
    " contract | Datum in dienst concern | Datum in dienst groep | Oorspronkelijke datum in dienst |"
    " Datum eerste dienstverband | Eerste datum in dienst | Leidinggevende | Leidinggevende nr | Manager"
    " ID | Nummer leidinggevende | Supervisor number | Medewerker leidinggevende | Contractduur | Duur"
    " contract | Aantal contracten | Hourly rate | Sick hours | Leave hours | Overtime hours | Paid"
    " hours | Worked hours | Hours per month | Hours per year | Days per week | Salary start date |"
    " Probation end date | Seniority date | Original hire date | Job start date | Position start date |"
    " Department ID | Cost center | Company ID | Manager | Vacation hours | FTE budget | Budget fte |"
    " Begrote formatie | Bezetting afdeling | Formatie afdeling | Uitkering % | Uitkering bedrag |"
    " Status | Groep | Omschrijving | Percentage | Factor | Datum | Week | Periode | Ziek sinds |"
    " Werktijdregeling | Rooster | Roostergroep | ADV uren | ATV-uren per week | Uren ATV | Reisuren |"
    " Loonperiode | Loonsoort | Soort inkomstenverhouding | Nummer inkomstenverhouding | IKV nummer |"
    " Inkomstenverhouding | Code aard arbeidsverhouding | Loon per uur | Datum uitgifte sleutel |"
    " Eindloon | Basisloon | Basissalaris | Fulltime salaris | Bruto loon fulltime | Parttime salaris |"
    " Voltijdsalaris | Startsalaris | Begin saldo | Eindsaldo | Eindcijfer | Personeelskorting |"
    " Normbedrag | Standaard salaris | Bedrijfsnummer | Doelgroep marketing | Toegang tot | Laatste"
    " login | Datum laatste contact | Laatste loonstrook | Werkervaring (jaren) | Dienstrooster | Datum"
    " afloop ID | Datum afloop rijbewijs | Afloopdatum VCA | Ingangsdatum pensioen | Startdatum"
    " 30%-regeling"
)


@pytest.mark.parametrize("field", HEADERS)
def test_headers_stand_for_their_field(field: str) -> None:
    read = {header: meaning(header, "employments") for header in HEADERS[field].split(" | ")}
    assert {header: found and found.field.key for header, found in read.items()} == dict.fromkeys(read, field)
    assert [header for header in read if never_read(header)] == []


def test_nothing_is_guessed_behind_other_headers() -> None:
    assert [header for header in OTHERS.split(" | ") if meaning(header, "employments")] == []


@pytest.mark.parametrize(
    ("header", "either"),
    [
        ("Arbeidsduur", True),
        ("Arbeidsduur per week", True),
        ("Overeengekomen arbeidsduur", False),
        ("Gemiddelde arbeidsduur per week", False),
        ("Uren per week", False),
        ("Iets anders", False),
    ],
)
def test_a_length_of_the_week_that_may_be_of_either(header: str, either: bool) -> None:
    assert of_either_week(header) is either
