import { Form, useNavigation } from "@remix-run/react";
import {
  BlockStack,
  Button,
  Card,
  InlineStack,
  RadioButton,
  Text,
  TextField,
} from "@shopify/polaris";
import { useState } from "react";
import type { ConflictView } from "../../queries/conflicts.server.ts";
import { alikeUrl } from "./alike-url.ts";
import type { BulkAnswer } from "./answer-words.ts";
import { answersOf } from "./conflict-words.ts";
import { CountColumns } from "./count-columns.tsx";
import { LinkChoices } from "./link-choices.tsx";
import { SideChoices } from "./side-choices.tsx";

/** The answers that fit the question, with what each will do, and one button. */
export function ConflictForm({ conflict }: { conflict: ConflictView }) {
  const [choice, setChoice] = useState("");
  const [reason, setReason] = useState("");
  const navigation = useNavigation();
  const answers = answersOf(conflict);
  return (
    <Form method="post">
      <input type="hidden" name="version" value={conflict.version} />
      <fieldset className="plain-fieldset">
        <Text as="legend" visuallyHidden>
          Your answer
        </Text>
        <BlockStack gap="400">
          {conflict.kind === "stock" && <CountColumns conflict={conflict} />}
          {answers.sides && (
            <SideChoices
              conflict={conflict}
              choice={choice}
              onChoose={setChoice}
            />
          )}
          <Card>
            <BlockStack gap="300">
              {answers.link && (
                <LinkChoices
                  candidates={conflict.candidates}
                  choice={choice}
                  onChoose={setChoice}
                />
              )}
              {answers.retry && (
                <RadioButton
                  label="Try again"
                  helpText="Choose this after you have mended the cause. The step cannot happen twice."
                  name="choice"
                  id="choice-retry"
                  value="retry"
                  checked={choice === "retry"}
                  onChange={() => setChoice("retry")}
                />
              )}
              {answers.price && (
                <RadioButton
                  label="Bring the order to Shopify for what the buyer paid"
                  helpText="What the parts leave open stands on the order as a line or a deduction of its own."
                  name="choice"
                  id="choice-marketplace"
                  value="marketplace"
                  checked={choice === "marketplace"}
                  onChange={() => setChoice("marketplace")}
                />
              )}
              {answers.asked && (
                <>
                  <RadioButton
                    label="Let the buyer cancel"
                    helpText="The order is cancelled on TikTok Shop and in Shopify, and its units are for sale again."
                    name="choice"
                    id="choice-marketplace"
                    value="marketplace"
                    checked={choice === "marketplace"}
                    onChange={() => setChoice("marketplace")}
                  />
                  <RadioButton
                    label="Refuse: the order goes on"
                    helpText="TikTok Shop tells the buyer. Ship it before the buyer asks again."
                    name="choice"
                    id="choice-storefront"
                    value="storefront"
                    checked={choice === "storefront"}
                    onChange={() => setChoice("storefront")}
                  />
                </>
              )}
              {answers.leave && (
                <RadioButton
                  label="Leave it as it is"
                  helpText={leaving(conflict)}
                  name="choice"
                  id="choice-leave"
                  value="leave"
                  checked={choice === "leave"}
                  onChange={() => setChoice("leave")}
                />
              )}
              <TextField
                label="Reason (optional)"
                name="reason"
                value={reason}
                onChange={setReason}
                maxLength={500}
                multiline={2}
                autoComplete="off"
                helpText="Stands beside your decision in the activity list."
              />
              <InlineStack gap="200">
                <Button
                  submit
                  variant="primary"
                  disabled={!choice}
                  loading={navigation.formMethod === "POST"}
                >
                  Settle
                </Button>
                {conflict.mayBeRules.some((one) => one === choice) && (
                  <Button
                    url={alikeUrl({
                      cause: conflict.cause,
                      ids: [conflict.id],
                      answer: choice as BulkAnswer,
                      always: true,
                    })}
                  >
                    Always do this…
                  </Button>
                )}
              </InlineStack>
            </BlockStack>
          </Card>
        </BlockStack>
      </fieldset>
    </Form>
  );
}

const leaving = ({ kind }: ConflictView) =>
  kind === "field"
    ? "Both sides stay different, and nobody is asked again until one of them is changed."
    : kind === "link"
      ? "The TikTok SKU stays unlinked: its stock is not kept in step and its orders do not reach Shopify."
      : kind === "stock"
        ? "Nothing is done, and nobody is asked again until its numbers change."
        : "Nothing is done, and the question is closed.";
