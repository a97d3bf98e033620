import type { Mode } from "@/lib/fusion/run-request";
import { bestOf } from "./best-of";
import { debate } from "./debate";
import { merge } from "./merge";
import type { ModeEntry } from "./mode";

/** Every mode, in one place. A new one is a file beside these and a line here. */
export const MODE_TABLE: Record<Mode, ModeEntry> = { "best-of": bestOf, merge, debate };
