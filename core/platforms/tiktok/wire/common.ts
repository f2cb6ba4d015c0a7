import { z } from "zod";

/** Ids are 64-bit. The platform writes them as strings, in some samples as numbers; `parseJson` has kept those exact. */
export const id = z
  .union([z.string().min(1), z.number().int()])
  .transform(String);

/** An absent, null or empty text is null: the platform uses all three for "none". */
export const optionalText = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => {
    const text = value === null || value === undefined ? "" : String(value);
    return text.trim() === "" ? null : text;
  });

/** A decimal amount such as `18.50`. */
export const amount = z
  .union([z.string(), z.number()])
  .transform(String)
  .refine((text) => /^-?\d+(\.\d+)?$/.test(text.trim()));

export const optionalAmount = z
  .union([amount, z.literal("")])
  .nullish()
  .transform((value) => value || null);

/** Unix seconds. */
export const instant = z.coerce
  .number()
  .int()
  .positive()
  .transform((seconds) => new Date(seconds * 1000));

/** Zero stands for "not yet" in several answers. */
export const optionalInstant = z.coerce
  .number()
  .nullish()
  .transform((seconds) => (seconds ? new Date(seconds * 1000) : null));

/** Unix seconds as a text: the inbound pages write them so. */
export const writtenInstant = z
  .union([z.string().regex(/^\d+$/), z.number().int().positive()])
  .transform((seconds) => new Date(Number(seconds) * 1000));

export const count = z.coerce.number().int();

/** Written `true`, `"true"` or `"True"`, depending on the page. */
export const flag = z
  .union([z.boolean(), z.string(), z.number()])
  .nullish()
  .transform((value) => /^(true|1)$/i.test(String(value)));

/** Words of closed sets, whatever their case. */
export const word = z.string().transform((text) => text.trim().toUpperCase());

/** Absent, null or empty lists are all empty. */
export const list = <Item extends z.ZodType>(item: Item) =>
  z
    .array(item)
    .nullish()
    .transform((items) => items ?? []);

export const nextPage = { next_page_token: optionalText };

/** Answers of which we use nothing. */
export const nothing = z.looseObject({});
