import { optionPictureKey } from "#core/domain/option-values.ts";
import type { SmallTown } from "../../support/open-small-town.ts";
import { servePictures } from "../../support/serve-pictures.ts";
import type { Mishap } from "../../support/worker-trap.ts";
import { shopOf } from "./returns.ts";

type Wrong = {
  /** What befalls the worker, or the call whose answer is lost. */
  befalls: Mishap | { lost: string };
  /** How often the very same edit may leave for TikTok Shop. */
  mostEdits: 1 | 2;
};

const worker = (
  what: Mishap["what"],
  when: Mishap["when"],
  at: "marketplace.uploadPicture" | "marketplace.updateListing",
  mostEdits: Wrong["mostEdits"] = 1,
): Wrong => ({ befalls: { what, when, at }, mostEdits });

/** What befalls the picture of an option on its way to TikTok Shop: first a copy is given there, then the listing names it. */
const picturesGoWrong = {
  "the answer to the copy is lost": {
    befalls: { lost: "/product/202309/images/upload" },
    mostEdits: 1,
  },
  // The same edit twice is one to buyers, so it is sent again at once.
  "the answer to the edit is lost": {
    befalls: { lost: "/product/202509/products/" },
    mostEdits: 2,
  },
  "the worker is killed before the copy": worker(
    "kill",
    "before",
    "marketplace.uploadPicture",
  ),
  "the worker is killed after the copy": worker(
    "kill",
    "after",
    "marketplace.uploadPicture",
  ),
  "the worker is killed before the edit": worker(
    "kill",
    "before",
    "marketplace.updateListing",
  ),
  "the worker is killed after the edit": worker(
    "kill",
    "after",
    "marketplace.updateListing",
  ),
  "the worker stands still before the copy": worker(
    "stop",
    "before",
    "marketplace.uploadPicture",
  ),
  "the worker stands still after the copy": worker(
    "stop",
    "after",
    "marketplace.uploadPicture",
  ),
  // It may leave late, after the next worker's.
  "the worker stands still before the edit": worker(
    "stop",
    "before",
    "marketplace.updateListing",
    2,
  ),
  "the worker stands still after the edit": worker(
    "stop",
    "after",
    "marketplace.updateListing",
  ),
} satisfies Record<string, Wrong>;

export const ways: [string, Wrong][] = Object.entries(picturesGoWrong);

const sku = "MUG-NVY-12";

/** A mug with pictures of its own for every way, none of them a variant's yet. */
export async function hangPictures(town: SmallTown, names: string[]) {
  const served = await servePictures();
  const { products } = await town.control.shopify();
  const productExternalId =
    products.find(({ variants }) => variants.some((one) => one.sku === sku))
      ?.id ?? "";
  const at = (name: string) => served.at(`${name}-800x800.png`);
  await town.world.storefront.setPictures(shopOf(town), {
    productExternalId,
    pictures: names.map((name) => ({ url: at(name) })),
  });
  await town.settle();
  const mug = async () => {
    const { products } = await town.control.tiktok();
    const listing = products.find(({ skus }) =>
      skus.some(({ sellerSku }) => sellerSku === sku),
    );
    if (!listing) throw new Error("there is no mug");
    return listing;
  };
  return {
    /** The merchant chooses a picture for the navy mug in Shopify. */
    async choose(name: string) {
      await town.nextSecond();
      await town.ask("POST", `/shopify/${town.handle}/variants/picture`, {
        sku,
        url: at(name),
      });
    },
    /** What TikTok Shop calls the copy of it that counts. */
    copyOf: async (name: string) =>
      (
        await town.prisma.samePicture.findFirst({
          where: { storefrontId: optionPictureKey(at(name)) },
        })
      )?.marketplaceId,
    /** What each SKU of it shows there. */
    shown: async () =>
      Object.fromEntries(
        (await mug()).skus.map(({ sellerSku, options }) => [
          sellerSku,
          options.find(({ image }) => image !== null)?.image ?? null,
        ]),
      ),
    /** Edits of its listing since the calls were forgotten. */
    async edits() {
      const { id } = await mug();
      const { calls } = await town.ask("GET", "/calls?method=POST&limit=10000");
      return (calls as { path: string }[]).filter(({ path }) =>
        path.endsWith(`/products/${id}/partial_edit`),
      ).length;
    },
    [Symbol.asyncDispose]: () => served[Symbol.asyncDispose](),
  };
}
