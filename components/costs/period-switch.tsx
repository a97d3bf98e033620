import {
  hrefOfPeriod,
  USAGE_PERIOD_LABELS,
  USAGE_PERIODS,
  type UsagePeriod,
} from "@/lib/client/usage-period";
import { SWITCH_STYLE, SwitchLink } from "./switch-link";

export function PeriodSwitch({ period, of }: { period: UsagePeriod; of: "me" | "instance" }) {
  return (
    <nav aria-label="Period" className={SWITCH_STYLE}>
      {USAGE_PERIODS.map((name) => (
        <SwitchLink key={name} href={hrefOfPeriod({ ...period, name }, of)} current={name === period.name}>
          {USAGE_PERIOD_LABELS[name]}
        </SwitchLink>
      ))}
    </nav>
  );
}
