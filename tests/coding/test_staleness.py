"""What a review decided by a definition of earlier, beside the definitions of today."""

import pytest

from annotate.coding.codebook import parse
from annotate.coding.staleness import StaleDecisions, holds, offered, stale_decisions
from annotate.records import Decision, Review
from tests import records
from tests.coding.answers import ARTICLE, BOOK, NOW

SNEER, TAUNT = NOW
CHANGED = parse(
    "Version: 3.0\n\n## `sneer`\n\nwas: scoff\n\nAn open sneer.\n\n## `taunt`\n\nA taunt.\n", "guidelines.md"
)
MERGED = parse("Version: 3.0\n\n## `sneer`\n\nwas: scoff taunt\n\nA sneer.\n", "guidelines.md")


def test_a_review_keeps_names_with_digests() -> None:
    assert offered({"sneer": "0a", "taunt": "1b"}) == ("sneer@0a", "taunt@1b")
    assert offered(BOOK.digests) == NOW


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ((SNEER, TAUNT), {"sneer": True, "taunt": True}),
        (("sneer@0123", TAUNT), {"sneer": False, "taunt": True}),
        (("sneer",), {"sneer": True}),  # a review of long ago, which kept no digest
        (("scoff",), {"scoff": True}),  # renamed since
        ((f"scoff@{BOOK.digests['sneer']}",), {"scoff": True}),
        (("jeer",), {"jeer": False}),  # no such label any more
        (("jeer@0123",), {"jeer": False}),
        ((), {}),
    ],
)
def test_a_definition_holds_while_it_is_the_same(entries: tuple[str, ...], expected: dict[str, bool]) -> None:
    assert holds(entries, BOOK) == expected


def test_labels_that_were_merged_hold_under_neither_name() -> None:
    digest = MERGED.digests["sneer"]
    assert holds((f"sneer@{digest}", "taunt"), MERGED) == {"sneer": False, "taunt": False}
    assert holds((f"sneer@{digest}",), MERGED) == {"sneer": True}  # this one was offered by itself


def test_what_is_left_behind_is_counted_by_label_and_version() -> None:
    def review(name: str, version: str, *offered: str, status: str = "submitted") -> Review:
        return records.review(name, ARTICLE, status=status, codebook_version=version, labels_offered=offered)

    def spans(name: str, *labels: str) -> list[Decision]:
        return [records.added(name, ARTICLE, 4, 10, label) for label in labels]

    found = stale_decisions(
        [
            (review("a", "1.0", "scoff@0123", "jeer@4567"), spans("a", "scoff", "scoff")),
            (review("b", "2.0", SNEER, TAUNT), spans("b", "sneer", "taunt")),
            (review("c", "2.0", SNEER, TAUNT), spans("c", "taunt")),
            (review("d", "2.0", SNEER, status="skipped"), []),
        ],
        CHANGED,
    )
    assert found == (
        StaleDecisions(label="jeer", now=None, codebook_version="1.0", reviews=1, decisions=0),
        StaleDecisions(label="scoff", now="sneer", codebook_version="1.0", reviews=1, decisions=2),
        StaleDecisions(label="sneer", now="sneer", codebook_version="2.0", reviews=2, decisions=1),
    )
    assert stale_decisions([(review("b", "2.0", SNEER, TAUNT), spans("b", "sneer"))], BOOK) == ()
