"""What reviews suggest for word lists: exact rows, near misses beside hits, and where a row may count."""

import re
from pathlib import Path

import pytest

from annotate.errors import InputError
from annotate.learn.dataset import LabelledArticle, TrainingSet
from annotate.learn.suggest import Gain, Silence, Suggestion, found_in, suggest
from annotate.learn.word_list_rows import Candidate
from annotate.records import Tag
from annotate.rules.suggested import Evidence, Suggested, earned, evidence, suggested, written
from annotate.steps.training.suggest import extended
from benchmarks.suggested import COVERED, simulated
from tests import records

LABEL = "loaded_label"


def article(name: str, marked: str, offered: tuple[str, ...] = (LABEL,)) -> LabelledArticle:
    """An article in which people marked [[these words]]; its other words make it a copy of no other."""
    parts = re.split(r"\[\[|\]\]", marked)
    starts = [sum(map(len, parts[:i])) for i in range(len(parts))]
    spans = [(starts[i], starts[i] + len(parts[i]), LABEL) for i in range(1, len(parts), 2)]
    text = f"{''.join(parts)} {' '.join(f'{name}x{i}' for i in range(30))}."
    return LabelledArticle(
        id=name,
        text=text,
        title_end=0,
        language="en",
        group="",
        offered=frozenset(offered),
        spans=tuple(spans),
    )


def corpus(*marked: str) -> TrainingSet:
    articles = tuple(article(f"a{number}", each) for number, each in enumerate(marked))
    return TrainingSet(labels=(LABEL,), articles=articles, left_out={})


def proposed(data: TrainingSet, words: str) -> dict[str, list[Tag]]:
    """Tags as a rule would propose them for these words."""
    found: dict[str, list[Tag]] = {}
    for each in data.articles:
        for match in re.finditer(words, each.text):
            found.setdefault(each.id, []).append(records.tag(each.article, *match.span(), label=LABEL))
    return found


def test_words_that_people_added_in_two_articles_are_a_row_with_its_hits_and_near_misses() -> None:
    data = corpus(
        "The [[puppet council]] met.",
        "A Puppet-council is a council.",  # nobody marked this one: a near miss
        "Again the [[puppet-council]] met.",
        "The town council met.",
        "A [[gang]] left.",  # in one article only
        "The [[thugs]] came.",  # a rule finds it
        "More [[thugs]] came.",
    )
    found = suggest(data, proposed(data, "thugs"), seed=1)
    (row,) = found.rows
    assert row.candidate == Candidate(LABEL, "en", "", ("puppet", "council"))
    assert row.evidence == (Evidence(("a0",), 1, 1), Evidence(("a1",), 0, 1), Evidence(("a2",), 1, 1))
    assert [miss[:30] for miss in row.near_misses] == ["A Puppet-council is a council."]
    assert (row.right, row.hits) == (0, 0)  # without either article the other does not suggest it
    assert found.gains == {LABEL: Gain(spans=5, by_rules=2, by_both=2, hits=0, right=0)}
    assert found.silences == {}
    assert suggest(data, proposed(data, "thugs"), seed=1, known={(LABEL, ("puppet", "council"))}).rows == ()


def test_what_several_spans_begin_with_is_a_phrase() -> None:
    data = corpus(
        *(
            f"Their [[so-called {noun}]] failed."
            for noun in ("peace plan", "reform", "summit", "grand talks")
        ),
        "It is so-called here.",
    )
    found = suggest(data, {}, seed=1)
    (row,) = found.rows
    assert row.candidate == Candidate(LABEL, "en", "phrase", ("so", "called"))
    assert [each.right for each in row.evidence] == [1, 1, 1, 1, 0]
    assert (row.right, row.hits) == (4, 5)
    again = corpus("A [[so-called truce]] held.", "They so called it.")
    gain, silence = found_in(again, {}, found.rows, LABEL)
    assert gain == Gain(spans=1, by_rules=0, by_both=1, hits=2, right=1)
    assert silence == Silence(proposals=0, rejected=0, silenced=0, right=0)


