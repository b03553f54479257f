"""An article as the model sees it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from scipy.sparse import csr_matrix

from annotate.learn.encoder import Encoder, Vectors
from annotate.learn.features import matrix
from annotate.learn.tokens import Tokens
from annotate.records import Article, Tag, Voice


@dataclass(frozen=True, kw_only=True, eq=False)
class Seen:
    """An article as the model sees it: its tokens, their features, and what the rules tagged.

    `vectors` are what an encoder makes of the tokens; None until they are looked at through one.
    """

    article: Article
    tokens: Tokens
    matrix: csr_matrix
    tags: tuple[Tag, ...]
    vectors: Vectors | None = None

    @classmethod
    def of(cls, article: Article, tokens: Tokens, tags: Sequence[Tag], voices: Sequence[Voice]) -> "Seen":
        """The article's features; of `tags`, the rules' own count."""
        ours = tuple(tag for tag in tags if tag.origin == "rule")
        return cls(article=article, tokens=tokens, matrix=matrix(article, tokens, ours, voices), tags=ours)

    def through(self, encoder: Encoder | None, cache: Path | None = None) -> "Seen":
        """The same with the vectors of `encoder`, and of no other; they are kept in the folder `cache`."""
        vectors = None if encoder is None else encoder.vectors(self.article, self.tokens, cache)
        return replace(self, vectors=vectors)
