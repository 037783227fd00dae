# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The one exception tree: requests that cannot be served.

Mistakes *in an input* are findings (``trede.kernel.findings``), returned as values; an exception carries
them only where no value can be returned at all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trede.kernel.findings import Finding


class TredeError(Exception):
    """Something asked of trede cannot be done; ``str()`` says why and what to do, in English."""


class FindingsError(TredeError):
    """The input has errors; every one of them is in ``findings``."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__("\n".join(f"{finding.place}: {finding.en}" for finding in findings))
        self.findings = tuple(findings)


class RulebookError(FindingsError):
    """An edition's data is inconsistent; each finding names the file and the key."""


class InputRefusedError(FindingsError):
    """A file or measurement cannot be scored; nothing of it was kept."""


class UnknownEditionError(FindingsError):
    """No edition with this id, or none in force on this date, is known."""


class ConfigurationError(TredeError):
    """A setting of the office is wrong; each line names one and where to put it right."""


class NotAllowedError(TredeError):
    """Whoever asks lacks the permission; the office answers 403."""


class NotFoundError(TredeError):
    """There is no such thing, or it belongs to another organisation; the office answers 404 to both."""


class AlteredError(TredeError):
    """What is kept is no longer what the journal says of it, so it is not shown; the office answers 500."""


class RefusedError(FindingsError):
    """What was asked of the office does not fit its rules; nothing was changed."""


class ProofError(TredeError):
    """Something cannot be sealed or opened: salts and rows do not match, or there is no such row."""


class SignedFilesError(FindingsError):
    """A folder is not what its issuer signed; each finding names a file."""


class CredentialError(FindingsError):
    """A credential cannot be signed: the data model refuses it, or its proof cannot be made so."""
