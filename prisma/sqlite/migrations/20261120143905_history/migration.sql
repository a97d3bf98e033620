-- DropIndex
DROP INDEX "Run_ownerId_createdAt_id_idx";

-- DropIndex
DROP INDEX "Run_ownerId_starredAt_idx";

-- CreateTable
CREATE TABLE "RunText" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "runId" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    CONSTRAINT "RunText_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "RunText_runId_key" ON "RunText"("runId");

-- CreateIndex
CREATE INDEX "Run_list_idx" ON "Run"("ownerId", "createdAt" DESC, "id", "status", "mode", "profile", "starredAt", "costMicroUsd");

-- By hand: the words of RunText, under the ids of its rows. It keeps no text of its own.
CREATE VIRTUAL TABLE "RunWords" USING fts5("words", content='', contentless_delete=1, prefix='2 3', tokenize='unicode61 remove_diacritics 0');

CREATE TRIGGER "RunText_words_go" AFTER DELETE ON "RunText" BEGIN
    DELETE FROM "RunWords" WHERE rowid = OLD."id";
END;
