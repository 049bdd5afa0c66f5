-- The corpus as it is made today. A change here needs a new number in migrations.py, with the SQL that brings
-- older files to it: a test holds the two together. Times are UTC, days ISO 8601, offsets code points.

-- One text as published. `number` is the order of arrival. `text` stands last so that listings never read it.
-- `replaced_by` is the id of the next version of the page at the same address; null: this is the newest.
CREATE TABLE documents (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  bytes_sha256 TEXT NOT NULL,
  path TEXT,
  url TEXT,
  outlet TEXT,
  title TEXT,
  author TEXT,
  published TEXT,
  published_at TEXT,
  published_span TEXT NOT NULL,
  other_dates TEXT NOT NULL,
  language TEXT,
  words INTEGER NOT NULL,
  added_at TEXT NOT NULL,
  replaced_by TEXT,
  warnings TEXT NOT NULL,
  layout TEXT NOT NULL,
  text TEXT NOT NULL
) STRICT;
CREATE INDEX documents_by_day ON documents (published IS NULL, published, number);
CREATE INDEX documents_by_url ON documents (url) WHERE url IS NOT NULL;
CREATE INDEX documents_by_next_version ON documents (replaced_by) WHERE replaced_by IS NOT NULL;

-- The bytes as found, compressed; `size` bounds what unpacking may give.
CREATE TABLE originals (
  document INTEGER PRIMARY KEY REFERENCES documents (number) ON DELETE CASCADE,
  path TEXT,
  url TEXT,
  content_type TEXT,
  size INTEGER NOT NULL,
  data BLOB NOT NULL
) STRICT;

-- Everything one document says: the contract's JSON object without its `document`, compressed.
CREATE TABLE annotations (
  document INTEGER PRIMARY KEY REFERENCES documents (number) ON DELETE CASCADE,
  model TEXT NOT NULL,
  at TEXT NOT NULL,
  size INTEGER NOT NULL,
  data BLOB NOT NULL
) STRICT;
CREATE INDEX annotations_by_model ON annotations (model);

-- Derived from `annotations` and written with it: one attribution a row. `earliest` and `latest` are the days it was
-- said, else the day of publication, both included; `record` is the contract's JSON object.
CREATE TABLE attributions (
  number INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES documents (number) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  form TEXT NOT NULL,
  act TEXT NOT NULL,
  polarity TEXT NOT NULL,
  speaker TEXT,
  entity TEXT,
  within TEXT,
  earliest TEXT,
  latest TEXT,
  confidence REAL NOT NULL,
  record TEXT NOT NULL,
  UNIQUE (document, position)
) STRICT;

-- Full-text indices over words as folding.py gives them: parted by one space, so that the plainest tokenizer finds
-- exactly those words. They keep their folded words, so that a row can be taken out by any later version of folding.
CREATE VIRTUAL TABLE document_words USING fts5 (title, text, tokenize = 'ascii');
CREATE VIRTUAL TABLE attribution_words USING fts5 (speaker, content, tokenize = 'ascii');

-- What was taken out, when and why. `brought_back_at` set: it was added again, and the line is history.
CREATE TABLE removals (
  number INTEGER PRIMARY KEY,
  document TEXT NOT NULL,
  bytes_sha256 TEXT NOT NULL,
  path TEXT,
  url TEXT,
  outlet TEXT,
  title TEXT,
  published TEXT,
  removed_at TEXT NOT NULL,
  why TEXT NOT NULL,
  brought_back_at TEXT
) STRICT;
CREATE UNIQUE INDEX removals_in_force ON removals (document) WHERE brought_back_at IS NULL;

-- What a person decided. Rows are only ever added; an undo is a row that names the one undone. Targets name
-- documents, spans and words, never a cluster, and hold no key into other tables: they outlive removal and re-runs.
CREATE TABLE decisions (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  who TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('same', 'different', 'unsure', 'rename', 'kind', 'mention', 'correct', 'undo')),
  why TEXT NOT NULL,
  targets TEXT NOT NULL,
  value TEXT NOT NULL,
  undoes INTEGER REFERENCES decisions (number),
  CHECK ((kind = 'undo') = (undoes IS NOT NULL))
) STRICT;
CREATE TRIGGER decisions_never_change BEFORE UPDATE ON decisions
BEGIN
  SELECT raise(ABORT, 'a decision is never changed: undo it');
END;
CREATE TRIGGER decisions_never_go BEFORE DELETE ON decisions
BEGIN
  SELECT raise(ABORT, 'a decision is never deleted: undo it');
END;
CREATE TRIGGER decisions_never_make_way BEFORE INSERT ON decisions
WHEN EXISTS (SELECT 1 FROM decisions WHERE number = NEW.number)
BEGIN
  SELECT raise(ABORT, 'a decision is never replaced: undo it');
END;

-- Who is who across documents, as resolved last: a cache, with all that follows up to `compared`. It is stale while
-- `state.resolved` is not `state.changes`, or `state.decided` is not the number of the latest decision.
CREATE TABLE entities (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  names TEXT NOT NULL,
  documents INTEGER NOT NULL,
  mentions INTEGER NOT NULL,
  members TEXT NOT NULL,
  offices TEXT NOT NULL DEFAULT '[]',
  known_id TEXT
) STRICT;

-- Ids that lead to living ones. `entity` null: what it named is told of nowhere any more. Those that were ever listed are
-- kept, for somebody may have written them down.
CREATE TABLE retired (
  id TEXT PRIMARY KEY,
  entity TEXT
) STRICT, WITHOUT ROWID;

-- What only a person can tell, the most useful first.
CREATE TABLE questions (
  position INTEGER PRIMARY KEY,
  question TEXT NOT NULL
) STRICT;

-- What became of each decision that holds, and the entities of documents that its two sides stood for.
CREATE TABLE standings (
  decision INTEGER PRIMARY KEY,
  state TEXT NOT NULL,
  against TEXT NOT NULL,
  reason TEXT NOT NULL,
  members TEXT NOT NULL
) STRICT;

-- The documents laid side by side, as compared last: a cache, stale while `state.compared` is not `state.changes`, or
-- `state.compared_decided` is not the number of the latest decision. Each record is the contract's JSON object; `about` is the
-- entity or event that it is about.
CREATE TABLE compared (
  part TEXT NOT NULL,
  position INTEGER NOT NULL,
  id TEXT,
  about TEXT,
  record TEXT NOT NULL,
  PRIMARY KEY (part, position)
) STRICT;
CREATE INDEX compared_by_id ON compared (part, id);
CREATE INDEX compared_by_about ON compared (part, about);

-- One row: how often documents were added, removed or annotated anew (`changes`), how often they had been at the last
-- resolving and at the last comparing, and the number of the latest decision at each (`decided`, `compared_decided`).
CREATE TABLE state (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  changes INTEGER NOT NULL,
  resolved INTEGER,
  compared INTEGER,
  decided INTEGER,
  compared_decided INTEGER
) STRICT;
INSERT INTO state VALUES (1, 0, NULL, NULL, NULL, NULL);
