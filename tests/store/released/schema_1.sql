-- A ledger of schema 1, as the first released version wrote it.
PRAGMA application_id = 1953653605;
PRAGMA user_version = 1;
BEGIN TRANSACTION;
CREATE TABLE claim (
	seq INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	document TEXT NOT NULL, 
	content TEXT NOT NULL, 
	digest TEXT NOT NULL CHECK (length(digest) = 64), 
	recorded_at INTEGER NOT NULL, 
	PRIMARY KEY (seq), 
	UNIQUE (id)
)
 STRICT

;
INSERT INTO "claim" VALUES(1,'c-9e0b1e62c429da4d','0000000000000000000000000000000000000000000000000000000000000001','{"certainty":"certain","date":null,"denied":false,"document":{"sha256":"0000000000000000000000000000000000000000000000000000000000000001"},"id":"c-9e0b1e62c429da4d","killed":{"max":2,"min":2},"kind":"incident","place":null,"quoted":"none","reader":"test 1","said":null,"sentence":{"end":20,"start":0,"text":"Shells fell on Arz, "},"speaker":"publisher","speaker_for":null,"type":"shelling"}','47a61fa941a07698c0de0a1d0295d349a9d843c740da268900418961a4ae2aa7',1615377601000000);
INSERT INTO "claim" VALUES(2,'c-e5b871def12307b0','0000000000000000000000000000000000000000000000000000000000000002','{"certainty":"certain","date":null,"denied":false,"document":{"sha256":"0000000000000000000000000000000000000000000000000000000000000002"},"id":"c-e5b871def12307b0","killed":{"max":2,"min":2},"kind":"incident","place":null,"quoted":"none","reader":"test 1","said":null,"sentence":{"end":20,"start":0,"text":"Shells fell on Arz, "},"speaker":"publisher","speaker_for":null,"type":"shelling"}','cc30b2df7d77053e3fa00c1542184af7efd5d2a340145750c322b839c05ea159',1615377602000000);
INSERT INTO "claim" VALUES(3,'c-ea3c8d801d19fdc9','0000000000000000000000000000000000000000000000000000000000000003','{"certainty":"certain","date":null,"denied":false,"document":{"sha256":"0000000000000000000000000000000000000000000000000000000000000003"},"id":"c-ea3c8d801d19fdc9","killed":{"max":3,"min":3},"kind":"incident","place":null,"quoted":"none","reader":"test 1","said":null,"sentence":{"end":20,"start":0,"text":"Shells fell on Arz, "},"speaker":"publisher","speaker_for":null,"type":"shelling"}','8ce3ef425b8ebad8bb6e7ee8c568ecd5915ea329eaa8c4823d589c7a0f872189',1615377603000000);
INSERT INTO "claim" VALUES(4,'c-606265cea8f93ea8','0000000000000000000000000000000000000000000000000000000000000003','{"certainty":"certain","date":["2021-02-27","2021-02-28"],"denied":true,"document":{"sha256":"0000000000000000000000000000000000000000000000000000000000000003"},"id":"c-606265cea8f93ea8","killed":{"max":2,"min":2},"kind":"incident","lat":35.5,"lon":36.5,"place":"Arz","places":[{"country":"SY","lat":35.5,"lon":36.5,"name":"Arz","precision_km":2.0}],"precision":2.0,"quoted":"none","reader":"test 1","said":null,"sentence":{"end":20,"start":7,"text":"fell on Arz, "},"speaker":"publisher","speaker_for":null,"type":"shelling"}','999d154729cc5ec2b405d2abd96ab4b831ad1c124a002fbdfb87c42a8a5c6d4e',1615377603000000);
CREATE TABLE copy (
	seq INTEGER NOT NULL, 
	copy TEXT NOT NULL, 
	original TEXT NOT NULL, 
	content TEXT NOT NULL, 
	digest TEXT NOT NULL CHECK (length(digest) = 64), 
	recorded_at INTEGER NOT NULL, 
	PRIMARY KEY (seq), 
	UNIQUE (copy, original)
)
 STRICT

