# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""An outcome of matching in words: who does what and why, what is open, what would help, the week of each person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from trede.matching.explaining import helps, nearest, taken_over
from trede.matching.fitting import fit
from trede.matching.outcome import Book
from trede.matching.skills import not_in
from trede.reports.wording import wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from trede.matching.explaining import Help, NonMatch, TakenOver
    from trede.matching.fitting import Fit, Obstacle, Question
    from trede.matching.outcome import Match, Outcome
    from trede.matching.skills import Skill
    from trede.matching.weeks import Block, Week
    from trede.matching.work import Package, Task
    from trede.reports.wording import Wording
    from trede.scheme import Language

Item = tuple[str, tuple[str, ...]]
"""A line, and the lines that belong to it."""


@dataclass(frozen=True, slots=True)
class Section:
    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class MatchingTold:
    """Everything in the order of reading; a section with nothing in it is not there."""

    name: str
    lead: tuple[str, ...]
    sections: tuple[Section, ...]


def told(outcome: Outcome, language: Language, skills: Sequence[Skill] = ()) -> MatchingTold:
    """An outcome in Dutch or English; with a list of ``skills`` also what is not on it."""
    tell = MatchingTeller(outcome, wording(language))
    say = tell.words.say
    sections = {
        say("matching.changed", absent=outcome.absent): tell.changes(),
        say("matching.packages"): tell.pairs(),
        say("matching.open"): tell.open(),
        say("matching.helps"): ((tell.help(each), ()) for each in helps(outcome)),
        say("matching.taken_over"): ((tell.taken_over(each), ()) for each in taken_over(outcome)),
        say("matching.carved"): tell.carved(),
        say("matching.guides"): tell.guides(),
        say("matching.not_listed"): ((name, ()) for name in (not_in(outcome.case, skills) if skills else ())),
    }
    found = [Section(title, tuple(items)) for title, items in sections.items()]
    return MatchingTold(
        outcome.case.name, tuple(tell.lead()), tuple(section for section in found if section.items)
    )


