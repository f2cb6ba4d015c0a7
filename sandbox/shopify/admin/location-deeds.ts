import type { Desk } from "../desk.ts";
import { gid, idOf } from "../gid.ts";
import type { StoredAddress, StoredLocation } from "../state.ts";
import {
  activateLocation,
  addLocation,
  deactivateLocation,
  deleteLocation,
  editLocation,
} from "../store/location-life.ts";
import { locationById } from "../store/lookups.ts";
import { type UserError, userError } from "./errors.ts";
import { atMostOnce } from "./idempotency.ts";
import {
  activateRefusal,
  deactivateRefusal,
  deleteRefusals,
  findOwn,
  isOnlyOnline,
  isTaken,
} from "./location-refusals.ts";
import { locationView } from "./locations.ts";
import { type MetafieldInput, writeMetafields } from "./metafields.ts";
import type { View, Visit } from "./view.ts";

type AddressInput = {
  [Field in keyof StoredAddress]?: StoredAddress[Field] | null;
};
type LocationInput = {
  name?: string | null;
  address?: AddressInput | null;
  fulfillsOnlineOrders?: boolean | null;
  metafields?: MetafieldInput[] | null;
};

const mostLetters = 255;
/** source: recorded answers about the street and the postal code; the city's words follow them. */
const tooLong = {
  address1: "Use a shorter name for the street",
  city: "Use a shorter city name",
  zip: "Use a shorter postal / ZIP code",
} as const;

/** source: recorded answers of locationAdd and locationEdit. */
function inputErrors(
  desk: Desk,
  { name, address }: LocationInput,
  self?: StoredLocation,
): UserError[] {
  const onName = (message: string, code: string) =>
    userError(["input", "name"], message, code);
  const errors: UserError[] = [];
  if (typeof name === "string") {
    if (!name.trim()) errors.push(onName("Add a location name", "BLANK"));
    else if (name.length > 100)
      errors.push(
        onName(
          "Use a shorter location name (up to 100 characters)",
          "TOO_LONG",
        ),
      );
    else if (isTaken(desk, name, self))
      errors.push(
        onName("You already have a location with this name", "TAKEN"),
      );
  }
  for (const [field, words] of Object.entries(tooLong))
    if ((address?.[field as keyof typeof tooLong]?.length ?? 0) > mostLetters)
      errors.push(
        userError(
          ["input", "address", field],
          `${words} (up to ${mostLetters} characters)`,
          "TOO_LONG",
        ),
      );
  return errors;
}

function addressOf(input: AddressInput, old?: StoredAddress): StoredAddress {
  const blank: StoredAddress = {
    address1: null,
    address2: null,
    city: null,
    provinceCode: null,
    zip: null,
    countryCode: "",
    phone: null,
  };
  const given = Object.entries(input).filter(
    ([, value]) => value !== undefined,
  );
  return { ...blank, ...old, ...Object.fromEntries(given) };
}

type Change = { id: number | null; userErrors: UserError[] };
type PlaceArgs = {
  locationId: string;
  destinationLocationId?: string | null;
};

function activate(desk: Desk, { locationId }: PlaceArgs): Change {
  const location = findOwn(desk, locationId);
  const refusal = activateRefusal(desk, location);
  if (location && !refusal && !location.isActive)
    activateLocation(desk, location);
  return { id: location?.id ?? null, userErrors: refusal ? [refusal] : [] };
}

function deactivate(
  desk: Desk,
  { locationId, destinationLocationId }: PlaceArgs,
): Change {
  const location = locationById(desk.store, idOf(locationId, "Location"));
  const refusal = deactivateRefusal(desk, location, destinationLocationId);
  if (location?.isActive && !refusal)
    deactivateLocation(
      desk,
      location,
      idOf(destinationLocationId, "Location") ?? null,
    );
  return { id: location?.id ?? null, userErrors: refusal ? [refusal] : [] };
}

/** The place as it is now, also beside a refusal. source: recorded answers. */
const showing =
  (errors: string) =>
  ({ userErrors }: Change, desk: Desk, args: PlaceArgs): View => {
    const location = locationById(
      desk.store,
      idOf(args.locationId, "Location"),
    );
    return {
      location: location ? locationView(desk, location) : null,
      [errors]: userErrors,
    };
  };

export const locationDeedRoots: View = {
  locationAdd: ({ input }: { input: LocationInput }, { desk }: Visit) => {
    const userErrors = inputErrors(desk, input);
    if (userErrors.length > 0) return { location: null, userErrors };
    const location = addLocation(desk, {
      name: input.name ?? "",
      address: addressOf(input.address ?? {}),
      fulfillsOnlineOrders: input.fulfillsOnlineOrders ?? true,
    });
    writeMetafields(desk, "Location", location.id, input.metafields);
    return { location: locationView(desk, location), userErrors };
  },

  locationEdit: (
    { id, input }: { id: string; input: LocationInput },
    { desk }: Visit,
  ) => {
    const refuse = (...userErrors: UserError[]) => ({
      location: null,
      userErrors,
    });
    const location = locationById(desk.store, idOf(id, "Location"));
    if (!location)
      return refuse(userError(["id"], "Location not found.", "NOT_FOUND"));
    const errors = inputErrors(desk, input, location);
    if (errors.length > 0) return refuse(...errors);
    const online = input.fulfillsOnlineOrders ?? undefined;
    if (online !== undefined && location.serviceId !== null)
      return refuse(
        userError(
          ["input"],
          "Online order fulfillment could not be modified for this location as it belongs to a fulfillment service.",
          "CANNOT_MODIFY_ONLINE_ORDER_FULFILLMENT_FOR_FS_LOCATION",
        ),
      );
    if (online === false && isOnlyOnline(desk, location))
      return refuse(
        userError(
          ["input"],
          "Online order fulfillment could not be disabled for this location as it is the only location that fulfills online orders.",
          "CANNOT_DISABLE_ONLINE_ORDER_FULFILLMENT",
        ),
      );
    editLocation(desk, location, {
      ...(input.name && { name: input.name }),
      ...(input.address && {
        address: addressOf(input.address, location.address),
      }),
      ...(online !== undefined && { fulfillsOnlineOrders: online }),
    });
    writeMetafields(desk, "Location", location.id, input.metafields);
    return { location: locationView(desk, location), userErrors: [] };
  },

  locationActivate: atMostOnce(
    activate,
    showing("locationActivateUserErrors"),
    { id: null },
  ),
  locationDeactivate: atMostOnce(
    deactivate,
    showing("locationDeactivateUserErrors"),
    { id: null },
  ),

  locationDelete: ({ locationId }: { locationId: string }, { desk }: Visit) => {
    const location = findOwn(desk, locationId);
    const locationDeleteUserErrors = deleteRefusals(desk, location);
    if (!location || locationDeleteUserErrors.length > 0)
      return { deletedLocationId: null, locationDeleteUserErrors };
    deleteLocation(desk, location);
    return {
      deletedLocationId: gid("Location", location.id),
      locationDeleteUserErrors,
    };
  },
};
