"""What each command does, with a workspace and a store: commands are thin shells around these steps.

| what | steps |
|---|---|
| articles | `add`, `cleaned`, `follow`, `reclean`, `outlet`, `list`, `find_articles`, `remove`, `traces` |
| tags | `scan`, `tag`, `tagging`, `workers`, `thresholds`, `labels`, `check_examples`, `explain` |
| projects in Label Studio | `connect`, `project`, `identity`, `doubled` |
| sending articles | `push`, `pushed`, `sending`, `delivery`, `queue` |
| fetching reviews | `pull`, `pulled`, `pulled_before`, `unchanged`, `reread`, `missing` |
| taking them in | `reviewed_tasks`, `new_state`, `unread`, `coded` |
| live tags | `live`, `live_round` |
| a team | `people`, `owners`, `assign`, `assignments`, `reassign`, `team_push`, `coder_project` |
| training of coders | `coder_training`, `train_coders`, `qualify` |
| what coders decided | `progress`, `agreement`, `rule_precision`, `history`, `suspicious` |
| where they differ | `disputes`, `adjudicate`, `adjudicated`, `resolve` |
| models | `learning`, `train`, `evaluate`, `models`, `compare_models`, `card`, `suggest` |
| results | `summary`, `corpus`, `compare`, `targets`, `flow`, `datasheet`, `verify` |
| other programs | `export`, `gold`, `import_` |
| the workspace itself | `doctor`, `check`, `team_checks`, `backup`, `verify_backup`, `demo`, `demo_team` |
"""