def test_what_rules_propose_and_people_reject_is_literal_in_the_words_that_tell() -> None:
    data = corpus(
        *(f"The tax regime of {year} stayed." for year in range(2010, 2021)),
        "Any tax-regime will do.",
        "The [[tax regime]] of thieves.",  # marked: a near miss of the literal row
        *(f"A [[regime]] in {town}." for town in ("Sarel", "Iven", "Tolme", "Lunn", "Vendria")),
    )
    found = suggest(data, proposed(data, "regime"), seed=1)
    (row,) = found.rows
    assert row.candidate == Candidate(LABEL, "en", "literal", ("tax", "regime"))
    assert [(each.right, each.hits) for each in row.evidence].count((1, 1)) == 12
    assert [miss[:30] for miss in row.near_misses] == ["The tax regime of thieves. a12"]
    assert (row.right, row.hits) == (12, 13)
    assert found.gains == {}
    assert found.silences == {LABEL: Silence(proposals=18, rejected=12, silenced=13, right=12)}
    again = corpus("A tax regime.", "A [[regime]].")
    _, silence = found_in(again, proposed(again, "regime"), found.rows, LABEL)
    assert silence == Silence(proposals=2, rejected=1, silenced=1, right=1)
    known = {(LABEL, ("tax", "regime"))}
    assert ("tax", "regime") not in [
        each.candidate.words for each in suggest(data, proposed(data, "regime"), seed=1, known=known).rows
    ]


def test_a_wording_that_everybody_rejects_is_literal_by_itself() -> None:
    data = corpus("The [[thugs]] of a new regime.", "A regime fell.", "Her regime is strict.", "No regime.")
    (row,) = suggest(data, proposed(data, "regime"), seed=1).rows
    assert (row.candidate.sense, row.candidate.words) == ("literal", ("regime",))
    differing = LabelledArticle(**(vars(article("m", "A regime fell.")) | {"masked": ((2, 8, LABEL),)}))
    asked = article("n", "A regime fell.", offered=())
    for more in (differing, asked):  # they say nothing
        data = TrainingSet(labels=(LABEL,), articles=(article("a", "A regime fell."), more), left_out={})
        assert suggest(data, proposed(data, "regime"), seed=1).rows == ()


def test_copies_of_a_story_are_one_story() -> None:
    said = "The [[puppet council]] met at noon and spoke of the harbour, the toll and the bridge of Sarel."
    first = article("a", said)
    copy = LabelledArticle(**(vars(first) | {"id": "b"}))
    data = TrainingSet(labels=(LABEL,), articles=(first, copy), left_out={})
    assert suggest(data, {}, seed=1).rows == ()
    more = TrainingSet(
        labels=(LABEL,), articles=(first, copy, article("c", "The [[puppet council]]!")), left_out={}
    )
    (row,) = suggest(more, {}, seed=1).rows
    assert row.evidence == (Evidence(("a", "b"), 1, 1), Evidence(("c",), 1, 1))


def test_a_label_that_was_not_offered_and_what_reviewers_differ_about_say_nothing() -> None:
    data = corpus("The [[puppet council]] met.", "A [[puppet council]] met.")
    others = (
        article("n", "Some puppet council met.", offered=()),
        LabelledArticle(**(vars(article("m", "No puppet council met.")) | {"masked": ((3, 17, LABEL),)})),
    )
    more = TrainingSet(labels=(LABEL,), articles=(*data.articles, *others), left_out={})
    (row,) = suggest(more, {}, seed=1).rows
    assert [each.articles for each in row.evidence] == [("a0",), ("a1",)]


@pytest.mark.parametrize(
    ("found", "is_earned"),
    [
        ([(1, 1), (1, 1)], True),
        ([(5, 5)], False),  # one story
        ([(1, 3), (1, 3)], False),  # three of eight expected
        ([(1, 1), (1, 2)], True),
        ([(1, 2), (1, 2)], False),
        ([(1, 1), (0, 0)], False),
    ],
)
def test_what_suggests_a_row(found: list[tuple[int, int]], is_earned: bool) -> None:
    stories = [Evidence((str(i),), *each) for i, each in enumerate(found)]
    assert earned(stories) is is_earned
    assert evidence(written(stories), "here") == tuple(stories)


