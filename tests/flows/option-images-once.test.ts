import { afterAll, beforeAll, expect, test } from "vitest";
import { openConnectedTown } from "../support/keep-town.ts";
import type { SmallTown } from "../support/open-small-town.ts";
import { hangPictures, ways } from "./trials/option-images.ts";

const nameOf = (way: string) => way.replaceAll(" ", "-");

let town: SmallTown;
let mug: Awaited<ReturnType<typeof hangPictures>>;
beforeAll(async () => {
  town = await openConnectedTown();
  mug = await hangPictures(
    town,
    ways.map(([way]) => nameOf(way)),
  );
});
afterAll(async () => {
  await town[Symbol.asyncDispose]();
  await mug[Symbol.asyncDispose]();
});

const writes = () =>
  town.prisma.effect.findMany({
    where: { subject: { startsWith: "optionImages:" } },
    orderBy: { sequence: "asc" },
  });

test.each(ways)(
  "E1 E2 H1 a variant's picture is shown on TikTok Shop once, in one edit, though %s",
  async (way, { befalls, mostEdits }) => {
    const before = await writes();
    await mug.choose(nameOf(way));
    await town.ask("DELETE", "/calls");
    if ("lost" in befalls)
      await town.fault({
        kind: "dropped",
        afterApplying: true,
        times: 1,
        platform: "tiktok",
        operation: befalls.lost,
      });
    else town.befall(befalls);
    await town.settle();
    // Whoever takes over has time to end the work before the other goes on.
    town.wait(60_000);
    await town.sweep();
    await town.settle();
    await town.wake();
    await town.settle();

    const copy = await mug.copyOf(nameOf(way));
    expect(copy).toBeTruthy();
    expect(await mug.shown()).toEqual({
      "MUG-NVY-12": copy,
      "MUG-SND-12": null,
    });
    const edits = await mug.edits();
    expect(edits).toBeGreaterThanOrEqual(1);
    expect(edits).toBeLessThanOrEqual(mostEdits);
    // News of a listing that is read twice within its edit may plan the same once more: it finds it there and writes nothing.
    const made = (await writes())
      .slice(before.length)
      .filter(({ state }) => state !== "retired");
    expect(made).toMatchObject([{ state: "confirmed" }]);
    const audit = await town.prisma.auditLine.findMany({
      where: { effectId: { in: made.map(({ id }) => id) } },
    });
    expect(audit.map(({ result }) => result)).toEqual(["done"]);
    expect(await town.prisma.conflict.count({ where: { state: "open" } })).toBe(
      0,
    );
  },
);
