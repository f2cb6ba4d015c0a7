import { type Merchant, requireMerchant } from "../auth/merchant.server.ts";
import {
  describeFailure,
  failureOf,
  statusOfFailure,
} from "../failure.server.ts";
import { world } from "../world.server.ts";
import { answer, refusal } from "./refusals.ts";

/**
 * The frame of every address for programs: the same proof as the pages ask for, and JSON whatever happens. A program is
 * never redirected.
 */
export async function forProgram(
  request: Request,
  work: (merchant: Merchant) => Promise<Response>,
): Promise<Response> {
  if (!/^Bearer \S/i.test(request.headers.get("authorization") ?? ""))
    return refusal("unauthenticated");
  try {
    return await work(await merchantOf(request));
  } catch (error) {
    if (error instanceof Response) return error;
    const failure = failureOf(error);
    if (failure) return answer({ error: failure }, statusOfFailure(failure));
    const { pathname } = new URL(request.url);
    world.log.error(
      { pathname, error: error instanceof Error ? error.stack : String(error) },
      "a program's request failed",
    );
    return answer({ error: describeFailure("internal") }, 500);
  }
}

/** The library throws its answers; they are said again in our form, with the headers that App Bridge looks for. */
async function merchantOf(request: Request): Promise<Merchant> {
  try {
    return await requireMerchant(request);
  } catch (thrown) {
    if (!(thrown instanceof Response)) throw thrown;
    if (thrown.status >= 500)
      throw answer({ error: describeFailure("platform_unreachable") }, 503);
    throw refusal(
      thrown.status === 410 ? "client_refused" : "unauthenticated",
      null,
      thrown.headers,
    );
  }
}
