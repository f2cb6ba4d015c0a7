import type { z } from "zod";
import type { Documents } from "./documents.generated.ts";

/** The operation's name in a document's own text. */
type NameOf<Document extends string> = Document extends `${"#graphql"}
  ${"query" | "mutation"} ${infer Rest}`
  ? FirstWord<Rest>
  : never;

type FirstWord<Text extends string> = Text extends `${infer Word}(${string}`
  ? Word extends `${infer Shorter} ${string}`
    ? Shorter
    : Word
  : Text extends `${infer Word} ${string}`
    ? Word
    : never;

/** What Shopify's schema says of a document; a text that is no document of ours may be anything. */
type Known<Document extends string> = Document extends unknown
  ? [NameOf<Document>] extends [never]
    ? Unknown
    : NameOf<Document> extends keyof Documents
      ? Documents[NameOf<Document>]
      : Unknown
  : never;
type Unknown = { variables: Record<string, unknown>; answer: never };

export type VariablesOf<Document extends string> = Known<Document>["variables"];
export type AnswerOf<Document extends string> = Known<Document>["answer"];

/**
 * A zod shape that can read whatever the schema says Shopify may answer to this document. One that forgets a null, reads
 * a field that was not asked for or takes it for something else does not compile.
 */
export type ShapeOf<Document extends string, Shape extends z.ZodType> =
  AnswerOf<Document> extends z.input<Shape>
    ? Shape
    : { "the schema says that the answer is": AnswerOf<Document> };

/** The same for what comes by another way than an answer: `shapeFor<What>()(shape)` is the shape, if it can read What. */
export const shapeFor =
  <What>() =>
  <Shape extends z.ZodType>(
    shape: Shape &
      (What extends z.input<Shape> ? unknown : { "what has to be read": What }),
  ): Shape =>
    shape;
