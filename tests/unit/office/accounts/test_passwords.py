# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Passwords that are guessed first are refused where one is chosen."""

import pytest
from django.contrib.auth.password_validation import CommonPasswordValidator, validate_password
from django.core.exceptions import ValidationError

COMMON = ["password1234", "Welkom-123456", "qwertyuiop12", "liverpool1892", "hunter2hunter2", "aaaaaaaaaaaaa"]
OF_HERE = [
    "Trede-2026-Welkom!",
    "prestatieladder",
    "PSO Zomer 2026",
    "socialerondernemen1",
    "testserver2026!",
]
GOOD = [
    "een lange zin om te onthouden",
    "correct horse battery",
    "839201748291",
    "!@#$%^&*()_+{}",
    "Zw4luw-boven-Ede",
    "x" * 41 + "y",
]


@pytest.mark.parametrize("password", [*COMMON, *OF_HERE])
def test_what_is_guessed_first_is_refused(password):
    with pytest.raises(ValidationError, match="te raden"):
        validate_password(password)


@pytest.mark.parametrize("password", GOOD)
def test_signs_of_every_kind_may_be_used(password):
    validate_password(password)


def test_of_the_list_of_common_ones_each_that_is_long_enough_is_refused():
    long = [each for each in CommonPasswordValidator().passwords if len(each) >= 12]
    assert len(long) > 100
    for each in long:
        with pytest.raises(ValidationError):
            validate_password(each)


@pytest.mark.django_db
def test_the_name_of_where_somebody_works_is_no_password(organisation, person):
    name = organisation.name.lower().replace(" ", "")
    with pytest.raises(ValidationError, match="te raden"):
        validate_password(f"{name}-2026-{name}", person)
