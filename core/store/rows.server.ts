import type { Json } from "../kit/json.ts";
import { Prisma } from "./prisma.server.ts";

/** Prisma writes JSON null and SQL NULL apart; our columns mean SQL NULL. */
export const jsonColumn = (value: Json | null) =>
  value === null ? Prisma.DbNull : (value as Prisma.InputJsonValue);

/** Reads a JSON column whose shape we wrote ourselves. */
export const fromJson = <T>(value: Prisma.JsonValue): T => value as T;

type InstantsOf<Row> = {
  [Name in keyof Row]-?: Date extends Row[Name]
    ? Row[Name] extends Date | null
      ? Name
      : never
    : never;
}[keyof Row];

/**
 * How a table's rows are read that PostgreSQL itself has put into JSON (`row_to_json`), where one statement reads what Prisma
 * would read in several: the same rows as Prisma gives them. For tables of text, numbers, lists, JSON and instants alone.
 * @param instants all columns that are instants; our columns have no time zone and mean UTC.
 */
export function rowsInJson<Row>(
  instants: Record<InstantsOf<Row>, true>,
): (row: Json) => Row {
  const names = new Map<string, { name: string; isInstant: boolean }>();
  const nameOf = (column: string) => {
    const known = names.get(column);
    if (known) return known;
    const name = column.replaceAll(/_(\w)/g, (_, letter: string) =>
      letter.toUpperCase(),
    );
    const read = { name, isInstant: name in instants };
    names.set(column, read);
    return read;
  };
  return (row) => {
    const read: Record<string, unknown> = {};
    for (const [column, value] of Object.entries(row as object)) {
      const { name, isInstant } = nameOf(column);
      read[name] = isInstant && value !== null ? new Date(`${value}Z`) : value;
    }
    return read as Row;
  };
}
