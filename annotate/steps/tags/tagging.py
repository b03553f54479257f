"""The tagger as users get it: rules of the codebook, the user's lexicons, and a model if there is one."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import TYPE_CHECKING

from annotate.batches import batches
from annotate.coding.codebook import Codebook
from annotate.coding.installed import packaged_codebook
from annotate.coding.reasons import explained
from annotate.config import SETTINGS
from annotate.labels import labels as shipped_labels
from annotate.labels import lexicon_rules
from annotate.languages import language_of
from annotate.learn.manifest import read_manifest
from annotate.learn.registry import read
from annotate.records import Article, Tagged, digest
from annotate.rules.choice import chosen
from annotate.rules.rule import Label
from annotate.rules.suggested import Suggested, suggested
from annotate.rules.tagger import tag as tag_by_rules
from annotate.rules.version import label_versions, rules_version
from annotate.steps.tags.models import find_model
from annotate.text.pipeline import Pipeline, Pipelines
from annotate.text.reading import Reading, parse
from annotate.workspace import Workspace

if TYPE_CHECKING:
    from annotate.learn.scorer import Scorer

BATCH = 32  #: articles tagged at once; bounds the memory that parses take


@dataclass(frozen=True, kw_only=True)
class Tagger:
    """Articles in, what was found in them out. Nothing is remembered between calls but loaded pipelines.

    `suggested` are the rows of word lists that reviews suggested, for whoever measures on reviewed articles.
    """

    codebook: Codebook
    labels: tuple[Label, ...]
    pipelines: Mapping[str, Pipeline]
    scorer: "Scorer | None" = None
    suggested: Suggested = field(default_factory=Suggested)

    def version(self, language: str) -> str:
        """Names all that decides what is found in an article of `language`; stale tags have another.

        JSON: the model's id, and for each label a digest of its definition and of its rules' version.
        """
        return self._versions(language)

    @cached_property
    def _versions(self) -> Callable[[str], str]:
        return cache(self._version)  # asked for every article

    def _version(self, language: str) -> str:
        rules = label_versions(self.labels, self.pipelines[language])
        by_label = {name: digest(rules.get(name, ""), each) for name, each in self.codebook.digests.items()}
        scorer = self._scorer(language)
        return json.dumps({"model": scorer.id if scorer else None, "labels": by_label})

    def rules_version(self, language: str) -> str:
        """Names the rules, word lists and pipeline that tag an article of `language`."""
        return rules_version(self.labels, self.pipelines[language])

    def searches(self, language: str) -> frozenset[str]:
        """The labels that a rule or the model looks for in an article of `language`."""
        rules = (rule for label in self.labels for rule in label.rules)
        found = {rule.label for rule in rules if rule.languages is None or language in rule.languages}
        scorer = self._scorer(language)
        return frozenset(found).union(scorer.manifest.labels if scorer else ())

    @property
    def warnings(self) -> tuple[str, ...]:
        """What is missing, in sentences, for the languages that were met so far."""
        met = sorted(self.pipelines.items())
        missing = [each.warning for _, each in met if each.warning]
        for code, pipeline in met:
            if pipeline.parses and self.scorer is not None and self._scorer(code) is None:
                name = language_of(code).name
                missing.append(
                    f"Model {self.scorer.id} learned from no article in {name} and was not measured there: "
                    f"tags in {name} are the rules' alone, without scores. To let it score them all the same "
                    f"set `score_all_languages = true` in {SETTINGS}."
                )
        return tuple(missing)

    def _scorer(self, language: str) -> "Scorer | None":
        return self.scorer if self.scorer is not None and self.scorer.scores(language) else None

    def __call__(self, articles: Sequence[Article]) -> list[Tagged]:
        """What is found in each article, in the order given."""
        return [tagged for batch in batches(articles, BATCH) for tagged, _ in self.read(batch)]

    def read(self, articles: Sequence[Article]) -> list[tuple[Tagged, Reading]]:
        """The same, each with its reading, for whoever needs the words again. Holds all parses at once."""
        readings = [Reading(article, self.pipelines[article.language]) for article in articles]
        by_number: dict[int, Tagged] = {}  # two articles may have one text, and differ in what is quoted
        for language in dict.fromkeys(article.language for article in articles):
            numbers = [number for number, article in enumerate(articles) if article.language == language]
            spoken = [readings[number] for number in numbers]
            scorer = self._scorer(language)
            if scorer is not None:  # it needs every sentence, and together they are parsed far quicker
                parse((each, range(len(each.sentences))) for each in spoken)
            found = tag_by_rules(
                spoken,
                self.labels,
                codebook_version=self.codebook.version,
                rules_version=self.rules_version(language),
            )
            if scorer is not None:
                found = scorer(found, spoken)
            by_number |= zip(numbers, found, strict=True)
        return [(by_number[number], reading) for number, reading in enumerate(readings)]


def tagger(workspace: Workspace | None = None, model: str = "none") -> Tagger:
    """The tagger of a workspace, by its codebook, lexicons and choice of rules; `model` as in `find_model`.

    Without a workspace, the codebook that comes with the program. Rules of labels that the codebook lacks are
    left out. A pipeline is loaded when the first article of its language comes, the model itself when the
    first article is scored. InputError names a rule in the settings that there is not.
    """
    codebook = packaged_codebook() if workspace is None else workspace.codebook()
    labels = shipped_labels(codebook.names, was={label.name: label.was for label in codebook.labels})
    learned = Suggested()
    if workspace is not None:
        labels = lexicon_rules(workspace.data / "lexicons", labels)
        learned = suggested(workspace.data / "lexicons")
    labels = explained(labels, {each.name: each.reasons for each in codebook.labels}, codebook.source)
    if workspace is not None:
        labels = chosen(labels, workspace.config.rules, workspace.root / SETTINGS)
    return Tagger(
        codebook=codebook,
        labels=labels,
        pipelines=Pipelines(),
        scorer=_scorer(workspace, model),
        suggested=learned,
    )


def _scorer(workspace: Workspace | None, model: str) -> "Scorer | None":
    if model == "none":
        return None
    place = find_model(workspace, model)
    if place is None:
        return None
    from annotate.learn.scorer import Scorer

    return Scorer(
        manifest=read_manifest(place),
        load=lambda: read(place)[0],
        cache=None if workspace is None else workspace.cache,
        everywhere=workspace is not None and workspace.config.score_all_languages,
    )
