/** What a customer or the merchant cannot do, with the HTTP status that says so. */
export class Refused extends Error {
  readonly status: 404 | 409 | 422;
  constructor(status: 404 | 409 | 422, message: string) {
    super(message);
    this.status = status;
  }
}
