import { describe, expect, test } from "vitest";
import { cyclesOf } from "./support/cycles.ts";
import { climbs, domainClimbs, roomOf } from "./support/floors.ts";
import { importsOf } from "./support/imports.ts";
import { sourceFiles } from "./support/source-tree.ts";

const files = sourceFiles();
const imports = files.flatMap(importsOf);

/** The imports of one small file. */
const written = (path: string, text: string) => importsOf({ path, text });

describe("floors", () => {
  test("imports go down or stay in the room", () => {
    expect(climbs(imports)).toEqual([]);
  });

  test("inside core/domain every noun stands on its floor", () => {
    expect(domainClimbs(imports)).toEqual([]);
  });

  test("every folder of the product is a room", () => {
    const roomless = files
      .map(({ path }) => path)
      .filter((path) => path.includes("/") && roomOf(path) === null);
    expect(roomless).toEqual([]);
  });

  test("every import of ours leads to a file", () => {
    const known = new Set(files.map(({ path }) => path));
    const lost = imports
      .filter(({ to, ours }) => ours && /\.(tsx?|mjs|js)$/.test(to))
      .filter(({ to }) => !known.has(to))
      .map(({ from, to }) => `${from} → ${to}`);
    expect(lost).toEqual([]);
  });

  test.each([
    ["core/flows/a.ts", 'import { b } from "../store/b.server.ts"'],
    ["core/flows/a.ts", 'import type { b } from "#core/queue/b.server.ts"'],
    ["core/domain/merge/a.ts", 'import { z } from "zod"'],
    ["core/domain/plan.ts", 'export * from "../world/world.ts"'],
    ["core/platforms/tiktok/a.ts", 'type B = import("../shopify/gid.ts").Gid'],
    ["core/wiring/a.ts", 'const b = await import("#core/flows/b.ts")'],
    ["app/routes/a.tsx", 'import { b } from "#core/store/b.server.ts"'],
    ["worker/a.ts", 'import { b } from "#app/world.server.ts"'],
    ["app/world.server.ts", 'import "#sandbox/main.ts"'],
    ["bin/start.ts", 'import { b } from "../tests/support/database.ts"'],
    [
      "sandbox/shopify/a.ts",
      'import { b } from "#core/platforms/shopify/b.ts"',
    ],
    ["extensions/block/a.ts", 'import { b } from "#core/kit/money.ts"'],
  ])("a climb is seen: %s, %s", (path, text) => {
    expect(climbs(written(path, text))).toHaveLength(1);
  });

  test.each([
    ["core/domain/stock/a.ts", 'import { b } from "../orders/states.ts"'],
    ["core/domain/merge/a.ts", 'import { b } from "../listings/b.ts"'],
    ["core/domain/effects.ts", 'import type { b } from "./merge/b.ts"'],
    ["core/domain/orders/a.ts", 'import { b } from "./plan-order.ts"'],
    ["core/domain/new-noun/a.ts", 'import { b } from "../plan.ts"'],
  ])("a climb inside core/domain is seen: %s, %s", (path, text) => {
    expect(domainClimbs(written(path, text))).toHaveLength(1);
  });

  test.each([
    ["app/queries/a.server.ts", 'import { b } from "#core/store/rows.ts"'],
    ["app/routes/a.tsx", 'import { b } from "../queries/b.server.ts"'],
    ["core/wiring/a.ts", 'import { b } from "../store/store.server.ts"'],
    ["tests/a.test.ts", 'import { b } from "#sandbox/main.ts"'],
    ["core/platforms/tiktok/a.ts", 'import axios from "axios"'],
  ])("the way down is open: %s, %s", (path, text) => {
    expect(climbs(written(path, text))).toEqual([]);
  });
});

describe("cycles", () => {
  test("no files import each other in a ring, types left out", () => {
    const values = imports.filter(({ ours, typeOnly }) => ours && !typeOnly);
    expect(cyclesOf(values)).toEqual([]);
  });

  test("a ring is seen, and a file that imports itself", () => {
    const edge = (from: string, to: string) => ({ from, to });
    expect(
      cyclesOf([
        edge("a", "b"),
        edge("b", "c"),
        edge("c", "a"),
        edge("c", "d"),
        edge("d", "e"),
        edge("f", "f"),
      ]),
    ).toEqual([["a", "b", "c"], ["f"]]);
  });
});
