# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads. Everything is looked up within the organisation of ``by``, who needs the permission to see dossiers."""

from trede.office.dossier.queries.applications import application as application
from trede.office.dossier.queries.applications import applications as applications
from trede.office.dossier.queries.applications import proof_of_seal as proof_of_seal
from trede.office.dossier.queries.applications import sealed_root as sealed_root
from trede.office.dossier.queries.applications import to_freeze as to_freeze
from trede.office.dossier.queries.applications import what_is_missing as what_is_missing
from trede.office.dossier.queries.applications import who_handed_in as who_handed_in
from trede.office.dossier.queries.cases import case as case
from trede.office.dossier.queries.dossiers import Line as Line
from trede.office.dossier.queries.dossiers import Page as Page
from trede.office.dossier.queries.dossiers import contents as contents
from trede.office.dossier.queries.dossiers import dossier as dossier
from trede.office.dossier.queries.dossiers import dossiers as dossiers
from trede.office.dossier.queries.dossiers import history as history
from trede.office.dossier.queries.dossiers import scenarios as scenarios
from trede.office.dossier.queries.intake import facts as facts
from trede.office.dossier.queries.intake import facts_of as facts_of
from trede.office.dossier.queries.intake import own_organisation as own_organisation
from trede.office.dossier.queries.kept import counts as counts
from trede.office.dossier.queries.kept import ground_classes as ground_classes
from trede.office.dossier.queries.kept import kept_of as kept_of
from trede.office.dossier.queries.kept import latest_measurement as latest_measurement
from trede.office.dossier.queries.kept import orders_of as orders_of
from trede.office.dossier.queries.kept import rest_of as rest_of
from trede.office.dossier.queries.quality import Answered as Answered
from trede.office.dossier.queries.quality import Before as Before
from trede.office.dossier.queries.quality import Section as Section
from trede.office.dossier.queries.quality import answered_elsewhere as answered_elsewhere
from trede.office.dossier.queries.quality import before as before
from trede.office.dossier.queries.quality import last_time as last_time
from trede.office.dossier.queries.quality import revisions as revisions
from trede.office.dossier.queries.quality import sections as sections
from trede.office.dossier.queries.quality import topic_of as topic_of
from trede.office.dossier.queries.results import Outcome as Outcome
from trede.office.dossier.queries.results import earlier as earlier
from trede.office.dossier.queries.results import earlier_report as earlier_report
from trede.office.dossier.queries.results import ground as ground
from trede.office.dossier.queries.results import measurements as measurements
from trede.office.dossier.queries.results import outcome as outcome
from trede.office.dossier.queries.results import report as report
from trede.office.dossier.queries.results import reports as reports
from trede.office.dossier.queries.suppliers import OrderCheck as OrderCheck
from trede.office.dossier.queries.suppliers import checked_orders as checked_orders
from trede.office.dossier.queries.suppliers import suppliers_before as suppliers_before
