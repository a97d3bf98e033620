import type { FormatPort } from "@/lib/fusion/ports";

/** Every text keeps to every format. */
export const anyFormat: FormatPort = { problems: () => [] };
