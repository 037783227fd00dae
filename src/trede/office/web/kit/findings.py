# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Findings for people: those of one kind together, what they share said once, and what is solved since last time."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from trede.intake.fields import parts
from trede.kernel.languages import in_language
from trede.office.web.kit.look.parts import FindingGroup, Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from trede.kernel.findings import Finding
    from trede.scheme import Language

Key = tuple[str, str, str]
Before = dict[str, int]
"""What was wrong the last time: the title of each kind with how often."""

_SENTENCES = re.compile(r"(?<=[.?!]) (?=[A-Z‘'])")
_FIELD = re.compile(r"^(?:(\w+)(?:\[\d+\])?\.)?(\w+)$")
_MOST_KINDS, _LONGEST = 60, 20_000


def grouped(findings: Iterable[Finding], language: Language) -> list[FindingGroup]:
    """Every finding, in groups of one kind about one field, in the order in which they were found."""
    groups: dict[Key, list[Finding]] = {}
    for found in findings:
        groups.setdefault((found.severity, found.code, _field(found)), []).append(found)
    return [_group(each, language) for each in groups.values()]


def _field(found: Finding) -> str:
    """The path of the field without the number of the row: ``employments.hours``."""
    named = None if found.place == found.sheet else _FIELD.match(found.place)
    return ".".join(filter(None, named.groups())) if named else ""


def _group(found: Sequence[Finding], language: Language) -> FindingGroup:
    title, blocks = _title(found[0], language), found[0].blocks
    texts = [in_language(each, language) for each in found]
    if len(set(texts)) == 1:
        return FindingGroup(
            title, texts[0], [Place(where) for each in found if (where := place(each))], blocks
        )
    own, shared = _parted(texts)
    places = [
        Place(" – ".join(filter(None, (place(each), said)))) for each, said in zip(found, own, strict=True)
    ]
    return FindingGroup(title, shared, places, blocks)


def _parted(texts: Sequence[str]) -> tuple[list[str], str]:
    """What each text says of its own, and the last sentences that all of them share."""
    split = [_SENTENCES.split(text) for text in texts]
    common = 0
    while all(len(each) > common + 1 and each[-1 - common] == split[0][-1 - common] for each in split):
        common += 1
    cut = len(split[0]) - common
    return [" ".join(each[: len(each) - common]) for each in split], " ".join(split[0][cut:])


def _title(found: Finding, language: Language) -> str:
    """The field that it is about in the words of the template, or else what part of the input."""
    named = _FIELD.match(found.place)
    part = parts().get((named[1] or "measurement") if named else "")
    labels = {each.key: in_language(each, language) for each in part.fields} if part and named else {}
    if named and named[2] in labels:
        return labels[named[2]]
    rooms = {
        "file": _("Het bestand"),
        "table": _("Bladen en kolommen"),
        "employment": _("Medewerkers"),
        "purchase": _("Inkoop"),
        "indirect": _("Inkoop"),
        "invoices": _("Inkoop"),
        "wages": _("Medewerkers"),
        "scheme": _("Het handboek"),
    }
    return rooms.get(found.code.partition(".")[0], _("Uw gegevens"))


def place(found: Finding) -> str:
    """Where it stands as the user sees it; nothing when it is about the whole."""
    values = zip(_places(get_language()), (found.sheet, found.row, found.column), strict=True)
    said = ", ".join(pattern % value for pattern, value in values if value is not None)
    return said[:1].upper() + said[1:]


@cache
def _places(_language: str | None) -> tuple[str, str, str]:
    """In the language in use: a page can have tens of thousands of them."""
    return _("blad %s"), _("rij %s"), _("kolom %s")


def count_of(groups: Iterable[FindingGroup]) -> Before:
    """How many mistakes there are of each kind, to compare with the next time."""
    counts: Before = {}
    for group in groups:
        if group.blocks and not group.solved:
            counts[group.title] = counts.get(group.title, 0) + max(len(group.places), 1)
    return counts


def solved_since(before: Mapping[str, int], now: Mapping[str, int]) -> list[FindingGroup]:
    """The kinds of mistake that were there and are not any more."""
    gone = {title: count for title, count in before.items() if title not in now}
    return [
        FindingGroup(
            title,
            ngettext("Dit hebt u hersteld: %(count)s fout.", "Dit hebt u hersteld: %(count)s fouten.", count)
            % {"count": count},
            (),
            solved=True,
        )
        for title, count in gone.items()
    ]


def packed(counts: Before) -> str:
    """To stand in a hidden field of the page: no value of any row is in it."""
    return json.dumps(counts)


def unpacked(text: str) -> Before:
    """What a page sent back; nothing when it cannot be read."""
    try:
        counts = json.loads(text[:_LONGEST])
    except ValueError:
        return {}
    if not isinstance(counts, dict):
        return {}
    known = ((title, count) for title, count in counts.items() if isinstance(count, int) and count > 0)
    return dict(list(known)[:_MOST_KINDS])
