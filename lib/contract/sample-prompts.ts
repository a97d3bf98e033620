/** Prompts to start from. The demo models have real answers for exactly these; the first stands in an empty playground. */
export const SAMPLE_PROMPTS: readonly {
  id: "database" | "bayes" | "debounce";
  title: string;
  prompt: string;
}[] = [
  {
    id: "database",
    title: "Choose a database",
    prompt:
      "We are three engineers choosing the database for a new B2B SaaS product: about 50 GB of data in the first year, 200 writes a second at peak, reports every night. SQLite, PostgreSQL or a managed NoSQL database? Recommend one, with the numbers that matter.",
  },
  {
    id: "bayes",
    title: "A positive test",
    prompt:
      "A disease affects 1 in 1,000 people. A test detects 99% of the sick and wrongly flags 5% of the healthy. Someone picked at random tests positive. What is the probability that they are ill? Show the working, then explain it to someone who dislikes formulas.",
  },
  {
    id: "debounce",
    title: "Write a debounce",
    prompt:
      "Write a debounce function in TypeScript with cancel and flush. The argument types must carry through. Then explain the edge cases that matter in production.",
  },
];
