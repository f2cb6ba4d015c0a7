import { Form, Link, useNavigation } from "@remix-run/react";
import {
  Badge,
  BlockStack,
  Button,
  ButtonGroup,
  Card,
  InlineStack,
  Text,
  TextField,
} from "@shopify/polaris";
import { type ChangeEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ResiliencePage } from "../../routes/app.resilience.tsx";
import { Moment } from "../time.tsx";
import { policyExamples } from "./policy-examples.ts";

/** Policies that change, each as a file: rehearsed article by article, and reckoned with once the merchant says that it holds. */
export function PolicyFiles({ shown: { files } }: { shown: ResiliencePage }) {
  const { t } = useTranslation("resilience");
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {t("files.title")}
          </Text>
          <Text as="p" tone="subdued">
            {t("files.says")}
          </Text>
        </BlockStack>
        {files.map((file) => (
          <Kept key={file.fileId} file={file} />
        ))}
        <NewFile key={files.length} />
      </BlockStack>
    </Card>
  );
}

function Kept({ file }: { file: ResiliencePage["files"][number] }) {
  const { t } = useTranslation("resilience");
  const { fileId, name, holds } = file;
  return (
    <InlineStack align="space-between" blockAlign="center" gap="300">
      <BlockStack gap="050">
        <InlineStack gap="200" blockAlign="center">
          <Text as="h3" variant="headingSm">
            {name}
          </Text>
          <Badge tone={holds ? "success" : undefined}>
            {t(holds ? "files.holds" : "files.rehearsedOnly")}
          </Badge>
        </InlineStack>
        <details>
          <summary>
            {t("files.kept")} <Moment at={file.createdAt} />
          </summary>
          <pre className="file-text">{file.file}</pre>
        </details>
      </BlockStack>
      <InlineStack gap="200" blockAlign="center">
        <Link to={`/app/resilience?what=file&file=${fileId}`}>
          {t("files.rehearse")}
        </Link>
        <Form method="post">
          <input type="hidden" name="intent" value="let-policy-file-hold" />
          <input type="hidden" name="fileId" value={fileId} />
          <input type="hidden" name="holds" value={holds ? "no" : "yes"} />
          <Button submit>{t(holds ? "files.end" : "files.start")}</Button>
        </Form>
        <Form method="post">
          <input type="hidden" name="intent" value="remove-policy-file" />
          <input type="hidden" name="fileId" value={fileId} />
          <Button submit variant="plain" tone="critical">
            {t("files.remove")}
          </Button>
        </Form>
      </InlineStack>
    </InlineStack>
  );
}

function NewFile() {
  const { t } = useTranslation("resilience");
  const navigation = useNavigation();
  const picker = useId();
  const [name, setName] = useState("");
  const [file, setFile] = useState("");
  const pick = async (event: ChangeEvent<HTMLInputElement>) => {
    const [picked] = event.currentTarget.files ?? [];
    if (!picked) return;
    setFile(await picked.text());
    if (name === "") setName(picked.name.replace(/\.json$/i, ""));
  };
  return (
    <Form method="post">
      <BlockStack gap="300">
        <input type="hidden" name="intent" value="keep-policy-file" />
        <ButtonGroup>
          {Object.entries(policyExamples).map(([key, example]) => (
            <Button
              key={key}
              onClick={() => {
                setName(
                  t(`files.example.${key as keyof typeof policyExamples}`),
                );
                setFile(JSON.stringify(example, null, 2));
              }}
            >
              {t(`files.example.${key as keyof typeof policyExamples}`)}
            </Button>
          ))}
        </ButtonGroup>
        <label htmlFor={picker}>
          {t("files.pick")}{" "}
          <input
            id={picker}
            type="file"
            accept=".json,application/json"
            onChange={pick}
          />
        </label>
        <TextField
          label={t("files.name")}
          name="name"
          autoComplete="off"
          value={name}
          onChange={setName}
        />
        <TextField
          label={t("files.text")}
          helpText={t("files.help")}
          name="file"
          autoComplete="off"
          multiline={8}
          monospaced
          value={file}
          onChange={setFile}
        />
        <InlineStack>
          <Button
            submit
            disabled={name.trim() === "" || file.trim() === ""}
            loading={navigation.formData?.get("intent") === "keep-policy-file"}
          >
            {t("files.keep")}
          </Button>
        </InlineStack>
      </BlockStack>
    </Form>
  );
}
