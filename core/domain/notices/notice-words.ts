import type { NoticeKind } from "./notice-kinds.ts";
import type { MailLanguage } from "./notice-rule.ts";

/**
 * What a notice says and what it means, for mails and screens alike. `{{subject}}`, `{{at}}` and `{{days}}` are filled in by
 * whoever shows it.
 */
export const noticeWords: Record<
  MailLanguage,
  Record<NoticeKind, { title: string; means: string; name: string }>
> = {
  en: {
    "connection-down": {
      name: "A connection that has ended",
      title: "{{subject}} is not connected any more",
      means:
        "Its work waits and nothing is lost. Somebody who may sign in there connects it again on Home.",
    },
    "connection-ending": {
      name: "A connection that is about to end",
      title: "The connection to {{subject}} ends on {{at}}",
      means: "Connect it again on Home before then; after that its work waits.",
    },
    "order-cancels": {
      name: "Orders that are about to be cancelled",
      title: "TikTok Shop cancels order {{subject}} on {{at}}",
      means:
        "Unless it is shipped before. A cancelled order counts against your shop.",
    },
    oversold: {
      name: "Stock that was sold twice",
      title: "{{subject}} was sold beyond what is there",
      means: "Somebody has to decide which order goes without.",
    },
    "order-late": {
      name: "Orders that are late",
      title: "Order {{subject}} is late since {{at}}",
      means:
        "Every late order counts against your shop at TikTok Shop until it is shipped.",
    },
    question: {
      name: "Questions for you",
      title: "{{subject}}: a question waits for you",
      means: "Until you answer, that one thing waits. Everything else goes on.",
    },
    "inbound-due": {
      name: "Deliveries that have to arrive soon",
      title: "Delivery {{subject}} has to arrive by {{at}}",
      means:
        "A part of it has not left. What arrives later than the network's days after the first part is turned away. Send it, or call the delivery off.",
    },
    "inbound-closes": {
      name: "Deliveries that the network is about to close",
      title: "The network closes delivery {{subject}} on {{at}}",
      means:
        "A part of it has not left, and nothing of it is taken after that. Send it, or drop it.",
    },
    "missing-units": {
      name: "Deliveries that came in short",
      title: "Units of delivery {{subject}} are missing: claim them by {{at}}",
      means:
        "The network has counted fewer units than were sent. What is not claimed by then is lost.",
    },
    restock: {
      name: "Goods to send to the network",
      title: "{{subject}} lasts for about {{days}} days at the network",
      means:
        "Sent later, it may be gone before a delivery is there. Replenishment says what to send, and by when.",
    },
    "sales-jump": {
      name: "Sales that jump",
      title: "Sales of {{subject}} jump",
      means:
        "While they do, TikTok Shop is told less, so that nothing is sold twice.",
    },
  },
  es: {
    "connection-down": {
      name: "Una conexión que terminó",
      title: "{{subject}} ya no está conectado",
      means:
        "Su trabajo espera y no se pierde nada. Quien pueda iniciar sesión allí lo conecta de nuevo en Inicio.",
    },
    "connection-ending": {
      name: "Una conexión a punto de terminar",
      title: "La conexión con {{subject}} termina el {{at}}",
      means:
        "Conéctala de nuevo en Inicio antes de ese día; después su trabajo espera.",
    },
    "order-cancels": {
      name: "Pedidos a punto de cancelarse",
      title: "TikTok Shop cancela el pedido {{subject}} el {{at}}",
      means:
        "Salvo que se envíe antes. Un pedido cancelado cuenta en contra de tu tienda.",
    },
    oversold: {
      name: "Existencias vendidas dos veces",
      title: "{{subject}} se vendió más de lo que hay",
      means: "Alguien tiene que decidir qué pedido se queda sin ello.",
    },
    "order-late": {
      name: "Pedidos con retraso",
      title: "El pedido {{subject}} lleva retraso desde el {{at}}",
      means:
        "Cada pedido con retraso cuenta en contra de tu tienda en TikTok Shop hasta que se envía.",
    },
    question: {
      name: "Preguntas para ti",
      title: "{{subject}}: te espera una pregunta",
      means: "Hasta que respondas, solo espera eso. Lo demás sigue.",
    },
    "inbound-due": {
      name: "Entregas que tienen que llegar pronto",
      title: "La entrega {{subject}} tiene que llegar hasta el {{at}}",
      means:
        "Una parte no ha salido. Lo que llegue pasado el plazo de la red desde la primera parte se rechaza. Envíala o cancela la entrega.",
    },
    "inbound-closes": {
      name: "Entregas que la red va a cerrar",
      title: "La red cierra la entrega {{subject}} el {{at}}",
      means:
        "Una parte no ha salido, y después no se acepta nada de ella. Envíala o descártala.",
    },
    "missing-units": {
      name: "Entregas incompletas",
      title:
        "Faltan unidades de la entrega {{subject}}: reclámalas hasta el {{at}}",
      means:
        "La red contó menos unidades de las enviadas. Lo que no se reclame hasta entonces se pierde.",
    },
    restock: {
      name: "Productos que enviar a la red",
      title: "{{subject}} alcanza para unos {{days}} días en la red",
      means:
        "Si se envía más tarde, puede agotarse antes de que llegue una entrega. Reposición dice qué enviar y cuándo.",
    },
    "sales-jump": {
      name: "Ventas que se disparan",
      title: "Las ventas de {{subject}} se disparan",
      means:
        "Mientras tanto se comunica menos a TikTok Shop, para que nada se venda dos veces.",
    },
  },
};
