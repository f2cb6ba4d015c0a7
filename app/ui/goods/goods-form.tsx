import { Form, useNavigation } from "@remix-run/react";
import {
  BlockStack,
  Button,
  Card,
  FormLayout,
  InlineStack,
  Select,
  Text,
  TextField,
} from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { GoodsWish } from "#core/domain/listings/plan-goods.ts";
import type { GoodsPreview } from "#core/flows/set-up-goods.ts";
import { useFormat } from "../format.ts";

const edges = ["length", "width", "height"] as const;
/** Variants that have fields of their own; of more, fewer have to be chosen at a time. */
const mostAlone = 25;

/** What only the merchant can say of goods, and the word that has it done; what is said is checked before. */
export function GoodsForm({
  wish,
  preview,
  asked,
}: {
  wish: GoodsWish;
  preview: GoodsPreview;
  /** The address as it was asked for: what is chosen and what was said. */
  asked: [string, string][];
}) {
  const { t } = useTranslation(["goods", "common"]);
  const { duration } = useFormat();
  const navigation = useNavigation();
  const [said, setSaid] = useState<Record<string, string>>({
    returned: wish.returned,
    ...Object.fromEntries(asked),
  });
  const wanted = preview.items.filter(
    ({ verdict }) => verdict === "create" || verdict === "bind",
  ).length;
  const open = preview.items.filter(
    ({ verdict }) => verdict !== "already" && verdict !== "underway",
  );
  const isField = (name: string) =>
    name.includes(":") || ["weight", "returned", ...edges].includes(name);
  const chosen = asked.filter(([name]) => !isField(name));
  const field = (name: string, label: string) => (
    <TextField
      label={label}
      name={name}
      value={said[name] ?? ""}
      onChange={(value) => setSaid({ ...said, [name]: value })}
      autoComplete="off"
    />
  );
  return (
    <>
      {open.length > 0 && (
        <Card>
          <Form method="get">
            {chosen.map(([name, value]) => (
              <input type="hidden" key={name} name={name} value={value} />
            ))}
            <BlockStack gap="400">
              <BlockStack gap="100">
                <Text as="h2" variant="headingMd">
                  {t("asks")}
                </Text>
                <Text as="p" tone="subdued">
                  {t("asksHelp")}
                </Text>
              </BlockStack>
              <FormLayout>
                <FormLayout.Group condensed>
                  {edges.map((edge) => (
                    <div key={edge}>{field(edge, t(edge))}</div>
                  ))}
                </FormLayout.Group>
                <FormLayout.Group>
                  {field("weight", t("weight"))}
                  <Select
                    label={t("returned")}
                    name="returned"
                    options={(["restock", "dispose"] as const).map((value) => ({
                      value,
                      label: t(value),
                    }))}
                    value={said.returned}
                    onChange={(returned) => setSaid({ ...said, returned })}
                  />
                </FormLayout.Group>
              </FormLayout>
              {open.length <= mostAlone && (
                <BlockStack gap="300">
                  <BlockStack gap="100">
                    <Text as="h3" variant="headingSm">
                      {t("own")}
                    </Text>
                    <Text as="p" tone="subdued">
                      {t("ownHelp")}
                    </Text>
                  </BlockStack>
                  {open.map(({ variantId, label }) => (
                    <fieldset key={variantId}>
                      <legend>{label}</legend>
                      <FormLayout>
                        <FormLayout.Group condensed>
                          {field(
                            `length:${variantId}`,
                            t("lengthOf", { name: label }),
                          )}
                          {field(
                            `width:${variantId}`,
                            t("widthOf", { name: label }),
                          )}
                          {field(
                            `height:${variantId}`,
                            t("heightOf", { name: label }),
                          )}
                        </FormLayout.Group>
                        {field(
                          `bindTo:${variantId}`,
                          t("bindToOf", { name: label }),
                        )}
                      </FormLayout>
                    </fieldset>
                  ))}
                </BlockStack>
              )}
              <InlineStack>
                <Button submit loading={navigation.state === "loading"}>
                  {t("check")}
                </Button>
              </InlineStack>
            </BlockStack>
          </Form>
        </Card>
      )}
      <Form method="post">
        {asked.map(([name, value]) => (
          <input type="hidden" key={name} name={name} value={value} />
        ))}
        <input type="hidden" name="fingerprint" value={preview.fingerprint} />
        <InlineStack gap="300" blockAlign="center">
          <Button
            submit
            variant="primary"
            size="large"
            disabled={wanted === 0}
            loading={navigation.formMethod === "POST"}
          >
            {wanted === 0 ? t("nothing") : t("confirm", { count: wanted })}
          </Button>
          {wanted > 0 && (
            <Text as="p" tone="subdued">
              {t("cost", {
                calls: t("calls", { count: preview.calls }),
                duration: duration(preview.seconds),
              })}
            </Text>
          )}
        </InlineStack>
      </Form>
    </>
  );
}
