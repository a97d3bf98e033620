import type { KeyRing } from "@/lib/server/keys/key-ring";
import { sealKey, sealPrefix, unsealKey } from "@/lib/server/keys/seal-key";
import type { ConnectionStore } from "./connection-store";
import { toBinding } from "./open-connection";

const PAGE = 100;

/**
 * Seals every key anew that the ring's first key did not seal, so that an earlier one can leave the ring. Returns how many, and
 * how many no key of the ring opens. Safe beside other processes that do the same.
 */
export async function sealAnew(
  store: Pick<ConnectionStore, "listSealedOtherwise" | "reseal">,
  ring: KeyRing,
): Promise<{ sealed: number; unreadable: number }> {
  const count = { sealed: 0, unreadable: 0 };
  for (let afterId = ""; ; ) {
    const page = await store.listSealedOtherwise(sealPrefix(ring), afterId, PAGE);
    for (const record of page) {
      afterId = record.id;
      const unsealed =
        record.keyCipher === null ? null : unsealKey(ring, record.keyCipher, toBinding(record));
      if (unsealed?.ok && record.keyCipher !== null) {
        await store.reseal(record.id, record.keyCipher, sealKey(ring, unsealed.key, toBinding(record)));
        count.sealed += 1;
      } else count.unreadable += 1;
    }
    if (page.length < PAGE) return count;
  }
}
