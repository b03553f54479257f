import os
import subprocess
import sys
from pathlib import Path

from annotate.text.pipeline import Pipelines, load


def test_english_is_parsed_without_entities() -> None:
    pipeline = load("en")
    (doc,) = pipeline.parse(["The army left."])
    assert pipeline.parses
    assert pipeline.warning is None
    assert "ner" not in pipeline.nlp.pipe_names
    assert [token.pos_ for token in doc] == ["DET", "NOUN", "VERB", "PUNCT"]
    assert [token.dep_ for token in doc][1] == "nsubj"


READ = """
from annotate.text.pipeline import load
[doc] = load("en").parse(["The army left."])
print(doc[1].dep_)
import torch
"""


def test_reading_does_not_import_what_only_the_encoder_needs(tmp_path: Path) -> None:
    (tmp_path / "torch.py").write_text("print('torch is imported')")
    found = {**os.environ, "PYTHONPATH": str(tmp_path)}
    read = subprocess.run([sys.executable, "-c", READ], capture_output=True, text=True, env=found, check=True)
    assert read.stdout.splitlines() == ["nsubj", "torch is imported"]


def test_a_language_without_a_pipeline_is_tokenised_and_says_what_is_missing() -> None:
    pipeline = load("sr")
    assert not pipeline.parses
    assert pipeline.name == "blank:xx"
    assert pipeline.warning is not None
    assert "'sr'" in pipeline.warning
    assert "only en and fr" in pipeline.warning
    assert [token.text for token in pipeline.nlp.make_doc("Voda, zemlja.")] == ["Voda", ",", "zemlja", "."]


def test_pipelines_are_loaded_when_asked_for() -> None:
    by_language = Pipelines()
    assert list(by_language) == []
    assert by_language["en"] is load("en")
    assert by_language["xx"].name == "blank:xx"
    assert list(by_language) == ["en", "xx"]
