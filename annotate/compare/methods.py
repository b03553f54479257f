"""The methods paragraph of a comparison."""

from annotate.compare import words as say
from annotate.compare.comparison import Comparison
from annotate.report.flow import in_words
from annotate.report.methods import NO_WIDER, cleaning, coding, errors, paragraphs, versions
from annotate.report.settlement import settlement
from annotate.report.study_words import assignment
from annotate.report.vocabulary import listed, plural


def comparison_methods(comparison: Comparison) -> str:
    """How the numbers of a comparison came about, as paragraphs with a heading word each."""
    entries, labels = comparison.entries, comparison.labels
    ours = {label.name for label in labels}
    sides = [f"{side.name}: {say.gold(side)}" for side in comparison.sides]
    any_gold = any(side.gold.how != "none" for side in comparison.sides)
    gold = " ".join([*([say.gold_made(comparison)] if any_gold else []), *sides])
    return paragraphs(
        Sample=_sample(comparison),
        Flow=in_words(comparison.flow) if comparison.flow is not None else "",
        Cleaning=cleaning(
            [publication for each in entries for publication in each.publications],
            sum(each.removed for each in entries),
        ),
        Coding=coding(
            comparison.codebook_version,
            {label.name: label.title for label in labels},
            sorted({who for each in entries for who in each.reviewers}),
            comparison.alphas,
            blind=comparison.study is not None and comparison.study.blind > 0,
        ),
        Assignment=assignment(comparison.study),
        Adjudication=settlement(
            sorted({each.adjudicator for each in entries if each.adjudicator}),
            sorted({each.policy for each in entries if each.policy}),
            sum(each.unsettled for each in entries),
            sorted({who for each in entries for who in each.reviewers}),
        ),
        Gold=gold,
        Errors=errors(
            {name: each for name, each in comparison.records.items() if name.partition("/")[0] in ours}
        ),
        Estimator=_estimator(comparison),
        Versions=versions(
            comparison.codebook_version,
            sorted({each.rules_version for each in entries if each.rules_version}),
            sorted({each.model_version for each in entries if each.model_version}),
        ),
    )


def _sample(comparison: Comparison) -> str:
    left = [f"{plural(count, 'article')} ({reason})" for reason, count in comparison.left_out.items()]
    sides = [
        f"{side.name}: {plural(len(side.stories), 'story', 'stories')}, {side.words:,} words of its own"
        for side in comparison.sides
    ]
    languages = listed(sorted({each.language for each in comparison.entries})) or "none"
    said = f"{say.sample(comparison)} {say.STORIES} {'; '.join(sides)}. Languages: {languages}."
    return f"{said} Left out: {listed(left)}." if left else said


def _estimator(comparison: Comparison) -> str:
    return (
        f"Rates are given as proposed: {say.PROPOSED} They are also given corrected: {say.CORRECTED} "
        "This is the difference estimator in ratio form (Särndal, Swensson and "
        "Wretman 1992), also known as design-based supervised learning (Egami et al. 2023) and as "
        f"prediction-powered inference (Angelopoulos et al. 2023). {say.INTERVALS} There were "
        f"{comparison.replicates:,} draws over stories, all sides at once, with seed {comparison.seed}; "
        "limits are expanded percentiles (Hesterberg 2015), as wide as so many gold stories of equal weight "
        "as these are worth would have them (Kish 1965). "
        f"{say.ORDER_METHOD} {say.MINIMUM} {NO_WIDER}"
    )
