"""Everything that stands behind one tag."""

from collections.abc import Mapping
from dataclasses import dataclass

from annotate.coding.codebook import LabelDefinition
from annotate.coding.precision import Record, proposers
from annotate.coding.reviews import renamed
from annotate.errors import UsageError
from annotate.languages import language_of
from annotate.records import Article, Decision, Publication, Review, Span, Tag
from annotate.steps.articles.find_articles import PREFIX
from annotate.steps.reviews.history import history
from annotate.steps.reviews.rule_precision import reviewed_precision
from annotate.text.sentences import sentences
from annotate.workspace import Workspace


@dataclass(frozen=True, kw_only=True)
class Explanation:
    """A tag with its article, its sentences, its label's section, what was decided, its proposers' records.

    The tag has the name that its label has today. `current` is False for a tag that reviewers were shown and
    that is no longer proposed. `definition` is None where the codebook no longer has the label. `decided` is
    what the reviews that count did with it.
    """

    tag: Tag
    current: bool
    article: Article
    publications: tuple[Publication, ...]
    sentence: Span
    definition: LabelDefinition | None
    decided: tuple[tuple[Review, Decision], ...]
    rules: Mapping[str, Record]


def explain(workspace: Workspace, name: str) -> Explanation:
    """The tag whose id begins with `name`, at least six characters. UsageError if none does, or several."""
    prefix = name.lower()
    if len(prefix) < PREFIX:
        raise UsageError(f"{name!r} is too short: give at least {PREFIX} characters of a tag's id")
    codebook = workspace.codebook()
    with workspace.store() as store:
        found = store.tags_named(prefix)
        if not found:
            raise UsageError(
                f"there is no tag {name!r} in the workspace: `annotate export tags` lists their ids"
            )
        if len(found) > 1:
            several = ", ".join(tag.id for tag in found[:5])
            raise UsageError(f"{name!r} begins {len(found)} tag ids: {several}; write more of one")
        (tag,) = renamed(found, codebook)
        article = store.article(tag.article_id)
        known = reviewed_precision(store, codebook)
        return Explanation(
            tag=tag,
            current=any(each.id == tag.id for each in store.tags(tag.article_id)),
            article=article,
            publications=store.publications(tag.article_id),
            sentence=_sentence(article, tag),
            definition=next((each for each in codebook.labels if each.name == tag.label), None),
            decided=tuple(
                (state.review, each)
                for state in history(store, codebook, tag.article_id).states
                if state.standing == "counts"
                for each in state.decisions
                if each.tag_id == tag.id
            ),
            rules={name: known.get(name, Record()) for name in proposers(tag.label, tag.rules, tag.origin)},
        )


def _sentence(article: Article, tag: Tag) -> Span:
    """The sentences that the tag touches, as one span."""
    touched = [
        (start, end)
        for start, end in sentences(article.text, language_of(article.language))
        if start < tag.end and tag.start < end
    ]
    return article.span(min(touched)[0], max(end for _, end in touched))
