import type { ModelSummary } from "@/lib/contract/models";

/** Without a price: it is not one model, as `auto`. */
export type ModelChoice = Pick<ModelSummary, "id" | "name" | "connection" | "about"> &
  Partial<Pick<ModelSummary, "price">>;

/** Every word must be found in the name or the id; the models whose name begins with the query come first. */
export function searchModels(choices: readonly ModelChoice[], query: string): ModelChoice[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [...choices];
  const found = choices.filter((choice) => {
    const text = `${choice.name} ${choice.id}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const begins = (choice: ModelChoice) => (choice.name.toLowerCase().startsWith(words.join(" ")) ? 0 : 1);
  return found.sort((left, right) => begins(left) - begins(right));
}

/** "$3 in · $15 out per M", "free", "price unknown". */
export function describePrice(price: ModelSummary["price"]): string {
  if (!price) return "price unknown";
  if (price.input === 0 && price.output === 0) return "free";
  return `${formatPrice(price.input)} in · ${formatPrice(price.output)} out per M`;
}

/** As price lists print it: $3, $2.5, $0.27. */
function formatPrice(usdPerMillion: number): string {
  return `$${Number(usdPerMillion.toPrecision(3))}`;
}
