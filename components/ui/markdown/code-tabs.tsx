"use client";
import { Tab, TabList, TabPanel, Tabs } from "@/components/ui/tabs";
import type { ChatCall } from "@/lib/client/to-code/chat-call";
import { CODE_LANGUAGES, toCode } from "@/lib/client/to-code/to-code";
import { Code } from "./code-block";

interface CodeTabsProps {
  call: ChatCall;
  origin: string;
  leftOut?: readonly string[];
}

/** One call of the API in every language. */
export function CodeTabs({ call, origin, leftOut }: CodeTabsProps) {
  return (
    <Tabs defaultValue={CODE_LANGUAGES[0].id}>
      <TabList label="Language" className="mb-2">
        {CODE_LANGUAGES.map(({ id, name }) => (
          <Tab key={id} value={id}>
            {name}
          </Tab>
        ))}
      </TabList>
      {CODE_LANGUAGES.map(({ id, name, highlight }) => (
        <TabPanel key={id} value={id}>
          <Code code={toCode(id, call, { origin, leftOut }).trimEnd()} language={highlight} title={name} />
        </TabPanel>
      ))}
    </Tabs>
  );
}
