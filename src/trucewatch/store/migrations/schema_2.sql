CREATE TABLE entry (
	seq INTEGER NOT NULL,
	id TEXT NOT NULL,
	kind TEXT NOT NULL,
	run TEXT NOT NULL,
	content TEXT NOT NULL,
	digest BLOB NOT NULL,
	link BLOB NOT NULL,
	recorded_at INTEGER NOT NULL,
	PRIMARY KEY (seq),
	UNIQUE (id)
)
 STRICT

CREATE INDEX ix_entry_recorded_at ON entry (recorded_at)

CREATE INDEX ix_entry_run ON entry (run)

CREATE TABLE document (
	seq INTEGER NOT NULL,
	sha256 TEXT NOT NULL,
	counts_from TEXT NOT NULL,
	address TEXT NOT NULL,
	content TEXT NOT NULL,
	digest BLOB NOT NULL,
	link BLOB NOT NULL,
	recorded_at INTEGER NOT NULL,
	PRIMARY KEY (seq)
)
 STRICT

CREATE INDEX ix_document_sha256 ON document (sha256)

CREATE INDEX ix_document_counts_from ON document (counts_from)

CREATE INDEX ix_document_address ON document (address)

CREATE INDEX ix_document_recorded_at ON document (recorded_at)

CREATE TABLE text (
	seq INTEGER NOT NULL,
	document TEXT NOT NULL,
	content TEXT NOT NULL,
	digest BLOB NOT NULL,
	link BLOB NOT NULL,
	recorded_at INTEGER NOT NULL,
	PRIMARY KEY (seq)
)
 STRICT

CREATE INDEX ix_text_document ON text (document)

CREATE INDEX ix_text_recorded_at ON text (recorded_at)

CREATE TABLE reading (
	seq INTEGER NOT NULL,
	document TEXT NOT NULL,
	content TEXT NOT NULL,
	digest BLOB NOT NULL,
	link BLOB NOT NULL,
	recorded_at INTEGER NOT NULL,
	PRIMARY KEY (seq)
)
 STRICT

CREATE INDEX ix_reading_recorded_at ON reading (recorded_at)

CREATE INDEX ix_reading_document ON reading (document)

CREATE TABLE claim (
	seq INTEGER NOT NULL,
	id TEXT NOT NULL,
	document TEXT NOT NULL,
	kind TEXT NOT NULL,
	first_day INTEGER,
	last_day INTEGER,
	place_key TEXT,
	cell INTEGER,
	content TEXT NOT NULL,
	digest BLOB NOT NULL,
	link BLOB NOT NULL,
	recorded_at INTEGER NOT NULL,
	PRIMARY KEY (seq),
	UNIQUE (id, recorded_at)
)
 STRICT

CREATE INDEX ix_claim_recorded_at ON claim (recorded_at)

CREATE INDEX ix_claim_document ON claim (document)

CREATE INDEX ix_claim_place_key ON claim (place_key)

CREATE INDEX ix_claim_cell ON claim (cell)

CREATE INDEX ix_claim_days ON claim (kind, last_day, first_day)

CREATE TABLE supersession (
	seq INTEGER NOT NULL,
	"row" INTEGER NOT NULL,
	content TEXT NOT NULL,
	digest BLOB NOT NULL,
	link BLOB NOT NULL,
	recorded_at INTEGER NOT NULL,
	PRIMARY KEY (seq)
)
 STRICT

CREATE INDEX ix_supersession_row ON supersession ("row")

CREATE INDEX ix_supersession_recorded_at ON supersession (recorded_at)

CREATE TABLE judgement (
	seq INTEGER NOT NULL,
	"left" TEXT NOT NULL,
	"right" TEXT NOT NULL,
	judge TEXT NOT NULL,
	content TEXT NOT NULL,
	digest BLOB NOT NULL,
	link BLOB NOT NULL,
	recorded_at INTEGER NOT NULL,
	PRIMARY KEY (seq),
	UNIQUE ("left", "right", judge)
)
 STRICT

CREATE INDEX ix_judgement_recorded_at ON judgement (recorded_at)

