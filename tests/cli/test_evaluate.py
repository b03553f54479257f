from annotate.cli.evaluate import rows


def test_where_no_span_is_approved_there_is_no_score() -> None:
    some = {"overlap": {"precision": 0.5, "recall": 1.0, "f1": 2 / 3}, "exact": {"f1": 0.5}, "support": 2}
    none = {"overlap": {"precision": 0.0, "recall": 0.0, "f1": 0.0}, "exact": {"f1": 0.0}, "support": 0}
    found = rows({"labels": {"loaded_label": some, "exaggeration": none}, "micro": some, "any": some})
    assert found == [
        ("loaded_label", "0.500", "1.000", "0.667", "0.500", 2),
        ("exaggeration", "–", "–", "–", "–", 0),
        ("all", "0.500", "1.000", "0.667", "0.500", 2),
        ("any label", "0.500", "1.000", "0.667", "0.500", 2),
    ]
