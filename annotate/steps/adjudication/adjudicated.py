"""What an adjudicator did, as `pull` finds it: beside all the versions that stood on the page."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from annotate.coding.adjudication import adjudicate, dispute
from annotate.coding.annotations import Annotation
from annotate.coding.codebook import Codebook
from annotate.coding.decisions import Page, Provenance, ReviewResult, as_shown
from annotate.coding.verdicts import Shown
from annotate.steps.reviews.coded import coded_reviews
from annotate.store import Store
from annotate.studio.answers import read_prediction
from annotate.studio.client import Studio


@dataclass(frozen=True)
class Adjudications:
    """The adjudicators' project `project` of a server; what stands in it is asked for when it is needed."""

    store: Store
    studio: Studio
    project: int

    def decide(
        self, annotation: Annotation, page: Page, codebook: Codebook, provenance: Provenance
    ) -> ReviewResult:
        """What was decided, on a page that held every version which the server has of the article."""
        article = page.article.id
        page = replace(page, shown="tags", tags=self._versions.get(article, ()))
        coded = coded_reviews(self.store, codebook, article).get(article, ())
        return adjudicate(annotation, page, codebook, provenance, dispute(coded, codebook, 0).coders)

    @cached_property
    def _versions(self) -> Mapping[str, tuple[Shown, ...]]:
        """The spans of all versions, each once, by article."""
        articles = {
            each.task_id: each.article_id for each in self.store.tasks(self.studio.name, self.project)
        }
        found = self.studio.regions(self.project, list(articles))
        said = {task: read_prediction({"result": list(regions)}) for task, regions in found.items()}
        return {
            articles[task]: tuple({each.id: each for each in as_shown(all_.regions)}.values())
            for task, all_ in said.items()
            if all_ is not None
        }