CREATE INDEX ix_judgement_right ON judgement ("right")

CREATE TABLE copy (
	seq INTEGER NOT NULL,
	copy TEXT NOT NULL,
	original TEXT NOT NULL,
	content TEXT NOT NULL,
	digest BLOB NOT NULL,
	link BLOB NOT NULL,
	recorded_at INTEGER NOT NULL,
	PRIMARY KEY (seq),
	UNIQUE (copy, original)
)
 STRICT

CREATE INDEX ix_copy_recorded_at ON copy (recorded_at)

CREATE INDEX ix_copy_original ON copy (original)

CREATE TABLE version (
	seq INTEGER NOT NULL,
	document TEXT NOT NULL,
	previous TEXT NOT NULL,
	content TEXT NOT NULL,
	digest BLOB NOT NULL,
	link BLOB NOT NULL,
	recorded_at INTEGER NOT NULL,
	PRIMARY KEY (seq)
)
 STRICT

CREATE INDEX ix_version_previous ON version (previous)

CREATE INDEX ix_version_document ON version (document)

CREATE INDEX ix_version_recorded_at ON version (recorded_at)

CREATE TABLE act (
	seq INTEGER NOT NULL,
	id TEXT NOT NULL,
	kind TEXT NOT NULL,
	target TEXT NOT NULL,
	content TEXT NOT NULL,
	digest BLOB NOT NULL,
	link BLOB NOT NULL,
	recorded_at INTEGER NOT NULL,
	PRIMARY KEY (seq),
	UNIQUE (id)
)
 STRICT

CREATE INDEX ix_act_target ON act (target)

CREATE INDEX ix_act_recorded_at ON act (recorded_at)

CREATE TABLE issue (
	seq INTEGER NOT NULL,
	document TEXT NOT NULL,
	content TEXT NOT NULL,
	digest BLOB NOT NULL,
	link BLOB NOT NULL,
	recorded_at INTEGER NOT NULL,
	PRIMARY KEY (seq)
)
 STRICT

CREATE INDEX ix_issue_document ON issue (document)

CREATE INDEX ix_issue_recorded_at ON issue (recorded_at)

CREATE TABLE seal (
	seq INTEGER NOT NULL,
	kind TEXT NOT NULL,
	"key" TEXT NOT NULL,
	content TEXT NOT NULL,
	digest BLOB NOT NULL,
	link BLOB NOT NULL,
	recorded_at INTEGER NOT NULL,
	PRIMARY KEY (seq),
	UNIQUE (kind, "key")
)
 STRICT

CREATE INDEX ix_seal_recorded_at ON seal (recorded_at)

CREATE TABLE head (
	last INTEGER NOT NULL,
	link BLOB NOT NULL,
	PRIMARY KEY (last)
)
 STRICT

CREATE TABLE workspace (
	id TEXT NOT NULL,
	PRIMARY KEY (id)
)
 STRICT

CREATE TRIGGER entry_no_update BEFORE UPDATE ON "entry" BEGIN SELECT RAISE(ROLLBACK, 'entry: rows are never changed or removed'); END

CREATE TRIGGER entry_no_delete BEFORE DELETE ON "entry" BEGIN SELECT RAISE(ROLLBACK, 'entry: rows are never changed or removed'); END

CREATE TRIGGER entry_no_replace BEFORE INSERT ON "entry" WHEN EXISTS (SELECT 1 FROM "entry" WHERE ("seq" = NEW."seq") OR ("id" = NEW."id")) BEGIN SELECT RAISE(ROLLBACK, 'entry: rows are never changed or removed'); END

CREATE TRIGGER document_no_update BEFORE UPDATE ON "document" BEGIN SELECT RAISE(ROLLBACK, 'document: rows are never changed or removed'); END

CREATE TRIGGER document_no_delete BEFORE DELETE ON "document" BEGIN SELECT RAISE(ROLLBACK, 'document: rows are never changed or removed'); END

CREATE TRIGGER document_no_replace BEFORE INSERT ON "document" WHEN EXISTS (SELECT 1 FROM "document" WHERE ("seq" = NEW."seq")) BEGIN SELECT RAISE(ROLLBACK, 'document: rows are never changed or removed'); END

