# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The table of routes: every address of the office, who may open it, and with which methods.

A route that does not stand here fails the tests, and so does a line without a route. A new page adds one line, and
so does a new operation of the interface for programs. Whose things an address names is decided in ``test_routes.py``.
``EVERYONE`` needs no account, ``PEOPLE`` a log-in; a permission needs a second factor and that permission in
the organisation of the address, and answers 404 to members of another.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal
from uuid import UUID

from trede.office.accounts.rules.permissions import Permission

if TYPE_CHECKING:
    from collections.abc import Mapping

    from trede.office.accounts.models import Organisation

EVERYONE: Literal["everyone"] = "everyone"
PEOPLE: Literal["people"] = "people"
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")
NOBODY = UUID(int=7)
"""An id that does not exist."""
WAITING = "<slug:reading>"
"""A file that waits for half an hour, for whoever brought it and for nobody else."""


@dataclass(frozen=True, slots=True)
class Route:
    """One address, as in ``urls.py``, and the decision about it."""

    access: Permission | Literal["everyone", "people"]
    methods: frozenset[str]

    def allows(self, method: str) -> bool:
        return method in self.methods or (method == "HEAD" and "GET" in self.methods)


def read(access: Permission | Literal["everyone", "people"]) -> Route:
    return Route(access, frozenset({"GET"}))


def both(access: Permission | Literal["everyone", "people"]) -> Route:
    return Route(access, frozenset({"GET", "POST"}))


def write(access: Permission | Literal["everyone", "people"]) -> Route:
    return Route(access, frozenset({"POST"}))


DOSSIER = "organisaties/<uuid:organisation>/dossiers/<uuid:dossier>/"
AUDIT = "organisaties/<uuid:organisation>/onderzoeken/<uuid:case>/"
DECISION = "organisaties/<uuid:organisation>/besluiten/<uuid:case>/"
LADDER = "organisaties/<uuid:organisation>/ladder/"
TO_JUDGE = f"{LADDER}uitreikingen/"
HAND_OVERS = "organisaties/<uuid:organisation>/uitreiking/"
ISSUED = "organisaties/<uuid:organisation>/uitgegeven-certificaten/<uuid:certificate>/"
CERTIFICATE = "organisaties/<uuid:organisation>/certificaten/<uuid:certificate>/"
CONTRACTS = "organisaties/<uuid:organisation>/opdrachten/"
CONTRACT = f"{CONTRACTS}<uuid:contract>/"
SOCIAL_RETURN = "organisaties/<uuid:organisation>/social-return/"
OWN_CONTRACT = f"{SOCIAL_RETURN}<uuid:contract>/"
WORK = "organisaties/<uuid:organisation>/werk/"
DIVISIONS = f"{WORK}verdelingen/"
DIVISION = f"{DIVISIONS}<uuid:division>/"
WORKER = f"{WORK}mensen/<uuid:worker>/"
TEAMS = "organisaties/<uuid:organisation>/teams/"
TEAM = f"{TEAMS}<uuid:team>/"
COACHED = "organisaties/<uuid:organisation>/begeleiding/"
OWN_WORK = "mijn-werk/<str:token>/"
PLAN = f"{DOSSIER}actieplan/"
STEP = f"{PLAN}stappen/<uuid:step>/"

