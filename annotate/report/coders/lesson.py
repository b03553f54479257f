"""What training articles teach a coder: the score, and what went wrong beside what the codebook says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from annotate.coding.agreement.measure import Measure
from annotate.coding.codebook import Codebook, LabelDefinition
from annotate.coding.qualification import PASSED, Round, Target, Trainee
from annotate.coding.slips import Slip
from annotate.harmless import printable
from annotate.json_records import to_dict
from annotate.records import SCHEMA, Article
from annotate.report.coders import words
from annotate.report.coders.document import measured
from annotate.report.page import styled
from annotate.report.vocabulary import plural

COLUMNS = ("coder", "round", "done", "span F1", "alpha", "real articles")
AROUND = 90  #: characters of the same paragraph that are shown on either side of a span


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A slip where it stands: the words, and those around them in the same paragraph."""

    slip: Slip
    title: str
    language: str
    before: str
    text: str
    after: str


@dataclass(frozen=True, kw_only=True)
class Section:
    """A label with its definition, and where the coder and the known answers part."""

    label: LabelDefinition
    missed: tuple[Shown, ...]
    excess: tuple[Shown, ...]

    @property
    def boundary(self) -> tuple[str, ...]:
        """Its boundary with other labels, without the marks of a list."""
        return tuple(line.removeprefix("- ") for line in self.label.boundary.splitlines())


def sections(taken: Round, articles: Mapping[str, Article], codebook: Codebook) -> tuple[Section, ...]:
    """The labels about which something went wrong in a round, in the codebook's order."""
    found = []
    for label in codebook.labels:
        slips = [each for each in taken.slips if each.label == label.name]
        kinds = {
            kind: tuple(_shown(each, articles[each.article_id]) for each in slips if each.kind == kind)
            for kind in ("missed", "excess")
        }
        if slips:
            found.append(Section(label=label, missed=kinds["missed"], excess=kinds["excess"]))
    return tuple(found)


def page(trainee: Trainee, articles: Mapping[str, Article], codebook: Codebook, target: Target) -> str:
    """A coder's page, about the last round that they were given; there must be one."""
    last = trainee.rounds[-1]
    return styled(
        "report/coders/lesson.html.j2",
        codebook.labels,
        trainee=trainee,
        last=last,
        finding=f"{state(trainee)} {wanted(target)}",
        sections=sections(last, articles, codebook),
        titles={label.name: label.title for label in codebook.labels},
        words=words,
    )


def state(trainee: Trainee) -> str:
    """Whether the coder may be given real articles, and since when, in a sentence."""
    ruling = trainee.ruling
    if ruling is None:
        return "Real articles wait."
    if ruling.value == PASSED:
        return f"Real articles can be assigned since {ruling.at[:10]}: the target was reached."
    return f"Real articles can be assigned since {ruling.at[:10]}: the lead let them through."


def wanted(target: Target) -> str:
    """What has to be reached, in a sentence."""
    alpha = "" if target.alpha is None else f" and alpha of {words.number(target.alpha)}"
    return f"The target is a span F1 of {words.number(target.f1)}{alpha} in one round."


def figures(taken: Round) -> str:
    """A round's figures."""
    if not taken.finished:
        return f"round {taken.number}: {taken.done} of {plural(taken.of, 'article')} done"
    return f"round {taken.number}: span F1 {words.whole(taken.f1)}, alpha {words.whole(taken.alpha)}"


def rows(trainees: Sequence[Trainee]) -> tuple[tuple[object, ...], ...]:
    """A row of `COLUMNS` for each round of each coder."""
    return tuple(
        (
            trainee.code,
            each.number,
            f"{each.done} of {each.of}",
            *((words.whole(each.f1), words.whole(each.alpha)) if each.done else ("–", "–")),
            "waits" if trainee.ruling is None else f"{trainee.ruling.value} {trainee.ruling.at[:10]}",
        )
        for trainee in trainees
        for each in trainee.rounds
    )


def document(trainees: Sequence[Trainee], target: Target) -> dict[str, Any]:
    """All of it, with what went wrong; who was let through has the reason and the account of the lead."""
    return {
        "schema": SCHEMA,
        "target": {"f1": target.f1, "alpha": target.alpha},
        "coders": [
            {
                "code": trainee.code,
                "rounds": [
                    {
                        "number": each.number,
                        "done": each.done,
                        "of": each.of,
                        "f1": _measure(each.f1),
                        "alpha": _measure(each.alpha),
                        "slips": [to_dict(slip) for slip in each.slips],
                    }
                    for each in trainee.rounds
                ],
                "ruling": to_dict(trainee.ruling) if trainee.ruling else None,
            }
            for trainee in trainees
        ],
    }


def _measure(measure: Measure) -> dict[str, Any]:
    said = measured(measure)
    return {"value": said["value"], "interval": said["interval"], "reason": measure.reason}


def _shown(slip: Slip, article: Article) -> Shown:
    text = article.text
    first = max(text.rfind("\n", 0, slip.start) + 1, slip.start - AROUND)
    line_end = text.find("\n", slip.end)
    last = min(line_end if line_end >= 0 else len(text), slip.end + AROUND)
    return Shown(
        slip=slip,
        title=printable(article.title or text[:80]),
        language=article.language,
        before=text[first : slip.start],
        text=text[slip.start : slip.end],
        after=text[slip.end : last],
    )
