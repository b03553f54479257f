from dataclasses import replace

import pytest

from annotate.coding.precision import Record
from annotate.report.corpus_words import beside, kept, middle, place, undecided, usual
from annotate.report.peers import LEAST_OTHERS
from tests.report.examples import CODEBOOK, PUPPET, accepted, corpus, review
from tests.report.summaries import LABEL, among, own


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ([0] * 10, "above all 10"),
        ([2] * 11, "level with all 11"),
        ([3] * 10, "below all 10"),
        ([0] * 9 + [2], "above 9, level with 1 of 10"),
        ([0] * 9, "too few others (9)"),
        ([], "too few others (0)"),
    ],
)
def test_a_place_in_words(counts: list[int], said: str) -> None:
    found = among(own(), counts)[LABEL]
    assert place(found) == said
    assert found.few == (len(counts) < LEAST_OTHERS)
    if found.few:
        assert (usual(found), middle(found)) == ("–", "")


def test_who_the_others_are_is_said() -> None:
    summary = own()
    said = beside(replace(summary, corpus=corpus(summary, [{LABEL: 1}] * 12)))
    assert said.startswith(
        "12 other articles of this workspace in the same language, with at least 100 words of the outlet’s "
        "own, unreviewed and tagged by the same rules, codebook and model."
    )
    few = beside(replace(summary, corpus=corpus(summary, [{LABEL: 1}])))
    assert few.startswith("1 other article of this workspace")
    assert few.endswith("too few to stand beside, 10 are needed.")
    approved = own(reviews=[review(accepted(PUPPET))])
    assert "reviewed, however they came to be." in beside(
        replace(approved, corpus=corpus(approved, [dict.fromkeys(CODEBOOK.names, 1)] * 12))
    )


def test_how_proposals_fared_in_words() -> None:
    assert kept(Record(right=12, wrong=3, disputed=4)) == "12 of 15 (52–96 %)"
    assert kept(Record(disputed=4)) == "no reviews yet"
    assert undecided(Record(disputed=4, stale=1)) == "4 disputed and 1 under an earlier definition"
    assert undecided(Record(right=1)) == ""