CREATE TRIGGER text_no_update BEFORE UPDATE ON "text" BEGIN SELECT RAISE(ROLLBACK, 'text: rows are never changed or removed'); END

CREATE TRIGGER text_no_delete BEFORE DELETE ON "text" BEGIN SELECT RAISE(ROLLBACK, 'text: rows are never changed or removed'); END

CREATE TRIGGER text_no_replace BEFORE INSERT ON "text" WHEN EXISTS (SELECT 1 FROM "text" WHERE ("seq" = NEW."seq")) BEGIN SELECT RAISE(ROLLBACK, 'text: rows are never changed or removed'); END

CREATE TRIGGER reading_no_update BEFORE UPDATE ON "reading" BEGIN SELECT RAISE(ROLLBACK, 'reading: rows are never changed or removed'); END

CREATE TRIGGER reading_no_delete BEFORE DELETE ON "reading" BEGIN SELECT RAISE(ROLLBACK, 'reading: rows are never changed or removed'); END

CREATE TRIGGER reading_no_replace BEFORE INSERT ON "reading" WHEN EXISTS (SELECT 1 FROM "reading" WHERE ("seq" = NEW."seq")) BEGIN SELECT RAISE(ROLLBACK, 'reading: rows are never changed or removed'); END

CREATE TRIGGER claim_no_update BEFORE UPDATE ON "claim" BEGIN SELECT RAISE(ROLLBACK, 'claim: rows are never changed or removed'); END

CREATE TRIGGER claim_no_delete BEFORE DELETE ON "claim" BEGIN SELECT RAISE(ROLLBACK, 'claim: rows are never changed or removed'); END

CREATE TRIGGER claim_no_replace BEFORE INSERT ON "claim" WHEN EXISTS (SELECT 1 FROM "claim" WHERE ("seq" = NEW."seq") OR ("id" = NEW."id" AND "recorded_at" = NEW."recorded_at")) BEGIN SELECT RAISE(ROLLBACK, 'claim: rows are never changed or removed'); END

CREATE TRIGGER supersession_no_update BEFORE UPDATE ON "supersession" BEGIN SELECT RAISE(ROLLBACK, 'supersession: rows are never changed or removed'); END

CREATE TRIGGER supersession_no_delete BEFORE DELETE ON "supersession" BEGIN SELECT RAISE(ROLLBACK, 'supersession: rows are never changed or removed'); END

CREATE TRIGGER supersession_no_replace BEFORE INSERT ON "supersession" WHEN EXISTS (SELECT 1 FROM "supersession" WHERE ("seq" = NEW."seq")) BEGIN SELECT RAISE(ROLLBACK, 'supersession: rows are never changed or removed'); END

CREATE TRIGGER judgement_no_update BEFORE UPDATE ON "judgement" BEGIN SELECT RAISE(ROLLBACK, 'judgement: rows are never changed or removed'); END

CREATE TRIGGER judgement_no_delete BEFORE DELETE ON "judgement" BEGIN SELECT RAISE(ROLLBACK, 'judgement: rows are never changed or removed'); END

CREATE TRIGGER judgement_no_replace BEFORE INSERT ON "judgement" WHEN EXISTS (SELECT 1 FROM "judgement" WHERE ("seq" = NEW."seq") OR ("left" = NEW."left" AND "right" = NEW."right" AND "judge" = NEW."judge")) BEGIN SELECT RAISE(ROLLBACK, 'judgement: rows are never changed or removed'); END

CREATE TRIGGER copy_no_update BEFORE UPDATE ON "copy" BEGIN SELECT RAISE(ROLLBACK, 'copy: rows are never changed or removed'); END

CREATE TRIGGER copy_no_delete BEFORE DELETE ON "copy" BEGIN SELECT RAISE(ROLLBACK, 'copy: rows are never changed or removed'); END

CREATE TRIGGER copy_no_replace BEFORE INSERT ON "copy" WHEN EXISTS (SELECT 1 FROM "copy" WHERE ("seq" = NEW."seq") OR ("copy" = NEW."copy" AND "original" = NEW."original")) BEGIN SELECT RAISE(ROLLBACK, 'copy: rows are never changed or removed'); END

