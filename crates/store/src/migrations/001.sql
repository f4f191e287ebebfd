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
CREATE INDEX record_subject ON record (subject, kind);
CREATE INDEX record_without_payload ON record (place) WHERE payload IS NULL;

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
-- All that was told of a person, under the seat that it was told of: few records each, folded when
-- they are asked for.
CREATE TABLE person_source (
    person TEXT NOT NULL,
    at TEXT NOT NULL,
    device TEXT NOT NULL,
    seq INTEGER NOT NULL,
    kind TEXT NOT NULL,
    actor TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (person, at)
) WITHOUT ROWID;
-- Every certificate that any log tells of, and whose the seat is by that.
CREATE TABLE certificate (
    seat TEXT NOT NULL,
    at TEXT NOT NULL,
    person TEXT NOT NULL,
    -- The log that tells of it.
    device TEXT NOT NULL,
    chain TEXT NOT NULL,
    -- 1: it leads to the root that this machine trusts. No other counts.
    good INTEGER NOT NULL,
    PRIMARY KEY (seat, at)
) WITHOUT ROWID;
CREATE INDEX certificate_person ON certificate (person) WHERE good;
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
    details TEXT NOT NULL,
    -- The place in the order of the log of the source that first told of it.
    origin TEXT NOT NULL,
    -- 1: its import was undone, and it stands only because other records are about it.
    kept INTEGER NOT NULL,
    -- What targets look at beside region and licence: mines of one text count as one.
    alike TEXT AS (json_array(status, scale, method, list_level,
        json_extract(details, '$.category'), json_extract(details, '$.sand_plant'),
        json_extract(details, '$.model_mine'), json_extract(details, '$.fund_accrual'),
        coalesce(json_extract(details, '$.leader'), '') <> '')) STORED
);
CREATE INDEX mine_alike ON mine (region, alike, json_extract(details, '$.licence_to'), id);
-- All that the list in memory is made of, so that reading it passes by the details: a tenth of the pages.
CREATE INDEX mine_line ON mine (number, region, name, holder, licence, credit_code, mineral, scale,
    list_level, status);
CREATE INDEX mine_licence ON mine (licence);
CREATE INDEX mine_region ON mine (region, name);
-- Days that run out, for the deadline desk: all that it counts and sorts by stands in the index,
-- and where a duty concerns some mines alone, only they do, in the words of `Among`.
CREATE INDEX mine_licence_to ON mine (region, json_extract(details, '$.licence_to'), status, id)
    WHERE json_extract(details, '$.licence_to') IS NOT NULL;
CREATE INDEX mine_safety_to ON mine (region, json_extract(details, '$.safety_to'), status, id)
    WHERE json_extract(details, '$.safety_to') IS NOT NULL;
CREATE INDEX mine_production_date ON mine (region, json_extract(details, '$.production_date'), status,
    json_extract(details, '$.category'), list_level, id)
    WHERE json_extract(details, '$.production_date') IS NOT NULL
    AND coalesce(json_extract(details, '$.category'), '') IN ('new')
    AND coalesce(list_level, '') IN ('unlisted', 'unstated');
CREATE INDEX mine_contract_due ON mine (region, json_extract(details, '$.contract_due'), status,
    list_level, id)
    WHERE json_extract(details, '$.contract_due') IS NOT NULL
    AND coalesce(list_level, '') IN ('unlisted', 'unstated');
CREATE INDEX mine_review_due ON mine (region, json_extract(details, '$.review_due'), status, id)
    WHERE json_extract(details, '$.review_due') IS NOT NULL;
CREATE INDEX mine_granted_on ON mine (region, json_extract(details, '$.granted_on'), status,
    json_extract(details, '$.supplementary_on'), id)
    WHERE json_extract(details, '$.granted_on') IS NOT NULL
    AND coalesce(json_extract(details, '$.supplementary_on'), '') IN ('');
CREATE INDEX mine_cancel_on ON mine (region, json_extract(details, '$.cancel_on'), status, id)
    WHERE json_extract(details, '$.cancel_on') IS NOT NULL;