OURS: dict[str, Route] = {
    "": read(EVERYONE),
    "favicon.ico": read(EVERYONE),
    "taal/": write(EVERYONE),
    "weergave/": write(EVERYONE),
    "controleren/": both(EVERYONE),
    "register/": read(EVERYONE),
    "register/vragen/": both(EVERYONE),
    "register/<slug:kvk>/": read(EVERYONE),
    "register/<slug:kvk>/contact/": both(EVERYONE),
    "register/<slug:kvk>/voorbeeld.png": read(EVERYONE),
    "register/<slug:kvk>/uitreiking/<uuid:hand_over>.jpg": read(EVERYONE),
    "register/<slug:kvk>/badge.svg": read(EVERYONE),
    "handleiding/": read(EVERYONE),
    "handleiding/woorden/": read(EVERYONE),
    "handleiding/woorden/<slug:language>.json": read(EVERYONE),
    "handleiding/<slug:part>/": read(EVERYONE),
    "handleiding/beelden/<slug:name>.webp": read(EVERYONE),
    "open-data/<str:name>": read(EVERYONE),
    "log/": read(EVERYONE),
    "log/checkpoint": read(EVERYONE),
    "log/tile/<path:rest>": read(EVERYONE),
    "log/trust.json": read(EVERYONE),
    ".well-known/did.json": read(EVERYONE),
    "contexts/pso-certificate-v1.json": read(EVERYONE),
    "status/<slug:purpose>": read(EVERYONE),
    "welkom/<str:token>/": both(EVERYONE),
    "tweede-factor/": read(PEOPLE),
    "opnieuw-versturen/": read(PEOPLE),
    "mijn-account/": both(PEOPLE),
    "mijn-account/gegevens/": read(PEOPLE),
    "mijn-account/verwijderen/": both(PEOPLE),
    "mijn-account/sessies/": read(PEOPLE),
    "mijn-account/sessies/<int:session>/uitloggen/": write(PEOPLE),
    "uitnodiging/<str:token>/": both(EVERYONE),
    "antwoorden/<str:token>/": both(EVERYONE),
    "hoe-gaat-het/<str:token>/": both(EVERYONE),
    OWN_WORK: read(EVERYONE),
    **{f"{OWN_WORK}{each}/": both(EVERYONE) for each in ("laten-weten", "gegevens", "weghalen")},
    DIVISIONS: read(Permission.WORK_EDIT),
    f"{DIVISIONS}nieuw/": both(Permission.WORK_EDIT),
    f"{DIVISIONS}sjabloon/": read(Permission.WORK_EDIT),
    f"{DIVISIONS}lezen/<slug:reading>/": both(Permission.WORK_EDIT),
    DIVISION: read(Permission.WORK_EDIT),
    f"{DIVISION}bevestigen/": both(Permission.WORK_EDIT),
    f"{DIVISION}opnieuw/": write(Permission.WORK_EDIT),
    f"{DIVISION}weggooien/": both(Permission.WORK_EDIT),
    f"{DIVISION}weken/": read(Permission.WORK_EDIT),
    f"{DIVISION}pakketten/<slug:package>/": both(Permission.WORK_EDIT),
    WORKER: read(Permission.WORK_EDIT),
    **{f"{WORKER}{each}/": both(Permission.WORK_EDIT) for each in ("link", "jobcoach", "trede", "weghalen")},
    f"{WORKER}jobcoach/<uuid:assignment>/stoppen/": both(Permission.WORK_EDIT),
    f"{WORK}competenties/": both(Permission.WORK_EDIT),
    f"{WORK}competenties/lezen/<slug:reading>/": both(Permission.WORK_EDIT),
    f"{WORK}competenties/weggooien/": write(Permission.WORK_EDIT),
    f"{WORK}vacatures/": read(Permission.VACANCY_VIEW),
    TEAMS: read(Permission.TEAM_VIEW),
    TEAM: read(Permission.TEAM_VIEW),
    f"{TEAM}weken/": read(Permission.TEAM_VIEW),
    f"{TEAM}teamleider/": both(Permission.PEOPLE_MANAGE),
    f"{TEAM}<uuid:worker>/": read(Permission.TEAM_VIEW),
    f"{TEAM}<uuid:worker>/afwezig/": write(Permission.TEAM_PLAN),
    f"{TEAM}<uuid:worker>/terug/": write(Permission.TEAM_PLAN),
    f"{TEAM}antwoord/<uuid:voice>/": both(Permission.TEAM_PLAN),
    COACHED: read(Permission.WORK_GUIDE),
    f"{COACHED}<uuid:worker>/": read(Permission.WORK_GUIDE),
    f"{COACHED}<uuid:worker>/antwoord/<uuid:voice>/": both(Permission.WORK_GUIDE),
    "organisaties/<uuid:organisation>/onderzoeken/": read(Permission.AUDIT_VIEW),
    "organisaties/<uuid:organisation>/onderzoeken/offertes/<uuid:quote>/": both(Permission.AUDIT_PLAN),
    "organisaties/<uuid:organisation>/onderzoeken/agenda/": read(Permission.AUDIT_VIEW),
    "organisaties/<uuid:organisation>/onderzoeken/auditors/": read(Permission.AUDIT_PLAN),
    "organisaties/<uuid:organisation>/onderzoeken/auditors/<uuid:person>/": both(Permission.AUDIT_PLAN),
    AUDIT: read(Permission.AUDIT_VIEW),
    f"{AUDIT}bezoek/": both(Permission.AUDIT_PLAN),
    f"{AUDIT}belang/": both(Permission.AUDIT_VIEW),
    f"{AUDIT}bezwaar/<uuid:objection>/": both(Permission.AUDIT_PLAN),
    f"{AUDIT}bericht/": both(Permission.AUDIT_VIEW),
    f"{AUDIT}plan/": both(Permission.AUDIT_VIEW),
    f"{AUDIT}rijen/<int:row>/": both(Permission.AUDIT_VIEW),
    f"{AUDIT}geopende-rijen/": both(Permission.AUDIT_VIEW),
    f"{AUDIT}checklist/": both(Permission.AUDIT_VIEW),
    f"{AUDIT}checklist/bestand/": read(Permission.AUDIT_VIEW),
    f"{AUDIT}gesprek/": both(Permission.AUDIT_VIEW),
    f"{AUDIT}bevinding/": both(Permission.AUDIT_VIEW),
    f"{AUDIT}bevindingen/<uuid:finding>/afsluiten/": both(Permission.AUDIT_VIEW),
    f"{AUDIT}sector/": both(Permission.AUDIT_VIEW),
    f"{AUDIT}correctie/": both(Permission.AUDIT_VIEW),
    f"{AUDIT}rapport/": both(Permission.AUDIT_VIEW),
    f"{AUDIT}rapport/pdf/": read(Permission.AUDIT_VIEW),
    "organisaties/<uuid:organisation>/besluiten/": read(Permission.DECISION_VIEW),
    DECISION: read(Permission.DECISION_VIEW),
    f"{DECISION}belang/": both(Permission.DECISION_VIEW),
    f"{DECISION}besluit/": both(Permission.DECISION_VIEW),
    f"{DECISION}instemmen/": write(Permission.DECISION_VIEW),
    f"{DECISION}terug/": both(Permission.DECISION_VIEW),
    f"{DECISION}bezwaar/<uuid:objection>/": both(Permission.DECISION_VIEW),
    f"{DECISION}aanvraag/": read(Permission.DECISION_VIEW),
    f"{DECISION}rapport/pdf/": read(Permission.DECISION_VIEW),
    f"{DECISION}certificaat/": both(Permission.CERTIFICATE_CHANGE),
    f"{DECISION}certificaat-30-plus/": both(Permission.CERTIFICATE_CHANGE),
    HAND_OVERS: read(Permission.ORGANISATION_EDIT),
    f"{HAND_OVERS}toevoegen/": both(Permission.ORGANISATION_EDIT),
    f"{HAND_OVERS}<uuid:hand_over>.jpg": read(Permission.ORGANISATION_EDIT),
    f"{HAND_OVERS}<uuid:hand_over>/weghalen/": write(Permission.ORGANISATION_EDIT),
    TO_JUDGE: read(Permission.CERTIFICATE_CHANGE),
    f"{TO_JUDGE}<uuid:hand_over>.jpg": read(Permission.CERTIFICATE_CHANGE),
    f"{TO_JUDGE}<uuid:hand_over>/goedkeuren/": write(Permission.CERTIFICATE_CHANGE),
    f"{TO_JUDGE}<uuid:hand_over>/afkeuren/": both(Permission.CERTIFICATE_CHANGE),
    f"{TO_JUDGE}<uuid:hand_over>/weghalen/": write(Permission.CERTIFICATE_CHANGE),
    "organisaties/<uuid:organisation>/uitgegeven-certificaten/": read(Permission.DECISION_VIEW),
    ISSUED: read(Permission.DECISION_VIEW),
    f"{LADDER}instellingen/": read(Permission.SCHEME_VIEW),
    f"{LADDER}instellingen/aanwijzen/": both(Permission.SCHEME_APPOINT),
    f"{LADDER}cijfers/": read(Permission.SCHEME_VIEW),
    f"{LADDER}cijfers/<int:year>/": read(Permission.SCHEME_VIEW),
    f"{LADDER}handboeken/": both(Permission.SCHEME_VIEW),
    f"{ISSUED}schorsen/": both(Permission.CERTIFICATE_CHANGE),
    f"{ISSUED}schorsing-opheffen/": both(Permission.CERTIFICATE_CHANGE),
    f"{ISSUED}intrekken/": both(Permission.CERTIFICATE_CHANGE),
    "organisaties/<uuid:organisation>/certificaten/": read(Permission.DOSSIER_VIEW),
    CERTIFICATE: read(Permission.DOSSIER_VIEW),
    f"{CERTIFICATE}pdf/": read(Permission.DOSSIER_VIEW),
    f"{CERTIFICATE}bundel/": read(Permission.DOSSIER_VIEW),
    f"{DOSSIER}onderzoek/": read(Permission.DOSSIER_VIEW),
    f"{DOSSIER}onderzoek/offerte/": both(Permission.QUOTE_ASK),
    f"{DOSSIER}onderzoek/offertes/<uuid:quote>/": both(Permission.APPLICATION_SIGN),
    f"{DOSSIER}onderzoek/plan/bezwaar/": both(Permission.AUDIT_ANSWER),
    f"{DOSSIER}onderzoek/bericht/": both(Permission.AUDIT_ANSWER),
    f"{DOSSIER}onderzoek/rapport/": read(Permission.DOSSIER_VIEW),
    f"{DOSSIER}onderzoek/rapport/pdf/": read(Permission.DOSSIER_VIEW),
    f"{DOSSIER}onderzoek/rapport/reactie/": both(Permission.AUDIT_ANSWER),
    f"{DOSSIER}onderzoek/passages/<uuid:passage>/tonen/": write(Permission.AUDIT_ANSWER),
    f"{DOSSIER}onderzoek/passages/<uuid:passage>/weghalen/": write(Permission.AUDIT_ANSWER),
    f"{DOSSIER}onderzoek/rijen/": both(Permission.AUDIT_ANSWER),
    f"{DOSSIER}onderzoek/bezwaar/": both(Permission.APPLICATION_SIGN),
    f"{DOSSIER}onderzoek/intrekken/": both(Permission.APPLICATION_SIGN),
    CONTRACTS: read(Permission.CONTRACT_BUY),
    f"{CONTRACTS}nieuw/": both(Permission.CONTRACT_BUY),
    CONTRACT: read(Permission.CONTRACT_BUY),
    f"{CONTRACT}regel/": read(Permission.CONTRACT_BUY),
    f"{CONTRACT}regel/<str:key>/": both(Permission.CONTRACT_BUY),
    f"{CONTRACT}onderaannemer/": both(Permission.CONTRACT_BUY),
    f"{CONTRACT}verlengen/": both(Permission.CONTRACT_BUY),
    f"{CONTRACT}delen/": write(Permission.CONTRACT_BUY),
    SOCIAL_RETURN: read(Permission.CONTRACT_VIEW),
    OWN_CONTRACT: read(Permission.CONTRACT_VIEW),
    f"{OWN_CONTRACT}mensen/": both(Permission.CONTRACT_REPORT),
    f"{OWN_CONTRACT}inkoop/": both(Permission.CONTRACT_REPORT),
    f"{OWN_CONTRACT}activiteit/": both(Permission.CONTRACT_REPORT),
    f"{OWN_CONTRACT}rapporteren/": both(Permission.CONTRACT_REPORT),
    f"{OWN_CONTRACT}regels/<str:kind>/<int:number>/weghalen/": write(Permission.CONTRACT_REPORT),
    WORK: read(Permission.WORK_VIEW),
    f"{WORK}aanzetten/": both(Permission.ORGANISATION_EDIT),
    f"{WORK}uitzetten/": both(Permission.ORGANISATION_EDIT),
    f"{WORK}trainingen/": read(Permission.WORK_EDIT),
    f"{WORK}trainingen/agenda.ics": read(Permission.WORK_EDIT),
    f"{WORK}gesprekken/agenda.ics": read(Permission.WORK_EDIT),
    f"{WORK}trainingen/nieuw/": both(Permission.WORK_EDIT),
    f"{WORK}gesprekken/": read(Permission.WORK_EDIT),
    f"{WORK}gesprekken/nieuw/": both(Permission.WORK_EDIT),
    f"{WORK}gesprekken/<uuid:talk>/": both(Permission.WORK_EDIT),
    f"{WORK}aanpassingen/": read(Permission.WORK_EDIT),
    f"{WORK}aanpassingen/nieuw/": both(Permission.WORK_EDIT),
    f"{WORK}aanpassingen/<uuid:adaptation>/": both(Permission.WORK_EDIT),
    f"{WORK}vragen/": read(Permission.WORK_EDIT),
    f"{WORK}vragen/nieuw/": both(Permission.WORK_EDIT),
    f"{WORK}vragen/<uuid:asked>/stoppen/": write(Permission.WORK_EDIT),
    f"{WORK}trainingen/nodig/": both(Permission.WORK_EDIT),
    f"{WORK}begeleiding/": read(Permission.WORK_EDIT),
    f"{WORK}begeleiding/begeleider/": both(Permission.WORK_EDIT),
    f"{WORK}begeleiding/begeleiders/<uuid:guide>/": both(Permission.WORK_EDIT),
    f"{WORK}begeleiding/nieuw/": both(Permission.WORK_EDIT),
    f"{WORK}begeleiding/<uuid:guided>/": both(Permission.WORK_EDIT),
    f"{WORK}begeleiding/<uuid:guided>/contact/": both(Permission.WORK_EDIT),
    f"{WORK}starten/": read(Permission.WORK_EDIT),
    f"{WORK}starten/nieuw/": both(Permission.WORK_EDIT),
    f"{WORK}starten/<uuid:start>/": both(Permission.WORK_EDIT),
    f"{WORK}starten/<uuid:start>/team/": both(Permission.WORK_EDIT),
    f"{WORK}starten/<uuid:start>/vervolg/": both(Permission.WORK_EDIT),
    f"{WORK}starten/<uuid:start>/agenda.ics": read(Permission.WORK_EDIT),
    f"{WORK}regels/<slug:sort>/<uuid:noted>/weghalen/": write(Permission.WORK_EDIT),
    PLAN: read(Permission.WORK_VIEW),
    f"{PLAN}voorstellen/": read(Permission.WORK_VIEW),
    f"{PLAN}doornemen/": both(Permission.WORK_EDIT),
    f"{PLAN}klaar-voor-onderzoek/": read(Permission.WORK_EDIT),
    f"{PLAN}klaar-voor-onderzoek/<str:question>/": both(Permission.WORK_EDIT),
    f"{PLAN}stap/": both(Permission.WORK_EDIT),
    STEP: both(Permission.WORK_EDIT),
    f"{STEP}klaar/": both(Permission.WORK_EDIT),
    f"{STEP}weghalen/": write(Permission.WORK_EDIT),
    "organisaties/": read(PEOPLE),
    "organisaties/nieuw/": both(PEOPLE),
    "organisaties/<uuid:organisation>/gegevens/": read(Permission.ORGANISATION_VIEW),
    "organisaties/<uuid:organisation>/gegevens/wijzigen/": both(Permission.ORGANISATION_EDIT),
    "organisaties/<uuid:organisation>/gegevens/sluiten/": both(Permission.ORGANISATION_EDIT),
    "organisaties/<uuid:organisation>/onderdelen/": both(Permission.ORGANISATION_EDIT),
    "organisaties/<uuid:organisation>/onderdelen/<uuid:entity>/weg/": write(Permission.ORGANISATION_EDIT),
    "organisaties/<uuid:organisation>/logboek/": read(Permission.HISTORY_VIEW),
    "organisaties/<uuid:organisation>/mensen/": read(Permission.PEOPLE_VIEW),
    "organisaties/<uuid:organisation>/post/": read(Permission.PEOPLE_MANAGE),
    "organisaties/<uuid:organisation>/mensen/uitnodigen/": both(Permission.PEOPLE_MANAGE),
    "organisaties/<uuid:organisation>/uitnodigingen/<uuid:invitation>/intrekken/": write(
        Permission.PEOPLE_MANAGE
    ),
    "organisaties/<uuid:organisation>/mensen/<uuid:person>/rollen/": both(Permission.PEOPLE_MANAGE),
    "organisaties/<uuid:organisation>/": read(Permission.DOSSIER_VIEW),
    "organisaties/<uuid:organisation>/dossiers/nieuw/": both(Permission.MEASUREMENT_EDIT),
    f"{DOSSIER}medewerkers/": both(Permission.MEASUREMENT_EDIT),
    f"{DOSSIER}medewerkers/lezen/<slug:reading>/": both(Permission.MEASUREMENT_EDIT),
    f"{DOSSIER}medewerkers/lezen/<slug:reading>/opmerkingen/": write(Permission.MEASUREMENT_EDIT),
    f"{DOSSIER}medewerkers/lezen/<slug:reading>/hersteld/": write(Permission.MEASUREMENT_EDIT),
    f"{DOSSIER}medewerkers/lezen/<slug:reading>/keuzes/": write(Permission.MEASUREMENT_EDIT),
    f"{DOSSIER}medewerkers/opmerkingen/<slug:reading>/": both(Permission.MEASUREMENT_EDIT),
    f"{DOSSIER}medewerkers/bewaard/<slug:reading>/": read(Permission.MEASUREMENT_EDIT),
    f"{DOSSIER}medewerkers/bewaard/<slug:reading>/rijen/": write(Permission.MEASUREMENT_EDIT),
    f"{DOSSIER}medewerkers/bewaard/<slug:reading>/werkblad/": write(Permission.MEASUREMENT_EDIT),
    f"{DOSSIER}medewerkers/sjabloon/": read(Permission.MEASUREMENT_EDIT),
    f"{DOSSIER}medewerkers/met-de-hand/": both(Permission.MEASUREMENT_EDIT),
    f"{DOSSIER}inkoop/": both(Permission.MEASUREMENT_EDIT),
    f"{DOSSIER}inkoop/facturen/": both(Permission.MEASUREMENT_EDIT),
    f"{DOSSIER}inkoop/facturen/<slug:reading>/": both(Permission.MEASUREMENT_EDIT),
    f"{DOSSIER}uitkomst/": read(Permission.DOSSIER_VIEW),
    f"{DOSSIER}uitkomst/rapport/": read(Permission.DOSSIER_VIEW),
    f"{DOSSIER}uitkomst/werkboek/": read(Permission.DOSSIER_VIEW),
    f"{DOSSIER}scenarios/": read(Permission.DOSSIER_VIEW),
    f"{DOSSIER}scenarios/nieuw/": both(Permission.SCENARIO_EDIT),
    f"{DOSSIER}scenarios/kleinste-stap/": both(Permission.DOSSIER_VIEW),
    f"{DOSSIER}scenarios/kleinste-stap/<slug:reading>/": both(Permission.MEASUREMENT_EDIT),
    f"{DOSSIER}scenarios/<uuid:scenario>/": both(Permission.SCENARIO_EDIT),
    f"{DOSSIER}scenarios/<uuid:scenario>/weg/": write(Permission.SCENARIO_EDIT),
    f"{DOSSIER}vooruitblik/": both(Permission.MEASUREMENT_EDIT),
    f"{DOSSIER}vooruitblik/<slug:reading>/": both(Permission.MEASUREMENT_EDIT),
    f"{DOSSIER}vragen/": read(Permission.DOSSIER_VIEW),
    f"{DOSSIER}vragen/overnemen/": write(Permission.ANSWER_EDIT),
    f"{DOSSIER}vragen/<slug:aspect>/": both(Permission.DOSSIER_VIEW),
    f"{DOSSIER}vragen/<slug:aspect>/bewijs/": write(Permission.ANSWER_EDIT),
    f"{DOSSIER}vragen/<slug:aspect>/collega/": both(Permission.ANSWER_EDIT),
    f"{DOSSIER}vragen/<slug:aspect>/collega/link/": both(Permission.ANSWER_EDIT),
    f"{DOSSIER}aanvraag/": read(Permission.DOSSIER_VIEW),
    f"{DOSSIER}aanvraag/wijzigen/": both(Permission.MEASUREMENT_EDIT),
    f"{DOSSIER}aanvraag/proef/": write(Permission.APPLICATION_TEST),
    f"{DOSSIER}aanvraag/ondertekenen/": both(Permission.APPLICATION_SIGN),
    f"{DOSSIER}aanvraag/<uuid:application>/": read(Permission.DOSSIER_VIEW),
    f"{DOSSIER}aanvraag/<uuid:application>/pdf/": read(Permission.DOSSIER_VIEW),
    f"{DOSSIER}aanvraag/<uuid:application>/gegevens/": read(Permission.DOSSIER_VIEW),
    f"{DOSSIER}aanvraag/<uuid:application>/zegel/": read(Permission.DOSSIER_VIEW),
    f"{DOSSIER}aanvraag/ondertekenen/gegevens/": read(Permission.APPLICATION_SIGN),
    f"{DOSSIER}verwijderen/": both(Permission.MEASUREMENT_EDIT),
    f"{DOSSIER}geschiedenis/": read(Permission.HISTORY_VIEW),
}

