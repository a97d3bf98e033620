import { md, type Script } from "@/lib/server/models/demo/script";

export const databaseScholar: Script = {
  answer: md`
## Summary

Choose **PostgreSQL**. The workload is small, relational and reported on; the table below sets out the limits that bear on the decision.

| | SQLite | PostgreSQL | Managed NoSQL (DynamoDB) |
| --- | --- | --- | --- |
| Concurrent writers | 1 | many (row locks, MVCC) | many |
| Largest database | 281 TB | unlimited (32 TB a table) | unlimited |
| Largest value | 1 GB a row | 1 GB a field | 400 KB an item |
| Joins, foreign keys | yes | yes | no |
| Nightly reports | same machine | read replica | export to another system |

## How much concurrency do you need?

By Little's law the mean number of writes in progress is the arrival rate times the time each takes:

$$
L = \lambda W = 200\ \text{s}^{-1} \times 0.005\ \text{s} = 1
$$

At 5 ms per transaction, your peak keeps a single connection busy. 200 writes a second is therefore a small load for all three candidates, and throughput leaves them level.

## What does separate them

1. **Writers.** In WAL mode SQLite has one writer at a time while readers carry on; this is ample at $L = 1$, though it confines you to one machine.
2. **Connections.** PostgreSQL accepts 100 connections by default (\`max_connections\`), each one a process; a pooler such as PgBouncer belongs in front of it.
3. **Reports.** Run the nightly reports on a read replica, so that long queries do not compete with writes.
4. **Modelling.** A NoSQL store moves joins and constraints into your application code, and DynamoDB returns at most 1 MB per query page, which makes ad-hoc reporting slow and expensive.

## Sizing

If the peak lasted all day, 1 KB rows would add $200 \times 86{,}400 \times 1\ \text{KB} \approx 17\ \text{GB}$ a day. You expect 50 GB a *year*, so the peak must be short: size the disk for the year and the CPU for the burst.

Partition the largest event table by month from the start: dropping an old partition is instant, whereas deleting its rows leaves work for \`VACUUM\`.
`,
};
