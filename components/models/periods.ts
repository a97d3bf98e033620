import { type MeasuredPeriod, measuredPeriodSchema } from "@/lib/contract/models";

export const PERIOD_NAMES: Record<MeasuredPeriod, string> = {
  "24h": "24 hours",
  "7d": "7 days",
  "30d": "30 days",
};

/** From the address; anything else there is the usual week. */
export function toPeriod(text: string | null): MeasuredPeriod {
  return measuredPeriodSchema.catch("7d").parse(text);
}
