from hypothesis import given
from hypothesis import strategies as st

from annotate.records import VOICES
from annotate.text.pipeline import load
from annotate.text.reading import Reading
from annotate.text.words import words
from tests.records import article
from tests.text.readings import reading_of

TEXT = "Regime falls\nThe regime fell. “It is over now,” said Ana Orlic. She said that it rained."


def _reading(text: str = TEXT, title_end: int = 12) -> Reading:
    return Reading(article(text, title_end=title_end), load("en"))


def test_sentences_begin_anew_after_the_headline() -> None:
    reading = _reading()
    assert [TEXT[start:end] for start, end in reading.sentences] == [
        "Regime falls",
        "The regime fell.",
        "“It is over now,” said Ana Orlic.",
        "She said that it rained.",
    ]
    assert reading.sentence_at(TEXT.index("over")) == 2


def test_tokens_of_a_sentence_are_offset_by_where_it_starts() -> None:
    reading = _reading()
    start = reading.sentences[2][0]
    doc = reading.doc(2)
    assert [TEXT[start + token.idx : start + token.idx + len(token)] for token in doc] == [
        token.text for token in doc
    ]
    assert reading.doc(2) is reading.doc(2)
    assert reading.doc(1)[1].dep_ == "nsubj"


def test_several_sentences_are_parsed_at_once_and_once() -> None:
    reading = _reading()
    reading.parse([3, 1, 3])
    assert reading.doc(1).text == "The regime fell."
    assert reading.doc(3).text == "She said that it rained."


def test_a_span_has_the_voice_that_most_of_it_stands_in() -> None:
    reading = _reading()
    over = TEXT.index("over")
    assert reading.voice(over, over + 4) == "quoted"
    assert reading.voice(0, 12) == "outlet"
    rained = TEXT.index("it rained")
    assert reading.voice(rained, rained + 9) == "reported"
    assert reading.voice(rained - 1, rained + 9) == "reported"
    assert reading.voice(TEXT.index("said Ana"), TEXT.index("said Ana") + 14) == "outlet"
    assert reading.voice(0, len(TEXT)) == "outlet"


def test_words_are_counted_by_voice() -> None:
    reading = _reading()
    assert {voice: reading.words(voice) for voice in VOICES} == {"outlet": 11, "quoted": 4, "reported": 2}


@given(st.text(alphabet=st.sampled_from("aB .,\n“”\"'’«»:"), max_size=60), st.data())
def test_words_of_all_voices_add_up_and_any_span_has_a_voice(text: str, data: st.DataObject) -> None:
    reading = reading_of(text)
    assert sum(reading.words(voice) for voice in VOICES) == len(words(text))
    if text:
        start = data.draw(st.integers(0, len(text) - 1))
        end = data.draw(st.integers(start + 1, len(text)))
        assert reading.voice(start, end) in VOICES
        speaker = reading.speaker(start, end)
        assert speaker is None or text[speaker.start : speaker.end] == speaker.text
