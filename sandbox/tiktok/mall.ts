import type { FaceContext } from "../face.ts";
import type { TiktokTown } from "../town.ts";
import { remindOfEverything, runLife } from "./life.ts";
import { plantTikTok } from "./plant.ts";
import {
  openPlatform,
  type Platform,
  type TikTokCredentials,
} from "./platform.ts";
import type { SavedTikTok } from "./state.ts";
import { openTables, saveTables } from "./tables.ts";

/** All shops of the pretend TikTok Shop that this app can meet. The first is the town's own. */
export type Mall = {
  readonly context: FaceContext;
  readonly credentials: TikTokCredentials;
  shops(): readonly Platform[];
  shop(id: string): Platform | undefined;
  /** The first shop. */
  main(): Platform;
  byCipher(cipher: string): Platform | undefined;
  /** Opens one more shop. @returns in words why it cannot be opened. */
  open(town: TiktokTown): Platform | string;
  /** Forgets every shop and opens this one. */
  replant(town: TiktokTown): void;
  runLife(): void;
  save(): SavedMall;
  load(saved: SavedMall): void;
};

export type SavedMall = { version: number; shops: SavedTikTok[] };

/** Raised when a saved state of an older make can no longer be read. */
const version = 2;

export function openMall(
  context: FaceContext,
  credentials: TikTokCredentials,
  town: TiktokTown,
): Mall {
  let shops: Platform[] = [];
  const enter = (saved: SavedTikTok) => {
    const platform = openPlatform(context, credentials, openTables(saved));
    remindOfEverything(platform);
    shops.push(platform);
    return platform;
  };
  const byId = (id: string) => shops.find((p) => p.state.shop.id === id);
  const byCipher = (cipher: string) =>
    shops.find((p) => p.state.shop.cipher === cipher);
  const replant = (planted: TiktokTown) => {
    shops = [];
    enter(plantTikTok(planted, context.clock.now()));
  };
  replant(town);
  return {
    context,
    credentials,
    shops: () => shops,
    shop: byId,
    main: () => shops[0] as Platform,
    byCipher,
    open(planted) {
      const { id, cipher } = planted.tiktokShop;
      if (byId(id) || byCipher(cipher)) return `there is a shop ${id} already`;
      return enter(plantTikTok(planted, context.clock.now(), shops.length));
    },
    replant,
    runLife() {
      for (const platform of shops) runLife(platform);
    },
    save: () => ({ version, shops: shops.map((p) => saveTables(p.state)) }),
    load(saved) {
      if (saved.version !== version)
        throw new Error(
          "the saved TikTok Shop is of an older make; start it afresh",
        );
      shops = [];
      for (const shop of structuredClone(saved.shops)) enter(shop);
    },
  };
}
