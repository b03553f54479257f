"""Reviews are fetched and taken in, each once."""
