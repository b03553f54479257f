from xml.etree import ElementTree

from label_studio_sdk.label_interface import LabelInterface

from annotate.coding.codebook import Codebook, load, parse
from annotate.packaged import packaged
from annotate.studio.page import page
from tests.studio.material import CODEBOOK


def labels(codebook: Codebook) -> list[tuple[str | None, str | None, str | None]]:
    found = ElementTree.fromstring(page(codebook)).iter("Label")
    return [(each.get("value"), each.get("background"), each.get("hotkey")) for each in found]


def test_labels_colours_and_keys_come_from_the_codebook() -> None:
    assert labels(CODEBOOK) == [(each.name, each.color, each.hotkey) for each in CODEBOOK.labels]
    shipped = load(packaged("guidelines.md"))
    assert [name for name, _, _ in labels(shipped)] == list(shipped.names)
    assert len({key for _, _, key in labels(shipped)}) == len(shipped.names)
    assert len({colour for _, colour, _ in labels(shipped)}) == len(shipped.names)


def test_a_label_beyond_the_tenth_has_no_key() -> None:
    sections = "".join(f"\n## `label_{n}` Label\n\nA definition.\n" for n in "abcdefghijk")
    many = parse(f"# Guidelines\n\nVersion: 1.0\n{sections}", "guidelines.md")
    keys = [key for _, _, key in labels(many)]
    assert keys[:10] == list("1234567890")
    assert keys[10] is None


def test_signs_of_xml_in_a_definition_are_escaped() -> None:
    text = CODEBOOK.text.replace("An emotive word", 'An "emotive" <word> & more')
    [hint] = [
        each.get("hint")
        for each in ElementTree.fromstring(page(parse(text, "guidelines.md"))).iter("Label")
        if each.get("value") == "loaded_language"
    ]
    assert hint == 'An "emotive" <word> & more where a plain one would do.'


def test_label_studio_reads_the_page_and_takes_our_results() -> None:
    interface = LabelInterface(page(CODEBOOK))
    interface.validate()
    assert {each.name for each in interface.controls} == {"label", "article", "comment"}
    assert set(interface.get_control("article").labels) == {"text is damaged", "not an article"}


def test_the_page_shows_no_outlet() -> None:
    values = [each.get("value") for each in ElementTree.fromstring(page(CODEBOOK)).iter()]
    assert [value for value in values if value and value.startswith("$")] == ["$text", "$about"]
