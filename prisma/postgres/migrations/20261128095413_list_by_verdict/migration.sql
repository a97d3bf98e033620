-- DropIndex
DROP INDEX "Run_list_idx";

-- CreateIndex
CREATE INDEX "Run_list_idx" ON "Run"("ownerId", "createdAt" DESC, "id", "status", "mode", "profile", "starredAt", "costMicroUsd", "source", "fusedAs");
