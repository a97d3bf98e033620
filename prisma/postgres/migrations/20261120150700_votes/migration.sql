-- AlterTable
ALTER TABLE "Vote" ADD COLUMN     "stood" TEXT NOT NULL DEFAULT '[]';

-- CreateIndex
CREATE INDEX "Vote_ownerId_idx" ON "Vote"("ownerId");
