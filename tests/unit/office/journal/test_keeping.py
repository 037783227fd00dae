# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Checkpoints beside the journal: every way to change what happened is found, on both databases."""

import shutil

import pytest
from django.core import mail
from django_tasks_db.models import DBTaskResult
from tests.unit.office.tampering import by_hand, without_guards

from trede.office.journal import keeping, queries
from trede.office.journal.actions import action, record
from trede.office.journal.models import Event
from trede.office.journal.rules import GENESIS, System
from trede.office.journal.versions import version
from trede.office.post.models import Letter
from trede.office.server.configuration import Configuration
from trede.office.server.doctor import checkpoints, journal
from trede.office.work.checkpoints import keep_checkpoints, mail_checkpoints, see_that_checkpoints_are_kept
from trede.proofs.notes import new_signer, read_note, read_signer

TREDE = System("test")


@action
def happen(*, by, on, n):
    record("person.logged-in", by=by, on=on, subject="thing:1", n=n)


@pytest.fixture
def folder(settings, tmp_path):
    """The data folder: the configuration of it, and the settings that follow."""
    found = Configuration(data=tmp_path / "data", database_url="postgresql://somewhere/trede")
    found.data.mkdir()
    settings.TREDE_CHECKPOINTS, settings.TREDE_CHECKSUMS = found.checkpoints_file, found.checksums_file
    return found


@pytest.fixture
def kept(folder, now):
    """Event 1 begins the file; checkpoints of 1, 4 and 7 events."""
    keeping.begin(on=now)
    for n in range(2, 8):
        happen(by=TREDE, on=now, n=n)
        if n in (4, 7):
            keeping.keep()
    return folder


def codes(found):
    return [(each.code, each.value) for each in found]


def sizes(folder):
    return [
        int(note.splitlines()[1]) for note in folder.checkpoints_file.read_text().split("\n\n")[::2] if note
    ]


def rehash():
    """What somebody does who knows how the chain is made."""
    previous = GENESIS
    for entry in list(queries.entries()):
        event = Event.objects.get(number=entry.number)
        event.previous_sha256 = previous
        previous = event.sha256 = event.entry().computed_sha256()
        event.save()


def test_an_untouched_journal_is_well(kept):
    assert sizes(kept) == [1, 4, 7]
    assert checkpoints.broken(kept) == []
    assert kept.checksums_file.read_text().split() == [entry.sha256 for entry in queries.entries()]


def test_an_office_that_starts_again_goes_on_with_its_file(kept, now):
    happen(by=TREDE, on=now, n=8)
    keeping.begin(on=now)
    assert sizes(kept) == [1, 4, 7, 8]
    assert queries.latest_moment() == now


def test_another_version_of_what_is_shown_has_another_mark():
    assert version("a", 1) == version("a", "1") != version("a", 2)
    assert version("a", "b") != version("ab")


def test_without_new_events_no_checkpoint_is_added(kept):
    keeping.keep()
    assert sizes(kept) == [1, 4, 7]


def test_a_chain_rehashed_after_an_edit_names_the_first_event_that_differs(kept):
    without_guards()
    by_hand("UPDATE journal_event SET actor = 'person:1' WHERE number = 3")
    rehash()
    assert journal.broken(kept) == []  # the chain itself tells nothing
    assert codes(checkpoints.broken(kept)) == [("doctor.journal-rewritten", "3")]


def test_without_the_checksums_it_names_between_which(kept):
    without_guards()
    by_hand("UPDATE journal_event SET actor = 'person:1' WHERE number = 6")
    rehash()
    kept.checksums_file.unlink()
    (found,) = checkpoints.broken(kept)
    assert (found.code, found.value) == ("doctor.journal-rewritten-after", "5")
    assert "5 to 7" in found.en


def test_checksums_that_were_changed_too_say_nothing(kept):
    without_guards()
    by_hand("UPDATE journal_event SET actor = 'person:1' WHERE number = 3")
    rehash()
    kept.checksums_file.write_text("".join(f"{entry.sha256}\n" for entry in queries.entries()))
    assert codes(checkpoints.broken(kept)) == [("doctor.journal-rewritten-after", "2")]


