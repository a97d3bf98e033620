import type { BillStore, PendingBill } from "@/lib/server/bills/bill-store";

/** A store that forgets: for tests. */
export function createMemoryBillStore(): BillStore & { all(): PendingBill[] } {
  const bills = new Map<string, PendingBill>();
  return {
    all: () => [...bills.values()],
    async add(added) {
      for (const bill of added) if (!bills.has(bill.generationId)) bills.set(bill.generationId, { ...bill });
    },
    findDue: async (nowMs, limit) =>
      [...bills.values()]
        .filter(({ nextTryAtMs }) => nextTryAtMs <= nowMs)
        .sort((a, b) => a.nextTryAtMs - b.nextTryAtMs)
        .slice(0, limit)
        .map((bill) => ({ ...bill })),
    async postpone({ generationId, tries, nextTryAtMs }) {
      const bill = bills.get(generationId);
      if (bill) Object.assign(bill, { tries, nextTryAtMs });
    },
    async remove(generationId) {
      bills.delete(generationId);
    },
  };
}
