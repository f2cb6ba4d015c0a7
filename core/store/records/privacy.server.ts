import type { Records } from "../../world/records.ts";
import type { Tx } from "../prisma.server.ts";

type PrivacyRecords = Pick<Records, "noteDataRequest" | "forgetDataRequests">;

/** What customers asked, without their names: the letter that brought it stays in the journal. */
export function privacyRecords(tx: Tx, shopId: string): PrivacyRecords {
  return {
    async noteDataRequest(request) {
      const { requestExternalId: externalId, at, entryId } = request;
      const key = { shopId_externalId: { shopId, externalId } };
      await tx.dataRequest.upsert({
        where: key,
        create: {
          shopId,
          externalId,
          entryId,
          customerExternalId: request.customerExternalId,
          orderExternalIds: request.orderExternalIds,
          receivedAt: at,
        },
        update: {},
      });
    },
    async forgetDataRequests(customerExternalId) {
      if (customerExternalId)
        await tx.dataRequest.deleteMany({
          where: { shopId, customerExternalId },
        });
    },
  };
}
