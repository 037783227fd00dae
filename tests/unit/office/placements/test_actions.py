# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A division of work from a proposal to somebody who is away, says no, corrects and has all of it removed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.unit.office.dossier.test_canary import database_text
from tests.unit.office.placements import small

from trede.errors import InputRefusedError, NotAllowedError, NotFoundError, RefusedError
from trede.kernel.findings import catalogue
from trede.office.accounts.actions import found_organisation, give_role, revoke_link, sign_up
from trede.office.accounts.models import Assignment, PurposeLink
from trede.office.accounts.queries import assigned, assignments_of, links_of, member
from trede.office.accounts.rules.kinds import Kind
from trede.office.accounts.rules.permissions import Permission
from trede.office.accounts.states import ASSIGNMENT, LINKS
from trede.office.growth import actions as growth
from trede.office.journal.models import Event
from trede.office.journal.rules import System
from trede.office.journal.states import changed, told
from trede.office.placements import actions, queries, tasks
from trede.office.placements.models import Announcement, Coworker, Division, Match, SkillList, Team, Voice
from trede.office.placements.rules.divided import broken

TEST = System("test")


def refused(act, **told):
    with pytest.raises(RefusedError) as found:
        act(**told)
    return [each.code for each in found.value.findings]


@pytest.fixture
def division(administrator, now):
    return small.divided(administrator, now)


@pytest.fixture
def all_agreed(administrator, now, division):
    actions.agree(by=administrator, on=now, division=division.pk, seen=small.seen(division))
    return division


def own_link(by, now, division, code):
    return small.holder(by, now, small.worker(division, code).pk)


def test_nothing_is_kept_while_this_part_is_off(administrator, now):
    assert refused(actions.keep_division, by=administrator, on=now, name="Werk", found=small.found()) == [
        "growth.off"
    ]
    assert not Coworker.objects.exists()


def test_a_proposal_counts_for_nobody_until_a_person_agrees(administrator, now, division):
    assert set(Match.objects.values_list("agreed_at", flat=True)) == {None}
    assert not Announcement.objects.exists()
    one = small.seen(division, "P1")
    assert actions.agree(by=administrator, on=now, division=division.pk, seen=one) == 1
    agreed = Match.objects.exclude(agreed_at=None).get()
    assert (agreed.package, agreed.agreed_by) == ("P1", administrator.actor_id)
    told = {each.worker.code: each for each in Announcement.objects.all()}
    assert set(told) == {agreed.doer, agreed.second}
    assert {each.starts_on for each in told.values()} == {date(2026, 12, 7)}
    assert {each.noted_by for each in told.values()} == {administrator.actor_id}


def test_agreeing_to_what_changed_or_was_agreed_is_refused(administrator, now, division):
    here = {"by": administrator, "on": now, "division": division.pk}
    assert refused(actions.agree, **here, seen={}) == ["placements.nothing-chosen"]
    assert refused(actions.agree, **here, seen={"P1": "old"}) == ["placements.changed-meanwhile"]
    actions.agree(**here, seen=small.seen(division, "P1"))
    assert refused(actions.agree, **here, seen=small.seen(division, "P1")) == ["placements.cannot-agree"]
    with pytest.raises(NotFoundError):
        actions.agree(**here, seen={"P9": ""})


def test_a_package_with_nobody_cannot_be_agreed(administrator, now):
    small.switched_on(administrator, now)
    case = small.work()
    case["tasks"][0]["asks"] = {"lezen": 5}
    made = actions.keep_division(by=administrator, on=now, name="Te moeilijk", found=small.found(case))
    assert small.pairs(made)["P1"] == ("", "")
    here = {"by": administrator, "on": now, "division": made.pk}
    assert refused(actions.agree, **here, seen=small.seen(made, "P1")) == ["placements.cannot-agree"]
    (found,) = queries.divisions(administrator)
    assert (found.every, found.open, found.waiting) == (3, 1, 2)


