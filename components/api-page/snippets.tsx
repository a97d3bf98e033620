"use client";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Field } from "@/components/ui/field";
import { CodeTabs } from "@/components/ui/markdown/code-tabs";
import { Select } from "@/components/ui/select";
import { Switch } from "@/components/ui/switch";
import { modelsQuery } from "@/lib/client/models-query";
import { type ChatCall, toFusionName } from "@/lib/client/to-code/chat-call";

const PROMPT = "Why is the sky blue?";
const DEFAULT = "fusion";

/** A call of a profile of the reader's, by the address that they read this at. */
export function Snippets({ origin }: { origin: string }) {
  const { data: models } = useQuery(modelsQuery);
  const [model, setModel] = useState(DEFAULT);
  const [streams, setStreams] = useState(false);
  const items = [
    { value: DEFAULT, label: "Default profile" },
    ...(models?.profiles ?? []).map((profile) => ({ value: toFusionName(profile), label: profile.name })),
  ];
  const call: ChatCall = {
    model,
    messages: [{ role: "user", content: PROMPT }],
    ...(streams && { stream: true as const }),
  };
  return (
    <>
      <div className="flex flex-wrap items-end gap-x-5 gap-y-2">
        <Field label="Profile" className="w-56">
          <Select items={items} value={model} onValueChange={setModel} />
        </Field>
        <Switch checked={streams} onCheckedChange={setStreams}>
          Stream
        </Switch>
      </div>
      <CodeTabs call={call} origin={origin} />
    </>
  );
}
