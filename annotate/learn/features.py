"""What the model sees of a token: words, shapes, syntax, neighbours, and where the rules fired.

Each feature is a template ("the word before and this word") filled with hashed values; the hash of the
whole is the column. Names of people, places and organisations enter as shape only, so that the model cannot
learn whom to accuse.
"""

import hashlib
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix

from annotate.learn.tokens import Strings, Tokens
from annotate.records import Article, Tag, Voice

BITS = 20
VERSION = 4  #: of what models see and how they score it; a model is used only with its own version

Hashes = npt.NDArray[np.uint64]
Mask = npt.NDArray[np.bool_]

_ODD = np.uint64(0x9E3779B97F4A7C15)
#: stands for the words before the first and after the last of a sentence
_EDGE = np.uint64(0x5851F42D4C957F2D)
_CAPITAL = re.compile(r"[^\W\d_a-zß-öø-ÿ]")


def matrix(article: Article, tokens: Tokens, tags: Iterable[Tag], voices: Sequence[Voice]) -> csr_matrix:
    """One row per token, one column per hashed feature (2 ** BITS of them), ones where a feature holds.

    `tags` are the rules' own, `voices` one per token.
    """
    rows = len(tokens)
    if not rows:
        return csr_matrix((0, 1 << BITS), dtype=np.float32)
    dense = _templates(article, tokens, voices)
    fired = _firings(tokens, tags)
    columns = np.concatenate([dense, fired], axis=1)
    held = columns != 0
    indices = (columns[held] >> np.uint64(64 - BITS)).astype(np.int32)
    indptr = np.concatenate([[0], np.cumsum(held.sum(axis=1))]).astype(np.int32)
    return csr_matrix((np.ones(len(indices), dtype=np.float32), indices, indptr), shape=(rows, 1 << BITS))


def names(article: Article, tokens: Tokens, words: Sequence[str]) -> Mask:
    """Which tokens are names, or adjectives made from names, by the parser or by their capitals.

    A capital says nothing at the start of a sentence or in a headline, so there a word is a name if the
    article writes it with a capital elsewhere and never without.
    """
    capital = np.array([bool(_CAPITAL.match(word)) for word in words])
    first = np.ones(len(tokens), dtype=bool)
    first[1:] = tokens.sentence[1:] != tokens.sentence[:-1]
    first[1:] |= np.array([not any(sign.isalnum() for sign in word) for word in words[:-1]], dtype=bool)
    telling = ~first & (tokens.start >= article.title_end)
    lower = [word.lower() for word in words]
    plain = {word for word, big in zip(lower, capital, strict=True) if not big}
    proper = {word for word, big, tells in zip(lower, capital, telling, strict=True) if big and tells}
    elsewhere = np.array([word in proper and word not in plain for word in lower])
    parsed = tokens.pos == "PROPN"
    return np.asarray(parsed | (capital & (telling | elsewhere)))


def _templates(article: Article, tokens: Tokens, voices: Sequence[Voice]) -> Hashes:
    words = [article.text[start:end] for start, end in zip(tokens.start, tokens.end, strict=True)]
    name = names(article, tokens, words)
    lower = [word.lower() for word in words]
    shape = _hashed([_shape(word) for word in words])
    masked = _hashed(["a name"])[0] ^ shape

    def open_(values: Sequence[str] | Strings) -> Hashes:
        return np.where(name, masked, _hashed(values))

    word, lemma = open_(lower), open_(tokens.lemma)
    suffix, prefix = open_([each[-3:] for each in lower]), open_([each[:4] for each in lower])
    pos, tag, dep = _hashed(tokens.pos), _hashed(tokens.tag), _hashed(tokens.dep)
    sentence = tokens.sentence
    counts: dict[str, int] = {}
    for each in lower:
        counts[each] = counts.get(each, 0) + 1
    often = _hashed([str(min(counts[each], 4)) for each in lower])
    voice = _hashed(voices)
    place = _hashed([article.place(int(start)) for start in tokens.start])

    def at(values: Hashes, step: int) -> Hashes:
        moved = np.full(len(values), _EDGE, dtype=np.uint64)
        if step < 0:
            same = sentence[-step:] == sentence[:step]
            moved[-step:] = np.where(same, values[:step], _EDGE)
        else:
            same = sentence[step:] == sentence[:-step]
            moved[:-step] = np.where(same, values[step:], _EDGE)
        return moved

    before, after = at(word, -1), at(word, 1)
    templates: list[tuple[Hashes, ...]] = [
        (word,), (lemma,), (suffix,), (prefix,), (shape,), (tag,), (dep,), (pos,),
        (before,), (after,), (at(word, -2),), (at(word, 2),),
        (at(lemma, -1), lemma), (lemma, at(lemma, 1)),
        (at(pos, -1),), (at(pos, 1),), (at(pos, -2),), (at(pos, 2),),
        (at(pos, -1), pos), (pos, at(pos, 1)), (at(pos, -1), pos, at(pos, 1)),
        (at(suffix, -1),), (at(suffix, 1),),
        (lemma[tokens.head],), (dep, lemma[tokens.head]), (dep, pos[tokens.head]),
        (voice,), (place,), (often,), (shape, pos),
    ]  # fmt: skip
    return np.stack([_mixed(number, parts) for number, parts in enumerate(templates, start=1)], axis=1)


def _firings(tokens: Tokens, tags: Iterable[Tag]) -> Hashes:
    """A column group per tag that covers a token: its rules, and whether the token begins it; 0 for none."""
    per_token: list[list[str]] = [[] for _ in range(len(tokens))]
    for tag in tags:
        covered = np.flatnonzero((tokens.start < tag.end) & (tag.start < tokens.end))
        for position, token in enumerate(covered):
            found = per_token[token]
            found.append(f"label {tag.label}")
            found += [f"rule {rule}" for rule in tag.rules]
            if position == 0:
                found.append(f"begins {tag.label}")
    width = max(map(len, per_token), default=0)
    columns = np.zeros((len(tokens), width), dtype=np.uint64)
    for token, found in enumerate(per_token):
        if found:
            columns[token, : len(found)] = _mixed(0, (_hashed(found),))
    return columns


def _mixed(salt: int, parts: tuple[Hashes, ...]) -> Hashes:
    mixed: Hashes = np.full(len(parts[0]), _hash(f"template {salt}"), dtype=np.uint64)
    for part in parts:
        mixed = (mixed ^ part) * _ODD
        mixed ^= mixed >> np.uint64(29)
    return mixed * _ODD | np.uint64(1)


def _hashed(values: Sequence[str] | Strings) -> Hashes:
    plain = values.tolist() if isinstance(values, np.ndarray) else values
    return np.fromiter(map(_hash, plain), dtype=np.uint64, count=len(values))


@lru_cache(maxsize=1 << 18)
def _hash(value: str) -> int:
    return int.from_bytes(hashlib.blake2b(value.encode("utf-8", "surrogatepass"), digest_size=8).digest())


@lru_cache(maxsize=1 << 16)
def _shape(word: str) -> str:
    signs = "".join(
        "X" if sign.isupper() else "x" if sign.isalpha() else "d" if sign.isdigit() else sign for sign in word
    )
    return re.sub(r"(.)\1{2,}", r"\1\1", signs)
