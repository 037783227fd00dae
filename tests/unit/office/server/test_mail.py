# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The address of the mail server says everything about it."""

import pytest

from trede.office.server.mail import MailServer, mail_server


@pytest.mark.parametrize(
    ("address", "server"),
    [
        (
            "smtps://u:p%40w@mail.example",
            MailServer("mail.example", 465, "u", "p@w", tls=True, starttls=False),
        ),
        ("smtp://u:p@mail.example", MailServer("mail.example", 587, "u", "p", tls=False, starttls=True)),
        ("smtp://mail.example:2525", MailServer("mail.example", 2525, "", "", tls=False, starttls=True)),
        ("smtp://localhost", MailServer("localhost", 25, "", "", tls=False, starttls=False)),
        ("console", MailServer("localhost", 25, "", "", tls=False, starttls=False)),
    ],
)
def test_parts(address, server):
    assert mail_server(address) == server
