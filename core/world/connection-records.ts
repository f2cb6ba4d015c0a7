import type { ErrorCode } from "../errors/catalog.ts";

export const connectionKinds = ["shopify", "tiktok_shop", "fbt"] as const;
export type ConnectionKind = (typeof connectionKinds)[number];

export type ServiceRef = {
  serviceId: string;
  handle: string;
  locationId: string;
};

/** What a shop is connected to, and how its grants begin, change and end. */
export interface ConnectionRecords {
  connectedKinds(): Promise<ConnectionKind[]>;
  saveConnection(connection: {
    kind: ConnectionKind;
    status: "connected" | "attention" | "disconnected";
    externalId?: string | null;
    ownerExternalId?: string | null;
    name?: string | null;
    scopes?: string[];
    problem?: string | null;
  }): Promise<void>;
  /** A platform refused to work for want of a grant. A connection that is known to be over stays so. */
  noteRefused(kind: ConnectionKind, problem: string): Promise<void>;
  /** The store answers again: where it was known as closed, it is not any more, and what waited for it is due. */
  noteStoreOpen(at: Date): Promise<void>;
  /**
   * Connections whose webhooks were not looked after since they were made, or since `before`, or could not be set right.
   * `connectedAt` names the grant.
   */
  webhooksToLookAt(
    before: Date,
  ): Promise<{ kind: ConnectionKind; connectedAt: Date }[]>;
  /** What came of looking; nothing is noted of a connection that was made anew meanwhile. */
  noteWebhooks(
    connection: { kind: ConnectionKind; connectedAt: Date },
    look: { at: Date; problem: ErrorCode | null },
  ): Promise<void>;
  service(): Promise<ServiceRef | null>;
  /** The unguessable part of the callback address; made once. */
  callbackToken(): Promise<string>;
  saveService(service: ServiceRef): Promise<void>;
  /**
   * When the merchant removed the app, by these entries' letters, and whether TikTok Shop still lets us in.
   * @returns null when the shop has been installed again since.
   */
  leaving(
    entryIds: string[],
  ): Promise<{ since: Date; isMarketplaceOpen: boolean } | null>;
  /**
   * The merchant removed the app: its tokens are worth nothing any more and are deleted.
   * @returns false, with nothing done, when the shop has been installed again since these entries' letters were written.
   */
  markUninstalled(entryIds: string[], at: Date): Promise<boolean>;
  /**
   * The seller took the authorization back: its tokens are worth nothing any more and are deleted.
   * @returns false, with nothing done, when the shop has been connected again since these entries' letters were written.
   */
  markRevoked(entryIds: string[]): Promise<boolean>;
  /**
   * The seller's authorization ends by itself, at `endsAt` where the platform says so.
   * @returns false, with nothing done, when it has been renewed to a later day.
   */
  markEnding(endsAt: Date | null): Promise<boolean>;
  /** Notes what the merchant has granted; older news than the last is left (law P4). @returns whether it was news. */
  learnScopes(grant: {
    granted: string[];
    missing: string[];
    asOf: Date;
  }): Promise<boolean>;
}
