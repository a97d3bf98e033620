import { expect, it } from "vitest";
import { checkSetup } from "./check-setup";
import { memberName } from "./describe-setup";
import { findModel } from "./model-variants";
import { modelList } from "./testing/model-list";

const list = modelList();
const models = {
  ...list,
  connections: [
    { id: "lab", name: "Lab", kind: "huggingface" as const, status: "ready" as const, message: null },
  ],
};

it("finds a variant by the model that it stands for, at the list's price where it is the most it can be", () => {
  const [a] = list.items;
  expect(findModel("lab/a", models)).toBe(a);
  expect(findModel("lab/a:fastest", models)).toEqual({ ...a, id: "lab/a:fastest", name: "Alpha (fastest)" });
  expect(findModel("lab/a:groq", models)).toMatchObject({ name: "Alpha (groq)", price: null });
});

it.each(["lab/a:", "lab/nobody:fastest", "lab:8080/a", "local/extractive:fastest"])(
  "finds none for %s",
  (id) => {
    expect(findModel(id, models)).toBeUndefined();
  },
);

it("finds none where the connection is no router", () => {
  expect(findModel("lab/a:fastest", list)).toBeUndefined();
});

it("lets a setup with a variant run, under its own name", () => {
  const body = { prompt: "Why?", pool: [{ model: "lab/b:cheapest", models: ["lab/a:groq"] }] };
  expect(checkSetup(body, models)).toEqual([]);
  expect(checkSetup(body, list).map(({ path }) => path)).toEqual(["pool.0.model", "pool.0.models.0"]);
  expect(memberName({ model: "lab/b:cheapest" }, models)).toBe("Beta (cheapest)");
});
