import { productIdIsNumberInTypes } from "./assumed.ts";
import { mintId } from "./ids.ts";
import { type Platform, seconds } from "./platform.ts";
import { signLetter } from "./signing.ts";

/**
 * The 17 event types of PUT /event/202309/webhooks (page `update-shop-webhook-202309`), and the number each carries on
 * the wire where the sandbox sends it.
 */
export const eventTypes: Record<string, number | null> = {
  ORDER_STATUS_CHANGE: 1,
  RECIPIENT_ADDRESS_UPDATE: 3,
  PACKAGE_UPDATE: 4,
  PRODUCT_STATUS_CHANGE: 5,
  SELLER_DEAUTHORIZATION: 6,
  UPCOMING_AUTHORIZATION_EXPIRATION: 7,
  CANCELLATION_STATUS_CHANGE: 11,
  RETURN_STATUS_CHANGE: 12,
  NEW_CONVERSATION: null,
  NEW_MESSAGE: null,
  PRODUCT_INFORMATION_CHANGE: 15,
  PRODUCT_CREATION: 16,
  PRODUCT_CATEGORY_CHANGE: null,
  NEW_MESSAGE_LISTENER: null,
  INVOICE_STATUS_CHANGE: null,
  PRODUCT_AUDIT_STATUS_CHANGE: null,
  REVERSE_STATUS_UPDATE: null,
};

/** Registered in Partner Center for the whole app; they name the seller instead of the shop. */
const sellerTypes = new Set([21, 22, 23, 24, 58]);

export type LetterType = 1 | 3 | 4 | 5 | 6 | 11 | 15 | 16 | 21 | 24 | 58;

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
    ...(sellerTypes.has(type)
      ? { seller_open_id: state.shop.openId }
      : { shop_id: state.shop.id }),
    timestamp: seconds(context.clock.now()),
    data,
  };
  const body = bareProductId(type, JSON.stringify(letter));
  context.post.post({
    platform: "tiktok",
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

function addressOf(
  { state, context }: Platform,
  type: number,
): string | undefined {
  if (sellerTypes.has(type)) return `${context.appOrigin}/webhooks/tiktok`;
  return state.webhooks.find((r) => eventTypes[r.eventType] === type)?.address;
}

/** Some samples write product_id as a bare number beyond 2^53, which a careless parser rounds. */
function bareProductId(type: number, body: string): string {
  if (!productIdIsNumberInTypes.includes(type)) return body;
  return body.replace(/"product_id":"(\d+)"/, '"product_id":$1');
}
