"""A BERT of random weights with three layers of sixteen numbers, as small as one can be."""

from pathlib import Path
from string import ascii_lowercase, digits

import pytest

WIDTH = 16


def tiny_encoder(folder: Path, *, seed: int = 0, mask: str | None = "[MASK]") -> Path:
    """Write it into `folder`; skips the test where the extra is not installed."""
    torch = pytest.importorskip("torch")
    pytest.importorskip("transformers")
    from transformers import BertConfig, BertModel, BertTokenizerFast

    frame = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")
    signs = (*ascii_lowercase, *digits, *(f"##{sign}" for sign in ascii_lowercase + digits))
    vocabulary = [*frame, "the", "regime", "harbour", "bench", "exercise", ",", ".", *signs]
    tokenizer = BertTokenizerFast(vocab={word: at for at, word in enumerate(vocabulary)}, mask_token=mask)
    tokenizer.save_pretrained(folder)
    torch.manual_seed(seed)
    network = BertModel(
        BertConfig(
            vocab_size=len(vocabulary),
            hidden_size=WIDTH,
            num_hidden_layers=3,
            num_attention_heads=2,
            intermediate_size=32,
            max_position_embeddings=96,
        )
    )
    network.save_pretrained(folder)
    return folder
