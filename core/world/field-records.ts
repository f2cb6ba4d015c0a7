import type { Policies, Policy } from "../domain/field-policies.ts";
import type { Field, Side } from "../domain/field-words.ts";
import type { Agreement } from "../domain/merge/agreement.ts";
import type { Base, Pair } from "../domain/merge/pair.ts";
import type { NewBase, NewEdit } from "../domain/merge/plan-fields.ts";
import type { Json } from "../kit/json.ts";
import type { EffectRow } from "./effect-records.ts";

/** Which pairs: all of them, those of some products or listings, or the one that holds an item. */
export type PairFilter = {
  productExternalIds?: string[];
  listingExternalIds?: string[];
  /** Those of these products, and those whose listings sell a variant of them beside their own. */
  sellingExternalIds?: string[];
  /** A listing's id, or one of its SKUs'. */
  itemId?: string;
};

/** The fields of linked pairs, and what is known about them. */
export interface FieldRecords {
  /**
   * Linked pairs, page by page: a catalog of any size is never in memory at once. What one side has deleted is among them,
   * what both have is not.
   */
  pairs(filter: PairFilter): AsyncIterable<Pair[]>;
  /** The listing of each of these listing SKUs, by their ids. */
  listingsOfSkus(listingSkuIds: string[]): Promise<Map<string, string>>;
  saveBases(
    bases: NewBase[],
    cause: { entryId: string; at: Date },
  ): Promise<void>;
  saveBase(
    base: { field: Field; itemId: string } & Base,
    cause: { entryId: string; at: Date },
  ): Promise<void>;
  /** What counts as agreed again, and how each side has moved from it; null: both never agreed. */
  setAgreement(
    item: { field: Field; itemId: string },
    agreement: Agreement,
    cause: { entryId: string; at: Date },
  ): Promise<void>;
  /** Since when sides show what they show; null: nothing but what was agreed. */
  saveEdits(edits: NewEdit[]): Promise<void>;
  /** What we have just written is what that side shows, until it tells us again; it is nobody's edit. */
  noteFieldWritten(
    side: Side,
    field: Field,
    item: { pair: Pair; itemId: string },
    value: string,
    at: Date,
  ): Promise<void>;
  noteSamePictures(
    pictures: { storefrontId: string; marketplaceId: string }[],
  ): Promise<void>;
  /** TikTok Shop's name for a picture that it was given; null where it was not. */
  samePictureAs(storefrontId: string): Promise<string | null>;
  /** The policies in force; what a shop has not chosen is left out. */
  fieldPolicies(): Promise<Policies>;
  /** The fields that an entry's decision had written, whatever became of the effects. */
  fieldWritesOf(
    entryId: string,
  ): Promise<(EffectRow & { result: Json | null })[]>;
  /**
   * What people had decided to be written and later decisions, those of these entries, gave up, as it was planned; and whether
   * what it was decided by has been taken back since.
   */
  writesGivenUpFor(
    entryIds: string[],
  ): Promise<(EffectRow & { result: Json | null; isTakenBack: boolean })[]>;
  /**
   * What was written last of the same value on the same side before this effect was planned, and whether what it was decided by
   * has been taken back since; null: nothing.
   */
  writeBefore(
    effectId: string,
  ): Promise<
    (EffectRow & { result: Json | null; isTakenBack: boolean }) | null
  >;
  /** Whether the effect of this key was retired. */
  isRetired(key: string): Promise<boolean>;
  /** What people have decided to be written in this field of any item, and what has not ended yet. */
  openFieldWrites(field: Field): Promise<EffectRow[]>;
  /**
   * The policy that holds once an entry's decision is taken back, the newest of those before that was not taken back itself, and
   * whether what the entry set is in force; null where it set none.
   */
  policyChangedBy(
    entryId: string,
  ): Promise<{ field: Field; before: Policy; isInForce: boolean } | null>;
  /** Puts a policy in force. @returns its version. */
  setFieldPolicy(
    choice: { field: Field; policy: Policy },
    cause: { entryId: string; actor: string; at: Date },
  ): Promise<number>;
}
