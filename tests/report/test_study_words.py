from dataclasses import replace

import pytest

from annotate.report.study_words import assignment
from annotate.team import StudyDesign

STUDY = StudyDesign(
    coders=3, articles=40, double=8, blind=4, again=2, hidden=1, drawn=40, own_servers=False, renewed=0
)


def test_a_study_is_told_in_full() -> None:
    assert assignment(STUDY) == (
        "40 articles, drawn at random, were assigned at random to 3 coders, each with a random order of "
        "their own; 8 of them to several coders; 2 codings were to be repeated by the same person; 4 of 40 "
        "articles were shown without any proposals; 1 proposal elsewhere hidden from one coder, chosen at "
        "random. The proposals that coders saw did not change while they coded. Coders worked in a project "
        "each on one server, where every account can open every project: they were blind to each other by "
        "convention. The outlet of an article was not told to them."
    )


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (
            {"own_servers": True},
            "Each coder worked on a server of their own and could not see the work of others.",
        ),
        ({"renewed": 2}, "The proposals were renewed twice while coding went on."),
        ({"renewed": 1}, "The proposals were renewed once while coding went on."),
        ({"blind": 0}, "every article was shown with its proposals"),
        ({"again": 1}, "; 1 coding was to be repeated by the same person;"),
        (
            {"passed": 2, "overridden": (("r-a", "she wrote the codebook"),)},
            "2 coders had reached the target of their training first. Let through by the lead below "
            "the target of their training: r-a (“she wrote the codebook”).",
        ),
        (
            {"left": (("r-a", "another job"), ("r-b", "ill"))},
            "others got what was unfinished: r-a (“another job”) and r-b (“ill”).",
        ),
        (
            {"left": (("r-a", ""),)},
            "others got what was unfinished: r-a.",
        ),  # an earlier release asked nothing
        ({"ended": ("all is coded",)}, "The assignment was ended by the lead: “all is coded”."),
        ({"drawn": 14}, "40 articles, 14 of them drawn at random, were assigned at random to 3 coders"),
        ({"articles": 1, "drawn": 0}, "1 article was assigned at random to 3 coders"),
    ],
)
def test_what_is_special_about_it_is_told(changes: dict[str, object], said: str) -> None:
    assert said in assignment(replace(STUDY, **changes))


def test_without_a_study_there_is_nothing_to_tell() -> None:
    assert assignment(None) == ""
