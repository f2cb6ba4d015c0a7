import axios, { isAxiosError } from "axios";

export type HttpRequest = {
  method: string;
  url: string;
  headers: Record<string, string>;
  body: string | Buffer | null;
  timeoutMs: number;
};

export type HttpAnswer = {
  status: number;
  text: string;
  retryAfter: string | null;
};

/** No answer came. `sent` is false only when the request surely never left. */
export class NoAnswer extends Error {
  readonly sent: boolean;

  constructor(reason: string, sent: boolean) {
    super(reason);
    this.name = "NoAnswer";
    this.sent = sent;
  }
}

/** Failures of finding or reaching the host, before a byte of the request is written. */
const neverSent = new Set([
  "ENOTFOUND",
  "EAI_AGAIN",
  "ECONNREFUSED",
  "EHOSTUNREACH",
  "ENETUNREACH",
]);

const largestAnswer = 50 * 1024 * 1024;

/**
 * One HTTP exchange with raw text both ways: what was signed is what is sent, and 64-bit ids survive.
 * @throws NoAnswer. Axios's own error never gets out: it carries the token and the buyer's address.
 */
export async function exchange(request: HttpRequest): Promise<HttpAnswer> {
  try {
    const answer = await axios.request<string>({
      method: request.method,
      url: request.url,
      headers: request.headers,
      data: request.body ?? undefined,
      signal: AbortSignal.timeout(request.timeoutMs),
      responseType: "text",
      // Both would otherwise trim or parse the text.
      transformRequest: [(data) => data],
      transformResponse: [(data) => data],
      validateStatus: () => true,
      maxRedirects: 0,
      maxContentLength: largestAnswer,
    });
    const retryAfter = answer.headers["retry-after"];
    return {
      status: answer.status,
      text: answer.data ?? "",
      retryAfter: typeof retryAfter === "string" ? retryAfter : null,
    };
  } catch (error) {
    const code = isAxiosError(error) ? (error.code ?? "unknown") : "unknown";
    throw new NoAnswer(
      code === "ERR_CANCELED" ? `no answer in ${request.timeoutMs} ms` : code,
      !neverSent.has(code),
    );
  }
}
