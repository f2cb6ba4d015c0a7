import { refuse } from "./envelope.ts";
import { eventTypes } from "./event-types.ts";
import { type Handlers, seconds } from "./platform.ts";

/** Registration of webhooks per shop. Source: pages `update-shop-webhook-202309` and neighbours. */
export const eventHandlers: Handlers = {
  "PUT /event/202309/webhooks": ({ platform, body }) => {
    const { address, event_type: eventType } = body as Record<string, string>;
    if (!(String(eventType) in eventTypes))
      refuse(36_009_004, `Invalid parameter: unknown event_type ${eventType}`);
    if (!address || address.length > 255 || !URL.canParse(address))
      refuse(
        36_009_004,
        "Invalid parameter: address must be a URL of at most 255 characters",
      );
    const now = platform.now();
    const { webhooks } = platform.state;
    const known = webhooks.find((w) => w.eventType === eventType);
    if (known) Object.assign(known, { address, updatedAt: now });
    else
      webhooks.push({
        eventType: String(eventType),
        address,
        createdAt: now,
        updatedAt: now,
      });
    return {};
  },
  "GET /event/202309/webhooks": ({ platform: { state } }) => ({
    webhooks: state.webhooks.map((w) => ({
      event_type: w.eventType,
      address: w.address,
      create_time: seconds(w.createdAt),
      update_time: seconds(w.updatedAt),
    })),
    total_count: state.webhooks.length,
  }),
  // Succeeds where nothing was registered, too.
  "DELETE /event/202309/webhooks": ({ platform: { state }, body }) => {
    state.webhooks = state.webhooks.filter(
      (w) => w.eventType !== body.event_type,
    );
    return {};
  },
};
