import {
  type KeptPolicyFile,
  type Policies,
  type PolicyFile,
  policiesOf,
} from "../../domain/replenishment/policies.ts";
import type { PrismaClient, Tx } from "../prisma.server.ts";

/** The files of policies that a shop keeps, oldest first. */
export async function readPolicyFiles(
  prisma: PrismaClient | Tx,
  shopId: string,
): Promise<KeptPolicyFile[]> {
  const rows = await prisma.policyFile.findMany({
    where: { shopId },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  return rows.map(({ id, name, file, holds, createdAt }) => ({
    fileId: id,
    name,
    file: file as unknown as PolicyFile,
    holds,
    createdAt,
  }));
}

/** What a shop reckons with. */
export const readPolicies = async (
  prisma: PrismaClient | Tx,
  shopId: string,
): Promise<Policies> => policiesOf(await readPolicyFiles(prisma, shopId));
