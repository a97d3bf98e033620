"use client";
import { Field } from "@/components/ui/field";
import { Slider } from "@/components/ui/slider";
import { useSetupStore } from "@/lib/client/setup-store";

export function DebateRounds({ rounds, problem }: { rounds: number; problem: string | null }) {
  const changeLimits = useSetupStore((store) => store.changeLimits);
  return (
    <div className="border-line border-t px-3.5 py-2.5">
      <Field label="Rounds" labelHidden error={problem} hint="It stops early when all agree or nobody moved.">
        <Slider
          label="Rounds, at most"
          min={1}
          max={3}
          value={rounds}
          onValueChange={(debateRounds) => changeLimits({ debateRounds })}
        />
      </Field>
    </div>
  );
}
