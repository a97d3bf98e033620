-- DropIndex
DROP INDEX "Run_list_idx";

-- AlterTable
ALTER TABLE "Run" ADD COLUMN     "client" TEXT,
ADD COLUMN     "source" TEXT NOT NULL DEFAULT 'page';

-- AlterTable
ALTER TABLE "Reservation" ADD COLUMN     "day" TEXT,
ADD COLUMN     "tokenId" TEXT;

-- CreateTable
CREATE TABLE "ApiToken" (
    "id" TEXT NOT NULL,
    "ownerId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "secretHash" TEXT NOT NULL,
    "hint" TEXT NOT NULL,
    "scopes" TEXT NOT NULL,
    "profiles" TEXT,
    "models" TEXT,
    "dailyCapMicroUsd" BIGINT,
    "monthlyCapMicroUsd" BIGINT,
    "expiresAt" TIMESTAMP(3),
    "lastUsedAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ApiToken_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WorkKey" (
    "ownerId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "runId" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "WorkKey_pkey" PRIMARY KEY ("ownerId","key")
);

-- CreateIndex
CREATE INDEX "ApiToken_ownerId_idx" ON "ApiToken"("ownerId");

-- CreateIndex
CREATE INDEX "WorkKey_runId_idx" ON "WorkKey"("runId");

-- CreateIndex
CREATE INDEX "WorkKey_createdAt_idx" ON "WorkKey"("createdAt");

-- CreateIndex
CREATE INDEX "Run_list_idx" ON "Run"("ownerId", "createdAt" DESC, "id", "status", "mode", "profile", "starredAt", "costMicroUsd", "source");
