import { createHash, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { parseJson } from "#core/kit/json.ts";
import type { Addressee, Door, Proof } from "#core/world/doors.ts";
import { stockLetterOwner } from "./assumed.ts";
import { signWebhook } from "./signing.ts";
import { topics } from "./topics.ts";
import { id } from "./wire/common.ts";

const optionalId = z.union([id, z.literal("")]).nullish();

const envelope = z.object({
  type: id,
  tts_notification_id: optionalId,
  shop_id: optionalId,
  seller_open_id: optionalId,
  creator_open_id: optionalId,
  timestamp: z.coerce.number().optional(),
  data: z.unknown(),
});
/** The page of type 68 shows the data alone. */
const bareStock = z.object({
  event_id: id,
  occurred_at: z.string(),
  seller_id: id,
  change_detail: z.array(z.unknown()),
});
type Envelope = z.output<typeof envelope>;

/**
 * Proves TikTok Shop's webhooks and reads their letters. Pure.
 *
 * Source: TikTok Shop Partner Center, page "TikTok Shop Webhooks Overview".
 */
export function createTikTokDoor(key: {
  appKey: string;
  appSecret: string;
}): Door {
  return {
    verify({ headers, body }) {
      const given = Buffer.from(headers.authorization ?? "", "utf8");
      const expected = Buffer.from(signWebhook(key, body), "utf8");
      if (given.length !== expected.length || !timingSafeEqual(given, expected))
        return { ok: false, reason: "wrong signature" };
      return proofOf(body);
    },

    read(topic, body) {
      const known = topics[topic];
      if (!known)
        return { kind: "ignored", reason: `webhook type ${topic} is not used` };
      try {
        return known.read(openEnvelope(body).data);
      } catch {
        return {
          kind: "ignored",
          reason: `webhook type ${topic} has an unknown form`,
        };
      }
    },
  };
}

/** Only proven bytes are parsed. */
function proofOf(body: Uint8Array): Proof {
  const letter = readEnvelope(body);
  if (!letter) return { ok: false, reason: "not a webhook envelope" };
  const addressee = addresseeOf(letter);
  if (!addressee) return { ok: false, reason: "names neither shop nor seller" };
  return {
    ok: true,
    addressee,
    // One documented sample has no id; a repeated delivery has the same bytes.
    deliveryId:
      letter.tts_notification_id ||
      createHash("sha256").update(body).digest("hex"),
    topic: letter.type,
    asOf: asOf(letter),
  };
}

function readEnvelope(body: Uint8Array): Envelope | null {
  try {
    return openEnvelope(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    return null;
  }
}

/** @throws where it is no letter. */
function openEnvelope(text: string): Envelope {
  const letter = parseJson(text);
  const bare = bareStock.safeParse(letter);
  return envelope.parse(
    bare.success
      ? {
          type: "68",
          tts_notification_id: bare.data.event_id,
          [stockLetterOwner]: bare.data.seller_id,
          timestamp: Date.parse(bare.data.occurred_at) / 1000,
          data: letter,
        }
      : letter,
  );
}

function addresseeOf({
  shop_id,
  seller_open_id,
  creator_open_id,
}: Envelope): Addressee | null {
  if (shop_id) return { kind: "tiktok-shop", shopExternalId: shop_id };
  // The published sample of type 58 writes the seller's id into the creator's field.
  const openId = seller_open_id || creator_open_id;
  return openId ? { kind: "tiktok-seller", openId } : null;
}

const changed = z.object({ update_time: z.coerce.number().positive() });

function asOf({ data, timestamp }: Envelope): Date | null {
  const read = changed.safeParse(data);
  const seconds = read.success ? read.data.update_time : timestamp;
  return seconds ? new Date(seconds * 1000) : null;
}
