"""Whether rules find in the codebook's examples what is marked there, and nothing in counter-examples."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from annotate.coding.codebook import LabelDefinition
from annotate.coding.examples import Example
from annotate.files import write
from annotate.records import Article, Span, digest, sha256
from annotate.rules.rule import Label
from annotate.rules.tagger import tag
from annotate.steps.tags.tagging import Tagger, tagger
from annotate.text.pipeline import Pipeline
from annotate.text.reading import Reading
from annotate.workspace import Workspace


@dataclass(frozen=True, kw_only=True)
class Difference:
    """An example in which rules find something else than what is marked: spans `missed`, spans `wrong`."""

    label: str
    example: Example
    missed: tuple[Span, ...]
    wrong: tuple[Span, ...]


@dataclass(frozen=True, kw_only=True)
class Checked:
    """How many examples were held against the rules, and where these differ.

    `left` counts those that no rule can be held to: a person's, of a label without rules, or in a language
    for which no parser is installed.
    """

    held: int
    left: int
    differences: tuple[Difference, ...]


def check_examples(by: Tagger, label: str | None = None) -> Checked:
    """Hold the examples of one label, or of all, against the rules of `by`."""
    held = left = 0
    found: list[Difference] = []
    rules = {each.name: each for each in by.labels}
    for each in by.codebook.labels if label is None else (by.codebook[label],):
        there = (*each.examples, *each.counter_examples)
        usable = [one for one in there if _usable(one, rules.get(each.name), by.pipelines)]
        held, left = held + len(usable), left + len(there) - len(usable)
        found += _differences(each, rules[each.name], usable, by.pipelines) if usable else ()
    return Checked(held=held, left=left, differences=tuple(found))


def warning(workspace: Workspace, by: Tagger) -> str | None:
    """What to say when examples fail by these rules, once; None where nothing does or it was said.

    The program's own rules and codebook are held to their examples by its tests.
    """
    own = tagger()
    if (own.labels, own.codebook.digests) == (by.labels, by.codebook.digests):
        return None
    languages = sorted({one.language for each in by.codebook.labels for one in each.examples})
    state = digest("examples", by.codebook.digest, *map(by.rules_version, languages))
    told = workspace.state / "examples-told"
    if told.is_file() and told.read_text(encoding="utf-8") == state:
        return None
    failed = len(check_examples(by).differences)
    write(told, state)
    many = "1 example of the codebook fails" if failed == 1 else f"{failed} examples of the codebook fail"
    return f"{many} by these rules and words: see `annotate labels --check`" if failed else None


def _usable(example: Example, label: Label | None, pipelines: Mapping[str, Pipeline]) -> bool:
    rules = label.rules if label and example.by_rules else ()
    reads = any(each.on and (each.languages is None or example.language in each.languages) for each in rules)
    return reads and pipelines[example.language].parses


def _differences(
    definition: LabelDefinition, label: Label, examples: Sequence[Example], pipelines: Mapping[str, Pipeline]
) -> Iterator[Difference]:
    readings = [Reading(_article(each), pipelines[each.language]) for each in examples]
    for each, reading in zip(examples, readings, strict=True):
        (tagged,) = tag([reading], [label], codebook_version="", rules_version="")
        found = tuple(reading.article.span(one.start, one.end) for one in tagged.tags)
        missed = tuple(span for span in each.spans if span not in found)
        wrong = tuple(span for span in found if span not in each.spans)
        if missed or wrong:
            yield Difference(label=definition.name, example=each, missed=missed, wrong=wrong)


def _article(example: Example) -> Article:
    return Article(
        id=digest("article", example.text),
        text=example.text,
        title_end=0,
        language=example.language,
        text_sha256=sha256(example.text),
    )
