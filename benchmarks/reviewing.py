"""What a reviewer does in the browser for each decision: actions, and seconds of page time.

    python -m benchmarks.reviewing

Ten sample articles are reviewed in a real Label Studio and headless Chromium until each says what its gold
says. The rules know the samples too well: of ten tags that the gold keeps two are rejected all the same, one
gets the next label, and one loses its last word or gains the next.

A click, a key (with what is held) and a drag are one action each; scrolling and looking are none. Time is the
page's, from an action to its effect. Where a page lists the reasons nobody clicks to see them.
"""

import itertools
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, NamedTuple

from playwright.sync_api import Locator, Page
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

from annotate.records import Article, Tag
from annotate.samples import gold_for, samples
from annotate.steps.articles.add import Given, add
from annotate.steps.pushing.push import push
from annotate.steps.tags.tag import tag
from annotate.studio.client import Studio
from annotate.studio.scripted import LabelSpan, answer
from annotate.studio.server import LocalServer
from annotate.text.words import words
from annotate.workspace import Workspace
from tests.studio import browser

Kind = Literal["accepted", "rejected", "relabelled", "resized", "added", "submitted"]
KINDS: tuple[Kind, ...] = ("accepted", "rejected", "relabelled", "resized", "added", "submitted")
ARTICLES = 10
SPANS = 8  #: that the gold of each has at least
CLICKS = 4  #: after which a span cannot be selected
OVERLOOKED = 3.0  #: seconds after which a click had no effect
START_SECONDS = 1200.0  #: on a machine that does much else


class Edit(NamedTuple):
    """What becomes of a tag; one that is added has none before, one that is rejected nothing after."""

    kind: Kind
    tag: Tag | None
    to: LabelSpan | None


def edits(article: Article, shown: Sequence[Tag]) -> list[Edit]:
    """What turns the shown tags into the gold, in reading order, additions last."""
    wanted = {}
    for item in answer(article, shown, gold_for(article)):
        value = item["value"]
        wanted[str(item["id"])] = (value["start"], value["end"], value["labels"][0])
    found = []
    for each in sorted(shown, key=lambda each: (each.start, each.end)):
        same = [name for name, to in wanted.items() if to[:2] == (each.start, each.end)]
        to = wanted.pop(each.id if each.id in wanted else same[0] if same else "", None)
        kind: Kind = "rejected" if to is None else "accepted"
        if to is not None and to[2] != each.label:
            kind = "relabelled"
        elif to is not None and to[:2] != (each.start, each.end):
            kind = "resized"
        found.append(Edit(kind, each, to))
    return found + [Edit("added", None, to) for to in sorted(wanted.values())]


def varied(todo: Sequence[Edit], labels: Sequence[str], text: str, kept: Iterator[int]) -> Iterator[Edit]:
    """The same with some of the accepted tags decided otherwise; `kept` counts those of all articles."""
    for each in todo:
        turn = next(kept) % 10 if each.kind == "accepted" else None
        if each.tag is None or turn not in (2, 4, 6, 8):
            yield each
        elif turn == 4:
            following = labels[(labels.index(each.tag.label) + 1) % len(labels)]
            yield Edit("relabelled", each.tag, (each.tag.start, each.tag.end, following))
        elif turn == 8:
            yield Edit("resized", each.tag, (each.tag.start, _other_end(each.tag, text), each.tag.label))
        else:
            yield Edit("rejected", each.tag, None)


def _other_end(shown: Tag, text: str) -> int:
    """Where the tag would end without its last word, or with the next one if it has only one."""
    ends = [shown.start + end for _, end in words(shown.text)]
    if len(ends) > 1:
        return ends[-2]
    return shown.end + words(text[shown.end :])[0][1]


