"""Adjudicate one article without a server: what was chosen becomes a review like one that was pulled."""

from collections.abc import Collection, Sequence
from datetime import UTC, datetime

from annotate.coding.adjudication import adjudicate
from annotate.coding.annotations import Annotation, Region
from annotate.coding.codebook import Codebook
from annotate.coding.decisions import Page, Provenance, ReviewResult
from annotate.coding.staleness import offered
from annotate.coding.verdicts import Shown
from annotate.errors import RefusedError, UsageError
from annotate.moments import exact
from annotate.records import ADJUDICATION, Review, digest
from annotate.steps.adjudication.disputes import Disputed, disputed
from annotate.steps.articles.find_articles import find_articles
from annotate.steps.coders.people import code_called
from annotate.steps.tags.labels import record_use
from annotate.store import Store
from annotate.workspace import Workspace

SERVER = "terminal"  #: where such a review was made, in place of a server's name


def find(workspace: Workspace, wanted: str) -> Disputed:
    """The disputed article that is called `wanted`. UsageError where its coders differ about nothing."""
    with workspace.store() as store:
        return _find(workspace, store, wanted)


def adjudicator(workspace: Workspace, person: str) -> str:
    """The code under which `person` adjudicates: a coder keeps the one they code under."""
    with workspace.store() as store:
        return code_called(store, workspace.config.seed, person)


def _find(workspace: Workspace, store: Store, wanted: str) -> Disputed:
    (article_id,) = find_articles(store, [wanted])[:1]
    for each in disputed(store, workspace.codebook(), workspace.config.seed):
        if each.article.id == article_id and (each.dispute.disputed or each.dispute.flags):
            return each
    raise UsageError(
        f"nothing in article {article_id} is disputed: `annotate adjudicate --list` names what is"
    )


def submit(
    workspace: Workspace,
    about: Disputed,
    spans: Sequence[Shown],
    flags: Collection[str],
    *,
    person: str,
    seconds: float | None = None,
) -> Review:
    """Keep the spans that stand, and the answers about the article, as `person`'s adjudication of it.

    A later one by the same person replaces it. RefusedError where the coders' answers have changed since
    `about` was read: then nothing is kept.
    """
    codebook, name, at = workspace.codebook(), about.article.id, exact(datetime.now(UTC))
    who = adjudicator(workspace, person)
    said = Annotation(
        number=1,
        key=digest("resolve", name, who),
        made_at=at,
        decided_at=at,
        seconds=seconds,
        regions=tuple(Region(**each._asdict()) for each in spans),
        choices=frozenset(flags),
    )
    made = _adjudicated(about, said, codebook, who)
    with workspace.lock("adjudicate"), workspace.store() as store:
        if _find(workspace, store, name).dispute != about.dispute:
            raise RefusedError(
                f"the coders' answers to article {name} changed in the meantime, so nothing was kept: "
                "run this again"
            )
        with store.transaction():
            record_use(codebook, store)
            store.add_review(made.review, made.decisions, made.set_aside)
    return made.review


def _adjudicated(about: Disputed, said: Annotation, codebook: Codebook, who: str) -> ReviewResult:
    """What was said, as of a page that showed every version."""
    page = Page(
        article=about.article,
        text=about.article.text,
        shown="tags",
        tags=about.dispute.shown,
        labels_offered=offered(codebook.digests),
        codebook_version=codebook.version,
    )
    whose = Provenance(
        reviewer=who,
        server=SERVER,
        project=0,
        sampled_by=ADJUDICATION,
        inclusion_probability=None,
        purpose="adjudication",
    )
    return adjudicate(said, page, codebook, whose, about.dispute.coders)
