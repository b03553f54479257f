import pytest

from tests.text.readings import reading_of, spoken


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We will win,” said Ana Orlic.", [("“We will win,”", "Ana Orlic", None)]),
        ("“We will win,” Ana Orlic said.", [("“We will win,”", "Ana Orlic", None)]),
        ("Ana Orlic said: “We will win.”", [("“We will win.”", "Ana Orlic", None)]),
        (
            "“We will win,” said the foreign minister, Ana Orlic.",
            [("“We will win,”", "the foreign minister, Ana Orlic", None)],
        ),
        ('"Force has failed," added Orlic stating his view.', [('"Force has failed,"', "Orlic", None)]),
        (
            "“A shame,” said a spokesman for the ministry.",
            [("“A shame,”", "a spokesman for the ministry", None)],
        ),
        (
            "“We will win,” said Ana Orlic. “It is ours.”",
            [("“We will win,”", "Ana Orlic", None), ("“It is ours.”", "Ana Orlic", None)],
        ),
        (
            "Ana Orlic spoke first. “We try,” Ana Orlic said.\n“We fail,” she said.",
            [("“We try,”", "Ana Orlic", None), ("“We fail,”", "she", "Ana Orlic")],
        ),
        (
            "“We try,” Ana Orlic said. “We fail,” Orlic said.",
            [("“We try,”", "Ana Orlic", None), ("“We fail,”", "Orlic", "Ana Orlic")],
        ),
        (
            "“First this.\n\n“Then that,” said Ana Orlic.",
            [("“First this.", "Ana Orlic", None), ("“Then that,”", "Ana Orlic", None)],
        ),
        ("Milo Brandt, a political analyst, said: “It hurts.”", [("“It hurts.”", "Milo Brandt", None)]),
        ("“We shall never give up this land.”", [("“We shall never give up this land.”", None, None)]),
        ("“We will all win.”\n– Ana Orlic", [("“We will all win.”", "Ana Orlic", None)]),
        ("“We will all win.”\n\n— Ana Orlic, mayor of Tolme", [("“We will all win.”", "Ana Orlic", None)]),
        ("“We will all win.”\n– Boats, nets and hooks", [("“We will all win.”", None, None)]),
        ("“We will all win.”\n– Ana Orlic wept", [("“We will all win.”", None, None)]),
    ],
)
def test_english_speakers(text: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    assert spoken(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "« Nous partirons », a déclaré la ministre Ana Orlic.",
            [("« Nous partirons »", "la ministre Ana Orlic", None)],
        ),
        (
            "Ana Orlic a affirmé que tout va bien. « C’est fini », dit-elle.",
            [("« C’est fini »", "elle", "Ana Orlic")],
        ),
        ("« C'est fini », a-t-il ajouté.", [("« C'est fini »", "il", None)]),
    ],
)
def test_french_speakers(text: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    assert spoken(text, "fr") == expected


def test_the_outlets_own_words_have_no_speaker() -> None:
    text = "“We go,” said Ana Orlic. The regime fell."
    start = text.index("regime")
    assert reading_of(text).speaker(start, start + 6) is None


def test_a_pronoun_is_not_resolved_to_an_office_or_over_a_long_way() -> None:
    assert spoken("The minister said it rained. “We go,” he said.") == [("“We go,”", "he", None)]
    far = (
        "Ana Orlic said that it rained. " + "Nothing else happened on that day. " * 60 + "“We go,” she said."
    )
    assert spoken(far) == [("“We go,”", "she", None)]
