"""What reviewers decided, as a training set.

Untagged text of a submitted review is a negative for the labels that were offered then, and for no others;
text nobody reviewed is unknown. Where the reviewers of an article differ, the characters in question are
masked until somebody adjudicates (`annotate.coding.consensus`).
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from annotate.coding.codebook import Codebook
from annotate.coding.consensus import Consensus, consensus
from annotate.coding.pace import UNREAD
from annotate.coding.reviews import CodedReview, counting, left_unread, newest
from annotate.learn.dataset import LabelledArticle, TrainingSet
from annotate.records import Article


def from_reviews(
    articles: Sequence[Article],
    reviews: Iterable[CodedReview],
    codebook: Codebook,
    outlets: Mapping[str, str] | None = None,
) -> TrainingSet:
    """The training set of a workspace: `reviews` as they were pulled, `outlets` by article id.

    What reviewers decided together is `annotate.coding.consensus`. A label whose definition has changed since
    it was offered counts as not offered.
    """
    left_out: Counter[str] = Counter()
    people: dict[str, list[CodedReview]] = {}
    given = list(reviews)
    for review in newest(each.review for each in given):
        left_out["skipped"] += review.status == "skipped"
    left_out[UNREAD] += len(left_unread(given))
    for each in given:
        people.setdefault(each.review.article_id, []).append(each)
    labelled, reviewers = [], set[str]()
    for article in sorted(articles, key=lambda article: article.id):
        decided = consensus(people.pop(article.id, ()))
        if decided.flags:
            left_out[decided.flags[0]] += len(decided.answers)
            continue
        left_out["definitions changed since"] += sum(not each.offered for each in decided.answers)
        for each in decided.answers:
            if each.offered:
                changed = sorted(each.outdated & set(codebook.names))
                left_out.update(f"for {name} only: its definition changed since" for name in changed)
        if any(each.offered for each in decided.answers):
            labelled.append(_labelled(article, decided, (outlets or {}).get(article.id, "")))
            reviewers.update(each.reviewer for each in decided.answers)
    left_out["article superseded or gone"] += sum(len(counting(each)) for each in people.values())
    return TrainingSet(
        labels=tuple(name for name in codebook.names if any(name in each.offered for each in labelled)),
        articles=tuple(labelled),
        left_out={reason: number for reason, number in sorted(left_out.items()) if number},
        reviewers=tuple(sorted(reviewers)),
    )


def _labelled(article: Article, decided: Consensus, group: str) -> LabelledArticle:
    known = [each for each in decided.labels.values() if not each.outdated]
    return LabelledArticle(
        id=article.id,
        text=article.text,
        title_end=article.title_end,
        language=article.language,
        group=group,
        offered=frozenset(each.label for each in known),
        spans=tuple(sorted((*stretch, each.label) for each in known for stretch in each.positive)),
        masked=tuple(sorted((*stretch, each.label) for each in known for stretch in each.masked)),
        evidence=decided.informed,
    )
