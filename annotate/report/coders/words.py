"""The words and cells that all forms of agreement share, and what each number means in a sentence."""

from collections.abc import Iterator

from annotate.coding.agreement.effect import SuggestionEffect
from annotate.coding.agreement.figures import Agreement, Figures
from annotate.coding.agreement.measure import Measure
from annotate.coding.agreement.suggestions import Pull, Suggestions
from annotate.coding.resampling import REPLICATES
from annotate.report.coders.study import Study
from annotate.report.vocabulary import listed, plural

ALL = "all labels"
SEVERAL = 10_000  #: more articles than that are said to be too many

ALPHA = (
    "Alpha: how far coders mark the same characters. 1 is perfect, 0 is what chance gives (unitizing alpha "
    "|uα, marked or not; Krippendorff, Mathet, Bouvry and Widlöcher 2016)."
)
EXACT = "F1 exact: of two coders’ spans, the share that the other one has, too, with both ends and the label."
OVERLAPPING = "F1 overlap: the same, where it is enough that two spans of one label share a character."
BELOW = (
    "Below: the probability that alpha lies under the target. More: about how many more articles like these, "
    "coded by several people, would settle on which side it lies."
)
SENTENCES = "Alpha by sentence: the same for sentences, marked or not (nominal alpha; Krippendorff 2011)."
KAPPA = "Kappa: Cohen’s kappa by sentence; of several pairs of coders their mean."
LABELS = "Labels: where several coders marked the same words, how far they gave them the same label (cuα)."
GAMMA = (
    "Gamma: how well coders’ spans can be lined up, by place and label (Mathet, Widlöcher and Métivier 2015)."
)
AGAIN = "Again: how far a coder’s second coding of an article agrees with the first."

RECALL = (
    "Recall: of the spans of people who saw no tags, the share that a proposal of the same label overlaps. "
    "Where people and rules miss the same things, it is higher than against the truth."
)
ADJUDICATED = "Recall, adjudicated: the same against what was adjudicated of two such codings."
EFFECT = (
    "Kept less added: the share of shown tags that people keep, less the share of hidden tags that they mark "
    "by themselves. That is how far suggestions pull; it needs no truth."
)
SPLIT = "Right and wrong tags are told apart only in articles that somebody adjudicated."


def heading(study: Study) -> str:
    """Who coded how much, and what their pages held."""
    found = study.agreement
    coders = plural(len(found.coders), "coder")
    if not found.articles:
        return (
            f"{coders.capitalize()}, and no article that two of them coded: nothing can agree or differ yet."
        )
    return f"{coders.capitalize()}, and {plural(found.articles, 'article')} coded by several of them."


def lacking(study: Study) -> str:
    """What is missing for agreement, and which command mends it; empty where nothing is."""
    if study.agreement.articles:
        return ""
    if study.planned:
        given = f"{plural(study.planned, 'article')} {'is' if study.planned == 1 else 'are'}"
        return (
            f"{given} given to several coders: `annotate pull` fetches what they did, and `annotate "
            "progress` says how far each of them is."
        )
    if not study.agreement.coders:
        return "Nobody has coded anything, as far as was pulled: `annotate pull` fetches what people did."
    return (
        "`annotate assign --coders NAMES --double 0.2` gives a fifth of the articles that nobody has coded "
        "yet to two coders each; in an open assignment `annotate progress --recode ARTICLE --because WHY` "
        "gives one that is coded to another coder."
    )


def remarks(study: Study) -> Iterator[str]:
    """What has to be known of these figures."""
    tags, both = study.shown.get("tags", 0), study.shown.get("both", 0)
    if tags or both:
        mixed = f", in {both:,} some did" if both else ""
        yield (
            f"In {plural(tags, 'article')} all coders saw proposed tags{mixed}: where both follow the same "
            "proposals, they agree without having found anything."
        )
    if study.shown.get("nothing"):
        yield f"In {plural(study.shown['nothing'], 'article')} nobody saw proposed tags."
    if study.left_out:
        reasons = [f"{plural(count, 'review')} ({reason})" for reason, count in study.left_out.items()]
        yield f"Left out: {listed(reasons)}."


def value(measure: Measure) -> str:
    """A figure alone."""
    return "–" if measure.value is None else number(measure.value)


def number(figure: float) -> str:
    """Two decimals, with a minus sign that is one."""
    return f"{figure:.2f}".replace("-0.00", "0.00").replace("-", "−")


def interval(measure: Measure) -> str:
    """The interval of a figure, or why there is none."""
    if measure.value is None:
        return f"not defined: {measure.reason}"
    if measure.interval is None:
        return f"no interval: {measure.reason}"
    return " to ".join(number(end) for end in measure.interval)


def whole(measure: Measure) -> str:
    """A figure with its interval, in one cell."""
    if measure.value is None:
        return interval(measure)
    return f"{value(measure)} ({interval(measure)})"


def below(measure: Measure, target: float) -> str:
    """The probability that it is below the target."""
    chance = measure.below(target)
    if chance is None:
        return "–"
    return "< 1 %" if chance < 0.01 else "> 99 %" if chance > 0.99 else f"{chance:.0%}".replace("%", " %")


def more(measure: Measure, target: float) -> str:
    """How many more articles would settle it."""
    needed = measure.more(target)
    if needed is None:
        return "–"
    return "settled" if not needed else f"{needed:,} more" if needed <= SEVERAL else f"over {SEVERAL:,} more"


def share(part: float) -> str:
    """A share in per cent."""
    return f"{100 * part:.0f} %" if part >= 0.01 else "under 1 %"


def pairs(found: Agreement) -> Iterator[tuple[str, Figures]]:
    """Each pair of coders, by their codes."""
    yield from ((" and ".join(pair), each) for pair, each in found.pairs.items())


def rows(found: Agreement) -> Iterator[tuple[str, Figures]]:
    """All labels together, then each by itself."""
    yield ALL, found.overall
    yield from found.labels.items()


def pulls(found: Suggestions) -> Iterator[tuple[str, Pull]]:
    """All labels together, then each by itself."""
    yield ALL, found.overall
    yield from found.labels.items()


def effects(found: Suggestions) -> Iterator[tuple[str, SuggestionEffect]]:
    """The effect of all tags, and where somebody adjudicated of right and of wrong ones."""
    yield "all tags", found.overall.effect
    if found.settled:
        yield "right tags", found.overall.right
        yield "wrong tags", found.overall.wrong


def meanings(study: Study) -> Iterator[str]:
    """What each number means, in a sentence."""
    found = study.agreement
    if not (found.articles or found.again or study.suggestions):
        return
    if found.articles or found.again:
        yield from (ALPHA, EXACT, OVERLAPPING)
    if found.articles:
        yield BELOW
    if found.articles and found.overall.kappa is not None:
        yield from (SENTENCES, KAPPA, LABELS)
    if found.gamma is not None:
        yield f"{GAMMA} Its random part is drawn with seed {found.seed}."
    if found.again:
        yield AGAIN
    if study.suggestions is not None:
        yield from (RECALL, EFFECT)
        if study.suggestions.settled:
            yield from (ADJUDICATED, SPLIT)
    yield (
        f"Intervals are of 95 %, from articles drawn again {REPLICATES:,} times with seed {found.seed}: they "
        "hold for other articles like these, coded by the same people."
    )
