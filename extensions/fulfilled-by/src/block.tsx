import "@shopify/ui-extensions/preact";
import { render } from "preact";
import { useEffect, useState } from "preact/hooks";
import {
  type Answer,
  askProduct,
  choose,
  type Failure,
  type Preview,
  type ProductView,
  previewChoice,
  stop,
  type VariantView,
} from "./ask-quayside.ts";

const channels = {
  storefront: "Shopify",
  marketplace: "TikTok Shop",
} as const;

export default async () => {
  render(<FulfilledBy />, document.body);
};

type State =
  | { at: "loading" }
  | { at: "failed"; failure: Failure }
  | { at: "shown"; product: ProductView; note: string | null }
  | { at: "asked"; product: ProductView; preview: Preview };

/** Who ships the product's variants, what each channel is told of them and why, and a way to choose or stop. */
function FulfilledBy() {
  const [state, setState] = useState<State>({ at: "loading" });
  const productId = shopify.data.selected[0]?.id ?? "";
  const say = (key: string, values: Record<string, string | number> = {}) =>
    String(shopify.i18n.translate(key, values));

  const read = async (note: string | null = null) => {
    const answer = await askProduct(productId);
    setState(
      answer.ok
        ? { at: "shown", product: answer.body, note }
        : { at: "failed", failure: answer.failure },
    );
  };
  useEffect(() => void read(), []);

  const after = async <T,>(
    work: Promise<Answer<T>>,
    then: (body: T) => unknown,
  ) => {
    const answer = await work;
    if (answer.ok) await then(answer.body);
    else setState({ at: "failed", failure: answer.failure });
  };

  if (state.at === "loading")
    return (
      <s-admin-block heading={say("name")}>
        <s-spinner accessibilityLabel={say("loading")} />
      </s-admin-block>
    );
  if (state.at === "failed")
    return (
      <s-admin-block heading={say("name")}>
        <s-banner tone="critical" heading={state.failure.title}>
          <s-text>{state.failure.fix}</s-text>
        </s-banner>
        <s-button onClick={() => void read()}>{say("retry")}</s-button>
      </s-admin-block>
    );

  const { variants, url } = state.product;
  const own = variants.filter(({ pool }) => pool === "own");
  const network = variants.filter(({ pool }) => pool === "network");
  const idsOf = (rows: VariantView[]) => rows.map(({ id }) => id);
  return (
    <s-admin-block heading={say("name")}>
      <s-stack direction="block" gap="base">
        <s-text>
          {variants.length === 0
            ? say("none")
            : say("chosen", { chosen: network.length, all: variants.length })}
        </s-text>
        {variants.map((variant) => (
          <s-stack direction="block" gap="small-200" key={variant.id}>
            <s-text type="strong">
              {say("variant", {
                name: variant.name,
                pool: say(variant.pool),
              })}
            </s-text>
            {variant.told.map(({ channel, units, terms }) => (
              <s-text key={channel} color="subdued">
                {units === null
                  ? say("notTold", { channel: channels[channel] })
                  : say("told", {
                      channel: channels[channel],
                      units,
                      why: terms
                        .map(
                          ({ term, quantity }) => `${signed(quantity)} ${term}`,
                        )
                        .join(", "),
                    })}
              </s-text>
            ))}
          </s-stack>
        ))}
        {state.at === "shown" && state.note && (
          <s-banner tone="info">
            <s-text>{state.note}</s-text>
          </s-banner>
        )}
        {state.at === "asked" ? (
          <Confirmation
            preview={state.preview}
            say={say}
            onCancel={() =>
              setState({ at: "shown", product: state.product, note: null })
            }
            onConfirm={() =>
              after(choose(idsOf(own), state.preview.fingerprint), (body) =>
                read(say(body.outcome === "selected" ? "done" : "changed")),
              )
            }
          />
        ) : (
          <s-stack direction="inline" gap="small">
            {own.length > 0 && (
              <s-button
                variant="primary"
                onClick={() =>
                  void after(previewChoice(idsOf(own)), (preview) =>
                    setState({ at: "asked", product: state.product, preview }),
                  )
                }
              >
                {say("choose")}
              </s-button>
            )}
            {network.length > 0 && (
              <s-button
                tone="critical"
                onClick={() =>
                  void after(stop(idsOf(network)), () => read(say("done")))
                }
              >
                {say("stop")}
              </s-button>
            )}
            <s-link href={url} target="_top">
              {say("open")}
            </s-link>
          </s-stack>
        )}
      </s-stack>
    </s-admin-block>
  );
}

/** Nothing happens before the merchant has seen what will. */
function Confirmation({
  preview,
  say,
  onConfirm,
  onCancel,
}: {
  preview: Preview;
  say: (key: string, values?: Record<string, string | number>) => string;
  onConfirm: () => Promise<unknown>;
  onCancel: () => void;
}) {
  const chosen = preview.items.filter(({ verdict }) => verdict === "select");
  return (
    <s-stack direction="block" gap="small">
      <s-text>
        {chosen.length === 0
          ? say("confirmNone")
          : say("confirm", { count: chosen.length })}
      </s-text>
      <s-stack direction="inline" gap="small">
        {chosen.length > 0 && (
          <s-button variant="primary" onClick={() => void onConfirm()}>
            {say("confirmDo")}
          </s-button>
        )}
        <s-button onClick={onCancel}>{say("cancel")}</s-button>
      </s-stack>
    </s-stack>
  );
}

const signed = (quantity: number) =>
  quantity < 0 ? `−${-quantity}` : `+${quantity}`;