def test_a_row_counts_on_its_own_articles_only_where_the_others_suggest_it(tmp_path: Path) -> None:
    three = [Evidence(("a", "a2"), 1, 1), Evidence(("b",), 1, 1)]
    (tmp_path / f"{LABEL}.en.tsv").write_text(
        "# columns: term, sense, origin, articles\nmine\n"
        f"puppet council\t\tsuggested\t{written(three)}\n"
        f"quisling\t\tsuggested\t{written([*three, Evidence(('c',), 2, 2)])}\n",
        encoding="utf-8",
    )
    rows = suggested(tmp_path)
    text = "Mine, a Puppet-council, a quisling."

    def left(name: str, *more: str) -> list[str]:
        of = records.article(text, id=name)
        tags = [
            records.tag(of, start, end, rules=(f"{LABEL}/{kind}", *more))
            for start, end, kind in ((0, 4, "user_lexicon"), (8, 22, "suggested"), (26, 34, "suggested"))
        ]
        return [tag.text for tag in rows.out_of_fold(name, tags)]

    assert left("elsewhere") == ["Mine", "Puppet-council", "quisling"]
    for learned_from in ("a", "a2", "b"):
        assert left(learned_from) == ["Mine", "quisling"]
    assert left("c") == ["Mine", "Puppet-council", "quisling"]
    assert left("a", f"{LABEL}/title") == ["Mine", "Puppet-council", "quisling"]  # another rule has it, too
    assert suggested(tmp_path / "none") == Suggested()


def test_what_is_wrong_in_the_column_names_the_file(tmp_path: Path) -> None:
    for cell in ("a", "a:2/1", "a:1"):
        (tmp_path / "x.tsv").write_text(f"# columns: term, origin, articles\nbad\tsuggested\t{cell}\n")
        with pytest.raises(InputError, match=rf"x\.tsv, term 'bad': '{cell}' in the column articles"):
            suggested(tmp_path)
    (tmp_path / "x.tsv").write_text("# columns: term, origin\nbad\tguessed\n")
    with pytest.raises(InputError, match="line 2: 'bad' has the origin 'guessed'; allowed is suggested"):
        suggested(tmp_path)


@pytest.mark.parametrize(
    ("there", "lines"),
    [
        ("", ["# columns: term, pos, sense, plain, origin, articles"]),
        ("satrap\n", ["# columns: term, pos, sense, plain, origin, articles", "satrap"]),
        ("# of ours\n# columns: term, plain\nsatrap\tgovernor\n", None),
        ("term\tpos\nsatrap\tNOUN\n", ["term\tpos\tsense\tplain\torigin\tarticles", "satrap\tNOUN"]),
    ],
)
def test_own_rows_stay_where_rows_are_added(tmp_path: Path, there: str, lines: list[str] | None) -> None:
    from annotate.rules.lexicon import read

    row = Suggestion(
        candidate=Candidate(LABEL, "en", "phrase", ("so", "called")),
        evidence=(Evidence(("a",), 1, 2),),
        right=0,
        hits=0,
        near_misses=(),
    )
    made = extended(there, [row])
    if lines is not None:
        assert made.splitlines()[:-1] == lines
    (tmp_path / "x.tsv").write_text(made, encoding="utf-8")
    *own, new = read(tmp_path / "x.tsv", required=()).entries
    assert [each.term for each in own] == (["satrap"] if there else [])
    assert (new.term, new.sense, new.origin, new.articles) == ("so called", "phrase", "suggested", "a:1/2")


def test_rates_corrected_out_of_fold_cover_the_truth_where_ordinary_rules_do_not() -> None:
    shares = simulated(40, seed=5)
    assert shares["as ordinary rules"] < 0.85
    assert shares["out of fold"] >= COVERED
    assert shares["literal rows as ordinary rules"] < 0.9
    assert shares["literal rows out of fold"] >= COVERED
