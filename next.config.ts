import type { NextConfig } from "next";

const securityHeaders = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
  { key: "X-Frame-Options", value: "DENY" },
];

// Not on the files that people give: theirs is a stricter policy, from their own route, which this one would replace.
const framing = [{ key: "Content-Security-Policy", value: "frame-ancestors 'none'" }];

// A permalink shows what models and a stranger wrote, to whoever was given its secret address: nothing on the page may reach
// another origin, and nothing that follows from it may learn where the reader came from. Next's own inline scripts carry no
// nonce on a page that the framework may keep, hence 'unsafe-inline': no markup of a run becomes HTML (see components/ui/markdown).
const sharedPage = [
  {
    key: "Content-Security-Policy",
    value: [
      "default-src 'self'",
      "script-src 'self' 'unsafe-inline'",
      "style-src 'self' 'unsafe-inline'",
      "img-src 'self' data: blob:",
      "font-src 'self' data:",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ].join("; "),
  },
  { key: "Referrer-Policy", value: "no-referrer" },
  { key: "X-Robots-Tag", value: "noindex, nofollow" },
];

export default {
  reactStrictMode: true,
  poweredByHeader: false,
  // Native addons and WASM engines load their own files by path, which bundling would break.
  serverExternalPackages: [
    "better-sqlite3",
    "@prisma/adapter-better-sqlite3",
    "pg",
    "@prisma/adapter-pg",
    "@node-rs/argon2",
    // Pure, and large: every route would carry its own copy of them.
    "@ai-sdk/anthropic",
    "@ai-sdk/gateway",
    "@ai-sdk/google",
    "@ai-sdk/openai",
    "@ai-sdk/openai-compatible",
    "@modelcontextprotocol/sdk",
    "@openrouter/ai-sdk-provider",
    "@pydantic/genai-prices",
    "ajv",
    "ajv-formats",
    "ioredis",
    "rate-limiter-flexible",
    "undici",
  ],
  // `npm run check` and `npm test` check types; a second pass here would only slow `npm start`.
  typescript: { ignoreBuildErrors: true },
  headers: async () => [
    { source: "/:path*", headers: securityHeaders },
    { source: "/((?!api/attachments/|api/shares/|s/).*)", headers: framing },
    { source: "/s/:path*", headers: sharedPage },
  ],
} satisfies NextConfig;
