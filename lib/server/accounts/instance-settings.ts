/** What admins set for the whole instance. Read at each use, so that a change by any process holds at once. */
import { z } from "zod";
import { signUpModeSchema } from "@/lib/contract/accounts";
import { LIMIT_KEYS } from "@/lib/server/budgets/prisma-budget-store";
import type { Database } from "@/lib/server/db/client";
import { DEFAULT_PROFILE_KEY } from "@/lib/server/profiles/prisma-profile-store";

const settingsSchema = z.object({
  "accounts.signUp": signUpModeSchema.nullable().catch(null),
  [DEFAULT_PROFILE_KEY]: z.string().nullable().catch(null),
  [LIMIT_KEYS.account]: z.number().nullable().catch(null),
  [LIMIT_KEYS.instance]: z.number().nullable().catch(null),
});
export type InstanceSettings = z.infer<typeof settingsSchema>;

const KEYS = Object.keys(settingsSchema.shape);

export interface InstanceSettingStore {
  /** Null: not set. */
  read(): Promise<InstanceSettings>;
  /** Only what is given; null takes it back. */
  write(change: Partial<InstanceSettings>): Promise<void>;
}

export function createPrismaInstanceSettingStore({ prisma }: Pick<Database, "prisma">): InstanceSettingStore {
  return {
    async read() {
      const rows = await prisma.instanceSetting.findMany({ where: { key: { in: KEYS } } });
      const values = rows.map(({ key, value }) => [key, JSON.parse(value) as unknown]);
      return settingsSchema.parse(Object.fromEntries(values));
    },
    async write(change) {
      const steps = Object.entries(change).map(([key, value]) => {
        const text = JSON.stringify(value);
        return prisma.instanceSetting.upsert({
          where: { key },
          create: { key, value: text },
          update: { value: text },
        });
      });
      await prisma.$transaction(steps);
    },
  };
}
