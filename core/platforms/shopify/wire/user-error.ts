import { z } from "zod";

/** `code` is only there where the mutation has its own kind of error. */
export const userError = z.object({
  field: z.array(z.string()).nullish(),
  message: z.string(),
  code: z.string().nullish(),
});

export const userErrors = z.array(userError);

export type UserError = z.infer<typeof userError>;
