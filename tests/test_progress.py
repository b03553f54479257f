from annotate.progress import NO_PROGRESS, Progress


def test_what_nobody_wants_to_hear_is_told_to_nobody() -> None:
    heard: list[int] = []
    half = Progress(advance=heard.append)
    half.begin(3)
    half.advance(2)
    NO_PROGRESS.begin(3)
    NO_PROGRESS.advance(2)
    assert heard == [2]
