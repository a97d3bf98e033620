import { hrefOfPeriod, type UsagePeriod } from "@/lib/client/usage-period";
import { SWITCH_STYLE, SwitchLink } from "./switch-link";

/** For admins: what they spent themselves, or everybody on this server. */
export function WhoseSwitch({ period, of }: { period: UsagePeriod; of: "me" | "instance" }) {
  return (
    <nav aria-label="Whose" className={SWITCH_STYLE}>
      <SwitchLink href={hrefOfPeriod(period, "me")} current={of === "me"}>
        Mine
      </SwitchLink>
      <SwitchLink href={hrefOfPeriod(period, "instance")} current={of === "instance"}>
        Everyone here
      </SwitchLink>
    </nav>
  );
}
