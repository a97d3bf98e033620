import type { NextConfig } from "next";

const securityHeaders = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
  { key: "X-Frame-Options", value: "DENY" },
];

// Not on the files that people give: theirs is a stricter policy, from their own route, which this one would replace.
const framing = [{ key: "Content-Security-Policy", value: "frame-ancestors 'none'" }];

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
  ],
  // `npm run check` and `npm test` check types; a second pass here would only slow `npm start`.
  typescript: { ignoreBuildErrors: true },
  headers: async () => [
    { source: "/:path*", headers: securityHeaders },
    { source: "/((?!api/attachments/).*)", headers: framing },
  ],
} satisfies NextConfig;
