"""Code news articles for propaganda and loaded language."""

__version__ = "0.1.0"
