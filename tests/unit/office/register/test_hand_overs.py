# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A photo and words of a hand-over: with consent, approved by the owner of the scheme, and gone when taken away."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.unit.office.dossier.test_canary import database_text
from tests.unit.office.register.shown import PHOTO, listed_chain, photo, said, told_where

from trede.errors import AlteredError, NotAllowedError, NotFoundError, RefusedError
from trede.office.accounts import actions as accounts
from trede.office.accounts import queries as people
from trede.office.register import actions
from trede.office.register.models import HandOver
from trede.office.register.queries import approved, hand_overs_of, hand_overs_shown, picture_of
from trede.office.register.rules.hand_overs import MOST_KEPT
from trede.office.server.configuration import Configuration
from trede.office.server.doctor import kept


@pytest.fixture
def chain(now):
    return listed_chain(now)


def codes(refused):
    return {(each.code.partition(".")[2], each.place) for each in refused.value.findings}


def test_nobody_sees_it_before_it_is_approved(chain, now):
    by, kvk = chain.members["employer"], chain.kvk["employer"]
    made = actions.add_hand_over(by=by, on=now, shown=said(picture=PHOTO, shows="Twee mensen."))
    assert hand_overs_shown(kvk) == []
    assert (made.width, made.height) == (640, 400)
    with pytest.raises(NotFoundError):
        picture_of(approved(kvk), made.pk)
    told = {"by": chain.members["decider"], "on": now, "hand_over": made.pk}
    with pytest.raises(RefusedError):
        actions.approve_hand_over(**told, seen="another version")
    actions.approve_hand_over(**told, seen=made.version)
    (shown,) = hand_overs_shown(kvk)
    assert (shown.words, shown.speaker) == ("Hier hoort iedereen erbij.", "Daan Directie")
    assert picture_of(approved(kvk), made.pk) == PHOTO
    with pytest.raises(RefusedError):
        actions.refuse_hand_over(**told, seen=HandOver.objects.get().version, reason="Toch niet.")
    assert kept.changed(Configuration(database_url="postgresql://somewhere/trede")) == []


def test_what_is_taken_away_is_nowhere(chain, now):
    """Neither the photo nor what somebody said, nor who: also not in the journal."""
    by = chain.members["employer"]
    for who in (by, chain.members["decider"]):
        made = actions.add_hand_over(by=by, on=now, shown=said("Een kanarie zingt.", speaker="Kanarie"))
        actions.approve_hand_over(by=chain.members["decider"], on=now, hand_over=made.pk, seen=made.version)
        assert "anarie" in database_text()
        actions.remove_hand_over(by=who, on=now, hand_over=made.pk)
        assert hand_overs_shown(chain.kvk["employer"]) == []
        assert "anarie" not in database_text()
        with pytest.raises(NotFoundError):
            actions.remove_hand_over(by=who, on=now, hand_over=made.pk)
    assert kept.changed(Configuration(database_url="postgresql://somewhere/trede")) == []


def test_who_may_do_what(chain, now):
    made = actions.add_hand_over(by=chain.members["employer"], on=now, shown=said())
    told = {"on": now, "hand_over": made.pk}
    for name in ("hr-editor", "auditor", "planner", "body"):
        with pytest.raises((NotAllowedError, NotFoundError)):
            actions.remove_hand_over(by=chain.members[name], **told)
    for name in ("employer", "body", "scheme"):
        with pytest.raises((NotAllowedError, NotFoundError)):
            actions.approve_hand_over(by=chain.members[name], **told, seen=made.version)
    with pytest.raises(NotAllowedError):
        actions.add_hand_over(by=chain.members["hr-editor"], on=now, shown=said("Iets anders."))
    assert HandOver.objects.get().judged == "waits"


def test_nobody_judges_what_their_own_organisation_shows(chain, now):
    boss, decider = chain.members["employer"], people.person(chain.members["decider"].person)
    made = actions.add_hand_over(by=boss, on=now, shown=said())
    sent = accounts.invite(by=boss, on=now, email=decider.email, role="guest-reader")
    accounts.accept_invitation(by=decider, on=now, token=sent.token)
    told = {"by": chain.members["decider"], "on": now, "hand_over": made.pk, "seen": made.version}
    with pytest.raises(RefusedError) as refused:
        actions.approve_hand_over(**told)
    assert codes(refused) == {("own-hand-over", "seen")}


