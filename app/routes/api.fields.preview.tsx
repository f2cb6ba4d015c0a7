import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { previewChange } from "#core/flows/change-fields.ts";
import { fieldChange } from "../api/field-change.server.ts";
import { forProgram } from "../api/program.server.ts";
import { readBody } from "../api/read-input.ts";
import { answer, takesOnly } from "../api/refusals.ts";
import { world } from "../world.server.ts";

const asked = z.strictObject({
  change: fieldChange,
  page: z.int().min(1).max(10_000).default(1),
});

export const action = ({ request }: ActionFunctionArgs) =>
  forProgram(request, async ({ shopId }) => {
    const { change, page } = await readBody(request, asked);
    return answer(await previewChange(world, shopId, change, page));
  });

export const loader = takesOnly("POST");
