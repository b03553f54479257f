import pytest

from annotate.records import Tagged
from annotate.store import Store
from annotate.store.browse import ROWS, Listed, Wanted, listing
from annotate.store.concordance import Line, concordance
from tests import records


def fill(store: Store) -> dict[str, str]:
    """Three articles: their ids by a letter."""
    found = {}
    with store.transaction():
        for letter, text, outlet, published, voice in (
            ("a", "Dam 🚧 plan\n\nThe regime and the regime.", "The Wire", "2025-03-02", "outlet"),
            ("b", "A regime fell.", "Beacon", "2026-01-05", "quoted"),
            ("c", "Rien.", None, None, "outlet"),
        ):
            title_end = text.find("\n") if "\n" in text else 0
            article = records.article(text, title_end=title_end, language="fr" if letter == "c" else "en")
            found[letter] = article.id
            store.add_article(article)
            source = f"{letter}.txt"
            store.add_publication(records.publication(article, source, outlet=outlet, published=published))
            starts = [at for at in range(len(text)) if text.startswith("regime", at)]
            scores = (0.9, 0.2)
            tags = tuple(
                records.tag(article, at, at + 6, voice=voice, score=scores[n]) for n, at in enumerate(starts)
            )
            words = {"outlet": 10 if letter == "a" else 4, "quoted": 0, "reported": 0}
            store.put_tagged(Tagged(article=article, tags=tags, attributions=(), words=words), "rules 1")  # type: ignore[arg-type]
        store.add_review(records.review("r", store.article(found["b"])), [])
    return found


def counted(row: Listed) -> dict[str, int]:
    return {label: len(words) for label, words in row.proposed.items()}


def test_an_article_is_listed_with_what_counts_in_its_own_voice(store: Store) -> None:
    ids = fill(store)
    (first, second, third), total = store.ask(listing(Wanted(limits={"loaded_label": 0.5})))
    assert total == 3
    assert [each.id for each in (first, second, third)] == [ids["b"], ids["a"], ids["c"]]
    assert (second.title, second.outlets, second.published) == ("Dam 🚧 plan", ("The Wire",), "2025-03-02")
    assert (second.words, second.reviewers, counted(second)) == (10, 0, {"loaded_label": 1})
    assert (first.title, first.reviewers, counted(first)) == ("A regime fell.", 1, {})
    assert (third.outlets, third.published) == ((), "")
    rows, _ = store.ask(listing(Wanted(unread=["r"])))
    assert counted(rows[1]) == {"loaded_label": 2}
    assert rows[0].reviewers == 0  # a review that nobody can have read counts nowhere


@pytest.mark.parametrize(
    ("values", "state", "expected"),
    [
        ({"search": "REGIME"}, "", "ba"),
        ({"search": "regime"}, "proposed", "a"),
        ({"search": "regimes"}, "", ""),
        ({"search": "re%e"}, "", ""),  # a sign is a sign
        ({"search": "x" * 60_000}, "", ""),
        ({"outlet": "The Wire"}, "", "a"),
        ({"outlet": "The"}, "", ""),
        ({"language": "fr"}, "", "c"),
        ({"since": "2025-03-03"}, "", "b"),
        ({"until": "2025"}, "", "a"),
        ({"until": "2025-03-01"}, "", ""),
        ({"label": "loaded_label"}, "", "ba"),
        ({"label": "exaggeration"}, "", ""),
        ({"outlet": "' OR 1 --", "nothing": "x"}, "", ""),
        ({}, "reviewed", "b"),
    ],
)
def test_articles_are_chosen(store: Store, values: dict[str, str], state: str, expected: str) -> None:
    ids = fill(store)
    rows, total = store.ask(listing(Wanted(values=values, state=state)))
    assert [each.id for each in rows] == [ids[letter] for letter in expected]
    assert total == len(expected)


def test_articles_are_ordered_by_a_rate_and_paged(store: Store) -> None:
    ids = fill(store)
    rows, _ = store.ask(listing(Wanted(order="loaded_label")))
    assert rows[0].id == ids["a"]
    assert store.ask(listing(Wanted(page=2))) == ([], 3)
    assert ROWS == 50


def test_a_tag_stands_in_its_context(store: Store) -> None:
    ids = fill(store)
    (quoted, *_), total = store.ask(concordance({"voice": "quoted"}))
    assert total == 1
    assert quoted == Line(
        article_id=ids["b"],
        before="A ",
        text="regime",
        after=" fell.",
        label="loaded_label",
        voice="quoted",
        reason="A reason for a reader.",
    )
    lines, _ = store.ask(concordance({"outlet": "The Wire"}, order="after"))
    assert [each.before[-4:] + "|" + each.after for each in lines] == ["The | and the regime.", "the |."]
    assert [each.after for each in store.ask(concordance({"rule": "loaded_label/word"}))[0]].count(".") == 1


@pytest.mark.parametrize(
    ("values", "total"),
    [
        ({"words": "REG"}, 3),
        ({"words": "dam"}, 0),
        ({"words": "r_gime"}, 0),
        ({"words": "x" * 60_000}, 0),
        ({"label": "loaded_label"}, 3),
        ({"rule": "loaded_label/wor"}, 0),
        ({"article": "nothing"}, 0),
        ({"outlet": "Beacon", "voice": "outlet"}, 0),
    ],
)
def test_tags_are_chosen(store: Store, values: dict[str, str], total: int) -> None:
    fill(store)
    assert store.ask(concordance(values))[1] == total


def test_what_is_hidden_is_left_out(store: Store) -> None:
    ids = fill(store)
    lines, total = store.ask(concordance({}, without=[ids["a"]]))
    assert ([each.article_id for each in lines], total) == ([ids["b"]], 1)
