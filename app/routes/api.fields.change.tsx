import type { ActionFunctionArgs } from "@remix-run/node";
import { type Changed, changeFields } from "#core/flows/change-fields.ts";
import { approvedChange } from "../api/field-change.server.ts";
import { forProgram } from "../api/program.server.ts";
import { readBody } from "../api/read-input.ts";
import { answer, takesOnly } from "../api/refusals.ts";
import { world } from "../world.server.ts";

const statusOf = {
  changed: 200,
  moved: 409,
} as const satisfies Record<Changed["outcome"], number>;

export const action = ({ request }: ActionFunctionArgs) =>
  forProgram(request, async ({ shopId, actor }) => {
    const approved = await readBody(request, approvedChange);
    const changed = await changeFields(world, shopId, { ...approved, actor });
    return answer(changed, statusOf[changed.outcome]);
  });

export const loader = takesOnly("POST");
