from annotate.store import Store


def test_a_recorded_codebook_version_is_never_replaced(store: Store) -> None:
    with store.transaction():
        store.record_codebook("1.0", {"loaded_label": "a"}, "old")
        store.record_codebook("1.0", {"loaded_label": "b"}, "new")
    assert store.codebooks() == {"1.0": {"loaded_label": "a"}}
    assert store.codebook_text("1.0") == "old"
    assert store.codebook_text("1.1") is None
