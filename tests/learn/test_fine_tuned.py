from pathlib import Path

import numpy as np
import pytest

from annotate.errors import InputError
from annotate.learn.encoder import Encoder, load
from annotate.learn.fine_tuned import BIAS, CHAIN, HEAD, FineTuned, Network, Weights
from annotate.learn.tokens import Tokens
from annotate.records import Article, sha256
from annotate.text.pipeline import load as pipeline
from annotate.text.reading import Reading
from tests.learn.tiny_encoder import WIDTH, tiny_encoder


@pytest.fixture(scope="module")
def encoder(tmp_path_factory: pytest.TempPathFactory) -> Encoder:
    return load(str(tiny_encoder(tmp_path_factory.mktemp("encoder"))))


@pytest.fixture(scope="module")
def weights(encoder: Encoder) -> Weights:
    """Of the encoder as it is, with a last layer of two outputs that looks at the first two numbers."""
    network = Network(encoder, 2)
    made = {name: each.detach().numpy().astype(np.float16) for name, each in network.trained.items()}
    return {**made, HEAD: np.eye(2, WIDTH, dtype=np.float16), BIAS: np.array([1, -2], dtype=np.float16)}


def scores(tuned: FineTuned, text: str) -> list[list[float]]:
    article = Article(id="1", text=text, title_end=0, language="en", text_sha256=sha256(text))
    found = tuned.scores(article, Tokens.of(Reading(article, pipeline("en"))))
    assert found.dtype == np.float32
    return found.tolist()


def test_a_words_scores_come_from_all_layers_and_the_last_one(encoder: Encoder, weights: Weights) -> None:
    import torch
    from transformers import AutoModel, AutoTokenizer

    whole = AutoModel.from_pretrained(encoder.folder).eval()
    pieces = AutoTokenizer.from_pretrained(encoder.folder)("the rain .", return_tensors="pt")
    with torch.inference_mode():
        made = whole(**pieces).last_hidden_state[0].numpy()
    words = np.stack([made[1], made[2:6].mean(axis=0), made[6]])
    found = scores(FineTuned(encoder=encoder, weights=weights), "The rain. The bench fell, the regime too.")
    assert found[:3] == pytest.approx(words[:, :2] + [1, -2], abs=0.01)
    assert len(found) == 11


def test_embeddings_stay_as_they_are_and_nothing_else_but_the_layers_learns(weights: Weights) -> None:
    assert {name.split(".")[0] for name in weights} == {"encoder", "head", CHAIN}
    assert {name.split(".")[2] for name in weights if name.startswith("encoder.")} == {"0", "1", "2"}


def test_it_never_sees_a_name(encoder: Encoder, weights: Weights) -> None:
    tuned = FineTuned(encoder=encoder, weights=weights)
    one = scores(tuned, "On Friday Orlan Vesk lied to the council.")
    assert one == scores(tuned, "On Friday Tarek Mollister lied to the council.")
    assert one != scores(tuned, "On Friday Orlan Vesk spoke to the council.")
    assert scores(tuned, " \n ") == []


def test_what_is_written_is_read(encoder: Encoder, weights: Weights) -> None:
    tuned = FineTuned(encoder=encoder, weights=weights)
    again = FineTuned.of(tuned.to_bytes(), encoder, 1)
    assert again.to_bytes() == tuned.to_bytes()
    assert scores(again, "The regime fell.") == scores(tuned, "The regime fell.")


def test_a_network_of_other_labels_or_another_encoder_is_refused(encoder: Encoder, weights: Weights) -> None:
    tuned = FineTuned(encoder=encoder, weights=weights)
    with pytest.raises(InputError, match="the model's network is not one of 2 labels: nothing was loaded"):
        FineTuned.of(tuned.to_bytes(), encoder, 2)
    fewer = {name: each for name, each in weights.items() if ".2." not in name}
    with pytest.raises(InputError, match="the model's network does not fit its encoder: train again"):
        scores(FineTuned(encoder=encoder, weights=fewer), "The regime fell.")


def test_the_layers_of_an_mpnet_learn_and_neither_embeddings_nor_places(tmp_path: Path) -> None:
    place = tiny_encoder(tmp_path)  # skips where there is no torch
    from transformers import AutoTokenizer, MPNetConfig, MPNetModel

    words = len(AutoTokenizer.from_pretrained(place))
    shape = {"hidden_size": WIDTH, "num_hidden_layers": 3, "num_attention_heads": 2, "intermediate_size": 32}
    MPNetModel(MPNetConfig(vocab_size=words, max_position_embeddings=96, **shape)).save_pretrained(place)
    encoder = load(str(place))
    network = Network(encoder, 2)
    inner = [name for name in network.trained if name not in (HEAD, BIAS, CHAIN)]
    assert {name.split(".")[:3][-1] for name in inner} == {"0", "1", "2"}
    frozen = {name.split(".")[0] for name, each in network.inner.named_parameters() if not each.requires_grad}
    assert frozen == {"embeddings", "encoder", "pooler"}
    assert not network.inner.encoder.relative_attention_bias.weight.requires_grad
    made = {name: each.detach().numpy().astype(np.float16) for name, each in network.trained.items()}
    made[HEAD] = np.eye(2, WIDTH, dtype=np.float16)
    found = scores(FineTuned(encoder=encoder, weights=made), "The regime fell. The bench fell, too.")
    assert len({tuple(each) for each in found}) == len(found) == 10


def test_an_encoder_without_layers_of_its_own_is_refused(tmp_path: Path) -> None:
    place = tiny_encoder(tmp_path)  # skips where there is no torch
    from transformers import AlbertConfig, AlbertModel, AutoTokenizer

    words = len(AutoTokenizer.from_pretrained(place))
    shape = {"hidden_size": WIDTH, "num_hidden_layers": 3, "num_attention_heads": 2, "intermediate_size": 32}
    AlbertModel(AlbertConfig(vocab_size=words, embedding_size=8, **shape)).save_pretrained(place)
    with pytest.raises(InputError, match="no layers as BERT has them, so it cannot be fine-tuned: name one"):
        Network(load(str(place)), 2)
