"""Label Studio: what a workspace's projects hold, and the server that they stand on.

| what | files |
|---|---|
| what reviewers see | `page`, `instruction`, `tag_list`, `tasks` |
| what stands there | `projects`, `task_states` |
| asking the server | `session`, `key`, `backend`, `project_settings`, `client`, `listing`, `answers` |
| a server of our own | `server`, `launch` |
| a reviewer that is a program | `scripted` |
"""
