# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Proofs that anyone can check with this room and nothing else: the seal over rows, and one row opened; a log of
such seals and of certificates with its witnesses (``log_proofs``, ``policies``, ``trust``, ``witnessing``)."""

from trede.proofs.figures import direct_share as direct_share
from trede.proofs.figures import fte as fte
from trede.proofs.figures import total_fte as total_fte
from trede.proofs.figures import weighted_fte as weighted_fte
from trede.proofs.openings import Opened as Opened
from trede.proofs.openings import check_opening as check_opening
from trede.proofs.openings import opening as opening
from trede.proofs.rows_file import RowsFile as RowsFile
from trede.proofs.rows_file import read_rows_file as read_rows_file
from trede.proofs.rows_file import rows_file_bytes as rows_file_bytes
from trede.proofs.rows_file import seal_rows as seal_rows
from trede.proofs.seals import SALT_BYTES as SALT_BYTES
from trede.proofs.seals import Seal as Seal
from trede.proofs.seals import seal as seal
from trede.proofs.seals import seal_document as seal_document
