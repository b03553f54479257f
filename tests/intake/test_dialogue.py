import pytest

from annotate.intake.dialogue import others

ASKED = [
    "Ida Lund answered our questions.",
    "Q: Why is it shut?",
    "A: The thugs want it so.",
    "They lie.",
    "Q: And now?",
    "A: We wait.",
    "The strike goes on.",
]


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (ASKED, {2, 3, 5}),
        (["Q: Why is it shut?", "A: I had no choice.", "The strike goes on."], {1}),
        (["Q: Why is it shut?", "A: They made me do it.", "The strike goes on."], {1}),
        (["Entretien avec la maire", "Q : Pourquoi ?", "R : Les mercenaires le veulent."], {2}),
        (["Q: When is the vote?", "A: On Friday.", "Q: Who may vote?", "A: All residents."], set()),
        (["The Q: drive failed.", "A: nobody knows."], set()),
        (
            [
                "The Lantern: Why?",
                "Ida Lund: The thugs want it so.",
                "The Lantern: And now?",
                "Ida Lund: We wait.",
            ],
            {1, 3},
        ),
        (
            [
                "We spoke to Ida Lund on Monday.",
                "Question: Why?",
                "Ida Lund: The thugs want it so.",
                "Question: And now?",
                "Ida Lund: We wait.",
            ],
            {2, 4},
        ),
        (["Q: May I vote?", "Note: All may.", "Q: When?", "Note: On Friday."], set()),
        (["Old Town: 12 votes.", "Pier: 3 votes.", "Old Town: none void.", "Pier: none void."], set()),
        (["On Monday the mayor wrote:", "> They are thugs.", "> All of them.", "End."], {1, 2}),
        (["Home", "> News", "> Local"], set()),
    ],
)
def test_lines_that_are_somebody_elses_words(lines: list[str], found: set[int]) -> None:
    assert others(lines) == found
