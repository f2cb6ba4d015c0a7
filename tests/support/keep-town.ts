import { randomBytes, randomInt } from "node:crypto";
import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { env } from "node:process";
import { inject } from "vitest";
import { isTaken } from "../../bin/town/ports.ts";
import { cloneDatabase } from "./database.ts";
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
  const moment = await keepMoment(folder, async (town) => {
    await town.connect();
    const { shopId, handle, tiktokShopId } = town;
    const neighbour = await moveIn(town, neighbourShelf);
    const main: Merchant = { shopId, handle, tiktokShopId };
    await live({
      town,
      main: asSeenBy(town, main),
      neighbour: asSeenBy(town, neighbour),
    });
    return { main, neighbour };
  });
  const { main, neighbour } = moment.known;
  return {
    async open() {
      const town = await moment.open();
      return {
        town,
        main: asSeenBy(town, main),
        neighbour: asSeenBy(town, neighbour),
      };
    },
    async [Symbol.asyncDispose]() {
      await moment.database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const neighbourShelf = { handle: "other-harbor", products: 2, variants: 2 };

let connected: ReturnType<typeof keepMoment> | undefined;

/**
 * A town where everything is connected and imported, as `connect` leaves it. The first of a process is connected, and all go
 * on from where it stood, so there is one at a time. What it was kept in goes with the run.
 */
export async function openConnectedTown(): Promise<SmallTown> {
  connected ??= mkdtemp(join(inject("keptFolder"), "connected-")).then(
    (folder) => keepMoment(folder, (town) => town.connect()),
  );
  const moment = await connected.catch((error) => {
    // The next test tries anew.
    connected = undefined;
    throw error;
  });
  return moment.open();
}

/**
 * Keeps a town as it stands after its beginning, database and platforms.
 * @param folder where what the platforms know is kept.
 */
async function keepMoment<T>(
  folder: string,
  begin: (town: SmallTown) => Promise<T>,
) {
  const moment = join(folder, "moment.jsonl");
  const ports = await findPorts();
  const credentialKeys = `k1:${randomBytes(32).toString("base64")}`;
  const database = await cloneDatabase();
  const given = { ports, credentialKeys };
  const live = async () => {
    const town = await openSmallTown({ ...given, stateFile: moment, database });
    try {
      const known = await begin(town);
      return { known, shopId: town.shopId, ahead: town.ahead() };
    } finally {
      await town.close();
    }
  };
  const { known, shopId, ahead } = await live().catch(async (error) => {
    await database.drop();
    throw error;
  });
  let opened = 0;
  return {
    /** What its beginning has told. */
    known,
    database,
    /** A town of its own that goes on from there, at the same addresses as every other. */
    async open(): Promise<SmallTown> {
      opened++;
      const stateFile = join(folder, `town-${opened}.jsonl`);
      const [own] = await Promise.all([
        cloneDatabase(database.url),
        copyFile(moment, stateFile),
      ]);
      return openSmallTown({
        ...given,
        stateFile,
        database: own,
        shopId,
        ahead,
      });
    },
  };
}

/** Ports that nobody listens on. @throws Error where a few draws found none. */
async function findPorts(tries = 5): Promise<ReturnType<typeof drawPorts>> {
  const ports = drawPorts();
  const taken = await Promise.all(Object.values(ports).map(isTaken));
  if (!taken.includes(true)) return ports;
  if (tries <= 1) throw new Error("every port that was drawn is taken");
  return findPorts(tries - 1);
}

/**
 * Ports below those that connections going out are given, so that nobody takes one between two towns. The two processes of a
 * run draw from different ones.
 */
function drawPorts() {
  const process = Number(env.VITEST_POOL_ID ?? 0) % 8;
  const port = () => 20_000 + 8 * randomInt(1_500) + process;
  const drawn = new Set([port(), port(), port(), port()]);
  if (drawn.size < 4) return drawPorts();
  const [app = 0, shopify = 0, tiktok = 0, control = 0] = drawn;
  return { app, shopify, tiktok, control };
}