@dataclass
class Reviewer:
    """Works in one page by its labels' `keys`, and keeps what each kind of decision took."""

    page: Page
    keys: Mapping[str, str]
    decisions: Counter[Kind] = field(default_factory=Counter)
    actions: Counter[Kind] = field(default_factory=Counter)
    seconds: dict[Kind, float] = field(default_factory=lambda: dict.fromkeys(KINDS, 0.0))

    def review(self, todo: Sequence[Edit]) -> None:
        """Decide on everything, and submit."""
        listed = self.page.locator(".annotate-tags").count() > 0
        wrong = [each.tag for each in todo if each.kind == "rejected" and each.tag]
        for kind, shown, to in todo:
            with self._decision(kind):
                if shown and not listed:
                    self._click(kind, shown)
                if kind == "rejected" and not listed:
                    self._press(kind, "Delete")
                elif shown and to and kind == "relabelled":
                    self._select(kind, shown)
                    self._press(kind, self.keys[to[2]])
                elif shown and to and kind == "resized":
                    self._resize(shown, to)
                elif to and kind == "added":
                    self._mark(kind, to)
        if listed and wrong:
            began = time.perf_counter()
            self._let_go("rejected")
            for shown in wrong:
                self._click("rejected", shown, held=True)
            self._press("rejected", "Delete")
            self.seconds["rejected"] += time.perf_counter() - began
        for shown in wrong:
            self._span(shown).first.wait_for(state="detached")
        with self._decision("submitted"):
            self.actions["submitted"] += 1
            browser.submit(self.page)

    @contextmanager
    def _decision(self, kind: Kind) -> Iterator[None]:
        began = time.perf_counter()
        yield
        self.decisions[kind] += 1
        self.seconds[kind] += time.perf_counter() - began

    def _span(self, shown: Tag) -> Locator:
        return self.page.locator(f"{browser.SPANS}[class*='-{shown.id}-']")

    def _click(self, kind: Kind, shown: Tag, *, held: bool = False) -> None:
        selected = self.page.locator(f"{browser.SPANS}.__active[class*='-{shown.id}-']").first
        for _ in range(CLICKS):  # the page overlooks a click now and then, as a person would notice
            if selected.count():
                return
            self.actions[kind] += 1
            x, y = self.page.evaluate(_FREE, f"{browser.SPANS}[class*='-{shown.id}-']")
            held_down = ["Control"] if held else []
            for key in held_down:
                self.page.keyboard.down(key)
            self.page.mouse.click(x, y)
            for key in held_down:
                self.page.keyboard.up(key)
            with suppress(PlaywrightTimeoutError):
                selected.wait_for(timeout=OVERLOOKED * 1000)
        assert selected.count(), f"{shown.text!r} cannot be selected"

    def _press(self, kind: Kind, key: str) -> None:
        self.actions[kind] += 1
        self.page.keyboard.press(key)

    def _select(self, kind: Kind, shown: Tag) -> None:
        if "__active" not in str(self._span(shown).last.get_attribute("class")):
            self._click(kind, shown)

    def _let_go(self, kind: Kind) -> None:
        if self.page.locator(f"{browser.SPANS}.__active").count():
            self._press(kind, "Escape")

    def _resize(self, shown: Tag, to: LabelSpan) -> None:
        self._select("resized", shown)
        handles = self.page.locator(f"{browser.SPANS} area")
        if not handles.first.is_visible():  # an earlier page: taken out and added anew
            self._press("resized", "Delete")
            self._mark("resized", to)
            return
        for side, before, after in (("left", shown.start, to[0]), ("right", shown.end, to[1])):
            if before != after:
                box = self.page.locator(f"{browser.SPANS} area.__resize_{side}").bounding_box()
                assert box is not None
                x, y = self._place(after, end=side == "right")
                self._drag("resized", (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2), (x, y))

    def _mark(self, kind: Kind, to: LabelSpan) -> None:
        self._let_go(kind)
        self._press(kind, self.keys[to[2]])
        self._drag(kind, self._place(to[0]), self._place(to[1], end=True))

    def _drag(self, kind: Kind, start: tuple[float, float], end: tuple[float, float]) -> None:
        self.actions[kind] += 1
        before = self.page.evaluate(_MARKED)
        self.page.mouse.move(*start)
        self.page.mouse.down()
        self.page.mouse.move((start[0] + end[0]) / 2, (start[1] + end[1]) / 2, steps=4)
        self.page.mouse.move(*end, steps=4)
        self.page.mouse.up()
        self.page.wait_for_function(f"before => ({_MARKED})() !== before", arg=before)

    def _place(self, offset: int, *, end: bool = False) -> tuple[float, float]:
        found = self.page.evaluate(_PLACE, [offset - 1 if end else offset, end])
        return float(found[0]), float(found[1])


