# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Borders of what is believed: pages of an answer, lists, policies and trust files, each from both sides; no paper."""

from __future__ import annotations

import json
from base64 import b64encode
from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256, sha384

import pytest
from tests.unit.proofs.certified import FACTS
from tests.unit.proofs.credential_cases import CREATED, ISSUER
from tests.unit.proofs.logged import EAST, LOG, POLICY
from tests.unit.proofs.test_answers import NO, ROW

from trede.errors import ProofError
from trede.proofs.answers import Asked, answer_document, question_lines, row_words, shows_answer
from trede.proofs.certificates import draft
from trede.proofs.digests import contradicts, is_digest
from trede.proofs.notes import signed
from trede.proofs.policies import read_policy
from trede.proofs.status_lists import FEWEST, bits_with, is_set, list_document, status_entry, status_value
from trede.proofs.status_model import entry_findings
from trede.proofs.trust import MOST_ISSUERS, read_trust, trust_document

ODD = NO | {"kvk": "123", "reason": "no-number"}


def answer(*rows, first="2027-01-01", last="2027-06-30", thirty_plus=False, official=False):
    asked = Asked(
        "trede-2",
        date.fromisoformat(first),
        date.fromisoformat(last),
        thirty_plus,
        CREATED,
        "https://pso.example",
        official,
    )
    return answer_document(asked, rows or (ROW, NO, ODD))


class TestPagesOfAnAnswer:
    def test_say_what_was_asked(self):
        assert question_lines(answer(), "nl") == [
            "Gevraagd: trede 2 of hoger, op elke dag van 1 januari 2027 tot en met 30 juni 2027.",
            "1 van 3: ja.",
            "Antwoord van 29 november 2026. Een schorsing of intrekking van later staat er niet in.",
            "Register: https://pso.example",
            "Dit zijn geen officiële PSO-certificaten.",
        ]
        day = answer(ROW, first="2027-01-01", last="2027-01-01", thirty_plus=True, official=True)
        assert question_lines(day, "en") == [
            "Asked: trede 2 or higher, on 1 January 2027.",
            "Asked as well: the certificate 30+.",
            "1 of 1: yes.",
            "Answer of 29 November 2026. What is suspended or withdrawn later is not in it.",
            "Register: https://pso.example",
            "This register is of whoever may issue official PSO certificates.",
        ]

    def test_and_of_each_number_why(self):
        asked = "2027-01-01"
        assert row_words(ROW, "nl", asked) == (
            *("99000201", "Ja", ROW["holder"]),
            "Geldig. Trede 3, tot en met 31 december 2027.",
        )
        assert row_words(NO, "en", asked) == ("12345678", "No", "", "Is not in this register.")
        for day, why in ((asked, "Verlopen."), ("2027-01-02", "Niet lang genoeg geldig.")):
            ended = NO | {"reason": "expired", "wrong_on": day}
            assert row_words(ended, "nl", asked)[3].startswith(why)
        assert row_words(NO | {"reason": "lower", "wrong_on": "2027-01-02"}, "nl", asked)[3].startswith("Wel")
        for lacks in ({"level": ""}, {"valid_until": ""}):
            assert row_words(ROW | lacks, "nl", asked)[3] == "Geldig."

    @pytest.mark.parametrize("language", ["nl", "en"])
    def test_must_say_all_of_it_in_order(self, language):
        document = answer()
        lines = question_lines(document, language)
        rows = [" ".join(row_words(row, language, "2027-01-01")) for row in document["rows"]]

        def shown(lines, rows):
            return shows_answer(document, "\n".join([*lines, *rows]))

        assert shown(lines, rows)
        yes, no = ("Ja", "Nee") if language == "nl" else ("Yes", "No")
        assert not shown(lines, [rows[0], rows[1].replace(f"12345678 {no}", f"12345678 {yes}"), rows[2]])
        assert not shown(lines, [rows[1], rows[0], rows[2]])
        assert not shown(lines, [*rows, f"11112222 {yes} Iemand"])
        assert not shown(lines, rows[1:])
        for left_out in range(len(lines)):
            assert not shown(lines[:left_out] + lines[left_out + 1 :], rows)


