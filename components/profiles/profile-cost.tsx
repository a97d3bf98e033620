"use client";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { describeEstimate } from "@/lib/client/describe-estimate";
import { estimateQuery } from "@/lib/client/estimate-query";
import type { ProfileSummary } from "@/lib/contract/models";
import { SAMPLE_PROMPTS } from "@/lib/contract/sample-prompts";

/** What the next run with it would cost, for a prompt of usual length. */
export function ProfileCost({ profile: { id } }: { profile: ProfileSummary }) {
  const body = useMemo(() => ({ prompt: SAMPLE_PROMPTS[0]?.prompt ?? "…", profile: id }), [id]);
  const { data, error } = useQuery(estimateQuery(body));
  const { sentence, explanation, overCap } = describeEstimate(data, error);
  return (
    <section aria-label="Expected cost">
      <h3 className="pb-1.5 font-medium text-ink-strong text-sm">What does a run cost?</h3>
      <p className="border-line border-t pt-2 text-base text-ink-strong tabular-nums first-letter:uppercase">
        {sentence}
      </p>
      {overCap !== null && <p className="text-bad text-xs">{overCap}</p>}
      <p className="text-muted text-xs">For a prompt of a few sentences. {explanation}</p>
    </section>
  );
}