_MARKED = """() => [...document.querySelectorAll('.annotate-article .htx-highlight')]
  .map(span => `${span.className} ${span.textContent}`).join()"""

#: A point of a span that no other one covers; spans may overlap.
_FREE = """chosen => {
  const spans = [...document.querySelectorAll(chosen)];
  spans[0].scrollIntoView({block: 'center'});
  const points = spans.flatMap(span => [...span.getClientRects()]).flatMap(box =>
    [0.5, 0.1, 0.9, 0.3, 0.7].map(part => [box.left + part * box.width, (box.top + box.bottom) / 2]));
  const free = ([x, y]) => spans.includes(document.elementFromPoint(x, y)?.closest('.htx-highlight'));
  return points.find(free) ?? points[0];
}"""

#: Where the letter at an offset stands on the screen, for articles without characters beyond the first plane.
_PLACE = """([offset, end]) => {
  const root = document.querySelector('.annotate-article .lsf-htx-richtext');
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node, left = offset; (node = walker.nextNode());) {
    if (node.nodeName === 'BR') left -= 1;
    if (node.nodeType !== Node.TEXT_NODE) continue;
    if (left >= node.data.length) { left -= node.data.length; continue; }
    const range = document.createRange();
    range.setStart(node, left);
    range.setEnd(node, left + 1);
    const before = range.getBoundingClientRect();
    const seen = before.top > 250 && before.bottom < innerHeight - 120;
    if (!seen) node.parentElement.scrollIntoView({block: 'center'});
    const box = range.getBoundingClientRect();
    return [end ? box.right - 1 : box.left + 1, (box.top + box.bottom) / 2];
  }
}"""


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace.create(Path(folder), seed=1)
        for each in [each for each in samples() if len(each.spans) >= SPANS][:ARTICLES]:
            add(workspace, [str(each.path)], given=Given(outlet=each.outlet, published=each.published))
        tag(workspace)
        server = LocalServer(workspace.state)
        try:
            address = server.start(timeout=START_SECONDS)
            with Studio(address, server.credentials.key, name=server.name) as studio:
                reviewer = _reviewed(workspace, studio, server)
        finally:
            server.stop()
    _print(reviewer)
    return 0


def _reviewed(workspace: Workspace, studio: Studio, server: LocalServer) -> Reviewer:
    pushed = push(workspace, studio)
    with workspace.store() as store, browser.browser() as page:
        reviewer = Reviewer(page, {each.name: each.hotkey for each in workspace.codebook().labels})
        browser.log_in(page, studio.url, server)
        kept = itertools.count()
        for article in store.articles():
            [task] = [each for each in store.tasks() if each.article_id == article.id]
            browser.open_task(page, studio.task_url(pushed.project, task.task_id))
            todo = edits(article, store.tags(article.id))
            reviewer.review(list(varied(todo, tuple(reviewer.keys), article.text, kept)))
            print(f"{sum(reviewer.actions.values()):4} actions: {article.title}", file=sys.stderr, flush=True)
    return reviewer


def _print(reviewer: Reviewer) -> None:
    print("| decision | how many | actions | actions each | seconds each |\n|---|---|---|---|---|")
    for kind in KINDS:
        if count := reviewer.decisions[kind]:
            done, spent = reviewer.actions[kind], reviewer.seconds[kind]
            print(f"| {kind} | {count} | {done} | {done / count:.2f} | {spent / count:.2f} |")
    count = sum(reviewer.decisions[kind] for kind in KINDS[:-1])
    done, spent = sum(reviewer.actions.values()), sum(reviewer.seconds.values())
    print(f"| all | {count} | {done} | {done / count:.2f} | {spent / count:.2f} |")


if __name__ == "__main__":
    sys.exit(main())
