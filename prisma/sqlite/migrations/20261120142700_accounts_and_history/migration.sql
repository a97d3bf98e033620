-- CreateTable
CREATE TABLE "RunTag" (
    "runId" TEXT NOT NULL,
    "ownerId" TEXT NOT NULL,
    "tag" TEXT NOT NULL,

    PRIMARY KEY ("runId", "tag"),
    CONSTRAINT "RunTag_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Vote" (
    "runId" TEXT NOT NULL PRIMARY KEY,
    "ownerId" TEXT NOT NULL,
    "pick" TEXT NOT NULL,
    "blind" BOOLEAN NOT NULL,
    "model" TEXT,
    "profile" TEXT,
    "atMs" BIGINT NOT NULL,
    CONSTRAINT "Vote_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Share" (
    "slug" TEXT NOT NULL PRIMARY KEY,
    "runId" TEXT NOT NULL,
    "ownerId" TEXT NOT NULL,
    "audience" TEXT NOT NULL,
    "showCosts" BOOLEAN NOT NULL,
    "lastSeq" INTEGER,
    "expiresAt" DATETIME,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "Share_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Account" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "email" TEXT,
    "name" TEXT NOT NULL,
    "passwordHash" TEXT,
    "role" TEXT NOT NULL,
    "disabledAt" DATETIME,
    "defaultProfile" TEXT,
    "monthlyBudgetMicroUsd" BIGINT,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);

-- CreateTable
CREATE TABLE "Identity" (
    "provider" TEXT NOT NULL,
    "providerAccountId" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,

    PRIMARY KEY ("provider", "providerAccountId"),
    CONSTRAINT "Identity_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Session" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "accountId" TEXT NOT NULL,
    "userAgent" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" DATETIME NOT NULL,
    CONSTRAINT "Session_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Invitation" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "note" TEXT NOT NULL,
    "createdBy" TEXT NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "usedAt" DATETIME,
    "usedBy" TEXT,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);

-- CreateTable
CREATE TABLE "InstanceSetting" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "value" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "Profile" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "ownerId" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "about" TEXT NOT NULL,
    "setup" TEXT NOT NULL,
    "shared" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "MonthlySpend" (
    "scope" TEXT NOT NULL,
    "month" TEXT NOT NULL,
    "spentMicroUsd" BIGINT NOT NULL DEFAULT 0,
    "reservedMicroUsd" BIGINT NOT NULL DEFAULT 0,

    PRIMARY KEY ("scope", "month")
);

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
    "reservedMicroUsd" BIGINT,
    "lastSeq" INTEGER NOT NULL DEFAULT 0,
    "failureReason" TEXT,
    "winner" TEXT,
    "outcome" TEXT,
    "wallMs" INTEGER,
    "memberNames" JSONB NOT NULL,
    "title" TEXT,
    "note" TEXT,
    "starredAt" DATETIME,
    "profile" TEXT,
    "models" TEXT NOT NULL DEFAULT '[]',
    "fusedAs" TEXT,
    "parentId" TEXT,
    "threadId" TEXT,
    "idempotencyKey" TEXT,
    "idempotencyHash" TEXT,
    "leaseOwner" TEXT,
    "leaseUntil" DATETIME
);
INSERT INTO "new_Run" ("costMicroUsd", "costSource", "createdAt", "failureReason", "finishedAt", "id", "idempotencyHash", "idempotencyKey", "lastSeq", "leaseOwner", "leaseUntil", "memberNames", "mode", "outcome", "ownerId", "prompt", "promptHead", "request", "reservedMicroUsd", "startedAtMs", "state", "status", "updatedAt", "wallMs", "winner") SELECT "costMicroUsd", "costSource", "createdAt", "failureReason", "finishedAt", "id", "idempotencyHash", "idempotencyKey", "lastSeq", "leaseOwner", "leaseUntil", "memberNames", "mode", "outcome", "ownerId", "prompt", "promptHead", "request", "reservedMicroUsd", "startedAtMs", "state", "status", "updatedAt", "wallMs", "winner" FROM "Run";
DROP TABLE "Run";
ALTER TABLE "new_Run" RENAME TO "Run";
CREATE INDEX "Run_ownerId_createdAt_id_idx" ON "Run"("ownerId", "createdAt" DESC, "id" DESC);
CREATE INDEX "Run_ownerId_starredAt_idx" ON "Run"("ownerId", "starredAt");
CREATE INDEX "Run_ownerId_profile_createdAt_idx" ON "Run"("ownerId", "profile", "createdAt" DESC);
CREATE INDEX "Run_threadId_createdAt_idx" ON "Run"("threadId", "createdAt");
CREATE INDEX "Run_status_idx" ON "Run"("status");
CREATE UNIQUE INDEX "Run_ownerId_idempotencyKey_key" ON "Run"("ownerId", "idempotencyKey");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "RunTag_ownerId_tag_idx" ON "RunTag"("ownerId", "tag");

-- CreateIndex
CREATE INDEX "Vote_profile_idx" ON "Vote"("profile");

-- CreateIndex
CREATE INDEX "Vote_model_idx" ON "Vote"("model");

-- CreateIndex
CREATE UNIQUE INDEX "Share_runId_key" ON "Share"("runId");

-- CreateIndex
CREATE UNIQUE INDEX "Account_email_key" ON "Account"("email");

-- CreateIndex
CREATE INDEX "Identity_accountId_idx" ON "Identity"("accountId");

-- CreateIndex
CREATE INDEX "Session_accountId_idx" ON "Session"("accountId");

-- CreateIndex
CREATE INDEX "Session_expiresAt_idx" ON "Session"("expiresAt");

-- CreateIndex
CREATE INDEX "Profile_shared_idx" ON "Profile"("shared");

-- CreateIndex
CREATE UNIQUE INDEX "Profile_ownerId_slug_key" ON "Profile"("ownerId", "slug");
