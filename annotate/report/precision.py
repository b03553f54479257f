"""What reviews say about the tagger (how often each rule was right) and about each other (agreement)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from annotate.records import Tag
from annotate.report.proposals import binomial_interval
from annotate.report.summary import Summary


@dataclass(frozen=True, kw_only=True)
class Precision:
    """Of `judged` proposals that people decided about, how many they kept, moved ends included."""

    right: int = 0
    judged: int = 0

    @property
    def interval(self) -> tuple[float, float]:
        """95 % exact interval of the share that was right; (0, 1) where nothing was judged."""
        return binomial_interval(self.right, self.judged)

    def __add__(self, other: "Precision") -> "Precision":
        """Both together."""
        return Precision(right=self.right + other.right, judged=self.judged + other.judged)


@dataclass(frozen=True, kw_only=True)
class Agreement:
    """Of the spans that anybody marked in `articles` that several people reviewed, how many all marked."""

    articles: int = 0
    marked: int = 0
    by_all: int = 0

    def __add__(self, other: "Agreement") -> "Agreement":
        """Both together."""
        return Agreement(
            articles=self.articles + other.articles,
            marked=self.marked + other.marked,
            by_all=self.by_all + other.by_all,
        )


def agreement(summary: Summary) -> Agreement:
    """How far the reviewers of an article agree; nothing where there are not several."""
    if len(summary.reviewers) < 2:
        return Agreement()
    by_all, differing = len(summary.status("approved")), len(summary.status("disputed"))
    return Agreement(articles=1, marked=by_all + differing, by_all=by_all)


def precision(summary: Summary, shown: Iterable[Tag] = ()) -> Mapping[str, Precision]:
    """How often each rule was right in an article, by rule id, in any voice.

    `shown` are the tags that reviewers saw: with them, a rule whose span got another label is judged too.
    What reviewers differ about is left out.
    """
    rules = {tag.id: tag.rules for tag in (*summary.tags, *shown)}
    found: dict[str, Precision] = {}
    for each in summary.status("approved", "rejected"):
        kept = each.status == "approved" and each.was is None
        for rule in each.rules or rules.get(each.tag_id or "", ()):
            found[rule] = found.get(rule, Precision()) + Precision(right=int(kept), judged=1)
    return found


def together(parts: Iterable[Mapping[str, Precision]]) -> Mapping[str, Precision]:
    """The same over several articles, rules in alphabetical order."""
    total: dict[str, Precision] = {}
    for part in parts:
        for rule, each in part.items():
            total[rule] = total.get(rule, Precision()) + each
    return dict(sorted(total.items()))
