-- The log. Headers and payloads are kept verbatim; what is beside them is there to find them.
CREATE TABLE device (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    public_key BLOB
);
CREATE TABLE record (
    -- Device and number in one, `device << 40 | seq`: a log lies together and in order, and its
    -- next entry goes to the end of a page that the last one has touched.
    place INTEGER PRIMARY KEY,
    device INTEGER NOT NULL REFERENCES device (id),
    seq INTEGER NOT NULL,
    hash BLOB NOT NULL,
    subject TEXT NOT NULL,
    kind TEXT NOT NULL,
    header BLOB NOT NULL,
    payload BLOB
);
CREATE INDEX record_subject ON record (subject);

-- Projections: from records alone, by the one `apply`.
CREATE TABLE blob_ref (
    hash BLOB NOT NULL,
    device TEXT NOT NULL,
    seq INTEGER NOT NULL,
    subject TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    PRIMARY KEY (hash, device, seq)
) WITHOUT ROWID;
CREATE INDEX blob_ref_subject ON blob_ref (subject);
CREATE TABLE newer_record (
    device TEXT NOT NULL,
    seq INTEGER NOT NULL,
    subject TEXT NOT NULL,
    kind TEXT NOT NULL,
    v INTEGER NOT NULL,
    PRIMARY KEY (device, seq)
) WITHOUT ROWID;
CREATE TABLE person (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    department TEXT NOT NULL,
    role TEXT NOT NULL,
    card INTEGER NOT NULL,
    region TEXT NOT NULL,
    at TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE certificate (
    person TEXT PRIMARY KEY,
    chain TEXT NOT NULL,
    at TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE mine (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    licence TEXT NOT NULL,
    credit_code TEXT NOT NULL,
    holder TEXT NOT NULL,
    region TEXT NOT NULL,
    mineral TEXT NOT NULL,
    method TEXT NOT NULL,
    scale TEXT NOT NULL,
    list_level TEXT NOT NULL,
    status TEXT NOT NULL,
    lon INTEGER,
    lat INTEGER,
    -- What only some mines have: field and value, as JSON.
    details TEXT NOT NULL
);
CREATE INDEX mine_licence ON mine (licence);
CREATE INDEX mine_region ON mine (region, name);
-- Which records the mines follow from, in their order.
CREATE TABLE mine_source (
    at TEXT PRIMARY KEY,
    device TEXT NOT NULL,
    seq INTEGER NOT NULL,
    file BLOB NOT NULL,
    -- 1 once the mines follow from its file, which may come later than the record.
    read INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE draw (
    id TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    region TEXT NOT NULL,
    officer TEXT NOT NULL,
    inputs BLOB NOT NULL,
    population_hash BLOB NOT NULL,
    population INTEGER NOT NULL,
    quota INTEGER NOT NULL,
    frozen_at INTEGER NOT NULL,
    at TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE draw_commitment (
    draw TEXT NOT NULL,
    at TEXT NOT NULL,
    commitment BLOB NOT NULL,
    committed_at INTEGER NOT NULL,
    device TEXT NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY (draw, at)
) WITHOUT ROWID;
CREATE TABLE draw_reveal (
    draw TEXT NOT NULL,
    at TEXT NOT NULL,
    revealed_at INTEGER NOT NULL,
    witness TEXT NOT NULL,
    present TEXT NOT NULL,
    seed TEXT NOT NULL,
    drawn INTEGER NOT NULL,
    certificate BLOB NOT NULL,
    PRIMARY KEY (draw, at)
) WITHOUT ROWID;
CREATE TABLE inspection (
    id TEXT PRIMARY KEY,
    number TEXT NOT NULL,
    mine TEXT NOT NULL,
    draw TEXT,
    team TEXT NOT NULL,
    checklist TEXT NOT NULL,
    checklist_version TEXT NOT NULL,
    opened_at INTEGER NOT NULL,
    opened_by TEXT NOT NULL,
    at TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX inspection_mine ON inspection (mine);
CREATE INDEX inspection_draw ON inspection (draw);
CREATE TABLE answer (
    inspection TEXT NOT NULL,
    item TEXT NOT NULL,
    id TEXT NOT NULL,
    mark TEXT,
    note TEXT NOT NULL,
    saw TEXT NOT NULL,
    actor TEXT NOT NULL,
    at INTEGER NOT NULL,
    -- Another answer has seen this one: it is history.
    superseded INTEGER NOT NULL,
    PRIMARY KEY (inspection, item, id)
) WITHOUT ROWID;
CREATE TABLE result (
    inspection TEXT PRIMARY KEY,
    results TEXT NOT NULL,
    findings TEXT NOT NULL,
    at TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE photo (
    inspection TEXT NOT NULL,
    hash BLOB NOT NULL,
    thumbnail BLOB NOT NULL,
    medium BLOB NOT NULL,
    bytes INTEGER NOT NULL,
    name TEXT NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    taken TEXT,
    lon INTEGER,
    lat INTEGER,
    added_at INTEGER NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (inspection, hash)
) WITHOUT ROWID;
CREATE INDEX photo_hash ON photo (hash);
CREATE TABLE photo_place (
    inspection TEXT NOT NULL,
    hash BLOB NOT NULL,
    item TEXT,
    at TEXT NOT NULL,
    PRIMARY KEY (inspection, hash)
) WITHOUT ROWID;
CREATE TABLE ink (
    inspection TEXT NOT NULL,
    signer TEXT NOT NULL,
    role TEXT NOT NULL,
    person TEXT,
    name TEXT NOT NULL,
    strokes BLOB NOT NULL,
    head BLOB NOT NULL,
    device TEXT NOT NULL,
    seq INTEGER NOT NULL,
    signed_at INTEGER NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (inspection, signer)
) WITHOUT ROWID;
CREATE TABLE finalised (
    inspection TEXT PRIMARY KEY,
    covers TEXT NOT NULL,
    overruled TEXT NOT NULL,
    total TEXT NOT NULL,
    finalised_at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    at TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE document (
    id TEXT PRIMARY KEY,
    inspection TEXT NOT NULL,
    title TEXT NOT NULL,
    number TEXT NOT NULL,
    body_hash BLOB NOT NULL,
    pages INTEGER NOT NULL,
    pdf BLOB NOT NULL,
    bytes INTEGER NOT NULL,
    layout BLOB NOT NULL,
    places TEXT NOT NULL,
    missing TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    at TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX document_inspection ON document (inspection);
CREATE TABLE document_signature (
    document TEXT NOT NULL,
    pdf BLOB NOT NULL,
    base BLOB NOT NULL,
    bytes INTEGER NOT NULL,
    field TEXT NOT NULL,
    person TEXT NOT NULL,
    signed_at INTEGER NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (document, pdf)
) WITHOUT ROWID;
CREATE TABLE timeline (
    mine TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    device TEXT NOT NULL,
    seq INTEGER NOT NULL,
    kind TEXT NOT NULL,
    actor TEXT NOT NULL,
    subject TEXT NOT NULL,
    detail TEXT NOT NULL,
    PRIMARY KEY (mine, at_ms, device, seq)
) WITHOUT ROWID;

-- This device only.
-- Entries of logs that went on twice: refused, and kept as evidence.
CREATE TABLE fork (
    device TEXT NOT NULL,
    seq INTEGER NOT NULL,
    hash BLOB NOT NULL,
    header BLOB NOT NULL,
    payload BLOB,
    PRIMARY KEY (device, seq, hash)
) WITHOUT ROWID;
CREATE TABLE draft (
    inspection TEXT NOT NULL,
    field TEXT NOT NULL,
    text TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    PRIMARY KEY (inspection, field)
) WITHOUT ROWID;
CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE secret (
    name TEXT PRIMARY KEY,
    value BLOB NOT NULL
) WITHOUT ROWID;
CREATE TABLE receipt (
    seq INTEGER NOT NULL,
    stored INTEGER NOT NULL,
    receipt TEXT NOT NULL,
    PRIMARY KEY (seq, stored)
) WITHOUT ROWID;
CREATE TABLE blob_safe (
    hash BLOB PRIMARY KEY
) WITHOUT ROWID;
CREATE TABLE upload (
    hash BLOB PRIMARY KEY,
    url TEXT NOT NULL
) WITHOUT ROWID;
