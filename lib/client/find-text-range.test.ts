// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from "vitest";
import { createTextFinder } from "./find-text-range";

function find(html: string, passage: string, near = 0): string | null {
  document.body.innerHTML = html;
  return createTextFinder(document.body).find(passage, near)?.toString() ?? null;
}

describe("finding a passage in rendered markdown", () => {
  beforeEach(() => {
    document.body.innerHTML = "";
  });

  it("sees through markdown's signs and the renderer's nesting", () => {
    const html =
      "<p>Before. The <strong>speed</strong> of <code>light</code> is <a href='x'>constant</a>. After.</p>";
    expect(find(html, "The **speed** of `light` is [constant](https://x.example/y).")).toBe(
      "The speed of light is constant",
    );
  });

  it("takes the repetition nearest to where the passage stood", () => {
    document.body.innerHTML =
      "<p id='a'>It is so.</p><p>Some words between the two.</p><p id='b'>It is so.</p>";
    const range = createTextFinder(document.body).find("It is so.", 0.95);
    expect(range?.startContainer.parentElement?.id).toBe("b");
  });

  it("finds by head and tail what was drawn otherwise in the middle", () => {
    const html =
      "<p>The energy of the body at rest equals <span class='katex'>E=mc2</span> in every inertial frame of reference. More.</p>";
    const passage =
      "The energy of the body at rest equals $\\mathrm{E} = m c^2$ in every inertial frame of reference.";
    expect(find(html, passage)).toBe(
      "The energy of the body at rest equals E=mc2 in every inertial frame of reference",
    );
  });

  it("skips what is on the screen but not in the text", () => {
    expect(find("<div><span data-not-text>python</span><pre>x = 1</pre></div>", "python")).toBe(null);
  });

  it("says so where the passage is not there", () => {
    expect(find("<p>Nothing of the kind.</p>", "A wholly different sentence about something else.")).toBe(
      null,
    );
    expect(find("<p>Nothing.</p>", "— … !")).toBe(null);
  });
});
