-- AlterTable
ALTER TABLE "Run" DROP COLUMN "reservedMicroUsd";

-- CreateTable
CREATE TABLE "Reservation" (
    "runId" TEXT NOT NULL,
    "ownerId" TEXT NOT NULL,
    "month" TEXT NOT NULL,
    "microUsd" BIGINT NOT NULL,
    "atMs" BIGINT NOT NULL,

    CONSTRAINT "Reservation_pkey" PRIMARY KEY ("runId")
);

-- CreateIndex
CREATE INDEX "Reservation_atMs_idx" ON "Reservation"("atMs");
