import { hubFeeCentsPerUnit, placementLifeMs } from "../tiktok/assumed.ts";
import { refuse } from "../tiktok/envelope.ts";
import { mintId } from "../tiktok/ids.ts";
import { amount, spread, total } from "../tiktok/money.ts";
import {
  type Call,
  type Handlers,
  type Platform,
  seconds,
} from "../tiktok/platform.ts";
import { contentOf, faultOfContent } from "./inbound-content.ts";
import { openInbound } from "./inbound-orders.ts";
import { type Window, windowsFrom } from "./inbound-windows.ts";
import type {
  Carton,
  InboundMethod,
  InboundPlan,
  Placement,
  PlannedGoods,
} from "./state.ts";

const badInput = 39_001_002;

type WindowBody = { start_timestamp: string; end_timestamp: string };

/** From a plan to inbound orders. Source: pages `create-update-inbound-plan-202602`, `list-available-inbound-method-202602`, `get-inbound-method-detail-202602`, `confirm-inbound-method-202603`. */
export const inboundPlanHandlers: Handlers = {
  "POST /fbt/202602/create_update_inbound_plan": savePlan,
  "POST /fbt/202602/list_available_inbound_method": ({ platform, body }) => {
    const plan = findPlan(platform, body.plan_id);
    return {
      available_inbound_method_list: methodsOf(platform).map(
        ({ method, places }) => ({
          inbound_method: method,
          available_time_window_list: windowsFrom(platform.now()).map(
            ({ start, end }) => ({
              start_timestamp: start,
              end_timestamp: end,
            }),
          ),
          warehouse_list: places.map(({ id, name }) => ({
            warehouse_id: id,
            warehouse_name: name,
          })),
          placement_fee_estimate: viewFee(feeOf(plan, method)),
        }),
      ),
    };
  },
  "POST /fbt/202602/inbound_method_detail": ({ platform, body }) => {
    const plan = findPlan(platform, body.plan_id);
    refuseConfirmed(plan);
    const { method, window } = wayOf(platform, body);
    const placement =
      findPlacement(platform, plan, method, window) ??
      place(platform, plan, method, window);
    return placement.readyAt > platform.now()
      ? { placement_task_status: "Executing", info: [] }
      : {
          placement_task_status: "Succeed",
          info: [viewPlacement(placement)],
          expiration_timestamp: String(seconds(placement.expiresAt)),
        };
  },
  "POST /fbt/202603/confirm_inbound_method": ({ platform, body }) => {
    const plan = findPlan(platform, body.plan_id);
    refuseConfirmed(plan);
    const { method, window } = wayOf(platform, body);
    const placement = findPlacement(platform, plan, method, window);
    if (!placement || placement.id !== body.placement_option_id)
      return refuse(badInput, "The placement option is unknown or has expired");
    if (placement.readyAt > platform.now())
      refuse(badInput, "The placement option is still being worked out");
    const orders = placement.shipments.map((shipment) =>
      openInbound(platform, plan, placement, shipment),
    );
    plan.orderIds = orders.map((o) => o.id);
    return { inbound_order_ids: plan.orderIds };
  },
};

/** One call makes and changes plans; the same key makes one. A confirmed plan stays as it is. */
function savePlan({ platform, body }: Call) {
  const { fbt } = platform.state;
  const key = (body.idempotent_key as string | undefined) || null;
  const content = contentOf(body);
  const fault = faultOfContent(platform, content);
  if (fault) refuse(badInput, fault);
  if (body.plan_id) {
    const plan = findPlan(platform, body.plan_id);
    refuseConfirmed(plan);
    Object.assign(plan, content, { placements: [] });
    return { inbound_plan: { plan_id: plan.id } };
  }
  const [known] = fbt.plans.by("key", key ?? undefined);
  const plan =
    known ??
    fbt.plans.add({
      id: mintId(platform.state, "plan"),
      key,
      ...content,
      createdAt: platform.now(),
      placements: [],
      orderIds: [],
    });
  return { inbound_plan: { plan_id: plan.id } };
}

function findPlan({ state }: Platform, id: unknown): InboundPlan {
  return (
    state.fbt.plans.get(id as string) ??
    refuse(badInput, `Plan ${id} does not exist`)
  );
}

function refuseConfirmed(plan: InboundPlan): void {
  if (plan.orderIds.length > 0)
    refuse(badInput, "The plan is already confirmed");
}

