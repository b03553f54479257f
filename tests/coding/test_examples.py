from hypothesis import given
from hypothesis import strategies as st

from annotate.coding.examples import Example, read, written
from annotate.records import Span

PIECES = st.text(alphabet="ab é🐟«“'(*)-", min_size=1, max_size=8).map(lambda text: f"w{text}w")
LISTS = st.lists(st.tuples(PIECES, st.booleans()), min_size=1, max_size=6)


@given(pieces=LISTS, person=st.booleans(), note=st.from_regex(r"[a-z]{1,5}( [a-z]{1,5})?", fullmatch=True))
def test_an_example_that_is_written_reads_as_the_same(
    pieces: list[tuple[str, bool]], person: bool, note: str
) -> None:
    text, spans = "", []
    for piece, marked in pieces:
        piece = " ".join(piece.split())
        if marked:
            spans.append(Span(start=len(text), end=len(text) + len(piece), text=piece))
        text += piece + " "
    note = "" if note.startswith("person") else note
    example = Example(language="en", text=text.strip(), spans=tuple(spans), by_rules=not person, note=note)
    assert read(1, written(example)) == example
    assert all(text[span.start : span.end] == span.text for span in spans)


def test_a_bracket_like_a_note_in_the_text_is_text() -> None:
    example = read(1, "en: a *(b) [[c]] *(why)*")
    assert (example.text, example.note) == ("a *(b) c", "why")
