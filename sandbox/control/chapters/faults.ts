import { z } from "zod";
import { faultSchema, withKind } from "../../faults/fault.ts";
import type { ControlParts } from "../parts.ts";
import { Refused } from "../refused.ts";
import { route } from "../route.ts";

const chapter = "Faults";

/** What goes wrong at the platforms: planted here, struck at the door, at the post office, at the dock. */
export const faultRoutes = ({ context: { faults } }: ControlParts) => [
  route({
    method: "GET",
    path: "/faults",
    chapter,
    says: "The faults that are planted, and how often each has struck.",
    act: () => ({ faults: faults.list() }),
  }),
  route({
    method: "POST",
    path: "/faults",
    chapter,
    says: "Plants a fault: what happens (`kind`), to which calls or letters, and how often. One of the same name is replaced.",
    // Without a kind it is an `answer`.
    body: z.preprocess(withKind, faultSchema),
    act: ({ body }) => faults.plant(body),
  }),
  route({
    method: "DELETE",
    path: "/faults",
    chapter,
    says: "Clears all faults.",
    act: () => ({ cleared: faults.clear() }),
  }),
  route({
    method: "DELETE",
    path: "/faults/:id",
    chapter,
    says: "Clears one fault.",
    params: z.object({ id: z.string() }),
    act({ params }) {
      if (faults.clear(params.id) === 0)
        throw new Refused(404, `there is no fault ${params.id}`);
      return { cleared: 1 };
    },
  }),
];
