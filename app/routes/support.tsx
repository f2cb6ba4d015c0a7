import type { LinksFunction } from "@remix-run/node";
import {
  Outlet,
  type ShouldRevalidateFunction,
  useLoaderData,
  useRouteError,
} from "@remix-run/react";
import { staffLoader } from "../auth/staff.server.ts";
import { readerOf } from "../reader.server.ts";
import type { TitleHandle } from "../ui/page-title.tsx";
import { ReachBoundary } from "../ui/reach.tsx";
import { ReaderProvider } from "../ui/reader.tsx";
import { DeskProvider } from "../ui/support/desk.tsx";
import { DeskBar } from "../ui/support/desk-bar.tsx";
import { deskLinks } from "../ui/support/desk-links.ts";
import { DeskProblem } from "../ui/support/desk-problem.tsx";
import { PolarisOutside } from "../ui/support/polaris-outside.tsx";
import { Waiting } from "../ui/waiting.tsx";

export const links: LinksFunction = deskLinks;

export const handle: TitleHandle = { title: (t) => t("support:bar.label") };

export const loader = staffLoader(
  "desk:open:any",
  async ({ staff, request }) => ({
    about: { shopId: null, subject: "desk" },
    page: {
      name: staff.name,
      role: staff.role,
      may: staff.may,
      reader: readerOf(request),
    },
  }),
);

// Who is signed in does not change while the page is open; each child's loader asks anew.
export const shouldRevalidate: ShouldRevalidateFunction = () => false;

/** The frame of every page of the support desk, outside of Shopify's admin. */
export default function Support() {
  const { reader, ...desk } = useLoaderData<typeof loader>();
  return (
    <PolarisOutside>
      <ReaderProvider value={reader}>
        <DeskProvider value={desk}>
          <DeskBar />
          <ReachBoundary>
            <main id="desk">
              <Waiting>
                <Outlet />
              </Waiting>
            </main>
          </ReachBoundary>
        </DeskProvider>
      </ReaderProvider>
    </PolarisOutside>
  );
}

export function ErrorBoundary() {
  return (
    <PolarisOutside>
      <main>
        <DeskProblem error={useRouteError()} />
      </main>
    </PolarisOutside>
  );
}
