import type { Json } from "../kit/json.ts";
import { Prisma } from "./prisma.server.ts";

/** Prisma writes JSON null and SQL NULL apart; our columns mean SQL NULL. */
export const jsonColumn = (value: Json | null) =>
  value === null ? Prisma.DbNull : (value as Prisma.InputJsonValue);

/** Reads a JSON column whose shape we wrote ourselves. */
export const fromJson = <T>(value: Prisma.JsonValue): T => value as T;
