"""Take in a corpus that others have coded: its articles, each with a review by a named outside coder.

Such a review counts by the same rules as any other. What it was taken from, under which guidelines it was
coded and how labels were lined up is on record as a ruling.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from annotate.coding.annotations import Annotation, Region
from annotate.coding.codebook import Codebook
from annotate.coding.decisions import FLAGS, Page, Provenance, decide
from annotate.errors import InputError, UsageError
from annotate.exchange.coded_article import GOLD, CodedArticle, lined_up, offered
from annotate.exchange.format import read_any
from annotate.exchange.jsonl import as_text
from annotate.exchange.no_text import Untold, joined, number_of_spans, read_untold, standing
from annotate.parse import web_address
from annotate.records import Publication, sha256
from annotate.rulings import Ruling, ruled
from annotate.steps.articles.add import add
from annotate.steps.tags.labels import record_use
from annotate.store import Store
from annotate.workspace import Workspace

_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,39}")
DISPUTED = "labels of an article that its coders dispute there: not offered"
SAME = "articles with the text of another one in the corpus"


@dataclass(frozen=True, kw_only=True)
class Origin:
    """Who coded a corpus (`coder`, a name), and under which `guidelines`, in words.

    `outlet` is that of all articles, if they have one; `groups` says that the corpus's groups are outlets.
    """

    coder: str
    guidelines: str = ""
    outlet: str | None = None
    groups: bool = False

    @property
    def code(self) -> str:
        """What the coder is called on every page."""
        return f"outside-{self.coder}"


@dataclass(frozen=True, kw_only=True)
class Imported:
    """What `import` did: numbers of articles, of those new here, of reviews and spans that are new.

    `changed` and `missing` are articles of a corpus without text whose text is another today, with how many
    of their spans still stand, and those that could not be had.
    """

    articles: int
    new: int
    reviews: int
    spans: int
    left_out: Mapping[str, int] = field(default_factory=dict)
    changed: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


def import_corpus(
    workspace: Workspace,
    path: Path,
    origin: Origin,
    *,
    written_as: str | None = None,
    rename: Mapping[str, str] | None = None,
) -> Imported:
    """Take in the corpus at `path`. Safe to run again: what is there already is not taken twice.

    `written_as` names the format, if its files do not tell it. `rename` lines outside labels up with ours;
    those it does not name are left out. UsageError for a name that no coder can have, InputError for what
    cannot be read or for labels that the codebook lacks.
    """
    if not _NAME.fullmatch(origin.coder):
        raise UsageError(
            f"{origin.coder!r} cannot name an outside coder: take small letters, digits, dots and dashes"
        )
    changed: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    if untold := () if written_as else read_untold(path):
        found, changed, missing = _join(workspace, untold)
    else:
        found = read_any(path, written_as)
    if not found:
        return Imported(articles=0, new=0, reviews=0, spans=0, changed=changed, missing=missing)
    codebook = workspace.codebook()
    ours = lined_up(path, found, rename)
    if unknown := sorted(set(ours.values()) - set(codebook.names)):
        raise InputError(
            f"{path} has labels that guidelines.md lacks: {', '.join(unknown)}. Line up those you want with "
            f"--map THEIRS=ours; ours are: {', '.join(codebook.names)}"
        )
    with workspace.lock("import"), workspace.store() as store, store.transaction():
        record_use(codebook, store)
        at = _on_record(store, found, path, origin, ours).at
        taking = _Taking(
            store=store, codebook=codebook, path=path, origin=origin, ours=ours, names=offered(found), at=at
        )
        for each in found:
            taking.take(each)
    return Imported(
        articles=len(found), changed=changed, missing=missing, left_out=taking.left_out, **taking.numbers
    )


def _on_record(
    store: Store, found: Sequence[CodedArticle], path: Path, origin: Origin, ours: Mapping[str, str]
) -> Ruling:
    """The ruling about this corpus: the one there is, or a new one."""
    lines = ", ".join(f"{theirs} = {label}" for theirs, label in sorted(ours.items()))
    under = f" under {origin.guidelines}" if origin.guidelines else ""
    made = ruled(
        "import",
        value=sha256(as_text(found)),
        about=origin.code,
        reason=f"{path.name}, coded by {origin.coder}{under}; labels: {lines}",
    )
    for each in store.rulings("import"):
        if (each.value, each.about, each.reason) == (made.value, made.about, made.reason):
            return each
    store.add_ruling(made)
    return made


@dataclass(kw_only=True)
class _Taking:
    """A corpus as it is taken in, inside a transaction; `at` is when it was first."""

    store: Store
    codebook: Codebook
    path: Path
    origin: Origin
    ours: Mapping[str, str]
    names: frozenset[str]
    at: str
    texts: set[str] = field(default_factory=set)
    numbers: dict[str, int] = field(default_factory=lambda: {"new": 0, "reviews": 0, "spans": 0})
    left_out: Counter[str] = field(default_factory=Counter)

    @cached_property
    def superseded(self) -> frozenset[str]:
        """Ids of articles that a newer cleaning here superseded."""
        return self.store.superseded_ids()

    def take(self, coded: CodedArticle) -> None:
        """Keep an article, where it appeared, and what its coder decided."""
        article = coded.article
        if article.id in self.texts:
            self.left_out[SAME] += 1
            return
        self.texts.add(article.id)
        if article.id not in self.superseded:
            self.numbers["new"] += self.store.add_article(article)
        for publication in coded.publications or (self._publication(coded),):
            self.store.add_publication(replace(publication, article_id=article.id))
        disputed = {self.ours[each.label] for each in coded.of_state("disputed") if each.label in self.ours}
        had = self.names if coded.labels is None else coded.labels
        labels = {self.ours[name] for name in had if name in self.ours} - disputed
        self.left_out[DISPUTED] += len(disputed)
        self._review(coded, labels)

    def _publication(self, coded: CodedArticle) -> Publication:
        outlet = coded.group if self.origin.groups else ""
        return Publication(
            article_id=coded.article.id,
            source=f"{self.path.name}#{coded.name}",
            outlet=self.origin.outlet or outlet or None,
            published=None,
            raw_sha256=sha256(f"imported\n{coded.article.text}"),
            cleaner_version="imported",
        )

    def _review(self, coded: CodedArticle, labels: set[str]) -> None:
        spans = [each for each in coded.of_state(*GOLD) if self.ours.get(each.label) in labels]
        self.left_out["spans of labels that were not lined up"] += sum(
            each.label not in self.ours for each in coded.of_state(*GOLD)
        )
        regions = {(self.ours[each.label], each.start, each.end) for each in spans}
        annotation = Annotation(
            number=len(self.texts),
            key=f"{self.origin.code} {coded.article.id}",
            made_at=self.at,
            decided_at=self.at,
            regions=tuple(
                Region(id=f"{label} {start} {end}", label=label, start=start, end=end)
                for label, start, end in sorted(regions)
            ),
            choices=frozenset(flag for flag in coded.flags if flag in FLAGS),
        )
        page = Page(
            article=coded.article,
            text=coded.article.text,
            shown="nothing",
            labels_offered=tuple(f"{n}@{self.codebook.digests[n]}" for n in sorted(labels)),
            codebook_version=self.codebook.version,
        )
        who = Provenance(
            reviewer=self.origin.code,
            server=self.origin.code,
            project=0,
            sampled_by="outside",
            inclusion_probability=None,
        )
        result = decide(annotation, page, self.codebook, who)
        if self.store.add_review(result.review, result.decisions, result.set_aside):
            self.numbers["reviews"] += 1
            self.numbers["spans"] += len(result.decisions)


def _join(
    workspace: Workspace, untold: Sequence[Untold]
) -> tuple[tuple[CodedArticle, ...], tuple[str, ...], tuple[str, ...]]:
    """The articles with the texts that are here or at their addresses; those changed, and those missing."""
    with workspace.store() as store:
        have = {each.text_sha256 for each in store.articles()}
    wanted = [each for each in untold if each.text_sha256 not in have]
    addresses = [web_address(one.source) for each in wanted for one in each.publications]
    if fetch := [each for each in dict.fromkeys(addresses) if each]:
        add(workspace, fetch)
    with workspace.store() as store:
        texts = {each.text_sha256: each for each in store.articles()}
        by_source = {each.source: each.article_id for each in store.publications()}
        found: list[CodedArticle] = []
        changed, missing = [], []
        for each in untold:
            there = next((by_source[p.source] for p in each.publications if p.source in by_source), None)
            if each.text_sha256 in texts:
                found.append(joined(each, texts[each.text_sha256]))
            elif there:
                still = standing(each, store.article(there))
                changed.append(
                    f"{each.name} ({still} of {number_of_spans(each)} spans stand where they were)"
                )
            else:
                missing.append(each.name)
    return tuple(found), tuple(changed), tuple(missing)
