import { expect, it } from "vitest";
import type { ModelList } from "@/lib/contract/models";
import type { AttachmentRef } from "@/lib/fusion/run-request";
import { modelList } from "./testing/model-list";
import { describeWithoutImages } from "./without-images";

const cat: AttachmentRef = { id: "1", name: "cat.png", mediaType: "image/png", kind: "image", bytes: 70 };
const notes: AttachmentRef = { ...cat, id: "2", name: "a.csv", mediaType: "text/plain", kind: "text" };

/** Alpha takes images, Beta and the judge take none, of Gamma it is not known. */
function models(): ModelList {
  const list = modelList();
  const known = { temperature: true, reasoning: true, maxOutputTokens: true };
  const takes = (images: boolean) => ({ ...known, images });
  const images: Record<string, boolean> = { "lab/a": true, "lab/b": false, "local/extractive": false };
  const items = list.items.map((model) =>
    model.id in images ? { ...model, takes: takes(images[model.id] ?? false) } : model,
  );
  return { ...list, items };
}

const pool = ["lab/a", "lab/b", "lab/c", "lab/b"].map((model) => ({ model }));

it("names each that is known to take no images once, and nobody of whom it is not known", () => {
  expect(describeWithoutImages([notes, cat], { pool, judge: "lab/a" }, models())).toBe(
    "No images for Beta: it gets the text only.",
  );
});

it("names the judge too, and counts a pasted answer for nothing", () => {
  const members = [...pool, { pasted: "Twelve.", name: "mine" }];
  expect(describeWithoutImages([cat], { pool: members, judge: "local/extractive" }, models())).toBe(
    "No images for Beta and the judge (Extractive): they get the text only.",
  );
});

it("has nothing to say without an image, before the models are known, and where all take them", () => {
  const who = { pool, judge: null };
  expect([
    describeWithoutImages([notes], who, models()),
    describeWithoutImages([cat], who, undefined),
    describeWithoutImages([cat], { ...who, pool: [{ model: "lab/a" }] }, models()),
  ]).toEqual([null, null, null]);
});
