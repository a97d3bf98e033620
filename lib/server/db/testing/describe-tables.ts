import { openAdapter } from "@/lib/server/db/adapters";
import { createDatabase } from "@/lib/server/db/client";
import { type DatabaseLocation, type Provider, toProvider } from "@/lib/server/db/provider";

// Prisma does not know RunWords and what SQLite makes beside it: see the migration `history`.
const catalogQueries: Record<Provider, string[]> = {
  sqlite: [
    `SELECT m.name "table", c.name, c.type, c."notnull", c.dflt_value, c.pk FROM sqlite_master m, pragma_table_info(m.name) c
     WHERE m.type = 'table' AND m.name <> '_prisma_migrations' AND m.name NOT LIKE 'RunWords%' ORDER BY m.name, c.name`,
    `SELECT m.name "table", k."from", k."table" target, k."to", k.on_delete, k.on_update FROM sqlite_master m, pragma_foreign_key_list(m.name) k
     WHERE m.type = 'table' ORDER BY m.name, k."from"`,
    `SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL ORDER BY name`,
  ],
  postgres: [
    `SELECT table_name, column_name, data_type, is_nullable, column_default FROM information_schema.columns
     WHERE table_schema = 'public' AND table_name NOT IN ('_prisma_migrations', 'RunWords') ORDER BY table_name, column_name`,
    `SELECT conname, pg_get_constraintdef(oid) definition FROM pg_constraint
     WHERE connamespace = 'public'::regnamespace AND conrelid::regclass::text NOT IN ('_prisma_migrations', '"RunWords"') ORDER BY conname`,
    `SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename NOT IN ('_prisma_migrations', 'RunWords') ORDER BY indexname`,
  ],
};

/** Columns, foreign keys and indexes as the database itself lists them, after `script` when there is one. */
export async function describeTables(location: DatabaseLocation, script?: string): Promise<unknown[]> {
  if (script !== undefined) {
    const connection = await openAdapter(location).connect();
    await connection.executeScript(script);
    await connection.dispose();
  }
  const { prisma, close } = createDatabase(location);
  try {
    const answers: unknown[] = [];
    for (const query of catalogQueries[toProvider(location)]) {
      answers.push(await prisma.$queryRawUnsafe(query));
    }
    return answers;
  } finally {
    await close();
  }
}
