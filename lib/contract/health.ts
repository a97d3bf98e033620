import { z } from "zod";

/** `GET /api/health`: the server can take a run. */
export const healthSchema = z.object({ status: z.literal("ok"), version: z.string() });
