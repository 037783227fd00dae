# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Hands that have a keyboard and nothing else; wherever the focus comes, it must be seen (WCAG 2.4.7 and 2.4.11)."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Locator

FARTHEST = 150
"""Stops of the Tab key on the longest page, and some more."""

# Where the focus is as seen from the wanted element, and whether people can see it. A file input is drawn as a button.
LOOK = """(wanted) => {
  const at = document.activeElement;
  const drawn = at.matches('.drop__input') ? at.closest('.drop').querySelector('.drop__button') : at;
  const style = getComputedStyle(drawn), box = drawn.getBoundingClientRect();
  const marked = (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== 'none';
  const across = [0.05, 0.5, 0.95], spots = across.flatMap((x) => across.map((y) =>
    document.elementFromPoint(box.left + box.width * x, box.top + box.height * y)));
  const way = wanted.compareDocumentPosition(at);
  return {
    here: at === wanted,
    past: Boolean(way & Node.DOCUMENT_POSITION_FOLLOWING),
    outside: at === document.body,
    marked,
    uncovered: spots.some((hit) => hit && (drawn.contains(hit) || hit.contains(drawn))),
    name: at.outerHTML.slice(0, 160),
  };
}"""


class Stop(TypedDict):
    """One stop of the Tab key."""

    here: bool
    past: bool
    outside: bool
    marked: bool
    uncovered: bool
    name: str


class Keyboard:
    """Tab, Shift+Tab, arrows, Space, Enter and letters."""

    def press(self, there: Locator) -> None:
        self._reach(there)
        there.page.keyboard.press("Enter")

    def type(self, there: Locator, text: str) -> None:
        self._reach(there)
        there.page.keyboard.press("Control+a")
        there.page.keyboard.press("Delete")
        there.page.keyboard.type(text)

    def check(self, there: Locator) -> None:
        """A box, or one of a group of radio buttons: the group is one stop, the arrows go round in it."""
        keys = there.page.keyboard
        if there.get_attribute("type") == "checkbox":
            self._reach(there)
            keys.press("Space")
            return
        group = there.page.locator(f"[name='{there.get_attribute('name')}']")
        chosen = group.locator(":scope:checked")
        self._reach(chosen if chosen.count() else group.first)
        keys.press("Space")
        for _ in range(group.count()):
            if there.is_checked():
                break
            keys.press("ArrowDown")
        assert there.is_checked()

    def select(self, there: Locator, number: int) -> None:
        self._reach(there)
        for _ in range(number):
            there.page.keyboard.press("ArrowDown")
        assert there.evaluate("list => list.selectedIndex") == number

    def choose(self, there: Locator, file: Path) -> None:
        # From here on the browser hands its dialog to us; asked only when the key is pressed, that may be too late.
        there.page.on("filechooser", lambda _: None)
        self._reach(there)
        with there.page.expect_file_chooser() as chooser:
            there.page.keyboard.press("Space")
        chooser.value.set_files(file)

    def _reach(self, there: Locator) -> None:
        """Tab forward, or back when it lies before the focus, until it has the focus."""
        stop = _look(there)
        for _ in range(FARTHEST):
            if stop["here"]:
                return
            there.page.keyboard.press("Shift+Tab" if stop["past"] else "Tab")
            stop = _look(there)
            assert stop["outside"] or (stop["marked"] and stop["uncovered"]), stop
        raise AssertionError(f"{FARTHEST} stops, and not at {there}: {stop}")


def _look(there: Locator) -> Stop:
    found: Stop = there.evaluate(LOOK)
    return found
