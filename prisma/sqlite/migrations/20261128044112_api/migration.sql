-- AlterTable
ALTER TABLE "Reservation" ADD COLUMN "day" TEXT;
ALTER TABLE "Reservation" ADD COLUMN "tokenId" TEXT;

-- CreateTable
CREATE TABLE "ApiToken" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "ownerId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "secretHash" TEXT NOT NULL,
    "hint" TEXT NOT NULL,
    "scopes" TEXT NOT NULL,
    "profiles" TEXT,
    "models" TEXT,
    "dailyCapMicroUsd" BIGINT,
    "monthlyCapMicroUsd" BIGINT,
    "expiresAt" DATETIME,
    "lastUsedAt" DATETIME,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);

-- CreateTable
CREATE TABLE "WorkKey" (
    "ownerId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "runId" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,

    PRIMARY KEY ("ownerId", "key")
);

-- AlterTable
-- By hand: a rebuild of the table, as it is made by the diff, would copy every run.
ALTER TABLE "Run" ADD COLUMN "source" TEXT NOT NULL DEFAULT 'page';
ALTER TABLE "Run" ADD COLUMN "client" TEXT;

-- RedefineIndex
DROP INDEX "Run_list_idx";
CREATE INDEX "Run_list_idx" ON "Run"("ownerId", "createdAt" DESC, "id", "status", "mode", "profile", "starredAt", "costMicroUsd", "source");

-- CreateIndex
CREATE INDEX "ApiToken_ownerId_idx" ON "ApiToken"("ownerId");

-- CreateIndex
CREATE INDEX "WorkKey_runId_idx" ON "WorkKey"("runId");

-- CreateIndex
CREATE INDEX "WorkKey_createdAt_idx" ON "WorkKey"("createdAt");
