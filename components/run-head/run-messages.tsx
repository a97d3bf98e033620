import { Collapsible } from "@/components/ui/collapsible";
import { Markdown } from "@/components/ui/markdown/markdown";
import { ToolCalls } from "@/components/ui/tool-calls";
import { prettyJson, toJsonFence } from "@/lib/client/pretty-json";
import type { ChatMessage } from "@/lib/fusion/run-request";

interface RunMessagesProps {
  messages: readonly ChatMessage[];
  summary: string;
  defaultOpen?: boolean;
}

/** Messages that a run was told beside its prompt: what was said, what was called, what a tool gave back. */
export function RunMessages({ messages, summary, defaultOpen = false }: RunMessagesProps) {
  if (messages.length === 0) return null;
  const names = new Map(
    messages.flatMap(({ toolCalls = [] }) => toolCalls.map(({ id, name }) => [id, name])),
  );
  return (
    <Collapsible summary={summary} defaultOpen={defaultOpen} className="mt-2">
      <ol aria-label={summary} className="mt-1 flex flex-col gap-2.5 border-line border-l-2 pl-3">
        {messages.map((message, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: what a run was told does not change
          <li key={index} className="min-w-0 max-w-[100ch]">
            <p className="text-muted text-xs">{nameSpeaker(message, names)}</p>
            <Said message={message} />
          </li>
        ))}
      </ol>
    </Collapsible>
  );
}

const SPEAKERS: Record<ChatMessage["role"], string> = {
  system: "System prompt",
  user: "User",
  assistant: "Assistant",
  tool: "Tool",
};

function nameSpeaker({ role, toolCallId }: ChatMessage, names: ReadonlyMap<string, string>): string {
  const name = toolCallId === undefined ? undefined : (names.get(toolCallId) ?? toolCallId);
  return name === undefined ? SPEAKERS[role] : `${name} gave back`;
}

function Said({ message: { role, content, toolCalls = [] } }: { message: ChatMessage }) {
  return (
    <>
      {content !== "" &&
        (role === "assistant" ? <Markdown text={content} streaming={false} /> : <Plain text={content} />)}
      {toolCalls.length > 0 && <ToolCalls calls={toolCalls} by="the assistant" />}
    </>
  );
}

/** As it was sent; JSON in a shape that can be read. */
function Plain({ text }: { text: string }) {
  if (prettyJson(text) !== null) return <Markdown text={toJsonFence(text)} streaming={false} />;
  return <p className="whitespace-pre-wrap break-words text-ink text-sm">{text}</p>;
}
