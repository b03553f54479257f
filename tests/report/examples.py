"""A hand-made article about an invented country, with tags, reviews and attributions."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from annotate.coding.codebook import Codebook, LabelDefinition
from annotate.coding.precision import Record
from annotate.coding.reviews import CodedReview, coded
from annotate.records import (
    VOICES,
    Article,
    Attribution,
    Decision,
    Rung,
    Speaker,
    Tag,
    Tagged,
    Verdict,
    Voice,
    sha256,
)
from annotate.report import summary as step
from annotate.report.corpus import Corpus
from annotate.report.peers import part
from annotate.report.summary import Context, Summary, VoiceStretch
from tests import records

TITLE = "Puppet regime of Varenia reopens the Orlo dam"
TEXT = (
    f"{TITLE}\n\n"
    "Sources suggest the ministry hid the cracks. Engineers said the work was finished in May.\n\n"
    "“They are war criminals,” said Ilen Maro, who leads the opposition. The dam, critics say, "
    "could burst within weeks.\n\n"
    "The regime denied it."
)


def article(text: str = TEXT, title: str = TITLE, **fields: Any) -> Article:
    assert text.startswith(title)
    return records.article(text, title_end=len(title), **fields)


def tag(of: Article, words: str, label: str, *, nth: int = 0, voice: Voice = "outlet", **fields: Any) -> Tag:
    start = -1
    for _ in range(nth + 1):
        start = of.text.index(words, start + 1)
    filled = {
        "rules": (f"{label}/kind",),
        "cue": words.split()[0],
        "reason": f"“{words}” is an example",
        "codebook_version": "1.0",
        "rules_version": "r1",
    }
    return records.tag(of, start, start + len(words), label, voice=voice, **(filled | fields))


def definition(name: str, colour: str = "#3A6EA5", threshold: float = 0.5) -> LabelDefinition:
    return LabelDefinition(
        name=name,
        was=(),
        title=name.replace("_", " ").capitalize(),
        definition=f"What counts as {name}.",
        tests=("Is it?",),
        boundary="None.",
        examples=(),
        counter_examples=(),
        threshold=threshold,
        color=colour,
        hotkey="",
    )


CODEBOOK = Codebook(
    version="1.0",
    labels=(
        definition("unattributed_claim"),
        definition("loaded_label", "#B23A48"),
        definition("speculative_scenario", "#8A5A9E"),
    ),
)

DAM = article()
SOURCES = tag(DAM, "Sources suggest", "unattributed_claim", target=DAM.span(63, 90))
CRITICS = tag(DAM, "critics say", "unattributed_claim")
PUPPET = tag(DAM, "Puppet regime", "loaded_label", target=DAM.span(17, 24))
REGIME = tag(DAM, "regime", "loaded_label", nth=1)
CRIMINALS = tag(
    DAM,
    "war criminals",
    "loaded_label",
    voice="quoted",
    speaker=Speaker(text="Ilen Maro", start=DAM.text.index("Ilen"), end=DAM.text.index("Ilen") + 9),
)
BURST = tag(DAM, "could burst within weeks", "speculative_scenario", score=0.81)
TAGS = tuple(sorted((SOURCES, CRITICS, PUPPET, REGIME, CRIMINALS, BURST), key=lambda each: each.start))
VOICES_OF_OTHERS: tuple[VoiceStretch, ...] = ((DAM.text.index("“"), DAM.text.index("”") + 1, "quoted"),)
WORDS: Mapping[Voice, int] = {"outlet": 40, "quoted": 4, "reported": 0}


WORDS_ENOUGH: Mapping[Voice, int] = {"outlet": 400, "quoted": 4, "reported": 0}  #: to stand beside others


def corpus(own: Summary, rates: Sequence[Mapping[str, int]], **fields: Any) -> Corpus:
    """A workspace of `own` and, for each of `rates`, another like it with these counts in 400 words."""
    other = replace(part(own, "t1"), words=400, **fields)
    return Corpus(
        parts={own.article.id: part(own, "t1")}
        | {f"other{i}": replace(other, counts=counts) for i, counts in enumerate(rates)},
        records={
            "loaded_label": Record(right=12, wrong=3, disputed=1, stale=2),
            "loaded_label/kind": Record(right=9, wrong=1),
        },
    )


def summarise(tagged: Tagged, codebook: Codebook, **known: Any) -> Summary:
    return step.summarise(tagged, codebook, Context(**known))


def attribution(of: Article, words: str, rung: Rung) -> Attribution:
    start = of.text.index(words)
    return Attribution(article_id=of.id, start=start, end=start + len(words), text=words, rung=rung)


ATTRIBUTIONS = (
    attribution(DAM, "Sources suggest", "anonymous"),
    attribution(DAM, "Engineers said", "role"),
    attribution(DAM, "said Ilen Maro", "named"),
    attribution(DAM, "critics say", "vague"),
)

TAGGED = Tagged(article=DAM, tags=TAGS, attributions=ATTRIBUTIONS, words=WORDS)


def bare(of: Article, tags: Sequence[Tag] = (), **words: int) -> Tagged:
    return Tagged(
        article=of, tags=tuple(tags), attributions=(), words={voice: words.get(voice, 0) for voice in VOICES}
    )


def review(
    *decisions: tuple[Tag | None, str, str, Verdict],
    reviewer: str = "R1",
    at: str = "2025-05-01T10:00:00Z",
    of: Article = DAM,
    labels: Sequence[str] = CODEBOOK.names,
    codebook: Codebook = CODEBOOK,
    **fields: Any,
) -> CodedReview:
    """A submitted review read by `codebook`; each decision is (tag or None, label, span's words, verdict)."""
    name = sha256(f"{reviewer}{at}{decisions}")[:16]
    made = []
    for about, label, words, verdict in decisions:
        start = about.start if about is not None and about.text == words else of.text.index(words)
        made.append(
            Decision(
                review_id=name,
                tag_id=about.id if about is not None else None,
                label=label,
                start=start,
                end=start + len(words),
                text=words,
                verdict=verdict,
            )
        )
    filled = {
        "reviewer": reviewer,
        "decided_at": at,
        "seconds": 60.0,
        "labels_offered": tuple(f"{label}@{CODEBOOK[label].digest}" for label in labels),
        "tags_shown": tuple(each.id for each in TAGS),
        "codebook_version": "1.0",
    }
    return coded(records.review(name, of, **(filled | fields)), made, codebook)


def accepted(of: Tag) -> tuple[Tag, str, str, Verdict]:
    return of, of.label, of.text, "accepted"


def rejected(of: Tag) -> tuple[Tag, str, str, Verdict]:
    return of, of.label, of.text, "rejected"
