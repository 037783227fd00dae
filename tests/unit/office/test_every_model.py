# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What holds for every model: which fields are personal, and ids that cannot be guessed."""

import re
import uuid
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

from trede.office.server.personal import OF_LIBRARIES

OURS = [model for model in apps.get_models() if model.__module__.startswith("trede.")]
THEIRS = [model for model in apps.get_models() if not model.__module__.startswith("trede.")]
SPEAKING = ("mail", "name", "phone", "birth", "person", "user", "actor", "ip", "agent")
WITHOUT_A_PERSON = {"organisation.name", "entity.name", "listing.name"}


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_it_declares_its_personal_fields(model):
    assert "personal" in vars(model), "say which fields are personal and why they are kept"
    names = {field.name for field in model._meta.get_fields()}
    assert set(model.personal) <= names
    assert all(model.personal.values())


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_a_field_that_sounds_personal_is_declared(model):
    for field in model._meta.fields:
        label = f"{model._meta.model_name}.{field.name}"
        sounds = any(word in field.name.split("_") or field.name.endswith(word) for word in SPEAKING)
        assert not sounds or field.name in model.personal or label in WITHOUT_A_PERSON, label


@pytest.mark.parametrize("model", THEIRS, ids=lambda model: model._meta.label)
def test_tables_of_libraries_are_declared_too(model):
    assert model._meta.label in OF_LIBRARIES
    assert set(OF_LIBRARIES[model._meta.label]) <= {field.name for field in model._meta.get_fields()}


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_an_id_cannot_be_guessed(model):
    key = model._meta.pk
    if model._meta.label == "journal.Event":  # a number in a chain, never in an address
        assert isinstance(key, models.PositiveBigIntegerField)
    elif model._meta.label == "register.Gram":  # no id at all: letters of names that are public
        assert isinstance(key, models.CompositePrimaryKey)
    else:
        assert isinstance(key, models.UUIDField)
        assert key.default is uuid.uuid4


def test_no_model_lacks_a_migration():
    from django.core.management import call_command

    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


def test_the_record_of_processing_names_every_personal_field_and_no_other():
    """``docs/explanation/processing.md`` is what a controller takes over: it must be what is really kept."""
    record = (Path(__file__).parents[3] / "docs" / "explanation" / "processing.md").read_text(
        encoding="utf-8"
    )
    named = re.findall(r"`(\w+\.[A-Z]\w+\.\w+)`", record)
    ours = {f"{model._meta.label}.{field}" for model in OURS for field in model.personal}
    theirs = {f"{table}.{field}" for table, fields in OF_LIBRARIES.items() for field in fields}
    assert set(named) == ours | theirs
    assert len(named) == len(set(named))
