-- Class: this server only. People and devices enrolled here, and what was issued to them.
CREATE TABLE person (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  region TEXT NOT NULL
) STRICT;

-- Class: this server only. `hash` instead of the secret, so that a copy of this file invites nobody.
CREATE TABLE invitation (
  hash BLOB PRIMARY KEY,
  person TEXT,
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  region TEXT NOT NULL,
  expires_ms INTEGER NOT NULL,
  used_by TEXT
) STRICT;

-- Class: this server only. The head columns are projected from `entry`.
CREATE TABLE device (
  id TEXT PRIMARY KEY,
  key BLOB NOT NULL,
  person TEXT NOT NULL REFERENCES person (id),
  enrolled_ms INTEGER NOT NULL,
  head_seq INTEGER NOT NULL DEFAULT 0,
  head_hash BLOB NOT NULL DEFAULT (zeroblob(32))
) STRICT;

-- Class: this server only. A machine may have several people: one certificate for each invitation.
CREATE TABLE certificate (
  serial TEXT PRIMARY KEY,
  invitation BLOB NOT NULL UNIQUE,
  device TEXT NOT NULL REFERENCES device (id),
  person TEXT NOT NULL REFERENCES person (id),
  -- The person's id on that machine: their own at first, another on each further machine.
  seat TEXT NOT NULL,
  key BLOB NOT NULL,
  pem TEXT NOT NULL,
  issued_ms INTEGER NOT NULL,
  revoked_ms INTEGER
) STRICT;
CREATE INDEX certificate_device ON certificate (device);
CREATE INDEX certificate_person ON certificate (person);
CREATE INDEX certificate_seat ON certificate (seat);

-- Class: records. A push: the signed header bytes as they came, one after the other.
CREATE TABLE segment (
  id INTEGER PRIMARY KEY,
  device TEXT NOT NULL REFERENCES device (id),
  first INTEGER NOT NULL,
  last INTEGER NOT NULL,
  headers BLOB NOT NULL,
  received_ms INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX segment_place ON segment (device, last);

-- Class: records. Beside the segments, so that each can be deleted alone.
CREATE TABLE payload (
  device TEXT NOT NULL,
  seq INTEGER NOT NULL,
  bytes BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX payload_place ON payload (device, seq);

-- Class: projected from the segments: where each header lies, and what it is about.
CREATE TABLE entry (
  device TEXT NOT NULL,
  seq INTEGER NOT NULL,
  hash BLOB NOT NULL,
  segment INTEGER NOT NULL REFERENCES segment (id),
  start INTEGER NOT NULL,
  length INTEGER NOT NULL,
  class TEXT NOT NULL,
  subject TEXT NOT NULL,
  kind TEXT NOT NULL,
  -- The seat that it names in its log.
  actor TEXT NOT NULL,
  PRIMARY KEY (device, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_subject ON entry (subject);

-- Class: projected from the payloads: whom an embargoed entry names as its readers.
CREATE TABLE reader (
  device TEXT NOT NULL,
  seq INTEGER NOT NULL,
  person TEXT NOT NULL,
  PRIMARY KEY (device, seq, person)
) STRICT, WITHOUT ROWID;

-- Whose hand made an entry: the person certified for its seat on that machine, else the machine's
-- own person. What a log says of other people's seats makes nobody somebody else.
CREATE VIEW hand AS
SELECT entry.device, entry.seq, coalesce((
  SELECT certificate.person FROM certificate
  WHERE certificate.device = entry.device AND certificate.seat = entry.actor
), device.person) AS person
FROM entry JOIN device ON device.id = entry.device;

-- Who embargoed something about a subject, in which log.
CREATE VIEW maker AS
SELECT entry.subject, entry.device, hand.person
FROM entry JOIN hand ON hand.device = entry.device AND hand.seq = entry.seq
WHERE entry.class = 'embargoed';

-- Class: this server only. Its own word on draws whose secret it has opened, since nobody revealed
-- them; `device` has the log that committed.
CREATE TABLE opened (
  subject TEXT PRIMARY KEY,
  device TEXT NOT NULL,
  file BLOB NOT NULL,
  opened_ms INTEGER NOT NULL
) STRICT;

-- In which logs what is embargoed about a subject was released: by the word of somebody who
-- embargoed it there, or of that log itself. Of a draw that headquarters opened, each who holds the
-- list, or what headquarters made of it, may release that.
CREATE VIEW released AS
SELECT maker.subject, maker.device
FROM maker
JOIN entry AS word ON word.subject = maker.subject AND word.kind = 'draw.released'
JOIN hand ON hand.device = word.device AND hand.seq = word.seq
WHERE word.device = maker.device OR hand.person = maker.person OR (
  EXISTS (SELECT 1 FROM opened WHERE opened.subject = maker.subject) AND EXISTS (
    SELECT 1 FROM entry AS held
    JOIN reader ON reader.device = held.device AND reader.seq = held.seq
    WHERE held.subject = maker.subject AND held.device = maker.device
      AND held.kind IN ('draw.frozen', 'draw.opened') AND (
        reader.person = hand.person
        OR reader.person IN (SELECT seat FROM certificate WHERE certificate.person = hand.person)
      )
  )
);

-- Class: projected from the segments: everything that an entry is about.
CREATE TABLE subject (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX subject_kind ON subject (kind);

-- Class: projected from the payloads: which blobs they name.
CREATE TABLE blob_named (
  hash BLOB NOT NULL,
  device TEXT NOT NULL,
  seq INTEGER NOT NULL,
  PRIMARY KEY (hash, device, seq)
) STRICT, WITHOUT ROWID;

-- Class: records. Heads that were shown here, perhaps before their entries came.
CREATE TABLE witness (
  device TEXT NOT NULL,
  seq INTEGER NOT NULL,
  hash BLOB NOT NULL,
  at_ms INTEGER NOT NULL,
  PRIMARY KEY (device, seq)
) STRICT, WITHOUT ROWID;

-- Class: records. The branch of a log that was refused because another stood in its place.
CREATE TABLE fork (
  device TEXT NOT NULL,
  seq INTEGER NOT NULL,
  ours BLOB NOT NULL,
  theirs BLOB NOT NULL,
  branch BLOB NOT NULL,
  at_ms INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX fork_place ON fork (device, seq, theirs);

-- Class: this server only. Blobs that have arrived whole; their bytes lie outside.
CREATE TABLE blob (
  hash BLOB PRIMARY KEY,
  bytes INTEGER NOT NULL,
  stored_ms INTEGER NOT NULL
) STRICT;

-- Class: this server only. Who has sent the bytes, and so has shown to have them.
CREATE TABLE blob_owner (
  hash BLOB NOT NULL,
  device TEXT NOT NULL,
  PRIMARY KEY (hash, device)
) STRICT, WITHOUT ROWID;

-- Class: this server only. Uploads under way; how far each is, the file itself says.
CREATE TABLE upload (
  id TEXT PRIMARY KEY,
  device TEXT NOT NULL,
  hash BLOB NOT NULL,
  bytes INTEGER NOT NULL,
  begun_ms INTEGER NOT NULL
) STRICT;
