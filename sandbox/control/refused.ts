/** What a customer, the merchant or a trainer asked for and cannot have, with the HTTP status that says so. */
export class Refused extends Error {
  readonly status: 400 | 404 | 409 | 422;
  /** More than the sentence, e.g. a platform's own code. */
  readonly more: object;
  constructor(
    status: 400 | 404 | 409 | 422,
    message: string,
    more: object = {},
  ) {
    super(message);
    this.status = status;
    this.more = more;
  }
}
