"""The methods paragraph that a paper or a court annex needs, for one article and for a comparison."""

from collections.abc import Sequence

from annotate import __version__
from annotate.coding.precision import Records, is_label
from annotate.records import Publication
from annotate.report import compare_words as say
from annotate.report.agreement import Agreement, agreement
from annotate.report.compare import Comparison
from annotate.report.corpus_words import beside, proposers_of
from annotate.report.summary import Summary
from annotate.report.summary_words import unseen
from annotate.report.vocabulary import listed, plural, whereabouts

_BESIDE = "Rates are shown beside those of other articles."
_NO_WIDER = "Approved means approved under the codebook; it does not say whether a statement holds."


def summary_methods(summary: Summary) -> str:
    """How the numbers of one article came about, as paragraphs with a heading word each."""
    article = summary.article
    shown = sorted({", ".join(filter(None, (p.outlet, p.published))) for p in summary.publications} - {""})
    sample = f"One article ({listed(shown) or whereabouts(summary.source)}; language {article.language}, "
    sample += (
        f"{plural(summary.total_words, 'word')}, of these {summary.words['outlet']:,} in the outlet’s own "
        f"voice; text sha256 {article.text_sha256})."
    )
    basis = (
        "Rates count the spans that reviewers approved"
        + (
            "; where they differ, a rate runs from the fewest to the most that any of them marked, and its "
            "interval from the lower end’s to the upper end’s."
            if summary.status("disputed")
            else "."
        )
        if summary.basis == "reviewed"
        else "Nobody has reviewed it: rates count what rules and model propose."
    )
    return _paragraphs(
        Sample=sample,
        Cleaning=_cleaning(_cleaners(summary.publications), len(article.removed)),
        Coding=_coding(
            summary.codebook_version,
            [label.title for label in summary.labels],
            summary.reviewers,
            agreement(summary),
        )
        + (f" {unseen(summary)}" if summary.unseen else ""),
        Errors=_errors(_behind(summary)),
        Estimator=(
            f"{basis} A rate is occurrences per 1,000 words of the outlet’s own voice, headline included; "
            "quoted and reported speech are counted apart. Intervals are 95 % exact Poisson (Garwood 1936): "
            "they cover chance in how often such wording occurs, not mistakes in tagging. " + _NO_WIDER
        ),
        Others=f"{_BESIDE} {beside(summary)}" if summary.corpus else "",
        Versions=_versions(
            summary.codebook_version,
            [summary.rules_version] if summary.rules_version else [],
            [summary.model_version] if summary.model_version else [],
        ),
    )


def _behind(summary: Summary) -> Records:
    """How whatever proposed the spans of an article fared, in all of its workspace where there is one."""
    if summary.corpus is None:
        return summary.records
    proposed = {name for each in summary.evidence for name in proposers_of(each)}
    return {name: each for name, each in summary.corpus.records.items() if name in proposed}


def comparison_methods(comparison: Comparison) -> str:
    """How the numbers of a comparison came about, as paragraphs with a heading word each."""
    entries = comparison.entries
    left = [f"{plural(count, 'article')} ({reason})" for reason, count in comparison.left_out.items()]
    sides = [
        f"{side.name}: {plural(len(side.stories), 'story', 'stories')}, {side.words:,} words of its own"
        for side in comparison.sides
    ]
    return _paragraphs(
        Sample=(
            f"{say.sample(comparison)} {say.STORIES} "
            f"{'; '.join(sides)}. Languages: {listed(sorted({each.language for each in entries})) or 'none'}."
            + (f" Left out: {listed(left)}." if left else "")
        ),
        Cleaning=_cleaning(
            _cleaners([p for each in entries for p in each.publications]),
            sum(each.removed for each in entries),
        ),
        Coding=_coding(
            comparison.codebook_version,
            [label.title for label in comparison.labels],
            sorted({who for each in entries for who in each.reviewers}),
            comparison.agreement,
        ),
        Gold=" ".join(f"{side.name}: {say.gold(side)}" for side in comparison.sides)
        + f" {say.WITH_SUGGESTIONS}",
        Errors=_errors(
            {
                name: each
                for name, each in comparison.records.items()
                if name.partition("/")[0] in {label.name for label in comparison.labels}
            }
        ),
        Estimator=(
            f"Rates are given as proposed: {say.PROPOSED} They are also given corrected: {say.CORRECTED} "
            "This is the difference estimator in ratio form (Särndal, Swensson and "
            "Wretman 1992), also known as design-based supervised learning (Egami et al. 2023) and as "
            f"prediction-powered inference (Angelopoulos et al. 2023). {say.INTERVALS} There were "
            f"{comparison.replicates:,} draws over stories, all sides at once, with seed {comparison.seed}; "
            "limits are expanded percentiles (Hesterberg 2015). "
            f"{say.ORDER} {say.MINIMUM} {_NO_WIDER}"
        ),
        Versions=_versions(
            comparison.codebook_version,
            sorted({each.rules_version for each in entries if each.rules_version}),
            sorted({each.model_version for each in entries if each.model_version}),
        ),
    )


def _paragraphs(**parts: str) -> str:
    return "\n\n".join(f"{name}. {text}" for name, text in parts.items() if text) + "\n"


def _cleaners(publications: Sequence[Publication]) -> list[str]:
    return sorted({each.cleaner_version for each in publications if each.cleaner_version})


def _cleaning(versions: Sequence[str], removed: int) -> str:
    by = f" (cleaner {listed(versions)})" if versions else ""
    return (
        f"Text was cleaned by rule before coding{by}; {plural(removed, 'passage')} taken out, each listed "
        "with its reason. The text did not change after that."
    )


def _coding(version: str, labels: Sequence[str], reviewers: Sequence[str], agreed: Agreement) -> str:
    said = f"Codebook {version}, labels: {listed(labels)}. "
    if not reviewers:
        return said + "No person reviewed the tags."
    said += (
        f"{plural(len(reviewers), 'reviewer')} ({listed(reviewers)}) accepted, rejected, moved and added "
        "tags with the proposals of rules and model in view. "
    )
    if not agreed.articles:
        return said + "No article was reviewed by several people, so agreement is not known."
    share = f" ({100 * agreed.by_all / agreed.marked:.0f} %)" if agreed.marked else ""
    return said + (
        f"Agreement: in {plural(agreed.articles, 'article')} that several people reviewed, all of them "
        f"marked {agreed.by_all:,} of the {plural(agreed.marked, 'span')} that anybody marked{share}; the "
        "others are not settled."
    )


def _errors(records: Records) -> str:
    said = []
    for name, each in records.items():
        if each.interval is not None and not is_label(name):
            low, high = (100 * bound for bound in each.interval)
            said.append(f"{name} {each.right:,} of {each.reviewed:,} ({low:.0f}–{high:.0f} %)")
    if not said:
        return "No proposal was reviewed, so the error rate of the tagger is not known here."
    return (
        "Proposals that reviewers kept, by rule, with 95 % exact intervals that take proposals as "
        f"independent: {'; '.join(said)}. These count the reviewed articles as they are, however they came "
        "to be reviewed. What the tagger misses shows only where reviewers added it."
    )


def _versions(codebook: str, rules: Sequence[str], models: Sequence[str]) -> str:
    return (
        f"annotate {__version__}; codebook {codebook}; rules {listed(rules) or 'unknown'}; "
        f"model {listed(models) or 'none'}."
    )
