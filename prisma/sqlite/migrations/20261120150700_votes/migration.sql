-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Vote" (
    "runId" TEXT NOT NULL PRIMARY KEY,
    "ownerId" TEXT NOT NULL,
    "pick" TEXT NOT NULL,
    "blind" BOOLEAN NOT NULL,
    "model" TEXT,
    "stood" TEXT NOT NULL DEFAULT '[]',
    "profile" TEXT,
    "atMs" BIGINT NOT NULL,
    CONSTRAINT "Vote_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
INSERT INTO "new_Vote" ("atMs", "blind", "model", "ownerId", "pick", "profile", "runId") SELECT "atMs", "blind", "model", "ownerId", "pick", "profile", "runId" FROM "Vote";
DROP TABLE "Vote";
ALTER TABLE "new_Vote" RENAME TO "Vote";
CREATE INDEX "Vote_profile_idx" ON "Vote"("profile");
CREATE INDEX "Vote_model_idx" ON "Vote"("model");
CREATE INDEX "Vote_ownerId_idx" ON "Vote"("ownerId");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
