"""What changed between two versions of a codebook, and what it leaves behind."""

import pytest

from annotate.coding.codebook import Codebook, parse
from annotate.coding.versions import (
    Change,
    LabelChange,
    StaleDecisions,
    check,
    diff,
    holds,
    next_version,
    stale_decisions,
)
from annotate.errors import RefusedError
from tests import records
from tests.coding.test_codebook import WHOLE, codebook


def test_a_new_version_or_an_unchanged_one_passes() -> None:
    book = codebook()
    check(book, {})
    check(book, {"2.0": {"fish_word": "0"}, "2.1": book.digests})


def test_a_change_under_a_used_version_is_refused_with_the_fix() -> None:
    used = {"2.1": {"fish_word": "0", "eel_word": "1"}, "2.2": {}}
    with pytest.raises(RefusedError) as caught:
        check(codebook(), used)
    assert str(caught.value) == (
        "book.md has changed since version 2.1 was used: eel_word is gone, "
        "the definition of fish_word changed, "
        "whale_word was added. Write 'Version: 2.3' at its top, or undo the change (see "
        "`annotate labels --diff 2.1 book.md`)"
    )


@pytest.mark.parametrize(
    ("version", "then"), [("1.0", "1.1"), ("1", "1.1"), ("1.9", "1.11"), ("1.2.3", "1.2.4")]
)
def test_the_next_version(version: str, then: str) -> None:
    assert next_version(version, {"1.10": {}, "1.0": {}}) == then


def test_nothing_changed() -> None:
    assert diff(codebook(), codebook(WHOLE.replace("2.1", "2.2"))) == ()


def test_a_changed_definition_is_stale_and_a_colour_is_not() -> None:
    after = codebook(
        WHOLE.replace("fresh?", "frozen?").replace("A word for a whale.", "key: 9\n\nA word for a whale.")
    )
    assert diff(codebook(), after) == (
        LabelChange(
            label="fish_word",
            kind="changed",
            stale=True,
            changes=(Change(part="questions", removed=("Is it fresh?",), added=("Is it frozen?",)),),
        ),
        LabelChange(
            label="whale_word",
            kind="changed",
            stale=False,
            changes=(Change(part="key", removed=("1",), added=("9",)),),
        ),
    )


def test_labels_renamed_merged_added_and_removed() -> None:
    old = codebook("Version: 1\n\n## `a`\n\nA.\n\n## `b`\n\nB.\n\n## `c`\n\nC.\n\n## `d`\n\nD.\n")
    new = codebook(
        "Version: 2\n\n## `ab` \n\nkey: 1, was: a b\n\nA or B.\n\n## `cc`\n\nkey: 3, colour: "
        f"{old['c'].color}, was: c\n\nC.\n\n## `e`\n\nE.\n"
    )
    ab, cc, *rest = diff(old, new)
    assert ab == LabelChange(label="ab", kind="merged", stale=True, was=("a", "b"))
    assert cc == LabelChange(
        label="cc",
        kind="renamed",
        stale=False,
        was=("c",),
        changes=(Change(part="title", removed=("C",), added=("Cc",)),),
    )
    assert rest == [
        LabelChange(label="e", kind="added", stale=False),
        LabelChange(label="d", kind="removed", stale=True),
    ]


BOOK = "Version: 2\n\n## `fish` \n\nA fish.\n\n## `whale`\n\nwas: orca dolphin\n\nA whale.\n"


def book() -> Codebook:
    return parse(BOOK, "book.md")


def test_a_definition_holds_while_its_digest_and_its_label_do() -> None:
    fish, whale = (f"{name}@{book().digests[name]}" for name in ("fish", "whale"))
    assert holds([fish, whale], book()) == {"fish": True, "whale": True}
    assert holds(["fish@0", "eel@0"], book()) == {"fish": False, "eel": False}
    assert holds(["fish", "eel"], book()) == {"fish": True, "eel": False}
    merged = [f"{name}@{book().digests['whale']}" for name in ("orca", "dolphin")]
    assert holds(merged[:1], book()) == {"orca": True}  # renamed
    assert holds(merged, book()) == {"orca": False, "dolphin": False}


def test_stale_decisions_are_counted_by_label_and_version() -> None:
    article = records.article("A fish met an eel.")
    spans = [records.tag(article, 2, 6, "fish"), records.tag(article, 14, 17, "eel")]
    offered = ("fish@0", "eel@0")
    reviews = [
        (records.review(name, article, labels_offered=offered, codebook_version="1", status=status), decided)
        for name, status, decided in (
            ("a", "submitted", [records.decision("a", each) for each in spans]),
            ("b", "submitted", [records.decision("b", spans[0])]),
            ("c", "skipped", []),
        )
    ]
    assert stale_decisions(reviews, book()) == (
        StaleDecisions(label="eel", now=None, codebook_version="1", reviews=2, decisions=1),
        StaleDecisions(label="fish", now="fish", codebook_version="1", reviews=2, decisions=2),
    )
