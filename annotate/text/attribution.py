"""The sourcing ladder: every claim a text hands to a source, with the rung that source stands on."""

from collections.abc import Sequence

from annotate.records import Article, Attribution
from annotate.text.claim import Claim


def attributions(article: Article, claims: Sequence[Claim]) -> tuple[Attribution, ...]:
    """The attributions of an article, by start, given the claims that it hands to a source.

    Rungs: `named` (a person, organisation, medium or document by name), `role` (an office that can be asked:
    "the foreign minister", "a spokesman"), `anonymous` ("sources", "unnamed officials"), `vague` ("critics",
    "experts", "reports"), `agentless` ("it is believed", "reportedly").
    """
    return tuple(
        Attribution(
            article_id=article.id,
            start=claim.start,
            end=claim.end,
            text=article.text[claim.start : claim.end],
            rung=claim.rung,
            source=article.span(*claim.source) if claim.source is not None else None,
            content=article.span(*claim.contents[0]) if claim.contents else None,
        )
        for claim in claims
    )
