export interface WireEvent {
  id: number;
  type: string;
  data: { seq: number; type: string; [field: string]: unknown };
}

/** What stands in a text of server-sent events. */
export function parseEvents(text: string): WireEvent[] {
  return text
    .split("\n\n")
    .filter((block) => block.startsWith("id: "))
    .map((block) => {
      const field = (name: string) =>
        block
          .split("\n")
          .find((line) => line.startsWith(`${name}: `))
          ?.slice(name.length + 2) ?? "";
      return { id: Number(field("id")), type: field("event"), data: JSON.parse(field("data")) };
    });
}

/** Reads a run's events over a connection of its own until `enough` says so, or the stream ends. */
export async function readEventsUntil(
  url: string,
  headers: Record<string, string>,
  enough: (events: WireEvent[]) => boolean,
): Promise<WireEvent[]> {
  const response = await fetch(url, { headers });
  const decoder = new TextDecoder();
  let text = "";
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    const whole = parseEvents(text.slice(0, text.lastIndexOf("\n\n") + 2));
    // Leaving the loop closes the connection.
    if (enough(whole)) return whole;
  }
  return parseEvents(text);
}
