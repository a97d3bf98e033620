-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Run" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "ownerId" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "mode" TEXT NOT NULL,
    "prompt" TEXT NOT NULL,
    "promptHead" TEXT NOT NULL DEFAULT '',
    "request" TEXT NOT NULL,
    "state" TEXT,
    "startedAtMs" BIGINT NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL,
    "finishedAt" DATETIME,
    "costMicroUsd" BIGINT,
    "costSource" TEXT NOT NULL,
    "lastSeq" INTEGER NOT NULL DEFAULT 0,
    "failureReason" TEXT,
    "winner" TEXT,
    "outcome" TEXT,
    "wallMs" INTEGER,
    "memberNames" JSONB NOT NULL,
    "idempotencyKey" TEXT,
    "idempotencyHash" TEXT,
    "leaseOwner" TEXT,
    "leaseUntil" DATETIME
);
INSERT INTO "new_Run" ("costMicroUsd", "costSource", "createdAt", "failureReason", "finishedAt", "id", "idempotencyHash", "idempotencyKey", "lastSeq", "leaseOwner", "leaseUntil", "memberNames", "mode", "ownerId", "prompt", "request", "startedAtMs", "state", "status", "updatedAt", "winner") SELECT "costMicroUsd", "costSource", "createdAt", "failureReason", "finishedAt", "id", "idempotencyHash", "idempotencyKey", "lastSeq", "leaseOwner", "leaseUntil", "memberNames", "mode", "ownerId", "prompt", "request", "startedAtMs", "state", "status", "updatedAt", "winner" FROM "Run";
DROP TABLE "Run";
ALTER TABLE "new_Run" RENAME TO "Run";
CREATE INDEX "Run_ownerId_createdAt_id_idx" ON "Run"("ownerId", "createdAt" DESC, "id");
CREATE INDEX "Run_status_idx" ON "Run"("status");
CREATE UNIQUE INDEX "Run_ownerId_idempotencyKey_key" ON "Run"("ownerId", "idempotencyKey");
CREATE TABLE "new_RunEventChunk" (
    "runId" TEXT NOT NULL,
    "firstSeq" INTEGER NOT NULL,
    "lastSeq" INTEGER NOT NULL,
    "events" TEXT NOT NULL,

    PRIMARY KEY ("runId", "firstSeq"),
    CONSTRAINT "RunEventChunk_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
INSERT INTO "new_RunEventChunk" ("events", "firstSeq", "lastSeq", "runId") SELECT "events", "firstSeq", "lastSeq", "runId" FROM "RunEventChunk";
DROP TABLE "RunEventChunk";
ALTER TABLE "new_RunEventChunk" RENAME TO "RunEventChunk";
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
