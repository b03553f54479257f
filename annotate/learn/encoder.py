"""The optional encoder: what a transformer makes of each word in its sentence, for the token model.

It is frozen here; `fine_tune` is where one is trained. Names are replaced by its mask token, so that it
cannot know whom a text is about. torch is imported only when there is something to encode.
"""

import hashlib
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cached_property
from importlib.util import find_spec
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from annotate.errors import InputError, MissingError
from annotate.files import write
from annotate.learn.encoder_batch import Batch
from annotate.learn.features import names
from annotate.learn.manifest import EncoderRecord
from annotate.learn.tokens import Tokens
from annotate.parse import json_value
from annotate.records import Article, digest, sha256

Vectors = npt.NDArray[np.float16]
Part = tuple[int, int]  #: first token and end

LAYOUT = 1  #: version of the vectors; part of the name under which they are kept
FILES = ("config.json", "model.safetensors", "tokenizer.json")  #: without which a folder holds no encoder
ALSO = ("tokenizer_config.json", "special_tokens_map.json")  #: fetched with them; no code is among all these
DEPTH = 2 / 3  #: of the layers; the last ones are shaped by what the encoder was trained to do
SENTENCES = 32  #: encoded at once
WORDS, PIECES = 128, 512  #: longer sentences are cut up; what is longer still in word pieces is cut off
SAFELY = {"local_files_only": True, "trust_remote_code": False}  #: how transformers reads a folder
INSTALL = 'pip install "annotate-news[encoder]"'


@dataclass(frozen=True, kw_only=True)
class Encoder:
    """An encoder in a folder; `width` is the number of numbers per word."""

    record: EncoderRecord
    folder: Path
    width: int

    def vectors(self, article: Article, tokens: Tokens, cache: Path | None = None) -> Vectors:
        """Tokens × width, of what the layer makes of each word; its pieces' mean.

        Computed, or read from the folder `cache` if they are kept there.
        """
        shown = self.shown(article, tokens)
        if not shown:
            return np.zeros((0, self.width), dtype=np.float16)
        key = digest("vectors", LAYOUT, *self._made_of, sha256(tokens.sentence.tobytes()), *shown)
        kept = None if cache is None else cache / f"{key}.npy"
        if kept is not None and (found := _read(kept, (len(shown), self.width))) is not None:
            return found
        vectors = self._encoded(shown, tokens)
        if kept is not None:
            _write(kept, vectors)
        return vectors

    @property
    def _made_of(self) -> tuple[str, int]:
        return self.record.digest, self.record.layer

    def shown(self, article: Article, tokens: Tokens) -> list[str]:
        """The words that the encoder gets to see; an empty one stands for a name."""
        words = [article.text[start:end] for start, end in zip(tokens.start, tokens.end, strict=True)]
        hidden = names(article, tokens, words) if words else ()
        return ["" if name else word for word, name in zip(words, hidden, strict=True)]

    def _encoded(self, words: Sequence[str], tokens: Tokens) -> Vectors:
        import torch

        network = self._frozen
        found = np.zeros((len(words), self.width), dtype=np.float16)
        for places in batches(parts(tokens), SENTENCES):
            batch = self.batch([words[begin:end] for begin, end in places])
            with torch.inference_mode():
                made = batch.means(network).numpy()
            for begin, end in places:
                found[begin:end], made = made[: end - begin], made[end - begin :]
        return found

    def batch(self, sentences: Sequence[Sequence[str]]) -> Batch:
        """Sentences, in words of which an empty one is a name, as a network takes them."""
        tokenizer, longest = self._tokenizer
        words = [[word or tokenizer.mask_token for word in each] for each in sentences]
        pieces = tokenizer(
            [" ".join(each) for each in words],
            padding=True,
            truncation=True,
            max_length=longest,
            return_offsets_mapping=True,
            return_tensors="pt",
        )
        ends = pieces.pop("offset_mapping").numpy()[:, :, 1]
        of_word, before = [], 0
        for each, last in zip(words, ends, strict=True):
            word_ends = np.cumsum([len(word) + 1 for word in each]) - 1
            # What frames and fills up a sentence stands for no characters.
            of_word.append(before + np.searchsorted(word_ends, last[last > 0]))
            before += len(each)
        return Batch(pieces=pieces, real=ends > 0, of_word=np.concatenate(of_word), words=before)

    @cached_property
    def _tokenizer(self) -> tuple[Any, int]:
        """The tokenizer, and the most pieces of a sentence that the network takes."""
        with self._whole() as transformers:
            tokenizer = transformers.AutoTokenizer.from_pretrained(self.folder, **SAFELY)
            config = transformers.AutoConfig.from_pretrained(self.folder, **SAFELY)
        if tokenizer.mask_token is None or config.is_encoder_decoder:
            raise InputError(
                f"{self.record.name} has no mask token to stand for names, or is more than an "
                "encoder: name one such as sentence-transformers/all-MiniLM-L6-v2"
            )
        return tokenizer, min(PIECES, tokenizer.model_max_length, config.max_position_embeddings)

    @cached_property
    def _frozen(self) -> Any:
        """The network, cut off above the layer."""
        return self.network(self.record.layer)

    def network(self, layers: int | None = None, **how: Any) -> Any:
        """The network, read from the folder anew, with so many of the layers (None: all)."""
        # It keeps a program for each size of a batch, a thousand of them unless told: gigabytes.
        os.environ.setdefault("ONEDNN_PRIMITIVE_CACHE_CAPACITY", "16")
        import torch

        with self._whole() as transformers:
            config = transformers.AutoConfig.from_pretrained(self.folder, **SAFELY)
            config.num_hidden_layers = layers or config.num_hidden_layers
            network = transformers.AutoModel.from_pretrained(
                self.folder, config=config, use_safetensors=True, dtype=torch.float32, **SAFELY, **how
            )
        return network.eval()

    @contextmanager
    def _whole(self) -> Iterator[Any]:
        """The package that reads the folder; InputError where that holds nothing whole."""
        import transformers

        transformers.utils.logging.set_verbosity_error()  # it would list the layers that are left out
        transformers.utils.logging.disable_progress_bar()
        try:
            yield transformers
        except Exception as error:  # every way in which foreign files can be wrong
            raise InputError(f"{self.folder} holds no encoder that transformers can load ({error})") from None


