import type { EffectPayloads, FieldWrite } from "../../domain/effects.ts";
import type { Side } from "../../domain/field-words.ts";
import type { Letter } from "../../domain/letters.ts";
import { baseAfterWrite } from "../../domain/merge/base-after-write.ts";
import { traitsOf } from "../../domain/merge/fields.ts";
import { showsOptionImages } from "../../domain/merge/option-images.ts";
import {
  type FieldSituation,
  otherSide,
} from "../../domain/merge/situation.ts";
import { valueStillWanted } from "../../domain/merge/still-wanted.ts";
import type { Records } from "../../world/records.ts";
import { fieldSituation } from "../field-situation.ts";
import {
  type Carrying,
  carrier,
  type Overtaken,
  type Prepared,
} from "./carrier.ts";
import {
  lookAtListing,
  writeListingField,
  writeListingSkus,
} from "./listing-fields.ts";
import {
  lookAtProduct,
  writeProductField,
  writeVariants,
} from "./product-fields.ts";
import type { SkuWrites } from "./sku-writes.ts";

/** How one side's field is read and written. */
type Hands = {
  name: string;
  /** Why nothing is written there any more: the whole is gone. */
  gone: string;
  /** Looks at the whole. @returns what it shows of a field; null where it is gone. */
  look(
    carrying: Carrying,
    situation: FieldSituation,
  ): Promise<((situation: FieldSituation) => string | null) | null>;
  /** @returns the value as the side will show it. */
  write(
    carrying: Carrying,
    situation: FieldSituation,
    value: string,
  ): Promise<string>;
  /** Values of one field of several SKUs of the whole, in one call. */
  writeSkus(carrying: Carrying, writes: SkuWrites): Promise<void>;
  /** Has the planner read this side again. */
  letter(situation: FieldSituation): Letter;
};

const hands: Record<Side, Hands> = {
  storefront: {
    name: "Shopify",
    gone: "The product was deleted in Shopify.",
    look: lookAtProduct,
    write: writeProductField,
    writeSkus: writeVariants,
    letter: ({ pair }) => ({
      kind: "product-changed",
      externalId: pair.product.externalId,
    }),
  },
  marketplace: {
    name: "TikTok Shop",
    gone: "The listing was deleted on TikTok Shop.",
    look: lookAtListing,
    write: writeListingField,
    writeSkus: writeListingSkus,
    letter: ({ pair }) => ({
      kind: "listing-changed",
      externalId: pair.listing.externalId,
    }),
  },
};

/** What is written, and what both sides had when its turn came. */
type Input = FieldWrite & { situation: FieldSituation };

/**
 * Writes a field on one side, unless it was edited there since we last looked. Both platforms take the same value twice as
 * one, but for pictures, which they copy: so a try whose answer was lost is looked up before it is made again.
 */
const fieldCarrier = (side: Side) =>
  carrier<`${Side}.update-field`, Input, { value: string }>({
    prepare: (records, payload) => prepare(records, side, payload),
    async overtaken(carrying, input) {
      const shows = await hands[side].look(carrying, input.situation);
      return overtakenBy(side, input, shows);
    },
    async probe(carrying, { situation, value, field }) {
      const shows = await hands[side].look(carrying, situation);
      const now = shows?.(situation);
      if (typeof now !== "string") return null;
      return showsAlready(situation, side, now, { field, value })
        ? { value: now }
        : null;
    },
    async act(carrying, { situation, value }) {
      return { value: await hands[side].write(carrying, situation, value) };
    },
    together: {
      async overtaken(carrying, inputs) {
        const [first] = inputs;
        const shows =
          first && (await hands[side].look(carrying, first.situation));
        return inputs.map((input) => overtakenBy(side, input, shows ?? null));
      },
      async act(carrying, inputs) {
        await hands[side].writeSkus(carrying, inputs);
        return inputs.map(({ value }) => ({ value }));
      },
    },
    confirm: (records, { value }, input, cause) =>
      confirm(records, side, { ...input, value }, cause),
    tells: true,
  });

