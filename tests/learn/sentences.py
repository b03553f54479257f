"""An article of a few words, seen by a model that knows each word by a feature of its own."""

import numpy as np
from scipy.sparse import csr_matrix

from annotate.learn.features import BITS
from annotate.learn.featurise import FeaturisedArticle
from annotate.learn.tokens import Tokens
from annotate.records import Article, Tag, sha256

WORDS = "They called the old shameless puppet , a puppet ."


def featurised(*tags: Tag, sentences: tuple[int, ...] = (10,)) -> FeaturisedArticle:
    """The article in sentences of so many words; these are columns 1, 2, 3 … in their order."""
    places, at = [], 0
    for word in WORDS.split():
        places.append((at, at + len(word)))
        at += len(word) + 1
    count = len(places)
    none = np.full(count, "", dtype=np.str_)
    numbers = np.arange(count, dtype=np.int32)
    tokens = Tokens(
        start=np.array([start for start, _ in places], dtype=np.int32),
        end=np.array([end for _, end in places], dtype=np.int32),
        sentence=np.repeat(np.arange(len(sentences), dtype=np.int32), sentences),
        head=numbers,
        lemma=none,
        pos=none,
        tag=none,
        dep=none,
    )
    features = csr_matrix(
        (np.ones(count, dtype=np.float32), numbers + 1, np.arange(count + 1)), shape=(count, 1 << BITS)
    )
    article = Article(id="1", text=WORDS, title_end=0, language="en", text_sha256=sha256(WORDS))
    return FeaturisedArticle(article=article, tokens=tokens, matrix=features, tags=tags)