def load(name: str, *, fetch: bool = True) -> Encoder:
    """The encoder in a folder, in an installed package, or of this name on Hugging Face.

    From Hugging Face it is fetched if need be, if `fetch` allows it. InputError if there is none,
    MissingError if the extra is not installed or the encoder is not on this machine and cannot be fetched.
    """
    for package in ("torch", "transformers"):
        if find_spec(package) is None:
            raise MissingError(f"the encoder {name} needs {package}, which is not installed: {INSTALL}")
    place = _folder(Path(name)) or _packaged(name)
    if place is None and (Path(name).is_dir() or name.count("/") > 1):
        raise InputError(f"{name} holds no encoder: it needs {', '.join(FILES)}")
    folder = place or _fetched(name, fetch=fetch)
    files = [file for file in (*FILES, *ALSO) if (folder / file).is_file()]
    made_of = digest("encoder", *(f"{file} {_file_digest(folder / file)}" for file in files))
    try:
        config = json_value((folder / "config.json").read_bytes())
        layers = config.get("num_hidden_layers") or config["n_layers"]
        width = config.get("hidden_size") or config["dim"]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(f"{folder / 'config.json'} describes no encoder ({error!r})") from None
    if place is not None and place == Path(name):
        name = str(place.resolve())  # so that it is found from every folder
    record = EncoderRecord(name=name, digest=made_of, layer=max(1, round(layers * DEPTH)))
    return Encoder(record=record, folder=folder, width=width)


