"""What coders differ about, and how it is settled."""
