-- AlterTable
ALTER TABLE "Run" ADD COLUMN     "reservedMicroUsd" BIGINT;

-- CreateTable
CREATE TABLE "ModelCatalogue" (
    "key" TEXT NOT NULL,
    "models" TEXT NOT NULL,
    "fetchedAtMs" BIGINT NOT NULL,

    CONSTRAINT "ModelCatalogue_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "CallRecord" (
    "id" TEXT NOT NULL,
    "atMs" BIGINT NOT NULL,
    "ownerId" TEXT NOT NULL,
    "runId" TEXT,
    "model" TEXT NOT NULL,
    "connectionKey" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "servedBy" TEXT,
    "outcome" TEXT NOT NULL,
    "headersMs" INTEGER,
    "firstTokenMs" INTEGER,
    "totalMs" INTEGER NOT NULL,
    "tokensPerSecond" DOUBLE PRECISION,
    "maxGapMs" INTEGER,
    "p95GapMs" INTEGER,
    "inputTokens" INTEGER,
    "outputTokens" INTEGER,
    "cachedTokens" INTEGER,
    "reasoningTokens" INTEGER,
    "costMicroUsd" BIGINT,
    "costSource" TEXT NOT NULL,
    "generationId" TEXT,

    CONSTRAINT "CallRecord_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PendingBill" (
    "generationId" TEXT NOT NULL,
    "ownerId" TEXT NOT NULL,
    "runId" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "nextTryAtMs" BIGINT NOT NULL,

    CONSTRAINT "PendingBill_pkey" PRIMARY KEY ("generationId")
);

-- CreateTable
CREATE TABLE "Attachment" (
    "id" TEXT NOT NULL,
    "ownerId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "mediaType" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "data" BYTEA NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Attachment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RunAttachment" (
    "runId" TEXT NOT NULL,
    "attachmentId" TEXT NOT NULL,

    CONSTRAINT "RunAttachment_pkey" PRIMARY KEY ("runId","attachmentId")
);

-- CreateIndex
CREATE INDEX "CallRecord_connectionKey_atMs_idx" ON "CallRecord"("connectionKey", "atMs");

-- CreateIndex
CREATE INDEX "CallRecord_ownerId_atMs_idx" ON "CallRecord"("ownerId", "atMs");

-- CreateIndex
CREATE INDEX "CallRecord_runId_idx" ON "CallRecord"("runId");

-- CreateIndex
CREATE INDEX "CallRecord_generationId_idx" ON "CallRecord"("generationId");

-- CreateIndex
CREATE INDEX "CallRecord_atMs_idx" ON "CallRecord"("atMs");

-- CreateIndex
CREATE INDEX "PendingBill_nextTryAtMs_idx" ON "PendingBill"("nextTryAtMs");

-- CreateIndex
CREATE INDEX "Attachment_ownerId_idx" ON "Attachment"("ownerId");

-- CreateIndex
CREATE INDEX "Attachment_createdAt_idx" ON "Attachment"("createdAt");

-- CreateIndex
CREATE INDEX "RunAttachment_attachmentId_idx" ON "RunAttachment"("attachmentId");

-- AddForeignKey
ALTER TABLE "RunAttachment" ADD CONSTRAINT "RunAttachment_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RunAttachment" ADD CONSTRAINT "RunAttachment_attachmentId_fkey" FOREIGN KEY ("attachmentId") REFERENCES "Attachment"("id") ON DELETE CASCADE ON UPDATE CASCADE;
