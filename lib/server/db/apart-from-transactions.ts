// Plain Node runs this file: see schema-engine.ts.

import type { SqlDriverAdapter, Transaction } from "@prisma/driver-adapter-utils";

/**
 * On SQLite there is one connection: what is asked of it while a transaction is open would be a part of that transaction, seen too
 * early and taken back with it. The adapter keeps transactions apart from each other only; here everything else waits for them too.
 * A transaction must therefore ask for nothing outside of itself.
 */
export function apartFromTransactions(connection: SqlDriverAdapter): SqlDriverAdapter {
  const turns = createTurns();
  const { queryRaw, executeRaw, executeScript, startTransaction } = connection;
  return Object.assign(connection, {
    queryRaw: (query: Parameters<typeof queryRaw>[0]) =>
      turns.between(() => queryRaw.call(connection, query)),
    executeRaw: (query: Parameters<typeof executeRaw>[0]) =>
      turns.between(() => executeRaw.call(connection, query)),
    executeScript: (script: string) => turns.between(() => executeScript.call(connection, script)),
    async startTransaction(isolationLevel?: Parameters<typeof startTransaction>[0]) {
      const end = await turns.begin();
      try {
        return endingWith(await startTransaction.call(connection, isolationLevel), end);
      } catch (cause) {
        end();
        throw cause;
      }
    },
  });
}

function endingWith(transaction: Transaction, end: () => void): Transaction {
  const { commit, rollback } = transaction;
  return Object.assign(transaction, {
    commit: () => commit.call(transaction).finally(end),
    rollback: () => rollback.call(transaction).finally(end),
  });
}

/** One transaction at a time. */
function createTurns() {
  /** Until the open one has ended. */
  let open: Promise<void> | null = null;
  return {
    async begin(): Promise<() => void> {
      while (open) await open;
      let wake = (): void => undefined;
      const mine = new Promise<void>((resolve) => {
        wake = resolve;
      });
      open = mine;
      return () => {
        if (open === mine) open = null;
        wake();
      };
    },
    /** Asked for as soon as none is open: a query is done before anything else can begin, for SQLite answers at once. */
    async between<T>(query: () => Promise<T>): Promise<T> {
      while (open) await open;
      return query();
    },
  };
}
