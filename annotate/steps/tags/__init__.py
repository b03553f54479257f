"""What the tagger is made of in a workspace, and the tags it gives."""
