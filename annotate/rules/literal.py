"""Expressions of a user's word list that are meant plainly ("tax regime"): no rule of the label finds them.

One that reviews suggested was chosen because people rejected certain proposals. On the articles with these it
holds only where the others would have suggested it as well: whoever measures there, or corrects a rate, must
find the tagger as it is elsewhere (`annotate.rules.suggested`).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from annotate.records import Article, digest
from annotate.rules.lexicon import Lexicon
from annotate.rules.lexicon_entry import LITERAL, SUGGESTED
from annotate.rules.rule import Match, Rule
from annotate.rules.suggested import LEAST_LITERAL, Evidence, earned, evidence
from annotate.text.reading import Reading


@dataclass(frozen=True)
class LiteralTerm:
    """One such expression, and what it was learned from; None for one that somebody wrote."""

    term: Lexicon
    learned: tuple[Evidence, ...] | None

    def holds(self, article_id: str, language: str) -> bool:
        """Whether it counts in this article."""
        spoken = self.term.language in (None, language)
        return spoken and (
            self.learned is None or earned(self.learned, without=article_id, least=LEAST_LITERAL)
        )


def literal_terms(found: Lexicon, file: str) -> Iterator[LiteralTerm]:
    """The literal rows of a word list. InputError names the row whose evidence cannot be read."""
    for each in found.entries:
        if each.sense == LITERAL:
            told = (
                evidence(each.articles, f"{file}, term {each.term!r}") if each.origin == SUGGESTED else None
            )
            yield LiteralTerm(Lexicon(found.language, (replace(each, sense=""),)), told)


def without_literal(rule: Rule, terms: Iterable[LiteralTerm]) -> Rule:
    """The rule without what it finds inside a literal expression."""
    kept = tuple(terms)
    if not kept:
        return rule

    @lru_cache(maxsize=4)
    def places(article: Article) -> tuple[tuple[int, int], ...]:
        holding = (each.term for each in kept if each.holds(article.id, article.language))
        return tuple((hit.start, hit.end) for term in holding for hit in term.find(article.text))

    def find(reading: Reading, number: int) -> Iterator[Match]:
        for match in rule.find(reading, number):
            if not any(start <= match.start and match.end <= end for start, end in places(reading.article)):
                yield match

    said = (value for each in kept for value in (each.term.digest, *(each.learned or ())))
    return replace(rule, find=find, digest=digest(rule.digest, *said))
