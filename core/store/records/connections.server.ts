import { randomBytes } from "node:crypto";
import type {
  ConnectionKind,
  ServiceRef,
} from "../../world/connection-records.ts";
import type { Records } from "../../world/records.ts";
import type { Tx } from "../prisma.server.ts";
import { fromJson } from "../rows.server.ts";
import { readService } from "./service.server.ts";

type ConnectionRecords = Pick<
  Records,
  | "describeShop"
  | "connectedKinds"
  | "saveConnection"
  | "noteRefused"
  | "noteStoreOpen"
  | "webhooksToLookAt"
  | "noteWebhooks"
  | "service"
  | "callbackToken"
  | "saveService"
  | "leaving"
  | "markUninstalled"
  | "markRevoked"
  | "markEnding"
  | "learnScopes"
>;

type NetworkDetails = { service?: ServiceRef; callbackToken?: string };

const dayMs = 86_400_000;

/** What the shop is connected to, and our service in its store. */
export function connectionRecords(tx: Tx, shopId: string): ConnectionRecords {
  const networkKey = { shopId_kind: { shopId, kind: "fbt" } };
  const details = async (): Promise<NetworkDetails> => {
    const row = await tx.connection.findUnique({ where: networkKey });
    return row ? fromJson<NetworkDetails>(row.details) : {};
  };
  const saveDetails = (change: NetworkDetails, kept: NetworkDetails) =>
    tx.connection.upsert({
      where: networkKey,
      create: {
        shopId,
        kind: "fbt",
        status: "disconnected",
        connectedAt: new Date(),
        details: change,
      },
      update: { details: { ...kept, ...change } },
    });

  /** When the newest letter of these entries was written. */
  const newestOf = async (entryIds: string[]): Promise<Date> => {
    const written = await tx.journalEntry.findMany({
      where: { shopId, id: { in: entryIds } },
      select: { asOf: true, receivedAt: true },
    });
    return new Date(
      Math.max(
        ...written.map(({ asOf, receivedAt }) => Number(asOf ?? receivedAt)),
      ),
    );
  };

  return {
    async describeShop({ name, currency, timeZone }) {
      await tx.shop.update({
        where: { id: shopId },
        data: { name, currency, timeZone },
      });
      await tx.connection.updateMany({
        where: { shopId, kind: "shopify" },
        data: { name },
      });
    },
    async connectedKinds() {
      const rows = await tx.connection.findMany({
        where: { shopId, status: { not: "disconnected" } },
        select: { kind: true },
      });
      return rows.map((row) => row.kind as ConnectionKind);
    },
    async saveConnection({ kind, ...change }) {
      await tx.connection.upsert({
        where: { shopId_kind: { shopId, kind } },
        create: { shopId, kind, connectedAt: new Date(), ...change },
        update: {
          ...change,
          problem: change.problem ?? null,
        },
      });
    },
    async noteRefused(kind, problem) {
      await tx.connection.updateMany({
        where: { shopId, kind, status: { not: "disconnected" } },
        data: { status: "attention", problem },
      });
    },
    async noteStoreOpen(at) {
      const { count } = await tx.connection.updateMany({
        where: { shopId, kind: "shopify", problem: "store_closed" },
        data: { status: "connected", problem: null },
      });
      if (count === 0) return;
      await tx.effect.updateMany({
        where: { shopId, errorCode: "store_closed", dueAt: { gt: at } },
        data: { dueAt: at },
      });
    },
    async webhooksToLookAt(before) {
      const rows = await tx.connection.findMany({
        where: {
          shopId,
          status: { not: "disconnected" },
          OR: [
            { webhooksAt: null },
            { webhooksAt: { lt: before } },
            { webhooksProblem: { not: null } },
          ],
        },
        select: { kind: true, connectedAt: true },
      });
      return rows.map(({ kind, connectedAt }) => ({
        kind: kind as ConnectionKind,
        connectedAt,
      }));
    },
    async noteWebhooks({ kind, connectedAt }, { at, problem }) {
      await tx.connection.updateMany({
        where: { shopId, kind, connectedAt },
        data: { webhooksAt: at, webhooksProblem: problem },
      });
    },
    service: () => readService(tx, shopId),
    async callbackToken() {
      const kept = await details();
      if (kept.callbackToken) return kept.callbackToken;
      const callbackToken = randomBytes(18).toString("base64url");
      await saveDetails({ callbackToken }, kept);
      return callbackToken;
    },
    async saveService(service) {
      await saveDetails({ service }, await details());
    },
    async leaving(entryIds) {
      const since = await newestOf(entryIds);
      const left = await tx.shop.count({
        where: { id: shopId, installedAt: { lte: since } },
      });
      if (left === 0) return null;
      const open = await tx.connection.count({
        where: { shopId, kind: "tiktok_shop", sealedCredential: { not: null } },
      });
      return { since, isMarketplaceOpen: open > 0 };
    },
    async markUninstalled(entryIds, at) {
      const latest = await newestOf(entryIds);
      const { count } = await tx.shop.updateMany({
        where: { id: shopId, installedAt: { lte: latest } },
        data: { uninstalledAt: at },
      });
      if (count === 0) return false;
      const { domain } = await tx.shop.findUniqueOrThrow({
        where: { id: shopId },
      });
      await tx.session.deleteMany({ where: { shop: domain } });
      await tx.connection.updateMany({
        where: { shopId },
        data: { status: "disconnected", sealedCredential: null },
      });
      return true;
    },
    async markRevoked(entryIds) {
      const latest = await newestOf(entryIds);
      const { count } = await tx.connection.updateMany({
        where: { shopId, kind: "tiktok_shop", connectedAt: { lte: latest } },
        data: {
          status: "disconnected",
          sealedCredential: null,
          problem: "authorization_expired",
        },
      });
      return count > 0;
    },
    async markEnding(endsAt) {
      const { count } = await tx.connection.updateMany({
        where: {
          shopId,
          kind: "tiktok_shop",
          status: { not: "disconnected" },
          ...(endsAt && {
            refreshExpiresAt: { lt: new Date(endsAt.getTime() + dayMs) },
          }),
        },
        data: { status: "attention", problem: "authorization_ending" },
      });
      return count > 0;
    },
    async learnScopes({ granted, missing, asOf }) {
      const where = { shopId_kind: { shopId, kind: "shopify" } };
      const row = await tx.connection.findUnique({ where });
      if (!row) return false;
      const { scopesAsOf } = fromJson<{ scopesAsOf?: string }>(row.details);
      if (scopesAsOf && new Date(scopesAsOf) > asOf) return false;
      await tx.connection.update({
        where,
        data: {
          scopes: granted,
          details: { scopesAsOf: asOf.toISOString() },
          ...healthOf(row, missing),
        },
      });
      await tx.session.updateMany({
        where: { shop: row.externalId ?? "", isOnline: false },
        data: { scope: granted.join(",") },
      });
      return true;
    },
  };
}

/** A grant that lacks something needs its merchant; one that is whole again mends that and nothing else. */
function healthOf(
  { problem }: { problem: string | null },
  missing: string[],
): { status?: string; problem?: string | null } {
  if (missing.length > 0)
    return { status: "attention", problem: "scope_missing" };
  return problem === "scope_missing"
    ? { status: "connected", problem: null }
    : {};
}
