# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page of a certificate: whoever checks it finds on it what was signed, whatever the names."""

from dataclasses import replace

import pytest
from tests.unit.proofs.certified import FACTS, bundle
from tests.unit.proofs.test_certificate_files import code

from trede.reports.certificate import certificate_pdf


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(
    "facts",
    [
        FACTS,
        replace(FACTS, level="trede-3", thirty_plus=True, places=()),
        replace(FACTS, level="aspirant", holder="Œuvre & ’t Vlietje – fi ffl B.V."),
        replace(FACTS, level="basistrede", holder="Stichting " + "Samenwerkende Zorginstellingen " * 6),
        replace(FACTS, holder="Przedsiębiorstwo Łódź Ελλάς Київ"),
        replace(FACTS, holder="Zorg \U0001f984 B.V."),
        replace(FACTS, holder="شركة المثال"),
        replace(FACTS, holder="उदाहरण कंपनी ตัวอย่างที่"),
        replace(FACTS, holder="例の会社 예시 회사"),
        replace(FACTS, scope={f"{number:08}": f"Vestiging {number}" for number in range(12345678, 12345978)}),
        replace(
            FACTS, holder="Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
        ),
    ],
)
def test_the_page_that_we_make_shows_what_was_signed(facts, language):
    assert code(certificate_pdf(bundle(facts), language)) == "known-until"
