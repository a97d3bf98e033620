import { type Cost, fromMicroUsd } from "@/lib/fusion/cost";
import { type Outcome, refuse } from "@/lib/server/refusal";
import type { Hold, Limit, MonthFigures, TokenCaps } from "./budget-store";
import { limitOf } from "./counted-in";

interface Reached {
  reached: Limit;
  /** Of what was reached, as it stands now. */
  figures: MonthFigures;
  limits: Hold["limits"];
  token: TokenCaps | null;
  worst: Cost;
}

const WHOSE: Record<Limit, string> = {
  account: "Your budget for this month",
  instance: "This server's budget for this month",
  "token-month": "The API token's cap for this month",
  "token-day": "The API token's cap for today (UTC)",
};

const TOKEN_REMEDY =
  "lower the output limits, choose cheaper models, or have its owner raise the cap under Settings → API tokens";

const REMEDY: Record<Limit, string> = {
  account: "lower the output limits, choose cheaper models, or ask for a higher budget",
  instance: "lower the output limits, choose cheaper models, or ask for a higher budget",
  "token-month": TOKEN_REMEDY,
  "token-day": `${TOKEN_REMEDY}, or wait until tomorrow`,
};

export function refuseLimit({ reached, figures, worst, ...set }: Reached): Outcome<never> {
  const spent = `$${fromMicroUsd(figures.spentMicroUsd)} spent`;
  const { reservedMicroUsd } = figures;
  const held = reservedMicroUsd > 0 ? ` and $${fromMicroUsd(reservedMicroUsd)} held for runs under way` : "";
  const limit = fromMicroUsd(limitOf(set, reached) ?? 0);
  return refuse(
    "over-budget",
    `${WHOSE[reached]} is $${limit}, with ${spent}${held}. This may cost up to $${worst.usd}: ${REMEDY[reached]}.`,
  );
}

/** Under a limit, what costs nobody knows is not run. */
export function refuseUnpriced({ account, instance }: Hold["limits"]): Outcome<never> {
  const isBudget = account !== null || instance !== null;
  const kept = isBudget ? "your monthly budget" : "the API token's cap (Settings → API tokens)";
  const detail = `The price of a model in this run is not known, so that ${kept} could not be kept: choose priced models.`;
  return refuse("unpriced-model", detail);
}