def test_everybody_keeps_the_same_guide(division):
    guides = [each.told["guide"] for each in Coworker.objects.all()]
    assert sorted(guides) == ["B1", "B1", "B2", "B2"]


def test_who_is_away_has_no_work_and_all_comes_back(administrator, now, all_agreed):
    before = small.pairs(all_agreed)
    who = next(doer for doer, _ in before.values())
    worker = small.worker(all_agreed, who)
    here = {"by": administrator, "on": now, "worker": worker.pk}
    touched = [package for package, pair in before.items() if who in pair]
    assert actions.report_away(**here) == len(touched)
    during = small.pairs(all_agreed)
    assert all(who not in pair for pair in during.values())
    for package, pair in before.items():
        if package not in touched:
            assert during[package] == pair
        stayed = [code for code in pair if code != who]
        assert during[package] == ("", "") or set(stayed) <= set(during[package])
    assert set(
        Announcement.objects.filter(worker=worker, kind="stops").values_list("package", flat=True)
    ) == set(touched)
    assert refused(actions.report_away, **here) == ["growth.nothing-changed"]
    actions.report_back(**here)
    assert small.pairs(all_agreed) == before
    assert refused(actions.report_back, **here) == ["growth.nothing-changed"]


def test_two_who_are_away_leave_no_silent_gap(administrator, now, all_agreed):
    before = small.pairs(all_agreed)
    for code in ("T2", "T3"):
        actions.report_away(by=administrator, on=now, worker=small.worker(all_agreed, code).pk)
    assert set(small.pairs(all_agreed).values()) == {("", "")}  # T1 alone fits, and nobody works alone
    (found,) = queries.divisions(administrator)
    assert found.open == found.every == len(before)
    for code in ("T2", "T3"):
        actions.report_back(by=administrator, on=now, worker=small.worker(all_agreed, code).pk)
    assert small.pairs(all_agreed) == before


def test_a_person_gives_a_package_to_others(administrator, now, all_agreed):
    row = Match.objects.get(division=all_agreed, package="P3")
    doer, second = {"T1", "T2", "T3"} - {row.doer}, row.doer
    here = {"by": administrator, "on": now, "division": all_agreed.pk, "package": "P3", "seen": row.version}
    assert refused(actions.give_package, **here, doer="T1", second="T1") == ["placements.two-people"]
    assert refused(actions.give_package, **here, doer="T4", second="T1") == ["placements.does-not-fit"]
    assert refused(actions.give_package, **here, doer="T9", second="T1") == ["placements.nobody"]
    assert refused(actions.give_package, **here, doer=row.doer, second=row.second) == [
        "growth.nothing-changed"
    ]
    new = next(code for code in sorted(doer) if _has_hours(all_agreed, code))
    actions.give_package(**here, doer=new, second=second)
    assert small.pairs(all_agreed)["P3"] == (new, second)
    assert refused(actions.give_package, **here, doer=second, second=new) == ["placements.changed-meanwhile"]


def _has_hours(division, code):
    """By hand: 24 hours less an hour of meetings and a tenth for looking along; packages of 12 and one of 3."""
    hours = {"P1": 12, "P2": 12, "P3": 3}
    mine = sum(hours[package] for package, (doer, _) in small.pairs(division).items() if doer == code)
    return mine + 3 <= 20


def test_hours_are_never_broken(administrator, now, all_agreed):
    rows = {each.package: each for each in Match.objects.filter(division=all_agreed)}
    first, other = rows["P1"], rows["P2"]
    told = {"by": administrator, "on": now, "division": all_agreed.pk}
    found = refused(
        actions.give_package,
        **told,
        package="P2",
        doer=first.doer,
        second=first.second,
        seen=other.version,
    )
    assert found == ["placements.no-hours"]


