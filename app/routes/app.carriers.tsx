import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Banner, BlockStack, Page } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { CarrierNames } from "#core/domain/orders/carrier-names.ts";
import { setCarrierNames } from "#core/flows/set-carrier-names.ts";
import { carrierNames } from "../api/carrier-names.ts";
import { requireMerchant } from "../auth/merchant.server.ts";
import { orFailure } from "../failure.server.ts";
import { readCarriers } from "../queries/carriers.server.ts";
import { useAnswer } from "../ui/answer.ts";
import { CarrierTest } from "../ui/carriers/carrier-test.tsx";
import { CarriersSeen } from "../ui/carriers/carriers-seen.tsx";
import { LastChange } from "../ui/carriers/last-change.tsx";
import { NamesForm } from "../ui/carriers/names-form.tsx";
import type { TitleHandle } from "../ui/page-title.tsx";
import { FailureBanner } from "../ui/problem.tsx";
import { world } from "../world.server.ts";

export { PageProblem as ErrorBoundary } from "../ui/page-problem.tsx";
export { keepTyped as clientAction } from "../ui/unsent.ts";

export const handle: TitleHandle = { title: (t) => t("carriers:title") };

export async function loader({ request }: LoaderFunctionArgs) {
  const { shopId } = await requireMerchant(request);
  return {
    carriers: await readCarriers(world, shopId),
    now: world.clock.now(),
  };
}

/** Sets the names, or takes the last change back. */
export async function action({ request }: ActionFunctionArgs) {
  const { shopId, actor } = await requireMerchant(request);
  const form = await request.formData();
  if (form.has("undo")) {
    const { last } = await readCarriers(world, shopId);
    if (!last) return { outcome: "moved" as const };
    const { before: names, after: over } = last;
    return orFailure(setCarrierNames(world, shopId, { actor, names, over }));
  }
  const marketplace = namesTyped(form, "marketplace");
  const storefront = namesTyped(form, "storefront");
  if (!marketplace || !storefront) return { outcome: "unfit" as const };
  const names = { marketplace, storefront };
  return orFailure(setCarrierNames(world, shopId, { actor, names }));
}

/** The full rows of a side's list; null where one is half full, too long, or names a carrier twice. */
function namesTyped(form: FormData, side: keyof CarrierNames) {
  const column = (name: string) =>
    form.getAll(`${side}.${name}`).map((text) => String(text).trim());
  const to = column("to");
  const full = column("from")
    .map((name, index) => [name, to[index] ?? ""] as const)
    .filter(([name, told]) => name || told);
  const names = carrierNames.safeParse(Object.fromEntries(full));
  const keys = new Set(full.map(([name]) => name.toLowerCase()));
  return names.success && keys.size === full.length ? names.data : null;
}

export default function Carriers() {
  const { t } = useTranslation(["carriers", "common"]);
  const { carriers, now } = useLoaderData<typeof loader>();
  const answer = useAnswer<typeof action>();
  return (
    <Page
      title={t("title")}
      subtitle={t("subtitle")}
      backAction={{ content: t("common:menu.settings"), url: "/app/settings" }}
    >
      <BlockStack gap="400">
        <div role="status">
          {answer?.outcome === "set" && (
            <Banner tone="success">{t("set")}</Banner>
          )}
          {answer?.outcome === "unfit" && (
            <Banner tone="critical">{t("unfit")}</Banner>
          )}
          {answer?.outcome === "moved" && (
            <Banner tone="warning">{t("moved")}</Banner>
          )}
          {answer?.outcome === "failed" && (
            <FailureBanner failure={answer.failure} />
          )}
        </div>
        <NamesForm
          key={JSON.stringify(carriers.names)}
          names={carriers.names}
        />
        <CarrierTest names={carriers.names.marketplace} />
        <CarriersSeen seen={carriers.seen} />
        {carriers.last && <LastChange last={carriers.last} now={now} />}
      </BlockStack>
    </Page>
  );
}
