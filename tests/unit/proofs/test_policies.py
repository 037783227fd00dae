# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Policies: as c2sp.org/tlog-policy writes them, and whom they believe."""

import itertools
from itertools import count

import pytest
from tests.unit.proofs.logged import EAST, ENTRIES, LOG, POLICY, WEST, checkpoint

from trede.errors import ProofError
from trede.proofs.notes import COSIGNATURE, new_signer
from trede.proofs.policies import TooFewWitnessesError, UnknownLogError, read_policy

SIX = {
    name: new_signer(f"{name.lower()}.example", COSIGNATURE) for name in ("X1", "X2", "X3", "Y1", "Y2", "Y3")
}


def vkey(name):
    return SIX[name].verifier.line


# The example of the specification, with keys filled in.
TWO_LEVELS = f"""log {LOG.verifier.line}

witness X1 {vkey("X1")}
witness X2 {vkey("X2")}
witness X3 {vkey("X3")}
group X-witnesses 2 X1 X2 X3

witness Y1 {vkey("Y1")}
witness Y2 {vkey("Y2")}
witness Y3 {vkey("Y3")}
group Y-witnesses any Y1 Y2 Y3

group X-and-Y all X-witnesses Y-witnesses
quorum X-and-Y
"""


def test_the_example_of_the_specification_for_every_set_of_witnesses():
    """At least two of X and one of Y, as its text says."""
    policy = read_policy(TWO_LEVELS)
    for number in range(7):
        for names in itertools.combinations(SIX, number):
            enough = sum(n[0] == "X" for n in names) >= 2 and any(n[0] == "Y" for n in names)
            assert policy.met_by({SIX[n].verifier for n in names}) == enough


def test_what_a_policy_names():
    policy = read_policy(POLICY)
    assert [log.verifier for log in policy.logs] == [LOG.verifier]
    assert policy.witnesses["east"].url == "https://east.example/"
    assert policy.witnesses["west"].url is None


def test_a_checkpoint_that_fits():
    found = read_policy(POLICY).check(checkpoint(ENTRIES, WEST, EAST))
    assert found.checkpoint.size == 13
    assert {each.verifier for each in found.cosigned} == {EAST.verifier, WEST.verifier}


def test_one_witness_cannot_stand_for_two():
    """Its signature twice, at two moments, is one witness."""
    twice = checkpoint(ENTRIES, EAST) + checkpoint(ENTRIES, EAST, at=1).splitlines()[-1] + "\n"
    with pytest.raises(TooFewWitnessesError, match=r"more witnesses .*east\.example"):
        read_policy(POLICY).check(twice)


def test_without_a_witness_there_are_too_few():
    with pytest.raises(TooFewWitnessesError, match="none"):
        read_policy(POLICY).check(checkpoint(ENTRIES))


def test_no_witness_is_asked_for_when_the_quorum_is_none():
    policy = read_policy(f"log {LOG.verifier.line}\nquorum none\n")
    assert policy.check(checkpoint(ENTRIES)).cosigned == ()


def test_a_log_that_is_not_named_is_not_believed():
    other = new_signer(LOG.name)
    with pytest.raises(UnknownLogError, match="not signed by a log"):
        read_policy(POLICY).check(checkpoint(ENTRIES, EAST, WEST, log=other))


def test_a_log_speaks_for_its_own_origin_only():
    """Two logs are believed; the key of one signs a checkpoint in the name of the other."""
    second = new_signer("second.example/log")
    policy = read_policy(f"log {LOG.verifier.line}\nlog {second.verifier.line}\nquorum none\n")
    lie = checkpoint(ENTRIES, log=second).replace("second.example/log\n13", "log.example/pso\n13")
    with pytest.raises(ProofError):
        policy.check(lie)
    assert policy.check(checkpoint(ENTRIES, log=second)).checkpoint.origin == "second.example/log"


KEY = vkey("X1")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "no line with a quorum"),
        ("quorum\n", "Line 1"),
        ("quorum east\n", "Line 1"),
        ("quorum none\nquorum none\n", "second quorum"),
        ("quorums none\n", "no such line"),
        ("quorum none\r\n", "control character"),
        ("quorum none # \x7f\n", "control character"),
        ("log\nquorum none\n", "a log has a key"),
        ("log a b c\nquorum none\n", "a log has a key"),
        ("log nokey\nquorum none\n", "no key of a log"),
        (f"log {KEY}\nquorum none\n", "no key of a log"),
        (f"log {LOG.verifier.line}\nlog {LOG.verifier.line}\nquorum none\n", "Line 2.*named already"),
        ("witness a\nquorum none\n", "a witness has"),
        (f"witness a {KEY} https://x.example more\nquorum none\n", "a witness has"),
        (f"witness a {LOG.verifier.line}\nquorum none\n", "no key of a witness"),
        (f"witness none {KEY}\nquorum none\n", "taken"),
        (f"witness a {KEY}\nwitness b {KEY}\nquorum none\n", "named already"),
        (f"witness a {KEY}\nwitness a {vkey('X2')}\nquorum none\n", "taken"),
        (f"witness a {KEY}\ngroup g any\nquorum none\n", "a group has"),
        (f"witness a {KEY}\ngroup a any a\nquorum none\n", "taken"),
        (f"witness a {KEY}\ngroup g 2 a\nquorum none\n", "cannot be needed"),
        (f"witness a {KEY}\ngroup g 0 a\nquorum none\n", "cannot be needed"),
        (f"witness a {KEY}\ngroup g 01 a\nquorum none\n", "cannot be needed"),
        (f"witness a {KEY}\ngroup g some a\nquorum none\n", "cannot be needed"),
        (f"witness a {KEY}\ngroup g any b\nquorum none\n", "not named above"),
        (f"witness a {KEY}\ngroup g any none\nquorum none\n", "not named above"),
        (f"witness a {KEY}\ngroup g all a a\nquorum g\n", "twice"),
        (f"witness a {KEY}\ngroup g any a\ngroup h any a\nquorum h\n", "twice"),
        ("\n" * 1001 + "quorum none\n", "at most 1000"),
    ],
    ids=map(str, count()),  # keys are new each time; two processes must name their tests alike
)
def test_what_is_no_policy_is_refused_with_its_line(text, why):
    with pytest.raises(ProofError, match=why):
        read_policy(text)


def test_blanks_tabs_and_remarks_are_read_over():
    policy = read_policy(f"\t# a remark: é\n \n  witness\té \t{KEY}  \n quorum é")
    assert policy.quorum == "é"


def test_a_key_of_the_same_32_bytes_under_another_name_is_a_duplicate():
    again = SIX["X1"].__class__("elsewhere.example", SIX["X1"].seed, COSIGNATURE)
    with pytest.raises(ProofError, match="named already"):
        read_policy(f"witness a {KEY}\nwitness b {again.verifier.line}\nquorum none\n")
