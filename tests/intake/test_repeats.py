from annotate.intake.repeats import repeated_runs, repeated_titles

ONE = "The parliament of Varenia met on Tuesday to vote on the harbour tax that divided the coast for a year."
TWO = "The vote was put off twice, and fishermen from Port Sarel waited with lanterns until the doors opened."
THREE = (
    "Members from the northern valleys said that the tax would empty their villages before the next spring."
)
FOUR = "Nobody in the capital believed them, and the minister of trade left the chamber before the count."
BODY = [ONE, TWO, THREE, FOUR]


def test_a_run_that_stands_twice_goes_the_second_time() -> None:
    assert repeated_runs([*BODY, "", *BODY]) == dict.fromkeys([5, 6, 7, 8], "repeated block")


def test_each_further_copy_goes() -> None:
    assert sorted(repeated_runs(BODY * 3)) == list(range(4, 12))


def test_copies_differ_in_marks_and_blanks_only() -> None:
    assert sorted(repeated_runs([*BODY, *(line.upper().rstrip(".") for line in BODY)])) == [4, 5, 6, 7]


def test_what_stands_before_and_behind_the_copy_stays() -> None:
    page = ["A lead of its own.", *BODY, "An editor's remark.", *BODY[:3], "The end differs."]
    assert sorted(repeated_runs(page)) == [6, 7, 8]


def test_what_an_author_repeats_stays() -> None:
    assert repeated_runs([*BODY, TWO]) == {}
    assert repeated_runs([*BODY, ONE, TWO]) == {}  # 200 characters can be a refrain
    verse = [f"Blow, wind of Sarel, blow {word}" for word in "abcdef"] * 3
    assert repeated_runs([*verse, ONE, *verse]) == {}


def test_one_long_paragraph_that_stands_twice_goes() -> None:
    paragraph = " ".join(BODY)
    assert repeated_runs([paragraph, FOUR, paragraph]) == {2: "repeated block"}
    one_sentence = paragraph.replace(". ", ", ")
    assert repeated_runs([one_sentence, FOUR, one_sentence]) == {}


TITLE = "Varenia Votes on Its Harbour Tax"
SUBTITLE = "The Coast and the Valleys Are Divided over What the Quays of Sarel Should Cost Them"


def test_a_title_goes_where_it_stands_again_near_itself_or_at_the_end() -> None:
    assert repeated_titles([TITLE, "", TITLE.upper(), *BODY, TITLE], TITLE) == {
        2: "repeated title",
        7: "repeated title",
    }
    assert repeated_titles(["Politics", TITLE, *BODY], TITLE) == {1: "repeated title"}
    assert repeated_titles([TITLE, *BODY, *BODY, TITLE, *BODY], TITLE) == {}
    assert repeated_titles([*BODY], None) == {}


def test_a_subtitle_goes_at_the_end_and_a_sentence_does_not() -> None:
    assert repeated_titles([TITLE, f"{SUBTITLE} |", *BODY, SUBTITLE], TITLE) == {6: "repeated subtitle"}
    assert repeated_titles([TITLE, ONE, TWO, THREE, ONE], TITLE) == {}
    assert repeated_titles([TITLE, "Short subtitle", *BODY, "Short subtitle"], TITLE) == {}
