# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""E-mail addresses: which ones belong to a business."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def free_mail_domains() -> frozenset[str]:
    """Domains where anybody can have an address; see ``free_mail.toml``."""
    text = files("trede.office.accounts").joinpath("free_mail.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(text)["domains"])


def normal(address: str) -> str:
    """The address as we keep and compare it."""
    return address.strip().lower()


def is_free_mail(address: str) -> bool:
    """Whether the domain, or one above it, is one of free mail."""
    labels = normal(address).rpartition("@")[2].rstrip(".").split(".")
    return any(".".join(labels[start:]) in free_mail_domains() for start in range(len(labels)))