CREATE INDEX mine_status_sent_on ON mine (region, json_extract(details, '$.status_sent_on'), status, id)
    WHERE json_extract(details, '$.status_sent_on') IS NOT NULL;
-- Which records the mines follow from, in their order.
CREATE TABLE mine_source (
    at TEXT PRIMARY KEY,
    device TEXT NOT NULL,
    seq INTEGER NOT NULL,
    kind TEXT NOT NULL,
    -- The one mine that it is about; empty for a sheet.
    mine TEXT NOT NULL,
    file BLOB,
    -- The file's name.
    name TEXT NOT NULL,
    actor TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    -- 1 once the mines follow from it; a sheet's file may come later than the record.
    read INTEGER NOT NULL,
    -- The mine as it was at this place of the order, as JSON, for a record by hand.
    before TEXT
) WITHOUT ROWID;
CREATE INDEX mine_source_mine ON mine_source (mine, at);
CREATE INDEX mine_source_unread ON mine_source (read, mine, at);
-- What each source changed of a mine that was known before: field, before, after, as JSON.
CREATE TABLE mine_change (
    mine TEXT NOT NULL,
    device TEXT NOT NULL,
    seq INTEGER NOT NULL,
    at TEXT NOT NULL,
    changes TEXT NOT NULL,
    PRIMARY KEY (mine, device, seq)
) WITHOUT ROWID;
-- Mines that only undone imports told of, as JSON.
CREATE TABLE mine_withdrawn (
    mine TEXT PRIMARY KEY,
    body TEXT NOT NULL
) WITHOUT ROWID;
-- The last word on an import.
CREATE TABLE import_state (
    import TEXT PRIMARY KEY,
    undone INTEGER NOT NULL,
    reason TEXT NOT NULL,
    actor TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    at TEXT NOT NULL
) WITHOUT ROWID;
-- What the registry holds beside mines, one row each, and the records that each follows from.
CREATE TABLE entry (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    -- The mine that it is about; empty for most.
    mine TEXT NOT NULL,
    retired INTEGER NOT NULL,
    fields TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX entry_kind ON entry (kind, retired, name);
CREATE INDEX entry_mine ON entry (mine);
CREATE TABLE entry_source (
    entry TEXT NOT NULL,
    at TEXT NOT NULL,
    device TEXT NOT NULL,
    seq INTEGER NOT NULL,
    kind TEXT NOT NULL,
    actor TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (entry, at)
) WITHOUT ROWID;
-- Tables that people imported. Two under one id and version stay apart by their hash.
CREATE TABLE checklist (
    hash BLOB PRIMARY KEY,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    body TEXT NOT NULL,
    file BLOB NOT NULL,
    file_name TEXT NOT NULL,
    actor TEXT NOT NULL,
    imported_at INTEGER NOT NULL,
    at TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE visit_cap (
    region TEXT NOT NULL,
    year INTEGER NOT NULL,
    most INTEGER NOT NULL,
    source TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (region, year)
) WITHOUT ROWID;
-- Every word on a draft of a region; the last of each draft and region stands.
CREATE TABLE pack_switch (
    pack TEXT NOT NULL,
    region TEXT NOT NULL,
    at TEXT NOT NULL,
    word TEXT NOT NULL,
    said_at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    PRIMARY KEY (pack, region, at)
) WITHOUT ROWID;
-- How officers said that periods are counted, each from a day on.
CREATE TABLE counting (
    at TEXT PRIMARY KEY,
    word TEXT NOT NULL,
    said_at INTEGER NOT NULL,
    actor TEXT NOT NULL
) WITHOUT ROWID;
-- Packs that don't ship and were put into use, each with its file; of several words on the very same
-- version the first counts.
CREATE TABLE pack_used (
    hash BLOB PRIMARY KEY,
    at TEXT NOT NULL,
    word TEXT NOT NULL,
    said_at INTEGER NOT NULL,
    actor TEXT NOT NULL
) WITHOUT ROWID;
-- Ratios that officers stated where no document gives one.
CREATE TABLE quota_stated (
    region TEXT NOT NULL,
    year INTEGER NOT NULL,
    body TEXT NOT NULL,
    actor TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (region, year)
) WITHOUT ROWID;
-- How officers spread a year over its quarters.
CREATE TABLE quota_year (
    region TEXT NOT NULL,
    year INTEGER NOT NULL,
    body TEXT NOT NULL,
    actor TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (region, year)
) WITHOUT ROWID;
-- Reports that were handed in, by the last day of their period; the first word stands.
CREATE TABLE report_submitted (
    pack TEXT NOT NULL,
    report TEXT NOT NULL,
    region TEXT NOT NULL,
    period TEXT NOT NULL,
    body TEXT NOT NULL,
    actor TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (pack, report, region, period)
) WITHOUT ROWID;
-- N of the year's ledger, as each draw froze it.
CREATE TABLE quota_snapshot (
    draw TEXT PRIMARY KEY,
    body TEXT NOT NULL,
    at TEXT NOT NULL
) WITHOUT ROWID;
-- The mines that each reveal took.
CREATE TABLE quota_drawn (
    draw TEXT NOT NULL,
    at TEXT NOT NULL,
    mine TEXT NOT NULL,
    PRIMARY KEY (draw, at, mine)
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
    readers TEXT NOT NULL,
    -- Whom the rules kept out, and why.
    left_out TEXT NOT NULL,
    frozen_at INTEGER NOT NULL,
    at TEXT NOT NULL,
    device TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE draw_commitment (
    draw TEXT NOT NULL,
    at TEXT NOT NULL,
    commitment BLOB NOT NULL,
    committed_at INTEGER NOT NULL,
    actor TEXT NOT NULL,
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
    actor TEXT NOT NULL,
    device TEXT NOT NULL,
    -- Headquarters' word in the officer's place, and its signature; the query holds both together.
    opening TEXT,
    signature TEXT,
    PRIMARY KEY (draw, at)
) WITHOUT ROWID;
-- Every word of a team; which one stands, the query says.
CREATE TABLE draw_visit (
    draw TEXT NOT NULL,
    mine TEXT NOT NULL,
    at TEXT NOT NULL,
    title TEXT NOT NULL,
    team TEXT NOT NULL,
    -- How many teams for this mine came before.
    turn INTEGER NOT NULL,
    actor TEXT NOT NULL,
    device TEXT NOT NULL,
    PRIMARY KEY (draw, mine, at)
) WITHOUT ROWID;
CREATE TABLE draw_release (
    draw TEXT NOT NULL,
    at TEXT NOT NULL,
    released_at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    certificate BLOB NOT NULL,
    device TEXT NOT NULL,
    PRIMARY KEY (draw, at)
) WITHOUT ROWID;
-- Every word that the result of a drawn mine is public; whose counts, the query says.
CREATE TABLE draw_publication (
    draw TEXT NOT NULL,
    mine TEXT NOT NULL,
    at TEXT NOT NULL,
    published_on TEXT NOT NULL,
    place TEXT NOT NULL,
    results TEXT NOT NULL,
    actor TEXT NOT NULL,
    device TEXT NOT NULL,
    PRIMARY KEY (draw, mine, at)
) WITHOUT ROWID;
-- What a draw serves, and what was decided of enterprises at their cap of visits.
CREATE TABLE draw_plan (
    draw TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    period TEXT NOT NULL,
    over_cap TEXT,
    at TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE draw_approval (
    draw TEXT NOT NULL,
    at TEXT NOT NULL,
    population_hash BLOB NOT NULL,
    approved_at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    device TEXT NOT NULL,
    PRIMARY KEY (draw, at)
) WITHOUT ROWID;
-- Whether a region's draws need a second person.
CREATE TABLE approval_rule (
    region TEXT PRIMARY KEY,
    asked INTEGER NOT NULL,
    source TEXT NOT NULL,
    at TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE exclusion (
    id TEXT PRIMARY KEY,
    mine TEXT NOT NULL,
    period TEXT NOT NULL,
    reason TEXT NOT NULL,
    actor TEXT NOT NULL,
    asked_at INTEGER NOT NULL,
    at TEXT NOT NULL,
    device TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE exclusion_word (
    exclusion TEXT NOT NULL,
    at TEXT NOT NULL,
    approved INTEGER NOT NULL,
    actor TEXT NOT NULL,
    said_at INTEGER NOT NULL,
    device TEXT NOT NULL,
    PRIMARY KEY (exclusion, at)
) WITHOUT ROWID;
CREATE TABLE inspection (
    id TEXT PRIMARY KEY,
    number TEXT NOT NULL,
    mine TEXT NOT NULL,
    -- The draws that the visit serves, as JSON; the one that it was begun for first.
    draws TEXT NOT NULL,
    team TEXT NOT NULL,
    checklist TEXT NOT NULL,
    checklist_version TEXT NOT NULL,
    checklist_hash BLOB,
    pack TEXT,
    opened_at INTEGER NOT NULL,
    opened_by TEXT NOT NULL,
    at TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX inspection_mine ON inspection (mine);
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
-- What was said of a visit beside its answers, every word of it: the views below choose what counts.
-- A row names its record; `late` is 1 once a known end of the visit does not cover that.
CREATE TABLE result_given (
    inspection TEXT NOT NULL,
    results TEXT NOT NULL,
    findings TEXT NOT NULL,
    device TEXT NOT NULL,
    seq INTEGER NOT NULL,
    at TEXT NOT NULL,
    late INTEGER NOT NULL,
    PRIMARY KEY (inspection, at)
) WITHOUT ROWID;
-- Checks that are combined with the visit, as its rules call them.
CREATE TABLE combined_done (
    inspection TEXT NOT NULL,
    task TEXT NOT NULL,
    found TEXT NOT NULL,
    device TEXT NOT NULL,
    seq INTEGER NOT NULL,
    at TEXT NOT NULL,
    late INTEGER NOT NULL,
    PRIMARY KEY (inspection, task, at)
) WITHOUT ROWID;
CREATE TABLE photo_taken (
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
    datum TEXT,
    added_at INTEGER NOT NULL,
    device TEXT NOT NULL,
    seq INTEGER NOT NULL,
    at TEXT NOT NULL,
    late INTEGER NOT NULL,
    PRIMARY KEY (inspection, hash, at)
) WITHOUT ROWID;
CREATE INDEX photo_hash ON photo_taken (hash);
CREATE TABLE photo_placed (
    inspection TEXT NOT NULL,
    hash BLOB NOT NULL,
    item TEXT,
    device TEXT NOT NULL,
    seq INTEGER NOT NULL,
    at TEXT NOT NULL,
    late INTEGER NOT NULL,
    PRIMARY KEY (inspection, hash, at)
) WITHOUT ROWID;
CREATE TABLE ink_signed (
    inspection TEXT NOT NULL,
    signer TEXT NOT NULL,
    role TEXT NOT NULL,
    person TEXT,
    name TEXT NOT NULL,
    strokes BLOB NOT NULL,
    head BLOB NOT NULL,
    signed_at INTEGER NOT NULL,
    device TEXT NOT NULL,
    seq INTEGER NOT NULL,
    at TEXT NOT NULL,
    late INTEGER NOT NULL,
    PRIMARY KEY (inspection, signer, at)
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
-- Up to which number the end of a visit covers each log.
CREATE VIEW visit_end AS
    SELECT f.inspection, d.name AS device,
        coalesce((SELECT max(CAST(c.value ->> 'seq' AS INTEGER)) FROM json_each(f.covers) c
            WHERE c.value ->> 'device' = d.name), 0) AS covered
    FROM finalised f, device d;
-- Of the words that are not late the last one counts.
CREATE VIEW result AS
    SELECT * FROM result_given w WHERE NOT w.late AND NOT EXISTS (SELECT 1 FROM result_given o
        WHERE o.inspection = w.inspection AND o.at > w.at AND NOT o.late);
CREATE VIEW combined AS
    SELECT * FROM combined_done w WHERE NOT w.late AND NOT EXISTS (SELECT 1 FROM combined_done o
        WHERE o.inspection = w.inspection AND o.task = w.task AND o.at > w.at AND NOT o.late);
-- The same photo twice in one inspection is one photo; who brought it first stays.
CREATE VIEW photo AS
    SELECT * FROM photo_taken w WHERE NOT w.late AND NOT EXISTS (SELECT 1 FROM photo_taken o
        WHERE o.inspection = w.inspection AND o.hash = w.hash AND o.at < w.at AND NOT o.late);
CREATE VIEW photo_place AS
    SELECT * FROM photo_placed w WHERE NOT w.late AND NOT EXISTS (SELECT 1 FROM photo_placed o
        WHERE o.inspection = w.inspection AND o.hash = w.hash AND o.at > w.at AND NOT o.late);
-- Whoever signs again signs instead.
CREATE VIEW ink AS
    SELECT * FROM ink_signed w WHERE NOT w.late AND NOT EXISTS (SELECT 1 FROM ink_signed o
        WHERE o.inspection = w.inspection AND o.signer = w.signer AND o.at > w.at AND NOT o.late);
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
-- Cases of all procedures, each folded from all its records.
CREATE TABLE casefile (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    number TEXT NOT NULL,
    mine TEXT NOT NULL,
    -- Where it is at home, if it is about no mine.
    region TEXT,
    -- The rules that it was begun under: id, version, hash.
    pack TEXT NOT NULL,
    origin TEXT,
    station TEXT NOT NULL,
    opened TEXT NOT NULL,
    closed TEXT,
    -- Branches that it can go on with: more than one is a conflict.
    tips INTEGER NOT NULL,
    changed_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX casefile_mine ON casefile (mine);
CREATE INDEX casefile_origin ON casefile (origin) WHERE origin IS NOT NULL;
CREATE INDEX casefile_kind ON casefile (kind, closed, changed_at);
CREATE TABLE clock (
    casefile TEXT NOT NULL,
    place INTEGER NOT NULL,
    mine TEXT NOT NULL,
    -- Of the mine, or of a case about none.
    region TEXT,
    clause TEXT,
    duty TEXT NOT NULL,
    starts TEXT NOT NULL,
    -- None: an objection holds it, the officer is asked, or days are only counted.
    due TEXT,
    mark TEXT NOT NULL,
    PRIMARY KEY (casefile, place)
) WITHOUT ROWID;
CREATE INDEX clock_due ON clock (due, casefile, region);
-- The region of a mine stands with its clocks, so that the desk of one region reads no other's.
CREATE TRIGGER clock_of_new_mine AFTER INSERT ON mine BEGIN
    UPDATE clock SET region = new.region
    WHERE mine = new.id AND casefile IN (SELECT id FROM casefile WHERE mine = new.id);
END;
CREATE TRIGGER clock_of_moved_mine AFTER UPDATE OF region ON mine
WHEN old.region <> new.region BEGIN
    UPDATE clock SET region = new.region
    WHERE mine = new.id AND casefile IN (SELECT id FROM casefile WHERE mine = new.id);
END;
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
    -- An inspection, or a form of one of the machine's people.
    form TEXT NOT NULL,
    field TEXT NOT NULL,
    text TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    PRIMARY KEY (form, field)
) WITHOUT ROWID;
-- What headquarters published, by its kind, such as the calendar, as JSON.
CREATE TABLE bundle (
    name TEXT PRIMARY KEY,
    content TEXT NOT NULL
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
-- Contents that records here name and that are not on this disk.
CREATE TABLE blob_missing (
    hash BLOB PRIMARY KEY
) WITHOUT ROWID;
