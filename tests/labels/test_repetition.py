from tests.rules.tagging import spans, tags

TEXT = (
    "The brutal military regime met on Monday. Nobody spoke of the military regime then. "
    "By June the military regime had moved again."
)


def test_a_charged_phrase_is_tagged_from_its_second_use_on() -> None:
    found = tags(TEXT, "repetition")
    assert [tag.text for tag in found] == ["military regime", "military regime"]
    assert found[0].start > TEXT.index("military regime")
    assert found[0].reason == ("“military regime” stands 3 times in this article: repeated until it sticks.")


def test_the_longer_phrase_counts() -> None:
    text = "A corrupt puppet regime. The corrupt puppet regime. That corrupt puppet regime."
    assert spans(text, "repetition") == ["corrupt puppet regime"] * 2


def test_twice_is_not_enough_and_plain_phrases_never_are() -> None:
    assert spans("The military regime met. The military regime left.", "repetition") == []
    assert (
        spans("The trade ministry met. The trade ministry sat. The trade ministry left.", "repetition") == []
    )


def test_french() -> None:
    text = "Le régime militaire a parlé. Le régime militaire se tait. Le régime militaire dort."
    assert spans(text, "repetition", "fr") == ["régime militaire"] * 2
