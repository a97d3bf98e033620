import { Agent } from "undici";

/**
 * One pool of sockets for all providers. The timeouts between bytes are off: the watchdog owns time, and a model may think
 * for longer than undici's 300 s. Kept-alive sockets save the judge's call a TLS handshake after the pool's.
 */
export const httpAgent = new Agent({
  headersTimeout: 0,
  bodyTimeout: 0,
  connect: { timeout: 15_000 },
  keepAliveTimeout: 30_000,
  allowH2: false,
});
