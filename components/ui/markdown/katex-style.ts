import "katex/dist/katex.min.css";

/** A module of its own, so that the style sheet and its fonts load with the first formula. */
export const katexStyle = "katex";
