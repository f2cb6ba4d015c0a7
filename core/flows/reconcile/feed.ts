import type { Letter } from "../../domain/letters.ts";
import { fingerprintOf } from "../../kit/fingerprint.ts";
import { canonicalJson } from "../../kit/json.ts";
import type { ConnectionKind } from "../../world/connection-records.ts";
import type { ShopRef } from "../../world/storefront.ts";
import type { World } from "../../world/world.ts";

export type ReconcilingWorld = Pick<
  World,
  "clock" | "log" | "store" | "bell" | "storefront" | "marketplace" | "network"
>;

/** Something that was looked at; without a letter where it is known already. */
export type Finding = {
  letter: Letter | null;
  deliveryId: string;
  updatedAt?: Date;
  /** The platform's id of what was seen. */
  subject?: string;
};

/** Something at a platform that can be compared with what we know. */
export type Feed = {
  name: string;
  of: ConnectionKind;
  /** What changed since then. */
  read(world: ReconcilingWorld, shop: ShopRef, since: Date): Promise<Finding[]>;
  /** Milliseconds from one reading to the next; without them it is read at every check. */
  everyMs?: number;
  /** Everything, and what is gone. */
  readWhole?(world: ReconcilingWorld, shop: ShopRef): Promise<Finding[]>;
};

/** A change of one thing, named by its version. */
export const changed = (
  letter: Letter & { externalId: string },
  updatedAt: Date,
  isKnown = false,
): Finding => ({
  letter: isKnown ? null : letter,
  deliveryId: `${letter.kind}:${letter.externalId}:${updatedAt.toISOString()}`,
  updatedAt,
  subject: letter.externalId,
});

/** So often is looked again at what is in question and names no version. */
export const askAgainMs = 10 * 60_000;

/** What a thing was seen to look like, where its platform names no version of it. */
export const lookOf = (shown: unknown): string =>
  fingerprintOf(canonicalJson(JSON.parse(JSON.stringify(shown))));