LIBRARIES: dict[str, Literal["everyone", "people"]] = {
    "account/login/": EVERYONE,
    "account/logout/": EVERYONE,
    "account/inactive/": EVERYONE,
    "account/signup/": EVERYONE,
    "account/reauthenticate/": PEOPLE,
    "account/email/": PEOPLE,
    "account/confirm-email/": EVERYONE,
    "account/password/change/": PEOPLE,
    "account/password/set/": PEOPLE,
    "account/password/reset/": EVERYONE,
    "account/login/code/confirm/": EVERYONE,
    "account/password/reset/key/done/": EVERYONE,
    "account/^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$": EVERYONE,
    "account/password/reset/done/": EVERYONE,
    "account/2fa/": PEOPLE,
    "account/2fa/authenticate/": EVERYONE,
    "account/2fa/reauthenticate/": PEOPLE,
    "account/2fa/totp/activate/": PEOPLE,
    "account/2fa/totp/deactivate/": PEOPLE,
    "account/2fa/recovery-codes/": PEOPLE,
    "account/2fa/recovery-codes/generate/": PEOPLE,
    "account/2fa/recovery-codes/download/": PEOPLE,
    "account/2fa/webauthn/": PEOPLE,
    "account/2fa/webauthn/add/": PEOPLE,
    "account/2fa/webauthn/reauthenticate/": PEOPLE,
    "account/2fa/webauthn/keys/<int:pk>/remove/": PEOPLE,
    "account/2fa/webauthn/keys/<int:pk>/edit/": PEOPLE,
    "account/2fa/webauthn/login/": EVERYONE,
    "account/3rdparty/login/cancelled/": EVERYONE,
    "account/3rdparty/login/error/": EVERYONE,
    "account/3rdparty/signup/": EVERYONE,
    "account/3rdparty/": PEOPLE,
    "account/oidc/<slug:provider_id>/login/": EVERYONE,
    "account/oidc/<slug:provider_id>/login/callback/": EVERYONE,
    "api/v1/openapi.json": EVERYONE,
    "api/v1/alive": EVERYONE,
    "api/v1/health": EVERYONE,
    "api/v1/certificates/verify": EVERYONE,
    "api/v1/register/organisations/<kvk>": EVERYONE,
    "api/v1/register/answers": EVERYONE,
    "api/v1/": EVERYONE,
}
"""Routes of libraries: log-in and the interface. They choose their own methods."""


