import type { BatchedKind } from "../../domain/effect-traits.ts";
import type { EffectKind } from "../../domain/effects.ts";
import { answerCancellation, cancelMarketplaceOrder } from "./cancellations.ts";
import type { Carrier } from "./carrier.ts";
import { updateMarketplaceField, updateStorefrontField } from "./fields.ts";
import {
  cancelInbound,
  confirmInbound,
  saveInbound,
  shipInbound,
  trackInbound,
} from "./inbound.ts";
import { takeParts } from "./kit-parts.ts";
import {
  addListingSkus,
  bindNetworkGoods,
  changeListingDetails,
  createListing,
  createNetworkGoods,
  removeListingSkus,
  unbindNetworkGoods,
} from "./listings.ts";
import {
  answerMarketplaceReturn,
  openMarketplaceReturn,
} from "./marketplace-returns.ts";
import { cancelNetworkOrder, createNetworkOrder } from "./network-orders.ts";
import { linkOrder } from "./order-links.ts";
import {
  cancelStorefrontOrder,
  importOrder,
  readdressOrder,
} from "./orders.ts";
import { createFulfillment, markShipped } from "./parcels.ts";
import { refundUnits } from "./refund-units.ts";
import {
  acceptCancellation,
  acceptRequest,
  rejectCancellation,
  rejectRequest,
} from "./request-answers.ts";
import {
  closeRequest,
  holdRequest,
  moveRequest,
  releaseRequest,
} from "./request-places.ts";
import {
  moveStorefrontReturn,
  openStorefrontReturn,
  payBack,
} from "./returns.ts";
import { ensureService, stockVariant } from "./service.ts";
import {
  changeMarketplaceTracking,
  changeStorefrontTracking,
  tellParcel,
} from "./tracking.ts";

/** How each other kind of effect is carried. A new kind without a row here does not compile. */
export const carriers: {
  [K in Exclude<EffectKind, BatchedKind>]: Carrier<K>;
} = {
  "storefront.ensure-service": ensureService,
  "storefront.stock-variant": stockVariant,
  "storefront.take-parts": takeParts,
  "storefront.update-field": updateStorefrontField,
  "storefront.import-order": importOrder,
  "storefront.cancel-order": cancelStorefrontOrder,
  "storefront.readdress-order": readdressOrder,
  "storefront.accept-request": acceptRequest,
  "storefront.reject-request": rejectRequest,
  "storefront.close-request": closeRequest,
  "storefront.move-request": moveRequest,
  "storefront.hold-request": holdRequest,
  "storefront.release-request": releaseRequest,
  "storefront.accept-cancellation": acceptCancellation,
  "storefront.reject-cancellation": rejectCancellation,
  "storefront.create-fulfillment": createFulfillment,
  "marketplace.create-listing": createListing,
  "marketplace.add-skus": addListingSkus,
  "marketplace.remove-skus": removeListingSkus,
  "marketplace.change-details": changeListingDetails,
  "network.create-goods": createNetworkGoods,
  "network.bind-goods": bindNetworkGoods,
  "network.unbind-goods": unbindNetworkGoods,
  "network.save-inbound": saveInbound,
  "network.confirm-inbound": confirmInbound,
  "network.ship-inbound": shipInbound,
  "network.track-inbound": trackInbound,
  "network.cancel-inbound": cancelInbound,
  "marketplace.update-field": updateMarketplaceField,
  "marketplace.mark-shipped": markShipped,
  "storefront.refund-units": refundUnits,
  "storefront.change-tracking": changeStorefrontTracking,
  "storefront.tell-parcel": tellParcel,
  "marketplace.change-tracking": changeMarketplaceTracking,
  "marketplace.cancel-order": cancelMarketplaceOrder,
  "marketplace.answer-cancellation": answerCancellation,
  "storefront.open-return": openStorefrontReturn,
  "storefront.move-return": moveStorefrontReturn,
  "storefront.pay-back": payBack,
  "marketplace.answer-return": answerMarketplaceReturn,
  "marketplace.open-return": openMarketplaceReturn,
  "marketplace.link-order": linkOrder,
  "network.create-order": createNetworkOrder,
  "network.cancel-order": cancelNetworkOrder,
};
