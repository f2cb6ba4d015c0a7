import type { OrderDeed } from "./order-deed.ts";
import type { OrderSituation, RequestSituation } from "./order-situation.ts";
import { mayShip } from "./plan-fallback.ts";
import { sideTold } from "./shown-number.ts";

/** One thing that follows from a deed, in the order in which it happens. */
export type DeedStep =
  /** The orders at the network are called off; if a parcel has left by then, nothing more happens. */
  | { step: "call-off"; orders: number }
  /** The request is refused, or given back, in Shopify. */
  | { step: "refuse" | "give-back" }
  | { step: "hold" | "release" }
  | { step: "move"; location: string | null }
  /** Nothing leaves from anywhere else before the network has said that nothing leaves from there. */
  | { step: "never-twice" }
  | { step: "cancel-storefront" | "cancel-marketplace" }
  /** The order on the other side, and its orders at the network, are cancelled by what follows. */
  | { step: "others-follow" }
  /** The buyer's money is not given back by this. */
  | { step: "no-refund" }
  | { step: "tell"; side: "storefront" | "marketplace"; number: string };

export type DeedForeseen = {
  deed: OrderDeed;
  /** Null where it is about the whole order. */
  requestId: string | null;
  steps: DeedStep[];
  /** How it is taken back. */
  undo: "release" | "ask-again" | "none";
};

type Place = { externalId: string; name: string };

/** What can be done to an order now, and what follows from each; what cannot be done is left out. */
export function foreseeDeeds(
  situation: OrderSituation,
  places: Place[],
): DeedForeseen[] {
  const { order, requests, serviceLocationId } = situation;
  const ours = requests.filter(
    ({ locationId }) =>
      serviceLocationId !== null && locationId === serviceLocationId,
  );
  return [
    ...ours.flatMap((request) => requestDeeds(situation, request, places)),
    ...cancelDeed(situation),
    ...resendDeed(situation),
  ].filter(({ deed }) => !order.history || deed === "resend");
}

function requestDeeds(
  { order }: OrderSituation,
  request: RequestSituation,
  places: Place[],
): DeedForeseen[] {
  const isOpen =
    !order.cancelled &&
    !request.cancellationRequested &&
    request.lines.some((line) => line.remainingQuantity > 0);
  // What TikTok Shop ships itself cannot be taken from it.
  const isTheirs =
    order.channel === "marketplace" && order.fulfilledBy === "network";
  if (!isOpen || isTheirs) return [];
  const about = { requestId: request.id };
  if (request.wish?.kind === "hold" || request.status === "ON_HOLD")
    return [
      {
        ...about,
        deed: "release",
        steps: [{ step: "release" }],
        undo: "none",
      },
      ...moveDeed(request, places, about),
    ];
  if (request.refusalCode === "too_late_to_cancel") return [];
  return [
    {
      ...about,
      deed: "hold",
      steps: [...takeBack(request), { step: "hold" }],
      undo: "release",
    },
    ...moveDeed(request, places, about),
  ];
}

const moveDeed = (
  request: RequestSituation,
  places: Place[],
  about: { requestId: string },
): DeedForeseen[] =>
  places.length === 0 || request.refusalCode === "too_late_to_cancel"
    ? []
    : [
        {
          ...about,
          deed: "move",
          steps: [
            ...takeBack(request),
            ...(request.status === "ON_HOLD"
              ? [{ step: "release" } as const]
              : []),
            {
              step: "move",
              location: places.length === 1 ? (places[0]?.name ?? null) : null,
            },
            { step: "never-twice" },
          ],
          undo: "ask-again",
        },
      ];

/** How a request comes back from the network. */
function takeBack(request: RequestSituation): DeedStep[] {
  const open = request.orders.filter(
    ({ state }) => state === "ordered" || state === "ordering",
  ).length;
  return [
    ...(mayShip(request) ? [{ step: "call-off", orders: open } as const] : []),
    ...(request.requestStatus === "SUBMITTED"
      ? [{ step: "refuse" } as const]
      : request.requestStatus === "ACCEPTED"
        ? [{ step: "give-back" } as const]
        : []),
  ];
}

function cancelDeed({ order }: OrderSituation): DeedForeseen[] {
  if (order.cancelled || order.storefrontCancel) return [];
  if (order.state !== "waiting" && order.state !== "to_ship") return [];
  const isTheirs =
    order.channel === "marketplace" && order.fulfilledBy === "network";
  if (isTheirs || order.state === "waiting") return [];
  const isMarketplace = order.channel === "marketplace";
  return [
    {
      deed: "cancel",
      requestId: null,
      steps: [
        { step: isMarketplace ? "cancel-marketplace" : "cancel-storefront" },
        { step: "others-follow" },
        ...(isMarketplace ? [] : [{ step: "no-refund" } as const]),
      ],
      undo: "none",
    },
  ];
}

function resendDeed(situation: OrderSituation): DeedForeseen[] {
  const told = resendable(situation);
  return told.length === 0
    ? []
    : [
        {
          deed: "resend",
          requestId: null,
          steps: told.map((shipment) => ({
            step: "tell",
            side: sideTold(shipment),
            number: shipment.trackingNumber ?? "",
          })),
          undo: "none",
        },
      ];
}

/** Parcels whose number another side was told, and can be told again. */
export const resendable = ({ order, shipments }: OrderSituation) =>
  order.cancelled
    ? []
    : shipments.filter(
        (shipment) =>
          shipment.condition === "live" &&
          shipment.trackingNumber !== null &&
          (sideTold(shipment) === "marketplace"
            ? shipment.marketplacePackageId !== null
            : shipment.storefrontFulfillmentId !== null),
      );
