import { expect, test } from "vitest";
import { compare } from "./comparison";

const topicsOf = (prompt: string, ...texts: string[]) =>
  compare(prompt, texts).contradictions.map(({ positions }) => positions.map(({ by }) => by));

test("claims that say the same in other words are one cluster, whatever their order", () => {
  const { clusters, alignment } = compare("Tell me about monosomy.", [
    "Monosomy means that one chromosome of a pair is missing. Turner syndrome is a monosomy of the X chromosome.",
    "Turner syndrome, a monosomy of the X chromosome, is one example. In monosomy one chromosome of a pair is missing.",
  ]);
  const members = clusters.map((cluster) => cluster.members.map((member) => alignment.claims[member]?.order));
  expect(members.sort()).toEqual([
    [0, 1],
    [1, 0],
  ]);
});

test("different numbers on the same thing contradict each other, and others join the side they agree with", () => {
  const split = topicsOf(
    "What should I know about PostgreSQL?",
    "PostgreSQL accepts 100 connections by default.",
    "PostgreSQL accepts 500 connections by default.",
    "By default, PostgreSQL accepts 100 connections at once.",
  );
  expect(split).toEqual([[[0, 2], [1]]]);
});

test("claims that differ in a number are not one claim", () => {
  const { clusters } = compare("What does the plan allow?", [
    "Each team on the plan may keep 5 archived projects.",
    "Each team on the plan may keep 50 archived projects.",
  ]);
  expect(clusters).toEqual([]);
});

test("the same value in another unit is no contradiction", () => {
  expect(
    topicsOf(
      "When does the session end?",
      "The session token expires after 90 minutes.",
      "The session token expires after 1.5 hours.",
    ),
  ).toEqual([]);
});

test("a number that the other gives elsewhere is about something else", () => {
  expect(
    topicsOf(
      "Describe the limits.",
      "The free plan allows 5 projects for each team. The paid plan allows 50 projects for each team.",
      "The paid plan allows 50 projects for each team.",
    ),
  ).toEqual([]);
});

test("the same sentence with and without a negation is a contradiction", () => {
  expect(
    topicsOf(
      "Tell me about JavaScript arrays.",
      "Array sort is guaranteed to be stable in modern engines.",
      "Array sort is not guaranteed to be stable in modern engines.",
    ),
  ).toEqual([[[0], [1]]]);
});

test("opposites in otherwise equal sentences are a contradiction", () => {
  expect(
    topicsOf(
      "What happens to bond prices?",
      "When interest rates rise, the price of existing bonds always decreases.",
      "When interest rates rise, the price of existing bonds always increases.",
    ),
  ).toEqual([[[0], [1]]]);
});

test("claims about different things do not contradict each other", () => {
  expect(
    topicsOf(
      "Compare tea and coffee.",
      "Tea holds about 40 mg of caffeine in a cup. It is not bitter.",
      "Coffee beans are roasted at 200 degrees. Espresso is brewed under 9 bar.",
    ),
  ).toEqual([]);
});

test("final answers that differ are a contradiction of all sides, the largest first", () => {
  expect(topicsOf("How many are left?", "The answer is 3.", "The answer is 4.", "The answer is 4.")).toEqual([
    [[1, 2], [0]],
  ]);
});

test("two candidates who end elsewhere do not agree by repeating the prompt", () => {
  const { clusters } = compare("Which layer routes packets: A) the transport layer, B) the network layer?", [
    "The layer that routes packets is the (A) transport layer.",
    "The layer that routes packets is the (B) network layer.",
  ]);
  expect(clusters).toEqual([]);
});
