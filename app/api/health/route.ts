import packageJson from "@/package.json";

export const dynamic = "force-dynamic";

export function GET(): Response {
  return Response.json(
    { status: "ok", version: packageJson.version },
    { headers: { "Cache-Control": "no-store" } },
  );
}
