"""While people code by themselves, the desk tells nothing of tags and reviews of what is not coded yet."""

import pytest
from starlette.requests import Request

from annotate.desk.articles import article, articles
from annotate.desk.pasting import Brought, _scanned
from annotate.desk.place import HiddenError, Place
from annotate.desk.spans import spans
from annotate.desk.studies import compare
from annotate.records import Article
from annotate.team import Assigned, Assignment, AssignmentEvent, Design
from annotate.workspace import Workspace
from tests.records import review


class App:
    """What a request carries of the application: its state."""

    def __init__(self, place: Place) -> None:
        self.state = self
        self.place = place


def asked(place: Place, query: str = "", path: str = "/", **given: str) -> Request:
    scope = {"type": "http", "method": "GET", "path": path, "headers": [], "query_string": query.encode()}
    return Request({**scope, "path_params": given, "app": App(place)})


@pytest.fixture(scope="module")
def dam(workspace: Workspace) -> Article:
    """The article with tags, which one person is to code."""
    run = Assignment(
        id="a1",
        made_at="2026-11-20T08:00:00Z",
        seed=1,
        coders=("r-1",),
        design=Design(double=0),
        server="s",
        codebook_version="1.0",
    )
    with workspace.store() as store, store.transaction():
        (found,) = [each for each in store.articles() if each.title == "Marran opens a second dam"]
        row = Assigned(assignment="a1", article_id=found.id, coder="r-1", purpose="coding", position=0)
        store.add_assignment(run, [row])
    return found


def test_what_is_to_be_coded_is_hidden_until_it_is_except_from_the_lead(
    workspace: Workspace, dam: Article
) -> None:
    place = Place(workspace=workspace)
    page = bytes(articles(asked(place)).body).decode()
    assert page.count("being coded: hidden until it is done") == 1
    assert f"article={dam.id}" not in page
    for query in ("order=loaded_label", "label=loaded_label", "state=proposed"):
        assert dam.id not in bytes(articles(asked(place, query)).body).decode()
    assert "puppet" in bytes(spans(asked(place)).body).decode()  # the mayor's, not the dam's
    assert dam.id not in bytes(spans(asked(place)).body).decode()
    assert "so far" not in bytes(spans(asked(place, "kept=shown")).body).decode()
    listed = bytes(articles(asked(place, path="/articles.csv")).body).decode().splitlines()
    (hidden,) = [line for line in listed if line.startswith(dam.id)]
    assert hidden.endswith("," * (1 + len(place.codebook.names)))  # nothing of its reviews and tags
    for name in (dam.id, dam.id[:6]):
        with pytest.raises(HiddenError, match="People are still coding this article"):
            article(asked(place, name=name))
    with pytest.raises(HiddenError, match="and 1 of its articles"):
        compare(asked(place))
    with pytest.raises(HiddenError):
        _scanned(place, Brought(data=dam.text.encode()))

    lead = Place(workspace=workspace, lead=True)
    assert f"article={dam.id}" in bytes(articles(asked(lead)).body).decode()
    assert article(asked(lead, name=dam.id)).status_code == 200

    with workspace.store() as store, store.transaction():
        store.add_review(review("r", dam), [])
    assert f"article={dam.id}" in bytes(articles(asked(place)).body).decode()
    with workspace.store() as store, store.transaction():
        store.add_event(AssignmentEvent(assignment="a1", at="2026-11-21T08:00:00Z", what="closed"))
    assert compare(asked(place)).status_code == 200