@pytest.mark.parametrize("at", [0, 64, 100, -1])
def test_a_byte_of_the_checksums_that_was_changed_is_named(kept, at):
    changed = bytearray(kept.checksums_file.read_bytes())
    changed[at] ^= 1
    kept.checksums_file.write_bytes(changed)
    assert codes(checkpoints.broken(kept)) == [("doctor.checksums-edited", str(kept.checksums_file))]
    kept.checksums_file.unlink()
    assert codes(checkpoints.broken(kept)) == [("doctor.checksums-edited", str(kept.checksums_file))]


def test_the_last_byte_of_the_checkpoints_that_was_changed_is_named(kept):
    changed = bytearray(kept.checkpoints_file.read_bytes())
    changed[-1] ^= 1
    kept.checkpoints_file.write_bytes(changed)
    assert codes(checkpoints.broken(kept)) != []


def test_a_tail_that_was_cut_is_named(kept):
    without_guards()
    by_hand("DELETE FROM journal_event WHERE number > 5")
    assert journal.broken(kept) == []
    assert codes(checkpoints.broken(kept)) == [("doctor.journal-cut", "7")]


def test_a_tail_that_was_cut_and_grew_again_is_named(kept, now):
    without_guards()
    by_hand("DELETE FROM journal_event WHERE number > 5")
    for n in range(4):
        happen(by=TREDE, on=now, n=n)
    assert journal.broken(kept) == []
    assert codes(checkpoints.broken(kept)) == [("doctor.journal-rewritten", "6")]


def test_a_file_of_checkpoints_that_was_emptied_is_named(kept):
    kept.checkpoints_file.write_text("")
    assert codes(checkpoints.broken(kept)) == [("doctor.checkpoints-emptied", str(kept.checkpoints_file))]


def test_an_emptied_file_is_not_filled_again_with_what_somebody_made_of_the_journal(kept, caplog):
    without_guards()
    by_hand("UPDATE journal_event SET actor = 'system:other' WHERE number = 2")
    rehash()
    kept.checkpoints_file.write_text("")
    keeping.keep()
    assert kept.checkpoints_file.read_text() == ""
    assert "emptied" in caplog.text
    assert codes(checkpoints.broken(kept)) == [("doctor.checkpoints-emptied", str(kept.checkpoints_file))]


def test_keys_that_cannot_be_read_are_named(settings, kept):
    settings.TREDE_JOURNAL_KEYS = ["no key"]
    assert codes(checkpoints.broken(kept)) == [("doctor.journal-keys", str(kept.journal_keys_file))]


def test_an_emptied_journal_is_named(kept):
    without_guards()
    by_hand("DELETE FROM journal_event", "DELETE FROM journal_concern")
    assert journal.broken(kept) == []
    assert codes(checkpoints.broken(kept)) == [("doctor.journal-cut", "7")]


@pytest.mark.parametrize("harm", ["UPDATE journal_event SET actor = 'x'", "DELETE FROM journal_event"])
def test_what_contradicts_the_last_checkpoint_is_not_signed(kept, now, harm):
    without_guards()
    by_hand(harm)
    if "UPDATE" in harm:
        rehash()
    happen(by=TREDE, on=now, n=8)
    keeping.keep()
    assert sizes(kept) == [1, 4, 7]


@pytest.fixture
def put_back(kept, tmp_path, now):
    """The folder and the database as they were at 7 events, after there were 9; with what was kept elsewhere."""
    old = tmp_path / "old"
    shutil.copytree(kept.data, old)
    for n in (8, 9):
        happen(by=TREDE, on=now, n=n)
    keeping.keep()
    elsewhere = tmp_path / "letter.txt"
    elsewhere.write_text(f"Beste collega,\n\n{keeping.note_of_now()}\nGroet\n")
    shutil.rmtree(kept.data)
    shutil.copytree(old, kept.data)
    without_guards()
    by_hand("DELETE FROM journal_event WHERE number > 7")
    return kept, elsewhere


def test_a_whole_folder_that_was_put_back_is_found_with_what_was_kept_elsewhere(put_back):
    folder, elsewhere = put_back
    assert checkpoints.broken(folder) == []  # nothing here knows better
    assert codes(checkpoints.differing_from(elsewhere)(folder)) == [("doctor.folder-put-back", "9")]


