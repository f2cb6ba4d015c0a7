import { Button, Modal } from "@shopify/polaris";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { deskKeys, useDeskKeys } from "./desk-keys.ts";

/** What the keys do; opened by ? or by its button. */
export function KeyHelp() {
  const { t } = useTranslation("support");
  const [isOpen, setOpen] = useState(false);
  useDeskKeys({ onHelp: useCallback(() => setOpen(true), []) });
  return (
    <>
      <Button size="slim" onClick={() => setOpen(true)}>
        {t("keys.open")}
      </Button>
      <Modal
        open={isOpen}
        onClose={() => setOpen(false)}
        title={t("keys.title")}
      >
        <Modal.Section>
          <dl className="facts">
            {deskKeys.map((key) => (
              <KeyRow key={key} name={key} does={t(`keys.does.${key}`)} />
            ))}
          </dl>
        </Modal.Section>
      </Modal>
    </>
  );
}

const KeyRow = ({ name, does }: { name: string; does: string }) => (
  <>
    <dt>{does}</dt>
    <dd>
      <kbd>{name}</kbd>
    </dd>
  </>
);
