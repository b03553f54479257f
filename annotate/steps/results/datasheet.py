"""The datasheet of the workspace, from what is stored."""

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import PurePath

from annotate import __version__
from annotate.parse import address
from annotate.report.datasheet import Datasheet
from annotate.steps.coders.assignments import finished
from annotate.steps.results.flow import flow
from annotate.steps.reviews.coded import coded_reviews
from annotate.workspace import Workspace


def datasheet(workspace: Workspace) -> Datasheet:
    """What can be said of all that the workspace holds; of people there are codes only."""
    codebook = workspace.codebook()
    with workspace.store() as store:
        known = {article.id: article.language for article in store.articles()}
        places = [each for each in store.publications() if each.article_id in known]
        reviews = [each.review for found in coded_reviews(store, codebook).values() for each in found]
        submitted = [each for each in reviews if each.status == "submitted"]
        dates = sorted(each.published for each in places if each.published)
        having = {
            "without an outlet": {each.article_id for each in places if each.outlet},
            "without a date": {each.article_id for each in places if each.published},
            "not tagged": set(store.outlet_words()),
        }
        return Datasheet(
            flow=flow(store, codebook),
            sources=_counted(_place(each.source) for each in places),
            outlets=_counted(each.outlet for each in places if each.outlet),
            languages=_counted(known.values()),
            dates=(dates[0], dates[-1]) if dates else None,
            coders=_counted(each.reviewer for each in submitted),
            books=_counted(each.codebook_version for each in submitted),
            missing={lack: len(known.keys() - there) for lack, there in having.items()},
            sampling=_counted(each.sampled_by for each in store.tasks()),
            study=store.study_design(finished(store)),
            notes=workspace.config.datasheet,
            versions={"annotate": __version__, "codebook": codebook.version},
        )


def _place(source: str) -> str:
    """The host of an address, or the name of the folder that a file lay in."""
    if "://" in source:
        return address(source).hostname or source
    folder = PurePath(source.partition("#")[0]).parent.name
    return folder if folder not in ("", "..") else "files"


def _counted(names: Iterable[str]) -> Mapping[str, int]:
    """How often each occurs, the most frequent first."""
    return dict(sorted(Counter(names).items(), key=lambda each: (-each[1], each[0])))
