import type { ErrorCode } from "#core/errors/catalog.ts";
import { aftersalesCodes } from "./codes/aftersales.ts";
import { gatewayCodes } from "./codes/gateway.ts";
import { networkCodes } from "./codes/network.ts";
import { ordersCodes } from "./codes/orders.ts";
import { productsCodes } from "./codes/products.ts";

/** TikTok's codes by what they mean to us. A code that is not listed is `request_refused`, with the platform's words. */
export type CodeFamilies = Partial<Record<ErrorCode, readonly number[]>>;

const chapters: CodeFamilies[] = [
  gatewayCodes,
  productsCodes,
  ordersCodes,
  aftersalesCodes,
  networkCodes,
];

const byCode = new Map<number, ErrorCode>(
  chapters.flatMap((families) =>
    Object.entries(families).flatMap(([ours, theirs]) =>
      theirs.map((code): [number, ErrorCode] => [code, ours as ErrorCode]),
    ),
  ),
);

/** The code under which the gateway gathers every fault of the common parameters; only the words tell them apart. */
const badCommonParameter = 36009004;

/** What a non-zero code means to us, or null for a code that we do not know. */
export function meaningOf(code: number, message: string): ErrorCode | null {
  if (code === badCommonParameter && /token/i.test(message))
    return "authorization_expired";
  return byCode.get(code) ?? null;
}

/** Refusals that a newer access token can cure. */
export const isStaleToken = (code: number | null, message: string): boolean =>
  code === 105002 || (code === badCommonParameter && /token/i.test(message));

/** Partial failure: `data.errors` holds one entry per refused item. */
export const partialFailure = 12052990;
/** The external id of a multi-channel order is taken by an active one. */
export const duplicateReference = 177001007;
