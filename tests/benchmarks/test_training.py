"""What the plain random field is given."""

from annotate.learn.train import Lesson
from benchmarks.training import sequences
from tests.learn.invented import articles, featurised


def test_each_sentence_has_the_features_of_our_own_tokens_and_one_label_a_token() -> None:
    gold = articles(1)[0]
    inputs = featurised((gold,))[gold.id]
    found = list(sequences(Lesson.of(gold, inputs, ("loaded_label",))))
    held = [sorted(map(int, token)) for features, _ in found for token in features]
    assert held == [sorted(row.indices.tolist()) for row in inputs.matrix]
    assert [len(features) for features, _ in found] == [len(labels) for _, labels in found]
    labels = [label for _, each in found for label in each]
    inside = [word for word, label in zip(inputs.words, labels, strict=True) if label == "loaded_label"]
    assert " ".join(inside) == " ".join(gold.text[start:end] for start, end, _ in gold.spans)
    assert set(labels) == {"loaded_label", "outside"}