/** Straight to the centres, or to one place that forwards, for a fee. */
function methodsOf({ state: { fbt } }: Platform) {
  return [
    { method: "D2FC" as const, places: fbt.centres },
    ...(fbt.hub ? [{ method: "ONE_HUB" as const, places: [fbt.hub] }] : []),
  ];
}

/** The method and the week, which must be one of those that were offered, to the letter. */
function wayOf(platform: Platform, body: Record<string, unknown>) {
  const method = body.inbound_method as InboundMethod;
  if (!methodsOf(platform).some((m) => m.method === method))
    refuse(badInput, `inbound_method ${method} is not available`);
  const wish = body.estimate_arrival_time as WindowBody;
  const window = windowsFrom(platform.now()).find(
    (w) => w.start === wish.start_timestamp && w.end === wish.end_timestamp,
  );
  if (!window)
    return refuse(badInput, "estimate_arrival_time is not an offered window");
  return { method, window };
}

const findPlacement = (
  platform: Platform,
  plan: InboundPlan,
  method: InboundMethod,
  window: Window,
): Placement | undefined =>
  plan.placements.find(
    (p) =>
      p.method === method &&
      p.window.start === window.start &&
      p.expiresAt > platform.now(),
  );

function place(
  platform: Platform,
  plan: InboundPlan,
  method: InboundMethod,
  window: Window,
): Placement {
  const readyAt = platform.now() + platform.state.fbt.inboundPace.placementMs;
  const placement: Placement = {
    id: mintId(platform.state, "placement"),
    method,
    window,
    readyAt,
    expiresAt: readyAt + placementLifeMs,
    feeCents: feeOf(plan, method),
    shipments: shipmentsOf(platform, plan, method),
  };
  plan.placements.push(placement);
  return placement;
}

function feeOf(plan: InboundPlan, method: InboundMethod): number {
  return method === "D2FC"
    ? 0
    : total(plan.goods.map((g) => g.quantity)) * hubFeeCentsPerUnit;
}

/** Everything to the hub; else cartons in turn, or goods in equal parts, to the centres. */
function shipmentsOf(
  { state: { fbt } }: Platform,
  plan: InboundPlan,
  method: InboundMethod,
): Placement["shipments"] {
  if (method === "ONE_HUB")
    return [
      { centreId: fbt.hub?.id ?? "", goods: plan.goods, cartons: plan.cartons },
    ];
  const shares =
    plan.cartons.length > 0
      ? fbt.centres.map((_, place) =>
          plan.cartons.flatMap((carton): Carton[] => {
            const quantity = partOf(carton.quantity, place, fbt.centres.length);
            return quantity > 0 ? [{ ...carton, quantity }] : [];
          }),
        )
      : fbt.centres.map(() => []);
  return fbt.centres
    .map(({ id }, place) => {
      const cartons = shares[place] ?? [];
      const goods =
        plan.cartons.length > 0
          ? sumOf(cartons)
          : plan.goods.flatMap(({ goodsId, quantity }): PlannedGoods[] => {
              const part = partOf(quantity, place, fbt.centres.length);
              return part > 0 ? [{ goodsId, quantity: part }] : [];
            });
      return { centreId: id, goods, cartons };
    })
    .filter(({ goods }) => goods.length > 0);
}

/** The part of a number that falls to one of several places; the first take what is left over. */
const partOf = (quantity: number, place: number, places: number): number =>
  spread(
    quantity,
    Array.from({ length: places }, () => 1),
  )[place] ?? 0;

function sumOf(cartons: Carton[]): PlannedGoods[] {
  const sums = new Map<string, number>();
  for (const carton of cartons)
    for (const { goods_id, quantity } of carton.items)
      sums.set(
        goods_id,
        (sums.get(goods_id) ?? 0) + quantity * carton.quantity,
      );
  return [...sums].map(([goodsId, quantity]) => ({ goodsId, quantity }));
}

const viewFee = (cents: number) => ({ amount: amount(cents), currency: "USD" });

const viewPlacement = ({ id, feeCents, shipments }: Placement) => ({
  placement_option_id: id,
  placement_fee_estimate: viewFee(feeCents),
  allocation_shipments: shipments.map(({ centreId, goods, cartons }) => ({
    warehouse_id: centreId,
    goods_items: goods.map(({ goodsId, quantity }) => ({
      goods_id: goodsId,
      quantity,
    })),
    cartons,
    shipment_options: [
      { shipping_method: "SMALL_PARCEL" },
      { shipping_method: "FREIGHT" },
    ],
  })),
});
