"""Who is labelled how, and what is said again."""

from annotate.report.tables import repeated, targets
from tests.report.examples import CODEBOOK, DAM, PUPPET, REGIME, TAGGED, article, bare, summarise, tag
from tests.report.summaries import plain, reviewed


def test_whoever_is_labelled_is_listed_and_what_is_claimed_is_nobody() -> None:
    (target,) = targets(plain())
    assert (target.text, [each.text for each in target.evidence]) == (DAM.text[17:24], ["Puppet regime"])


def test_spellings_in_capitals_are_one_target_and_the_most_often_labelled_comes_first() -> None:
    of = article("Orlo, ORLO and Maro: regime, thugs, puppets.", title="")

    def put(words: str, on: int, end: int) -> object:
        return tag(of, words, "loaded_label", target=of.span(on, end))

    tags = [put("regime", 15, 19), put("thugs", 0, 4), put("puppets", 6, 10)]
    found = targets(summarise(bare(of, tags, outlet=7), CODEBOOK, source=""))  # type: ignore[arg-type]
    assert [(each.text, len(each.evidence)) for each in found] == [("Orlo", 2), ("Maro", 1)]


def test_the_same_words_are_repeated_and_others_are_not() -> None:
    of = article("The Regime. A regime. The gang.", title="")
    tags = [
        tag(of, "Regime", "loaded_label"),
        tag(of, "regime", "loaded_label"),
        tag(of, "gang", "loaded_label"),
    ]
    (group,) = repeated(summarise(bare(of, tags, outlet=6), CODEBOOK, source=""))
    assert (group.text, group.label, len(group.evidence)) == ("Regime", "loaded_label", 2)
    assert repeated(plain()) == ()


def test_of_a_reviewed_article_only_approved_spans_stand() -> None:
    assert PUPPET in TAGGED.tags
    assert REGIME in TAGGED.tags
    assert targets(reviewed()) == ()  # reviewers differ about the only one with a target
