import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import {
  openTestSandbox,
  type TestSandbox,
} from "#tests/support/open-sandbox.ts";

const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0))
    await rm(folder, { recursive: true, force: true });
});

const addresses = [
  "/state/shopify/harbor-goods",
  "/state/tiktok/7495540735365777507",
  "/state/fbt",
];
const seen = ({ control }: TestSandbox) =>
  Promise.all(
    addresses.map(async (path) => {
      const { status, body } = await control("GET", path);
      expect({ path, status }).toEqual({ path, status: 200 });
      return body;
    }),
  );

test("a sandbox goes on where it was: shops, orders, stock and what is still to come", async () => {
  const folder = await mkdtemp(join(tmpdir(), "going-on-"));
  folders.push(folder);
  const settings = { stateFile: join(folder, "state.jsonl") };
  const first = await openTestSandbox(settings);
  await first.control("POST", "/towns", { handle: "second", products: 3 });
  for (const channel of ["shopify", "tiktok"])
    await first.control("POST", "/crowds", {
      channel,
      orders: 20,
      networkShare: 0.5,
      wait: true,
    });
  await first.control("POST", "/clock/freeze");
  const before = await seen(first);
  await first.close();

  await using second = await openTestSandbox(settings);
  expect(await seen(second)).toEqual(before);
  expect((await second.control("GET", "/state")).body.shops).toHaveLength(4);
  expect(before[1].orders[0].status).toBe("ON_HOLD");
  await second.control("POST", "/clock/advance", { ms: 3_700_000 });
  const after = (
    await second.control("GET", "/state/tiktok/7495540735365777507")
  ).body;
  expect(after.orders[0].status).not.toBe("ON_HOLD");
});
