import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import { PrismaPg } from "@prisma/adapter-pg";
import type { SqlQueryable } from "@prisma/driver-adapter-utils";
import { vi } from "vitest";

export interface WatchedQueries {
  /** The statements since it was last asked, in their order. */
  take(): string[];
  stop(): void;
}

/** Notes every statement that a database opened from now on is sent: equal ones are equal work. */
export function watchQueries(): WatchedQueries {
  let seen: string[] = [];
  const note = (sql: string) => seen.push(sql);
  const spies = [PrismaBetterSqlite3, PrismaPg].map((adapter) => {
    const connect: (this: unknown) => Promise<SqlQueryable> = adapter.prototype.connect;
    return vi
      .spyOn(adapter.prototype as { connect: typeof connect }, "connect")
      .mockImplementation(async function (this: unknown) {
        return watched(await connect.call(this), note);
      });
  });
  return {
    take() {
      const taken = seen;
      seen = [];
      return taken;
    },
    stop() {
      for (const spy of spies) spy.mockRestore();
    },
  };
}

function watched<Queryable extends SqlQueryable>(on: Queryable, note: (sql: string) => void): Queryable {
  const { queryRaw, executeRaw } = on;
  on.queryRaw = (query) => {
    note(query.sql);
    return queryRaw.call(on, query);
  };
  on.executeRaw = (query) => {
    note(query.sql);
    return executeRaw.call(on, query);
  };
  if ("startTransaction" in on && typeof on.startTransaction === "function") {
    const start = on.startTransaction as (...args: unknown[]) => Promise<SqlQueryable>;
    Object.assign(on, {
      startTransaction: async (...args: unknown[]) => watched(await start.apply(on, args), note),
    });
  }
  return on;
}
