/**
 * `fetch` on a connection of its own. One that is kept from an earlier request may just be closed by the server, if this
 * process had no turn for some seconds; and what was asked for is not asked twice.
 */
export const fetchAnew = (
  url: string,
  init: Omit<RequestInit, "headers"> & {
    headers?: Record<string, string>;
  } = {},
): Promise<Response> =>
  fetch(url, {
    ...init,
    headers: { ...init.headers, connection: "close" },
  });
