"""Articles ready to be sent to Label Studio, and what of them stands there."""

from typing import Any

from annotate.records import Article, Tag, Tagged
from annotate.studio.client import Studio
from annotate.workspace import Workspace
from tests.studio.material import tag


def fill(workspace: Workspace, articles: list[Article], version: str = "rules 1", **more: Any) -> None:
    """Articles with two tags each, as the tagging step would leave them."""
    with workspace.store() as store, store.transaction():
        for each in articles:
            store.add_article(each)
            store.put_tagged(tagged(each, **more), version)


def tagged(of: Article, labels: tuple[str, ...] = ("loaded_label", "loaded_language"), **more: Any) -> Tagged:
    words = {
        "loaded_label": "puppet regime",
        "loaded_language": "brutal",
        "emotive_word": "brutal",
        "unattributed_claim": "promised",
    }
    tags: tuple[Tag, ...] = tuple(tag(of, label, words[label], **more) for label in labels)
    return Tagged(article=of, tags=tags, attributions=(), words={"outlet": 9, "quoted": 0, "reported": 0})


def on_server(studio: Studio, workspace: Workspace) -> dict[str, list[int]]:
    """Task ids by article, in the project of the workspace's title; none where there is no such project."""
    project = studio.find(workspace.config.studio_project)
    if project is None:
        return {}
    found: dict[str, list[int]] = {}
    for each in studio.task_states(project):
        found.setdefault(each.article_id, []).append(each.task_id)
    return found
