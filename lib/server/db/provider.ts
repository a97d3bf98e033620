/** A SQLite file or a PostgreSQL URL. */
export type DatabaseLocation = { file: string } | { url: string };

export type Provider = "sqlite" | "postgres";

export const providers: readonly Provider[] = ["sqlite", "postgres"];

export function toProvider(location: DatabaseLocation): Provider {
  return "file" in location ? "sqlite" : "postgres";
}
