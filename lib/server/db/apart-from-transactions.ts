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
    queryRaw: (query: Parameters<typeof queryRaw>[0]) => turns.take(() => queryRaw.call(connection, query)),
    executeRaw: (query: Parameters<typeof executeRaw>[0]) =>
      turns.take(() => executeRaw.call(connection, query)),
    executeScript: (script: string) => turns.take(() => executeScript.call(connection, script)),
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

/** One after the other, in the order in which they came. */
function createTurns() {
  let last: Promise<void> = Promise.resolve();
  async function begin(): Promise<() => void> {
    const before = last;
    let end = (): void => undefined;
    last = new Promise((resolve) => {
      end = resolve;
    });
    await before;
    return end;
  }
  return {
    begin,
    async take<T>(work: () => Promise<T>): Promise<T> {
      const end = await begin();
      try {
        return await work();
      } finally {
        end();
      }
    },
  };
}
