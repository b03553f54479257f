from dataclasses import replace

from annotate import __version__
from annotate.coding.pace import Pace
from annotate.records import Removal
from annotate.report.methods import summary_methods
from tests.compare.comparisons import publication
from tests.report.examples import (
    CODEBOOK,
    DAM,
    PUPPET,
    REGIME,
    TAGGED,
    TAGS,
    accepted,
    rejected,
    review,
    summarise,
)
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
        "anybody marked (50 %)."
    ) in said["Coding"]
    assert said["Adjudication"] == "1 disputed span not settled: such counts are ranges."
    assert "loaded_label/kind 1 of 1 (3–100 %)." in said["Errors"]


def test_the_methods_of_an_article_in_a_workspace() -> None:
    said = parts(summary_methods(beside()))
    assert list(said) == [*HEADINGS[:-1], "Others", "Versions"]
    assert "loaded_label/kind 9 of 10 (55–100 %)." in said["Errors"]  # of all articles, and no label's total
    assert said["Others"].startswith("Rates are shown beside those of other articles. 13 other articles of")


def test_no_folder_of_anybodys_machine_is_named() -> None:
    said = summary_methods(summarise(TAGGED, CODEBOOK, source="/home/somebody/dam.txt"))
    assert "One article (dam.txt;" in said


def test_the_methods_say_of_whom_nobody_knows_what_they_saw() -> None:
    unknown = review(accepted(PUPPET), shown="unknown")
    said = parts(summary_methods(summarise(TAGGED, CODEBOOK, source="", reviews=[unknown])))
    assert "It is not known which tags R1 saw" in said["Coding"]


def test_the_methods_say_what_was_left_out_as_not_read() -> None:
    fast = replace(review(accepted(PUPPET), reviewer="R2"), unread=Pace(words=44, seconds=2.3))
    said = parts(summary_methods(summarise(TAGGED, CODEBOOK, source="dam.txt", reviews=[fast])))
    assert "Left out as not read, since nobody reads so fast: R2" in said["Coding"]


def test_the_methods_say_by_whom_or_by_what_rule_differences_were_settled() -> None:
    coders = [review(accepted(PUPPET), accepted(REGIME)), review(accepted(PUPPET), reviewer="R2")]
    last = review(accepted(REGIME), reviewer="R3", purpose="adjudication")
    said = parts(summary_methods(summarise(TAGGED, CODEBOOK, source="", reviews=[*coders, last])))
    assert said["Adjudication"] == (
        "Differences were settled by 1 adjudicator (R3), who saw what each reviewer had marked in random "
        "order and without names; what an adjudicator submits replaces the reviewers’ answers for the labels "
        "offered."
    )
    assert "all of them marked 1 of the 2 spans" in said["Coding"]  # how far the coders agree by themselves
    coder_too = [*coders, review(accepted(REGIME), reviewer="R2", purpose="adjudication")]
    said = parts(summary_methods(summarise(TAGGED, CODEBOOK, source="", reviews=coder_too)))
    assert "by 1 adjudicator (R2; R2 also coded), who saw" in said["Adjudication"]
    by_rule = summarise(TAGGED, CODEBOOK, source="", reviews=coders, policy="majority")
    assert parts(summary_methods(by_rule))["Adjudication"] == (
        "Where nobody adjudicated, differences were settled by policy (majority): what more than half of "
        "them marked stands."
    )
    alone = summarise(TAGGED, CODEBOOK, source="", reviews=coders[:1])
    assert "Adjudication" not in parts(summary_methods(alone))
