import type { ModelDirectory } from "@/lib/server/runs/model-directory";

/**
 * A model's id here, for a name that may be OpenRouter's (`anthropic/claude-sonnet-5`, `~openai/gpt-latest`): the name itself
 * where it is one of ours, else that model by OpenRouter where it is connected. What is neither stays, and is refused by its name.
 */
export async function toWireId(
  name: string,
  models: Pick<ModelDirectory, "check" | "list">,
): Promise<string> {
  if ((await models.check(name, "answer")).ok || (await models.check(name, "judge")).ok) return name;
  const { connections } = await models.list();
  const router = connections.find(({ kind }) => kind === "openrouter");
  if (!router) return name;
  const routed = `${router.id}/${name.replace(/^~/, "")}`;
  return (await models.check(routed, "answer")).ok ? routed : name;
}
