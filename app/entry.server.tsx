import { PassThrough } from "node:stream";
import {
  createReadableStreamFromReadable,
  type EntryContext,
} from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
import { renderToPipeableStream } from "react-dom/server";
import { I18nextProvider } from "react-i18next";
import { addDocumentHeaders } from "./auth/document-headers.server.ts";
import { readerOf } from "./reader.server.ts";
import { textsFor } from "./texts/texts.ts";
import { world } from "./world.server.ts";

const patienceMs = 5_000;

/** Renders a page: people get it as soon as its shell is there, robots when it is whole. */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
): Promise<Response> {
  addDocumentHeaders(request, headers);
  const ready = isbot(request.headers.get("user-agent"))
    ? "onAllReady"
    : "onShellReady";
  const texts = await textsFor(readerOf(request).locale);
  let answer = status;
  return new Promise((resolve, reject) => {
    const { pipe, abort } = renderToPipeableStream(
      <I18nextProvider i18n={texts}>
        <RemixServer context={context} url={request.url} />
      </I18nextProvider>,
      {
        [ready]() {
          const body = new PassThrough();
          headers.set("Content-Type", "text/html; charset=utf-8");
          resolve(
            new Response(createReadableStreamFromReadable(body), {
              headers,
              status: answer,
            }),
          );
          pipe(body);
        },
        onShellError: reject,
        onError(error: unknown) {
          answer = 500;
          world.log.error({ error: String(error) }, "a page was not rendered");
        },
      },
    );
    setTimeout(abort, patienceMs).unref();
  });
}

/** What a loader or an action did not expect. Aborted requests are no errors: somebody closed a tab. */
export function handleError(
  error: unknown,
  { request }: { request: Request },
): void {
  if (request.signal.aborted) return;
  const { pathname } = new URL(request.url);
  const stack = error instanceof Error ? error.stack : String(error);
  world.log.error({ pathname, error: stack }, "a request failed");
}
