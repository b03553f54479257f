import io
import sys
from pathlib import Path

import pytest

from annotate.errors import UsageError
from annotate.records import Refusal
from annotate.report.summary import Summary
from annotate.steps.tags.scan import scan
from annotate.steps.tags.tagging import Tagger
from annotate.steps.tags.tagging import tagger as make_tagger
from annotate.workspace import Workspace
from tests.told import Told

DAM = (
    "Varenia reopens the Orlo dam\n\n"
    "The regime denied it. “They are war criminals, every one of them,” said Ilen Maro.\n"
)


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return make_tagger()


def outcome(found: Summary | Refusal) -> str:
    return found.source if isinstance(found, Summary) else f"refused {found.source}"


def test_every_input_has_its_outcome_in_order(tagger: Tagger, tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(DAM)
    (tmp_path / "a.txt").write_text("")
    (tmp_path / "c.jsonl").write_text('{"text": "Rain fell in Sarel."}\n{"text": "Snow fell in Sarel."}\n')
    names = [str(tmp_path / name) for name in ("b.txt", "a.txt", "c.jsonl", "gone.txt")]
    steps: list[int] = []
    found = list(scan(names, tagger, progress=Told(advance=steps.append)))
    assert [outcome(each).split("#")[0].split(":")[0] for each in found] == [
        names[0],
        f"refused {names[1]}",
        *[each.source.split("#")[0].split(":")[0] for each in found[2:4]],
        f"refused {names[3]}",
    ]
    assert all(isinstance(each, Summary) and "c.jsonl" in each.source for each in found[2:4])
    assert steps == [1, 1, 1, 1]


def test_one_text_in_two_files_is_quoted_where_it_is_marked(tagger: Tagger, tmp_path: Path) -> None:
    lines = (
        "Maro wrote in a letter to the council:",
        "They are war criminals, all.",
        "The vote is on Friday.",
    )
    (tmp_path / "a.csv").write_text(f'title,text\nThe dam,"<p>{"</p><p>".join(lines)}</p>"\n')
    quoted = f"<p>{lines[0]}</p><blockquote>{lines[1]}</blockquote><p>{lines[2]}</p>"
    (tmp_path / "b.csv").write_text(f'title,text\nThe dam,"{quoted}"\n')
    names = [str(tmp_path / name) for name in ("a.csv", "b.csv")]
    for order in (names, names[::-1]):
        found = [each for each in scan(order, tagger) if isinstance(each, Summary)]
        assert found[0].article.text == found[1].article.text
        voices = {Path(each.source.split(":")[0]).stem: [tag.voice for tag in each.tags] for each in found}
        assert voices == {"a": ["outlet"], "b": ["quoted"]}


def test_a_quoted_label_is_the_speaker_s(tagger: Tagger, tmp_path: Path) -> None:
    (tmp_path / "dam.txt").write_text(DAM)
    (summary,) = scan([str(tmp_path / "dam.txt")], tagger)
    assert isinstance(summary, Summary)
    labels = {label.name: label for label in summary.labels}
    quoted = [each for each in summary.evidence if each.text == "war criminals"]
    assert [(each.label, each.voice) for each in quoted] == [("loaded_label", "quoted")]
    assert labels["loaded_label"].voices["quoted"].proposed == 1
    assert [(summary.article.text[start:end][0], voice) for start, end, voice in summary.voices] == [
        ("“", "quoted")
    ]
    assert sum(summary.words.values()) == summary.total_words == 20


def test_what_the_page_says_of_itself_is_known(tagger: Tagger, tmp_path: Path) -> None:
    head, _, body = DAM.partition("\n\n")
    (tmp_path / "dam.txt").write_text(f"{head}\nPublished in The Sarel Beacon on March 3, 2025\n\n{body}")
    (summary,) = scan([str(tmp_path / "dam.txt")], tagger)
    assert isinstance(summary, Summary)
    assert [(each.outlet, each.published) for each in summary.publications] == [
        ("The Sarel Beacon", "2025-03-03")
    ]


def test_standard_input_is_a_source(tagger: Tagger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(DAM.encode())))
    (summary,) = scan(["-"], tagger)
    assert isinstance(summary, Summary)
    assert (summary.source, summary.article.title) == ("-", "Varenia reopens the Orlo dam")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    (refused,) = scan(["-"], tagger)
    assert isinstance(refused, Refusal)
    assert refused.source == "-"
    assert "/" not in refused.error


def test_more_inputs_than_a_batch_keep_their_order(tagger: Tagger, tmp_path: Path) -> None:
    for number in range(40):
        (tmp_path / f"{number:02}.txt").write_text(
            f"Rain fell in Sarel on day {number}.\n" if number % 7 else ""
        )
    found = list(scan([str(tmp_path)], tagger))
    assert [Path(each.source).stem for each in found] == [f"{number:02}" for number in range(40)]
    assert sum(isinstance(each, Refusal) for each in found) == 6


def test_in_a_workspace_its_own_codebook_is_used(tmp_path: Path) -> None:
    workspace = Workspace.create(tmp_path / "desk", seed=1)
    guidelines = workspace.root / "guidelines.md"
    text = guidelines.read_text(encoding="utf-8")
    first = text.index("## `")
    second = text.index("## `", first + 1)
    guidelines.write_text(text[:first] + text[second:], encoding="utf-8")
    inside, outside = make_tagger(Workspace.around(workspace.root)), make_tagger()
    assert inside.codebook.names == outside.codebook.names[1:]


def test_a_model_outside_a_workspace_is_a_folder() -> None:
    assert make_tagger(None, "current").scorer is None
    with pytest.raises(UsageError, match="no model 'm7'"):
        make_tagger(None, "m7")
