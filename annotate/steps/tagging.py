"""The tagger as users get it: rules of the codebook's labels, the user's lexicons, and a model if there is one."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from annotate.codebook import Codebook
from annotate.labels import labels as shipped_labels
from annotate.labels import lexicon_rules
from annotate.records import Article, Tagged, digest
from annotate.rules.rule import Label
from annotate.rules.tagger import rules_version
from annotate.rules.tagger import tag as tag_by_rules
from annotate.text.pipeline import Pipeline, pipelines
from annotate.text.reading import Reading

if TYPE_CHECKING:
    from annotate.learn.scorer import Scorer

BATCH = 32  #: articles tagged at once; bounds the memory that parses take


@dataclass(frozen=True, kw_only=True)
class Tagger:
    """Articles in, what was found in them out. Nothing is remembered between calls."""

    codebook: Codebook
    labels: tuple[Label, ...]
    pipelines: Mapping[str, Pipeline]
    rules_version: str
    scorer: "Scorer | None" = None

    @property
    def version(self) -> str:
        """Names everything that decides what is found: when it differs, tags are stale."""
        return digest(self.codebook.digest, self.rules_version, self.scorer.id if self.scorer else "")

    def __call__(self, articles: Sequence[Article]) -> list[Tagged]:
        """What is found in each article, in the order given."""
        return [tagged for batch in _batches(articles) for tagged, _ in self.read(batch)]

    def read(self, articles: Sequence[Article]) -> list[tuple[Tagged, Reading]]:
        """The same, each with its reading, for whoever needs the words again."""
        readings = [Reading(article, self.pipelines[article.language]) for article in articles]
        found = tag_by_rules(
            readings, self.labels, codebook_version=self.codebook.version, rules_version=self.rules_version
        )
        if self.scorer is not None:
            found = self.scorer(found, readings)
        return list(zip(found, readings, strict=True))


def tagger(
    codebook: Codebook,
    languages: Sequence[str],
    *,
    lexicons: Path | None = None,
    scorer: "Scorer | None" = None,
) -> Tagger:
    """The tagger for a codebook: pipelines for `languages` are loaded, rules of labels it lacks are left out.

    `lexicons` is a folder of the user's word lists, one TSV per label.
    """
    labels = tuple(label for label in shipped_labels() if label.name in codebook.names)
    if lexicons is not None:
        labels = lexicon_rules(lexicons, labels)
    read_by = pipelines(sorted(set(languages)))
    return Tagger(
        codebook=codebook,
        labels=labels,
        pipelines=read_by,
        rules_version=rules_version(labels, read_by),
        scorer=scorer,
    )


def _batches(articles: Sequence[Article]) -> Iterator[Sequence[Article]]:
    for first in range(0, len(articles), BATCH):
        yield articles[first : first + BATCH]
