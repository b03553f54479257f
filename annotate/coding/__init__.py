"""What labels mean, what people decided, and how far they agree.

| what | files |
|---|---|
| the codebook | `codebook`, `markdown`, `settings`, `examples`, `reasons`, `installed`, `versions` |
| one review | `annotations`, `verdicts`, `decisions`, `pace` |
| the reviews that count | `staleness`, `reviews`, `consensus`, `policy`, `adjudication` |
| what became of proposals | `precision`, `wordings` |
| coders | `assignment`, `qualification`, `slips`, and their `agreement` |
| intervals | `resampling` |
"""
