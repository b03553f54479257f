"""A small model that learns from what people approved, and how good it is.

| what | files |
|---|---|
| what it learns from | `dataset`, `from_reviews`, `gold`, `clusters` |
| what it sees of an article | `tokens`, `features`, `featurise`, `encoder`, `encoder_batch` |
| which tokens are in a span | `token_model`, `crf`, `fit_crf`, `fine_tune`, `fine_tuned`, `fit_network` |
| which spans are proposed | `candidate_spans`, `candidates`, `selection`, `thresholds` |
| the model as a whole | `model`, `train`, `scorer`, `registry`, `manifest`, `measured` |
| whether it is better | `experiment`, `evaluate`, `comparison`, `bootstrap`, `gate` |
| its card | `card`, `cross_validate`, `calibration`, `telling_words`, `mistakes`, `plots` |
| what to read next, and again | `queue`, `confident`, `suspicious` |
| rows for word lists | `suggest`, `word_list_rows` |
"""
