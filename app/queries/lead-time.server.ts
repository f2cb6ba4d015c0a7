import type { PrismaClient } from "@prisma/client";
import {
  type LeadTime,
  leadTimeOf,
} from "#core/domain/replenishment/lead-time.ts";
import { readPastInbounds } from "#core/store/records/past-inbounds.server.ts";

/** How long the shop's own deliveries to the network take. */
export const readLeadTime = async (
  prisma: PrismaClient,
  shopId: string,
): Promise<LeadTime> => leadTimeOf(await readPastInbounds(prisma, shopId));
