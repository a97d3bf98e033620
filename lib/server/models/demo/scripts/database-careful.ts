import { md, type Script } from "@/lib/server/models/demo/script";

export const databaseCareful: Script = {
  reasoning: md`
Three engineers, 50 GB, 200 writes a second at peak. None of that is large, so raw speed will not decide. What will: who gets paged, how tenants are kept apart, and what the nightly reports do to the daytime load.

SQLite could carry the writes. The question is what happens when there is a second application server. A NoSQL store could carry everything, and the reports would then have to be written by hand or run elsewhere.

Limits I am sure of: PostgreSQL starts with max_connections = 100. SQLite has one writer at a time. Say both, since they are what people trip over.
`,
  answer: md`
**Recommendation: choose PostgreSQL, as a managed service, in the region where your application runs.**

Your load does not decide this. 200 writes a second is a small load for all three candidates, and 50 GB fits on one machine with room for years. What decides is the nightly reporting and the size of your team.

**Why not the other two**

- In WAL mode SQLite has one writer at a time while readers carry on. That is enough for your peak, but it ties you to one machine: the second application server is the day you migrate.
- A NoSQL store moves joins and constraints into your application code. Nightly reports are joins and aggregates, so you would write by hand what SQL gives you.

**The numbers to plan with**

1. PostgreSQL accepts 100 connections by default (\`max_connections\`), and each one is a process of its own. Put PgBouncer in front before you add a second application server.
2. Run the nightly reports on a read replica, so that a long query never competes with daytime writes.
3. Keep point-in-time recovery for at least 7 days, and rehearse the restore every quarter: a backup that nobody has restored is a hope.

**Do this in the first week**, because it is painful later: put the tenant id first in every primary key and index, and switch on row-level security before the first customer arrives.

\`\`\`sql
ALTER TABLE invoice ENABLE ROW LEVEL SECURITY;
CREATE POLICY one_tenant ON invoice
  USING (tenant_id = current_setting('app.tenant_id')::bigint);
\`\`\`

What would change my mind: a product that must run on the customer's own hardware (then SQLite), or a single access pattern at a hundred times this rate (then a key-value store).
`,
};
