import { z } from "zod";
import { type ControlRoute, route } from "../../control/route.ts";
import type { Desk } from "../desk.ts";
import { expireTokens, uninstall } from "../installation.ts";
import { setScopes } from "../scopes.ts";
import { postPrivacyWebhook } from "../webhooks/post-webhook.ts";
import { privacyTopics } from "../webhooks/topics.ts";
import { buy, payments } from "./buy.ts";
import {
  bundleByMerchant,
  cancelByMerchant,
  chooseVariantPicture,
  correctAddress,
  deleteByMerchant,
  deleteVariant,
  editByMerchant,
  hangPictures,
  offerVariant,
  renameOptions,
  requestByMerchant,
  requestCancellationByMerchant,
  setCost,
  setStock,
  shipByHand,
  trackByMerchant,
} from "./deeds.ts";
import { editOrderByMerchant } from "./edit-order.ts";
import { closePlace, openAgain, openPlace } from "./places.ts";
import { Refused } from "./refused.ts";
import {
  approveByMerchant,
  askReturn,
  cancelReturnByMerchant,
  closeByMerchant,
  declineByMerchant,
  receiveByMerchant,
} from "./return-deeds.ts";
import { storeAsSeen } from "./seen.ts";
import { signUp } from "./sign-up.ts";

const chapter = "Shopify";
const ofShop = z.object({ shop: z.string() });
const ofThing = z.object({ shop: z.string(), id: z.string() });
const lines = z
  .array(z.strictObject({ sku: z.string(), quantity: z.number().int().min(1) }))
  .min(1);
const furtherNumbers = z
  .array(z.string())
  .describe("Of the same parcel, by the same carrier, behind the first.");
const message = z.strictObject({ message: z.string().optional() });

