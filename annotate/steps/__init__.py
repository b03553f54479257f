"""What each command does, with a workspace and a store: commands are thin shells around these steps.

A room imports none that stands below it here.

| room | what is in it |
|---|---|
| `articles` | Articles come in, are found by their names, cleaned again, and leave no trace |
| `tags` | What the tagger is made of in a workspace, and the tags it gives |
| `coders` | Who coded, under which code, and what is assigned to whom |
| `reviews` | What people decided, as everything reads it, and as other programs get it |
| `results` | Summaries and comparisons from stored tags and reviews, and whether a page still says the same |
| `projects` | A project in Label Studio: found, made, and brought to the state that it should have |
| `adjudication` | What coders differ about, and how it is settled |
| `pulling` | Reviews are fetched and taken in, each once |
| `training` | The classifier learns what people approved, is measured, and tells what to look at again |
| `pushing` | What reviewers are shown: the next articles with their tags, and tags of the moment |
| `team` | Who codes what, and who may: work is shared out, and coders are trained |
| `upkeep` | The workspace as a whole: looked over, backed up, rid of an article, shown |
"""
