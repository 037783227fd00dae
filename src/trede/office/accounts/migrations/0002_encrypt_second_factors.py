# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Secrets of code apps and recovery codes that were kept as they are become unreadable without the key."""

from typing import Any

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from trede.office.accounts.encryption import encrypt

SECRETS = {"totp": "secret", "recovery_codes": "seed"}


def encrypt_all(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    authenticators: Any = apps.get_model("mfa", "Authenticator")
    for each in authenticators.objects.filter(type__in=SECRETS):
        name = SECRETS[each.type]
        each.data[name] = encrypt(each.data[name])
        each.save(update_fields=["data"])


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
        ("mfa", "0003_authenticator_type_uniq"),
    ]

    operations = [migrations.RunPython(encrypt_all, migrations.RunPython.noop)]
