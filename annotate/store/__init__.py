"""The store: all records but models, and what is asked of them.

A step writes in one transaction: a step that dies leaves the store as it was before.
"""

from annotate.store.codebooks import Codebooks
from annotate.store.corpus import Corpus
from annotate.store.publications import Publications
from annotate.store.read_tasks import ReadTasks
from annotate.store.reviews import Reviews
from annotate.store.rulings import Rulings
from annotate.store.tags import Tags
from annotate.store.tasks import Tasks
from annotate.store.team import Team


class Store(Tags, Publications, Tasks, Team, Rulings, Reviews, ReadTasks, Corpus, Codebooks):
    """The records of one workspace. Open it in a ``with`` block; write inside `transaction`."""