def test_dividing_anew_keeps_people_matches_and_links(administrator, now, all_agreed):
    by = own_link(administrator, now, all_agreed, "T1")
    workers = set(Coworker.objects.values_list("pk", flat=True))
    before, seen = small.pairs(all_agreed), all_agreed.version
    later = now + timedelta(days=1)
    again = {"by": administrator, "on": later, "name": "Klein werk", "instead": all_agreed.pk}
    assert refused(actions.keep_division, **again, found=small.found(), seen="old") == [
        "placements.changed-meanwhile"
    ]
    case = small.work()
    doers = {"A1": before["P1"][0], "B1": before["P2"][0], "C1": before["P3"][0]}
    for task in case["tasks"]:
        task["now"] = doers[task["code"]]
    actions.keep_division(**again, found=small.found(case), seen=seen)
    assert {package: pair[0] for package, pair in small.pairs(all_agreed).items()} == {
        package: pair[0] for package, pair in before.items()
    }
    assert set(Coworker.objects.values_list("pk", flat=True)) == workers
    assert queries.worker(by, by.case).code == "T1"
    same = [package for package, pair in small.pairs(all_agreed).items() if pair == before[package]]
    agreed = Match.objects.exclude(agreed_at=None).values_list("package", flat=True)
    assert sorted(agreed) == sorted(same)


def test_who_is_no_longer_in_the_file_is_gone_with_all_of_it(administrator, now, all_agreed):
    by = own_link(administrator, now, all_agreed, "T4")
    actions.say(by=by, on=now, kind="need", text="Een rustige plek")
    case = small.work()
    case["people"] = case["people"][:3]
    again = {"by": administrator, "on": now, "name": "Klein werk", "instead": all_agreed.pk}
    actions.keep_division(**again, found=small.found(case), seen=all_agreed.version)
    assert not Coworker.objects.filter(code="T4").exists()
    assert not Voice.objects.exists()
    with pytest.raises(NotFoundError):
        queries.worker(by, by.case)


def test_a_no_makes_a_match_count_no_longer(administrator, now, all_agreed):
    row = Match.objects.get(division=all_agreed, package="P1")
    by = own_link(administrator, now, all_agreed, row.doer)
    made = actions.say(by=by, on=now, kind="no", text="", package="P1")
    row.refresh_from_db()
    assert row.agreed_at is None
    assert small.pairs(all_agreed)["P1"] == (row.doer, row.second)  # no machine gives it to another
    with pytest.raises(NotFoundError):
        actions.say(by=by, on=now, kind="no", text="", package="P9")
    told = {"by": administrator, "on": now, "voice": made.pk}
    assert refused(actions.answer_voice, **told, text=" ", seen=made.version) == ["placements.empty"]
    actions.answer_voice(**told, text="Wij zoeken ander werk.", seen=made.version)
    (heard,) = queries.voices_of(small.worker(all_agreed, row.doer))
    assert (heard.answer, heard.answered_by) == ("Wij zoeken ander werk.", administrator.actor_id)
    assert refused(actions.answer_voice, **told, text="x", seen=made.version) == [
        "placements.changed-meanwhile"
    ]


def test_a_worker_corrects_and_a_match_that_no_longer_fits_is_told(administrator, now, all_agreed):
    row = Match.objects.get(division=all_agreed, package="P1")
    by = own_link(administrator, now, all_agreed, row.doer)
    mine = small.worker(all_agreed, row.doer)
    here = {"by": by, "on": now, "seen": mine.version}
    assert refused(actions.correct_own, **here, own={}) == ["growth.nothing-changed"]
    assert refused(actions.correct_own, **here, own={"limits": {"noise": 9}}) == ["placements.not-so"]
    assert refused(actions.correct_own, **here, own={"wishes": ["111222333"]}) == ["placements.bsn"]
    actions.correct_own(**here, own={"competences": {"lezen": 2}, "hours_week": "99"})
    mine.refresh_from_db()
    assert mine.told["competences"] == {"lezen": 2}
    assert mine.told["hours_week"] == "24.00"  # hours belong to the contract
    assert "P1" in broken(queries.divided(all_agreed))
    assert small.pairs(all_agreed)["P1"] == (row.doer, row.second)
    other = small.worker(all_agreed, "T4")
    actions.report_away(by=administrator, on=now, worker=other.pk)  # goes on where something does not fit
    assert small.pairs(all_agreed)["P1"] == (row.doer, row.second)


