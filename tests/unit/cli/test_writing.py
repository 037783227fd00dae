# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""No command destroys what it was given, and what is written is whole or not there at all."""

import os

import pytest

from trede.cli.app import run
from trede.cli.writing import Place, check_places, write_whole
from trede.errors import InputRefusedError

WRITERS = {
    "report": ["measure", "m.json", "--pdf"],
    "remarks": ["measure", "m.json", "--errors-to"],
    "table": ["measure", "m.json", "--table", "xlsx", "--out"],
    "plan report": ["plan", "m.json", "--edition", "pso-2.1", "--to", "trede-1", "--pdf"],
    "forecast report": ["forecast", "m.json", "--edition", "pso-2.1", "--until", "2027-12-31", "--pdf"],
    "plan": ["plan", "m.json", "--edition", "pso-2.1", "--to", "trede-1", "--write"],
    "line": ["forecast", "m.json", "--edition", "pso-2.1", "--until", "2027-12-31", "--svg"],
    "rows": ["commit", "m.json", "--out"],
    "template": ["template"],
}
SUFFIX = {
    "report": ".pdf",
    "plan report": ".pdf",
    "forecast report": ".pdf",
    "remarks": ".xlsx",
    "plan": ".toml",
    "line": ".svg",
    "rows": ".json",
}


def suffix_of(name):
    return SUFFIX.get(name, ".xlsx")


@pytest.mark.parametrize("name", WRITERS)
def test_a_command_writes_where_it_is_asked(folder, name):
    assert run([*WRITERS[name], f"out{suffix_of(name)}"]) == 0
    assert (folder / f"out{suffix_of(name)}").stat().st_size > 0
    assert sorted(path.name for path in folder.iterdir()) == ["m.json", f"out{suffix_of(name)}"]


@pytest.mark.parametrize("name", [name for name in WRITERS if name != "template"])
def test_the_input_is_never_written_over_even_by_force(folder, name, capsys):
    before = (folder / "m.json").read_bytes()
    (folder / "same.json").symlink_to("m.json")
    for target in ("m.json", "./m.json", str(folder / "m.json"), "same.json"):
        assert run([*WRITERS[name], target, "--force"]) == 2
    assert (folder / "m.json").read_bytes() == before
    assert capsys.readouterr().err


@pytest.mark.parametrize("name", WRITERS)
def test_another_file_is_replaced_by_force_only(folder, name, capsys):
    out = folder / f"out{suffix_of(name)}"
    out.write_bytes(b"the work of a week")
    assert run([*WRITERS[name], out.name]) == 2
    assert out.read_bytes() == b"the work of a week"
    assert "--force" in capsys.readouterr().err
    assert run([*WRITERS[name], out.name, "--force"]) == 0
    assert out.read_bytes() != b"the work of a week"


@pytest.mark.parametrize("name", WRITERS)
@pytest.mark.parametrize(
    ("target", "said"), [("out.docx", "eindigen op"), ("nowhere/out{}", "nowhere"), ("sub.d{}", "map")]
)
def test_a_place_that_does_not_fit_is_told_before_anything_is_computed(folder, name, target, said, capsys):
    (folder / f"sub.d{suffix_of(name)}").mkdir()
    (folder / "m.json").write_text("not read")
    assert run([*WRITERS[name], target.format(suffix_of(name))]) == 2
    told = capsys.readouterr()
    assert said in told.err
    assert told.out == ""
    assert not (folder / "nowhere").exists()


def test_everything_wrong_with_the_places_is_told_at_once(folder, capsys):
    assert run(["measure", "m.json", "--pdf", "a.txt", "--errors-to", "nowhere/b.xlsx"]) == 2
    told = capsys.readouterr().err
    assert "a.txt" in told
    assert "nowhere" in told


def test_a_report_inside_the_folder_that_is_measured_would_be_read_next_time(folder, capsys):
    (folder / "data").mkdir()
    assert run(["measure", "data", "--pdf", "data/report.pdf"]) == 2
    assert "buiten die map" in capsys.readouterr().err


def test_two_outputs_have_two_names(tmp_path):
    place = Place(tmp_path / "a.pdf", (".pdf",))
    with pytest.raises(InputRefusedError) as refused:
        check_places([place, place], [], force=False)
    assert [found.code for found in refused.value.findings] == ["output.twice"]


def test_a_hard_link_to_the_input_is_the_input(tmp_path):
    (tmp_path / "rows.json").write_text("kept")
    (tmp_path / "other.json").hardlink_to(tmp_path / "rows.json")
    with pytest.raises(InputRefusedError) as refused:
        check_places([Place(tmp_path / "other.json", (".json",))], [tmp_path / "rows.json"], force=True)
    assert [found.code for found in refused.value.findings] == ["output.is-input"]


def test_a_writer_that_fails_leaves_the_old_file_and_nothing_beside_it(tmp_path):
    out = tmp_path / "out.xlsx"
    out.write_text("old")

    def fail(path):
        path.write_text("half")
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        write_whole(out, fail, force=True)
    assert out.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["out.xlsx"]


def test_a_file_that_came_meanwhile_is_kept(tmp_path):
    out = tmp_path / "out.xlsx"

    def slow(path):
        path.write_text("ours")
        out.write_text("theirs")

    with pytest.raises(InputRefusedError):
        write_whole(out, slow, force=False)
    assert out.read_text() == "theirs"
    assert [path.name for path in tmp_path.iterdir()] == ["out.xlsx"]


def test_private_files_are_for_their_owner(tmp_path):
    write_whole(tmp_path / "rows.json", b"{}", force=False, private=True)
    assert (tmp_path / "rows.json").stat().st_mode & 0o777 == 0o600


def test_a_pipe_is_written_into(tmp_path):
    import threading

    os.mkfifo(tmp_path / "pipe")
    got = []
    reader = threading.Thread(target=lambda: got.append((tmp_path / "pipe").read_bytes()))
    reader.start()
    check_places([Place(tmp_path / "pipe", (".pdf",))], [], force=False)
    write_whole(tmp_path / "pipe", b"%PDF", force=False)
    reader.join(5)
    assert got == [b"%PDF"]
