"""The layout of the store, as the steps that lead to it."""

#: The steps from an empty file to today's layout. Append only: a store made by any release must open.
MIGRATIONS: tuple[str, ...] = (
    """
    CREATE TABLE articles (
        id TEXT PRIMARY KEY,
        superseded_by TEXT REFERENCES articles (id) ON DELETE SET NULL,
        record TEXT NOT NULL
    );
    CREATE TABLE publications (
        article_id TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
        source TEXT NOT NULL, raw_sha256 TEXT NOT NULL, record TEXT NOT NULL,
        PRIMARY KEY (source, raw_sha256, article_id)
    );
    CREATE INDEX publications_by_article ON publications (article_id);
    CREATE INDEX publications_by_raw ON publications (raw_sha256);
    CREATE TABLE taggings (
        article_id TEXT PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
        versions TEXT NOT NULL, words TEXT NOT NULL
    );
    CREATE TABLE tags (
        id TEXT PRIMARY KEY, article_id TEXT NOT NULL REFERENCES taggings (article_id) ON DELETE CASCADE,
        start INTEGER NOT NULL, stop INTEGER NOT NULL, label TEXT NOT NULL, record TEXT NOT NULL
    );
    CREATE INDEX tags_by_article ON tags (article_id, start, stop, label);
    CREATE TABLE attributions (
        article_id TEXT NOT NULL REFERENCES taggings (article_id) ON DELETE CASCADE,
        start INTEGER NOT NULL, stop INTEGER NOT NULL, record TEXT NOT NULL
    );
    CREATE INDEX attributions_by_article ON attributions (article_id, start, stop);
    CREATE TABLE tasks (
        server TEXT NOT NULL, project INTEGER NOT NULL, task_id INTEGER NOT NULL,
        article_id TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE, record TEXT NOT NULL,
        PRIMARY KEY (server, project, task_id), UNIQUE (server, project, article_id)
    );
    CREATE TABLE snapshots (
        server TEXT NOT NULL, project INTEGER NOT NULL, task_id INTEGER NOT NULL, version TEXT NOT NULL,
        article_id TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE, tags TEXT NOT NULL,
        PRIMARY KEY (server, project, task_id, version)
    );
    CREATE TABLE reviews (
        id TEXT PRIMARY KEY, article_id TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
        server TEXT NOT NULL, project INTEGER NOT NULL, annotation_id INTEGER NOT NULL,
        sequence INTEGER NOT NULL UNIQUE, record TEXT NOT NULL
    );
    CREATE INDEX reviews_by_annotation ON reviews (server, project, annotation_id, sequence);
    CREATE TABLE decisions (
        review_id TEXT NOT NULL REFERENCES reviews (id) ON DELETE CASCADE,
        position INTEGER NOT NULL, record TEXT NOT NULL, PRIMARY KEY (review_id, position)
    );
    CREATE TABLE set_aside (
        review_id TEXT NOT NULL REFERENCES reviews (id) ON DELETE CASCADE,
        position INTEGER NOT NULL, record TEXT NOT NULL, PRIMARY KEY (review_id, position)
    );
    CREATE TABLE codebooks (
        version TEXT NOT NULL, label TEXT NOT NULL, digest TEXT NOT NULL, text TEXT NOT NULL,
        PRIMARY KEY (version, label)
    );
    """,
    """
    CREATE TABLE reckonings (
        article_id TEXT PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
        made_of TEXT NOT NULL, reckoned TEXT NOT NULL
    );
    CREATE INDEX reviews_by_article ON reviews (article_id, sequence);
    CREATE INDEX snapshots_by_article ON snapshots (article_id);
    """,
    # Entries without a digest get theirs when the file is opened (annotate/store/ledger.py).
    """
    CREATE TABLE ledger (
        position INTEGER PRIMARY KEY, review_id TEXT UNIQUE, content TEXT, digest TEXT
    );
    CREATE INDEX ledger_without_digest ON ledger (position) WHERE digest IS NULL;
    INSERT INTO ledger (review_id) SELECT id FROM reviews ORDER BY sequence;
    """,
    # Whose words each stretch of an article is, as tagging found it: a page need not read the text again.
    """
    ALTER TABLE taggings ADD COLUMN voices TEXT;
    """,
    # An annotation's number is handed out again by a server that was restored: what names it for good goes
    # beside it. Of earlier rows only the number is known, until the server tells more.
    """
    ALTER TABLE reviews ADD COLUMN annotation TEXT;
    CREATE INDEX reviews_by_name ON reviews (
        server, coalesce(annotation, project || ' ' || annotation_id), sequence
    );
    """,
    # Projects of a team: whose each is, and what for.
    """
    CREATE TABLE team_projects (
        server TEXT NOT NULL, project INTEGER NOT NULL, coder TEXT NOT NULL, purpose TEXT NOT NULL,
        record TEXT NOT NULL, PRIMARY KEY (server, project), UNIQUE (server, coder, purpose)
    );
    """,
    # Who is who on a server, who codes what, and the tags that each article had when it was assigned.
    """
    CREATE TABLE coders (
        server TEXT NOT NULL, account INTEGER NOT NULL, joined TEXT NOT NULL, record TEXT NOT NULL,
        PRIMARY KEY (server, account, joined)
    );
    CREATE TABLE assignments (sequence INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, record TEXT NOT NULL);
    CREATE TABLE assignment_events (
        sequence INTEGER PRIMARY KEY, assignment TEXT NOT NULL REFERENCES assignments (id),
        record TEXT NOT NULL
    );
    CREATE TABLE assigned (
        sequence INTEGER PRIMARY KEY, assignment TEXT NOT NULL REFERENCES assignments (id),
        article_id TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE, record TEXT NOT NULL
    );
    CREATE INDEX assigned_by_article ON assigned (article_id);
    CREATE TABLE proposals (
        sequence INTEGER PRIMARY KEY, assignment TEXT NOT NULL REFERENCES assignments (id),
        article_id TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE, record TEXT NOT NULL
    );
    CREATE INDEX proposals_by_article ON proposals (article_id);
    """,
    # What the lead decided: added to, never changed.
    """
    CREATE TABLE rulings (
        position INTEGER PRIMARY KEY, matter TEXT NOT NULL,
        article_id TEXT REFERENCES articles (id) ON DELETE CASCADE, record TEXT NOT NULL
    );
    CREATE INDEX rulings_by_article ON rulings (article_id, position);
    """,
    # How the tasks of a server stood when they were read: `pull` reads again those that changed.
    """
    CREATE TABLE read_tasks (
        server TEXT NOT NULL, project INTEGER NOT NULL, task_id INTEGER NOT NULL,
        article_id TEXT REFERENCES articles (id) ON DELETE CASCADE,
        how TEXT NOT NULL, changed TEXT NOT NULL, annotations TEXT NOT NULL,
        PRIMARY KEY (server, project, task_id)
    );
    CREATE INDEX read_tasks_by_article ON read_tasks (article_id);
    """,
    # What was not taken as an article, and why, until it is.
    "CREATE TABLE refusals (source TEXT PRIMARY KEY, record TEXT NOT NULL);",
    # Words that rules know and that their sentence takes back, as tags that are no proposals.
    """
    ALTER TABLE taggings ADD COLUMN denied TEXT;
    """,
    # What a server called the state of a feed when all that was new in it had been read.
    "CREATE TABLE feeds (address TEXT PRIMARY KEY, etag TEXT NOT NULL, modified TEXT NOT NULL);",
)
