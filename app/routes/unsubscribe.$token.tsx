import type {
  ActionFunctionArgs,
  LinksFunction,
  LoaderFunctionArgs,
} from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import {
  BlockStack,
  Button,
  Card,
  InlineStack,
  Page,
  Text,
} from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { readRecipient, unsubscribe } from "../queries/recipient.server.ts";
import type { TitleHandle } from "../ui/page-title.tsx";
import { deskLinks } from "../ui/support/desk-links.ts";
import { PolarisOutside } from "../ui/support/polaris-outside.tsx";
import { world } from "../world.server.ts";

export const links: LinksFunction = deskLinks;

export const handle: TitleHandle = {
  title: (t) => t("notices:unsubscribe.title"),
};

/** Looking at the link changes nothing: programs that check mails open every link in them. */
export async function loader({ params }: LoaderFunctionArgs) {
  const recipient = await readRecipient(world.prisma, params.token ?? "");
  if (!recipient) throw new Response(null, { status: 404 });
  return recipient;
}

/** The button, and the one click of a mail program. source: RFC 8058 */
export async function action({ params }: ActionFunctionArgs) {
  const { prisma, clock } = world;
  if (!(await unsubscribe(prisma, params.token ?? "", clock.now())))
    throw new Response(null, { status: 404 });
  return null;
}

export default function Unsubscribe() {
  const { t } = useTranslation("notices");
  const { shop, address, isGone } = useLoaderData<typeof loader>();
  return (
    <PolarisOutside>
      <main>
        <Page
          narrowWidth
          title={t(isGone ? "unsubscribe.done" : "unsubscribe.title")}
        >
          <Card>
            <BlockStack gap="400">
              <Text as="p">
                {t(isGone ? "unsubscribe.gone" : "unsubscribe.text", {
                  shop,
                  address,
                })}
              </Text>
              {!isGone && (
                <Form method="post">
                  <InlineStack>
                    <Button submit variant="primary">
                      {t("unsubscribe.button")}
                    </Button>
                  </InlineStack>
                </Form>
              )}
            </BlockStack>
          </Card>
        </Page>
      </main>
    </PolarisOutside>
  );
}
