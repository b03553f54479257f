"""The sourcing ladder: every claim a text hands to a source, with the rung that source stands on."""

from typing import TYPE_CHECKING

from annotate.records import Attribution

if TYPE_CHECKING:
    from annotate.text.reading import Reading


def attributions(reading: "Reading") -> tuple[Attribution, ...]:
    """The attributions of an article, by start.

    Rungs: `named` (a person, organisation, medium or document by name), `role` (an office that can be asked:
    "the foreign minister", "a spokesman"), `anonymous` ("sources", "unnamed officials"), `vague` ("critics",
    "experts", "reports"), `agentless` ("it is believed", "reportedly").
    """
    article = reading.article
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
        for claim in reading.claims
    )
