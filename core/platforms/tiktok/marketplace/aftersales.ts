import type { Aftersales } from "#core/world/marketplace/aftersales.ts";
import type { TikTokClient } from "../client.server.ts";
import {
  approveCancellation,
  rejectCancellation,
} from "../operations/answer-cancellation.ts";
import { approveReturn, rejectReturn } from "../operations/answer-return.ts";
import { calculateRefund } from "../operations/calculate-refund.ts";
import { cancelOrder } from "../operations/cancel-order.ts";
import { fetchCancellations } from "../operations/fetch-cancellations.ts";
import { fetchEligibility } from "../operations/fetch-eligibility.ts";
import { fetchReturnHistory } from "../operations/fetch-return-history.ts";
import { listAnswers } from "../operations/list-answers.ts";
import { listCancellations } from "../operations/list-cancellations.ts";
import { listRejectReasons } from "../operations/list-reject-reasons.ts";
import {
  fetchReturns,
  fetchReturnsOf,
  listReturns,
} from "../operations/list-returns.ts";
import { openReturn } from "../operations/open-return.ts";

export const createAftersales = (client: TikTokClient): Aftersales => ({
  listCancellations: (shop, filter) => listCancellations(client, shop, filter),
  fetchCancellations: (shop, orderExternalIds) =>
    fetchCancellations(client, shop, orderExternalIds),
  cancelOrder: (shop, wish) => cancelOrder(client, shop, wish),
  approveCancellation: (shop, externalId, answer) =>
    approveCancellation(client, shop, externalId, answer),
  rejectCancellation: (shop, externalId, answer) =>
    rejectCancellation(client, shop, externalId, answer),

  listReturns: (shop, filter) => listReturns(client, shop, filter),
  fetchReturns: (shop, externalIds) => fetchReturns(client, shop, externalIds),
  fetchReturnsOf: (shop, orderExternalIds) =>
    fetchReturnsOf(client, shop, orderExternalIds),
  fetchReturnHistory: (shop, externalId) =>
    fetchReturnHistory(client, shop, externalId),
  openReturn: (shop, wish) => openReturn(client, shop, wish),
  approveReturn: (shop, externalId, answer) =>
    approveReturn(client, shop, externalId, answer),
  rejectReturn: (shop, externalId, answer) =>
    rejectReturn(client, shop, externalId, answer),

  listRejectReasons: (shop, requestExternalId) =>
    listRejectReasons(client, shop, requestExternalId),
  listAnswers: (shop, requestExternalId) =>
    listAnswers(client, shop, requestExternalId),
  fetchEligibility: (shop, orderExternalId) =>
    fetchEligibility(client, shop, orderExternalId),
  calculateRefund: (shop, wish) => calculateRefund(client, shop, wish),
});
