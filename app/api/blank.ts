import { z } from "zod";

/** A field of a form that may be left blank: nothing is said then. */
export const blank = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === "" ? null : value), schema.nullable());