class MatchingTeller:
    """Puts parts of an outcome into the words of one language."""

    def __init__(self, outcome: Outcome, words: Wording) -> None:
        self.outcome, self.words = outcome, words
        self.jobs = {job.code: job.name for job in outcome.case.jobs}

    def hours(self, hundredths: int) -> str:
        return self.words.numerals.scaled(hundredths, 2)

    def lead(self) -> Iterator[str]:
        say, outcome = self.words.say, self.outcome
        counts = {"tasks": len(outcome.case.tasks), "packages": len(outcome.split.packages)}
        if not outcome.split.packages:
            yield say("matching.no_work")
        elif not outcome.case.people:
            yield say("matching.packages_without", **counts)
        else:
            yield say("matching.lead", **counts, placed=len(outcome.matches), open=len(outcome.open))
            yield self._proof()
            yield say("matching.decides")

    def _proof(self) -> str:
        from fractions import Fraction

        value, bound = self.outcome.value, self.outcome.bound
        if value is None or bound is None:
            return self.words.say("matching.not_proven")
        if value >= bound:
            return self.words.say("matching.proven")
        gap = Fraction(bound - value, bound)
        return self.words.say(
            "matching.gap", gap=f"{self.words.numerals.number_up(gap * 100)}\N{NO-BREAK SPACE}%"
        )

    def changes(self) -> Iterator[Item]:
        """What is different from before somebody dropped out."""
        if self.outcome.before is None:
            return
        changed = False
        for package in self.outcome.split.packages:
            before, now = self.outcome.before.get(package.code), self.outcome.matches.get(package.code)
            if before and (now is None or (now.doer, now.second) != (before.doer, before.second)):
                changed = True
                yield self._change(package, before, now), ()
        if not changed:
            yield self.words.say("matching.unchanged", absent=self.outcome.absent), ()

    def _change(self, package: Package, before: Match, now: Match | None) -> str:
        was = {"before_doer": before.doer, "before_second": before.second}
        if now is None:
            hours = self.hours(package.hours_hundredths)
            return self.words.say("matching.changed_open", package=package.code, hours=hours, **was)
        return self.words.say(
            "matching.changed_pair", package=package.code, doer=now.doer, second=now.second, **was
        )

    def pairs(self) -> Iterator[Item]:
        for package in self.outcome.split.packages:
            found = self.outcome.matches.get(package.code)
            if found is not None:
                said = {"process": package.process, "hours": self.hours(package.hours_hundredths)}
                line = self.words.say(
                    "matching.pair", package=package.code, doer=found.doer, second=found.second, **said
                )
                yield line, tuple(self.why(package, found))

    def why(self, package: Package, found: Match) -> Iterator[str]:
        """What a match rests on, and what to ask."""
        say = self.words.say
        how = fit(self.outcome.people[found.doer], package, self.outcome.case.places, self.outcome.case.terms)
        yield say("matching.tasks", tasks=names(package.tasks))
        if how.place:
            yield say("matching.at_place", place=how.place.name)
        if how.stays:
            yield say("matching.stays", doer=found.doer)
        if how.wished:
            yield say("matching.wished", doer=found.doer)
        if how.grows:
            yield say("matching.grows", doer=found.doer, names=", ".join(how.grows))
        for each in how.questions:
            yield say("matching.ask", person=found.doer, what=self.question(each))
        if found.stand_in:
            yield say("matching.stand_in", doer=found.doer, stand_in=found.stand_in)
        else:
            yield say("matching.no_stand_in", doer=found.doer)

    def open(self) -> Iterator[Item]:
        book = Book(self.outcome)
        for package in self.outcome.open if self.outcome.case.people else ():
            hours = self.hours(package.hours_hundredths)
            line = self.words.say(
                "matching.open_package",
                package=package.code,
                process=package.process,
                hours=hours,
                tasks=names(package.tasks),
            )
            near = nearest(self.outcome, package, book)
            yield (
                line,
                tuple(
                    self.words.say("matching.nearest", person=each.person, what=self.change(each))
                    for each in near
                ),
            )

    def change(self, found: NonMatch) -> str:
        """What must change before this person gets this package."""
        if found.reason == "obstacles":
            return "; ".join(self.obstacle(each) for each in found.fit.obstacles)
        return self.words.say(f"matching.reason.{found.reason}")

    def obstacle(self, each: Obstacle) -> str:
        asked, has, say = str(each.asked), str(each.has), self.words.say
        if each.kind == "contact":
            asked, has = say(f"matching.contact.{asked}"), say(f"matching.contact.{has}")
        if each.kind == "hours":
            asked, has = self.hours(each.asked), self.hours(each.has)
        return say(f"matching.obstacle.{each.kind}", name=self.named(each), asked=asked, has=has)

    def named(self, each: Obstacle | Question | Help) -> str:
        return self.words.say(f"matching.condition.{each.name}") if each.kind == "condition" else each.name

    def question(self, each: Question) -> str:
        return self.words.say(f"matching.question.{each.kind}", name=self.named(each))

    def questions(self, how: Fit) -> str:
        return "; ".join(self.question(each) for each in how.questions)

    def help(self, each: Help) -> str:
        what = self.words.say(f"matching.helping.{each.kind}", name=self.named(each))
        return self.words.count("matching.help", each.people, what=what, packages=each.packages)

    def taken_over(self, each: TakenOver) -> str:
        task = {"people": ", ".join(each.people), "task": with_process(each.task)}
        if each.by:
            return self.words.say("matching.taken_over_by", by=each.by, **task)
        if each.task in self.outcome.split.stay and each.task.job:
            return self.words.say("matching.taken_over_job", by=self.jobs[each.task.job], **task)
        return self.words.say("matching.taken_over_nobody", **task)

    def carved(self) -> Iterator[Item]:
        tasks = {task.code: task for task in self.outcome.case.tasks}
        for each in self.outcome.split.carved:
            taken = ", ".join(with_process(tasks[code]) for code in each.tasks)
            stay = ", ".join(with_process(task) for task in self.outcome.split.stay if task.job == each.job)
            line = self.words.say(
                "matching.carved_job",
                job=self.jobs[each.job],
                hours=self.hours(each.hours_hundredths),
                tasks=taken,
            )
            yield line, (self.words.say("matching.stay", tasks=stay),) if stay else ()

    def guides(self) -> Iterator[Item]:
        guided = self.outcome.guides
        for guide in self.outcome.case.guides:
            people = [code for code, by in guided.by.items() if by == guide.code]
            if people:
                said = {"people": ", ".join(people), "count": len(people), "most": guide.most}
                yield self.words.say("matching.guide", guide=guide.code, **said), ()
        without = [each.code for each in self.outcome.case.people if each.code not in guided.by]
        if self.outcome.case.guides and without:
            yield self.words.say("matching.no_guide", people=", ".join(without)), ()

    def week(self, week: Week) -> Section:
        """A person's week by the day, for that person to read."""
        say = self.words.say
        lines: list[Item] = []
        days: dict[int, list[str]] = {}
        for block in week.blocks if week.has_work else ():
            days.setdefault(block.day, []).append(self.block(block))
        first = self.outcome.case.terms.first_day
        if first is not None and week.has_work:
            lines.append((say("matching.announced", day=self.words.numerals.day(first)), ()))
        lines += [(say(f"matching.day.{day}"), tuple(found)) for day, found in sorted(days.items())]
        if not week.has_work:
            lines.append((say("matching.no_week"), ()))
        if week.gone:
            tasks = names(task for task in self.outcome.case.tasks if task.code in week.gone)
            lines.append((say("matching.gone", tasks=tasks), ()))
        lines += self._guide_of(week.person)
        return Section(say("matching.week", person=week.person), tuple(lines))

    def _guide_of(self, person: str) -> list[Item]:
        guide, deputy = self.outcome.guides.by.get(person), self.outcome.guides.deputies.get(person)
        if guide is None:
            return []
        key = "matching.guide_deputy" if deputy else "matching.guide_of"
        return [(self.words.say(key, guide=guide, deputy=deputy), ())]

    def block(self, block: Block) -> str:
        """One part of a day; what is new says so first."""
        key = {"start": "first_block", "end": "last_block", "task": "task_block", "look-along": "look_block"}
        line = self.words.say(
            f"matching.{key[block.what]}",
            time=self.words.time(block.hours_hundredths),
            task=block.task.name if block.task else "",
            package=block.package,
            with_whom=block.with_whom,
        )
        marks = f"{self.words.say('matching.new')}: " if block.new else ""
        return f"{marks}{line}" + (f" ({self.words.say('matching.waits')})" if block.waits else "")


def names(tasks: Iterable[Task]) -> str:
    return ", ".join(task.name for task in tasks)


def with_process(task: Task) -> str:
    return f"{task.name} ({task.process})"
