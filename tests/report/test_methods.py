from dataclasses import replace

from annotate import __version__
from annotate.coding.precision import Record
from annotate.records import Removal
from annotate.report.agreement import Agreement
from annotate.report.methods import comparison_methods, summary_methods
from annotate.report.summary import summarise
from tests.report.comparisons import compared, many, publication
from tests.report.examples import CODEBOOK, DAM, PUPPET, REGIME, TAGGED, TAGS, accepted, rejected, review
from tests.report.summaries import beside

HEADINGS = ["Sample", "Cleaning", "Coding", "Errors", "Estimator", "Versions"]


def parts(text: str) -> dict[str, str]:
    """The paragraphs by their first word."""
    return {line.partition(". ")[0]: line.partition(". ")[2] for line in text.strip().split("\n\n")}


def test_the_methods_of_an_article_nobody_reviewed() -> None:
    said = parts(summary_methods(summarise(TAGGED, CODEBOOK, source="dam.txt")))
    assert list(said) == HEADINGS
    assert said["Sample"] == (
        "One article (dam.txt; language en, 44 words, of these 40 in the outlet’s own voice; text sha256 "
        f"{DAM.text_sha256})."
    )
    assert said["Coding"] == (
        "Codebook 1.0, labels: Unattributed claim, Loaded label and Speculative scenario. No person reviewed "
        "the tags."
    )
    assert said["Errors"] == "No proposal was reviewed, so the error rate of the tagger is not known here."
    assert said["Estimator"].startswith("Nobody has reviewed it: rates count what rules and model propose.")
    assert said["Versions"] == f"annotate {__version__}; codebook 1.0; rules r1; model none."


def test_the_methods_of_a_reviewed_article() -> None:
    article = replace(DAM, removed=(Removal(reason="share links", text="Share"),))
    summary = summarise(
        replace(TAGGED, article=article),
        CODEBOOK,
        source="/home/somebody/dam.txt",
        publications=[publication("The Sarel Beacon", "2025-03-01")],
        reviews=[
            review(accepted(PUPPET), rejected(REGIME)),
            review(accepted(PUPPET), accepted(REGIME), reviewer="R2"),
        ],
        shown=TAGS,
    )
    said = parts(summary_methods(summary))
    assert said["Sample"].startswith("One article (The Sarel Beacon, 2025-03-01; language en,")
    assert "somebody" not in summary_methods(summary)
    assert said["Cleaning"] == (
        "Text was cleaned by rule before coding (cleaner 7); 1 passage taken out, each listed with its "
        "reason. The text did not change after that."
    )
    assert "2 reviewers (R1 and R2) accepted, rejected, moved and added tags" in said["Coding"]
    assert (
        "Agreement: in 1 article that several people reviewed, all of them marked 1 of the 2 spans that "
        "anybody marked (50 %); the others are not settled."
    ) in said["Coding"]
    assert "loaded_label/kind 1 of 1 (3–100 %)." in said["Errors"]


def test_the_methods_of_an_article_in_a_workspace() -> None:
    said = parts(summary_methods(beside()))
    assert list(said) == [*HEADINGS[:-1], "Others", "Versions"]
    assert "loaded_label/kind 9 of 10 (55–100 %)." in said["Errors"]  # of all articles, and no label's total
    assert said["Others"].startswith("Rates are shown beside those of other articles. 13 other articles of")


def test_no_folder_of_anybodys_machine_is_named() -> None:
    said = summary_methods(summarise(TAGGED, CODEBOOK, source="/home/somebody/dam.txt"))
    assert "One article (dam.txt;" in said


def test_the_methods_of_a_comparison() -> None:
    entries = [
        replace(
            each,
            records={
                "loaded_label": Record(right=1, wrong=2),
                "loaded_label/kind": Record(right=1, wrong=1),
                "loaded_label/idle": Record(),
                "other/kind": Record(right=1),
            },
        )
        for each in many("A", 12, gold=10) + many("B", 6)
    ]
    said = parts(comparison_methods(compared(entries)))
    assert list(said) == [*HEADINGS[:3], "Gold", *HEADINGS[3:]]
    assert said["Estimator"].startswith("Rates are given as proposed: what rules and model propose, ")
    assert " They are also given corrected: the rate of the rules’ proposals " in said["Estimator"]
    assert "A: 12 stories, 6,000 words of its own; B: 6 stories, 3,000 words of its own" in said["Sample"]
    assert "1 reviewer (r-1)" in said["Coding"]
    assert said["Gold"] == (
        "A: 10 of 12 stories were drawn at random and reviewed. Never offered, so not drawn: 2. "
        "B: No story is reviewed. Review all, or draw some at random. "
        "Its gold was made with suggestions shown: no article was coded blind."
    )
    assert "loaded_label/kind 18 of 36 (33–67 %)." in said["Errors"]
    assert "other/kind" not in said["Errors"]  # the label is not compared
    assert "loaded_label 18" not in said["Errors"]  # the label as a whole is no rule
    assert "idle" not in said["Errors"]
    assert "200 draws over stories, all sides at once, with seed 1" in said["Estimator"]


def test_agreement_is_reported_over_all_articles() -> None:
    entries = [
        replace(each, agreement=Agreement(articles=1, marked=4, by_all=3)) for each in many("A", 12, gold=10)
    ]
    assert "all of them marked 36 of the 48 spans that anybody marked (75 %)" in comparison_methods(
        compared(entries)
    )


def test_nothing_to_compare_still_has_methods() -> None:
    assert "0 articles that tell 0 stories" in comparison_methods(compared([]))


def test_the_methods_say_of_whom_nobody_knows_what_they_saw() -> None:
    unknown = review(accepted(PUPPET), shown="unknown")
    said = parts(summary_methods(summarise(TAGGED, CODEBOOK, source="", reviews=[unknown])))
    assert "It is not known which tags R1 saw" in said["Coding"]
