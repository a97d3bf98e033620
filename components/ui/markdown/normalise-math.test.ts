import { describe, expect, it } from "vitest";
import { normaliseMath } from "./normalise-math";

describe("finding the math in a model's markdown", () => {
  it("turns every usual delimiter into the one the renderer knows", () => {
    expect(normaliseMath("so \\(a^2\\) and \\[\nE = mc^2\n\\] and $x_1 + y$ and $$z$$")).toBe(
      "so $$a^2$$ and $$\nE = mc^2\n$$ and $$x_1 + y$$ and $$z$$",
    );
  });

  it("displays a formula that has a line to itself", () => {
    expect(normaliseMath("is\n$$n T > 3$$\nand so")).toBe("is\n$$\nn T > 3\n$$\nand so");
    expect(normaliseMath("is\n\\[n T > 3\\]\nand so")).toBe("is\n$$\nn T > 3\n$$\nand so");
  });

  it("takes an operator by itself, and a ratio, for math", () => {
    expect(normaliseMath("and $+$ be positive, at $1 : 999$ or $1:2.5$")).toBe(
      "and $$+$$ be positive, at $$1 : 999$$ or $$1:2.5$$",
    );
  });

  it("leaves money alone", () => {
    const text = "It costs $5 and $10, or $0.04 (at most $0.11). From $5 - $10 it is 1:2, $7:30$8 and $5-$6.";
    expect(normaliseMath(text)).toBe(text);
  });

  it("leaves code alone", () => {
    const text = "`$x_1$` and\n```sh\necho $A_B$\n```\n";
    expect(normaliseMath(text)).toBe(text);
  });
});
