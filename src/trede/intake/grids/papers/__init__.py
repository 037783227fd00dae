# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""XML that administrations make anyway: wage declarations, invoices and the audit file of a ledger, as plain rows.

Everything here runs in the child process with limits. The rows have headers of our own; ``trede.intake.papers`` makes
of them the tables that everybody knows. What names or numbers a person in the eyes of the law is never in the rows.
"""