OPERATIONS: dict[tuple[str, str], Literal["everyone"]] = {
    ("GET", "/api/v1/alive"): EVERYONE,
    ("GET", "/api/v1/health"): EVERYONE,
    ("POST", "/api/v1/certificates/verify"): EVERYONE,
    ("GET", "/api/v1/register/organisations/{kvk}"): EVERYONE,
    ("POST", "/api/v1/register/answers"): EVERYONE,
}
"""The operations of the interface for programs: method and address."""


def address(pattern: str, organisation: Organisation) -> str:
    """An address that fits a pattern; ids other than that of the organisation do not exist."""
    return of_things(pattern, {"organisation": str(organisation.pk)})


def of_things(pattern: str, things: Mapping[str, str]) -> str:
    """An address that fits a pattern, of these things by their names in it; what is not among them does not exist."""
    filled = pattern
    for kind, name in places(pattern):
        nothing = {"uuid": str(NOBODY), "int": "7", "str": "x" * 43}.get(kind, "something")
        filled = filled.replace(f"<{kind}:{name}>", things.get(name, nothing))
    library = {
        "^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$": "password/reset/key/1-x/",
    }
    for regex, example in library.items():
        filled = filled.replace(regex, example)
    return f"/{filled}"


def places(pattern: str) -> list[tuple[str, str]]:
    """The ``<kind:name>`` parts, in order."""
    found = [part.split(">")[0].split(":") for part in pattern.split("<")[1:] if ":" in part.split(">")[0]]
    return [(kind, name) for kind, name in found]
