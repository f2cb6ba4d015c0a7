import { randomBytes } from "node:crypto";

export type Envelope = {
  code: number;
  message: string;
  data: unknown;
  request_id: string;
};

/** A refusal on its way out of a handler. Thrown, because it may come from deep inside a business rule. */
export class Refusal extends Error {
  readonly code: number;
  readonly status: number;
  readonly data: unknown;
  readonly retryAfterSeconds: number | undefined;

  constructor(
    code: number,
    message: string,
    status = 200,
    data: unknown = null,
    retryAfterSeconds?: number,
  ) {
    super(message);
    this.retryAfterSeconds = retryAfterSeconds;
    this.code = code;
    this.status = status;
    this.data = data;
  }
}

/** Refuses with HTTP 200, as business refusals are answered; `data` is null unless given. */
export function refuse(code: number, message: string, status = 200): never {
  throw new Refusal(code, message, status);
}

/** 14 digits of UTC date and time and 20 upper-case hex digits, as in the published samples. */
function requestId(): string {
  const time = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  return time + randomBytes(10).toString("hex").toUpperCase();
}

export function success(data: unknown): Envelope {
  return { code: 0, message: "Success", data, request_id: requestId() };
}

export function failure(
  code: number,
  message: string,
  data: unknown = null,
): Envelope {
  return { code, message, data, request_id: requestId() };
}
