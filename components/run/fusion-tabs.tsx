import { StateDot } from "@/components/ui/state-dot";
import { Tab, TabList, Tabs } from "@/components/ui/tabs";
import { shortModelName } from "@/lib/client/format";
import { useRunView, useRunViewStore } from "@/lib/client/run-view-store";
import { useRun } from "@/lib/client/use-run";
import type { Mode } from "@/lib/fusion/run-request";

const MODE_WORDS: Record<Mode, string> = { "best-of": "Best of", merge: "Merge", debate: "Debate" };

/** Several judgings of the same candidates, side by side; nothing for one. */
export function FusionTabs() {
  const view = useRunViewStore();
  const chosen = useRunView((state) => state.fusion);
  const ids = useRun((run) => run.fusions.map((fusion) => fusion.id).join(" ")).split(" ");
  if (ids.length < 2) return null;
  return (
    <Tabs value={chosen ?? ids.at(-1)} onValueChange={(fusion) => view.setState({ fusion: String(fusion) })}>
      <TabList label="Judgings of this run">
        {ids.map((id) => (
          <Tab key={id} value={id}>
            <FusionTab id={id} />
          </Tab>
        ))}
      </TabList>
    </Tabs>
  );
}

function FusionTab({ id }: { id: string }) {
  const status = useRun((run) => run.fusions.find((fusion) => fusion.id === id)?.status ?? "running");
  const what = useRun((run) => {
    const fusion = run.fusions.find((each) => each.id === id);
    return fusion
      ? `${MODE_WORDS[fusion.mode]}${fusion.judge ? `, ${shortModelName(fusion.judge)}` : ""}`
      : "";
  });
  return (
    <>
      <StateDot state={status} />
      {id} <span className="text-muted text-xs">{what}</span>
    </>
  );
}
