import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.text.readings import reading_of


def _quoted(text: str, language: str = "en") -> list[str]:
    return [text[each.start : each.end] for each in reading_of(text, language).quotations]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("'They are war criminals', said Ana Orlic.", ["'They are war criminals'"]),
        (
            "“We will win,” said the foreign minister, Ana Orlic. “It is ours.”",
            ["“We will win,”", "“It is ours.”"],
        ),
        ('Ana Orlic said: "We have had enough of this."', ['"We have had enough of this."']),
        ("She called the plan “a disaster” and left.", ["“a disaster”"]),
        ("The talks were “useful but short”, the envoy said.", ["“useful but short”"]),
        ("“Why?” Orlic asked.", ["“Why?”"]),
        ("A man yelled “Stay there!” from the back.", ["“Stay there!”"]),
        ("She declared “What a Great Day!” and left.", ["“What a Great Day!”"]),
        ("Orlic Calls Brandt ‘Crooked’ in Debate", ["‘Crooked’"]),
        ("Brandt: ‘We Shall Never Give Up This Land’", ["‘We Shall Never Give Up This Land’"]),
        ("The governor was blunt: “No.”", ["“No.”"]),
        ("“One thing.\n“Another thing,” Orlic said.", ["“One thing.", "“Another thing,”"]),
        ("‘It’s the workers’ party,’ Orlic said.", ["‘It’s the workers’ party,’"]),
        ("“He told me, ‘Go,’ and I went,” Orlic said.", ["“He told me, ‘Go,’ and I went,”"]),
        ("“We shall never give up this land.”", ["“We shall never give up this land.”"]),
        ("Orlic said the “crisis” was over.", ["“crisis”"]),
        ("She described the “tragic” loss of life.", ["“tragic”"]),
        ("Orlic told “Friday Talk” that it was “too late”.", ["“too late”"]),
        ("Orlic called the plan “Nonsense!” and left.", ["“Nonsense!”"]),
        ("“What we saw was bad.\nAna Orlic, deputy mayor.”\n\nIt rained.", ["“What we saw was bad."]),
        ("“What we saw was bad\nand nobody helped.”", ["“What we saw was bad", "and nobody helped.”"]),
    ],
)
def test_speech_between_marks(text: str, expected: list[str]) -> None:
    assert _quoted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Robert “Bob” Brandt came late.",
        "The so-called “peace talks” went on.",
        "They fought the “terrorists” for years.",
        "Her novel “The Long Road Home” sold well.",
        "They took part in the exercise “EAST 2031” in spring.",
        "A show called “Brokers,” written by Ana Orlic, drew fans.",
        "Ana Orlic said the “Lantern” star had left.",
        "“Green is the New Sea”\nstar Ana Orlic left.",
        "The minister promised the “people” bread.",
        "Police charged the “ringleader” with fraud.",
        "A lorry slammed into the “Wall of Honour”.",
        'See <a href="http://orlo.example" title="The port">the page</a> of the port.',
        '<a date="3 May\n/">The port was empty at noon.',
        "The two signed a “Strategic Partnership Agreement” in May.",
        'a 6\'2" man with a 12" pipe',
        "The Orlics' dog is the voters' favourite.",
        "An odd “ mark",
        'An odd " mark',
    ],
)
def test_nicknames_doubts_titles_and_measures_are_not_speech(text: str) -> None:
    assert _quoted(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("« Nous partirons », a déclaré la ministre Ana Orlic.", ["« Nous partirons »"]),
        ("« C’est fini », dit-il.", ["« C’est fini »"]),
        ("Le roi a réaffirmé son soutien aux «espoirs du peuple».", ["«espoirs du peuple»"]),
        ('La réponse d\'Ana a été nette : "Non".', ['"Non"']),
        ("Le roman « La Longue Route » se vend bien.", []),
        ("Un groupe appelé « La Vigie » a défilé, a dit Ana Orlic.", []),
        ('L\'exercice "Aigle 2031" a commencé.', []),
    ],
)
def test_french_speech_and_its_near_misses(text: str, expected: list[str]) -> None:
    assert _quoted(text, "fr") == expected


def test_a_quotation_has_its_marks_outside_and_its_words_inside() -> None:
    text = "Orlic said: “We go home now.”"
    (quotation,) = reading_of(text).quotations
    assert text[quotation.start : quotation.end] == "“We go home now.”"
    assert text[slice(*quotation.inner)] == "We go home now."


PIECES = st.lists(
    st.sampled_from(
        [
            "“",
            "”",
            '"',
            "'",
            "’",
            "‘",
            "«",
            "»",
            " ",
            "\n",
            ",",
            ".",
            ":",
            "said",
            "Orlic",
            "he",
            "that",
            "We",
            "go",
            "5",
            "é",
        ]
    ),
    max_size=40,
).map("".join)


@given(PIECES, st.sampled_from(["en", "fr", "und"]))
def test_no_text_raises_and_every_offset_slices(text: str, language: str) -> None:
    end = 0
    for each in reading_of(text, language).quotations:
        assert end <= each.start < each.inner[1] <= each.end <= len(text)
        assert each.start <= each.inner[0] < each.inner[1]
        end = each.end


WORDS = st.lists(st.sampled_from(["we", "Orlic", "never", "go", "town"]), min_size=1, max_size=7).map(
    " ".join
)


@given(st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=3))
def test_straight_marks_give_the_same_speech_as_curly_ones(pieces: list[tuple[str, str]]) -> None:
    curly = " ".join(f"{outside} said, “{inside}.”" for outside, inside in pieces)
    straight = curly.replace("“", '"').replace("”", '"')
    assert [(each.start, each.end) for each in reading_of(curly).quotations] == [
        (each.start, each.end) for each in reading_of(straight).quotations
    ]
