-- CreateTable
CREATE TABLE "Run" (
    "id" TEXT NOT NULL,
    "ownerId" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "mode" TEXT NOT NULL,
    "prompt" TEXT NOT NULL,
    "promptHead" TEXT NOT NULL DEFAULT '',
    "request" TEXT NOT NULL,
    "state" TEXT,
    "startedAtMs" BIGINT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,
    "finishedAt" TIMESTAMP(3),
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
    "leaseUntil" TIMESTAMP(3),

    CONSTRAINT "Run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RunEventChunk" (
    "runId" TEXT NOT NULL,
    "firstSeq" INTEGER NOT NULL,
    "lastSeq" INTEGER NOT NULL,
    "events" TEXT NOT NULL,

    CONSTRAINT "RunEventChunk_pkey" PRIMARY KEY ("runId","firstSeq")
);

-- CreateIndex
CREATE INDEX "Run_ownerId_createdAt_id_idx" ON "Run"("ownerId", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Run_status_idx" ON "Run"("status");

-- CreateIndex
CREATE UNIQUE INDEX "Run_ownerId_idempotencyKey_key" ON "Run"("ownerId", "idempotencyKey");

-- AddForeignKey
ALTER TABLE "RunEventChunk" ADD CONSTRAINT "RunEventChunk_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run"("id") ON DELETE CASCADE ON UPDATE CASCADE;
