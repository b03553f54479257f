"""The samples as a large corpus: compared as a workspace compares them, and corrected by a drawn sample."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import parquet
from typer.testing import CliRunner, Result

from annotate.batch.compare import comparison as of_corpus
from annotate.batch.recipe import Recipe
from annotate.batch.run import run
from annotate.batch.sample import Sampled, add_sample, offered
from annotate.cli import application
from annotate.compare.comparison import Comparison
from annotate.compare.document import document
from annotate.compare.entry import Entry
from annotate.compare.gold import Offer
from annotate.compare.page import page
from annotate.errors import MissingError, RefusedError, UsageError
from annotate.learn.queue import number
from annotate.samples import samples
from annotate.steps.articles.add import add
from annotate.steps.results.compare import comparison
from annotate.steps.tags.tag import tag
from annotate.steps.upkeep.remove import remove
from annotate.studio.client import Studio
from annotate.workspace import Workspace
from tests.steps.coded import code

BEACON = "The Sarel Beacon"
LABEL = "loaded_label"


def written(place: Path, more: int = 0) -> Path:
    """The samples as Parquet, one of them twice, a row without a text, and so many more articles."""
    rows: list[dict[str, Any]] = [
        {"url": f"https://a.example/{each.id}", "text": each.path.read_text(), "outlet": each.outlet}
        | {"published": each.published}
        for each in samples()
        if (each.path.suffix, each.language) == (".txt", "en")
    ]
    rows += [rows[0] | {"url": "https://b.example/1"}, {"url": "https://a.example/none", "text": " "}]
    rows += [{"url": f"https://c.example/{n}", "text": f"Rain fell on {n} towns."} for n in range(more)]
    place.mkdir(parents=True, exist_ok=True)
    columns = pa.schema([(name, pa.string()) for name in ("url", "text", "outlet", "published")])
    parquet.write_table(pa.Table.from_pylist(rows, columns), place / "corpus.parquet")
    return place


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What a batch job made of them."""
    folder = tmp_path_factory.mktemp("corpus")
    run(Recipe.of(None, raw=True), str(written(folder / "in")), str(folder / "out"))
    return str(folder / "out")


@pytest.fixture
def desk(tmp_path: Path) -> Workspace:
    return Workspace.create(tmp_path / "desk", seed=1)


def review(desk: Workspace, which: Callable[[int], bool] = lambda _: True, **how: Any) -> None:
    """Review the articles whose place in the order of ids is wanted."""
    with desk.store() as store, store.transaction():
        for place, article in enumerate(store.articles()):
            if which(place):
                code(store, desk.codebook(), article, **how)


def nobody(name: str) -> Studio:
    raise AssertionError(f"{name} has nothing of ours")


def test_a_corpus_is_compared_as_a_workspace_that_has_all_of_it(corpus: str, desk: Workspace) -> None:
    add(desk, [str(Path(corpus).parent / "in" / "corpus.parquet")])
    tag(desk)
    review(desk, lambda place: place % 3 > 0)
    review(desk, lambda place: place % 3 == 1, reviewer="r-2", keeps=lambda span: span[0] % 2 == 0)
    found, whole = of_corpus(desk, corpus, seed=7), comparison(desk, seed=7)
    assert document(found) == document(whole)
    assert (found.alphas, found.entries) == (whole.alphas, tuple(map(read_there(found), whole.entries)))
    assert any(side.estimates[LABEL].corrected for side in found.sides)
    assert found.stories < len(found.entries)  # copies in both, which count as one


def test_outlets_and_dates_are_those_that_a_workspace_finds(desk: Workspace, tmp_path: Path) -> None:
    settings = desk.root / "annotate.toml"
    settings.write_text(settings.read_text().replace("[outlets]", '[outlets]\n"a.example" = "The A"', 1))
    desk = Workspace.at(desk.root)
    body = "\nTHE SAREL BEACON\n{} May 2031\nThe puppet regime opened a dam on Tuesday, and {} fell."
    given = {
        "a/1": {"url": "https://news.a.example/1", "text": "One dam" + body.format(1, "rain")},
        "b/1": {"url": "https://b.example/1", "text": "Another dam" + body.format(2, "hail")},
        "outlet=The%20C/1": {
            "url": "https://news.a.example/2",
            "text": "A third dam" + body.format(3, "snow"),
        },
    }
    for name, row in given.items():
        place = tmp_path / "in" / f"{name}.parquet"
        place.parent.mkdir(parents=True)
        parquet.write_table(pa.Table.from_pylist([row]), place)
    add(desk, [str(tmp_path / "in")])
    tag(desk)
    run(Recipe.of(None, raw=True), str(tmp_path / "in"), str(tmp_path / "out"))
    for by, names in (("outlet", ["The A", "The C", "THE SAREL BEACON"]), ("month", ["2031-05"])):
        found = of_corpus(desk, str(tmp_path / "out"), by=by)
        assert sorted(side.name for side in found.sides) == sorted(names)
        assert document(found) == document(comparison(desk, by=by))
    other = Workspace.create(tmp_path / "other", seed=1)
    add_sample(other, str(tmp_path / "out"), 3)
    with other.store() as store, desk.store() as whole:
        there = {(each.source, each.outlet, each.published) for each in store.publications()}
        assert there < {(each.source, each.outlet, each.published) for each in whole.publications()} | {
            ("https://news.a.example/1", "THE SAREL BEACON", "2031-05-01")
        }