def test_having_all_removed_leaves_nothing_and_no_silent_gap(administrator, now, all_agreed):
    row = Match.objects.get(division=all_agreed, package="P1")
    code = row.doer
    by = own_link(administrator, now, all_agreed, code)
    actions.say(by=by, on=now, kind="need", text="Een KANARIE in de kamer")
    actions.remove_own(by=by, on=now)
    assert not Coworker.objects.filter(code=code).exists()
    assert "KANARIE" not in database_text()
    rows = Match.objects.filter(division=all_agreed)
    for each in rows:
        assert code not in (each.doer, each.second, each.stand_in, each.usual_doer, each.usual_second)
    touched = rows.get(package="P1")
    assert touched.agreed_at is None
    with pytest.raises(NotFoundError):
        actions.say(by=by, on=now, kind="need", text="Nog iets")


def test_a_link_that_was_taken_back_does_nothing(administrator, now, all_agreed):
    by = own_link(administrator, now, all_agreed, "T1")
    (link,) = links_of(administrator, by.case, on=now)
    assert link.name == "T1"
    revoke_link(by=administrator, on=now, link=link.pk)
    with pytest.raises(NotFoundError):
        actions.say(by=by, on=now, kind="need", text="Iets")


def test_a_link_is_for_one_worker_alone(administrator, now, all_agreed):
    by = own_link(administrator, now, all_agreed, "T1")
    with pytest.raises(NotFoundError):
        queries.worker(by, small.worker(all_agreed, "T2").pk)
    with pytest.raises(NotFoundError):
        actions.report_away(by=replace(by, case=small.worker(all_agreed, "T2").pk), on=now, worker=by.case)


def lead_of(administrator, now, team):
    lead = sign_up(by=TEST, on=now, email="lead@rozenbeek.example", name="Lea")
    from trede.office.accounts.actions import accept_invitation, invite

    sent = invite(by=administrator, on=now, email=lead.email, role="guest-reader")
    accept_invitation(by=lead, on=now, token=sent.token)
    give_role(by=administrator, on=now, person=lead.pk, role="team-lead", team=team.pk)
    return member(lead.pk, administrator.organisation, on=now)


def test_a_team_lead_sees_and_plans_the_own_team_only(administrator, now, all_agreed):
    north, south = (Team.objects.get(name=name) for name in ("noord", "zuid"))
    lead = lead_of(administrator, now, south)
    (people,) = queries.of_team(lead, south.pk).values()
    assert [each.code for each in people] == ["T2", "T3"]
    with pytest.raises(NotFoundError):
        queries.of_team(lead, north.pk)
    with pytest.raises(NotFoundError):
        queries.worker(lead, small.worker(all_agreed, "T1").pk)
    with pytest.raises(NotAllowedError):
        queries.divisions(lead)
    assert [each.name for each in queries.teams(lead)] == ["zuid"]
    actions.report_away(by=lead, on=now, worker=small.worker(all_agreed, "T3").pk)
    with pytest.raises(NotFoundError):
        actions.report_away(by=lead, on=now, worker=small.worker(all_agreed, "T1").pk)


def coach_at(now, email="coach@meekijk.example"):
    coach = sign_up(by=TEST, on=now, email=email, name="Cor")
    home = found_organisation(by=coach, on=now, name="Meekijk", kvk="22334455", kind=Kind.JOB_COACH)
    by = member(coach.pk, home.pk, on=now)
    give_role(by=by, on=now, person=coach.pk, role="job-coach")
    return coach, home


