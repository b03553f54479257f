"""The bias summary of an article, and what other reports share with it.

| what | files |
|---|---|
| what is counted | `summary`, `counts`, `interval`, `wording`, `evidence`, `ladder`, `tables`, `names` |
| the other articles | `corpus`, `peers`, `flow` |
| in words | `vocabulary`, `remarks`, `settlement`, `methods`, `study_words`, and each `…_words` |
| as a page | `page`, `index`, `segments`, `plots` |
| in other forms | `plain`, `terminal`, `markdown`, `document`, `spreadsheet` |
| a page held against the store | `verify` |
| the workspace | `datasheet` |
| coders | `coders` |
"""
