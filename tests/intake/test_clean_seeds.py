"""Five real pages, read in place: each text must come through to the letter, and all else be listed."""

from pathlib import Path
from typing import NamedTuple

import pytest

from annotate.intake.clean import clean
from annotate.intake.imprint import imprint
from annotate.intake.raw import Raw
from annotate.records import sha256


class Seed(NamedTuple):
    file: str
    digest: str
    kept: list[tuple[int, int, str]]  # slices of the raw text, with the digest of each
    reasons: list[str]
    title_end: int
    language: str


SEEDS = [
    Seed(
        "000_c09cfdf3aafa6cd1.txt",
        "8d3e81fb7a676b10",
        [(0, 71, "62a5bc3124bc881c"), (72, 5477, "d93966b4a2748416")],
        ["repeated subtitle"],
        71,
        "en",
    ),
    Seed(
        "001_70257f8f9f0fc3ba.txt",
        "df11985e15c8f45c",
        [(0, 88, "6dc0998b7a92427c"), (180, 3313, "6f8a976359de27c6")],
        ["repeated title", "signature"],
        88,
        "en",
    ),
    Seed(
        "002_cb4bcdf1fb68de14.txt",
        "83ede8e5c14274ea",
        [(198, 3842, "1c3aea720880b59c")],
        ["other language", "page link"],
        82,
        "en",
    ),
    Seed(
        "003_5abca9077eb97fff.txt",
        "50cfcc5657ff50aa",
        [(4081, 4176, "4946e4f9d1168075"), (4218, 8302, "d31b0fdd4f83e4ff")],
        ["headline ticker", "image report", "published-in line", "source link"],
        95,
        "fr",
    ),
    Seed(
        "004_ccffc555df548dd7.txt",
        "de2887c3817d28d8",
        [(0, 151, "bf61155969ee6e54"), (202, 267, "bb7dfc5ce53fb991"), (268, 4496, "8a4aa35c2049c75e")],
        ["byline", "dateline", "publication date", "outlet line", "repeated block", "comment form"],
        0,
        "en",
    ),
]


def raw(shared: Path, seed: Seed) -> Raw:
    data = (shared / "seeds" / seed.file).read_bytes()
    assert sha256(data)[:16] == seed.digest
    return Raw(source=seed.file, text=data.decode(), raw_sha256=sha256(data))


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.file[:3])
def test_a_seed_keeps_its_text_and_lists_the_rest(shared: Path, seed: Seed) -> None:
    page = raw(shared, seed)
    slices = [page.text[start:end] for start, end, _ in seed.kept]
    assert [sha256(text)[:16] for text in slices] == [digest for *_, digest in seed.kept]

    article = clean(page)

    # Nothing but the slices and the white space between them: what stands there is known to the letter.
    rest = article.text
    for text in slices:
        before, found, rest = rest.partition(text)
        assert (before.strip(), found) == ("", text)
    assert rest == ""
    assert [removal.reason for removal in article.removed] == seed.reasons
    assert (article.title_end, article.language) == (seed.title_end, seed.language)


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.file[:3])
def test_every_word_of_a_seed_is_kept_or_listed(shared: Path, seed: Seed) -> None:
    page = raw(shared, seed)
    article = clean(page)
    accounted = sorted(word for removal in article.removed for word in removal.text.split())
    assert sorted([*article.text.split(), *accounted]) == sorted(page.text.split())


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.file[:3])
def test_cleaning_a_seed_again_changes_nothing(shared: Path, seed: Seed) -> None:
    article = clean(raw(shared, seed))
    again = clean(Raw(source="again", text=article.text, raw_sha256=""))
    assert (again.text, again.id, again.title_end) == (article.text, article.id, article.title_end)


def test_what_the_seeds_say_about_themselves(shared: Path) -> None:
    articles = [clean(raw(shared, seed)) for seed in SEEDS]
    said = [imprint(article.removed) for article in articles]
    assert [each.published for each in said] == [None, None, None, "2025-02-12", "2025-01-03"]
    assert [each.outlet is not None for each in said] == [False, True, False, True, True]
    assert [article.byline is not None for article in articles] == [False, False, False, False, True]
    assert [bool(article.captions) for article in articles] == [False, False, False, False, True]
    assert ["character recognition" in " ".join(article.notes) for article in articles] == [
        False,
        True,
        False,
        False,
        False,
    ]