def read_there(of: Comparison) -> Callable[[Entry], Entry]:
    """The entry with the names of where it was read in the corpus."""
    appeared = {each.article_id: each.publications for each in of.entries}
    return lambda each: replace(each, publications=appeared[each.article_id])


def test_the_reviews_of_a_sample_correct_the_rates_of_the_whole_corpus(corpus: str, desk: Workspace) -> None:
    before = of_corpus(desk, corpus)
    assert all(each.corrected is None for side in before.sides for each in side.estimates.values())
    made = add_sample(desk, corpus, 30)
    stories = of_corpus(desk, corpus).stories
    assert made == Sampled(new=30, drawn=30, stories=stories, probability=made.probability)
    drawn = of_corpus(desk, corpus)
    assert sum(side.gold.unsent for side in drawn.sides) == 30
    assert sum(side.gold.unoffered for side in drawn.sides) == sum(len(s.stories) for s in drawn.sides) - 30
    assert tag(desk).fresh == 30  # with the tags of the corpus
    review(desk, sampled_by="all", probability=1.0)
    found = of_corpus(desk, corpus)
    assert [side.counts for side in found.sides] == [side.counts for side in before.sides]
    assert sum(len(side.gold.probability) for side in found.sides) == 30
    chances = {chance for side in found.sides for chance in side.gold.probability.values()}
    assert chances == {made.probability, made.probability / 2}  # the second: of a story that two outlets ran
    for side in found.sides:
        rate = side.estimates[LABEL].corrected
        entries = {story.entry.article_id: story.entry for story in side.stories}
        gold = [entries[name] for name in side.gold.probability]
        if rate is not None:
            weights = [1 / side.gold.probability[each.article_id] for each in gold]
            words = sum(weight * each.words for weight, each in zip(weights, gold, strict=True))
            errors = sum(
                weight * (each.approved[LABEL] - each.surrogate.get(LABEL, 0))
                for weight, each in zip(weights, gold, strict=True)
            )
            own = sum(each.surrogate.get(LABEL, 0) for each in entries.values()) / side.words
            assert rate.per_1000_words == pytest.approx(max(0, 1000 * (own + errors / words)))
    assert any(side.estimates[LABEL].corrected for side in found.sides)
    assert {side.name for side in comparison(desk).sides} <= {side.name for side in found.sides}


def test_further_draws_make_one_sample_and_what_was_removed_stays_so(corpus: str, desk: Workspace) -> None:
    first = add_sample(desk, corpus, 5)
    with desk.store() as store:
        (gone, *_) = five = store.article_ids()
    remove(desk, [gone], studio_of=nobody)
    second = add_sample(desk, corpus, 3)
    assert (second.new, second.drawn, first.drawn) == (3, 8, 5)
    assert second.probability > first.probability
    with desk.store() as store:
        kept = set(store.article_ids())
    assert len(kept) == 7
    assert kept > set(five) - {gone}
    everything = add_sample(desk, corpus, 1000)
    assert (everything.drawn, everything.probability) == (everything.stories, 1.0)


def test_a_draw_goes_on_with_its_seed_whatever_the_settings_say_now(corpus: str, desk: Workspace) -> None:
    first = add_sample(desk, corpus, 5)
    other = replace(desk, config=replace(desk.config, seed=2))
    second = add_sample(other, corpus, 3)
    assert (second.new, second.drawn) == (3, 8)
    assert second.probability > first.probability


def test_the_draw_is_by_numbers_that_no_other_draw_has(corpus: str, desk: Workspace) -> None:
    made = add_sample(desk, corpus, 4)
    found = of_corpus(desk, corpus)
    names = {each.id for side in found.sides for each in side.stories}
    order = sorted(number(f"corpus {name}", 1) for name in names)
    assert made.probability == order[4]
    assert {number(name, 1) for name in names}.isdisjoint(order)


@pytest.mark.parametrize(
    ("offer", "probability", "expected"),
    [
        (Offer(reviewed=True, sampled_by="all", probability=1.0), 0.25, ("random", 0.25)),
        (Offer(reviewed=True, sampled_by="random", probability=0.5), 0.25, ("random", 0.125)),
        (Offer(reviewed=True, sampled_by="uncertainty"), 0.25, ("uncertainty", None)),
        (Offer(), 0.25, (None, 0.25)),
        (Offer(reviewed=True, sampled_by="all", probability=1.0), None, ("all", None)),
        (Offer(reviewed=True, sampled_by="random", probability=0.5), None, ("random", None)),
    ],
)
def test_a_draw_from_the_sample_multiplies_and_what_was_picked_has_no_probability(
    offer: Offer, probability: float | None, expected: tuple[str | None, float | None]
) -> None:
    found = offered(offer, probability, there=True)
    assert (found.sampled_by, found.probability) == expected
    assert (found.reviewed, found.removed) == (offer.reviewed, False)


