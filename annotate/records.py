"""The records that pass between the parts: frozen, keyword-only, standard library only.

Offsets are half-open code points into ``Article.text``. Labels are stored by name. Times are UTC,
RFC 3339 (`annotate.moments`). `annotate.json_records` takes a record to disk and back.
"""

import hashlib
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

SCHEMA = 1  #: version of every record on disk and of every JSON the commands print

Voice = Literal["outlet", "quoted", "reported"]
Place = Literal["headline", "body", "caption"]
Origin = Literal["rule", "model"]
Rung = Literal["named", "role", "anonymous", "vague", "agentless"]
Verdict = Literal["accepted", "rejected", "relabelled", "resized", "added"]
Basis = Literal["proposed", "reviewed"]
ReviewStatus = Literal["submitted", "skipped", "withdrawn"]
Showing = Literal["tags", "nothing", "unknown"]
Purpose = Literal["coding", "again", "adjudication"]
Policy = Literal["unanimous", "majority"]

Stretch = tuple[int, int]  #: start and end, half-open code points
VoiceStretch = tuple[int, int, Voice]  #: start, end, whose words

VOICES: tuple[Voice, ...] = get_args(Voice)
RUNGS: tuple[Rung, ...] = get_args(Rung)
ADJUDICATION = "adjudication"  #: how an article came before an adjudicator (`Task.sampled_by`)
PURPOSES: tuple[Purpose, ...] = get_args(Purpose)


