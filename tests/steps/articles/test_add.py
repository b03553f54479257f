import json
from dataclasses import replace
from pathlib import Path

import pytest

from annotate.errors import UsageError
from annotate.intake.clean import CLEANER_VERSION, clean
from annotate.records import sha256
from annotate.steps.articles import cleaned
from annotate.steps.articles.add import Given, add, outlet_of
from annotate.store import Store
from annotate.workspace import Workspace
from tests.told import Told

BODY = (
    "The parliament of Varenia met on Tuesday to vote on the harbour tax that divided the coast.\n"
    "The vote was put off twice, and fishermen from Port Sarel waited with lanterns until midnight."
)
PAGE = f"Varenia Votes on Its Tax\n\n{BODY}\n\nExit mobile version"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace.create(tmp_path / "desk", seed=1)


def write(path: Path, text: str) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return str(path)


def with_outlets(workspace: Workspace, **outlets: str) -> Workspace:
    return replace(workspace, config=replace(workspace.config, outlets=outlets))


def test_an_article_is_kept_with_where_it_appeared(workspace: Workspace, tmp_path: Path) -> None:
    source = write(tmp_path / "a.txt", PAGE)
    steps: list[int] = []
    done = add(
        workspace,
        [source],
        given=Given(outlet="The Lantern", published="3 May 2031"),
        progress=Told(advance=steps.append),
    )
    assert (done.new, done.publications, done.refused, steps) == (1, 1, (), [1])
    with workspace.store() as store:
        (article,) = store.articles()
        (publication,) = store.publications()
    assert article.text == f"Varenia Votes on Its Tax\n\n{BODY}"
    assert publication.article_id == article.id
    assert (publication.source, publication.outlet, publication.published) == (
        source,
        "The Lantern",
        "2031-05-03",
    )
    assert (publication.raw_sha256, publication.cleaner_version) == (sha256(PAGE), CLEANER_VERSION)


