# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Asking witnesses for their signature below the newest checkpoint (c2sp.org/tlog-witness)."""

from __future__ import annotations

import logging
import re
import urllib.error
import urllib.request
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils import timezone

from trede.errors import RefusedError, TredeError
from trede.office.journal.rules import System
from trede.office.log import actions, queries
from trede.office.log.asking import log_keys
from trede.proofs.merkle import consistency_path, leaf_hash
from trede.proofs.policies import Policy, read_policy
from trede.proofs.witnessing import Request

if TYPE_CHECKING:
    from trede.office.log.rules import Logged, Signed
    from trede.proofs.log_entries import Kind
    from trede.proofs.policies import Party

SECONDS = 10
MOST_BYTES = 20_000
CONFLICT = 409
SIZE = re.compile(r"[0-9]{1,18}")
log = logging.getLogger(__name__)


def _opener() -> urllib.request.OpenerDirector:
    """Goes nowhere else: a redirect would have us ask there what only this machine can reach."""
    made, known = urllib.request.OpenerDirector(), urllib.request
    ways = (known.ProxyHandler, known.HTTPHandler, known.HTTPSHandler)
    for each in (*ways, known.HTTPErrorProcessor, known.HTTPDefaultErrorHandler):
        made.add_handler(each())
    return made


OPENER = _opener()


def policy() -> Policy:
    """What this installation asks of a checkpoint: its own log, and the witnesses of the setting."""
    return read_policy(policy_text())


def policy_text() -> str:
    """As it goes into a trust file."""
    logs = "".join(f"log {key.line}\n" for key in log_keys())
    return f"{logs}{settings.TREDE_LOG_POLICY.strip()}\n"


def witnessed(kind: Kind, subject: str) -> tuple[Logged, Signed] | None:
    """The entry about a subject with the first checkpoint of it that the policy accepts; None before there is one."""
    entry = queries.logged(kind, subject)
    if entry is None:
        return None
    try:
        found = queries.first_witnessed(entry.index, policy())
    except TredeError:  # no keys and no policy yet: nothing was witnessed
        return None
    return (entry, found) if found else None


def ask_witnesses() -> None:
    """Each that has an address and did not sign the newest checkpoint yet; one that does not answer stops no other."""
    if (newest := queries.newest()) is None:
        return
    for party in policy().witnesses.values():
        if (
            party.url
            and party.url.startswith(("https://", "http://"))
            and not queries.is_cosigned(newest.size, party.verifier)
        ):
            _ask(party, party.url, newest)


def _ask(party: Party, url: str, newest: Signed) -> None:
    before = queries.last_cosigned(party.verifier)
    for _ in range(2):  # a second time with the size that the witness says it has
        status, body = _posted(url, _request(before, newest))
        if status != CONFLICT:
            break
        before = int(body) if SIZE.fullmatch(body.strip()) else 0
        if before > newest.size:
            log.error(
                "witness %s saw %d entries of our log, which has %d: were entries taken away?",
                party.verifier.name,
                before,
                newest.size,
            )
            return
    if status != 200:
        log.warning("witness %s did not sign: %s %r", party.verifier.name, status, body.strip()[:200])
        return
    for line in body.splitlines():
        try:
            actions.keep_cosignature(
                by=System("log"), on=timezone.now(), size=newest.size, line=line, witness=party.verifier
            )
        except RefusedError as wrong:  # a line of another key of that witness
            log.info("a line of witness %s is not kept: %s", party.verifier.name, wrong)


def _request(before: int, newest: Signed) -> bytes:
    leaves = [leaf_hash(each) for each in queries.entries(0, newest.size)]
    return Request(before, consistency_path(leaves, before), newest.note).text.encode()


def _posted(url: str, body: bytes) -> tuple[int, str]:
    """Status and text; 0 when nobody answers."""
    asked = urllib.request.Request(f"{url.rstrip('/')}/add-checkpoint", body, method="POST")  # noqa: S310 - a setting
    try:
        with OPENER.open(asked, timeout=SECONDS) as said:
            return int(said.status), said.read(MOST_BYTES).decode("utf-8", errors="replace")
    except urllib.error.HTTPError as said:
        return int(said.code), said.read(MOST_BYTES).decode("utf-8", errors="replace")
    except (OSError, ValueError) as problem:
        return 0, type(problem).__name__