export const updateStorefrontField = fieldCarrier("storefront");
export const updateMarketplaceField = fieldCarrier("marketplace");

/** @param shows what the side shows now; null where the whole is gone. */
function overtakenBy(
  side: Side,
  { situation, value, field }: Input,
  shows: ((situation: FieldSituation) => string | null) | null,
): Overtaken | null {
  const { essence, name, per } = traitsOf(field);
  const letter = hands[side].letter(situation);
  // Nobody is asked about a write to what is gone: the planner reads that it is, and asks what shall become of the rest.
  if (!shows) return { reason: hands[side].gone, letter };
  const now = shows(situation);
  if (now === null && per === "sku" && situation[side] !== null)
    return { reason: "The variant is gone.", letter };
  if (now === null) return null;
  const known = situation[side] ?? "";
  return essence(now) === essence(known) || essence(now) === essence(value)
    ? null
    : {
        reason: `The ${name} was edited ${side === "storefront" ? "in Shopify" : "on TikTok Shop"} meanwhile.`,
        letter,
      };
}

/** Pictures are copied under ids of their own: the same ones are known only by both sides' agreement. */
function showsAlready(
  situation: FieldSituation,
  side: Side,
  now: string,
  { field, value }: Pick<FieldWrite, "field" | "value">,
): boolean {
  const { essence, same } = traitsOf(field);
  if (field === "optionImages")
    return showsOptionImages(now, value, situation.pair);
  if (field !== "images") return essence(now) === essence(value);
  const other = situation[otherSide(side)] ?? "";
  return side === "storefront"
    ? same(now, other, situation.pair)
    : same(other, now, situation.pair);
}

async function prepare(
  records: Records,
  side: Side,
  payload: EffectPayloads[`${Side}.update-field`],
): Promise<Prepared<Input>> {
  const situation = await fieldSituation(records, payload);
  if (!situation) return { retire: "The link is gone." };
  const { show } = traitsOf(payload.field);
  const known = situation[side];
  const after = brief(show(payload.value, situation.pair));
  if (known !== null && showsAlready(situation, side, known, payload))
    return {
      already: `${hands[side].name} has this ${traitsOf(payload.field).name} already.`,
      after,
      note: (cause) =>
        noteTaken(
          records,
          side,
          situation,
          { ...payload, value: known },
          cause,
        ),
    };
  const go = { ...payload, situation };
  const { product, listing } = situation.pair;
  if ((side === "storefront" ? product : listing).deleted)
    return { retire: hands[side].gone, lookUp: go };
  if (!valueStillWanted(situation, { ...payload, side }))
    return {
      retire: "A side has changed since this was decided.",
      lookUp: go,
    };
  const before = known === null ? null : brief(show(known, situation.pair));
  return { go, before, after };
}

/** A description of thousands of characters says no more in the audit than its beginning. */
const brief = (text: string) =>
  text.length > 300 ? `${text.slice(0, 299)}…` : text;

/**
 * An earlier try took hold, and the side has told so before its answer was looked up: both sides have had what was written, as
 * when it is confirmed. What has been agreed on since is left.
 */
async function noteTaken(
  records: Records,
  side: Side,
  situation: FieldSituation,
  write: FieldWrite,
  cause: { entryId: string; at: Date },
): Promise<void> {
  const { field, itemId, value } = write;
  const { essence } = traitsOf(field);
  const agreed = situation.base?.[side] ?? null;
  if (agreed !== null && essence(agreed) === essence(value)) return;
  await records.saveBase(
    { field, itemId, ...baseAfterWrite(situation, side, write) },
    cause,
  );
}

async function confirm(
  records: Records,
  side: Side,
  { situation, ...write }: Input,
  cause: { entryId: string; at: Date },
): Promise<void> {
  const { field, itemId, value } = write;
  const item = { ...situation, itemId };
  await records.noteFieldWritten(side, field, item, value, cause.at);
  const now = await fieldSituation(records, { field, itemId });
  if (now)
    await records.saveBase(
      { field, itemId, ...baseAfterWrite(now, side, write) },
      cause,
    );
}
