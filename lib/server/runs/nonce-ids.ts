import { randomBytes } from "node:crypto";
import type { Ids } from "@/lib/fusion/ports";

/** 64 random bits in hexadecimal. */
export const nonceIds: Ids = { nonce: () => randomBytes(8).toString("hex") };
