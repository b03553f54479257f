from dataclasses import replace

from annotate.coding.agreement.measure import Measure
from annotate.coding.precision import Record
from annotate.compare.methods import comparison_methods
from tests.compare.comparisons import compared, many
from tests.report.test_study_words import STUDY

HEADINGS = ["Sample", "Cleaning", "Coding", "Errors", "Estimator", "Versions"]


def parts(text: str) -> dict[str, str]:
    """The paragraphs by their first word."""
    return {line.partition(". ")[0]: line.partition(". ")[2] for line in text.strip().split("\n\n")}


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
    assert (
        "all that was proposed is an error, and what comes out is divided by the share" in said["Estimator"]
    )
    assert "A: 12 stories, 6,000 words of its own; B: 6 stories, 3,000 words of its own" in said["Sample"]
    assert "1 reviewer (r-1)" in said["Coding"]
    assert said["Gold"] == (
        "Reviewers saw suggestions: no article was coded blind. "
        "A: 10 of 12 stories were drawn at random and reviewed. Neither drawn nor sent for review: 2. "
        "B: No story is reviewed. Review all, or draw some at random."
    )
    assert "loaded_label/kind 18 of 36 (33–67 %)." in said["Errors"]
    assert "other/kind" not in said["Errors"]  # the label is not compared
    assert "loaded_label 18" not in said["Errors"]  # the label as a whole is no rule
    assert "idle" not in said["Errors"]
    assert "200 draws over stories, all sides at once, with seed 1" in said["Estimator"]


def test_agreement_is_reported_label_by_label_as_it_is_in_all_of_the_workspace() -> None:
    found = compared(many("A", 12, gold=10))
    alphas = {"loaded_label": Measure(value=0.714, interval=(0.6, 0.8), articles=34, units=30)}
    assert "No article was reviewed by several people" in comparison_methods(found)
    said = comparison_methods(replace(found, alphas=alphas))
    assert "Agreement before anything was settled, over 34 articles of the workspace that" in said
    assert ": Loaded label 0.71 (0.60 to 0.80)" in said


def test_who_coded_blind_is_not_said_to_have_seen_suggestions() -> None:
    found = compared(many("A", 12, gold=10))
    assert "suggestions: no article was coded blind." in comparison_methods(found)
    study = replace(STUDY, blind=3)
    said = comparison_methods(replace(found, study=study))
    assert "Reviewers saw suggestions, but for the articles that were shown without." in said
    assert "no article was coded blind" not in said
    unblinded = comparison_methods(replace(found, study=replace(STUDY, blind=0)))
    assert "no article was coded blind" in unblinded


def test_where_nothing_is_reviewed_no_gold_was_made_in_any_way() -> None:
    said = parts(comparison_methods(compared(many("A", 2))))
    assert said["Gold"] == "A: No story is reviewed. Review all, or draw some at random."


def test_nothing_to_compare_still_has_methods() -> None:
    assert "0 articles that tell 0 stories" in comparison_methods(compared([]))
