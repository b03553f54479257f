from dataclasses import replace

import pytest

from annotate.report.remarks import remarks
from annotate.report.summary import Summary
from annotate.report.summary_words import (
    about,
    counted,
    doubts,
    finding,
    headline,
    nothing,
    rate,
    repetition,
    similar,
    tally,
)
from annotate.report.vocabulary import whereabouts
from tests.report.examples import (
    CODEBOOK,
    DAM,
    PUPPET,
    REGIME,
    TAGGED,
    accepted,
    article,
    bare,
    rejected,
    review,
    summarise,
    tag,
)
from tests.report.summaries import own, plain


def test_the_finding_is_one_sentence_about_the_outlets_own_words() -> None:
    assert finding(summarise(TAGGED, CODEBOOK, source="")) == (
        "In the outlet’s own 40 words, rules propose unattributed claim twice, loaded label twice and "
        "speculative scenario once; nobody has reviewed this yet."
    )


def test_the_finding_of_a_reviewed_article_counts_what_was_approved() -> None:
    summary = summarise(TAGGED, CODEBOOK, source="", reviews=[review(accepted(PUPPET), rejected(REGIME))])
    assert finding(summary) == "In the outlet’s own 40 words, reviewers approved loaded label once."


def test_the_finding_of_nothing() -> None:
    assert finding(summarise(bare(DAM, outlet=1), CODEBOOK, source="")) == (
        "In the outlet’s own 1 word, rules propose no tag; nobody has reviewed this yet."
    )


def test_what_nothing_looks_for_is_no_zero() -> None:
    summary = summarise(TAGGED, CODEBOOK, source="", searched=["loaded_label"])
    voices = {label.name: label.voices["outlet"] for label in summary.labels}
    assert not any(count.unknown for count in voices.values())  # an earlier codebook’s rules found them
    alone = summarise(bare(DAM, [PUPPET], outlet=400), CODEBOOK, source="", searched=["loaded_label"])
    voices = {label.name: label.voices["outlet"] for label in alone.labels}
    assert [(counted(count), rate(count)) for count in voices.values()] == [
        ("–", "–"),
        ("1 (low)", "2.5 (0.1–13.9)"),
        ("–", "–"),
    ]
    assert (
        "No rule or model looks for Unattributed claim and Speculative scenario in this language (en): that "
        "none is proposed says nothing."
    ) in remarks(alone)
    asked = summarise(
        bare(DAM, [PUPPET], outlet=400), CODEBOOK, source="", searched=[], reviews=[review(accepted(PUPPET))]
    )
    assert rate(asked.labels[0].voices["outlet"]) == "0.0 (0.0–9.2)"  # people looked


def test_an_article_that_no_rule_reads_says_so_first() -> None:
    assert finding(summarise(bare(DAM, outlet=40), CODEBOOK, source="", searched=[])) == (
        "Nothing was looked for in the outlet’s own 40 words: no rule and no model reads this language (en)."
    )


def test_an_article_of_quotations_says_nothing_about_the_outlet() -> None:
    summary = summarise(
        bare(DAM, [tag(DAM, "regime", "loaded_label", voice="quoted")], quoted=9), CODEBOOK, source=""
    )
    assert finding(summary) == (
        "This article has no words in the outlet’s own voice: it says nothing about how the outlet words."
    )


def test_a_dash_stands_for_the_unknown() -> None:
    summary = summarise(TAGGED, CODEBOOK, source="", reviews=[review(labels=("loaded_label",))])
    assert [tally(label.voices["outlet"]) for label in summary.labels] == ["–", "0", "–"]


def test_an_article_without_a_title_is_named_by_its_first_words() -> None:
    text = "one two three four five six seven eight nine ten eleven twelve thirteen"
    summary = summarise(bare(article(text, title="")), CODEBOOK, source="")
    assert headline(summary) == "one two three four five six seven eight nine ten eleven twelve …"


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("/home/ada/desk/dam.txt", "dam.txt"),
        ("articles/week 3.jsonl#7", "week 3.jsonl#7"),
        ("https://beacon.example/a/dam", "https://beacon.example/a/dam"),
        ("dam.txt", "dam.txt"),
        ("-", "standard input"),
    ],
)
def test_a_page_says_where_an_article_was_but_not_which_folders_the_desk_has(source: str, shown: str) -> None:
    assert whereabouts(source) == shown
    assert about(summarise(bare(DAM), CODEBOOK, source=source))[0] == shown


def repeated(words: int = 762, times: int = 15) -> Summary:
    """An article that says one word over and over, and another once."""
    of = article("The regime. " * times + "The gang.", title="")
    tags = [tag(of, "regime", "loaded_label", nth=n, rules=(str(n),)) for n in range(times)]
    return summarise(bare(of, [*tags, tag(of, "gang", "loaded_label")], outlet=words), CODEBOOK, source="")


def test_what_repeats_is_counted_in_wordings_and_its_interval_is_theirs() -> None:
    summary = repeated()
    own = summary.labels[1].voices["outlet"]
    assert finding(summary) == (
        "In the outlet’s own 762 words, rules propose loaded label 16 times (2 wordings); nobody has "
        "reviewed this yet."
    )
    assert (counted(own), similar(own), rate(own)) == ("16, 2 wordings", "0 to 7", "21.0")
    assert doubts(own) == ("2 wordings",)


def test_what_does_not_repeat_has_both_intervals() -> None:
    found = own().labels[1].voices["outlet"]
    assert (counted(found), similar(found), rate(found)) == ("2 (low)", "0 to 7", "5.0 (0.6–18.1)")


def test_a_text_too_short_gets_no_rate_and_says_why() -> None:
    for words, said in ((99, "not for a text this short"), (100, "160.0")):
        assert rate(repeated(words).labels[1].voices["outlet"]) == said
    assert any("fewer than 100" in each for each in remarks(repeated(99)))
    assert not any("fewer than 100" in each for each in remarks(repeated(100)))


def test_labels_that_occur_nowhere_are_one_sentence_with_their_interval() -> None:
    assert nothing(repeated()) == (
        "In no voice: Unattributed claim and Speculative scenario (a similar text: 0 to 4 such wordings of "
        "each)."
    )
    assert nothing(own()) == ""


def test_a_table_of_repeated_words_says_how_it_differs_from_the_label_that_nothing_looks_for() -> None:
    label = replace(CODEBOOK.labels[0], name="repetition", title="Repetition")
    book = replace(CODEBOOK, labels=(*CODEBOOK.labels, label))
    unsearched = summarise(TAGGED, book, source="", searched=CODEBOOK.names)
    assert repetition(unsearched).startswith("This counts equal words. It is not the label Repetition")
    assert repetition(summarise(TAGGED, book, source="")) == ""  # something looks for it
    assert repetition(plain()) == ""  # the codebook has no such label


def test_what_is_denied_is_said_apart_unless_somebody_marked_it() -> None:
    denied = replace(PUPPET, denied="not")
    tagged = replace(TAGGED, tags=(REGIME,), denied=(denied,))
    said = (
        "Denied, asked about, supposed or held at arm’s length, and counted nowhere: “Puppet regime” (not)."
    )
    summary = summarise(tagged, CODEBOOK, source="")
    assert said in remarks(summary)
    assert summary.denied == (denied,)
    assert all(each.text != "Puppet regime" for each in summary.evidence)
    added = review((None, "loaded_label", "Puppet regime", "added"))
    assert summarise(tagged, CODEBOOK, source="", reviews=[added]).denied == ()
