// Made-up runs for bench/history.mjs: texts of 2 to 6 kB whose words are as frequent as those of a language, the same in every
// measurement.

const VOCABULARY = 30_000;
const PROFILES = ["quality", "budget", null, null];
const MODELS = ["lab/oak", "lab/elm", "lab/ash", "lab/fir", "lab/yew"];

/** A small generator of numbers from 0 to 1, always the same. */
function createRandom(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** The n-th most frequent word, by Zipf's law. */
function drawWord(random) {
  return toWord(Math.floor(VOCABULARY ** random()) - 1);
}

const SYLLABLES = [
  "ka",
  "le",
  "mi",
  "no",
  "ru",
  "sta",
  "ver",
  "tion",
  "pro",
  "en",
  "da",
  "qui",
  "sel",
  "or",
  "bra",
  "te",
];

export function toWord(rank) {
  let rest = rank + 16;
  let word = "";
  for (; rest > 0; rest = Math.floor(rest / 16)) word += SYLLABLES[rest % 16];
  return word;
}

function drawText(random, words) {
  const text = [];
  for (let n = 0; n < words; n += 1) text.push(n % 14 === 13 ? `${drawWord(random)}.\n` : drawWord(random));
  return text.join(" ");
}

/** What a run is stored as: the columns of the list, its request and its state. The n-th is n minutes older than the newest. */
export function makeRun(n, nowMs) {
  const random = createRandom(n + 1);
  const mode = n % 50 === 0 ? "debate" : n % 3 === 0 ? "best-of" : "merge";
  // One in a thousand has a model that few have.
  const models =
    n % 1_000 === 7 ? ["lab/rare", "lab/oak"] : [MODELS[n % 5], MODELS[(n + 1) % 5], MODELS[(n + 2) % 5]];
  const prompt = drawText(random, 30 + Math.floor(random() * 120));
  const answers = models.map(() => drawText(random, 60 + Math.floor(random() * 150)));
  const answer = drawText(random, 80 + Math.floor(random() * 120));
  const request = { prompt, history: [], system: null, mode, pool: models.map((model) => ({ model })) };
  const state = {
    prompt,
    request,
    candidates: answers.map((text, index) => ({
      label: "ABC"[index],
      model: models[index],
      text,
      status: "completed",
    })),
    fusions: [{ id: "F1", judge: "lab/judge", answer, status: "completed", outcome: { kind: "merged" } }],
  };
  return {
    id: `run_${String(n).padStart(22, "0")}`,
    status: n % 40 === 3 ? "failed" : "completed",
    profile: PROFILES[n % 4],
    startedAtMs: nowMs - n * 60_000,
    costMicroUsd: Math.floor(random() * 60_000),
    starred: n % 200 === 11,
    tag: n % 100 === 5 ? "keep" : null,
    ...{ mode, prompt, request, state, members: models.map((model) => model.slice(4)) },
  };
}