@dataclass(frozen=True, kw_only=True)
class Span:
    """A stretch of an article, with the text it must cover: the proof of its offsets."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, kw_only=True)
class Removal:
    """Something cleaning took out, and why."""

    reason: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Refusal:
    """An input that was not taken; `error` says what we got and what to do.

    With `later` its server did not answer this time: that says nothing of the next.
    """

    source: str
    error: str
    later: bool = False


@dataclass(frozen=True, kw_only=True)
class Article:
    """Cleaned text. It begins with the title, which is ``text[:title_end]`` (empty when none is known).

    `captions` are the stretches of the text that stand under a picture, as (start, end), in order; `quoted`
    those that markup sets off as somebody else's words (a block quotation, an answer in an interview), of
    whole lines. `language` is an ISO 639-1 code, ``und`` when nobody can tell.
    """

    id: str
    text: str
    title_end: int
    language: str
    text_sha256: str
    captions: tuple[Stretch, ...] = ()
    quoted: tuple[Stretch, ...] = ()
    byline: str | None = None
    removed: tuple[Removal, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """The headline, a slice of the text."""
        return self.text[: self.title_end]

    def span(self, start: int, end: int) -> Span:
        """The stretch from `start` to `end`, with its text; ValueError when it is empty or outside."""
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"span {start}–{end} is not inside article {self.id} (0–{len(self.text)})")
        return Span(start=start, end=end, text=self.text[start:end])

    def place(self, start: int) -> Place:
        """Where in the article the character at `start` stands."""
        if start < self.title_end:
            return "headline"
        last = bisect_right(self.captions, start, key=lambda caption: caption[0]) - 1
        return "caption" if last >= 0 and start < self.captions[last][1] else "body"


@dataclass(frozen=True, kw_only=True)
class Publication:
    """Where an article appeared. `published` is a date, YYYY-MM-DD."""

    article_id: str
    source: str
    outlet: str | None
    published: str | None
    raw_sha256: str
    cleaner_version: str


@dataclass(frozen=True, kw_only=True)
class Speaker:
    """Who is quoted: the mention in the text, and the name it was resolved to where that differs."""

    text: str
    start: int
    end: int
    resolved: str | None = None


@dataclass(frozen=True, kw_only=True)
class Tag:
    """A proposed span with everything that explains it.

    `rules` are ids ``label/kind`` (for a model's own span: empty). `cue` is the words that made the rule
    fire, `reason` a sentence for a reader. `score` is a probability in [0, 1], None before a model looked.
    `denied` are the words that take it back where its sentence does ("not", "if"); see `Tagged.denied`.
    """

    id: str
    article_id: str
    label: str
    start: int
    end: int
    text: str
    rules: tuple[str, ...]
    cue: str
    reason: str
    voice: Voice
    place: Place
    speaker: Speaker | None = None
    target: Span | None = None
    score: float | None = None
    origin: Origin = "rule"
    codebook_version: str = ""
    rules_version: str = ""
    model_version: str | None = None
    denied: str = ""


@dataclass(frozen=True, kw_only=True)
class Attribution:
    """A claim that the text hands to a source: whose words, and how far the source can be checked.

    `start` and `end` cover the attribution phrase ("sources suggest"); `source` is the source's mention,
    None when the phrase has none ("it is believed"); `content` is what is attributed, where it was found.
    """

    article_id: str
    start: int
    end: int
    text: str
    rung: Rung
    source: Span | None = None
    content: Span | None = None


@dataclass(frozen=True, kw_only=True)
class Tagged:
    """An article with all that was found in it; `words` counts its words by voice.

    `voices` are the stretches that are not the outlet's words, in order and without overlap; None where an
    earlier release kept none. `denied` are words that rules know and that their sentence takes back: no
    proposals, they are shown apart.
    """

    article: Article
    tags: tuple[Tag, ...]
    attributions: tuple[Attribution, ...]
    words: Mapping[Voice, int]
    voices: tuple[VoiceStretch, ...] | None = None
    denied: tuple[Tag, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Task:
    """An article as it stands in a Label Studio project.

    `content_sha256` is the digest of everything that was sent with it: when it differs, the predictions
    there are stale. `inclusion_probability` is None when the article was picked, not drawn. A `blind` task is
    shown without tags, by design.
    """

    server: str
    project: int
    task_id: int
    article_id: str
    content_sha256: str
    sampled_by: str = "all"
    inclusion_probability: float | None = 1.0
    blind: bool = False


@dataclass(frozen=True, kw_only=True)
class Review:
    """One person's finished look at one article; submitting means: read to the end.

    `id` is a digest of server, annotation and its state, so that the same state pulled twice is one review
    and a later state another. `annotation` names the annotation for good; `annotation_id` is its number on
    the server, which hands it out again after it was restored. `labels_offered` are label names with the
    digest of the definition that was offered, as ``name@digest``. `flags` are the article-level answers
    ("text is damaged", "not an article"). A review that was deleted on the server gets a state `withdrawn`.

    `shown` says what the page held: ``tags`` (those of `tags_shown`, by id), ``nothing`` by design, or
    ``unknown``; then `tags_shown` are those that the review itself proves, nothing is rejected, and the
    review is no evidence of how often proposals are right or what they miss. `purpose` is what the article
    was given to this person for: to code it, to code it ``again`` and be compared with oneself, or to settle
    what others differ about.
    """

    id: str
    article_id: str
    reviewer: str
    server: str
    project: int
    annotation_id: int
    status: ReviewStatus
    decided_at: str
    seconds: float | None
    labels_offered: tuple[str, ...]
    tags_shown: tuple[str, ...]
    flags: tuple[str, ...] = ()
    sampled_by: str = "all"
    inclusion_probability: float | None = 1.0
    codebook_version: str = ""
    shown: Showing = "tags"
    annotation: str = ""
    purpose: Purpose = "coding"


@dataclass(frozen=True, kw_only=True)
class Decision:
    """What a review did with a span. A rejected one keeps the offsets of the tag it rejects.

    Of a relabelling or resizing `label`, `start` and `end` are the new ones; the tag `tag_id` has the old.
    """

    review_id: str
    tag_id: str | None
    label: str
    start: int
    end: int
    text: str
    verdict: Verdict
    comment: str | None = None


@dataclass(frozen=True, kw_only=True)
class SetAside:
    """A region that came back and could not be taken: kept and reported, never guessed."""

    review_id: str
    article_id: str
    reason: str
    region: str


def sha256(data: str | bytes) -> str:
    """Hex SHA-256 of bytes, or of text as UTF-8 (lone surrogates kept, so that any text has a digest)."""
    if isinstance(data, str):
        data = data.encode("utf-8", "surrogatepass")
    return hashlib.sha256(data).hexdigest()


def digest(*parts: object) -> str:
    """Sixteen hex digits that name these parts: equal parts, equal digest; no part runs into the next."""
    return sha256("\x1f".join(str(part) for part in parts))[:16]


def tag_id(article_id: str, label: str, start: int, end: int, origin: Origin) -> str:
    """A tag's name. It does not depend on rules or scores, so an unchanged span keeps its id."""
    return digest("tag", article_id, label, start, end, origin)