def test_a_drawn_article_that_was_removed_is_not_said_to_be_sent_yet(corpus: str, desk: Workspace) -> None:
    add_sample(desk, corpus, 4)
    before = of_corpus(desk, corpus)
    with desk.store() as store:
        name = store.article_ids()[0]
    remove(desk, [name], studio_of=nobody)
    after = of_corpus(desk, corpus)

    def counts(found: Comparison) -> tuple[int, int]:
        return sum(each.gold.unsent for each in found.sides), sum(each.gold.removed for each in found.sides)

    assert counts(before) == (4, 0)
    assert counts(after) == (3, 1)


def test_an_article_that_was_not_drawn_speaks_for_no_other(corpus: str, desk: Workspace) -> None:
    picked = next(each for each in samples() if each.path.suffix == ".txt" and each.outlet == BEACON)
    add(desk, [str(picked.path)])
    tag(desk)
    review(desk, sampled_by="random", probability=1.0)
    (side,) = (each for each in of_corpus(desk, corpus).sides if each.name == BEACON)
    assert (side.gold.how, side.gold.reviewed) == ("none", 1)


def test_what_cannot_be_compared_or_drawn_from_says_why(desk: Workspace, tmp_path: Path) -> None:
    with pytest.raises(MissingError, match=r"gone is no output of `annotate batch`: name the folder with"):
        of_corpus(desk, str(tmp_path / "gone"))
    output = tmp_path / "out"
    run(Recipe.of(None), str(written(tmp_path / "in", 3)), str(output))
    add_sample(desk, str(output), 2)
    (output / "half").mkdir()
    with pytest.raises(RefusedError, match="out is not complete: run its `annotate batch` again"):
        add_sample(desk, str(output), 2)
    (output / "half").rmdir()
    for each in (output / "articles").rglob("*.parquet"):
        if each.is_file():
            parquet.write_table(parquet.read_table(each).slice(2), each)
    with pytest.raises(RefusedError, match="out has no stories of its articles yet"):
        of_corpus(desk, str(output))
    run(Recipe.of(None), str(tmp_path / "in"), str(output))
    with pytest.raises(RefusedError, match=r"out has other articles or outlets now than when .* --sample N`"):
        of_corpus(desk, str(output))
    done = add_sample(desk, str(output), 2)
    assert (done.new, done.drawn) == (2, 4)
    assert of_corpus(desk, str(output)).batch


def test_the_commands(corpus: str, desk: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(desk.root)
    done = told("add", "--from", corpus, "--sample", "12")
    assert (done.exit_code, done.stdout.partition(":")[0]) == (0, "12 new articles")
    review(desk, sampled_by="all", probability=1.0)
    assert told("compare", "--from", corpus, "--format", "html", "--out", "c.html").exit_code == 0
    assert Path("c.html").read_text() == page(of_corpus(desk, corpus))
    assert told("compare", "--verify", "c.html", "--from", corpus).exit_code == 0
    for wrong in (["add", "--sample", "3"], ["add"], ["compare", "--from", corpus, "--by", "target"]):
        assert isinstance(told(*wrong).exception, UsageError)


def told(*words: str) -> Result:
    return CliRunner().invoke(application(words[0]), words)


def test_what_was_removed_stays_so_when_the_corpus_grew(desk: Workspace, tmp_path: Path) -> None:
    source, output = tmp_path / "in", str(tmp_path / "out")
    run(Recipe.of(None), str(written(source, 3)), output)
    add_sample(desk, output, 5)
    with desk.store() as store:
        (gone, *four) = store.article_ids()
    remove(desk, [gone], studio_of=nobody)
    written(source, 9)
    run(Recipe.of(None), str(source), output)
    run(Recipe.of(None), str(source), str(tmp_path / "other"))
    for each in (output, str(tmp_path / "other")):
        add_sample(desk, each, 1000)
        with desk.store() as store:
            kept = set(store.article_ids())
        assert kept > set(four)
        assert gone not in kept


def test_a_draw_records_the_random_order_of_its_articles_and_a_later_one_goes_on(
    corpus: str, desk: Workspace
) -> None:
    add_sample(desk, corpus, 5)
    with desk.store() as store:
        first = store.drawn()
    add_sample(desk, corpus, 3)
    with desk.store() as store:
        drawn = store.drawn()
    stories = {each.id: each for side in of_corpus(desk, corpus).sides for each in side.stories}
    order = sorted(stories, key=lambda name: number(f"corpus {name}", 1))[:8]
    story_of = {each.entry.article_id: name for name, each in stories.items()}
    assert [story_of.get(each, order[at]) for at, each in enumerate(drawn)] == order
    assert drawn[:5] == first
    assert list(drawn) != sorted(drawn)