class TestStatusLists:
    @pytest.mark.parametrize("place", range(8))
    def test_a_bit_is_read_without_its_neighbours(self, place):
        bits = bits_with([place])
        assert [is_set(bits, each) for each in range(8)] == [each == place for each in range(8)]

    def test_entries_of_more_bits_need_a_longer_list(self):
        for length, good in ((2 * FEWEST, True), (2 * FEWEST - 8, False)):
            bits = bits_with([], length)
            days = {"valid_from": CREATED, "valid_until": CREATED}
            document = list_document("https://a.example/1", ISSUER, "revocation", bits, **days)
            entry = status_entry("https://a.example/1", "revocation", 1) | {"statusSize": 2}
            if good:
                assert status_value(document, entry) == 0
            else:
                with pytest.raises(ProofError):
                    status_value(document, entry)

    @pytest.mark.parametrize(("size", "good"), [(0, False), (1, True), (16, True), (17, False)])
    def test_an_entry_has_one_to_sixteen_bits(self, size, good):
        entry = status_entry("https://a.example/1", "revocation", 1) | {"statusSize": size}
        found = [each.place for each in entry_findings(entry, "x")]
        assert ("x.statusSize" in found) is not good

    def test_every_message_is_one(self):
        messages = [{"status": f"0x{each}", "message": "m"} for each in range(4)]
        entry = status_entry("https://a.example/1", "revocation", 1) | {"statusSize": 2}
        assert list(entry_findings(entry | {"statusMessage": messages}, "x")) == []
        for wrong in ({"status": "1", "message": "m"}, {"status": "0x1"}, "0x1"):
            said = [*messages[:3], wrong]
            assert [each.place for each in entry_findings(entry | {"statusMessage": said}, "x")] == [
                "x.statusMessage"
            ]


class TestPolicies:
    def test_a_log_may_have_an_address_and_no_more(self):
        line = f"log {LOG.verifier.line} https://log.example"
        assert read_policy(f"{line}\nquorum none").logs[0].url == "https://log.example"
        for words in ("log", f"{line} more"):
            with pytest.raises(ProofError, match="a log has a key"):
                read_policy(f"{words}\nquorum none")

    def test_so_many_lines_and_no_more(self):
        text = "quorum none"
        assert read_policy("\n" * 999 + text).quorum == "none"
        with pytest.raises(ProofError, match="at most 1000 lines"):
            read_policy("\n" * 1000 + text)

    def test_a_name_that_is_taken_is_told(self):
        with pytest.raises(ProofError, match="the name none is taken"):
            read_policy(f"witness none {EAST.verifier.line}")

    def test_a_witness_signs_no_notes_beside_a_log_either(self):
        with pytest.raises(ProofError, match="signs no notes"):
            signed("text\n", [LOG, EAST])


class TestTrust:
    def issuers(self, number):
        key = "z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw"
        return [
            {"did": "did:web:a", "method": f"did:web:a#{each}", "key": key, "from": "2026-01-01"}
            for each in range(number)
        ]

    def read(self, issuers):
        return read_trust(json.dumps(trust_document([], POLICY) | {"issuers": issuers}).encode())

    def test_one_to_a_thousand_keys(self):
        assert len(self.read(self.issuers(MOST_ISSUERS)).issuers) == MOST_ISSUERS == 1000
        for number in (0, MOST_ISSUERS + 1):
            with pytest.raises(ProofError, match="issuers"):
                self.read(self.issuers(number))

    def test_a_key_may_be_in_use_for_one_day(self):
        (key,) = self.issuers(1)
        (read,) = self.read([key | {"until": "2026-01-01"}]).issuers.values()
        assert read.may_sign_on(date(2026, 1, 1))
        with pytest.raises(ProofError, match="until comes before from"):
            self.read([key | {"until": "2025-12-31"}])


def test_a_certificate_holds_from_one_day_to_two_years():
    first = date(2026, 3, 1)
    for last, good in (
        (first, True),
        (date(2028, 2, 29), True),
        (date(2028, 3, 1), False),
        (first - timedelta(days=1), False),
    ):
        facts = replace(FACTS, valid_from=first, valid_until=last)
        if good:
            assert draft(facts)["validUntil"].startswith(last.isoformat())
        else:
            with pytest.raises(ProofError, match="two years"):
                draft(facts)


class TestDigests:
    DATA = b"resource"

    def sri(self, data, of=sha256):
        return f"{of().name}-{b64encode(of(data).digest()).decode()}"

    def test_one_of_two_that_is_wrong_is_enough(self):
        known = {"sha256": sha256(self.DATA).digest(), "sha384": sha384(self.DATA).digest()}
        good = [self.sri(self.DATA), self.sri(self.DATA, sha384)]
        assert not contradicts({"digestSRI": " ".join(good)}, known)
        for wrong in (
            [good[0], self.sri(b"other", sha384)],
            [self.sri(b"other"), good[1]],
        ):
            assert contradicts({"digestSRI": " ".join(wrong)}, known)

    def test_one_of_two_that_is_none_makes_the_whole_none(self):
        assert is_digest("digestSRI", self.sri(self.DATA))
        assert not is_digest("digestSRI", f"{self.sri(self.DATA)} md5-aaaa")
