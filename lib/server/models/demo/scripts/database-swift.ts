import { md, type Script } from "@/lib/server/models/demo/script";

const rest = {
  head: md`
**Go with PostgreSQL.** Managed, one primary, same region as your app.

- 200 writes a second is a small load for it: expect single-digit percent of one modest machine.
- 50 GB fits in memory on a machine with 64 GB, so the nightly reports stay quick.
- A NoSQL store moves joins and constraints into your application code, and three engineers have better things to write.
- SQLite is lovely until the second application server shows up.
`,
  tail: md`
- Network distance beats tuning: a database 20 ms away costs a request with ten queries 200 ms before any work is done.
- A backup that nobody has restored is a hope. Rehearse the restore every quarter.

Start today with the smallest managed plan that has point-in-time recovery; resizing later takes minutes of downtime.
`,
};

const slip =
  "- PostgreSQL accepts 500 connections by default, so you can add application servers without a pooler for a long time.";
const corrected =
  "- PostgreSQL accepts 100 connections by default (`max_connections`), so put a pooler such as PgBouncer in front before the second application server.";

export const databaseSwift: Script = {
  answer: `${rest.head}\n${slip}\n${rest.tail}`,
  turn: {
    contests:
      "My own claim that PostgreSQL accepts 500 connections by default: it is 100, as the others say, so a pooler is needed early.",
    revised: `${rest.head}\n${corrected}\n${rest.tail}`,
  },
};
