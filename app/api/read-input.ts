import type { z } from "zod";
import { readCapped } from "../doors/read-capped.ts";
import { refusal } from "./refusals.ts";

const largestBody = 1024 * 1024;

/**
 * Reads a program's JSON body.
 * @throws Response 400 or 413 that says what is wrong.
 */
export async function readBody<Shape extends z.ZodType>(
  request: Request,
  shape: Shape,
): Promise<z.output<Shape>> {
  const bytes = await readCapped(request, largestBody);
  if (!bytes) throw refusal("body_too_large");
  let said: unknown;
  try {
    said = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw refusal("body_not_json");
  }
  return accept(said, shape);
}

/** Reads the query of an address; @throws Response 400. */
export const readQuery = <Shape extends z.ZodType>(
  request: Request,
  shape: Shape,
): z.output<Shape> =>
  accept(Object.fromEntries(new URL(request.url).searchParams), shape);

function accept<Shape extends z.ZodType>(
  input: unknown,
  shape: Shape,
): z.output<Shape> {
  const read = shape.safeParse(input);
  if (read.success) return read.data;
  const issues = read.error.issues.map(({ path, message }) =>
    path.length > 0 ? `${path.join(".")}: ${message}` : message,
  );
  throw refusal("input_unfit", issues.join("; "));
}
