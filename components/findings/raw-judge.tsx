import { Collapsible } from "@/components/ui/collapsible";
import { useSampledFusion } from "@/lib/client/use-shown-fusion";
import type { FusionState } from "@/lib/fusion/run-state";

const rawOf = (fusion: FusionState | null) => fusion?.raw ?? "";

/** What the judge wrote outside its protocol, as it wrote it: never dropped, never dressed up. */
export function RawJudge() {
  const raw = useSampledFusion(rawOf, 250);
  return (
    <Collapsible summary="What the judge wrote outside its format">
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        tabIndex={0}
        className="scroll-own mt-1 max-h-96 overflow-auto whitespace-pre-wrap break-words rounded-md bg-sunken p-3 font-mono text-ink text-xs"
      >
        {raw}
      </pre>
    </Collapsible>
  );
}
