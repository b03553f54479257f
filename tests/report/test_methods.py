import re
from dataclasses import replace

from annotate import __version__
from annotate.coding.pace import Pace
from annotate.coding.reviews import CodedReview
from annotate.records import Removal
from annotate.report.coders.words import whole
from annotate.report.corpus import Corpus
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
    assert said["Adjudication"] == "1 disputed span not settled: such counts are ranges."
    assert "loaded_label/kind 1 of 1 (3–100 %)." in said["Errors"]


def test_agreement_is_alpha_of_each_label_over_the_articles_that_several_coded() -> None:
    """By the coders themselves: what an adjudicator made of it is no agreement."""
    coders = [
        review(accepted(PUPPET), rejected(REGIME)),
        review(accepted(PUPPET), accepted(REGIME), reviewer="R2"),
    ]
    last = review(accepted(REGIME), reviewer="R3", purpose="adjudication")
    differ = summarise(TAGGED, CODEBOOK, source="", reviews=[*coders, last])
    agree = summarise(TAGGED, CODEBOOK, source="", reviews=[coders[0], replace_reviewer(coders[0])])
    label = "loaded_label"
    rows = [each.coincidences[label] for each in (differ, agree) * 4]
    others = Corpus(parts={}, records={}, coincidences={label: rows}, seed=7)
    said = parts(summary_methods(replace(differ, corpus=others)))["Coding"]
    assert said.endswith(
        "Agreement before anything was settled, over 8 articles of the workspace that several people coded, "
        "as unitizing alpha |uα with its 95 % bootstrap interval over articles (marked or not, by character; "
        "1 is perfect, 0 what chance gives; Krippendorff et al. 2016): Unattributed claim not defined: no "
        f"article was coded by two people; Loaded label {whole(others.alphas[label])}; Speculative scenario "
        "not defined: no article was coded by two people."
    )
    assert re.search(r"Loaded label 0\.\d\d \(0\.\d\d to 0\.\d\d\);", said)


def replace_reviewer(of: CodedReview) -> CodedReview:
    return replace(of, review=replace(of.review, id="other", reviewer="R2"))


def test_an_article_of_which_nobody_knows_the_pages_or_that_was_flagged_takes_no_part() -> None:
    coders = [review(accepted(PUPPET)), review(accepted(PUPPET), reviewer="R2")]
    found = summarise(TAGGED, CODEBOOK, source="", reviews=coders).coincidences
    assert found.keys() == set(CODEBOOK.names)
    for odd in ({"shown": "unknown"}, {"flags": ("text is damaged",)}):
        given = [coders[0], review(accepted(PUPPET), reviewer="R2", **odd)]
        assert summarise(TAGGED, CODEBOOK, source="", reviews=given).coincidences == {}


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
