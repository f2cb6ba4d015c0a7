import { afterAll, beforeAll, expect, test } from "vitest";
import { type Desk, openDesk } from "./open-desk.ts";

let desk: Desk;
let door: unknown;
beforeAll(async () => {
  // Port 1 is nobody's.
  desk = await openDesk({ OIDC_ISSUER: "http://127.0.0.1:1" });
  door = await import("../../../app/routes/support_.sign-in.tsx");
});
afterAll(() => desk.close());

test("whoever signs in while the provider cannot be reached stays on the page, which says so", async () => {
  const form = { to: "/support/shops" };
  expect(await desk.call(door, "/support/sign-in", { form })).toEqual({
    problem: "unreached",
  });
  expect(await desk.world.prisma.staffSignIn.count()).toBe(0);
});
