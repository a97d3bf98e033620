-- DropIndex
DROP INDEX "Run_ownerId_createdAt_id_idx";

-- DropIndex
DROP INDEX "Run_ownerId_starredAt_idx";

-- CreateTable
CREATE TABLE "RunText" (
    "id" SERIAL NOT NULL,
    "runId" TEXT NOT NULL,
    "body" TEXT NOT NULL,

    CONSTRAINT "RunText_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "RunText_runId_key" ON "RunText"("runId");

-- CreateIndex
CREATE INDEX "Run_list_idx" ON "Run"("ownerId", "createdAt" DESC, "id", "status", "mode", "profile", "starredAt", "costMicroUsd");

-- AddForeignKey
ALTER TABLE "RunText" ADD CONSTRAINT "RunText_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand: the words of RunText, under the ids of its rows. They are stored beside their rows, so that counting what the
-- index found reads few pages. The index is never behind, so that a search never reads a list of what it lacks.
CREATE TABLE "RunWords" (
    "id" INTEGER NOT NULL,
    "words" tsvector NOT NULL,

    CONSTRAINT "RunWords_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "RunWords_id_fkey" FOREIGN KEY ("id") REFERENCES "RunText"("id") ON DELETE CASCADE
);
ALTER TABLE "RunWords" ALTER COLUMN "words" SET STORAGE EXTERNAL;
ALTER TABLE "RunWords" SET (toast_tuple_target = 128);
CREATE INDEX "RunWords_words_idx" ON "RunWords" USING GIN ("words") WITH (fastupdate = off);
