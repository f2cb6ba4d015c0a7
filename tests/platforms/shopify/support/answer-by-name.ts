import { HttpResponse, http } from "msw";
import { network } from "../../../support/network.ts";
import { adminUrl } from "./open-client.ts";

export type AskedByName = { name: string; variables: Record<string, unknown> };

/**
 * Lets Shopify answer each document, by its name, with this data; a function is given the variables. Returns what was
 * asked. A document that is not named here fails the test.
 */
export function answerByName(
  answers: Record<
    string,
    object | ((variables: Record<string, unknown>) => object)
  >,
): AskedByName[] {
  const asked: AskedByName[] = [];
  network.use(
    http.post(adminUrl, async ({ request }) => {
      const { query, variables } = (await request.json()) as {
        query: string;
        variables: Record<string, unknown>;
      };
      const name = /(?:query|mutation) (\w+)/.exec(query)?.[1] ?? "unnamed";
      asked.push({ name, variables });
      const answer = answers[name];
      if (!answer) throw new Error(`nobody answers ${name}`);
      const data = typeof answer === "function" ? answer(variables) : answer;
      return HttpResponse.json({ data } as never);
    }),
  );
  return asked;
}

export const names = (asked: AskedByName[]) => asked.map(({ name }) => name);
