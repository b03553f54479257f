"""`annotate progress` as a person calls it."""

import json
import shutil
from pathlib import Path

import pytest

from annotate.rulings import Ruling
from annotate.store import Store
from annotate.team import Assigned, Assignment, AssignmentEvent, Coder, Design
from annotate.workspace import Workspace
from tests.command import annotate, printed
from tests.steps.coded import code, filled


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    workspace = Workspace.create(tmp_path_factory.mktemp("progress") / "desk", seed=1)
    filled(workspace)
    with workspace.store() as store, store.transaction():
        limit = Ruling(matter="reading limit", value="700", at="2026-02-01T00:00:00Z", by="lead")
        store.add_ruling(limit)
        for number, article in enumerate(store.articles()[:8]):
            seconds = 2.3 if number == 0 else 120.0
            code(store, workspace.codebook(), article, reviewer="r-ada111", seconds=seconds)
    return workspace.root


@pytest.fixture
def desk(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "desk"))


def test_the_tables_name_who_is_how_far_and_who_did_not_read(made: Path) -> None:
    lines = printed("progress", folder=made).splitlines()
    assert lines[0] == "How far, and how fast"
    assert lines[2].split()[:5] == ["r-ada111", "7", "0", "1", "–"]
    unread = lines[lines.index("Left out as not read") + 2].split()
    assert (len(unread), unread[1], unread[3]) == (5, "r-ada111", "2.3")


def test_the_document_and_the_page_are_written(made: Path, tmp_path: Path) -> None:
    found = json.loads(printed("progress", "--format", "json", folder=made))
    assert (found["all"]["done"], found["all"]["unread"], found["words_per_minute_limit"]) == (7, 1, 700)
    page = tmp_path / "p.html"
    annotate("progress", "--format", "html", "--out", str(page), folder=made)
    assert "<!doctype html>" in page.read_text(encoding="utf-8")


def test_an_article_is_asked_for_again_with_a_reason(desk: Path) -> None:
    [unread] = json.loads(printed("progress", "--format", "json", folder=desk))["unread"]
    done = annotate("progress", "--recode", unread["article"][:8], "--because", "unread", folder=desk)
    again = f"Article {unread['article']} is to be coded again"
    assert done.stdout == f"{again}\n"
    assert done.stderr.startswith("Nobody else can be given it. Ask r-ada111 to open it again, read, change ")
    once = annotate("progress", "--recode", unread["article"][:8], "--because", "still", folder=desk)
    assert (once.returncode, once.stderr) == (0, done.stderr)
    assert once.stdout.startswith(f"{again}, on record since 2")
    assert once.stdout.endswith("Z: “unread”\n")
    with Workspace.at(desk).store() as store:
        assert [each.reason for each in store.rulings("second coding")] == ["unread"]


def assigned(store: Store, article: str, *coders: str) -> None:
    """An open assignment of these coders, in which the first has the article."""
    run = Assignment(
        id="a1",
        made_at="2026-03-01T00:00:00Z",
        seed=1,
        coders=coders,
        design=Design(),
        server="s",
        codebook_version="1.0",
    )
    row = Assigned(assignment="a1", article_id=article, coder=coders[0], purpose="coding", position=0)
    store.add_assignment(run, [row])


def test_who_is_to_code_it_is_named_as_the_lead_calls_them(desk: Path) -> None:
    [unread] = json.loads(printed("progress", "--format", "json", folder=desk))["unread"]
    with Workspace.at(desk).store() as store, store.transaction():
        assigned(store, unread["article"], "r-ada111", "r-ben222")
        store.put_coder(Coder(server="s", account=2, joined="x", code="r-ben222", name="ben"))
    done = printed("progress", "--recode", unread["article"], "--because", "in two seconds", folder=desk)
    assert done == f"Article {unread['article']} is to be coded again, by ben (r-ben222)\n"


def test_where_who_left_it_unread_has_left_the_team_somebody_else_is_to_join(desk: Path) -> None:
    [unread] = json.loads(printed("progress", "--format", "json", folder=desk))["unread"]
    with Workspace.at(desk).store() as store, store.transaction():
        assigned(store, unread["article"], "r-ada111")
        store.put_coder(Coder(server="s", account=1, joined="x", code="r-ada111", name="ada"))
        gone = AssignmentEvent(assignment="a1", at="2026-03-02T00:00:00Z", what="left", coder="r-ada111")
        store.add_event(gone)
    done = annotate("progress", "--recode", unread["article"], "--because", "in two seconds", folder=desk)
    assert (done.returncode, done.stdout) == (0, f"Article {unread['article']} is to be coded again\n")
    assert done.stderr.replace("\n", " ") == (
        "Nobody else can be given it: ada left the team without reading it, and everybody who takes part has "
        "coded it. Let somebody join, named with the others in `annotate assign --coders NAMES`, and run "
        "this again "
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--because", "why"), "--recode ARTICLE goes on record with its reason: give both"),
        (("--recode", "3fa2b1c4"), "--recode ARTICLE goes on record with its reason: give both"),
        (("--recode", "3fa2b1c4", "--because", " "), "the reason is kept on record: it cannot be empty"),
        (("--out", "x.txt"), "--out needs --format html or json"),
        (
            ("--training",),
            "no coder has training articles yet: begin with `annotate assign --training samples`",
        ),
    ],
)
def test_what_cannot_be_is_refused_with_the_way_on(made: Path, words: tuple[str, ...], said: str) -> None:
    done = annotate("progress", *words, folder=made)
    assert done.returncode != 0
    assert said in done.stderr


def test_before_anybody_coded_it_says_so(tmp_path: Path) -> None:
    Workspace.create(tmp_path / "new", seed=1)
    assert "Nobody has coded anything yet" in annotate("progress", folder=tmp_path / "new").stderr