/** Shopify's part of the control face: what customers and the merchant do, and the whole store at a glance. */
export function controlRoutes(
  deskOf: (shop: string) => Desk | undefined,
): ControlRoute[] {
  const demand = (shop: string): Desk => {
    const desk = deskOf(shop);
    if (!desk) throw new Refused(404, `there is no store ${shop}`);
    return desk;
  };
  /** A deed: acts at the store's desk and marks the state as changed. */
  const deed = <B extends z.ZodType>(
    path: string,
    says: string,
    body: B,
    act: (desk: Desk, body: z.output<B>, id: string) => unknown,
  ) =>
    route({
      method: "POST",
      path: `/shopify/:shop${path}`,
      chapter,
      says,
      params: (path.includes(":id") ? ofThing : ofShop) as typeof ofThing,
      body: body as z.ZodType,
      act({ params, body: given }) {
        const desk = demand(params.shop);
        const answer = act(desk, given as z.output<B>, params.id);
        desk.context.changed();
        return answer;
      },
    });

  return [
    route({
      method: "GET",
      path: "/state/shopify/:shop",
      chapter,
      says: "The whole store: plain, unpaged, with global ids.",
      params: ofShop,
      act: ({ params }) => storeAsSeen(demand(params.shop)),
    }),
    deed(
      "/orders",
      "A customer buys; never more than some location has.",
      z.strictObject({
        lines,
        shipTo: z
          .strictObject({
            firstName: z.string(),
            lastName: z.string(),
            address1: z.string(),
            address2: z.string().nullable(),
            city: z.string(),
            provinceCode: z.string(),
            zip: z.string(),
            countryCode: z.string(),
            phone: z.string(),
            email: z.string(),
            company: z.string().nullable(),
          })
          .partial()
          .optional(),
        requestFulfillment: z
          .boolean()
          .optional()
          .describe("Ask the fulfillment services for their parts at once."),
        payment: z
          .enum(Object.keys(payments) as (keyof typeof payments)[])
          .optional()
          .describe("Paid at once, if nothing is said."),
        shipping: z
          .string()
          .regex(/^\d+(\.\d{1,2})?$/)
          .optional()
          .describe("What shipping costs, e.g. `5.00`."),
        discount: z
          .strictObject({
            code: z.string().min(1),
            percentage: z.number().min(0).max(100),
          })
          .optional()
          .describe(
            "A code that the customer types, and what it takes off the whole order.",
          ),
      }),
      (desk, body) => buy(desk, body),
    ),
    deed(
      "/customers",
      "Somebody opens an account on the storefront.",
      z.strictObject({
        email: z.email(),
        firstName: z.string().optional(),
        lastName: z.string().optional(),
      }),
      (desk, body) => signUp(desk, body),
    ),
    deed(
      "/orders/:id/fulfill",
      "The merchant ships what lies at his own location: all of it, or the lines named.",
      z.strictObject({
        trackingNumber: z.string().optional(),
        furtherNumbers: furtherNumbers.optional(),
        company: z.string().optional(),
        lines: lines.optional(),
      }),
      (desk, body, id) => shipByHand(desk, id, body),
    ),
    deed(
      "/orders/:id/tracking",
      "The merchant writes another carrier's number on all parcels that left his own location.",
      z.strictObject({
        trackingNumber: z.string(),
        furtherNumbers: furtherNumbers.optional(),
        company: z.string().optional(),
      }),
      (desk, body, id) => trackByMerchant(desk, id, body),
    ),
    deed(
      "/orders/:id/cancel",
      "The merchant cancels an order.",
      z.strictObject({
        restock: z.boolean().default(true),
        reason: z
          .enum([
            "CUSTOMER",
            "INVENTORY",
            "FRAUD",
            "DECLINED",
            "STAFF",
            "OTHER",
          ])
          .default("CUSTOMER"),
        staffNote: z.string().max(255).optional(),
      }),
      (desk, how, id) => cancelByMerchant(desk, id, how),
    ),
    deed(
      "/orders/:id/address",
      "The merchant corrects the street of an order that is not cancelled, whoever has it to ship.",
      z.strictObject({ address1: z.string() }),
      (desk, { address1 }, id) => correctAddress(desk, id, address1),
    ),
    deed(
      "/orders/:id/edit",
      "The merchant edits an order: so many units of a SKU that it has are on it from then on; those that go can be sold again, unless said otherwise.",
      z.strictObject({
        sku: z.string(),
        quantity: z.number().int().min(0),
        restock: z.boolean().default(true),
      }),
      (desk, body, id) => editOrderByMerchant(desk, id, body),
    ),
    deed(
      "/orders/:id/ask-return",
      "A customer asks to send back what was shipped: all of it, or the lines named.",
      z.strictObject({
        lines: z
          .array(
            z.strictObject({
              sku: z.string(),
              quantity: z.number().int().min(1),
              reason: z
                .string()
                .default("unknown")
                .describe("Handle of a return reason, such as `too-small`."),
              note: z.string().optional(),
            }),
          )
          .min(1)
          .optional(),
      }),
      (desk, body, id) => askReturn(desk, id, body),
    ),
    deed(
      "/returns/:id/approve",
      "The merchant says yes to a customer who asked for a return.",
      z.strictObject({}),
      (desk, _body, id) => approveByMerchant(desk, id),
    ),
    deed(
      "/returns/:id/decline",
      "The merchant says no to a customer who asked for a return.",
      z.strictObject({
        reason: z
          .enum(["FINAL_SALE", "RETURN_PERIOD_ENDED", "OTHER"])
          .default("OTHER"),
        note: z.string().optional(),
      }),
      (desk, body, id) => declineByMerchant(desk, id, body),
    ),
    deed(
      "/returns/:id/receive",
      "The merchant unpacks a return: all that is awaited is counted in and put where it belongs (where it was shipped from, if no location is named).",
      z.strictObject({
        disposition: z
          .enum([
            "RESTOCKED",
            "NOT_RESTOCKED",
            "PROCESSING_REQUIRED",
            "MISSING",
          ])
          .default("RESTOCKED"),
        refund: z
          .boolean()
          .default(false)
          .describe("Pay back what was counted in, less the fees."),
        locationId: z.union([z.string(), z.number()]).optional(),
      }),
      (desk, body, id) => receiveByMerchant(desk, id, body),
    ),
    deed(
      "/returns/:id/close",
      "The merchant closes a return.",
      z.strictObject({}),
      (desk, _body, id) => closeByMerchant(desk, id),
    ),
    deed(
      "/returns/:id/cancel",
      "The merchant cancels a return of which nothing has been dealt with.",
      z.strictObject({}),
      (desk, _body, id) => cancelReturnByMerchant(desk, id),
    ),
    deed(
      "/fulfillment-orders/:id/request-fulfillment",
      "The merchant asks the service to ship.",
      message,
      (desk, body, id) => requestByMerchant(desk, id, body.message),
    ),
    deed(
      "/fulfillment-orders/:id/request-cancellation",
      "The merchant asks the service to stop.",
      message,
      (desk, body, id) => requestCancellationByMerchant(desk, id, body.message),
    ),
    deed(
      "/products/:id",
      "The merchant edits a product; `price` and `grams` are those of all its variants.",
      z.strictObject({
        title: z.string().optional(),
        price: z
          .string()
          .regex(/^\d+\.\d{2}$/)
          .optional(),
        grams: z.number().int().min(1).optional(),
        status: z.enum(["ACTIVE", "DRAFT", "ARCHIVED", "UNLISTED"]).optional(),
        descriptionHtml: z.string().optional(),
      }),
      (desk, body, id) => editByMerchant(desk, id, body),
    ),
    deed(
      "/products/:id/delete",
      "The merchant deletes a product with all its variants.",
      z.strictObject({}),
      (desk, _body, id) => deleteByMerchant(desk, id),
    ),
    deed(
      "/bundles",
      "The merchant puts a variant together from others; no parts: it is an ordinary one again.",
      z.strictObject({
        sku: z.string(),
        parts: z.array(
          z.strictObject({ sku: z.string(), quantity: z.int().min(1) }),
        ),
      }),
      (desk, body) => bundleByMerchant(desk, body),
    ),
    deed(
      "/costs",
      "The merchant enters what a unit of a SKU costs him; null: he empties it.",
      z.strictObject({
        sku: z.string(),
        cost: z
          .string()
          .regex(/^\d+\.\d{2}$/)
          .nullable(),
      }),
      (desk, body) => setCost(desk, body),
    ),
    deed(
      "/stock",
      "The merchant counts: what can be sold of a SKU at a location (his own, if none is named).",
      z.strictObject({
        sku: z.string(),
        available: z.number().int(),
        locationId: z.union([z.string(), z.number()]).optional(),
      }),
      (desk, body) => setStock(desk, body),
    ),
    deed(
      "/locations",
      "The merchant opens a location of his own.",
      z.strictObject({ name: z.string() }),
      (desk, { name }) => openPlace(desk, name),
    ),
    deed(
      "/locations/:id/close",
      "The merchant closes a location, and what is stocked there goes to another.",
      z.strictObject({ relocateTo: z.string() }),
      (desk, { relocateTo }, id) => closePlace(desk, id, relocateTo),
    ),
    deed(
      "/locations/:id/open",
      "The merchant opens a location again that he had closed; nothing is stocked there.",
      z.strictObject({}),
      (desk, _body, id) => openAgain(desk, id),
    ),
    deed(
      "/variants",
      "The merchant offers a product in one more variant: as the one of the SKU `like`, but for its own SKU and the values of its options.",
      z.strictObject({
        like: z.string(),
        sku: z.string(),
        options: z.array(z.string()).min(1),
      }),
      (desk, body) => offerVariant(desk, body),
    ),
    deed(
      "/variants/delete",
      "The merchant deletes a variant of a product that has others.",
      z.strictObject({ sku: z.string() }),
      (desk, { sku }) => deleteVariant(desk, sku),
    ),
    deed(
      "/products/:id/pictures",
      "The merchant hangs pictures of the store's own on a product, in this order; one of the same name and size stays the one it is.",
      z.strictObject({
        pictures: z.array(
          z.strictObject({
            name: z.string().regex(/^[\w-]+$/),
            width: z.int().min(1).max(5_000),
            height: z.int().min(1).max(5_000),
          }),
        ),
      }),
      (desk, { pictures }, id) => hangPictures(desk, id, pictures),
    ),
    deed(
      "/variants/options",
      "The merchant calls the values of a variant's options otherwise.",
      z.strictObject({
        sku: z.string(),
        options: z.array(z.string().min(1)).min(1),
      }),
      (desk, body) => renameOptions(desk, body),
    ),
    deed(
      "/variants/picture",
      "The merchant chooses one of its product's pictures, by its address, for a variant; null: none.",
      z.strictObject({ sku: z.string(), url: z.string().nullable() }),
      (desk, body) => chooseVariantPicture(desk, body),
    ),
    deed(
      "/uninstall",
      "The merchant removes the app: all its tokens are over.",
      z.strictObject({}),
      (desk) => uninstall(desk),
    ),
    deed(
      "/scopes",
      "The merchant's grant becomes this list of scopes, and the app is told.",
      z.strictObject({ scopes: z.array(z.string()) }),
      (desk, { scopes }) => setScopes(desk, scopes),
    ),
    deed(
      "/expire-tokens",
      "All access tokens are over; refresh tokens only where wished: then nothing but the merchant's opening the app helps.",
      z.strictObject({ refreshTokens: z.boolean().default(false) }),
      (desk, { refreshTokens }) => {
        if (!desk.store.app) return;
        expireTokens(desk.store.app);
        if (refreshTokens) desk.store.app.refreshTokens = [];
      },
    ),
    deed(
      "/privacy",
      "Posts a compliance webhook.",
      z.strictObject({
        topic: z.enum(privacyTopics),
        payload: z.looseObject({}).optional(),
      }),
      (desk, body) =>
        postPrivacyWebhook(desk, body.topic, {
          shop_id: desk.store.id,
          shop_domain: `${desk.store.handle}.myshopify.com`,
          ...body.payload,
        }),
    ),
  ];
}