def test_a_job_coach_of_outside_sees_one_worker(administrator, now, all_agreed):
    coach, home = coach_at(now)
    mine, other = (small.worker(all_agreed, code) for code in ("T1", "T2"))
    told = {"by": administrator, "on": now, "worker": mine.pk, "until": now + timedelta(days=90)}
    assert refused(actions.assign_coach, **told, email="niemand@elders.example") == ["placements.no-coach"]
    later = now + timedelta(seconds=1)
    actions.assign_coach(**told | {"on": later}, email=coach.email)
    assert refused(actions.assign_coach, **told | {"on": later}, email=coach.email) == [
        "growth.nothing-changed"
    ]
    # Who began before that, and waited for their turn, meets it too.
    assert refused(actions.assign_coach, **told, email=coach.email) == ["growth.nothing-changed"]
    now = later
    by = assigned(coach.pk, administrator.organisation, mine.pk, on=now)
    assert (by.home, by.permissions) == (home.pk, {Permission.WORK_GUIDE})
    assert queries.worker(by, mine.pk).code == "T1"
    with pytest.raises(NotFoundError):
        queries.worker(by, other.pk)
    made = actions.say(
        by=own_link(administrator, now, all_agreed, "T1"), on=now, kind="need", text="Een rustige plek"
    )
    actions.answer_voice(by=by, on=now, voice=made.pk, text="Wij kijken morgen samen.", seen=made.version)
    with pytest.raises(NotFoundError):
        assigned(coach.pk, administrator.organisation, mine.pk, on=now + timedelta(days=91))


def given_to(now, administrator, worker, coach):
    """The assignment of a coach to a worker, for ninety days."""
    until = now + timedelta(days=90)
    actions.assign_coach(by=administrator, on=now, worker=worker.pk, email=coach.email, until=until)
    (made,) = assignments_of(administrator, worker.pk, on=now)
    return made


def test_guidance_ends_before_its_last_day(administrator, now, all_agreed):
    coach, _ = coach_at(now)
    mine, other = (small.worker(all_agreed, code) for code in ("T1", "T2"))
    made, stays = (given_to(now, administrator, each, coach) for each in (mine, other))
    later = now + timedelta(days=1)
    end = {"by": administrator, "on": later, "worker": mine.pk, "assignment": made.pk}
    with pytest.raises(NotFoundError):  # of somebody else
        actions.end_coach(**end | {"assignment": stays.pk})
    assert assigned(coach.pk, administrator.organisation, mine.pk, on=later).case == mine.pk
    actions.end_coach(**end)
    with pytest.raises(NotFoundError):
        assigned(coach.pk, administrator.organisation, mine.pk, on=later)
    assert assigned(coach.pk, administrator.organisation, other.pk, on=later).case == other.pk
    for on in (later, now):  # who began earlier and waited for their turn meets it too
        with pytest.raises(NotFoundError):
            actions.end_coach(**end | {"on": on})
    assert Assignment.objects.get(pk=made.pk).until == later
    given_to(later + timedelta(days=1), administrator, mine, coach)


def drop_by_hand(by, on, division):
    actions.drop_division(by=by, on=on, division=division.pk)


def switched_off(by, on, division):
    growth.switch_off(by=by, on=on)


def left_out(by, on, division):
    """Divided anew by a file without this worker."""
    case = small.work()
    case["people"] = [each for each in case["people"] if each["code"] != "T4"]
    before = {"name": division.name, "instead": division.pk, "seen": division.version}
    actions.keep_division(by=by, on=on, found=small.found(case), **before)


def removed(by, on, division):
    actions.remove_worker(by=by, on=on, worker=small.worker(division, "T4").pk)


@pytest.mark.parametrize("go", [drop_by_hand, switched_off, left_out, removed])
def test_with_a_worker_go_their_links_and_coaches(administrator, now, all_agreed, go):
    coach, _ = coach_at(now)
    mine = small.worker(all_agreed, "T4")
    made = given_to(now, administrator, mine, coach)
    own_link(administrator, now, all_agreed, "T4")
    later = now + timedelta(days=1)
    go(administrator, later, all_agreed)
    assert not Coworker.objects.filter(pk=mine.pk).exists()
    assert PurposeLink.objects.get(case=mine.pk).revoked_at == later
    assert Assignment.objects.get(pk=made.pk).until == later
    said = told()
    for kept in (LINKS, ASSIGNMENT):
        assert list(changed(kept, said)) == []


