import { test as base, type ConsoleMessage, expect } from "@playwright/test";
import { type AppServer, startAppServer } from "@/e2e/app-server";

type Fixtures = {
  /** Environment of this test's server, by `test.use({ serverEnv: { … } })`. */
  serverEnv: Record<string, string>;
  /** Console errors a test expects, as in `test.use({ expectedErrors: [/503/] })`; any other fails it. */
  expectedErrors: RegExp[];
  server: AppServer;
  consoleErrors: string[];
};

function describeMessage(message: ConsoleMessage): string {
  const { url, lineNumber } = message.location();
  return `${message.text()} (${url}:${lineNumber})`;
}

export const test = base.extend<Fixtures>({
  serverEnv: [{}, { option: true }],
  expectedErrors: [[], { option: true }],

  server: async ({ serverEnv }, use, testInfo) => {
    const server = await startAppServer(serverEnv);
    try {
      await use(server);
    } finally {
      await server.stop();
      if (testInfo.status !== testInfo.expectedStatus) {
        await testInfo.attach("server output", { body: server.output(), contentType: "text/plain" });
      }
    }
  },

  baseURL: async ({ server }, use) => {
    await use(server.url);
  },

  consoleErrors: [
    async ({ page, expectedErrors }, use) => {
      const errors: string[] = [];
      page.on("console", (message) => {
        if (message.type() === "error") errors.push(describeMessage(message));
      });
      page.on("pageerror", (error) => errors.push(String(error)));
      await use(errors);
      const unexpected = errors.filter((text) => !expectedErrors.some((pattern) => pattern.test(text)));
      if (unexpected.length > 0) throw new Error(`Unexpected console errors:\n${unexpected.join("\n")}`);
    },
    { auto: true },
  ],
});

export { expect };
