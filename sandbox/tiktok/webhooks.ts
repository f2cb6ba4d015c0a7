import { productIdIsNumberInTypes } from "./assumed.ts";
import { consoleTypes, eventTypes, type LetterType } from "./event-types.ts";
import { mintId } from "./ids.ts";
import { type Platform, seconds } from "./platform.ts";
import { signLetter } from "./signing.ts";

/**
 * Posts a webhook to where it is registered; nothing happens while the shop is not authorized or nobody has registered.
 * Per-shop types go to the address of PUT /event/202309/webhooks, the others to the app's own address.
 * Envelope and signature: the webhook overview page.
 */
export function sendLetter(
  platform: Platform,
  type: LetterType,
  data: Record<string, unknown>,
): void {
  const { state, context, credentials } = platform;
  if (!state.authorization.active) return;
  const url = addressOf(platform, type);
  if (!url) return;
  const deliveryId = mintId(state, "notification");
  const letter = {
    type,
    tts_notification_id: deliveryId,
    ...ownerOf(platform, type),
    timestamp: seconds(platform.now()),
    data,
  };
  const body = bareProductId(type, JSON.stringify(letter));
  context.post.post({
    platform: "tiktok",
    shop: state.shop.id,
    topic: `type ${type}`,
    deliveryId,
    url,
    headers: {
      "content-type": "application/json",
      authorization: signLetter(
        credentials.appKey,
        credentials.appSecret,
        body,
      ),
    },
    body,
  });
  context.changed();
}

function ownerOf({ state }: Platform, type: LetterType) {
  return consoleTypes[type] === "seller"
    ? { seller_open_id: state.shop.openId }
    : { shop_id: state.shop.id };
}

function addressOf(
  { state, context }: Platform,
  type: LetterType,
): string | undefined {
  if (state.appWebhooks.includes(type))
    return `${context.appOrigin}/webhooks/tiktok`;
  return state.webhooks.find((r) => eventTypes[r.eventType] === type)?.address;
}

/** Some samples write product_id as a bare number beyond 2^53, which a careless parser rounds. */
function bareProductId(type: number, body: string): string {
  if (!productIdIsNumberInTypes.includes(type)) return body;
  return body.replace(/"product_id":"(\d+)"/, '"product_id":$1');
}
