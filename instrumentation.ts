/** Next calls this once, when a server starts and before it answers: runs that a crash interrupted are taken up. */
export async function register(): Promise<void> {
  // biome-ignore lint/plugin: Next replaces this name when it builds, so that no other runtime bundles the server
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { startServer } = await import("@/lib/server/start-server");
  await startServer();
}
