"""Articles as the model sees them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from scipy.sparse import csr_matrix

from annotate.learn.dataset import LabelSpan
from annotate.learn.encoder import Encoder, Vectors
from annotate.learn.features import matrix
from annotate.learn.tokens import Tokens
from annotate.records import Article, Tag, Tagged
from annotate.text.reading import Reading


@dataclass(frozen=True, kw_only=True, eq=False)
class FeaturisedArticle:
    """An article with its tokens, their features, and what the rules tagged.

    `vectors` are what an encoder makes of the tokens; None without one.
    """

    article: Article
    tokens: Tokens
    matrix: csr_matrix
    tags: tuple[Tag, ...]
    vectors: Vectors | None = None

    @property
    def words(self) -> Sequence[str]:
        """The text of each token."""
        text, ends = self.article.text, zip(self.tokens.start, self.tokens.end, strict=True)
        return [text[start:end] for start, end in ends]

    @property
    def rule_spans(self) -> list[LabelSpan]:
        """What the rules alone propose."""
        return [(tag.start, tag.end, tag.label) for tag in self.tags]

    def with_encoder(self, encoder: Encoder | None, cache: Path | None = None) -> "FeaturisedArticle":
        """The same with the vectors of `encoder`, and of no other; they are kept in the folder `cache`."""
        vectors = None if encoder is None else encoder.vectors(self.article, self.tokens, cache)
        return replace(self, vectors=vectors)


def featurise(tagged: Tagged, reading: Reading, cache: Path | None = None) -> FeaturisedArticle:
    """The article with its features; of its tags, the rules' own count. Its parse is kept in `cache`."""
    tokens = Tokens.of(reading, cache)
    ends = zip(tokens.start.tolist(), tokens.end.tolist(), strict=True)
    voices = [reading.voice(start, end) for start, end in ends]
    tags = tuple(tag for tag in tagged.tags if tag.origin == "rule")
    features = matrix(tagged.article, tokens, tags, voices)
    return FeaturisedArticle(article=tagged.article, tokens=tokens, matrix=features, tags=tags)