def test_also_when_it_went_on_from_there(put_back, now):
    folder, elsewhere = put_back
    for n in range(5):
        happen(by=TREDE, on=now, n=n)
    keeping.keep()
    assert checkpoints.broken(folder) == []
    (found,) = checkpoints.differing_from(elsewhere)(folder)
    assert (found.code, found.value) == ("doctor.journal-rewritten-after", "1")
    assert "1 to 9" in found.en


def test_what_was_kept_elsewhere_fits_an_honest_journal(kept, tmp_path, now):
    elsewhere = tmp_path / "letter.txt"
    elsewhere.write_text(keeping.note_of_now())
    happen(by=TREDE, on=now, n=8)
    assert checkpoints.differing_from(elsewhere)(kept) == []


@pytest.mark.parametrize("text", ["", "no checkpoint\n"])
def test_a_file_without_a_checkpoint_is_named(kept, tmp_path, text):
    elsewhere = tmp_path / "letter.txt"
    elsewhere.write_text(text)
    assert [each.code for each in checkpoints.differing_from(elsewhere)(kept)] == ["doctor.checkpoint-none"]


def test_a_deleted_file_is_named_and_not_made_again_in_silence(kept, now):
    kept.checkpoints_file.unlink()
    keeping.begin(on=now)
    keeping.keep()
    assert not kept.checkpoints_file.exists()
    assert [each.code for each in checkpoints.broken(kept)] == ["doctor.checkpoints-gone"]


def test_an_empty_file_begins_anew_and_the_journal_tells(kept, now):
    kept.checkpoints_file.write_text("")
    keeping.begin(on=now)
    assert sizes(kept) == [8]
    assert [entry.number for entry in queries.entries() if entry.kind == keeping.BEGUN] == [1, 8]
    assert checkpoints.broken(kept) == []


EDITS = {
    "a digit": lambda text: text.replace("\n4\n", "\n5\n"),
    "a root": lambda text: text.replace("=\n\n", "=\n\n", 1).replace(text.splitlines()[2], "A" * 43 + "=", 1),
    "a signature": lambda text: text.replace("— testserver/journal 4", "— testserver/journal 5", 1),
    "a word more": lambda text: text + "more\n",
    "a word before": lambda text: "more\n" + text,
    "a line gone": lambda text: "".join(text.splitlines(keepends=True)[1:]),
    "another order": lambda text: "".join(sorted(text.split("\n\n")[::2])) and _turned(text),
}


def _turned(text):
    first, rest = text[: (cut := text.index("\n\n", text.index("—")) + 2)], text[cut:]
    return rest + first


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_an_edited_file_is_named(kept, edit):
    text = kept.checkpoints_file.read_text()
    assert edit(text) != text
    kept.checkpoints_file.write_text(edit(text))
    found = [each.code for each in checkpoints.broken(kept)]
    assert found
    assert set(found) <= {"doctor.checkpoint-edited", "doctor.checkpoint-foreign"}


def test_the_signature_of_a_foreign_key_is_named(settings, kept, tmp_path):
    ours, stranger = settings.TREDE_JOURNAL_KEYS, new_signer("testserver/journal")
    settings.TREDE_JOURNAL_KEYS = (stranger.secret,)
    forged = keeping.note_of_now()
    settings.TREDE_JOURNAL_KEYS = ours
    elsewhere = tmp_path / "letter.txt"
    elsewhere.write_text(forged)
    assert codes(checkpoints.differing_from(elsewhere)(kept)) == [("doctor.checkpoint-foreign", "1")]
    kept.checkpoints_file.write_text(f"{forged}\n")
    assert [each.code for each in checkpoints.broken(kept)] == ["doctor.checkpoint-foreign"]


def test_a_new_key_on_top_signs_and_the_old_one_is_still_known(settings, kept, now):
    (old,), new = settings.TREDE_JOURNAL_KEYS, new_signer("testserver/journal")
    settings.TREDE_JOURNAL_KEYS = (new.secret, read_signer(old).verifier.line)
    happen(by=TREDE, on=now, n=8)
    keeping.keep()
    assert sizes(kept) == [1, 4, 7, 8]
    assert checkpoints.broken(kept) == []
    assert read_note(keeping.note_of_now()).signed_by([new.verifier])
    settings.TREDE_JOURNAL_KEYS = (new.secret,)
    assert [each.code for each in checkpoints.broken(kept)] == ["doctor.checkpoint-foreign"]


