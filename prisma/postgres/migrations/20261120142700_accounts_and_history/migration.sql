-- AlterTable
ALTER TABLE "Run" ADD COLUMN     "fusedAs" TEXT,
ADD COLUMN     "models" TEXT NOT NULL DEFAULT '[]',
ADD COLUMN     "note" TEXT,
ADD COLUMN     "parentId" TEXT,
ADD COLUMN     "profile" TEXT,
ADD COLUMN     "starredAt" TIMESTAMP(3),
ADD COLUMN     "threadId" TEXT,
ADD COLUMN     "title" TEXT;

-- CreateTable
CREATE TABLE "RunTag" (
    "runId" TEXT NOT NULL,
    "ownerId" TEXT NOT NULL,
    "tag" TEXT NOT NULL,

    CONSTRAINT "RunTag_pkey" PRIMARY KEY ("runId","tag")
);

-- CreateTable
CREATE TABLE "Vote" (
    "runId" TEXT NOT NULL,
    "ownerId" TEXT NOT NULL,
    "pick" TEXT NOT NULL,
    "blind" BOOLEAN NOT NULL,
    "model" TEXT,
    "profile" TEXT,
    "atMs" BIGINT NOT NULL,

    CONSTRAINT "Vote_pkey" PRIMARY KEY ("runId")
);

-- CreateTable
CREATE TABLE "Share" (
    "slug" TEXT NOT NULL,
    "runId" TEXT NOT NULL,
    "ownerId" TEXT NOT NULL,
    "audience" TEXT NOT NULL,
    "showCosts" BOOLEAN NOT NULL,
    "lastSeq" INTEGER,
    "expiresAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Share_pkey" PRIMARY KEY ("slug")
);

-- CreateTable
CREATE TABLE "Account" (
    "id" TEXT NOT NULL,
    "email" TEXT,
    "name" TEXT NOT NULL,
    "passwordHash" TEXT,
    "role" TEXT NOT NULL,
    "disabledAt" TIMESTAMP(3),
    "defaultProfile" TEXT,
    "monthlyBudgetMicroUsd" BIGINT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Identity" (
    "provider" TEXT NOT NULL,
    "providerAccountId" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,

    CONSTRAINT "Identity_pkey" PRIMARY KEY ("provider","providerAccountId")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "userAgent" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Invitation" (
    "id" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "createdBy" TEXT NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "usedAt" TIMESTAMP(3),
    "usedBy" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "InstanceSetting" (
    "key" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "InstanceSetting_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "Profile" (
    "id" TEXT NOT NULL,
    "ownerId" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "about" TEXT NOT NULL,
    "setup" TEXT NOT NULL,
    "shared" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Profile_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MonthlySpend" (
    "scope" TEXT NOT NULL,
    "month" TEXT NOT NULL,
    "spentMicroUsd" BIGINT NOT NULL DEFAULT 0,
    "reservedMicroUsd" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "MonthlySpend_pkey" PRIMARY KEY ("scope","month")
);

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

-- CreateIndex
CREATE INDEX "Run_ownerId_starredAt_idx" ON "Run"("ownerId", "starredAt");

-- CreateIndex
CREATE INDEX "Run_ownerId_profile_createdAt_idx" ON "Run"("ownerId", "profile", "createdAt" DESC);

-- CreateIndex
CREATE INDEX "Run_threadId_createdAt_idx" ON "Run"("threadId", "createdAt");

-- AddForeignKey
ALTER TABLE "RunTag" ADD CONSTRAINT "RunTag_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Vote" ADD CONSTRAINT "Vote_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Share" ADD CONSTRAINT "Share_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Identity" ADD CONSTRAINT "Identity_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;
