"""Summaries to make pages of: plain, reviewed, hostile, and with others beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from annotate.coding.precision import Record
from annotate.coding.reviews import CodedReview
from annotate.records import VOICES, Removal, Speaker
from annotate.report.peers import PeerRank, peer_ranks
from annotate.report.summary import Summary
from tests import records
from tests.report.examples import (
    BURST,
    CODEBOOK,
    CRIMINALS,
    PUPPET,
    REGIME,
    SOURCES,
    TAGGED,
    TAGS,
    VOICES_OF_OTHERS,
    WORDS_ENOUGH,
    accepted,
    article,
    bare,
    corpus,
    rejected,
    review,
    summarise,
    tag,
)

LABEL = "loaded_label"
SCRIPT = "<script>alert(1)</script>"


def made(*reviews: CodedReview, **options: object) -> Summary:
    """The article about the dam with these reviews."""
    return summarise(
        TAGGED,
        CODEBOOK,
        source="dam.txt",
        reviews=reviews,
        voices=VOICES_OF_OTHERS,
        **options,  # type: ignore[arg-type]
    )


def counts(summary: Summary, label: str) -> list[tuple[int, int | None]]:
    """Proposed and approved spans of a label, by voice."""
    (found,) = (each for each in summary.labels if each.name == label)
    return [(found.voices[voice].proposed, found.voices[voice].approved) for voice in VOICES]


def own(words: int = 400, **fields: Any) -> Summary:
    """An article with two loaded labels of its own."""
    tagged = replace(TAGGED, words={"outlet": words, "quoted": 4, "reported": 0})
    return summarise(tagged, CODEBOOK, source="dam.txt", **fields)


def among(summary: Summary, counts: Sequence[int], **fields: Any) -> Mapping[str, PeerRank]:
    """Where it stands beside others with these counts in 400 words."""
    return peer_ranks(
        replace(summary, corpus=corpus(summary, [{LABEL: count} for count in counts], **fields))
    )


def plain() -> Summary:
    return made()


def reviewed() -> Summary:
    mine = review(accepted(SOURCES), accepted(PUPPET), rejected(REGIME), accepted(CRIMINALS), rejected(BURST))
    theirs = review(accepted(SOURCES), rejected(PUPPET), rejected(REGIME), accepted(BURST), reviewer="R2")
    return made(mine, theirs)


def hostile() -> Summary:
    """Every field that comes from outside tries to become markup."""
    of = article(f'{SCRIPT}\n\nThe {SCRIPT} regime & "co" `x` *y* \x1b[31m said </style><b>.', title=SCRIPT)
    of = replace(
        of,
        byline=SCRIPT,
        notes=(SCRIPT,),
        language='en" onload="x',
        removed=(Removal(reason=SCRIPT, text=SCRIPT),),
    )
    found = tag(
        of,
        f"{SCRIPT} regime",
        "loaded_label",
        voice="quoted",
        reason=f'" onmouseover="{SCRIPT}',
        cue=SCRIPT,
        rules=(SCRIPT,),
        speaker=Speaker(text=SCRIPT, start=0, end=5, resolved=SCRIPT),
        target=of.span(0, len(SCRIPT)),
    )
    published = records.publication(of, f"{SCRIPT}.txt", outlet=SCRIPT, published=SCRIPT)
    judged = review(accepted(found), of=of, reviewer=SCRIPT)
    commented = replace(judged, decisions=(replace(judged.decisions[0], comment=SCRIPT),))
    own = summarise(
        bare(of, [found], quoted=5, outlet=200),
        CODEBOOK,
        source=SCRIPT,
        publications=[published],
        reviews=[commented],
    )
    beside = corpus(own, [dict.fromkeys(CODEBOOK.names, 1)] * 12)
    return replace(
        own, corpus=replace(beside, records={SCRIPT: Record(right=1), "loaded_label": Record(wrong=1)})
    )


def beside() -> Summary:
    """A reviewed article in a workspace of thirteen others, and of reviews."""
    reviews = [review(accepted(SOURCES), accepted(PUPPET), rejected(REGIME), rejected(BURST))]
    own = summarise(
        replace(TAGGED, words=WORDS_ENOUGH), CODEBOOK, source="dam.txt", reviews=reviews, shown=TAGS
    )
    rates = [{"unattributed_claim": i % 3, "loaded_label": i, "speculative_scenario": 0} for i in range(13)]
    return replace(own, corpus=corpus(own, rates))
