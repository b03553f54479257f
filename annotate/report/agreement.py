"""What reviews say about each other: how far people agree."""

from dataclasses import dataclass

from annotate.report.summary import Summary


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
    return Agreement(articles=1, marked=summary.marked, by_all=summary.agreed)