def test_without_a_key_nothing_is_signed(settings, folder, now):
    settings.TREDE_JOURNAL_KEYS = ()
    keeping.begin(on=now)
    assert not folder.checkpoints_file.exists()
    assert keeping.note_of_now() is None


def test_a_note_that_a_power_cut_left_halfway_is_made_again(kept, now):
    text = kept.checkpoints_file.read_text()
    kept.checkpoints_file.write_text(text[:-40])
    happen(by=TREDE, on=now, n=8)
    keeping.keep()
    assert sizes(kept) == [1, 4, 8]
    assert checkpoints.broken(kept) == []


def test_a_copy_is_kept_in_another_place(settings, kept, tmp_path, now, caplog):
    settings.TREDE_CHECKPOINT_COPY = copy = tmp_path / "elsewhere.notes"
    happen(by=TREDE, on=now, n=8)
    keeping.keep()
    assert copy.read_text() == kept.checkpoints_file.read_text().partition("\n8\n")[0].rpartition("\n")[2] + (
        "\n8\n" + kept.checkpoints_file.read_text().partition("\n8\n")[2]
    )
    settings.TREDE_CHECKPOINT_COPY = tmp_path / "gone" / "elsewhere.notes"
    happen(by=TREDE, on=now, n=9)
    keeping.keep()
    assert "no checkpoint could be written" in caplog.text
    assert sizes(kept)[-1] == 9


def test_the_copy_is_compared_where_it_can_be_read(settings, kept, tmp_path, now):
    """So a journal that was rewritten is found also when our own file was cut back to an older checkpoint."""
    settings.TREDE_CHECKPOINT_COPY = tmp_path / "copy"
    set_so = kept.model_copy(update={"checkpoint_copy": tmp_path / "copy"})
    assert checkpoints.copied(set_so) is None  # nothing was added to it yet
    happen(by=TREDE, on=now, n=8)
    keeping.keep()
    assert checkpoints.differing_from(checkpoints.copied(set_so))(set_so) == []
    without_guards()
    by_hand("UPDATE journal_event SET actor = 'system:other' WHERE number = 6")
    rehash()
    first_two = "\n\n".join(kept.checkpoints_file.read_text().split("\n\n")[:4])
    kept.checkpoints_file.write_text(f"{first_two}\n\n")
    kept.checksums_file.write_text("".join(f"{entry.sha256}\n" for entry in queries.entries()))
    assert checkpoints.broken(kept) == []
    (found,) = checkpoints.differing_from(checkpoints.copied(set_so))(set_so)
    assert found.code.startswith("doctor.journal-rewritten")


def test_it_is_mailed_every_day_to_whoever_the_setting_names(settings, kept, tmp_path):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    mail_checkpoints.func()
    assert mail.outbox == []
    settings.TREDE_CHECKPOINT_TO = "buiten@voorbeeld.example"
    mail_checkpoints.func()
    (letter,) = mail.outbox
    assert letter.to == ["buiten@voorbeeld.example"]
    elsewhere = tmp_path / "letter.txt"
    elsewhere.write_text(letter.body)
    assert checkpoints.differing_from(elsewhere)(kept) == []
    assert DBTaskResult.objects.filter(task_path=mail_checkpoints.module_path).count() == 1  # tomorrow's


def test_that_letter_can_wait_in_our_outbox(settings, kept):
    settings.EMAIL_BACKEND = "trede.office.post.outbox.Outbox"
    settings.TREDE_CHECKPOINT_TO = "buiten@voorbeeld.example"
    mail_checkpoints.func()
    assert Letter.objects.count() == 1


def test_the_worker_is_asked_once_and_asks_itself_again(kept, now):
    see_that_checkpoints_are_kept()
    see_that_checkpoints_are_kept()
    waiting = DBTaskResult.objects.filter(finished_at=None)
    assert sorted(waiting.values_list("task_path", flat=True)) == sorted(
        [keep_checkpoints.module_path, mail_checkpoints.module_path]
    )
    happen(by=TREDE, on=now, n=8)
    waiting.update(status="RUNNING")
    for _ in range(2):  # the second time as when the first one failed
        keep_checkpoints.func()
    assert sizes(kept)[-1] == 8
    assert DBTaskResult.objects.filter(task_path=keep_checkpoints.module_path).count() == 2
