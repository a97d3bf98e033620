import { expect, test } from "@/e2e/fixtures";
import packageJson from "@/package.json" with { type: "json" };

test("the playground opens", async ({ page }) => {
  await page.goto("/");
  await expect(page).toHaveTitle(/Tokamak/);
  await expect(page.getByRole("main")).toBeVisible();
});

test("the server says that it is well, before and after a crash", async ({ request, server }) => {
  for (const round of ["first start", "restart"]) {
    const response = await request.get("/api/health");
    expect(response.status(), round).toBe(200);
    expect(await response.json(), round).toEqual({ status: "ok", version: packageJson.version });
    expect(response.headers(), round).toMatchObject({
      "x-content-type-options": "nosniff",
      "content-security-policy": "frame-ancestors 'none'",
    });
    await server.kill();
    await server.restart();
  }
});
