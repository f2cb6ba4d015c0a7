import { httpStatus } from "./assumed.ts";
import { refuse } from "./envelope.ts";
import { sameSign, signRequest } from "./signing.ts";

export type SignedCall = {
  path: string;
  query: Record<string, string>;
  contentType: string;
  raw: Uint8Array;
};

/** Refuses a call that is not signed as documented. Timestamps are taken from five minutes back to thirty seconds ahead. */
export function checkSign(secret: string, call: SignedCall): void {
  const { path, query, contentType } = call;
  const bad = (message: string) =>
    refuse(36_009_004, message, httpStatus.badCommonParameter);
  if (!/^\d{10}$/.test(query.timestamp ?? "")) bad("Invalid timestamp");
  // Signatures keep to the real clock: the app knows no other.
  const age = Date.now() / 1000 - Number(query.timestamp);
  if (age > 300 || age < -30) bad("Timestamp is out of the accepted window");
  if (!query.sign) bad("Missing sign");
  const rawBody = Buffer.from(call.raw).toString("utf8");
  const sign = (body: string | null) =>
    signRequest(secret, { path, query, contentType, rawBody: body });
  const given = query.sign ?? "";
  if (sameSign(sign(rawBody), given)) return;
  // Clients differ over `{}`: the published sample functions sign nothing for an object without keys.
  if (rawBody === "{}" && sameSign(sign(null), given)) return;
  refuse(106_001, "Invalid sign", httpStatus.badSignature);
}
