# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading the log. It is public, but for what an entry is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trede.errors import NotFoundError
from trede.office.log.models import Checkpoint, Cosignature, Entry
from trede.office.log.rules import Logged, Signed, is_witnessed, whole_note
from trede.proofs.log_proofs import LogProof
from trede.proofs.merkle import inclusion_path, leaf_hash

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import datetime

    from django.db.models import QuerySet

    from trede.proofs.log_entries import Kind
    from trede.proofs.notes import Verifier
    from trede.proofs.policies import Policy


def size() -> int:
    """How many entries there are."""
    return Entry.objects.count()


def entries(first: int = 0, last: int | None = None) -> list[bytes]:
    """What is public of the entries from one index up to, not including, another."""
    found = Entry.objects.filter(index__gte=first).order_by("index")
    if last is not None:
        found = found.filter(index__lt=last)
    return [
        each.encode("ascii") for each in found.values_list("entry", flat=True).iterator(chunk_size=10_000)
    ]


def logged(kind: Kind, subject: str) -> Logged | None:
    """The newest entry of this kind about a subject."""
    return _logged(Entry.objects.filter(kind=kind, subject=subject))


def logged_document(kind: Kind, sha256: str) -> Logged | None:
    """The entry of a document with this checksum."""
    return _logged(Entry.objects.filter(kind=kind, sha256=sha256))


def _logged(found: QuerySet[Entry]) -> Logged | None:
    each = found.order_by("-index").first()
    return Logged(each.index, each.kind, each.sha256, each.entry, each.subject) if each else None


def newest() -> Signed | None:
    """The newest checkpoint, with the signatures that it has."""
    found = Checkpoint.objects.prefetch_related("cosignatures").order_by("-size").first()
    return _signed(found) if found else None


def first_witnessed(index: int, policy: Policy) -> Signed | None:
    """The first checkpoint that holds the entry and has the signatures that the policy asks for."""
    return next((each for each in _holding(index) if is_witnessed(each.note, policy)), None)


def _holding(index: int) -> Iterator[Signed]:
    found = Checkpoint.objects.filter(size__gt=index).prefetch_related("cosignatures").order_by("size")
    return map(_signed, found.iterator(chunk_size=100))


def _signed(found: Checkpoint) -> Signed:
    below = sorted(each.line for each in found.cosignatures.all())
    return Signed(found.size, found.root, whole_note(found.note, below))


def witnessed_size(policy: Policy) -> int:
    """How many entries the newest checkpoint holds that has the signatures that the policy asks for; 0 without one."""
    found = Checkpoint.objects.prefetch_related("cosignatures").order_by("-size")
    newest_first = map(_signed, found.iterator(chunk_size=100))
    return next((each.size for each in newest_first if is_witnessed(each.note, policy)), 0)


def indexes(kind: Kind, sha256: Iterable[str]) -> dict[str, int]:
    """Where the entries of documents with these checksums stand, by checksum."""
    found = Entry.objects.filter(kind=kind, sha256__in=list(sha256))
    return dict(found.values_list("sha256", "index"))


def proof(index: int, checkpoint: Signed) -> LogProof:
    """That the entry with this index is under a checkpoint. Raises NotFoundError when it is not."""
    if not 0 <= index < checkpoint.size:
        raise NotFoundError("There is no such entry under this checkpoint.")
    leaves = [leaf_hash(each) for each in entries(0, checkpoint.size)]
    return LogProof(index, inclusion_path(leaves, index), checkpoint.note)


def is_cosigned(size: int, witness: Verifier) -> bool:
    """Whether this witness signed the checkpoint of this size."""
    return Cosignature.objects.filter(checkpoint__size=size, witness=witness.line).exists()


def last_cosigned(witness: Verifier) -> int:
    """The size of the newest checkpoint that this witness signed; 0 when it signed none."""
    found = Cosignature.objects.filter(witness=witness.line).order_by("-checkpoint__size")
    return found.values_list("checkpoint__size", flat=True).first() or 0


def checkpoints() -> list[Signed]:
    """All of them, the oldest first."""
    found = Checkpoint.objects.prefetch_related("cosignatures").order_by("size")
    return [_signed(each) for each in found]


def oldest_unsigned() -> datetime | None:
    """Since when there is an entry that no checkpoint holds."""
    last = newest()
    found = Entry.objects.filter(index__gte=last.size if last else 0).order_by("index")
    return found.values_list("logged_at", flat=True).first()


def oldest_unwitnessed(policy: Callable[[], Policy]) -> datetime | None:
    """Since when there is an entry that no checkpoint holds with the signatures that the policy asks for.

    The policy is asked for only when there is a checkpoint: before that there may be no keys.
    """
    seen = witnessed_size(policy()) if Checkpoint.objects.exists() else 0
    after = Entry.objects.filter(index__gte=seen).order_by("index")
    return after.values_list("logged_at", flat=True).first()
