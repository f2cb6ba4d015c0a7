import type { KitContents } from "../domain/orders/kit-contents.ts";
import type {
  NetworkPart,
  NetworkState,
  OrderSituation,
  RequestLine,
  RequestWish,
} from "../domain/orders/order-situation.ts";
import type { ErrorCode } from "../errors/catalog.ts";

export type RequestInput = {
  externalId: string;
  locationId: string | null;
  status: string;
  requestStatus: string;
  cancellationRequested: boolean;
  updatedAt: Date;
  lines: RequestLine[];
};

export type RequestRow = OrderSituation["requests"][number] & {
  orderId: string;
};

/** What the network is asked to ship, and what came of it. */
export interface RequestRecords {
  learnRequests(orderId: string, requests: RequestInput[]): Promise<void>;
  request(requestId: string): Promise<RequestRow | null>;
  requestOfNetworkOrder(
    networkExternalId: string,
    reference: string | null,
  ): Promise<{ request: RequestRow; part: NetworkPart } | null>;
  /** Network orders that are not finished yet, for the sweep: at most so many, those first that it asked for longest ago. */
  openNetworkOrders(most: number): Promise<{ externalId: string }[]>;
  /** The sweep has asked for them, answered or not: all others come before them. */
  noteNetworkOrdersSwept(externalIds: string[], at: Date): Promise<void>;
  markRequest(
    requestId: string,
    change: {
      networkState?: NetworkState;
      refusalCode?: ErrorCode | null;
      requestStatus?: string;
      refusalReason?: string;
      locationId?: string;
      /** What the network is asked for in place of kits. */
      kits?: KitContents;
    },
  ): Promise<void>;
  /** The network is to be asked anew for what a request still wants, under references of its own. */
  beginRound(requestId: string): Promise<void>;
  /** What a person wants to become of a request; null: what the shop's rule says. */
  wishForRequest(requestId: string, wish: RequestWish | null): Promise<void>;
}
