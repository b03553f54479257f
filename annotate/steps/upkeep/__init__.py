"""The workspace as a whole: looked over, backed up, rid of an article, shown."""
