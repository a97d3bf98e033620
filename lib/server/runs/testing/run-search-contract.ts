import { expect, test } from "vitest";
import { NO_FILTER, type RunStore } from "@/lib/server/runs/run-store";
import { parseSearch } from "@/lib/server/runs/search/parse-search";
import { storeEndedRun } from "./ended-run";
import { SAMPLE_STARTED_AT_MS, sampleId, sampleRequest, sampleRun } from "./sample-run";

type Open = () => Promise<RunStore>;

const all = { ...NO_FILTER, ownerId: "guest_one", after: null, limit: 100 };

const find = async (store: RunStore, typed: string) =>
  (await store.list({ ...all, search: parseSearch(typed) })).map(({ id }) => Number(id.slice(4)));

/** What every run store's search does. `open` gives an empty one. */
export function describeRunSearch(open: Open): void {
  findsWords(open);
  takesWhatIsTyped(open);
  followsChanges(open);
  takesAnyText(open);
}

function findsWords(open: Open): void {
  test("finds words of the prompt at once, and of the answers once they are there", async () => {
    const store = await open();
    await store.create(sampleRun(1));
    await storeEndedRun(store, 2, {
      asked: { prompt: "What is a quokka?" },
      said: "A small macropod from Rottnest.",
      answer: "A marsupial that smiles.",
    });
    const searches = ["sky", "quokka", "rottnest", "marsupial", "blue quokka", "small smiles", "unicorn"];
    expect(await Promise.all(searches.map((typed) => find(store, typed)))).toEqual([
      [1],
      [2],
      [2],
      [2],
      [],
      [2],
      [],
    ]);
  });

  test("takes words in any order and case, phrases in theirs, and the last word as a beginning", async () => {
    const store = await open();
    const prompts = ["The Sky is blue", "Blue is the sky", "Blueish skies", "The skylark is blue"];
    for (const [index, prompt] of prompts.entries())
      await store.create(sampleRun(index + 1, { request: { ...sampleRequest, prompt } }));
    const searches = [
      "BLUE sky",
      "sky blue",
      '"is blue"',
      '"sky is',
      '"the sky"',
      "skies blu",
      "sk",
      "b",
      "lark",
    ];
    expect(await Promise.all(searches.map((typed) => find(store, typed)))).toEqual([
      [4, 2, 1],
      [2, 1],
      [4, 1],
      [1],
      [2, 1],
      [3],
      [4, 3, 2, 1],
      [],
      [],
    ]);
  });
}

function takesWhatIsTyped(open: Open): void {
  test("takes what means something to a database for what it is: signs between words", async () => {
    const store = await open();
    const prompts = [
      "Is 100% of it snake_case?",
      "Don't: a AND b OR (c) NOT d*",
      "C++ & NEAR(x, 2) ^y {z} :w",
    ];
    for (const [index, prompt] of prompts.entries())
      await store.create(sampleRun(index + 1, { request: { ...sampleRequest, prompt } }));
    const searches = [
      ...["100%", "snake_case", "e_c", "don't", "AND", "OR (c", 'a "', "NEAR(x,", "{z} :w", "d* OR unicorn"],
      ...["'", '""', "?!", "\u0000", "' OR 1=1 --", "words:b", "b NOT d"],
    ];
    expect(await Promise.all(searches.map((typed) => find(store, typed)))).toEqual([
      ...[[1], [1], [], [2], [2], [2], [2], [3], [3], []],
      ...[[], [], [], [], [], [], [2]],
    ]);
  });

  test("tells accents and scripts without blanks as people do", async () => {
    const store = await open();
    const prompts = ["Café Ångström naïve", "東京の天気はどうですか", "Привет мир", "한국어 문장"];
    for (const [index, prompt] of prompts.entries())
      await store.create(sampleRun(index + 1, { request: { ...sampleRequest, prompt } }));
    const searches = ["cafe", "angstrom naïve", "天気", "気天", "東京 天気", "ПРИВЕТ", "한국"];
    expect(await Promise.all(searches.map((typed) => find(store, typed)))).toEqual([
      ...[[1], [1], [2], [], [2], [3], [4]],
    ]);
  });
}

function followsChanges(open: Open): void {
  test("pages through what it found, newest first, the owner's alone, with what was searched", async () => {
    const store = await open();
    for (let n = 1; n <= 7; n += 1)
      await store.create(sampleRun(n, { startedAtMs: SAMPLE_STARTED_AT_MS + Math.floor(n / 3) }));
    await store.create(sampleRun(8, { ownerId: "guest_two" }));
    const query = { ...all, search: parseSearch("blue"), limit: 2 };
    const seen: string[] = [];
    for (let page = await store.list(query); page.length > 0; ) {
      seen.push(...page.map(({ id }) => id));
      page = await store.list({ ...query, after: page.at(-1) ?? null });
    }
    expect(seen).toEqual([6, 7, 3, 4, 5, 1, 2].map(sampleId));
    expect((await store.list(query)).map(({ text }) => text)).toEqual([
      sampleRequest.prompt,
      sampleRequest.prompt,
    ]);
    expect((await store.list(all))[0]).not.toHaveProperty("text");
  });

  test("finds titles and notes, no longer what they were, and nothing of a run that is gone", async () => {
    const store = await open();
    await store.create(sampleRun(1));
    await store.mark(sampleId(1), { title: "Rayleigh", note: "for the lecture" });
    const before = [await find(store, "rayleigh"), await find(store, "lecture sky")];
    await store.mark(sampleId(1), { title: "Mie" });
    const after = [await find(store, "rayleigh"), await find(store, "mie lecture")];
    await store.delete(sampleId(1));
    expect([...before, ...after, await find(store, "mie")]).toEqual([[1], [1], [], [1], []]);
    await store.create(sampleRun(2));
    expect(await find(store, "sky")).toEqual([2]);
  });
}

function takesAnyText(open: Open): void {
  test("searches texts of any size and of any characters", async () => {
    const store = await open();
    const halves = "\ud800 \u0000 half \udc00";
    await storeEndedRun(store, 1, {
      asked: { prompt: `first ${"word ".repeat(30_000)}` },
      said: `${"x".repeat(100_000)} ${halves}`,
      answer: Array.from({ length: 20_000 }, (_, index) => `w${index}`).join(" "),
    });
    expect([await find(store, "first"), await find(store, "w3"), await find(store, "w3000")]).toEqual([
      [1],
      [1],
      [1],
    ]);
  });
}