def test_bytes_that_are_known_are_not_cleaned_again(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, copy = write(tmp_path / "a.txt", PAGE), write(tmp_path / "copy.txt", PAGE)
    add(workspace, [source])
    monkeypatch.setattr(cleaned, "clean", lambda _: pytest.fail("it was cleaned again"))
    again = add(workspace, [source])
    assert (again.new, again.publications) == (0, 0)
    third = add(workspace, [copy])
    assert (third.new, third.publications) == (0, 1)
    with workspace.store() as store:
        assert len(store.articles()) == 1
        assert [each.source for each in store.publications()] == [source, copy]


def test_what_is_said_of_known_bytes_corrects_what_was_stored(workspace: Workspace, tmp_path: Path) -> None:
    source = write(tmp_path / "a.txt", PAGE)

    def stored() -> list[tuple[str | None, str | None]]:
        with workspace.store() as store:
            return [(each.outlet, each.published) for each in store.publications()]

    add(workspace, [source], given=Given(outlet="The Beacon"))
    again = add(workspace, [source], given=Given(outlet="The Lantern", published="2031-05-03"))
    assert again.publications == 0
    assert again.taken[0].corrected == {"outlet": "The Beacon", "published": None}
    assert stored() == [("The Lantern", "2031-05-03")]
    silent = add(workspace, [source])
    assert silent.taken[0].corrected == {}
    assert stored() == [("The Lantern", "2031-05-03")]


def test_cleaning_again_keeps_the_outlet_that_was_said(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = write(tmp_path / "a.txt", PAGE)
    add(workspace, [source], given=Given(outlet="The Beacon"))
    monkeypatch.setattr(cleaned, "clean", lambda raw: clean(replace(raw, text=raw.text + "\n\nIt rained.")))
    again = add(workspace, [source], reclean=True)
    assert again.taken[0].superseded is not None
    assert again.taken[0].corrected == {}
    with workspace.store() as store:
        assert {each.outlet for each in store.publications()} == {"The Beacon"}


def test_one_article_from_two_pages_is_one_article_with_two_publications(
    workspace: Workspace, tmp_path: Path
) -> None:
    sources = [
        write(tmp_path / "lantern" / "a.txt", PAGE),
        write(tmp_path / "beacon" / "b.txt", PAGE + "\nPost a comment"),
    ]
    done = add(with_outlets(workspace, beacon="The Sarel Beacon"), sources)
    assert (len(done.taken), done.new, done.publications) == (2, 1, 2)
    with workspace.store() as store:
        outlets = sorted(str(each.outlet) for each in store.publications(done.taken[0].article_id))
    assert outlets == ["None", "The Sarel Beacon"]


def test_what_is_refused_does_not_stop_the_rest(workspace: Workspace, tmp_path: Path) -> None:
    table = write(
        tmp_path / "a.jsonl",
        "\n".join([json.dumps({"text": PAGE}), "{", json.dumps({"text": "Post a comment"})]),
    )
    done = add(workspace, [str(tmp_path / "none.txt"), table])
    assert done.new == 1
    assert [each.source for each in done.refused] == [
        str(tmp_path / "none.txt"),
        f"{table}:2",
        f"{table}:3",
    ]
    assert "nothing is left after cleaning" in done.refused[2].error


def test_a_workspace_in_a_folder_of_articles_is_no_article_itself(workspace: Workspace) -> None:
    write(workspace.root / "a.txt", PAGE)
    write(workspace.root / "data" / "lexicons" / "loaded_label.tsv", "# columns: term\nprinceling\n")
    write(workspace.root / "data" / "guidelines.md", BODY)  # only the codebook itself is left aside
    added = add(workspace, [str(workspace.root)])
    assert [Path(each.source).relative_to(workspace.root).as_posix() for each in added.taken] == [
        "a.txt",
        "data/guidelines.md",
    ]
    assert added.refused == ()
    named = add(workspace, [str(workspace.root / "guidelines.md")])  # who names it wants it
    assert named.new == 1


def test_a_source_that_fails_half_way_leaves_nothing(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = write(tmp_path / "a.txt", PAGE)
    second = write(
        tmp_path / "b.jsonl", "\n".join(json.dumps({"text": f"{word} {BODY}"}) for word in ("So", "Now"))
    )
    kept = Store.add_publication

    def fail_at_the_third(store: Store, publication: object) -> bool:
        if len(store.publications()) == 2:
            raise KeyboardInterrupt
        return kept(store, publication)  # type: ignore[arg-type]

    monkeypatch.setattr(Store, "add_publication", fail_at_the_third)
    with pytest.raises(KeyboardInterrupt):
        add(workspace, [first, second])
    with workspace.store() as store:
        assert [each.source for each in store.publications()] == [first]
        assert len(store.articles()) == 1


def test_processes_keep_the_same_in_the_same_order(tmp_path: Path) -> None:
    table = "\n".join([*(json.dumps({"text": f"{word} {BODY}"}) for word in ("So", "Now", "So")), "{"])
    write(tmp_path / "in" / "b.jsonl", table)
    write(tmp_path / "in" / "a.txt", PAGE)
    write(tmp_path / "in" / "c.pdf", PAGE)
    kept = []
    for jobs in (1, 2):
        steps: list[int] = []
        desk = Workspace.create(tmp_path / f"desk{jobs}", seed=1)
        done = add(desk, [str(tmp_path / "in")], jobs=jobs, progress=Told(advance=steps.append))
        assert steps == [6]  # the table has four rows
        with desk.store() as store:
            kept.append((done, store.articles(), store.publications(), store.refusals()))
    assert kept[0] == kept[1]
    assert [each.source.rpartition("/")[2] for each in done.taken] == [
        "a.txt",
        "b.jsonl:1",
        "b.jsonl:2",
        "b.jsonl:3",
    ]
    assert (done.new, len(done.refused)) == (3, 2)


def test_rows_of_a_table_are_told_as_they_are_read(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cleaned, "BATCH", 2)
    rows = [json.dumps({"text": f"{number} days. {BODY}"}) for number in range(3)]
    more = [f'"{number} weeks.\n{BODY}"' for number in range(5)]
    first = write(tmp_path / "a.jsonl", "\n".join([*rows, "", ""]))  # an empty line is no row
    second = write(tmp_path / "b.csv", "\n".join(["text", *more]))
    steps: list[int] = []
    told = Told(begin=steps.append, advance=steps.append)
    assert add(workspace, [first, second], progress=told).new == 8
    assert steps == [9, 2, 2, 2, 2, 1]


def test_what_was_read_of_a_folder_before_a_stop_is_kept(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cleaned, "BATCH", 2)
    for number in range(5):
        write(tmp_path / "in" / f"{number}.txt", f"{PAGE} {number} rivers.")

    def stop(_: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        add(workspace, [str(tmp_path / "in")], progress=Told(advance=stop))
    with workspace.store() as store:
        assert [Path(each.source).name for each in sorted(store.publications(), key=lambda p: p.source)] == [
            "0.txt",
            "1.txt",
        ]
    assert add(workspace, [str(tmp_path / "in")]).new == 3


def test_a_date_that_is_none_is_refused_before_anything_is_read(workspace: Workspace) -> None:
    with pytest.raises(UsageError, match="'soon' is not a date; give it as YYYY-MM-DD"):
        add(workspace, ["none.txt"], given=Given(published="soon"))


def test_the_page_itself_may_say_outlet_and_date(workspace: Workspace, tmp_path: Path) -> None:
    page = f"La nuit de la taxe\nPublié dans La Vigie le 12 - 02 - 2031\n\n{BODY}"
    add(workspace, [write(tmp_path / "a.txt", page)])
    with workspace.store() as store:
        (publication,) = store.publications()
    assert (publication.outlet, publication.published) == ("La Vigie", "2031-02-12")


@pytest.mark.parametrize(
    ("source", "outlet"),
    [
        ("https://www.sarel.example/2031/a", "Beacon"),
        ("https://news.sarel.example/a", "Beacon News"),
        ("https://notsarel.example/a", None),
        ("articles/vigie/deep/a.txt", "La Vigie"),
        ("articles/vigie.txt", None),
        ("articles/vigie/all.jsonl#7", "La Vigie"),
    ],
)
def test_the_outlet_of_an_address_or_a_folder(workspace: Workspace, source: str, outlet: str | None) -> None:
    names = {"sarel.example": "Beacon", "news.sarel.example": "Beacon News", "vigie": "La Vigie"}
    assert outlet_of(source, with_outlets(workspace, **names)) == outlet


def test_what_add_returns_of_an_article_is_a_few_numbers_and_not_its_text(workspace: Workspace) -> None:
    page = "<html><body><article><h1>Rain</h1><p>It rained in Orlo.</p></article></body></html>"
    (workspace.root / "a.html").write_text(page, encoding="utf-8")
    [taken] = add(workspace, [str(workspace.root / "a.html")]).taken
    assert (taken.language, taken.words, taken.removed) == ("en", 5, ())
    assert "rained" not in repr(taken)