def test_one_reads_why_it_was_refused(chain, now):
    made = actions.add_hand_over(by=chain.members["employer"], on=now, shown=said())
    told = {"by": chain.members["decider"], "on": now, "hand_over": made.pk, "seen": made.version}
    with pytest.raises(RefusedError) as refused:
        actions.refuse_hand_over(**told, reason=" ")
    assert codes(refused) == {("empty", "reason")}
    actions.refuse_hand_over(**told, reason="Iemand is te herkennen.")
    (own,) = hand_overs_of(chain.members["employer"])
    assert (own.judged, own.reason) == ("refused", "Iemand is te herkennen.")
    assert hand_overs_shown(own.kvk) == []


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({"words": "", "speaker": ""}, {("nothing-shown", "words")}),
        ({"speaker": ""}, {("empty", "speaker")}),
        ({"words": "x" * 501}, {("too-long", "words")}),
        ({"words": "wit\u200bte"}, {("odd-signs", "words")}),
        ({"words": "", "picture": PHOTO}, {("empty", "shows")}),
        ({"picture": b"GIF89a", "shows": "x"}, {("no-picture", "picture")}),
        ({"picture": photo(size=(300, 300)), "shows": "x"}, {("no-picture", "picture")}),
        ({"picture": photo(size=(1601, 400)), "shows": "x"}, {("no-picture", "picture")}),
        ({"picture": photo(exif=told_where()), "shows": "x"}, {("no-picture", "picture")}),
        ({"picture": photo(comment=b"hier"), "shows": "x"}, {("no-picture", "picture")}),
        ({"picture": photo(progressive=True), "shows": "x"}, {("no-picture", "picture")}),
        ({"picture": PHOTO + b"<script>", "shows": "x"}, {("no-picture", "picture")}),
        ({"handed_on": date(2100, 1, 1)}, {("day-to-come", "handed_on")}),
        ({"consent_on": date(2100, 1, 1)}, {("day-to-come", "consent_on")}),
    ],
)
def test_everything_that_does_not_fit_is_said(chain, now, told, expected):
    """Also a photo that holds more than its picture, whoever brings it."""
    shown = replace(said(), **told)
    with pytest.raises(RefusedError) as refused:
        actions.add_hand_over(by=chain.members["employer"], on=now, shown=shown)
    assert codes(refused) == expected
    assert not HandOver.objects.exists()


def test_a_holder_only_so_many_and_each_once(chain, now):
    by = chain.members["employer"]
    for number in range(MOST_KEPT):
        told = {"by": by, "on": now + timedelta(minutes=number), "shown": said(f"Nummer {number}.")}
        actions.add_hand_over(**told)
        with pytest.raises(RefusedError):
            actions.add_hand_over(**told)
    with pytest.raises(RefusedError) as refused:
        actions.add_hand_over(by=by, on=now, shown=said("Een te veel."))
    assert codes(refused) == {("hand-overs-full", "handed_on")}


def test_not_without_a_row_of_ones_own(administrator, now):
    with pytest.raises(RefusedError) as refused:
        actions.add_hand_over(by=administrator, on=now, shown=said())
    assert codes(refused) == {("not-listed", "handed_on")}


def test_a_photo_that_was_changed_by_hand_is_not_shown(chain, now):
    made = actions.add_hand_over(
        by=chain.members["employer"], on=now, shown=said(picture=PHOTO, shows="Twee mensen.")
    )
    HandOver.objects.update(picture=photo(size=(640, 401)))
    with pytest.raises(AlteredError):
        picture_of(hand_overs_of(chain.members["employer"]), made.pk)
    (named,) = kept.changed(Configuration(database_url="postgresql://somewhere/trede"))
    assert named.code == "doctor.kept-changed"
