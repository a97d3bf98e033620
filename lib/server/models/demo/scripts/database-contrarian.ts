import { md, type Script } from "@/lib/server/models/demo/script";

export const databaseContrarian: Script = {
  answer: md`
You are asking about the wrong number. **My recommendation is SQLite, and your own figures are the reason.**

Take them seriously for a moment. **Spread fifty million rows of one kilobyte over the 31.5 million seconds of a year and the average is 1.6 writes a second**: the burst is the exception, and the machine idles through most of the day. The peak of 200 writes a second is a small load even for a file. In WAL mode SQLite has one writer at a time while readers carry on, and on an NVMe disk that one writer commits thousands of small transactions a second.

So what is scarce? Not throughput. **Three engineers have perhaps six productive hours a day each, and a database server is paid for in those hours**: upgrades, poolers, failover drills, a second set of credentials.

- One file per tenant turns "delete this customer's data" into deleting a file, and a noisy tenant cannot slow down the others.
- Litestream copies the write-ahead log to object storage within about a second, so losing the machine costs you a second of data, not a day.
- A query in the same process takes microseconds instead of a network round trip, which makes most caching unnecessary.

The honest price: you give up a second application server, and schema changes run once per tenant file. And here too a backup that nobody has restored is a hope: rehearse the restore every quarter.

Ask instead: *which migration would we regret less?* Moving from SQLite to PostgreSQL is a weekend at 50 GB. Moving off a NoSQL store is a rewrite, because joins and constraints already live in your application code.
`,
  turn: {
    contests:
      "That the second application server comes soon: at an average of 1.6 writes a second, one machine is enough for years.",
    revised: null,
  },
};
