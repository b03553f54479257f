"""The methods paragraph that a paper or a court annex needs; a comparison has the same parts."""

from collections.abc import Mapping, Sequence

from annotate import __version__
from annotate.coding.agreement.measure import Measure
from annotate.coding.agreement.unitizing import alpha_of
from annotate.coding.precision import Records, is_label
from annotate.records import Publication
from annotate.report.coders.words import whole
from annotate.report.corpus_words import beside, proposers_of
from annotate.report.flow import in_words
from annotate.report.remarks import unread, unseen
from annotate.report.settlement import settlement
from annotate.report.study_words import assignment
from annotate.report.summary import Summary
from annotate.report.vocabulary import listed, plural, whereabouts

_BESIDE = "Rates are shown beside those of other articles."
NO_WIDER = "Approved means approved under the codebook; it does not say whether a statement holds."


def summary_methods(summary: Summary) -> str:
    """How the numbers of one article came about, as paragraphs with a heading word each."""
    said = coding(
        summary.codebook_version,
        {label.name: label.title for label in summary.labels},
        summary.reviewers,
        summary.corpus.alphas if summary.corpus is not None else {},
        blind=summary.study is not None and summary.study.blind > 0,
    )
    return paragraphs(
        Sample=_sample(summary),
        Flow=f"The workspace of this article: {in_words(summary.flow)}" if summary.flow else "",
        Cleaning=cleaning(summary.publications, len(summary.article.removed)),
        Coding=" ".join(
            [
                said,
                *([unread(summary)] if summary.unread else []),
                *([unseen(summary)] if summary.unseen else []),
            ]
        ),
        Assignment=assignment(summary.study),
        Adjudication=settlement(
            [summary.adjudicator] if summary.adjudicator else [],
            [summary.policy] if summary.policy else [],
            len(summary.status("disputed")),
            summary.reviewers,
        ),
        Errors=errors(_behind(summary)),
        Estimator=(
            f"{_basis(summary)} A rate is occurrences per 1,000 words of the outlet’s own voice, headline "
            "included; quoted and reported speech are counted apart. Repeats are not independent: intervals "
            "are 95 % exact Poisson (Garwood 1936) of the number of different wordings (equal but for "
            "capitals, blanks and apostrophes) in a text of this length, and of occurrences only where no "
            "wording repeats. They cover chance in how often such wording occurs, not mistakes in tagging. "
            f"{NO_WIDER}"
        ),
        Others=f"{_BESIDE} {beside(summary)}" if summary.corpus else "",
        Versions=versions(
            summary.codebook_version,
            [summary.rules_version] if summary.rules_version else [],
            [summary.model_version] if summary.model_version else [],
        ),
    )


def _sample(summary: Summary) -> str:
    article = summary.article
    ran = sorted({", ".join(filter(None, (p.outlet, p.published))) for p in summary.publications} - {""})
    return (
        f"One article ({listed(ran) or whereabouts(summary.source)}; language {article.language}, "
        f"{plural(summary.total_words, 'word')}, of these {summary.words['outlet']:,} in the outlet’s own "
        f"voice; text sha256 {article.text_sha256})."
    )


def _basis(summary: Summary) -> str:
    if summary.basis == "proposed":
        return "Nobody has reviewed it: rates count what rules and model propose."
    if not summary.status("disputed"):
        return "Rates count the spans that reviewers approved."
    return (
        "Rates count the spans that reviewers approved; where they differ, a rate runs from the fewest to "
        "the most that any of them marked, and its interval from the lower end’s to the upper end’s."
    )


def _behind(summary: Summary) -> Records:
    """How whatever proposed the spans of an article fared, in all of its workspace where there is one."""
    if summary.corpus is None:
        return summary.records
    proposed = {name for each in summary.evidence for name in proposers_of(each)}
    return {name: each for name, each in summary.corpus.records.items() if name in proposed}


def paragraphs(**parts: str) -> str:
    """The parts that say anything, each under its name."""
    return "\n\n".join(f"{name}. {text}" for name, text in parts.items() if text) + "\n"


def cleaning(publications: Sequence[Publication], removed: int) -> str:
    """How the texts were cleaned, and how much went."""
    cleaners = sorted({each.cleaner_version for each in publications if each.cleaner_version})
    by = f" (cleaner {listed(cleaners)})" if cleaners else ""
    return (
        f"Text was cleaned by rule before coding{by}; {plural(removed, 'passage')} taken out, each listed "
        "with its reason. The text did not change after that."
    )


def coding(
    version: str,
    labels: Mapping[str, str],
    reviewers: Sequence[str],
    alphas: Mapping[str, Measure],
    *,
    blind: bool = False,
) -> str:
    """Under which codebook the tags were reviewed, by whom, and how far they agree.

    `labels` are titles by name, `alphas` unitizing alpha by name.
    """
    said = f"Codebook {version}, labels: {listed([*labels.values()])}. "
    if not reviewers:
        return said + "No person reviewed the tags."
    said += (
        f"{plural(len(reviewers), 'reviewer')} ({listed(reviewers)}) accepted, rejected, moved and added "
        "tags with the proposals of rules and model in view"
        f"{', but for articles shown without (see Assignment)' if blind else ''}. "
    )
    found = {title: alphas.get(name, alpha_of((), seed=0)) for name, title in labels.items()}
    articles = max((each.articles for each in found.values()), default=0)
    if not articles:
        return said + "No article was reviewed by several people, so agreement is not known."
    return said + (
        f"Agreement before anything was settled, over {plural(articles, 'article')} of the workspace that "
        "several people coded, as unitizing alpha |uα with its 95 % bootstrap interval over articles (marked "
        "or not, by character; 1 is perfect, 0 what chance gives; Krippendorff et al. 2016): "
        f"{'; '.join(f'{title} {whole(each)}' for title, each in found.items())}."
    )


def errors(records: Records) -> str:
    """How often proposals were kept, by rule."""
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


def versions(codebook: str, rules: Sequence[str], models: Sequence[str]) -> str:
    """What made the numbers."""
    return (
        f"annotate {__version__}; codebook {codebook}; rules {listed(rules) or 'unknown'}; "
        f"model {listed(models) or 'none'}."
    )
