import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { setAnswerPolicy } from "#core/flows/set-answer-policy.ts";
import { forProgram } from "../api/program.server.ts";
import { readBody } from "../api/read-input.ts";
import { answer } from "../api/refusals.ts";
import { policyBody } from "../api/settlements.server.ts";
import { readAnswerPolicies } from "../queries/answer-policies.server.ts";
import { world } from "../world.server.ts";

/** The answers that are always given, by cause. */
export const loader = ({ request }: LoaderFunctionArgs) =>
  forProgram(request, async ({ shopId }) =>
    answer({ rules: await readAnswerPolicies(world.prisma, shopId) }),
  );

/** Has one always given from now on, or asked for again. */
export const action = ({ request }: ActionFunctionArgs) =>
  forProgram(request, async ({ shopId, actor }) => {
    const wish = await readBody(request, policyBody);
    const set = await setAnswerPolicy(world, shopId, { ...wish, actor });
    return answer(set, set.outcome === "set" ? 200 : 409);
  });
