import { randomBytes, randomInt } from "node:crypto";
import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isTaken } from "../../bin/town/ports.ts";
import { cloneDatabase, type TestDatabase } from "./database.ts";
import { asSeenBy, type Merchant, moveIn } from "./merchants.ts";
import { openSmallTown, type SmallTown } from "./open-small-town.ts";

/** A town, and how each of its two merchants sees it. */
export type OpenedTown = {
  town: SmallTown;
  main: SmallTown;
  neighbour: SmallTown;
};

/** Towns that all go on from the same moment. */
export type KeptTown = AsyncDisposable & {
  /**
   * A town of its own, where everything is connected and imported. One at a time: those that are kept by one call share
   * their addresses.
   */
  open(): Promise<OpenedTown>;
};

/**
 * Connects a town once and keeps it, database and platforms, for as many towns as wished to go on from there: that takes a
 * tenth of the time.
 * @param live what happens in it before it is kept.
 */
export async function keepTown(
  live: (opened: OpenedTown) => Promise<void> = async () => {},
): Promise<KeptTown> {
  const folder = await mkdtemp(join(tmpdir(), "quayside-town-"));
  const morning = join(folder, "morning.jsonl");
  const ports = await findPorts();
  const credentialKeys = `k1:${randomBytes(32).toString("base64")}`;
  const database = await cloneDatabase();
  const given = { ports, credentialKeys, stateFile: morning, database };
  const { main, neighbour, ahead } = await connectOnce(given, live).catch(
    async (error) => {
      await database.drop();
      throw error;
    },
  );
  // The next town's database is copied while this one's history is played.
  let next: Promise<TestDatabase> = cloneDatabase(database.url);
  let opened = 0;
  return {
    async open() {
      opened++;
      const stateFile = join(folder, `town-${opened}.jsonl`);
      const [own] = await Promise.all([next, copyFile(morning, stateFile)]);
      const town = await openSmallTown({
        ports,
        credentialKeys,
        stateFile,
        database: own,
        shopId: main.shopId,
        ahead,
      });
      next = cloneDatabase(database.url);
      next.catch(() => undefined);
      return {
        town,
        main: asSeenBy(town, main),
        neighbour: asSeenBy(town, neighbour),
      };
    },
    async [Symbol.asyncDispose]() {
      await (await next).drop();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const neighbourShelf = { handle: "other-harbor", products: 2, variants: 2 };

/** Connects the first town with its two merchants, lets it live a while, and closes it. */
async function connectOnce(
  given: Parameters<typeof openSmallTown>[0],
  live: (opened: OpenedTown) => Promise<void>,
) {
  const town = await openSmallTown(given);
  try {
    await town.connect();
    const { shopId, handle, tiktokShopId } = town;
    const neighbour = await moveIn(town, neighbourShelf);
    const main: Merchant = { shopId, handle, tiktokShopId };
    await live({
      town,
      main: asSeenBy(town, main),
      neighbour: asSeenBy(town, neighbour),
    });
    return { main, neighbour, ahead: town.ahead() };
  } finally {
    await town.close();
  }
}

/** Ports that nobody listens on. @throws Error where a few draws found none. */
async function findPorts(tries = 5): Promise<ReturnType<typeof drawPorts>> {
  const ports = drawPorts();
  const taken = await Promise.all(Object.values(ports).map(isTaken));
  if (!taken.includes(true)) return ports;
  if (tries <= 1) throw new Error("every port that was drawn is taken");
  return findPorts(tries - 1);
}

/** Ports below those that connections going out are given, so that nobody takes one between two towns. */
function drawPorts() {
  const port = () => randomInt(20_000, 32_000);
  const drawn = new Set([port(), port(), port(), port()]);
  if (drawn.size < 4) return drawPorts();
  const [app = 0, shopify = 0, tiktok = 0, control = 0] = drawn;
  return { app, shopify, tiktok, control };
}