CREATE TRIGGER version_no_update BEFORE UPDATE ON "version" BEGIN SELECT RAISE(ROLLBACK, 'version: rows are never changed or removed'); END

CREATE TRIGGER version_no_delete BEFORE DELETE ON "version" BEGIN SELECT RAISE(ROLLBACK, 'version: rows are never changed or removed'); END

CREATE TRIGGER version_no_replace BEFORE INSERT ON "version" WHEN EXISTS (SELECT 1 FROM "version" WHERE ("seq" = NEW."seq")) BEGIN SELECT RAISE(ROLLBACK, 'version: rows are never changed or removed'); END

CREATE TRIGGER act_no_update BEFORE UPDATE ON "act" BEGIN SELECT RAISE(ROLLBACK, 'act: rows are never changed or removed'); END

CREATE TRIGGER act_no_delete BEFORE DELETE ON "act" BEGIN SELECT RAISE(ROLLBACK, 'act: rows are never changed or removed'); END

CREATE TRIGGER act_no_replace BEFORE INSERT ON "act" WHEN EXISTS (SELECT 1 FROM "act" WHERE ("seq" = NEW."seq") OR ("id" = NEW."id")) BEGIN SELECT RAISE(ROLLBACK, 'act: rows are never changed or removed'); END

CREATE TRIGGER issue_no_update BEFORE UPDATE ON "issue" BEGIN SELECT RAISE(ROLLBACK, 'issue: rows are never changed or removed'); END

CREATE TRIGGER issue_no_delete BEFORE DELETE ON "issue" BEGIN SELECT RAISE(ROLLBACK, 'issue: rows are never changed or removed'); END

CREATE TRIGGER issue_no_replace BEFORE INSERT ON "issue" WHEN EXISTS (SELECT 1 FROM "issue" WHERE ("seq" = NEW."seq")) BEGIN SELECT RAISE(ROLLBACK, 'issue: rows are never changed or removed'); END

CREATE TRIGGER seal_no_update BEFORE UPDATE ON "seal" BEGIN SELECT RAISE(ROLLBACK, 'seal: rows are never changed or removed'); END

CREATE TRIGGER seal_no_delete BEFORE DELETE ON "seal" BEGIN SELECT RAISE(ROLLBACK, 'seal: rows are never changed or removed'); END

CREATE TRIGGER seal_no_replace BEFORE INSERT ON "seal" WHEN EXISTS (SELECT 1 FROM "seal" WHERE ("seq" = NEW."seq") OR ("kind" = NEW."kind" AND "key" = NEW."key")) BEGIN SELECT RAISE(ROLLBACK, 'seal: rows are never changed or removed'); END

CREATE TRIGGER head_no_update BEFORE UPDATE ON "head" BEGIN SELECT RAISE(ROLLBACK, 'head: rows are never changed or removed'); END

CREATE TRIGGER head_no_delete BEFORE DELETE ON "head" BEGIN SELECT RAISE(ROLLBACK, 'head: rows are never changed or removed'); END

CREATE TRIGGER head_no_replace BEFORE INSERT ON "head" WHEN EXISTS (SELECT 1 FROM "head" WHERE ("last" = NEW."last")) BEGIN SELECT RAISE(ROLLBACK, 'head: rows are never changed or removed'); END

CREATE TRIGGER workspace_no_update BEFORE UPDATE ON "workspace" BEGIN SELECT RAISE(ROLLBACK, 'workspace: rows are never changed or removed'); END

CREATE TRIGGER workspace_no_delete BEFORE DELETE ON "workspace" BEGIN SELECT RAISE(ROLLBACK, 'workspace: rows are never changed or removed'); END

CREATE TRIGGER workspace_no_replace BEFORE INSERT ON "workspace" WHEN EXISTS (SELECT 1 FROM "workspace" WHERE ("id" = NEW."id")) BEGIN SELECT RAISE(ROLLBACK, 'workspace: rows are never changed or removed'); END
