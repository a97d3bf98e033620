"use client";
import { RadioCards } from "@/components/ui/radio-cards";
import { problemAt } from "@/lib/client/check-setup";
import { MODE_NAMES } from "@/lib/client/describe-setup";
import { useSetupStore } from "@/lib/client/setup-store";
import { MODES, type Mode } from "@/lib/fusion/run-request";
import type { PartProps } from "./setup-line";
import { roundsPanel } from "./setup-panels";
import { SetupPart } from "./setup-part";

// Times of one model's call, modelled for three members of like speed; measured figures stand in every run.
const MODES_EXPLAINED: Record<Mode, { about: string; ratio: string }> = {
  "best-of": { about: "The judge picks the strongest answer; you get it word for word.", ratio: "≈ 1.6×" },
  merge: { about: "The judge compares all answers and writes one from the best of each.", ratio: "≈ 2.5×" },
  debate: {
    about: "Members see each other's answers without names and contest claims; then the judge decides.",
    ratio: "≈ 4.3×",
  },
};

export function ModePart({ current, problems, open, onOpenChange }: PartProps) {
  const { setup } = current;
  const change = useSetupStore((store) => store.change);
  const rounds = setup.limits.debateRounds;
  const name = MODE_NAMES[setup.mode];
  return (
    <SetupPart
      name="Mode"
      value={setup.mode === "debate" && rounds > 1 ? `${name}, ${rounds} rounds` : name}
      title="What becomes of the answers"
      problem={problemAt(problems, "mode", "limits.debateRounds")}
      open={open}
      onOpenChange={onOpenChange}
      width="w-[23rem]"
    >
      <RadioCards
        label="Mode"
        value={setup.mode}
        onValueChange={(mode) => change({ mode })}
        items={MODES.map((mode) => ({
          value: mode,
          title: MODE_NAMES[mode],
          about: MODES_EXPLAINED[mode].about,
          aside: MODES_EXPLAINED[mode].ratio,
        }))}
      />
      {setup.mode === "debate" && (
        <roundsPanel.Part rounds={rounds} problem={problemAt(problems, "limits.debateRounds")} />
      )}
      <p className="border-line border-t px-3.5 py-2 text-muted text-xs">
        × the time of one call: modelled figures for 3 members. Every run shows what it really took.
      </p>
    </SetupPart>
  );
}
