"""What a rule is: a value that says where it can fire, what it needs, and why a reader should care."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from annotate.records import Span
from annotate.text.reading import Reading

Needs = Literal["text", "parse"]
Scope = Literal["sentence", "article"]


@dataclass(frozen=True, kw_only=True)
class Match:
    """A span that a rule proposes, in code points of the article.

    `cue` is the words that made it fire, `reason` a sentence that names them and says what they do,
    `plain` what a neutral writer would put, `target` whom or what it is about, where the text gives it.
    `denied` are the words that take it back ("not", "if", "so-called"), empty where it stands: what is taken
    back is evidence, and no proposal. `gap` is where an idiom says of whom ("threw … to the wolves").
    """

    start: int
    end: int
    cue: str
    reason: str
    plain: str = ""
    target: Span | None = None
    denied: str = ""
    gap: tuple[int, int] | None = None


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One way to find a label's spans.

    `id` is ``label/kind``. `languages` None means any. `triggers` are lower-case words, runs of letters and
    digits, one of which must stand in the sentence (for `scope` "article": in the article) before `find`
    is called, or what makes them once a text in the rule's language comes; None means always. `needs` says
    what `find` asks of the reading: "text" nothing but the text, "parse" ``reading.doc(i)``, which is costly.
    `find` gets the reading and the index of a sentence (0 for an article rule). `digest` names data that did
    not come with the program, such as a user's lexicon.
    `effects` are what a codebook says such a wording does, by language: there the reason is in its words. A
    rule that is not `on` runs only where a workspace asks for it.
    """

    id: str
    find: Callable[[Reading, int], Iterable[Match]]
    reason: str
    languages: tuple[str, ...] | None = None
    triggers: frozenset[str] | Callable[[], frozenset[str]] | None = None
    needs: Needs = "text"
    scope: Scope = "sentence"
    digest: str = ""
    effects: tuple[tuple[str, str], ...] = ()
    on: bool = True

    def __post_init__(self) -> None:
        if self.id.count("/") != 1 or self.id != self.id.lower():
            raise ValueError(f"rule id {self.id!r} is not 'label/kind' in lower case")
        if isinstance(self.triggers, frozenset) and any(word != word.lower() for word in self.triggers):
            raise ValueError(f"the triggers of {self.id} must be in lower case")

    @property
    def label(self) -> str:
        """Name of the label whose spans it finds."""
        return self.id.partition("/")[0]


@dataclass(frozen=True, kw_only=True)
class Label:
    """A label of the codebook as the rules see it; without rules, people and the model find it.

    `versions` are by language: one is raised when the label's rules find other spans there though no word
    list changed. `section` is for a label of another package: its section of the codebook, in Markdown.
    """

    name: str
    rules: tuple[Rule, ...] = ()
    versions: Mapping[str, int] = field(default_factory=dict)
    section: str = ""

    def __post_init__(self) -> None:
        for rule in self.rules:
            if rule.label != self.name:
                raise ValueError(f"rule {rule.id} does not belong to label {self.name}")
