import { HttpResponse, http } from "msw";
import { network } from "../../../support/network.ts";
import { adminUrl } from "./open-client.ts";

export type Asked = {
  token: string | null;
  query: string;
  variables: Record<string, unknown>;
};

type Answer = (asked: Asked) => Response;

/** Lets Shopify give these answers in turn, the last one for ever after; returns what it was asked. */
export function answerInTurn(...answers: Answer[]): Asked[] {
  const seen: Asked[] = [];
  network.use(
    http.post(adminUrl, async ({ request }) => {
      const body = (await request.json()) as Omit<Asked, "token">;
      const token = request.headers.get("X-Shopify-Access-Token");
      const asked = { ...body, token };
      seen.push(asked);
      const answer = answers[Math.min(seen.length, answers.length) - 1];
      return answer?.(asked) ?? HttpResponse.error();
    }),
  );
  return seen;
}

export const data = (value: unknown, available = 1990): Answer =>
  json({ data: value, extensions: { cost: cost(10, available) } });

export const graphqlError = (code: string, message = code): Answer =>
  json({ data: null, errors: [{ message, extensions: { code } }] });

/** The budget was too small: `requested` points were asked for, `available` were there, 1,000 come back each second. */
export const throttled = (requested: number, available: number): Answer =>
  json({
    errors: [{ message: "Throttled", extensions: { code: "THROTTLED" } }],
    extensions: { cost: cost(requested, available) },
  });

export const status =
  (code: number, headers: Record<string, string> = {}): Answer =>
  () =>
    HttpResponse.json({ errors: "said no" }, { status: code, headers });

export const cutOff: Answer = () => HttpResponse.error();

function json(body: Record<string, unknown>): Answer {
  return () => HttpResponse.json(body as never);
}

const cost = (requestedQueryCost: number, currentlyAvailable: number) => ({
  requestedQueryCost,
  actualQueryCost: null,
  throttleStatus: {
    maximumAvailable: 2000,
    currentlyAvailable,
    restoreRate: 1000,
  },
});
