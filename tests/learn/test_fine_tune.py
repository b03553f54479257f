import json
from pathlib import Path

import numpy as np
import pytest

from annotate.learn import fit_network
from annotate.learn.encoder import Encoder, load
from annotate.learn.fine_tune import FOLDER, FineTuning, forget
from annotate.learn.fit_network import NetworkFit, Sheet
from annotate.learn.train import Lesson
from annotate.progress import Progress
from tests.learn.invented import LABEL, articles, featurised
from tests.learn.tiny_encoder import tiny_encoder

MADE = articles(24)
FEATURISED = featurised(MADE)
SHEETS = [Lesson.of(each, FEATURISED[each.id], (LABEL,)).sheet for each in MADE]


class Counted(Progress):
    """Counts the sentences; whoever waits for it loses patience after so many."""

    def __init__(self, patience: int | None = None) -> None:
        self.total, self.done, self.patience = 0, 0, patience

    def begin(self, total: int, what: str = "") -> None:
        assert what == "Fine-tuning"
        self.total = total

    def advance(self, steps: int) -> None:
        self.done += steps
        if self.patience is not None and self.done > self.patience:
            raise KeyboardInterrupt


@pytest.fixture(scope="module")
def encoder(tmp_path_factory: pytest.TempPathFactory) -> Encoder:
    return load(str(tiny_encoder(tmp_path_factory.mktemp("encoder"))))


def fitted(encoder: Encoder, sheets: list[Sheet], cache: Path | None = None, seed: int = 1) -> bytes:
    progress = Counted()
    (tuned,) = FineTuning(encoder=encoder, cache=cache, progress=progress).fit([sheets], 2, seed)
    assert progress.done == progress.total == fit_network.EPOCHS * sum(len(each.sentences) for each in sheets)
    return tuned.to_bytes()


@pytest.fixture(scope="module")
def undisturbed(encoder: Encoder) -> bytes:
    return fitted(encoder, SHEETS)


def test_it_learns_which_words_are_in_spans(encoder: Encoder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fit_network, "SENTENCES", 2)  # many steps, as there are in many articles
    monkeypatch.setattr(fit_network, "RATES", (2e-4, 0.02, 0.02))
    (tuned,) = FineTuning(encoder=encoder).fit([SHEETS], 2, seed=1)
    new = articles(6, seed=77)
    made = featurised(new)
    seen = [Lesson.of(each, made[each.id], (LABEL,)).sheet for each in new]
    tokens = [each.article.tokens for each in seen]
    scores = [tuned.scores(each.article.article, each.article.tokens) for each in seen]
    likely = np.concatenate(
        [tuned.transitions.posterior(some, each.sentence) for some, each in zip(scores, tokens, strict=True)]
    )
    inside = np.concatenate([each.inside for each in seen])
    assert likely[inside[:, 0], 0].mean() > 2 * likely[~inside[:, 0], 0].mean()


def test_the_same_articles_and_seed_make_the_same_network(encoder: Encoder, undisturbed: bytes) -> None:
    # Alone, and after another.
    networks = FineTuning(encoder=encoder).fit([SHEETS[:12], SHEETS], 2, seed=1)
    assert [each.to_bytes() == undisturbed for each in networks] == [False, True]
    assert fitted(encoder, SHEETS, seed=2) != undisturbed


@pytest.mark.parametrize("passes", [0.5, 1.5])
def test_what_was_killed_goes_on_at_its_pass_and_ends_with_the_same_bytes(
    encoder: Encoder, undisturbed: bytes, tmp_path: Path, passes: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    sentences = sum(len(each.sentences) for each in SHEETS)
    impatient = Counted(patience=int(passes * sentences))
    with pytest.raises(KeyboardInterrupt):
        FineTuning(encoder=encoder, cache=tmp_path, progress=impatient).fit([SHEETS], 2, seed=1)
    kept = list((tmp_path / FOLDER).glob("*"))
    assert [path.suffix for path in kept] == [".safetensors"] * (passes > 1)

    learned = []
    one_pass = NetworkFit._pass
    monkeypatch.setattr(NetworkFit, "_pass", lambda fit, epoch: (learned.append(epoch), one_pass(fit, epoch)))
    assert fitted(encoder, SHEETS, tmp_path) == undisturbed
    assert learned == list(range(int(passes), fit_network.EPOCHS))
    # And what is finished is taken as it is.
    assert fitted(encoder, SHEETS, tmp_path) == undisturbed
    assert learned == list(range(int(passes), fit_network.EPOCHS))
    forget(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_what_is_kept_damaged_or_was_made_from_something_else_is_not_used(
    encoder: Encoder, undisturbed: bytes, tmp_path: Path
) -> None:
    fitted(encoder, SHEETS, tmp_path)
    (kept,) = (tmp_path / FOLDER).iterdir()
    kept.write_bytes(kept.read_bytes()[:-100])
    assert fitted(encoder, SHEETS, tmp_path) == undisturbed
    unknown = [Sheet(article=e.article, inside=e.inside, known=~e.known) for e in SHEETS]
    assert fitted(encoder, unknown, tmp_path) != undisturbed
    assert len(list((tmp_path / FOLDER).iterdir())) == 2


def test_the_pass_counts_that_was_best_on_what_is_set_aside(
    encoder: Encoder, undisturbed: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fit_network, "EPOCHS", 3)
    losses = iter((3.0, 4.0, 1.0))
    monkeypatch.setattr(NetworkFit, "_lost", lambda _: next(losses))
    first = fitted(encoder, SHEETS, tmp_path)
    assert list(losses) == [1.0]  # after the second pass, which was worse, there is none
    assert first != undisturbed
    from safetensors import safe_open

    with safe_open(next((tmp_path / FOLDER).iterdir()), "numpy") as kept:
        assert json.loads(kept.metadata()["losses"]) == [3.0, 4.0]


def test_without_articles_it_knows_nothing(encoder: Encoder) -> None:
    (tuned,) = FineTuning(encoder=encoder).fit([[]], 2, seed=1)
    article = SHEETS[0].article
    assert not tuned.scores(article.article, article.tokens).any()
    likely = tuned.transitions.posterior(
        np.zeros((len(article.tokens), 2), np.float32), article.tokens.sentence
    )
    assert likely.max() < 1e-4
