import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

const excluded = ["**/node_modules/**", "**/.next/**", "e2e/**"];

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { "@": import.meta.dirname } },
  test: {
    // As in playwright.config.ts: met many times over on a quiet machine, and a busy one must not fail what works.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          ...{ name: "unit", environment: "node", include: ["**/*.test.ts"], exclude: excluded },
          // It imports next/server without an extension, which Node alone does not find.
          server: { deps: { inline: ["next-auth"] } },
        },
      },
      {
        extends: true,
        test: { name: "components", environment: "jsdom", include: ["**/*.test.tsx"], exclude: excluded },
      },
    ],
  },
});
