"""A trained model as the tagger uses it: scores for the rules' tags, and the spans that the rules missed."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from annotate.languages import language_of
from annotate.languages.language import QUOTATION_MARKS
from annotate.learn.candidates import Scored
from annotate.learn.featurise import featurise
from annotate.learn.manifest import ModelManifest
from annotate.learn.model import Model
from annotate.records import Tag, Tagged
from annotate.text.reading import Reading

KEPT = 0.5  #: share of its label's threshold from which a model's own span is stored, though not shown


@dataclass(frozen=True, kw_only=True)
class Scorer:
    """Puts a probability on each rule tag of the model's labels and adds the model's own spans.

    A tag whose score is below its label's entry in `thresholds` is kept and not shown. Tags of labels that
    the model has not learned are left as they are. What the model's encoder makes of an article is kept in
    the folder `cache`. Whoever only asks what scored a tag needs the manifest: `load` reads the model itself
    when the first article is scored. In languages that it did not learn from nobody measured it: it is for
    them only if told to score `everywhere`.
    """

    manifest: ModelManifest
    load: Callable[[], Model]
    cache: Path | None = None
    everywhere: bool = False

    @cached_property
    def model(self) -> Model:
        """The model itself."""
        return self.load()

    @property
    def id(self) -> str:
        """The model's id, written into every tag that it scored."""
        return self.manifest.id

    def scores(self, language: str) -> bool:
        """Whether it is for articles of this language (ISO 639-1)."""
        return self.everywhere or not self.manifest.languages or language in self.manifest.languages

    def __call__(self, tagged: Sequence[Tagged], readings: Sequence[Reading]) -> list[Tagged]:
        """The articles with scored tags, in the order given; article and reading must belong together."""
        return [self._scored(found, reading) for found, reading in zip(tagged, readings, strict=True)]

    def _scored(self, tagged: Tagged, reading: Reading) -> Tagged:
        scored = self.model.predict(featurise(tagged, reading).with_encoder(self.model.encoder, self.cache))
        scores = {each.candidate.tag.id: each.score for each in scored if each.candidate.tag is not None}
        rules = [
            replace(tag, score=scores[tag.id], model_version=self.id) if tag.id in scores else tag
            for tag in tagged.tags
        ]
        tags = sorted(
            [*rules, *self._found(scored, tagged, reading)], key=lambda tag: (tag.start, tag.end, tag.label)
        )
        return replace(tagged, tags=tuple(tags))

    def _found(self, scored: Sequence[Scored], tagged: Tagged, reading: Reading) -> Iterator[Tag]:
        article = tagged.article
        for each in scored:
            candidate = each.candidate
            if candidate.tag is not None or each.score < KEPT * self.model.thresholds[candidate.label]:
                continue
            cue = article.text[candidate.cue[0] : candidate.cue[1]]
            language = language_of(article.language)
            yield replace(
                reading.tag(candidate.label, candidate.start, candidate.end, "model"),
                cue=cue,
                reason=language.scored.format(
                    articles=len(self.manifest.articles),
                    percent=round(100 * each.score),
                    any_label=language.any_label * candidate.any_label,
                    cue=cue.strip(QUOTATION_MARKS),
                ),
                score=each.score,
                codebook_version=tagged.tags[0].codebook_version if tagged.tags else "",
                rules_version=tagged.tags[0].rules_version if tagged.tags else "",
                model_version=self.id,
            )