def recall(record: EncoderRecord, model: Path) -> Encoder:
    """The encoder that the model in the folder `model` was trained with. Nothing is fetched for a model.

    A folder that is not where it was is looked for by its own name, beside the model and in the folders above
    it. InputError if the encoder is another by now, MissingError if it is not on this machine.
    """
    encoder = load(_found_again(record.name, model), fetch=False)
    if (encoder.record.digest, encoder.record.layer) != (record.digest, record.layer):
        raise InputError(
            f"the model was trained with {record.name} of digest {record.digest}, layer {record.layer}; here "
            f"it is of digest {encoder.record.digest}, layer {encoder.record.layer}: put the other "
            "back, or train again"
        )
    return encoder


def _found_again(name: str, model: Path) -> str:
    """Where to load an encoder from that is recorded under this name."""
    place = Path(name)
    if not place.is_absolute() or _folder(place) is not None:
        return name
    beside = [above / place.name for above in model.resolve().parents]
    found = next((each for each in beside if _folder(each) is not None), None)
    if found is None:
        raise MissingError(
            f"the encoder that the model was trained with is not at {name}: put its folder there, or as "
            f"{beside[0]} beside the model"
        )
    return str(found)


def _folder(place: Path) -> Path | None:
    return place if all((place / file).is_file() for file in FILES) else None


def _packaged(name: str) -> Path | None:
    """The folder of an encoder in an installed package, of which nothing is run."""
    module = name.replace("-", "_")
    spec = find_spec(module) if module.isidentifier() and module != "__main__" else None
    roots = (spec and spec.submodule_search_locations) or ()
    places = (_folder(place) for root in roots for place in (Path(root), Path(root) / "model"))
    return next((place for place in places if place is not None), None)


def _fetched(name: str, *, fetch: bool) -> Path:
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HFValidationError, RepositoryNotFoundError

    try:
        folder = Path(snapshot_download(name, allow_patterns=[*FILES, *ALSO], local_files_only=not fetch))
    except (HFValidationError, RepositoryNotFoundError):
        raise InputError(
            f"there is no encoder {name!r}: name a folder, an installed package that carries one, or one on "
            "Hugging Face such as sentence-transformers/all-MiniLM-L6-v2"
        ) from None
    except Exception as error:  # every way in which a network can fail
        reason = f" ({str(error).splitlines()[0]})" if fetch else ""
        raise MissingError(
            f"the encoder {name} is not on this machine{reason}: fetch it with `hf download {name}`, or put "
            "the folder or package of this name back"
        ) from None
    if _folder(folder) is None:
        raise InputError(f"{name} on Hugging Face holds no encoder: it needs {', '.join(FILES)}")
    return folder


def parts(tokens: Tokens) -> Iterator[Part]:
    """First token and end of each sentence, in parts where it is long."""
    breaks = np.flatnonzero(np.diff(tokens.sentence)) + 1
    bounds = [0, *breaks.tolist(), len(tokens)]
    for begin, end in pairwise(bounds):
        for first in range(begin, end, WORDS):
            yield first, min(first + WORDS, end)


def batches(some: Iterable[Part], size: int) -> Iterator[list[Part]]:
    """The parts, so many at once, the longest first: what fills up the shorter ones costs as well."""
    ordered = sorted(some, key=lambda part: part[0] - part[1])
    for first in range(0, len(ordered), size):
        yield ordered[first : first + size]


def _file_digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _read(path: Path, shape: tuple[int, int]) -> Vectors | None:
    try:
        found = np.load(path, allow_pickle=False)
    except Exception:  # every way in which a damaged file can be wrong
        return None  # encode again
    return found if found.shape == shape and found.dtype == np.float16 else None


def _write(path: Path, vectors: Vectors) -> None:
    with suppress(OSError):  # a full or read-only disk: it is only encoded again
        path.parent.mkdir(parents=True, exist_ok=True)
        content = BytesIO()
        np.save(content, vectors)
        write(path, content.getvalue())
