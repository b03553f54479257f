from annotate.progress import NO_PROGRESS, Progress
from tests.told import Told


def test_what_nobody_wants_to_hear_is_told_to_nobody() -> None:
    heard: list[int] = []
    half: Progress = Told(advance=heard.append)
    for each in (half, NO_PROGRESS):
        each.begin(3)
        each.advance(2)
    assert heard == [2]
