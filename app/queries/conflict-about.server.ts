import type { PrismaClient } from "@prisma/client";
import { readSubjectNames, type SubjectName } from "./subject-names.server.ts";

type Asked = { subjectKind: string; subjectId: string };

/** The order or product that a question is about, with its page; null where there is no such page. */
export async function readAbout(
  prisma: PrismaClient,
  shopId: string,
  asked: Asked,
): Promise<SubjectName | null> {
  const subject = await subjectOf(prisma, shopId, asked);
  if (!subject) return null;
  const name = (await readSubjectNames(prisma, shopId, [subject]))(subject);
  return name.href ? name : null;
}

/** A step is about what it changes, and the network's goods are about the variant that they are. */
async function subjectOf(
  prisma: PrismaClient,
  shopId: string,
  { subjectKind, subjectId: id }: Asked,
): Promise<string | null> {
  switch (subjectKind) {
    case "effect": {
      const effect = await prisma.effect.findFirst({
        where: { shopId, id },
        select: { subject: true },
      });
      return effect?.subject ?? null;
    }
    case "goods": {
      const link = await prisma.goodsLink.findFirst({
        where: { shopId, goodsId: id },
        select: { variantId: true },
      });
      return link?.variantId ?? null;
    }
    default:
      return id;
  }
}
