"""What is said of a comparison."""

import re
from dataclasses import replace
from importlib.resources import files

import pytest

from annotate.coding.consensus import Range
from annotate.compare import words as say
from annotate.compare.gold import Offer
from tests.compare.comparisons import LABEL, compared, made, many, publication, side
from tests.report.verdicts import VERDICTS

WAITING = Offer(sampled_by="random", probability=0.5)


def test_a_draw_that_is_not_finished_says_so() -> None:
    waiting = [replace(each, offer=WAITING) for each in many("B", 3)]
    found = side(compared(many("A", 12, gold=12) + waiting[:0]), "A")
    assert say.gold(found) == "All 12 stories are reviewed."
    renamed = [replace(each, publications=(publication("A", "2025-04-01"),)) for each in waiting]
    found = side(compared(many("A", 12, gold=10) + renamed), "A")
    assert say.gold(found) == (
        "10 of 15 stories were drawn at random and reviewed. Drawn and waiting, taken to be like these: 3. "
        "0 reviewed ones stand behind a waiting one; the reviewed differ from the waiting by +0 (+0 to "
        "+0) words each and by +0.3 (−1.2 to +1.9) proposed per 1,000 words. "
        "Neither drawn nor sent for review: 2."
    )


def test_drawn_articles_that_are_not_sent_yet_are_drawn() -> None:
    unsent = [
        replace(each, publications=(publication("A", "2025-04-01"),), offer=Offer(probability=0.5))
        for each in many("B", 3)
    ]
    found = side(compared(many("A", 12, gold=10) + unsent), "A")
    assert say.gold(found) == (
        "10 of 15 stories were drawn at random and reviewed. Drawn and not sent for review yet, taken to be "
        "like these, too: 3. Neither drawn nor sent for review: 2."
    )


def test_where_some_are_drawn_nobody_is_told_to_draw() -> None:
    drawn = [replace(each, offer=Offer(probability=0.5)) for each in many("A", 3)]
    gone = replace(drawn[0], offer=Offer(probability=0.5, removed=True))
    found = side(compared([*drawn[1:], replace(many("A", 4)[3], offer=WAITING), gone]), "A")
    assert say.gold(found) == "No story is reviewed. Review all, or the 3 drawn at random."
    picked = replace(many("A", 4)[3], offer=Offer(reviewed=True, sampled_by="uncertainty"))
    assert say.gold(side(compared([*drawn, picked]), "A")).endswith(
        "Review the rest, or the 3 drawn at random."
    )


def test_a_draw_of_which_some_were_removed_says_so() -> None:
    gone = [replace(each, offer=Offer(probability=0.5, removed=True)) for each in many("A", 13)[12:]]
    found = side(compared([*many("A", 12, gold=10), *gone]), "A")
    assert say.gold(found) == (
        "10 of 13 stories were drawn at random and reviewed. Drawn and removed since, taken to be like "
        "these, too: 1. Neither drawn nor sent for review: 2."
    )


def test_where_no_rate_is_corrected_nothing_is_said_of_who_waits() -> None:
    waiting = [replace(each, words=900) for each in many("A", 6, offer=WAITING)[3:]]
    said = say.remarks(compared([*many("A", 3, gold=3), *waiting]))
    assert not any("picked" in each for each in said)


def test_reviewed_stories_that_are_shorter_than_those_that_wait_are_remarked_on() -> None:
    waiting = many("A", 20, offer=WAITING)[10:]
    alike, longer = (
        [*many("A", 10, gold=10), *(replace(each, words=words) for each in waiting)] for words in (500, 700)
    )
    others = many("B", 12, gold=10)
    assert not any("wait" in each for each in say.remarks(compared(alike + others)))
    assert [each for each in say.remarks(compared(longer + others)) if "wait" in each] == [
        "A: the reviewed stories differ from drawn ones that wait in length or in what rules propose, so "
        "they may have been picked, and corrected rates be off. Review those that wait, from the first. "
        "Looked at: 1 outlet; by chance alone one in ten differ so."
    ]


def test_remarks_say_what_weakens_the_numbers() -> None:
    entries = [
        made("a", ("A", "2025-03-01"), stale=True, disputed={LABEL: Range(0, 1)}),
        made("b", ("A", "2025-03-02"), language="fr"),
    ]
    said = " ".join(say.remarks(compared(entries)))
    for part in (
        "Too small to be placed: A (2 of 5 stories and 1,000 of 2,000 outlet words).",
        "Reviewers differ about 1 article,",
        "Tags of 1 article are stale",
        "Languages differ (en and fr)",
    ):
        assert part in said
    mixed = [made("a", ("A", "2025-03-01")), made("b", ("A", "2025-03-02"), rules_version="r2")]
    assert "different versions of the rules" in " ".join(say.remarks(compared(mixed)))


@pytest.mark.parametrize("file", ["words.py", "page.html.j2", "methods.py", "entry.py"])
def test_no_comparison_judges(file: str) -> None:
    source = (files("annotate.compare") / file).read_text(encoding="utf-8")
    if file.endswith(".py"):
        source = " ".join(re.findall(r'"((?:[^"\\\n]|\\.)*)"', re.sub(r'""".*?"""', "", source, flags=re.S)))
    else:
        source = re.sub(r"{[{%#].*?[}%#]}|<[^>]*>", " ", source, flags=re.S)
    said = set(re.findall(r"[a-z]+", source.lower()))
    assert said & (VERDICTS | {"better", "winner", "leader", "offender", "rank", "score"}) <= {"score"}


def test_what_nobody_read_is_counted_and_what_it_would_change_is_said() -> None:
    first, *others = many("A", 12, gold=12)
    read = [replace(first, approved={LABEL: 9}), *others]
    left = [replace(read[0], approved={}, reviewers=(), offer=WAITING, unread=("r-1",)), *others]
    without = compared(left)
    found = replace(without, with_unread=compared(read))
    [said] = [each for each in say.remarks(found) if "left out as not read" in each]
    before, after = (side(each, "A").estimates[LABEL].corrected for each in (without, compared(read)))
    assert said == (
        "1 review left out as not read, since nobody reads so fast. Counted all the same, corrected rates "
        f"would be – A, loaded label: {say.rate(after)} instead of {say.rate(before)}."
    )
    same = replace(without, with_unread=without)
    assert "they would change no corrected rate" in " ".join(say.remarks(same))
    assert "not read" not in " ".join(say.remarks(without))
