"""Records of a team: who codes what, where and what for.

Everything about an assignment is only ever added to: of two records of one thing the later one counts.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from annotate.records import Purpose, Tag

EVERYBODY = 0  #: the account of a coder with a server of their own, whatever its number there is


@dataclass(frozen=True, kw_only=True)
class TeamProject:
    """A Label Studio project of one coder, or of the adjudicators (then `coder` is empty)."""

    server: str
    project: int
    coder: str
    purpose: Purpose


@dataclass(frozen=True, kw_only=True)
class Coder:
    """An account on a server and the code of its person, which stays when the address changes.

    `joined` is when the account was made (UTC, RFC 3339), since a server that was restored hands out numbers
    again. `name` is what the team's lead calls the person, empty for somebody who was assigned nothing. The
    account `EVERYBODY` stands for all on the server of one coder.
    """

    server: str
    account: int
    joined: str
    code: str
    name: str = ""


@dataclass(frozen=True, kw_only=True)
class Design:
    """How articles are shared out; shares are in [0, 1].

    `double` is the share of the articles that `times` people code, `blind` that of those shown without tags,
    `again` that of a person's articles that the same person codes twice, `hide` that of the tags hidden in
    each article.
    """

    double: float = 0.0
    times: int = 2
    blind: float = 0.0
    again: float = 0.0
    hide: float = 0.0


@dataclass(frozen=True, kw_only=True)
class Assignment:
    """One run of `assign`: what was drawn, for whom (codes), and by which design and codebook.

    `cut` is the probability with which every article of a random draw, this one's and earlier ones', was
    drawn from the workspace; None where all that waited were assigned. `server` is empty where each coder
    has a server of their own.
    """

    id: str
    made_at: str
    seed: int
    coders: tuple[str, ...]
    design: Design
    server: str
    codebook_version: str
    cut: float | None = None

    @property
    def own_servers(self) -> bool:
        """Whether each coder has a server of their own."""
        return not self.server


@dataclass(frozen=True, kw_only=True)
class AssignmentEvent:
    """Something that was decided about an assignment, and why.

    `what` is a word such as ``closed``, ``renewed`` (its tags), ``left`` (a coder) or ``overridden``.
    """

    assignment: str
    at: str
    what: str
    coder: str = ""
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class Assigned:
    """An article that a person is to code, or to code again: `position` is its place in their random order.

    A `blind` one is shown without tags, else without those in `hidden` (ids). One that is `withdrawn` was
    taken from a coder who left. How it was drawn is as in `Task`.
    """

    assignment: str
    article_id: str
    coder: str
    purpose: Purpose
    position: int
    blind: bool = False
    hidden: tuple[str, ...] = ()
    sampled_by: str = "all"
    withdrawn: bool = False

    @property
    def key(self) -> tuple[str, str, Purpose]:
        """What is done once: this person's work on this article, for this purpose."""
        return self.article_id, self.coder, self.purpose


@dataclass(frozen=True, kw_only=True)
class Proposals:
    """The tags that were to be shown of an article when it was assigned, or when they were renewed on record.

    Coders are shown these, less what is hidden from them, and no newer ones; of a blind article they are
    what it would have shown. `version` is that of the predictions.
    """

    assignment: str
    article_id: str
    at: str
    version: str
    tags: tuple[Tag, ...]


@dataclass(frozen=True, kw_only=True)
class StudyDesign:
    """What was assigned in a workspace, for whoever reports on it: numbers of people, articles and tags.

    `double` articles are coded by several, `blind` ones shown without tags, `again` are second codings by the
    same person, `hidden` are tags hidden from somebody. `drawn` of the articles were drawn at random,
    `renewed` counts how often tags were renewed before the end. Of the coders `passed` had reached the target
    of their training, `overridden` ones were let through without, `left` ones left before the end: their
    codes, each with the reason. `ended` are the reasons why assignments ended.
    """

    coders: int
    articles: int
    double: int
    blind: int
    again: int
    hidden: int
    drawn: int
    own_servers: bool
    renewed: int
    passed: int = 0
    overridden: tuple[tuple[str, str], ...] = ()
    left: tuple[tuple[str, str], ...] = ()
    ended: tuple[str, ...] = ()


def study_design(
    runs: Sequence[Assignment], rows: Iterable[Assigned], events: Iterable[AssignmentEvent]
) -> StudyDesign | None:
    """What these rows come to, as they count now; None where nothing was assigned."""
    rows, events = tuple(rows), tuple(events)
    coding = [each for each in rows if each.purpose == "coding"]
    if not coding:
        return None
    coded_by = Counter(each.article_id for each in coding)
    return StudyDesign(
        coders=len({each.coder for each in coding}),
        articles=len(coded_by),
        double=sum(number > 1 for number in coded_by.values()),
        blind=len({each.article_id for each in coding if each.blind}),
        again=len(rows) - len(coding),
        hidden=sum(len(each.hidden) for each in coding),
        drawn=len({each.article_id for each in coding if each.sampled_by == "random"}),
        own_servers=all(run.own_servers for run in runs),
        renewed=sum(each.what == "renewed" for each in events),
        left=tuple((each.coder, each.reason) for each in events if each.what == "left"),
        ended=tuple(dict.fromkeys(each.reason for each in events if each.what == "closed" and each.reason)),
    )


def newest_assigned(rows: Iterable[Assigned]) -> tuple[Assigned, ...]:
    """What counts of these: of each person, article and purpose the last row, unless it was withdrawn."""
    last = {each.key: each for each in rows}
    return tuple(each for each in last.values() if not each.withdrawn)
