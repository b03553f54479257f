from dataclasses import replace

from annotate.learn.featurise import featurise
from annotate.records import tag_id
from tests.learn.invented import LABEL, articles, tagged


def test_the_words_and_the_rules_own_tags_are_what_the_model_sees() -> None:
    (made,) = articles(1)
    found, reading = tagged(made)
    by_rule = found.tags[0]
    name = tag_id(by_rule.article_id, LABEL, 0, 8, "model")
    by_model = replace(by_rule, id=name, start=0, end=8, origin="model")
    article = featurise(replace(found, tags=(*found.tags, by_model)), reading)
    assert article.tags == found.tags
    assert article.rule_spans == [(each.start, each.end, LABEL) for each in found.tags]
    assert article.words[:4] == ["Dispatch", "0", "-", "0"]
    assert article.matrix.shape[0] == len(article.words) == len(article.tokens)
    assert article.with_encoder(None).vectors is None