;
INSERT INTO "copy" VALUES(1,'0000000000000000000000000000000000000000000000000000000000000002','0000000000000000000000000000000000000000000000000000000000000001','{"copy":"0000000000000000000000000000000000000000000000000000000000000002","kind":"reprint","likeness":0.9,"original":"0000000000000000000000000000000000000000000000000000000000000001","sentences":[[0,0],[41,41]]}','b47705a81fff90408eaf2e1491f6a43d2e056da0f43e665feb732500854f97d3',1615377602000000);
CREATE TABLE document (
	seq INTEGER NOT NULL, 
	sha256 TEXT NOT NULL, 
	counts_from TEXT NOT NULL, 
	content TEXT NOT NULL, 
	digest TEXT NOT NULL CHECK (length(digest) = 64), 
	recorded_at INTEGER NOT NULL, 
	PRIMARY KEY (seq), 
	UNIQUE (sha256)
)
 STRICT

;
INSERT INTO "document" VALUES(1,'0000000000000000000000000000000000000000000000000000000000000001','2021-03-01','{"blocks":[[0,34,"paragraph"]],"constructed":true,"extractor":"plain 1","language":"en","name":"1.txt","published":{"at":"2021-03-01T09:00:00+00:00","basis":"metadata","day":"2021-03-01"},"sha256":"0000000000000000000000000000000000000000000000000000000000000001","source":"daily","text":"Shells fell on Arz, report 1 says.\nسقطت قذائف على عرز.","title":"Shells","url":"https://daily.example/1"}','3b4184cab4c66840418899f3cb2d9763bae8f4aaa5005f07a84d5e9acbfc48f2',1615377601000000);
INSERT INTO "document" VALUES(2,'0000000000000000000000000000000000000000000000000000000000000002','2021-03-01','{"blocks":[[0,34,"paragraph"]],"constructed":true,"extractor":"plain 1","language":"en","name":"2.txt","published":{"at":"2021-03-01T09:00:00+00:00","basis":"metadata","day":"2021-03-01"},"sha256":"0000000000000000000000000000000000000000000000000000000000000002","source":"daily","text":"Shells fell on Arz, report 2 says.\nسقطت قذائف على عرز.","title":"Shells","url":"https://daily.example/1"}','51f0cba69d5b3912d384cf6de0f203a08e54004dbbe3590ced12d0d8c9d85f41',1615377602000000);
INSERT INTO "document" VALUES(3,'0000000000000000000000000000000000000000000000000000000000000003','2021-03-10','{"blocks":[[0,34,"paragraph"]],"constructed":true,"extractor":"plain 1","language":"en","name":"3.txt","published":null,"sha256":"0000000000000000000000000000000000000000000000000000000000000003","source":"daily","text":"Shells fell on Arz, report 3 says.\nسقطت قذائف على عرز.","title":"Shells","url":"https://daily.example/1"}','5ef176636a608fa78f328baf638ddcabc359abc71c6f27fc26dbcc198ba68d6b',1615377603000000);
INSERT INTO "document" VALUES(4,'0000000000000000000000000000000000000000000000000000000000000004','2021-03-01','{"blocks":[[0,34,"paragraph"]],"constructed":true,"extractor":"plain 1","language":"en","name":"4.txt","published":{"at":"2021-03-01T09:00:00+00:00","basis":"metadata","day":"2021-03-01"},"sha256":"0000000000000000000000000000000000000000000000000000000000000004","source":"daily","text":"Shells fell on Arz, report 4 says.\nسقطت قذائف على عرز.","title":"Shells","url":"https://daily.example/1"}','a9f4f5953a2d0e4e61c066b016cba497ecd72114ccc3281fc5667aa80f2af19b',1615377604000000);
CREATE TABLE issue (
	seq INTEGER NOT NULL, 
	document TEXT NOT NULL, 
	content TEXT NOT NULL, 
	digest TEXT NOT NULL CHECK (length(digest) = 64), 
	recorded_at INTEGER NOT NULL, 
	PRIMARY KEY (seq)
)
 STRICT

;
INSERT INTO "issue" VALUES(1,'0000000000000000000000000000000000000000000000000000000000000002','{"loudness":"note","what":"No headline.","where":"2.txt"}','e8b0f0288ffb2aff1fb40d3bff0ac88c1aee298bde79ec913dbb5d00d783d1b9',1615377602000000);
CREATE TABLE judgement (
	seq INTEGER NOT NULL, 
	"left" TEXT NOT NULL, 
	"right" TEXT NOT NULL, 
	judge TEXT NOT NULL, 
	content TEXT NOT NULL, 
	digest TEXT NOT NULL CHECK (length(digest) = 64), 
	recorded_at INTEGER NOT NULL, 
	PRIMARY KEY (seq), 
	UNIQUE ("left", "right", judge)
)
 STRICT