def test_another_organisation_finds_nothing(stranger, now, all_agreed):
    with pytest.raises(NotFoundError):
        queries.division(stranger, all_agreed.pk)
    worker = small.worker(all_agreed, "T1")
    for act in (actions.report_away, actions.give_worker_link, actions.remove_worker):
        with pytest.raises(NotFoundError):
            act(by=stranger, on=now, worker=worker.pk)


def test_names_numbers_and_reasons_are_not_taken(administrator, now):
    small.switched_on(administrator, now)
    told = {"by": administrator, "on": now, "name": "Werk"}
    for change, code in (
        ({"code": "Piet"}, "matching.no-code"),
        ({"wishes": ["111222333"]}, "matching.bsn"),
        ({"diagnose": "x"}, "matching.not-here"),
    ):
        document = small.found()
        document["case"]["people"][3] = {**document["case"]["people"][3], **change}
        assert refused(actions.keep_division, **told, found=document) == [code]
    assert "111222333" not in database_text()


@pytest.mark.parametrize(("what", "most"), [("people", 300), ("tasks", 2000)])
def test_more_than_one_division_holds_is_told_with_what_to_do(what, most):
    case = small.work()
    first = case[what][-1]
    case[what] = [{**first, "code": f"T{number}"} for number in range(most + 1)]
    with pytest.raises(InputRefusedError) as found:
        small.found(case)
    (told,) = found.value.findings
    assert (told.code, told.place) == ("matching.too-many-here", what)
    assert "per locatie of afdeling" in catalogue()[told.code].nl


def test_the_journal_tells_no_word_of_a_worker(administrator, now, all_agreed):
    by = own_link(administrator, now, all_agreed, "T1")
    actions.say(by=by, on=now, kind="need", text="Een stille plek")
    told = " ".join(str(each.facts) for each in Event.objects.filter(kind__startswith="placements."))
    assert "stille" not in told
    assert "lezen" not in told


def test_switching_off_throws_all_of_it_away(administrator, now, all_agreed):
    lines = [("S1", "lezen", ["begrijpend lezen"])]
    actions.bring_skills(by=administrator, on=now, name="lijst.csv", lines=lines)
    growth.switch_off(by=administrator, on=now)
    for model in (Division, Team, Coworker, Match, Announcement, Voice, SkillList):
        assert not model.objects.exists(), model


def test_what_nobody_touched_is_forgotten_after_the_months_agreed(administrator, now, all_agreed):
    assert queries.to_forget(now) == []
    tasks.forget()
    long_ago = now - timedelta(days=800)
    Division.objects.update(made_at=long_ago)
    assert queries.to_forget(now) == []  # somebody agreed to it today
    Announcement.objects.update(noted_at=long_ago)
    assert queries.to_forget(now) == [administrator.organisation]
    actions.forget_divisions(by=System("placements"), on=now, organisation=administrator.organisation)
    assert not Coworker.objects.exists()


def test_a_list_of_skills_is_kept_once_and_dropped(administrator, now):
    small.switched_on(administrator, now)
    told = {"by": administrator, "on": now}
    for number in (1, 2):
        actions.bring_skills(**told, name=f"lijst {number}.csv", lines=[("S1", "lezen", [])])
    found = queries.skill_list(administrator)
    assert (found.name, found.lines) == ("lijst 2.csv", [["S1", "lezen", []]])
    assert refused(actions.bring_skills, **told, name="x", lines=[("S", "111222333", [])]) == [
        "placements.bsn"
    ]
    actions.drop_skills(**told)
    with pytest.raises(NotFoundError):
        actions.drop_skills(**told)


def test_a_division_is_dropped_with_its_teams(administrator, now, all_agreed):
    actions.drop_division(by=administrator, on=now, division=all_agreed.pk)
    assert not Team.objects.exists()
    assert not Coworker.objects.exists()
