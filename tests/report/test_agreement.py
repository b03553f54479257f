from annotate.report.agreement import Agreement, agreement
from tests.report.examples import BURST, CODEBOOK, PUPPET, SOURCES, TAGGED, accepted, review, summarise


def test_agreement_needs_several_reviewers() -> None:
    first = review(accepted(PUPPET), accepted(SOURCES))
    second = review(accepted(PUPPET), accepted(BURST), reviewer="R2")
    alone = summarise(TAGGED, CODEBOOK, source="", reviews=[first])
    both = summarise(TAGGED, CODEBOOK, source="", reviews=[first, second])
    assert agreement(alone) == Agreement()
    assert agreement(both) == Agreement(articles=1, marked=3, by_all=1)
    assert agreement(both) + agreement(both) == Agreement(articles=2, marked=6, by_all=2)
