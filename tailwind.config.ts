import type { Config } from "tailwindcss";

const candidates = ["a", "b", "c", "d", "e", "f", "g", "h"];

/** `bg-cand-a`, `text-cand-a`, `border-cand-a`, and the quiet background `bg-cand-a-soft`. */
const candidateColours = Object.fromEntries(
  candidates.flatMap((name) => [
    [`cand-${name}`, `var(--cand-${name})`],
    [`cand-${name}-soft`, `var(--cand-${name}-soft)`],
  ]),
);

export default {
  content: ["./app/**/*.{ts,tsx}", "./components/**/*.{ts,tsx}"],
  theme: {
    // Three sizes do most of the work: 12 for figures and labels, 13 for controls, 15 for what is read.
    fontSize: {
      "2xs": ["0.6875rem", "1rem"],
      xs: ["0.75rem", "1.125rem"],
      sm: ["0.8125rem", "1.25rem"],
      base: ["0.9375rem", "1.5rem"],
      lg: ["1.0625rem", "1.625rem"],
      xl: ["1.25rem", "1.75rem"],
      "2xl": ["1.5rem", "2rem"],
      "3xl": ["1.875rem", "2.375rem"],
    },
    extend: {
      colors: {
        surface: "var(--surface)",
        raised: "var(--raised)",
        sunken: "var(--sunken)",
        overlay: "var(--overlay)",
        hover: "var(--hover)",
        pressed: "var(--pressed)",
        line: { DEFAULT: "var(--line)", strong: "var(--line-strong)" },
        ink: { DEFAULT: "var(--ink)", strong: "var(--ink-strong)" },
        accent: {
          DEFAULT: "var(--accent)",
          hover: "var(--accent-hover)",
          ink: "var(--accent-ink)",
          on: "var(--accent-on)",
          soft: "var(--accent-soft)",
        },
        ok: { DEFAULT: "var(--ok)", soft: "var(--ok-soft)" },
        warn: { DEFAULT: "var(--warn)", soft: "var(--warn-soft)" },
        bad: { DEFAULT: "var(--bad)", soft: "var(--bad-soft)" },
        // The names streamdown's own classes use.
        background: "var(--raised)",
        foreground: "var(--ink-strong)",
        border: "var(--line)",
        sidebar: "var(--sunken)",
        primary: { DEFAULT: "var(--accent-ink)", foreground: "var(--accent-on)" },
        muted: { DEFAULT: "var(--muted)", foreground: "var(--muted)" },
        ...candidateColours,
      },
      backgroundColor: { muted: "var(--sunken)" },
      borderColor: { DEFAULT: "var(--line)" },
      fontFamily: {
        sans: ["var(--font-geist-sans)", "ui-sans-serif", "system-ui", "sans-serif"],
        mono: ["var(--font-geist-mono)", "ui-monospace", "SFMono-Regular", "Menlo", "monospace"],
      },
      boxShadow: { popup: "var(--shadow-popup)", raised: "var(--shadow-raised)" },
      maxWidth: { reading: "75ch" },
      screens: { tabs: "700px" },
    },
  },
} satisfies Config;
