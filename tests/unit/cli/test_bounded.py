# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Work on a file of a stranger ends when it takes too much, and the process goes on as before."""

from __future__ import annotations

import resource
import signal

import pytest

from trede.cli import app
from trede.cli.bounded import MEGABYTE, TooMuchError, bounded
from trede.proofs import certificate_files

LIMITS = (resource.RLIMIT_CPU, resource.RLIMIT_AS)


def _never_ends():
    while True:
        pass


def test_too_much_time_and_memory_end_it_and_nothing_stays_behind():
    before, heard = [resource.getrlimit(each) for each in LIMITS], signal.getsignal(signal.SIGPROF)
    with pytest.raises(MemoryError), bounded(megabytes=50):
        bytearray(200 * MEGABYTE)
    with pytest.raises(TooMuchError), bounded(seconds=0.05):
        _never_ends()
    assert [resource.getrlimit(each) for each in LIMITS] == before
    assert signal.getsignal(signal.SIGPROF) == heard


@pytest.mark.parametrize("problem", [TooMuchError, MemoryError])
@pytest.mark.parametrize(("language", "told"), [("nl", "niet controleren"), ("en", "could not check")])
def test_who_verifies_is_told(problem, language, told, tmp_path, monkeypatch, capsys):
    from tests.unit.proofs.certified import trust

    from trede.cli.output import as_json_text
    from trede.proofs.trust import trust_document

    def too_much(*_given, **_more):
        raise problem

    monkeypatch.setattr(certificate_files, "judge_file", too_much)
    believed = trust()
    (tmp_path / "trust.json").write_text(
        as_json_text(trust_document(list(believed.issuers.values()), believed.policy_text))
    )
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7")
    files = [str(tmp_path / "a.pdf"), "--trust", str(tmp_path / "trust.json")]
    assert app.run(["verify", *files, "--language", language]) == 1
    assert told in capsys.readouterr().out.splitlines()[0]
