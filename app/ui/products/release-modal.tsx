import { Modal, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";

/** Asks before platform fulfillment is stopped: Shopify stops selling the network's stock at once. */
export function ReleaseModal({
  open,
  count,
  onStop,
  onClose,
}: {
  open: boolean;
  count: number;
  onStop: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation("products");

  return (
    <Modal
      open={open}
      onClose={onClose}
      title={t("release.title", { count })}
      primaryAction={{
        content: t("stop"),
        onAction: onStop,
        destructive: true,
      }}
      secondaryActions={[{ content: t("release.keep"), onAction: onClose }]}
    >
      <Modal.Section>
        <Text as="p">{t("release.text")}</Text>
      </Modal.Section>
    </Modal>
  );
}
