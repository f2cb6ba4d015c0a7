import type { Desk } from "../desk.ts";
import { gid, idOf } from "../gid.ts";
import type { StoredService } from "../state.ts";
import { editLocation } from "../store/location-life.ts";
import { locationById, ownLocation } from "../store/lookups.ts";
import {
  closeService,
  holdsStock,
  keepServiceLocation,
  openService,
  serviceHandle,
} from "../store/services.ts";
import { serviceGid } from "../store/shown-ids.ts";
import { type UserError, userError } from "./errors.ts";
import type { View, Visit } from "./view.ts";

export function serviceView(desk: Desk, service: StoredService): View {
  return {
    __typename: "FulfillmentService",
    id: serviceGid(service.id),
    handle: service.handle,
    serviceName: service.name,
    callbackUrl: service.callbackUrl,
    inventoryManagement: service.inventoryManagement,
    trackingSupport: service.trackingSupport,
    requiresShippingMethod: service.requiresShippingMethod,
    fulfillmentOrdersOptIn: true,
    type: "THIRD_PARTY",
    location: (_: unknown, { views }: Visit) => {
      const location = locationById(desk.store, service.locationId);
      return location ? views.location(desk, location) : null;
    },
  };
}

/** The merchant's own shipping, listed as a service beside the real ones. */
export function manualService(desk: Desk): View {
  return {
    __typename: "FulfillmentService",
    id: gid("FulfillmentService", "manual"),
    handle: "manual",
    serviceName: "Manual",
    callbackUrl: null,
    inventoryManagement: false,
    trackingSupport: false,
    requiresShippingMethod: true,
    fulfillmentOrdersOptIn: true,
    type: "MANUAL",
    location: (_: unknown, { views }: Visit) =>
      views.location(desk, ownLocation(desk.store)),
  };
}

const reserved = ["manual", "gift_card", "shopify", "amazon"];

/** source: recorded answers of fulfillmentServiceCreate and fulfillmentServiceUpdate. */
function nameErrors(
  desk: Desk,
  name: string,
  self?: StoredService,
): UserError[] {
  const refuse = (message: string) => userError(["name"], message);
  if (!name.trim()) return [refuse("Name can't be blank")];
  const errors: UserError[] = [];
  if (/^\s/.test(name))
    errors.push(refuse("Name cannot begin with a whitespace character"));
  if (/\s$/.test(name))
    errors.push(refuse("Name cannot end with a whitespace character"));
  if (errors.length > 0) return errors;
  const handle = serviceHandle(name);
  if (reserved.includes(handle)) return [refuse("Name is reserved")];
  const taken = desk.store.services
    .all()
    .some(
      (other) =>
        other !== self &&
        (other.name.toLowerCase() === name.toLowerCase() ||
          other.handle === handle),
    );
  return taken ? [refuse("Name has already been taken")] : [];
}

/** Only addresses of the app itself are taken. source: recorded answers with foreign and ftp addresses. */
function callbackErrors(desk: Desk, url: string): UserError[] {
  const refuse = (message: string) => [userError(["callbackUrl"], message)];
  if (!URL.canParse(url)) return refuse("Callback url is invalid");
  const { protocol, hostname } = new URL(url);
  if (protocol !== "https:" && protocol !== "http:")
    return refuse(`Callback url protocol ${protocol}// is not supported`);
  return hostname === new URL(desk.context.appOrigin).hostname
    ? []
    : refuse("Callback url is not allowed");
}

type ServiceArgs = {
  name?: string | null;
  callbackUrl?: string | null;
  inventoryManagement?: boolean | null;
  trackingSupport?: boolean | null;
  requiresShippingMethod?: boolean | null;
};

function serviceErrors(desk: Desk, args: ServiceArgs, self?: StoredService) {
  return [
    ...(typeof args.name === "string" ? nameErrors(desk, args.name, self) : []),
    ...(args.callbackUrl ? callbackErrors(desk, args.callbackUrl) : []),
  ];
}

function findService(desk: Desk, id: string): StoredService | undefined {
  return desk.store.services.get(idOf(id, "FulfillmentService"));
}

const unknownService = userError(
  ["id"],
  "Fulfillment service could not be found.",
);

export const fulfillmentServiceRoots: View = {
  fulfillmentService: ({ id }: { id: string }, { desk }: Visit) => {
    if (id === gid("FulfillmentService", "manual")) return manualService(desk);
    const found = findService(desk, id);
    return found ? serviceView(desk, found) : null;
  },

  fulfillmentServiceCreate: (args: ServiceArgs, { desk }: Visit) => {
    const userErrors = serviceErrors(desk, args);
    if (userErrors.length > 0) return { fulfillmentService: null, userErrors };
    const service = openService(desk, {
      name: args.name ?? "",
      callbackUrl: args.callbackUrl ?? null,
      inventoryManagement: args.inventoryManagement ?? false,
      trackingSupport: args.trackingSupport ?? false,
      requiresShippingMethod: args.requiresShippingMethod ?? true,
    });
    return { fulfillmentService: serviceView(desk, service), userErrors };
  },

  /** A new name renames the location, never the handle. `requiresShippingMethod` falls back to true when left out. */
  fulfillmentServiceUpdate: (
    args: ServiceArgs & { id: string },
    { desk }: Visit,
  ) => {
    const service = findService(desk, args.id);
    if (!service)
      return { fulfillmentService: null, userErrors: [unknownService] };
    const userErrors = serviceErrors(desk, args, service);
    if (userErrors.length > 0) return { fulfillmentService: null, userErrors };
    service.name = args.name ?? service.name;
    if (args.callbackUrl !== undefined) service.callbackUrl = args.callbackUrl;
    service.inventoryManagement =
      args.inventoryManagement ?? service.inventoryManagement;
    service.trackingSupport = args.trackingSupport ?? service.trackingSupport;
    service.requiresShippingMethod = args.requiresShippingMethod ?? true;
    desk.store.services.refile(service);
    const location = locationById(desk.store, service.locationId);
    if (location && location.name !== service.name)
      editLocation(desk, location, { name: service.name });
    return { fulfillmentService: serviceView(desk, service), userErrors };
  },

  fulfillmentServiceDelete: (
    args: {
      id: string;
      inventoryAction?: "TRANSFER" | "KEEP" | "DELETE" | null;
      destinationLocationId?: string | null;
    },
    { desk }: Visit,
  ) => {
    const refuse = (error: UserError) => ({
      deletedId: null,
      userErrors: [error],
    });
    const service = findService(desk, args.id);
    if (!service) return refuse(unknownService);
    const action = args.inventoryAction ?? "TRANSFER";
    if (action !== "TRANSFER" && args.destinationLocationId)
      return refuse(
        userError(
          ["inventoryAction"],
          "Inventory action Destination location id should not be present when deleting/keeping the inventory of the fulfillment service.",
        ),
      );
    const destination = locationById(
      desk.store,
      idOf(args.destinationLocationId, "Location") ?? 0,
    );
    const needed =
      args.destinationLocationId || holdsStock(desk.store, service);
    if (action === "TRANSFER" && needed && destination?.serviceId !== null)
      return refuse(userError(null, "Invalid destination location."));
    if (action === "KEEP") keepServiceLocation(desk, service);
    else
      closeService(
        desk,
        service,
        action === "TRANSFER" ? (destination?.id ?? null) : null,
      );
    return {
      deletedId: gid("FulfillmentService", service.id),
      userErrors: [],
    };
  },
};
