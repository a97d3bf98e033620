import { cleanup, render, waitFor } from "@testing-library/react";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { Markdown } from "./markdown";

// The renderer is a chunk of its own; on a busy machine its first import takes seconds.
beforeAll(() => import("./markdown-document"), 60_000);
afterEach(cleanup);

async function draw(text: string, streaming = false): Promise<HTMLElement> {
  const { container } = render(<Markdown text={text} streaming={streaming} />);
  await waitFor(() => expect(container.querySelector(".md-block")).toBeTruthy(), { timeout: 10_000 });
  return container;
}

describe("a model's markdown", () => {
  it("shows raw HTML as the text it is", async () => {
    const page = await draw(
      'Before <img src=x onerror="alert(1)"> <b>bold</b>\n\n<script>alert(2)</script>\n',
    );
    expect(page.querySelector("img, script, b")).toBe(null);
    expect(page.textContent).toContain('<img src=x onerror="alert(1)">');
    expect(page.textContent).toContain("<script>alert(2)</script>");
  });

  it("never loads an image: its address becomes a link", async () => {
    const page = await draw("![chart](https://elsewhere.example/x.png?leak=1)");
    expect(page.querySelector("img")).toBe(null);
    expect(page.querySelector("a")?.textContent).toBe("image: chart");
  });

  it("opens links elsewhere, and leaves dangerous ones as text", async () => {
    const page = await draw("[good](https://good.example/) [bad](javascript:alert(1)) [odd](/settings)");
    expect([...page.querySelectorAll("a")].map((link) => [link.href, link.target, link.rel])).toEqual([
      ["https://good.example/", "_blank", "noopener noreferrer"],
    ]);
    expect(page.textContent).toBe("good bad odd");
  });

  it("draws tables and code in boxes that scroll, and closes what is unfinished while it streams", async () => {
    const page = await draw(
      "| a | b |\n| --- | --- |\n| 1 | 2 |\n\n```ts\nconst x = 1;\n```\n\nSome **bold",
      true,
    );
    expect(page.querySelector(".md-table td")?.textContent).toBe("1");
    expect(page.querySelector(".md-code pre")?.textContent).toBe("const x = 1;");
    expect(page.querySelector("strong")?.textContent).toBe("bold");
  });

  it("keeps what is settled in place while text is appended", async () => {
    const first = "One paragraph.\n\nTwo paragraphs.\n\n";
    const { container, rerender } = render(<Markdown text={first} streaming />);
    await waitFor(() => expect(container.querySelector("p")).toBeTruthy());
    const paragraph = container.querySelector("p");
    rerender(<Markdown text={`${first}${"More. ".repeat(50)}\n\n- a\n- b\n\nEnd`} streaming />);
    expect(container.querySelector("p")).toBe(paragraph);
  });
});
