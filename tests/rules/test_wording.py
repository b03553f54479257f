from annotate.records import Span
from annotate.rules.lexicon import Lexicon
from annotate.rules.lexicon_entry import Entry
from annotate.rules.rule import Match
from annotate.rules.wording import packaged_lexicon, word_rule, word_rules
from tests.rules.tagging import reading

WORDS = Lexicon(
    "en",
    (
        Entry(term="regime", pos="NOUN", sense="ruler", plain="government"),
        Entry(term="tax regime", sense="literal"),
        Entry(term="thug", pos="NOUN", sense="person"),
    ),
)
TEXT = "The regimes met thugs over the tax regime."


def test_one_rule_for_each_sense_that_is_meant() -> None:
    person, ruler = word_rules("x", WORDS, {"ruler": "judges", "person": "insults"})
    assert (person.id, ruler.id) == ("x/person", "x/ruler")
    assert list(person.find(reading(TEXT), 0)) == [
        Match(start=16, end=21, cue="thugs", reason="“thugs” insults.")
    ]
    assert list(ruler.find(reading(TEXT), 0)) == [
        Match(
            start=4,
            end=11,
            cue="regimes",
            reason="“regimes” judges; plainly: government.",
            plain="government",
        )
    ]
    assert person.digest != ruler.digest


def test_a_test_may_leave_a_word_out_and_a_target_is_asked_for() -> None:
    whom = Span(start=0, end=3, text="The")
    rule = word_rule(
        "x/any",
        WORDS,
        "judges",
        target=lambda _, __, ___, ____: whom,
        unless=(lambda _, number, hit: number == 0 and hit.entry.term == "thug",),
    )
    assert [(each.cue, each.target) for each in rule.find(reading(TEXT), 0)] == [("regimes", whom)]
    assert rule.languages == ("en",)


def test_a_list_that_comes_with_the_program_is_of_its_language() -> None:
    assert packaged_lexicon("exaggeration.fr").language == "fr"
