import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { InlineText } from "./inline-text";

const draw = (text: string) =>
  renderToStaticMarkup(<InlineText text={text} />).replaceAll(/ class="[^"]*"/g, "");

it("draws code and strong words, and leaves the rest as written", () => {
  expect(draw("`max_connections` = 100, **not** 200")).toBe(
    "<code>max_connections</code> = 100, <strong>not</strong> 200",
  );
  expect(draw("a lone ` tick, 2 ** 3, <b>no tags</b>")).toBe(
    "a lone ` tick, 2 ** 3, &lt;b&gt;no tags&lt;/b&gt;",
  );
  expect(draw("`**x**` and **`y`**")).toBe("<code>**x**</code> and <strong>`y`</strong>");
});
