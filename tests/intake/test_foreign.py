from annotate.intake.foreign import foreign

ENGLISH = [
    "The parliament of Varenia met on Tuesday to vote on the harbour tax that has divided the coast.",
    "The vote was put off twice, and fishermen from Port Sarel waited with lanterns until the doors opened.",
    "Members from the northern valleys said that the tax would empty their villages before the spring.",
    "Nobody in the capital believed them, and the minister of trade left the chamber before the count.",
]
BANNER = "Unterstützen Sie unsere unabhängige Zeitung jeden Monat mit einer kleinen Spende."
SPANISH = "Los pescadores de Puerto Sarel no pagarán este impuesto, ni hoy ni mañana, gritaban."


def spaced(*blocks: str) -> list[str]:
    return [line for block in blocks for line in (*block.split("\n"), "")][:-1]


def test_a_block_at_the_beginning_or_the_end_goes() -> None:
    assert foreign(spaced(BANNER, *ENGLISH), "en") == {0: "other language"}
    assert foreign(spaced(*ENGLISH, BANNER), "en") == {8: "other language"}
    assert sorted(foreign([BANNER, *ENGLISH], "en")) == [0]


def test_short_lines_go_with_the_block_between_them_and_the_edge() -> None:
    assert sorted(foreign(spaced("Danke!", BANNER, *ENGLISH), "en")) == [0, 2]
    assert foreign(spaced("Danke!", *ENGLISH), "en") == {}


def test_a_block_inside_stays() -> None:
    assert foreign(spaced(*ENGLISH[:2], BANNER, *ENGLISH[2:]), "en") == {}


def test_what_is_quoted_stays() -> None:
    for quoted in (f"“{SPANISH}”", f"«{SPANISH}»", f'"{SPANISH}', f"„{SPANISH}“ – Orla Demsk"):
        assert foreign(spaced(*ENGLISH, quoted), "en") == {}
        assert foreign(spaced(quoted, *ENGLISH), "en") == {}
    assert foreign(spaced(*ENGLISH[:3], "The song they sang ends like this:", SPANISH), "en") == {}


def test_a_translation_is_no_banner() -> None:
    french = [
        "Le parlement de Varénie s'est réuni mardi pour voter la taxe du port qui divise la côte.",
        "Le vote a été reporté deux fois, et les pêcheurs de Port-Sarel ont attendu avec des lanternes.",
    ]
    assert foreign(spaced(*ENGLISH, *french), "en") == {}


def test_nothing_goes_where_the_language_is_unknown() -> None:
    assert foreign(spaced(BANNER, *ENGLISH), "und") == {}
    assert foreign([], "en") == foreign([BANNER], "en") == {}