;
INSERT INTO "judgement" VALUES(1,'c-9e0b1e62c429da4d','c-e5b871def12307b0','trucewatch','{"answer":"same","judge":"trucewatch","left":"c-9e0b1e62c429da4d","reasons":[["how_many",1.5,"both say 2"]],"right":"c-e5b871def12307b0","score":7.25}','dabf5ce181588b56ad1f89ca3f93f1c57ff9ddb524a2b3cb46ef3e585a60f17c',1615377602000000);
CREATE INDEX ix_document_counts_from ON document (counts_from);
CREATE INDEX ix_document_recorded_at ON document (recorded_at);
CREATE INDEX ix_claim_recorded_at ON claim (recorded_at);
CREATE INDEX ix_claim_document ON claim (document);
CREATE INDEX ix_judgement_recorded_at ON judgement (recorded_at);
CREATE INDEX ix_copy_recorded_at ON copy (recorded_at);
CREATE INDEX ix_issue_document ON issue (document);
CREATE INDEX ix_issue_recorded_at ON issue (recorded_at);
CREATE TRIGGER document_no_update BEFORE UPDATE ON document BEGIN SELECT RAISE(ABORT, 'document: rows are never changed or removed'); END;
CREATE TRIGGER document_no_delete BEFORE DELETE ON document BEGIN SELECT RAISE(ABORT, 'document: rows are never changed or removed'); END;
CREATE TRIGGER document_no_replace BEFORE INSERT ON document WHEN EXISTS (SELECT 1 FROM document WHERE ("seq" = NEW."seq") OR ("sha256" = NEW."sha256")) BEGIN SELECT RAISE(ABORT, 'document: rows are never changed or removed'); END;
CREATE TRIGGER claim_no_update BEFORE UPDATE ON claim BEGIN SELECT RAISE(ABORT, 'claim: rows are never changed or removed'); END;
CREATE TRIGGER claim_no_delete BEFORE DELETE ON claim BEGIN SELECT RAISE(ABORT, 'claim: rows are never changed or removed'); END;
CREATE TRIGGER claim_no_replace BEFORE INSERT ON claim WHEN EXISTS (SELECT 1 FROM claim WHERE ("seq" = NEW."seq") OR ("id" = NEW."id")) BEGIN SELECT RAISE(ABORT, 'claim: rows are never changed or removed'); END;
CREATE TRIGGER judgement_no_update BEFORE UPDATE ON judgement BEGIN SELECT RAISE(ABORT, 'judgement: rows are never changed or removed'); END;
CREATE TRIGGER judgement_no_delete BEFORE DELETE ON judgement BEGIN SELECT RAISE(ABORT, 'judgement: rows are never changed or removed'); END;
CREATE TRIGGER judgement_no_replace BEFORE INSERT ON judgement WHEN EXISTS (SELECT 1 FROM judgement WHERE ("seq" = NEW."seq") OR ("left" = NEW."left" AND "right" = NEW."right" AND "judge" = NEW."judge")) BEGIN SELECT RAISE(ABORT, 'judgement: rows are never changed or removed'); END;
CREATE TRIGGER copy_no_update BEFORE UPDATE ON copy BEGIN SELECT RAISE(ABORT, 'copy: rows are never changed or removed'); END;
CREATE TRIGGER copy_no_delete BEFORE DELETE ON copy BEGIN SELECT RAISE(ABORT, 'copy: rows are never changed or removed'); END;
CREATE TRIGGER copy_no_replace BEFORE INSERT ON copy WHEN EXISTS (SELECT 1 FROM copy WHERE ("seq" = NEW."seq") OR ("copy" = NEW."copy" AND "original" = NEW."original")) BEGIN SELECT RAISE(ABORT, 'copy: rows are never changed or removed'); END;
CREATE TRIGGER issue_no_update BEFORE UPDATE ON issue BEGIN SELECT RAISE(ABORT, 'issue: rows are never changed or removed'); END;
CREATE TRIGGER issue_no_delete BEFORE DELETE ON issue BEGIN SELECT RAISE(ABORT, 'issue: rows are never changed or removed'); END;
CREATE TRIGGER issue_no_replace BEFORE INSERT ON issue WHEN EXISTS (SELECT 1 FROM issue WHERE ("seq" = NEW."seq")) BEGIN SELECT RAISE(ABORT, 'issue: rows are never changed or removed'); END;
COMMIT;
