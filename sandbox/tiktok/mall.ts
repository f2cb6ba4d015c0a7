import type { FaceContext } from "../face.ts";
import type { Chest } from "../memory/chest.ts";
import { atOnce, inSlices } from "../slices.ts";
import type { TiktokTown } from "../town.ts";
import { remindOfEverything, runLife } from "./life.ts";
import { plantTikTok } from "./plant.ts";
import {
  openPlatform,
  type Platform,
  type TikTokCredentials,
} from "./platform.ts";
import type { SavedTikTok, TikTokState } from "./state.ts";
import { emptyTables, fillTables } from "./tables.ts";

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
  /** All shops as they live on. */
  save(): { shops: Record<string, TikTokState> };
  chests(): Chest[];
  /** Opens the shops that were saved, in slices; those of now are forgotten. */
  load(saved: SavedMall): Promise<void>;
};

/** By shop id, in the order in which they were opened; lists may be anything to walk through. */
export type SavedMall = { shops: Record<string, SavedTikTok> };

export function openMall(
  context: FaceContext,
  credentials: TikTokCredentials,
  town: TiktokTown,
): Mall {
  let shops: Platform[] = [];
  const found = (saved: SavedTikTok) => {
    const state = emptyTables(saved);
    const platform = openPlatform(context, credentials, state);
    function* work() {
      yield* fillTables(state, saved);
      yield* remindOfEverything(platform);
    }
    return { platform, work: work() };
  };
  const enter = (saved: SavedTikTok) => {
    const { platform, work } = found(saved);
    atOnce(work);
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
    save: () => ({
      shops: Object.fromEntries(
        shops.map(({ state }) => [`${state.shop.id}`, state]),
      ),
    }),
    chests: () =>
      shops.flatMap(({ state }) => {
        const path = ["tiktok", "shops", state.shop.id];
        return [
          { path, object: state },
          { path: [...path, "fbt"], object: state.fbt },
        ];
      }),
    async load(saved) {
      const loaded: Platform[] = [];
      for (const shop of Object.values(saved.shops)) {
        const { platform, work } = found(shop);
        await inSlices(work);
        loaded.push(platform);
      }
      shops = loaded;
    },
  };
}
