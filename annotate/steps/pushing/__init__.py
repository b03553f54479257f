"""What reviewers are shown: the next articles with their tags, and tags of the moment."""
