import json
from pathlib import Path

from annotate.workspace import Workspace
from tests.command import annotate, printed
from tests.records import article, publication

LONG = article("Dam opens " * 9 + "\n\nRain fell.", title_end=89)


def test_a_row_an_article_for_a_person_and_for_a_program(tmp_path: Path) -> None:
    desk = Workspace.create(tmp_path, seed=1)
    empty = annotate("list", folder=tmp_path)
    assert (empty.stdout, empty.stderr) == ("", "No articles yet: annotate add FILES…\n")
    with desk.store() as store, store.transaction():
        store.add_article(LONG)
        store.add_publication(publication(LONG, "a.txt", outlet="The Lantern", published="2031-05-03"))
    head, row = printed("list", folder=tmp_path).splitlines()
    assert head.split() == ["id", "published", "lang", "outlet", "words", "tags", "reviews", "title"]
    title = "Dam opens Dam opens Dam opens Dam opens Dam opens Dam …"
    assert row.split() == [LONG.id[:8], "2031-05-03", "en", "The", "Lantern", "0", *title.split()]
    assert json.loads(printed("list", "--format", "json", folder=tmp_path)) == {
        "schema": 1,
        "id": LONG.id,
        "title": LONG.title,
        "language": "en",
        "outlets": ["The Lantern"],
        "published": "2031-05-03",
        "sources": ["a.txt"],
        "words": None,
        "tags": None,
        "reviews": 0,
    }
