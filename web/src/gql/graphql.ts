/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type AcceptInvitationErrorCode =
  | 'ALREADY_DECIDED'
  | 'ALREADY_MEMBER'
  | 'CONFLICT'
  | 'FORBIDDEN'
  | 'INVALID'
  | 'INVITATION_EXPIRED'
  | 'INVITATION_REVOKED'
  | 'INVITATION_USED'
  | 'LAST_OWNER'
  | 'LIMIT_REACHED'
  | 'NOT_FOUND'
  | 'NOT_IN_USE'
  | 'SLUG_TAKEN'
  | 'WRONG_STATE';

export type AcceptInvitationInput = {
  idempotencyKey?: string | null | undefined;
  token: string;
};

export type ApproveRequestErrorCode =
  | 'ALREADY_DECIDED'
  | 'ALREADY_MEMBER'
  | 'CONFLICT'
  | 'FORBIDDEN'
  | 'INVALID'
  | 'INVITATION_EXPIRED'
  | 'INVITATION_REVOKED'
  | 'INVITATION_USED'
  | 'LAST_OWNER'
  | 'LIMIT_REACHED'
  | 'NOT_FOUND'
  | 'NOT_IN_USE'
  | 'SLUG_TAKEN'
  | 'WRONG_STATE';

export type ApproveRequestInput = {
  idempotencyKey?: string | null | undefined;
  requestId: string | number;
  role: TenantRole;
  tenantId: string | number;
};

export type ApproveTenantErrorCode =
  | 'ALREADY_DECIDED'
  | 'ALREADY_MEMBER'
  | 'CONFLICT'
  | 'FORBIDDEN'
  | 'INVALID'
  | 'INVITATION_EXPIRED'
  | 'INVITATION_REVOKED'
  | 'INVITATION_USED'
  | 'LAST_OWNER'
  | 'LIMIT_REACHED'
  | 'NOT_FOUND'
  | 'NOT_IN_USE'
  | 'SLUG_TAKEN'
  | 'WRONG_STATE';

export type ApproveTenantInput = {
  idempotencyKey?: string | null | undefined;
  tenantId: string | number;
};

/** Which vehicles a list is about. */
export type CatalogKinds =
  /** Every kind, trailers and buses too. */
  | 'ALL'
  /** Cars, trucks and vans. */
  | 'LIGHT'
  /** Motorcycles, mopeds and scooters. */
  | 'MOTORCYCLE';

/** For how much of a maker's range an entry holds. */
export type CatalogScope =
  /** For this model. */
  | 'MODEL'
  /** For what the plant built in that year; perhaps not for this model. */
  | 'PLANT';

/** What happened. */
export type ChangeKind =
  /** Put into the trash. */
  | 'DELETED'
  /** Events were lost: read everything again. */
  | 'RESYNC'
  /** Made, changed or restored. */
  | 'UPSERTED';

export type ChangeMemberRoleErrorCode =
  | 'ALREADY_DECIDED'
  | 'ALREADY_MEMBER'
  | 'CONFLICT'
  | 'FORBIDDEN'
  | 'INVALID'
  | 'INVITATION_EXPIRED'
  | 'INVITATION_REVOKED'
  | 'INVITATION_USED'
  | 'LAST_OWNER'
  | 'LIMIT_REACHED'
  | 'NOT_FOUND'
  | 'NOT_IN_USE'
  | 'SLUG_TAKEN'
  | 'WRONG_STATE';

export type ChangeMemberRoleInput = {
  idempotencyKey?: string | null | undefined;
  memberId: string | number;
  role: TenantRole;
  tenantId: string | number;
};

/** How far a fact can be trusted. */
export type Confidence =
  /** The VIN allows nothing better. */
  | 'LIKELY'
  /** The VIN says so. */
  | 'SURE'
  /** The VIN does not say. */
  | 'UNKNOWN';

/** Why confirmFuelLog was not done. */
export type ConfirmFuelLogErrorCode =
  /** Somebody else changed it first, or the idempotency key was used before. */
  | 'CONFLICT'
  /** Your role does not allow this. */
  | 'FORBIDDEN'
  /** A value cannot be true, or cannot be read. */
  | 'INVALID'
  /** There is no such record, or it is not yours. */
  | 'NOT_FOUND'
  /** A text is too long. */
  | 'TOO_LONG';

/** A fill-up to confirm. */
export type ConfirmFuelLogInput = {
  /** False takes the confirmation back. */
  confirmed?: boolean;
  /** Typed id, `fuel_log_…`. */
  id: string | number;
  /** The same key and input have one effect. */
  idempotencyKey?: string | null | undefined;
};

/** Why createFuelLog was not done. */
export type CreateFuelLogErrorCode =
  /** Somebody else changed it first, or the idempotency key was used before. */
  | 'CONFLICT'
  /** Your role does not allow this. */
  | 'FORBIDDEN'
  /** A value cannot be true, or cannot be read. */
  | 'INVALID'
  /** There is no such record, or it is not yours. */
  | 'NOT_FOUND'
  /** A text is too long. */
  | 'TOO_LONG';

/** A new fill-up or charge. What is odd is kept and flagged; only what is impossible is refused. */
export type CreateFuelLogInput = {
  /** ISO 4217; the viewer's currency by default. */
  currency?: string | null | undefined;
  /** What was filled; the vehicle's main source by default. */
  energySource?: EnergySource | null | undefined;
  /** HH:MM, local to the place. */
  filledAt?: string | null | undefined;
  /** The day, local to the place. */
  filledOn: string;
  /** Grade as sold, at most 200 characters. */
  grade?: string | null | undefined;
  /** Made by the client, `fuel_log_…` with a UUIDv7; the same id again returns what is there. */
  id?: string | number | null | undefined;
  /** The same key and input have one effect. */
  idempotencyKey?: string | null | undefined;
  /** Whether the tank was full afterwards. */
  isFull?: boolean;
  /** Whether a fill-up before this one was not logged. */
  missedPrevious?: boolean;
  /** Free text, at most 10,000 characters. */
  notes?: string | null | undefined;
  /** The odometer, where it was read. */
  odometer?: DistanceInput | null | undefined;
  /** How much was filled, where it is known. */
  quantity?: FuelQuantityInput | null | undefined;
  /** Where it was filled, at most 200 characters. */
  station?: string | null | undefined;
  /** What was paid. */
  total?: string | null | undefined;
  /** Per unit of quantity; with the total missing, the total is derived, and the reverse. */
  unitPrice?: string | null | undefined;
  /** Typed id, `vehicle_…`. */
  vehicleId: string | number;
};

export type CreateTenantErrorCode =
  | 'ALREADY_DECIDED'
  | 'ALREADY_MEMBER'
  | 'CONFLICT'
  | 'FORBIDDEN'
  | 'INVALID'
  | 'INVITATION_EXPIRED'
  | 'INVITATION_REVOKED'
  | 'INVITATION_USED'
  | 'LAST_OWNER'
  | 'LIMIT_REACHED'
  | 'NOT_FOUND'
  | 'NOT_IN_USE'
  | 'SLUG_TAKEN'
  | 'WRONG_STATE';

export type CreateTenantInput = {
  idempotencyKey?: string | null | undefined;
  kind: TenantKind;
  name: string;
};

/** Why createVehicle was not done. */
export type CreateVehicleErrorCode =
  /** Somebody else changed it first, or the idempotency key was used before. */
  | 'CONFLICT'
  /** Your role does not allow this. */
  | 'FORBIDDEN'
  /** A value cannot be true, or cannot be read. */
  | 'INVALID'
  /** There is no such record, or it is not yours. */
  | 'NOT_FOUND'
  /** A text is too long. */
  | 'TOO_LONG';

/** A new vehicle. Nothing is needed but something to call it by. */
export type CreateVehicleInput = {
  /** The catalogue's id of the make. */
  catalogMakeId?: string | number | null | undefined;
  /** The catalogue's id of the model. */
  catalogModelId?: string | number | null | undefined;
  /** What drives it, the main one first; petrol by default. */
  energySources?: Array<EnergySource> | null | undefined;
  /** Engine, at most 100 characters. */
  engine?: string | null | undefined;
  /** The fields that were taken from the VIN and not typed; none by default. */
  fromVin?: Array<VehicleField>;
  /** Made by the client, `vehicle_…` with a UUIDv7; the same id again returns what is there. */
  id?: string | number | null | undefined;
  /** The same key and input have one effect. */
  idempotencyKey?: string | null | undefined;
  /** What it is; a car by default. */
  kind?: VehicleKind | null | undefined;
  /** Number plate, at most 20 characters. */
  licensePlate?: string | null | undefined;
  /** Maker, at most 100 characters. */
  make?: string | null | undefined;
  /** Model, at most 100 characters. */
  model?: string | null | undefined;
  /** What its people call it, at most 100 characters. */
  nickname?: string | null | undefined;
  /** Free text, at most 10,000 characters. */
  notes?: string | null | undefined;
  /** Transmission, at most 100 characters. */
  transmission?: string | null | undefined;
  /** Trim or series, at most 100 characters. */
  trim?: string | null | undefined;
  /** As on the papers, at most 64 characters; faults do not hinder. */
  vin?: string | null | undefined;
  /** Model year, 1886 to 2100. */
  year?: number | null | undefined;
};

/** Why deleteFuelLog was not done. */
export type DeleteFuelLogErrorCode =
  /** Somebody else changed it first, or the idempotency key was used before. */
  | 'CONFLICT'
  /** Your role does not allow this. */
  | 'FORBIDDEN'
  /** A value cannot be true, or cannot be read. */
  | 'INVALID'
  /** There is no such record, or it is not yours. */
  | 'NOT_FOUND'
  /** A text is too long. */
  | 'TOO_LONG';

/** A fill-up to put into the trash. */
export type DeleteFuelLogInput = {
  /** The version that was seen, where a change in between should hinder. */
  expectedVersion?: number | null | undefined;
  /** Typed id, `fuel_log_…`. */
  id: string | number;
  /** The same key and input have one effect. */
  idempotencyKey?: string | null | undefined;
};

export type DeleteTenantErrorCode =
  | 'ALREADY_DECIDED'
  | 'ALREADY_MEMBER'
  | 'CONFLICT'
  | 'FORBIDDEN'
  | 'INVALID'
  | 'INVITATION_EXPIRED'
  | 'INVITATION_REVOKED'
  | 'INVITATION_USED'
  | 'LAST_OWNER'
  | 'LIMIT_REACHED'
  | 'NOT_FOUND'
  | 'NOT_IN_USE'
  | 'SLUG_TAKEN'
  | 'WRONG_STATE';

export type DeleteTenantInput = {
  idempotencyKey?: string | null | undefined;
  tenantId: string | number;
};

/** Why deleteVehicle was not done. */
export type DeleteVehicleErrorCode =
  /** Somebody else changed it first, or the idempotency key was used before. */
  | 'CONFLICT'
  /** Your role does not allow this. */
  | 'FORBIDDEN'
  /** A value cannot be true, or cannot be read. */
  | 'INVALID'
  /** There is no such record, or it is not yours. */
  | 'NOT_FOUND'
  /** A text is too long. */
  | 'TOO_LONG';

/** A vehicle to put into the trash. */
export type DeleteVehicleInput = {
  /** The version that was seen, where a change in between should hinder. */
  expectedVersion?: number | null | undefined;
  /** Typed id, `vehicle_…`. */
  id: string | number;
  /** The same key and input have one effect. */
  idempotencyKey?: string | null | undefined;
};

/** A distance or an odometer reading, as typed. */
export type DistanceInput = {
  /** The unit of the value. */
  unit: DistanceUnit;
  /** The number of units. */
  value: string;
};

/** A unit of distance. */
export type DistanceUnit =
  /** 1,000 metres. */
  | 'KILOMETRE'
  /** The international mile, 1,609.344 metres. */
  | 'MILE';

/** A unit of consumption or economy. */
export type EconomyUnit =
  /** Kilograms per 100 kilometres. */
  | 'KILOGRAMS_PER_100_KM'
  /** Kilometres per kilowatt-hour. */
  | 'KILOMETRES_PER_KILOWATT_HOUR'
  /** Kilometres per litre. */
  | 'KILOMETRES_PER_LITRE'
  /** Kilowatt-hours per 100 kilometres. */
  | 'KILOWATT_HOURS_PER_100_KM'
  /** Litres per 100 kilometres. */
  | 'LITRES_PER_100_KM'
  /** Miles per kilowatt-hour. */
  | 'MILES_PER_KILOWATT_HOUR'
  /** Miles per imperial gallon. */
  | 'MILES_PER_UK_GALLON'
  /** Miles per US gallon. */
  | 'MILES_PER_US_GALLON';

/** What drives a vehicle. */
export type EnergySource =
  /** Urea solution for diesel exhaust. */
  | 'ADBLUE'
  /** Compressed natural gas, by mass. */
  | 'CNG'
  /** Diesel. */
  | 'DIESEL'
  /** Petrol with up to 85 % ethanol. */
  | 'E85'
  /** Electricity, by energy. */
  | 'ELECTRICITY'
  /** Hydrogen, by mass. */
  | 'HYDROGEN'
  /** Liquefied petroleum gas. */
  | 'LPG'
  /** Petrol (gasoline), also with up to 10 % ethanol. */
  | 'PETROL';

/** What is odd about a fill-up. */
export type FuelLogWarningCode =
  /** The economy is far from the usual one. */
  | 'ECONOMY_UNUSUAL'
  /** The date is still to come. */
  | 'FUTURE_DATE'
  /** The odometer is lower than before. */
  | 'ODOMETER_DECREASED'
  /** The odometer is much higher than before. */
  | 'ODOMETER_JUMP'
  /** The price is far from the usual one. */
  | 'PRICE_UNUSUAL'
  /** The amount is far more than usual. */
  | 'QUANTITY_UNUSUAL'
  /** Amount times unit price is not the total. */
  | 'TOTAL_MISMATCH';

/** An amount of fuel or energy, as typed. */
export type FuelQuantityInput = {
  /** The unit of the value. */
  unit: FuelUnit;
  /** The number of units. */
  value: string;
};

/** A unit in which fuel or energy is bought. */
export type FuelUnit =
  /** Gases: CNG, hydrogen. */
  | 'KILOGRAM'
  /** Electricity. */
  | 'KILOWATT_HOUR'
  /** A cubic decimetre. */
  | 'LITRE'
  /** 4.54609 litres. */
  | 'UK_GALLON'
  /** 3.785411784 litres. */
  | 'US_GALLON';

export type InvitationState =
  | 'EXPIRED'
  | 'NOT_IN_USE'
  | 'OPEN'
  | 'REVOKED'
  | 'UNKNOWN'
  | 'USED';

export type InviteMemberErrorCode =
  | 'ALREADY_DECIDED'
  | 'ALREADY_MEMBER'
  | 'CONFLICT'
  | 'FORBIDDEN'
  | 'INVALID'
  | 'INVITATION_EXPIRED'
  | 'INVITATION_REVOKED'
  | 'INVITATION_USED'
  | 'LAST_OWNER'
  | 'LIMIT_REACHED'
  | 'NOT_FOUND'
  | 'NOT_IN_USE'
  | 'SLUG_TAKEN'
  | 'WRONG_STATE';

export type InviteMemberInput = {
  email?: string | null | undefined;
  expiresInHours?: number | null | undefined;
  idempotencyKey?: string | null | undefined;
  role: TenantRole;
  tenantId: string | number;
};

export type JoinRequestStatus =
  | 'APPROVED'
  | 'PENDING'
  | 'REJECTED';

export type LeaveTenantErrorCode =
  | 'ALREADY_DECIDED'
  | 'ALREADY_MEMBER'
  | 'CONFLICT'
  | 'FORBIDDEN'
  | 'INVALID'
  | 'INVITATION_EXPIRED'
  | 'INVITATION_REVOKED'
  | 'INVITATION_USED'
  | 'LAST_OWNER'
  | 'LIMIT_REACHED'
  | 'NOT_FOUND'
  | 'NOT_IN_USE'
  | 'SLUG_TAKEN'
  | 'WRONG_STATE';

export type LeaveTenantInput = {
  idempotencyKey?: string | null | undefined;
  tenantId: string | number;
};

/** Why a fill-up has no economy. */
export type NoEconomyReason =
  /** A fill-up before it was not logged. */
  | 'MISSED_FILL'
  /** Nothing was driven since the full tank before. */
  | 'NO_DISTANCE'
  /** The odometer was not read: it counts with the next full one. */
  | 'NO_ODOMETER'
  /** No full tank comes before it: economy appears after the next full tank. */
  | 'NO_PREVIOUS_FULL'
  /** The odometer is lower than before, here or since the last full tank. */
  | 'ODOMETER_DECREASED'
  /** The tank was not filled up: it counts with the next full one. */
  | 'PARTIAL'
  /** It topped up the full tank before it and counts there. */
  | 'TOP_UP'
  /** It is odd, or one since the last full tank is, and nobody has confirmed it. */
  | 'UNCONFIRMED'
  /** It is not known how much was filled, here or since the last full tank. */
  | 'UNKNOWN_VOLUME';

/** What kind of record changed. */
export type RecordType =
  /** A fill-up. */
  | 'FUEL_LOG'
  /** The viewer's preferences. */
  | 'PREFERENCES'
  /** A vehicle. */
  | 'VEHICLE';

export type RejectRequestErrorCode =
  | 'ALREADY_DECIDED'
  | 'ALREADY_MEMBER'
  | 'CONFLICT'
  | 'FORBIDDEN'
  | 'INVALID'
  | 'INVITATION_EXPIRED'
  | 'INVITATION_REVOKED'
  | 'INVITATION_USED'
  | 'LAST_OWNER'
  | 'LIMIT_REACHED'
  | 'NOT_FOUND'
  | 'NOT_IN_USE'
  | 'SLUG_TAKEN'
  | 'WRONG_STATE';

export type RejectRequestInput = {
  idempotencyKey?: string | null | undefined;
  reason: string;
  requestId: string | number;
  tenantId: string | number;
};

export type RejectTenantErrorCode =
  | 'ALREADY_DECIDED'
  | 'ALREADY_MEMBER'
  | 'CONFLICT'
  | 'FORBIDDEN'
  | 'INVALID'
  | 'INVITATION_EXPIRED'
  | 'INVITATION_REVOKED'
  | 'INVITATION_USED'
  | 'LAST_OWNER'
  | 'LIMIT_REACHED'
  | 'NOT_FOUND'
  | 'NOT_IN_USE'
  | 'SLUG_TAKEN'
  | 'WRONG_STATE';

export type RejectTenantInput = {
  idempotencyKey?: string | null | undefined;
  reason: string;
  tenantId: string | number;
};

export type RemoveMemberErrorCode =
  | 'ALREADY_DECIDED'
  | 'ALREADY_MEMBER'
  | 'CONFLICT'
  | 'FORBIDDEN'
  | 'INVALID'
  | 'INVITATION_EXPIRED'
  | 'INVITATION_REVOKED'
  | 'INVITATION_USED'
  | 'LAST_OWNER'
  | 'LIMIT_REACHED'
  | 'NOT_FOUND'
  | 'NOT_IN_USE'
  | 'SLUG_TAKEN'
  | 'WRONG_STATE';

export type RemoveMemberInput = {
  idempotencyKey?: string | null | undefined;
  memberId: string | number;
  tenantId: string | number;
};

export type RequestToJoinErrorCode =
  | 'ALREADY_DECIDED'
  | 'ALREADY_MEMBER'
  | 'CONFLICT'
  | 'FORBIDDEN'
  | 'INVALID'
  | 'INVITATION_EXPIRED'
  | 'INVITATION_REVOKED'
  | 'INVITATION_USED'
  | 'LAST_OWNER'
  | 'LIMIT_REACHED'
  | 'NOT_FOUND'
  | 'NOT_IN_USE'
  | 'SLUG_TAKEN'
  | 'WRONG_STATE';

export type RequestToJoinInput = {
  idempotencyKey?: string | null | undefined;
  message?: string | null | undefined;
  slug: string;
};

/** Why restoreFuelLog was not done. */
export type RestoreFuelLogErrorCode =
  /** Somebody else changed it first, or the idempotency key was used before. */
  | 'CONFLICT'
  /** Your role does not allow this. */
  | 'FORBIDDEN'
  /** A value cannot be true, or cannot be read. */
  | 'INVALID'
  /** There is no such record, or it is not yours. */
  | 'NOT_FOUND'
  /** A text is too long. */
  | 'TOO_LONG';

/** A fill-up to take out of the trash. */
export type RestoreFuelLogInput = {
  /** Typed id, `fuel_log_…`. */
  id: string | number;
  /** The same key and input have one effect. */
  idempotencyKey?: string | null | undefined;
};

export type RestoreTenantErrorCode =
  | 'ALREADY_DECIDED'
  | 'ALREADY_MEMBER'
  | 'CONFLICT'
  | 'FORBIDDEN'
  | 'INVALID'
  | 'INVITATION_EXPIRED'
  | 'INVITATION_REVOKED'
  | 'INVITATION_USED'
  | 'LAST_OWNER'
  | 'LIMIT_REACHED'
  | 'NOT_FOUND'
  | 'NOT_IN_USE'
  | 'SLUG_TAKEN'
  | 'WRONG_STATE';

export type RestoreTenantInput = {
  idempotencyKey?: string | null | undefined;
  tenantId: string | number;
};

/** Why restoreVehicle was not done. */
export type RestoreVehicleErrorCode =
  /** Somebody else changed it first, or the idempotency key was used before. */
  | 'CONFLICT'
  /** Your role does not allow this. */
  | 'FORBIDDEN'
  /** A value cannot be true, or cannot be read. */
  | 'INVALID'
  /** There is no such record, or it is not yours. */
  | 'NOT_FOUND'
  /** A text is too long. */
  | 'TOO_LONG';

/** A vehicle to take out of the trash. */
export type RestoreVehicleInput = {
  /** Typed id, `vehicle_…`. */
  id: string | number;
  /** The same key and input have one effect. */
  idempotencyKey?: string | null | undefined;
};

export type ResumeTenantErrorCode =
  | 'ALREADY_DECIDED'
  | 'ALREADY_MEMBER'
  | 'CONFLICT'
  | 'FORBIDDEN'
  | 'INVALID'
  | 'INVITATION_EXPIRED'
  | 'INVITATION_REVOKED'
  | 'INVITATION_USED'
  | 'LAST_OWNER'
  | 'LIMIT_REACHED'
  | 'NOT_FOUND'
  | 'NOT_IN_USE'
  | 'SLUG_TAKEN'
  | 'WRONG_STATE';

export type ResumeTenantInput = {
  idempotencyKey?: string | null | undefined;
  tenantId: string | number;
};

export type RevokeInvitationErrorCode =
  | 'ALREADY_DECIDED'
  | 'ALREADY_MEMBER'
  | 'CONFLICT'
  | 'FORBIDDEN'
  | 'INVALID'
  | 'INVITATION_EXPIRED'
  | 'INVITATION_REVOKED'
  | 'INVITATION_USED'
  | 'LAST_OWNER'
  | 'LIMIT_REACHED'
  | 'NOT_FOUND'
  | 'NOT_IN_USE'
  | 'SLUG_TAKEN'
  | 'WRONG_STATE';

export type RevokeInvitationInput = {
  idempotencyKey?: string | null | undefined;
  invitationId: string | number;
  tenantId: string | number;
};

export type SetTenantLimitsErrorCode =
  | 'ALREADY_DECIDED'
  | 'ALREADY_MEMBER'
  | 'CONFLICT'
  | 'FORBIDDEN'
  | 'INVALID'
  | 'INVITATION_EXPIRED'
  | 'INVITATION_REVOKED'
  | 'INVITATION_USED'
  | 'LAST_OWNER'
  | 'LIMIT_REACHED'
  | 'NOT_FOUND'
  | 'NOT_IN_USE'
  | 'SLUG_TAKEN'
  | 'WRONG_STATE';

export type SetTenantLimitsInput = {
  idempotencyKey?: string | null | undefined;
  members?: number | null | undefined;
  tenantId: string | number;
  vehicles?: number | null | undefined;
};

export type SuspendTenantErrorCode =
  | 'ALREADY_DECIDED'
  | 'ALREADY_MEMBER'
  | 'CONFLICT'
  | 'FORBIDDEN'
  | 'INVALID'
  | 'INVITATION_EXPIRED'
  | 'INVITATION_REVOKED'
  | 'INVITATION_USED'
  | 'LAST_OWNER'
  | 'LIMIT_REACHED'
  | 'NOT_FOUND'
  | 'NOT_IN_USE'
  | 'SLUG_TAKEN'
  | 'WRONG_STATE';

export type SuspendTenantInput = {
  idempotencyKey?: string | null | undefined;
  reason: string;
  tenantId: string | number;
};

export type SwitchTenantErrorCode =
  | 'ALREADY_DECIDED'
  | 'ALREADY_MEMBER'
  | 'CONFLICT'
  | 'FORBIDDEN'
  | 'INVALID'
  | 'INVITATION_EXPIRED'
  | 'INVITATION_REVOKED'
  | 'INVITATION_USED'
  | 'LAST_OWNER'
  | 'LIMIT_REACHED'
  | 'NOT_FOUND'
  | 'NOT_IN_USE'
  | 'SLUG_TAKEN'
  | 'WRONG_STATE';

export type SwitchTenantInput = {
  idempotencyKey?: string | null | undefined;
  tenantId: string | number;
};

export type TenantKind =
  | 'CLUB'
  | 'FLEET'
  | 'HOUSEHOLD';

/** What a member may do in a tenant. */
export type TenantRole =
  /** Logs fuel and readings. */
  | 'DRIVER'
  /** Everything but the tenant itself. */
  | 'MANAGER'
  /** Logs what was done to vehicles. */
  | 'MECHANIC'
  /** Everything. */
  | 'OWNER'
  /** Reads. */
  | 'VIEWER';

export type TenantStatus =
  | 'ACTIVE'
  | 'PENDING'
  | 'REJECTED'
  | 'SUSPENDED';

/** How the app looks. */
export type Theme =
  /** Light on dark. */
  | 'DARK'
  /** With the strongest contrast. */
  | 'HIGH_CONTRAST'
  /** Dark on light. */
  | 'LIGHT'
  /** As the device. */
  | 'SYSTEM';

export type TransferOwnershipErrorCode =
  | 'ALREADY_DECIDED'
  | 'ALREADY_MEMBER'
  | 'CONFLICT'
  | 'FORBIDDEN'
  | 'INVALID'
  | 'INVITATION_EXPIRED'
  | 'INVITATION_REVOKED'
  | 'INVITATION_USED'
  | 'LAST_OWNER'
  | 'LIMIT_REACHED'
  | 'NOT_FOUND'
  | 'NOT_IN_USE'
  | 'SLUG_TAKEN'
  | 'WRONG_STATE';

export type TransferOwnershipInput = {
  idempotencyKey?: string | null | undefined;
  memberId: string | number;
  tenantId: string | number;
};

/** Why updateFuelLog was not done. */
export type UpdateFuelLogErrorCode =
  /** Somebody else changed it first, or the idempotency key was used before. */
  | 'CONFLICT'
  /** Your role does not allow this. */
  | 'FORBIDDEN'
  /** A value cannot be true, or cannot be read. */
  | 'INVALID'
  /** There is no such record, or it is not yours. */
  | 'NOT_FOUND'
  /** A text is too long. */
  | 'TOO_LONG';

/** Changes of a fill-up: an absent field stays, null clears. */
export type UpdateFuelLogInput = {
  /** ISO 4217; null leaves it. */
  currency?: string | null | undefined;
  /** What was filled; null leaves it. */
  energySource?: EnergySource | null | undefined;
  /** The version that was seen. */
  expectedVersion: number;
  /** HH:MM, local to the place. */
  filledAt?: string | null | undefined;
  /** The day, local to the place. */
  filledOn?: string | null | undefined;
  /** Grade as sold. */
  grade?: string | null | undefined;
  /** Typed id, `fuel_log_…`. */
  id: string | number;
  /** The same key and input have one effect. */
  idempotencyKey?: string | null | undefined;
  /** Whether the tank was full afterwards. */
  isFull?: boolean | null | undefined;
  /** Whether a fill-up before this one was not logged. */
  missedPrevious?: boolean | null | undefined;
  /** Free text. */
  notes?: string | null | undefined;
  /** The odometer. */
  odometer?: DistanceInput | null | undefined;
  /** How much was filled. */
  quantity?: FuelQuantityInput | null | undefined;
  /** Where it was filled. */
  station?: string | null | undefined;
  /** What was paid. */
  total?: string | null | undefined;
  /** Per unit of quantity. */
  unitPrice?: string | null | undefined;
};

/** Why updatePreferences was not done. */
export type UpdatePreferencesErrorCode =
  /** Somebody else changed it first, or the idempotency key was used before. */
  | 'CONFLICT'
  /** Your role does not allow this. */
  | 'FORBIDDEN'
  /** A value cannot be true, or cannot be read. */
  | 'INVALID'
  /** There is no such record, or it is not yours. */
  | 'NOT_FOUND'
  /** A text is too long. */
  | 'TOO_LONG';

/** Changes of preferences: absent and null leave a field as it is. */
export type UpdatePreferencesInput = {
  /** ISO 4217 code. */
  currency?: string | null | undefined;
  /** For odometers and distances. */
  distanceUnit?: DistanceUnit | null | undefined;
  /** For liquid fuels. */
  economyUnit?: EconomyUnit | null | undefined;
  /** For electricity. */
  electricEconomyUnit?: EconomyUnit | null | undefined;
  /** The same key and input have one effect. */
  idempotencyKey?: string | null | undefined;
  /** BCP 47 tag. */
  locale?: string | null | undefined;
  /** How the app looks. */
  theme?: Theme | null | undefined;
  /** For liquid fuels: litres or gallons. */
  volumeUnit?: FuelUnit | null | undefined;
};

export type UpdateTenantErrorCode =
  | 'ALREADY_DECIDED'
  | 'ALREADY_MEMBER'
  | 'CONFLICT'
  | 'FORBIDDEN'
  | 'INVALID'
  | 'INVITATION_EXPIRED'
  | 'INVITATION_REVOKED'
  | 'INVITATION_USED'
  | 'LAST_OWNER'
  | 'LIMIT_REACHED'
  | 'NOT_FOUND'
  | 'NOT_IN_USE'
  | 'SLUG_TAKEN'
  | 'WRONG_STATE';

export type UpdateTenantInput = {
  idempotencyKey?: string | null | undefined;
  kind?: TenantKind | null | undefined;
  name?: string | null | undefined;
  slug?: string | null | undefined;
  tenantId: string | number;
};

/** Why updateVehicle was not done. */
export type UpdateVehicleErrorCode =
  /** Somebody else changed it first, or the idempotency key was used before. */
  | 'CONFLICT'
  /** Your role does not allow this. */
  | 'FORBIDDEN'
  /** A value cannot be true, or cannot be read. */
  | 'INVALID'
  /** There is no such record, or it is not yours. */
  | 'NOT_FOUND'
  /** A text is too long. */
  | 'TOO_LONG';

/** Changes of a vehicle: an absent field stays, null clears. */
export type UpdateVehicleInput = {
  /** The catalogue's id of the make. */
  catalogMakeId?: string | number | null | undefined;
  /** The catalogue's id of the model. */
  catalogModelId?: string | number | null | undefined;
  /** What drives it; null or empty means petrol. */
  energySources?: Array<EnergySource> | null | undefined;
  /** Engine. */
  engine?: string | null | undefined;
  /** The version that was seen. */
  expectedVersion: number;
  /**
   * The fields that were taken from the VIN and not typed. Where it is absent, what this change
   * alters counts as typed.
   */
  fromVin?: Array<VehicleField> | null | undefined;
  /** Typed id, `vehicle_…`. */
  id: string | number;
  /** The same key and input have one effect. */
  idempotencyKey?: string | null | undefined;
  /** What it is; null leaves it. */
  kind?: VehicleKind | null | undefined;
  /** Number plate. */
  licensePlate?: string | null | undefined;
  /** Maker. */
  make?: string | null | undefined;
  /** Model. */
  model?: string | null | undefined;
  /** What its people call it. */
  nickname?: string | null | undefined;
  /** Free text. */
  notes?: string | null | undefined;
  /** Transmission. */
  transmission?: string | null | undefined;
  /** Trim or series. */
  trim?: string | null | undefined;
  /** Vehicle identification number. */
  vin?: string | null | undefined;
  /** Model year. */
  year?: number | null | undefined;
};

/** A fact about a vehicle that its VIN can tell. */
export type VehicleField =
  /** What drives it. */
  | 'ENERGY_SOURCES'
  /** Engine. */
  | 'ENGINE'
  /** What it is. */
  | 'KIND'
  /** Maker. */
  | 'MAKE'
  /** Model. */
  | 'MODEL'
  /** Transmission. */
  | 'TRANSMISSION'
  /** Trim or series. */
  | 'TRIM'
  /** Model year. */
  | 'YEAR';

/** What a vehicle is. */
export type VehicleKind =
  /** A bicycle, with or without a motor. */
  | 'BICYCLE'
  /** A boat. */
  | 'BOAT'
  /** A passenger car or sport utility vehicle. */
  | 'CAR'
  /** A machine that counts hours: tractor, mower, generator. */
  | 'MACHINE'
  /** A moped or scooter. */
  | 'MOPED'
  /** A motorcycle. */
  | 'MOTORCYCLE'
  /** Anything else. */
  | 'OTHER'
  /** A trailer or caravan. */
  | 'TRAILER'
  /** A truck, lorry or bus. */
  | 'TRUCK'
  /** A van or minibus. */
  | 'VAN';

/** What is wrong with a VIN. */
export type VinProblemCode =
  /** The check digit at position 9 does not fit. */
  | 'CHECK_DIGIT'
  /** I, O, Q, or what is no letter or digit. */
  | 'INVALID_CHARACTER'
  /** A single character seems wrong; a correction is suggested. */
  | 'SUGGESTED_CORRECTION'
  /** More than 17 characters. */
  | 'TOO_LONG'
  /** Fewer than 17 characters. */
  | 'TOO_SHORT'
  /** The maker is known, but not what the other characters mean. */
  | 'UNKNOWN_DETAILS'
  /** The first three characters belong to no known maker. */
  | 'UNKNOWN_MANUFACTURER'
  /** The model year cannot be told. */
  | 'UNKNOWN_YEAR';

export type ListYearsQueryVariables = Exact<{
  kinds: CatalogKinds;
}>;


export type ListYearsQuery = { vehicleCatalog: { years: Array<number> | null } };

export type ListMakesQueryVariables = Exact<{
  year: number;
  kinds: CatalogKinds;
}>;


export type ListMakesQuery = { vehicleCatalog: { makes: Array<{ id: string, name: string }> | null } };

export type ListModelsQueryVariables = Exact<{
  year: number;
  makeId: string | number;
  kinds: CatalogKinds;
}>;


export type ListModelsQuery = { vehicleCatalog: { models: Array<{ id: string, name: string }> | null } };

export type ListTrimsQueryVariables = Exact<{
  year: number;
  makeId: string | number;
  modelId: string | number;
}>;


export type ListTrimsQuery = { vehicleCatalog: { trims: Array<{ id: string, name: string }> | null } };

export type ListEnginesQueryVariables = Exact<{
  year: number;
  makeId: string | number;
  modelId: string | number;
  trimId?: string | number | null | undefined;
}>;


export type ListEnginesQuery = { vehicleCatalog: { engines: Array<{ id: string, name: string, scope: CatalogScope }> | null } };

export type ListTransmissionsQueryVariables = Exact<{
  year: number;
  makeId: string | number;
  modelId: string | number;
  trimId?: string | number | null | undefined;
  engineId?: string | number | null | undefined;
}>;


export type ListTransmissionsQuery = { vehicleCatalog: { transmissions: Array<{ id: string, name: string, isFallback: boolean }> | null } };

export type DecodedFieldsFragment = { value: string, catalogId: string | null, confidence: Confidence };

export type DecodeVinQueryVariables = Exact<{
  vin: string;
}>;


export type DecodeVinQuery = { decodeVin: { vin: string, isComplete: boolean, checkDigitValid: boolean, suggestedVin: string | null, vehicleKind: VehicleKind | null, energySources: Array<EnergySource>, problems: Array<{ code: VinProblemCode, message: string, position: number | null }>, modelYear: { value: string, catalogId: string | null, confidence: Confidence } | null, make: { value: string, catalogId: string | null, confidence: Confidence } | null, model: { value: string, catalogId: string | null, confidence: Confidence } | null, trim: { value: string, catalogId: string | null, confidence: Confidence } | null, bodyClass: { value: string, catalogId: string | null, confidence: Confidence } | null, driveType: { value: string, catalogId: string | null, confidence: Confidence } | null, engine: { value: string, catalogId: string | null, confidence: Confidence } | null, transmission: { value: string, catalogId: string | null, confidence: Confidence } | null, fuelType: { value: string, catalogId: string | null, confidence: Confidence } | null, plant: { value: string, catalogId: string | null, confidence: Confidence } | null, manufacturer: { value: string, catalogId: string | null, confidence: Confidence } | null, series: { value: string, catalogId: string | null, confidence: Confidence } | null, attributes: Array<{ group: string | null, name: string, value: string }> } | null };

export type FuelLogFieldsFragment = { id: string, version: number, filledOn: string, filledAt: string | null, energySource: EnergySource, isFull: boolean, missedPrevious: boolean, station: string | null, grade: string | null, notes: string | null, noEconomyReason: NoEconomyReason | null, isConfirmed: boolean, createdAt: string, updatedAt: string, odometer: { value: string, unit: DistanceUnit } | null, quantity: { value: string, unit: FuelUnit } | null, unitPrice: { amount: string, currency: string, per: FuelUnit } | null, total: { amount: string, currency: string } | null, entered: { odometer: { value: string, unit: DistanceUnit } | null, quantity: { value: string, unit: FuelUnit } | null, unitPrice: { amount: string, currency: string, per: FuelUnit } | null, total: { amount: string, currency: string } | null }, distance: { value: string, unit: DistanceUnit } | null, economy: { value: string, unit: EconomyUnit } | null, warnings: Array<{ code: FuelLogWarningCode, field: Array<string>, message: string }> };

export type ListFuelLogsQueryVariables = Exact<{
  vehicleId: string | number;
  first: number;
  after?: string | null | undefined;
}>;


export type ListFuelLogsQuery = { viewer: { vehicle: { id: string, fuelLogs: { totalCount: number, nodes: Array<{ id: string, version: number, filledOn: string, filledAt: string | null, energySource: EnergySource, isFull: boolean, missedPrevious: boolean, station: string | null, grade: string | null, notes: string | null, noEconomyReason: NoEconomyReason | null, isConfirmed: boolean, createdAt: string, updatedAt: string, odometer: { value: string, unit: DistanceUnit } | null, quantity: { value: string, unit: FuelUnit } | null, unitPrice: { amount: string, currency: string, per: FuelUnit } | null, total: { amount: string, currency: string } | null, entered: { odometer: { value: string, unit: DistanceUnit } | null, quantity: { value: string, unit: FuelUnit } | null, unitPrice: { amount: string, currency: string, per: FuelUnit } | null, total: { amount: string, currency: string } | null }, distance: { value: string, unit: DistanceUnit } | null, economy: { value: string, unit: EconomyUnit } | null, warnings: Array<{ code: FuelLogWarningCode, field: Array<string>, message: string }> }>, pageInfo: { endCursor: string | null, hasNextPage: boolean } } } | null } };

export type CreateFuelLogMutationVariables = Exact<{
  input: CreateFuelLogInput;
}>;


export type CreateFuelLogMutation = { createFuelLog: { fuelLog: { id: string, version: number, filledOn: string, filledAt: string | null, energySource: EnergySource, isFull: boolean, missedPrevious: boolean, station: string | null, grade: string | null, notes: string | null, noEconomyReason: NoEconomyReason | null, isConfirmed: boolean, createdAt: string, updatedAt: string, odometer: { value: string, unit: DistanceUnit } | null, quantity: { value: string, unit: FuelUnit } | null, unitPrice: { amount: string, currency: string, per: FuelUnit } | null, total: { amount: string, currency: string } | null, entered: { odometer: { value: string, unit: DistanceUnit } | null, quantity: { value: string, unit: FuelUnit } | null, unitPrice: { amount: string, currency: string, per: FuelUnit } | null, total: { amount: string, currency: string } | null }, distance: { value: string, unit: DistanceUnit } | null, economy: { value: string, unit: EconomyUnit } | null, warnings: Array<{ code: FuelLogWarningCode, field: Array<string>, message: string }> } | null, vehicle: { id: string, version: number, displayName: string, nickname: string | null, kind: VehicleKind, year: number | null, make: string | null, model: string | null, trim: string | null, engine: string | null, transmission: string | null, vin: string | null, licensePlate: string | null, notes: string | null, energySources: Array<EnergySource>, fromVin: Array<VehicleField>, createdAt: string, updatedAt: string, odometer: { value: string, unit: DistanceUnit } | null, fuelSummary: { fillCount: number, averageEconomy: { value: string, unit: EconomyUnit } | null, recentEconomy: { value: string, unit: EconomyUnit } | null, totalCost: Array<{ amount: string, currency: string }>, costThisMonth: Array<{ amount: string, currency: string }>, trend: Array<{ value: string, unit: EconomyUnit }>, lastFuelLog: { id: string } | null } } | null, userErrors: Array<{ code: CreateFuelLogErrorCode, field: Array<string>, message: string }> } };

export type UpdateFuelLogMutationVariables = Exact<{
  input: UpdateFuelLogInput;
}>;


export type UpdateFuelLogMutation = { updateFuelLog: { fuelLog: { id: string, version: number, filledOn: string, filledAt: string | null, energySource: EnergySource, isFull: boolean, missedPrevious: boolean, station: string | null, grade: string | null, notes: string | null, noEconomyReason: NoEconomyReason | null, isConfirmed: boolean, createdAt: string, updatedAt: string, odometer: { value: string, unit: DistanceUnit } | null, quantity: { value: string, unit: FuelUnit } | null, unitPrice: { amount: string, currency: string, per: FuelUnit } | null, total: { amount: string, currency: string } | null, entered: { odometer: { value: string, unit: DistanceUnit } | null, quantity: { value: string, unit: FuelUnit } | null, unitPrice: { amount: string, currency: string, per: FuelUnit } | null, total: { amount: string, currency: string } | null }, distance: { value: string, unit: DistanceUnit } | null, economy: { value: string, unit: EconomyUnit } | null, warnings: Array<{ code: FuelLogWarningCode, field: Array<string>, message: string }> } | null, vehicle: { id: string, version: number, displayName: string, nickname: string | null, kind: VehicleKind, year: number | null, make: string | null, model: string | null, trim: string | null, engine: string | null, transmission: string | null, vin: string | null, licensePlate: string | null, notes: string | null, energySources: Array<EnergySource>, fromVin: Array<VehicleField>, createdAt: string, updatedAt: string, odometer: { value: string, unit: DistanceUnit } | null, fuelSummary: { fillCount: number, averageEconomy: { value: string, unit: EconomyUnit } | null, recentEconomy: { value: string, unit: EconomyUnit } | null, totalCost: Array<{ amount: string, currency: string }>, costThisMonth: Array<{ amount: string, currency: string }>, trend: Array<{ value: string, unit: EconomyUnit }>, lastFuelLog: { id: string } | null } } | null, userErrors: Array<{ code: UpdateFuelLogErrorCode, field: Array<string>, message: string }> } };

export type DeleteFuelLogMutationVariables = Exact<{
  input: DeleteFuelLogInput;
}>;


export type DeleteFuelLogMutation = { deleteFuelLog: { fuelLog: { id: string, version: number } | null, vehicle: { id: string, version: number, displayName: string, nickname: string | null, kind: VehicleKind, year: number | null, make: string | null, model: string | null, trim: string | null, engine: string | null, transmission: string | null, vin: string | null, licensePlate: string | null, notes: string | null, energySources: Array<EnergySource>, fromVin: Array<VehicleField>, createdAt: string, updatedAt: string, odometer: { value: string, unit: DistanceUnit } | null, fuelSummary: { fillCount: number, averageEconomy: { value: string, unit: EconomyUnit } | null, recentEconomy: { value: string, unit: EconomyUnit } | null, totalCost: Array<{ amount: string, currency: string }>, costThisMonth: Array<{ amount: string, currency: string }>, trend: Array<{ value: string, unit: EconomyUnit }>, lastFuelLog: { id: string } | null } } | null, userErrors: Array<{ code: DeleteFuelLogErrorCode, field: Array<string>, message: string }> } };

export type RestoreFuelLogMutationVariables = Exact<{
  input: RestoreFuelLogInput;
}>;


export type RestoreFuelLogMutation = { restoreFuelLog: { fuelLog: { id: string, version: number, filledOn: string, filledAt: string | null, energySource: EnergySource, isFull: boolean, missedPrevious: boolean, station: string | null, grade: string | null, notes: string | null, noEconomyReason: NoEconomyReason | null, isConfirmed: boolean, createdAt: string, updatedAt: string, odometer: { value: string, unit: DistanceUnit } | null, quantity: { value: string, unit: FuelUnit } | null, unitPrice: { amount: string, currency: string, per: FuelUnit } | null, total: { amount: string, currency: string } | null, entered: { odometer: { value: string, unit: DistanceUnit } | null, quantity: { value: string, unit: FuelUnit } | null, unitPrice: { amount: string, currency: string, per: FuelUnit } | null, total: { amount: string, currency: string } | null }, distance: { value: string, unit: DistanceUnit } | null, economy: { value: string, unit: EconomyUnit } | null, warnings: Array<{ code: FuelLogWarningCode, field: Array<string>, message: string }> } | null, vehicle: { id: string, version: number, displayName: string, nickname: string | null, kind: VehicleKind, year: number | null, make: string | null, model: string | null, trim: string | null, engine: string | null, transmission: string | null, vin: string | null, licensePlate: string | null, notes: string | null, energySources: Array<EnergySource>, fromVin: Array<VehicleField>, createdAt: string, updatedAt: string, odometer: { value: string, unit: DistanceUnit } | null, fuelSummary: { fillCount: number, averageEconomy: { value: string, unit: EconomyUnit } | null, recentEconomy: { value: string, unit: EconomyUnit } | null, totalCost: Array<{ amount: string, currency: string }>, costThisMonth: Array<{ amount: string, currency: string }>, trend: Array<{ value: string, unit: EconomyUnit }>, lastFuelLog: { id: string } | null } } | null, userErrors: Array<{ code: RestoreFuelLogErrorCode, field: Array<string>, message: string }> } };

export type ConfirmFuelLogMutationVariables = Exact<{
  input: ConfirmFuelLogInput;
}>;


export type ConfirmFuelLogMutation = { confirmFuelLog: { fuelLog: { id: string, version: number, filledOn: string, filledAt: string | null, energySource: EnergySource, isFull: boolean, missedPrevious: boolean, station: string | null, grade: string | null, notes: string | null, noEconomyReason: NoEconomyReason | null, isConfirmed: boolean, createdAt: string, updatedAt: string, odometer: { value: string, unit: DistanceUnit } | null, quantity: { value: string, unit: FuelUnit } | null, unitPrice: { amount: string, currency: string, per: FuelUnit } | null, total: { amount: string, currency: string } | null, entered: { odometer: { value: string, unit: DistanceUnit } | null, quantity: { value: string, unit: FuelUnit } | null, unitPrice: { amount: string, currency: string, per: FuelUnit } | null, total: { amount: string, currency: string } | null }, distance: { value: string, unit: DistanceUnit } | null, economy: { value: string, unit: EconomyUnit } | null, warnings: Array<{ code: FuelLogWarningCode, field: Array<string>, message: string }> } | null, vehicle: { id: string, version: number, displayName: string, nickname: string | null, kind: VehicleKind, year: number | null, make: string | null, model: string | null, trim: string | null, engine: string | null, transmission: string | null, vin: string | null, licensePlate: string | null, notes: string | null, energySources: Array<EnergySource>, fromVin: Array<VehicleField>, createdAt: string, updatedAt: string, odometer: { value: string, unit: DistanceUnit } | null, fuelSummary: { fillCount: number, averageEconomy: { value: string, unit: EconomyUnit } | null, recentEconomy: { value: string, unit: EconomyUnit } | null, totalCost: Array<{ amount: string, currency: string }>, costThisMonth: Array<{ amount: string, currency: string }>, trend: Array<{ value: string, unit: EconomyUnit }>, lastFuelLog: { id: string } | null } } | null, userErrors: Array<{ code: ConfirmFuelLogErrorCode, field: Array<string>, message: string }> } };

export type TenantFieldsFragment = { id: string, name: string, role: TenantRole, details: { slug: string, kind: TenantKind, status: TenantStatus, statusReason: string | null, deletesAt: string | null, limits: { members: number | null, vehicles: number | null } } | null };

export type MemberFieldsFragment = { id: string | null, displayName: string | null, email: string | null, role: TenantRole, joinedAt: string, isViewer: boolean };

export type InvitationFieldsFragment = { id: string, role: TenantRole, email: string | null, createdAt: string, expiresAt: string };

export type JoinRequestFieldsFragment = { id: string, name: string, email: string | null, message: string | null, status: JoinRequestStatus, reason: string | null, createdAt: string };

export type ListTenantsQueryVariables = Exact<{ [key: string]: never; }>;


export type ListTenantsQuery = { viewer: { id: string, isAdministrator: boolean, tenants: Array<{ id: string, name: string, role: TenantRole, details: { slug: string, kind: TenantKind, status: TenantStatus, statusReason: string | null, deletesAt: string | null, limits: { members: number | null, vehicles: number | null } } | null }> | null } };

export type ReadHouseholdQueryVariables = Exact<{
  manages: boolean;
  owns: boolean;
}>;


export type ReadHouseholdQuery = { viewer: { id: string, tenant: { id: string, name: string, role: TenantRole, usage: { members: number, openInvitations: number, pendingRequests: number } | null, members: { nodes: Array<{ id: string | null, displayName: string | null, email: string | null, role: TenantRole, joinedAt: string, isViewer: boolean }> } | null, invitations?: Array<{ id: string, role: TenantRole, email: string | null, createdAt: string, expiresAt: string }> | null, joinRequests?: Array<{ id: string, name: string, email: string | null, message: string | null, status: JoinRequestStatus, reason: string | null, createdAt: string }> | null, auditTrail?: { nodes: Array<{ at: string, actorName: string | null, action: string, targetName: string | null, before: Array<{ name: string, value: string }>, after: Array<{ name: string, value: string }> }> } | null, details: { slug: string, kind: TenantKind, status: TenantStatus, statusReason: string | null, deletesAt: string | null, limits: { members: number | null, vehicles: number | null } } | null }, joinRequests: Array<{ id: string, name: string, email: string | null, message: string | null, status: JoinRequestStatus, reason: string | null, createdAt: string }> | null } };

export type PreviewInvitationQueryVariables = Exact<{
  token: string;
}>;


export type PreviewInvitationQuery = { invitation: { state: InvitationState, tenantName: string | null, kind: TenantKind | null, role: TenantRole | null, expiresAt: string | null } };

export type ListAllTenantsQueryVariables = Exact<{
  search?: string | null | undefined;
  status?: TenantStatus | null | undefined;
  after?: string | null | undefined;
}>;


export type ListAllTenantsQuery = { admin: { tenants: { nodes: Array<{ id: string, name: string, details: { slug: string, kind: TenantKind, status: TenantStatus, statusReason: string | null, createdAt: string, deletesAt: string | null, limits: { members: number | null, vehicles: number | null } }, usage: { members: number, openInvitations: number, pendingRequests: number } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null } | null };

export type AdministeredTenantFieldsFragment = { id: string, name: string, details: { slug: string, kind: TenantKind, status: TenantStatus, statusReason: string | null, createdAt: string, deletesAt: string | null, limits: { members: number | null, vehicles: number | null } }, usage: { members: number, openInvitations: number, pendingRequests: number } };

export type CreateTenantMutationVariables = Exact<{
  input: CreateTenantInput;
}>;


export type CreateTenantMutation = { createTenant: { tenant: { id: string, name: string, role: TenantRole, details: { slug: string, kind: TenantKind, status: TenantStatus, statusReason: string | null, deletesAt: string | null, limits: { members: number | null, vehicles: number | null } } | null } | null, userErrors: Array<{ code: CreateTenantErrorCode, field: Array<string>, message: string }> } };

export type UpdateTenantMutationVariables = Exact<{
  input: UpdateTenantInput;
}>;


export type UpdateTenantMutation = { updateTenant: { tenant: { id: string, name: string, role: TenantRole, details: { slug: string, kind: TenantKind, status: TenantStatus, statusReason: string | null, deletesAt: string | null, limits: { members: number | null, vehicles: number | null } } | null } | null, userErrors: Array<{ code: UpdateTenantErrorCode, field: Array<string>, message: string }> } };

export type SwitchTenantMutationVariables = Exact<{
  input: SwitchTenantInput;
}>;


export type SwitchTenantMutation = { switchTenant: { tenant: { id: string, name: string, role: TenantRole, details: { slug: string, kind: TenantKind, status: TenantStatus, statusReason: string | null, deletesAt: string | null, limits: { members: number | null, vehicles: number | null } } | null } | null, userErrors: Array<{ code: SwitchTenantErrorCode, field: Array<string>, message: string }> } };

export type InviteMemberMutationVariables = Exact<{
  input: InviteMemberInput;
}>;


export type InviteMemberMutation = { inviteMember: { link: string | null, isSent: boolean, invitation: { id: string, role: TenantRole, email: string | null, createdAt: string, expiresAt: string } | null, userErrors: Array<{ code: InviteMemberErrorCode, field: Array<string>, message: string }> } };

export type RevokeInvitationMutationVariables = Exact<{
  input: RevokeInvitationInput;
}>;


export type RevokeInvitationMutation = { revokeInvitation: { tenant: { id: string } | null, userErrors: Array<{ code: RevokeInvitationErrorCode, field: Array<string>, message: string }> } };

export type AcceptInvitationMutationVariables = Exact<{
  input: AcceptInvitationInput;
}>;


export type AcceptInvitationMutation = { acceptInvitation: { tenant: { id: string, name: string, role: TenantRole, details: { slug: string, kind: TenantKind, status: TenantStatus, statusReason: string | null, deletesAt: string | null, limits: { members: number | null, vehicles: number | null } } | null } | null, userErrors: Array<{ code: AcceptInvitationErrorCode, field: Array<string>, message: string }> } };

export type ChangeMemberRoleMutationVariables = Exact<{
  input: ChangeMemberRoleInput;
}>;


export type ChangeMemberRoleMutation = { changeMemberRole: { tenant: { id: string } | null, userErrors: Array<{ code: ChangeMemberRoleErrorCode, field: Array<string>, message: string }> } };

export type RemoveMemberMutationVariables = Exact<{
  input: RemoveMemberInput;
}>;


export type RemoveMemberMutation = { removeMember: { tenant: { id: string } | null, userErrors: Array<{ code: RemoveMemberErrorCode, field: Array<string>, message: string }> } };

export type LeaveTenantMutationVariables = Exact<{
  input: LeaveTenantInput;
}>;


export type LeaveTenantMutation = { leaveTenant: { leftTenantId: string | null, userErrors: Array<{ code: LeaveTenantErrorCode, field: Array<string>, message: string }> } };

export type TransferOwnershipMutationVariables = Exact<{
  input: TransferOwnershipInput;
}>;


export type TransferOwnershipMutation = { transferOwnership: { tenant: { id: string } | null, userErrors: Array<{ code: TransferOwnershipErrorCode, field: Array<string>, message: string }> } };

export type RequestToJoinMutationVariables = Exact<{
  input: RequestToJoinInput;
}>;


export type RequestToJoinMutation = { requestToJoin: { request: { id: string, name: string, email: string | null, message: string | null, status: JoinRequestStatus, reason: string | null, createdAt: string } | null, userErrors: Array<{ code: RequestToJoinErrorCode, field: Array<string>, message: string }> } };

export type ApproveRequestMutationVariables = Exact<{
  input: ApproveRequestInput;
}>;


export type ApproveRequestMutation = { approveRequest: { tenant: { id: string } | null, userErrors: Array<{ code: ApproveRequestErrorCode, field: Array<string>, message: string }> } };

export type RejectRequestMutationVariables = Exact<{
  input: RejectRequestInput;
}>;


export type RejectRequestMutation = { rejectRequest: { tenant: { id: string } | null, userErrors: Array<{ code: RejectRequestErrorCode, field: Array<string>, message: string }> } };

export type DeleteTenantMutationVariables = Exact<{
  input: DeleteTenantInput;
}>;


export type DeleteTenantMutation = { deleteTenant: { tenant: { id: string, name: string, role: TenantRole, details: { slug: string, kind: TenantKind, status: TenantStatus, statusReason: string | null, deletesAt: string | null, limits: { members: number | null, vehicles: number | null } } | null } | null, userErrors: Array<{ code: DeleteTenantErrorCode, field: Array<string>, message: string }> } };

export type RestoreTenantMutationVariables = Exact<{
  input: RestoreTenantInput;
}>;


export type RestoreTenantMutation = { restoreTenant: { tenant: { id: string, name: string, role: TenantRole, details: { slug: string, kind: TenantKind, status: TenantStatus, statusReason: string | null, deletesAt: string | null, limits: { members: number | null, vehicles: number | null } } | null } | null, userErrors: Array<{ code: RestoreTenantErrorCode, field: Array<string>, message: string }> } };

export type ApproveTenantMutationVariables = Exact<{
  input: ApproveTenantInput;
}>;


export type ApproveTenantMutation = { approveTenant: { tenant: { id: string, name: string, details: { slug: string, kind: TenantKind, status: TenantStatus, statusReason: string | null, createdAt: string, deletesAt: string | null, limits: { members: number | null, vehicles: number | null } }, usage: { members: number, openInvitations: number, pendingRequests: number } } | null, userErrors: Array<{ code: ApproveTenantErrorCode, field: Array<string>, message: string }> } };

export type RejectTenantMutationVariables = Exact<{
  input: RejectTenantInput;
}>;


export type RejectTenantMutation = { rejectTenant: { tenant: { id: string, name: string, details: { slug: string, kind: TenantKind, status: TenantStatus, statusReason: string | null, createdAt: string, deletesAt: string | null, limits: { members: number | null, vehicles: number | null } }, usage: { members: number, openInvitations: number, pendingRequests: number } } | null, userErrors: Array<{ code: RejectTenantErrorCode, field: Array<string>, message: string }> } };

export type SuspendTenantMutationVariables = Exact<{
  input: SuspendTenantInput;
}>;


export type SuspendTenantMutation = { suspendTenant: { tenant: { id: string, name: string, details: { slug: string, kind: TenantKind, status: TenantStatus, statusReason: string | null, createdAt: string, deletesAt: string | null, limits: { members: number | null, vehicles: number | null } }, usage: { members: number, openInvitations: number, pendingRequests: number } } | null, userErrors: Array<{ code: SuspendTenantErrorCode, field: Array<string>, message: string }> } };

export type ResumeTenantMutationVariables = Exact<{
  input: ResumeTenantInput;
}>;


export type ResumeTenantMutation = { resumeTenant: { tenant: { id: string, name: string, details: { slug: string, kind: TenantKind, status: TenantStatus, statusReason: string | null, createdAt: string, deletesAt: string | null, limits: { members: number | null, vehicles: number | null } }, usage: { members: number, openInvitations: number, pendingRequests: number } } | null, userErrors: Array<{ code: ResumeTenantErrorCode, field: Array<string>, message: string }> } };

export type SetTenantLimitsMutationVariables = Exact<{
  input: SetTenantLimitsInput;
}>;


export type SetTenantLimitsMutation = { setTenantLimits: { tenant: { id: string, name: string, details: { slug: string, kind: TenantKind, status: TenantStatus, statusReason: string | null, createdAt: string, deletesAt: string | null, limits: { members: number | null, vehicles: number | null } }, usage: { members: number, openInvitations: number, pendingRequests: number } } | null, userErrors: Array<{ code: SetTenantLimitsErrorCode, field: Array<string>, message: string }> } };

export type EconomyFieldsFragment = { value: string, unit: EconomyUnit };

export type VehicleFieldsFragment = { id: string, version: number, displayName: string, nickname: string | null, kind: VehicleKind, year: number | null, make: string | null, model: string | null, trim: string | null, engine: string | null, transmission: string | null, vin: string | null, licensePlate: string | null, notes: string | null, energySources: Array<EnergySource>, fromVin: Array<VehicleField>, createdAt: string, updatedAt: string, odometer: { value: string, unit: DistanceUnit } | null, fuelSummary: { fillCount: number, averageEconomy: { value: string, unit: EconomyUnit } | null, recentEconomy: { value: string, unit: EconomyUnit } | null, totalCost: Array<{ amount: string, currency: string }>, costThisMonth: Array<{ amount: string, currency: string }>, trend: Array<{ value: string, unit: EconomyUnit }>, lastFuelLog: { id: string } | null } };

export type ListVehiclesQueryVariables = Exact<{ [key: string]: never; }>;


export type ListVehiclesQuery = { viewer: { vehicles: { nodes: Array<{ id: string, version: number, displayName: string, nickname: string | null, kind: VehicleKind, year: number | null, make: string | null, model: string | null, trim: string | null, engine: string | null, transmission: string | null, vin: string | null, licensePlate: string | null, notes: string | null, energySources: Array<EnergySource>, fromVin: Array<VehicleField>, createdAt: string, updatedAt: string, odometer: { value: string, unit: DistanceUnit } | null, fuelSummary: { fillCount: number, averageEconomy: { value: string, unit: EconomyUnit } | null, recentEconomy: { value: string, unit: EconomyUnit } | null, totalCost: Array<{ amount: string, currency: string }>, costThisMonth: Array<{ amount: string, currency: string }>, trend: Array<{ value: string, unit: EconomyUnit }>, lastFuelLog: { id: string } | null } }> } } };

export type ReadVehicleQueryVariables = Exact<{
  id: string | number;
}>;


export type ReadVehicleQuery = { viewer: { vehicle: { id: string, version: number, displayName: string, nickname: string | null, kind: VehicleKind, year: number | null, make: string | null, model: string | null, trim: string | null, engine: string | null, transmission: string | null, vin: string | null, licensePlate: string | null, notes: string | null, energySources: Array<EnergySource>, fromVin: Array<VehicleField>, createdAt: string, updatedAt: string, odometer: { value: string, unit: DistanceUnit } | null, fuelSummary: { fillCount: number, averageEconomy: { value: string, unit: EconomyUnit } | null, recentEconomy: { value: string, unit: EconomyUnit } | null, totalCost: Array<{ amount: string, currency: string }>, costThisMonth: Array<{ amount: string, currency: string }>, trend: Array<{ value: string, unit: EconomyUnit }>, lastFuelLog: { id: string } | null } } | null } };

export type CreateVehicleMutationVariables = Exact<{
  input: CreateVehicleInput;
}>;


export type CreateVehicleMutation = { createVehicle: { vehicle: { id: string, version: number, displayName: string, nickname: string | null, kind: VehicleKind, year: number | null, make: string | null, model: string | null, trim: string | null, engine: string | null, transmission: string | null, vin: string | null, licensePlate: string | null, notes: string | null, energySources: Array<EnergySource>, fromVin: Array<VehicleField>, createdAt: string, updatedAt: string, odometer: { value: string, unit: DistanceUnit } | null, fuelSummary: { fillCount: number, averageEconomy: { value: string, unit: EconomyUnit } | null, recentEconomy: { value: string, unit: EconomyUnit } | null, totalCost: Array<{ amount: string, currency: string }>, costThisMonth: Array<{ amount: string, currency: string }>, trend: Array<{ value: string, unit: EconomyUnit }>, lastFuelLog: { id: string } | null } } | null, userErrors: Array<{ code: CreateVehicleErrorCode, field: Array<string>, message: string }> } };

export type UpdateVehicleMutationVariables = Exact<{
  input: UpdateVehicleInput;
}>;


export type UpdateVehicleMutation = { updateVehicle: { vehicle: { id: string, version: number, displayName: string, nickname: string | null, kind: VehicleKind, year: number | null, make: string | null, model: string | null, trim: string | null, engine: string | null, transmission: string | null, vin: string | null, licensePlate: string | null, notes: string | null, energySources: Array<EnergySource>, fromVin: Array<VehicleField>, createdAt: string, updatedAt: string, odometer: { value: string, unit: DistanceUnit } | null, fuelSummary: { fillCount: number, averageEconomy: { value: string, unit: EconomyUnit } | null, recentEconomy: { value: string, unit: EconomyUnit } | null, totalCost: Array<{ amount: string, currency: string }>, costThisMonth: Array<{ amount: string, currency: string }>, trend: Array<{ value: string, unit: EconomyUnit }>, lastFuelLog: { id: string } | null } } | null, userErrors: Array<{ code: UpdateVehicleErrorCode, field: Array<string>, message: string }> } };

export type DeleteVehicleMutationVariables = Exact<{
  input: DeleteVehicleInput;
}>;


export type DeleteVehicleMutation = { deleteVehicle: { vehicle: { id: string, version: number } | null, userErrors: Array<{ code: DeleteVehicleErrorCode, field: Array<string>, message: string }> } };

export type RestoreVehicleMutationVariables = Exact<{
  input: RestoreVehicleInput;
}>;


export type RestoreVehicleMutation = { restoreVehicle: { vehicle: { id: string, version: number, displayName: string, nickname: string | null, kind: VehicleKind, year: number | null, make: string | null, model: string | null, trim: string | null, engine: string | null, transmission: string | null, vin: string | null, licensePlate: string | null, notes: string | null, energySources: Array<EnergySource>, fromVin: Array<VehicleField>, createdAt: string, updatedAt: string, odometer: { value: string, unit: DistanceUnit } | null, fuelSummary: { fillCount: number, averageEconomy: { value: string, unit: EconomyUnit } | null, recentEconomy: { value: string, unit: EconomyUnit } | null, totalCost: Array<{ amount: string, currency: string }>, costThisMonth: Array<{ amount: string, currency: string }>, trend: Array<{ value: string, unit: EconomyUnit }>, lastFuelLog: { id: string } | null } } | null, userErrors: Array<{ code: RestoreVehicleErrorCode, field: Array<string>, message: string }> } };

export type PreferencesFieldsFragment = { distanceUnit: DistanceUnit, volumeUnit: FuelUnit, economyUnit: EconomyUnit, electricEconomyUnit: EconomyUnit, currency: string, locale: string, theme: Theme, version: number };

export type ReadViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ReadViewerQuery = { viewer: { id: string, displayName: string, email: string | null, tenant: { id: string, name: string, role: TenantRole }, preferences: { distanceUnit: DistanceUnit, volumeUnit: FuelUnit, economyUnit: EconomyUnit, electricEconomyUnit: EconomyUnit, currency: string, locale: string, theme: Theme, version: number } } };

export type UpdatePreferencesMutationVariables = Exact<{
  input: UpdatePreferencesInput;
}>;


export type UpdatePreferencesMutation = { updatePreferences: { preferences: { distanceUnit: DistanceUnit, volumeUnit: FuelUnit, economyUnit: EconomyUnit, electricEconomyUnit: EconomyUnit, currency: string, locale: string, theme: Theme, version: number } | null, userErrors: Array<{ code: UpdatePreferencesErrorCode, field: Array<string>, message: string }> } };

export type WatchChangesSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type WatchChangesSubscription = { recordChanged: { kind: ChangeKind, type: RecordType | null, id: string | null, version: number | null } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const DecodedFieldsFragmentDoc = new TypedDocumentString(`
    fragment DecodedFields on DecodedField {
  value
  catalogId
  confidence
}
    `, {"fragmentName":"DecodedFields"}) as unknown as TypedDocumentString<DecodedFieldsFragment, unknown>;
export const EconomyFieldsFragmentDoc = new TypedDocumentString(`
    fragment EconomyFields on FuelEconomy {
  value
  unit
}
    `, {"fragmentName":"EconomyFields"}) as unknown as TypedDocumentString<EconomyFieldsFragment, unknown>;
export const FuelLogFieldsFragmentDoc = new TypedDocumentString(`
    fragment FuelLogFields on FuelLog {
  id
  version
  filledOn
  filledAt
  energySource
  odometer {
    value
    unit
  }
  quantity {
    value
    unit
  }
  unitPrice {
    amount
    currency
    per
  }
  total {
    amount
    currency
  }
  entered {
    odometer {
      value
      unit
    }
    quantity {
      value
      unit
    }
    unitPrice {
      amount
      currency
      per
    }
    total {
      amount
      currency
    }
  }
  isFull
  missedPrevious
  station
  grade
  notes
  distance {
    value
    unit
  }
  economy {
    ...EconomyFields
  }
  noEconomyReason
  warnings {
    code
    field
    message
  }
  isConfirmed
  createdAt
  updatedAt
}
    fragment EconomyFields on FuelEconomy {
  value
  unit
}`, {"fragmentName":"FuelLogFields"}) as unknown as TypedDocumentString<FuelLogFieldsFragment, unknown>;
export const TenantFieldsFragmentDoc = new TypedDocumentString(`
    fragment TenantFields on Tenant {
  id
  name
  role
  details {
    slug
    kind
    status
    statusReason
    deletesAt
    limits {
      members
      vehicles
    }
  }
}
    `, {"fragmentName":"TenantFields"}) as unknown as TypedDocumentString<TenantFieldsFragment, unknown>;
export const MemberFieldsFragmentDoc = new TypedDocumentString(`
    fragment MemberFields on Member {
  id
  displayName
  email
  role
  joinedAt
  isViewer
}
    `, {"fragmentName":"MemberFields"}) as unknown as TypedDocumentString<MemberFieldsFragment, unknown>;
export const InvitationFieldsFragmentDoc = new TypedDocumentString(`
    fragment InvitationFields on Invitation {
  id
  role
  email
  createdAt
  expiresAt
}
    `, {"fragmentName":"InvitationFields"}) as unknown as TypedDocumentString<InvitationFieldsFragment, unknown>;
export const JoinRequestFieldsFragmentDoc = new TypedDocumentString(`
    fragment JoinRequestFields on JoinRequest {
  id
  name
  email
  message
  status
  reason
  createdAt
}
    `, {"fragmentName":"JoinRequestFields"}) as unknown as TypedDocumentString<JoinRequestFieldsFragment, unknown>;
export const AdministeredTenantFieldsFragmentDoc = new TypedDocumentString(`
    fragment AdministeredTenantFields on AdministeredTenant {
  id
  name
  details {
    slug
    kind
    status
    statusReason
    createdAt
    deletesAt
    limits {
      members
      vehicles
    }
  }
  usage {
    members
    openInvitations
    pendingRequests
  }
}
    `, {"fragmentName":"AdministeredTenantFields"}) as unknown as TypedDocumentString<AdministeredTenantFieldsFragment, unknown>;
export const VehicleFieldsFragmentDoc = new TypedDocumentString(`
    fragment VehicleFields on Vehicle {
  id
  version
  displayName
  nickname
  kind
  year
  make
  model
  trim
  engine
  transmission
  vin
  licensePlate
  notes
  energySources
  fromVin
  odometer {
    value
    unit
  }
  fuelSummary {
    fillCount
    averageEconomy {
      ...EconomyFields
    }
    recentEconomy {
      ...EconomyFields
    }
    totalCost {
      amount
      currency
    }
    costThisMonth {
      amount
      currency
    }
    trend {
      ...EconomyFields
    }
    lastFuelLog {
      id
    }
  }
  createdAt
  updatedAt
}
    fragment EconomyFields on FuelEconomy {
  value
  unit
}`, {"fragmentName":"VehicleFields"}) as unknown as TypedDocumentString<VehicleFieldsFragment, unknown>;
export const PreferencesFieldsFragmentDoc = new TypedDocumentString(`
    fragment PreferencesFields on Preferences {
  distanceUnit
  volumeUnit
  economyUnit
  electricEconomyUnit
  currency
  locale
  theme
  version
}
    `, {"fragmentName":"PreferencesFields"}) as unknown as TypedDocumentString<PreferencesFieldsFragment, unknown>;
export const ListYearsDocument = new TypedDocumentString(`
    query ListYears($kinds: CatalogKinds!) {
  vehicleCatalog {
    years(kinds: $kinds)
  }
}
    `, {"hash":"sha256:25aebf300cbe99a20cd4f7b34009ab8399444a3b81610ae042c0126c767a23b5"}) as unknown as TypedDocumentString<ListYearsQuery, ListYearsQueryVariables>;
export const ListMakesDocument = new TypedDocumentString(`
    query ListMakes($year: Int!, $kinds: CatalogKinds!) {
  vehicleCatalog {
    makes(year: $year, kinds: $kinds) {
      id
      name
    }
  }
}
    `, {"hash":"sha256:ab3a84284789215852643366a196745fb8c49ca9ad3f845c4908a7bc17f3fcbc"}) as unknown as TypedDocumentString<ListMakesQuery, ListMakesQueryVariables>;
export const ListModelsDocument = new TypedDocumentString(`
    query ListModels($year: Int!, $makeId: ID!, $kinds: CatalogKinds!) {
  vehicleCatalog {
    models(year: $year, makeId: $makeId, kinds: $kinds) {
      id
      name
    }
  }
}
    `, {"hash":"sha256:ecd5d4bde6b6ba3aefde2b4e037860865b460f618017249b7997b16c69920fb6"}) as unknown as TypedDocumentString<ListModelsQuery, ListModelsQueryVariables>;
export const ListTrimsDocument = new TypedDocumentString(`
    query ListTrims($year: Int!, $makeId: ID!, $modelId: ID!) {
  vehicleCatalog {
    trims(year: $year, makeId: $makeId, modelId: $modelId) {
      id
      name
    }
  }
}
    `, {"hash":"sha256:b2ba8902b8232b83d7e826c0b53170723c9c8ac1c22791378227ed604965c61e"}) as unknown as TypedDocumentString<ListTrimsQuery, ListTrimsQueryVariables>;
export const ListEnginesDocument = new TypedDocumentString(`
    query ListEngines($year: Int!, $makeId: ID!, $modelId: ID!, $trimId: ID) {
  vehicleCatalog {
    engines(year: $year, makeId: $makeId, modelId: $modelId, trimId: $trimId) {
      id
      name
      scope
    }
  }
}
    `, {"hash":"sha256:3154106cf8333c24ec70a4682d126ce2f7bf15a238544fb78e57a08b19aae402"}) as unknown as TypedDocumentString<ListEnginesQuery, ListEnginesQueryVariables>;
export const ListTransmissionsDocument = new TypedDocumentString(`
    query ListTransmissions($year: Int!, $makeId: ID!, $modelId: ID!, $trimId: ID, $engineId: ID) {
  vehicleCatalog {
    transmissions(
      year: $year
      makeId: $makeId
      modelId: $modelId
      trimId: $trimId
      engineId: $engineId
    ) {
      id
      name
      isFallback
    }
  }
}
    `, {"hash":"sha256:2114adbd85b1e0b6467d99b809926bb007ad240d4b44ee57e24bdfbd50d897ff"}) as unknown as TypedDocumentString<ListTransmissionsQuery, ListTransmissionsQueryVariables>;
export const DecodeVinDocument = new TypedDocumentString(`
    query DecodeVin($vin: String!) {
  decodeVin(vin: $vin) {
    vin
    isComplete
    checkDigitValid
    suggestedVin
    problems {
      code
      message
      position
    }
    modelYear {
      ...DecodedFields
    }
    make {
      ...DecodedFields
    }
    model {
      ...DecodedFields
    }
    trim {
      ...DecodedFields
    }
    bodyClass {
      ...DecodedFields
    }
    driveType {
      ...DecodedFields
    }
    engine {
      ...DecodedFields
    }
    transmission {
      ...DecodedFields
    }
    fuelType {
      ...DecodedFields
    }
    plant {
      ...DecodedFields
    }
    manufacturer {
      ...DecodedFields
    }
    vehicleKind
    energySources
    series {
      ...DecodedFields
    }
    attributes {
      group
      name
      value
    }
  }
}
    fragment DecodedFields on DecodedField {
  value
  catalogId
  confidence
}`, {"hash":"sha256:368a5b429c87c67690b0d07fcdb25635aa158f43778561fce425fdb36d8081c5"}) as unknown as TypedDocumentString<DecodeVinQuery, DecodeVinQueryVariables>;
export const ListFuelLogsDocument = new TypedDocumentString(`
    query ListFuelLogs($vehicleId: ID!, $first: Int!, $after: String) {
  viewer {
    vehicle(id: $vehicleId) {
      id
      fuelLogs(first: $first, after: $after) {
        nodes {
          ...FuelLogFields
        }
        pageInfo {
          endCursor
          hasNextPage
        }
        totalCount
      }
    }
  }
}
    fragment FuelLogFields on FuelLog {
  id
  version
  filledOn
  filledAt
  energySource
  odometer {
    value
    unit
  }
  quantity {
    value
    unit
  }
  unitPrice {
    amount
    currency
    per
  }
  total {
    amount
    currency
  }
  entered {
    odometer {
      value
      unit
    }
    quantity {
      value
      unit
    }
    unitPrice {
      amount
      currency
      per
    }
    total {
      amount
      currency
    }
  }
  isFull
  missedPrevious
  station
  grade
  notes
  distance {
    value
    unit
  }
  economy {
    ...EconomyFields
  }
  noEconomyReason
  warnings {
    code
    field
    message
  }
  isConfirmed
  createdAt
  updatedAt
}
fragment EconomyFields on FuelEconomy {
  value
  unit
}`, {"hash":"sha256:cd8ad4f54c89951451770909b2dcbffe91f3b1bd88ffb9bd29cbb3757950fa55"}) as unknown as TypedDocumentString<ListFuelLogsQuery, ListFuelLogsQueryVariables>;
export const CreateFuelLogDocument = new TypedDocumentString(`
    mutation CreateFuelLog($input: CreateFuelLogInput!) {
  createFuelLog(input: $input) {
    fuelLog {
      ...FuelLogFields
    }
    vehicle {
      ...VehicleFields
    }
    userErrors {
      code
      field
      message
    }
  }
}
    fragment FuelLogFields on FuelLog {
  id
  version
  filledOn
  filledAt
  energySource
  odometer {
    value
    unit
  }
  quantity {
    value
    unit
  }
  unitPrice {
    amount
    currency
    per
  }
  total {
    amount
    currency
  }
  entered {
    odometer {
      value
      unit
    }
    quantity {
      value
      unit
    }
    unitPrice {
      amount
      currency
      per
    }
    total {
      amount
      currency
    }
  }
  isFull
  missedPrevious
  station
  grade
  notes
  distance {
    value
    unit
  }
  economy {
    ...EconomyFields
  }
  noEconomyReason
  warnings {
    code
    field
    message
  }
  isConfirmed
  createdAt
  updatedAt
}
fragment EconomyFields on FuelEconomy {
  value
  unit
}
fragment VehicleFields on Vehicle {
  id
  version
  displayName
  nickname
  kind
  year
  make
  model
  trim
  engine
  transmission
  vin
  licensePlate
  notes
  energySources
  fromVin
  odometer {
    value
    unit
  }
  fuelSummary {
    fillCount
    averageEconomy {
      ...EconomyFields
    }
    recentEconomy {
      ...EconomyFields
    }
    totalCost {
      amount
      currency
    }
    costThisMonth {
      amount
      currency
    }
    trend {
      ...EconomyFields
    }
    lastFuelLog {
      id
    }
  }
  createdAt
  updatedAt
}`, {"hash":"sha256:9fd0cab4d6a324c33ebdbb417fc617bfb887f9added813a51d02a229e7295d28"}) as unknown as TypedDocumentString<CreateFuelLogMutation, CreateFuelLogMutationVariables>;
export const UpdateFuelLogDocument = new TypedDocumentString(`
    mutation UpdateFuelLog($input: UpdateFuelLogInput!) {
  updateFuelLog(input: $input) {
    fuelLog {
      ...FuelLogFields
    }
    vehicle {
      ...VehicleFields
    }
    userErrors {
      code
      field
      message
    }
  }
}
    fragment FuelLogFields on FuelLog {
  id
  version
  filledOn
  filledAt
  energySource
  odometer {
    value
    unit
  }
  quantity {
    value
    unit
  }
  unitPrice {
    amount
    currency
    per
  }
  total {
    amount
    currency
  }
  entered {
    odometer {
      value
      unit
    }
    quantity {
      value
      unit
    }
    unitPrice {
      amount
      currency
      per
    }
    total {
      amount
      currency
    }
  }
  isFull
  missedPrevious
  station
  grade
  notes
  distance {
    value
    unit
  }
  economy {
    ...EconomyFields
  }
  noEconomyReason
  warnings {
    code
    field
    message
  }
  isConfirmed
  createdAt
  updatedAt
}
fragment EconomyFields on FuelEconomy {
  value
  unit
}
fragment VehicleFields on Vehicle {
  id
  version
  displayName
  nickname
  kind
  year
  make
  model
  trim
  engine
  transmission
  vin
  licensePlate
  notes
  energySources
  fromVin
  odometer {
    value
    unit
  }
  fuelSummary {
    fillCount
    averageEconomy {
      ...EconomyFields
    }
    recentEconomy {
      ...EconomyFields
    }
    totalCost {
      amount
      currency
    }
    costThisMonth {
      amount
      currency
    }
    trend {
      ...EconomyFields
    }
    lastFuelLog {
      id
    }
  }
  createdAt
  updatedAt
}`, {"hash":"sha256:c74a3ace05e22bbc190e85ac3fdc39878b3ff6e3dc5ec6905ba450e347095867"}) as unknown as TypedDocumentString<UpdateFuelLogMutation, UpdateFuelLogMutationVariables>;
export const DeleteFuelLogDocument = new TypedDocumentString(`
    mutation DeleteFuelLog($input: DeleteFuelLogInput!) {
  deleteFuelLog(input: $input) {
    fuelLog {
      id
      version
    }
    vehicle {
      ...VehicleFields
    }
    userErrors {
      code
      field
      message
    }
  }
}
    fragment EconomyFields on FuelEconomy {
  value
  unit
}
fragment VehicleFields on Vehicle {
  id
  version
  displayName
  nickname
  kind
  year
  make
  model
  trim
  engine
  transmission
  vin
  licensePlate
  notes
  energySources
  fromVin
  odometer {
    value
    unit
  }
  fuelSummary {
    fillCount
    averageEconomy {
      ...EconomyFields
    }
    recentEconomy {
      ...EconomyFields
    }
    totalCost {
      amount
      currency
    }
    costThisMonth {
      amount
      currency
    }
    trend {
      ...EconomyFields
    }
    lastFuelLog {
      id
    }
  }
  createdAt
  updatedAt
}`, {"hash":"sha256:94b7ad41f19318d3444f52cd64bfa2a3cffbb49afe40a7b2bd1fa41dc06ca244"}) as unknown as TypedDocumentString<DeleteFuelLogMutation, DeleteFuelLogMutationVariables>;
export const RestoreFuelLogDocument = new TypedDocumentString(`
    mutation RestoreFuelLog($input: RestoreFuelLogInput!) {
  restoreFuelLog(input: $input) {
    fuelLog {
      ...FuelLogFields
    }
    vehicle {
      ...VehicleFields
    }
    userErrors {
      code
      field
      message
    }
  }
}
    fragment FuelLogFields on FuelLog {
  id
  version
  filledOn
  filledAt
  energySource
  odometer {
    value
    unit
  }
  quantity {
    value
    unit
  }
  unitPrice {
    amount
    currency
    per
  }
  total {
    amount
    currency
  }
  entered {
    odometer {
      value
      unit
    }
    quantity {
      value
      unit
    }
    unitPrice {
      amount
      currency
      per
    }
    total {
      amount
      currency
    }
  }
  isFull
  missedPrevious
  station
  grade
  notes
  distance {
    value
    unit
  }
  economy {
    ...EconomyFields
  }
  noEconomyReason
  warnings {
    code
    field
    message
  }
  isConfirmed
  createdAt
  updatedAt
}
fragment EconomyFields on FuelEconomy {
  value
  unit
}
fragment VehicleFields on Vehicle {
  id
  version
  displayName
  nickname
  kind
  year
  make
  model
  trim
  engine
  transmission
  vin
  licensePlate
  notes
  energySources
  fromVin
  odometer {
    value
    unit
  }
  fuelSummary {
    fillCount
    averageEconomy {
      ...EconomyFields
    }
    recentEconomy {
      ...EconomyFields
    }
    totalCost {
      amount
      currency
    }
    costThisMonth {
      amount
      currency
    }
    trend {
      ...EconomyFields
    }
    lastFuelLog {
      id
    }
  }
  createdAt
  updatedAt
}`, {"hash":"sha256:8a336842086f4790e7416b1bd296a15d6544165e9e89916a1c705d9613c2abf4"}) as unknown as TypedDocumentString<RestoreFuelLogMutation, RestoreFuelLogMutationVariables>;
export const ConfirmFuelLogDocument = new TypedDocumentString(`
    mutation ConfirmFuelLog($input: ConfirmFuelLogInput!) {
  confirmFuelLog(input: $input) {
    fuelLog {
      ...FuelLogFields
    }
    vehicle {
      ...VehicleFields
    }
    userErrors {
      code
      field
      message
    }
  }
}
    fragment FuelLogFields on FuelLog {
  id
  version
  filledOn
  filledAt
  energySource
  odometer {
    value
    unit
  }
  quantity {
    value
    unit
  }
  unitPrice {
    amount
    currency
    per
  }
  total {
    amount
    currency
  }
  entered {
    odometer {
      value
      unit
    }
    quantity {
      value
      unit
    }
    unitPrice {
      amount
      currency
      per
    }
    total {
      amount
      currency
    }
  }
  isFull
  missedPrevious
  station
  grade
  notes
  distance {
    value
    unit
  }
  economy {
    ...EconomyFields
  }
  noEconomyReason
  warnings {
    code
    field
    message
  }
  isConfirmed
  createdAt
  updatedAt
}
fragment EconomyFields on FuelEconomy {
  value
  unit
}
fragment VehicleFields on Vehicle {
  id
  version
  displayName
  nickname
  kind
  year
  make
  model
  trim
  engine
  transmission
  vin
  licensePlate
  notes
  energySources
  fromVin
  odometer {
    value
    unit
  }
  fuelSummary {
    fillCount
    averageEconomy {
      ...EconomyFields
    }
    recentEconomy {
      ...EconomyFields
    }
    totalCost {
      amount
      currency
    }
    costThisMonth {
      amount
      currency
    }
    trend {
      ...EconomyFields
    }
    lastFuelLog {
      id
    }
  }
  createdAt
  updatedAt
}`, {"hash":"sha256:4ae52586fc65f6a0790ef27f60bdcd5ab21da2aeeb5dc0037ffb1b83c20e4025"}) as unknown as TypedDocumentString<ConfirmFuelLogMutation, ConfirmFuelLogMutationVariables>;
export const ListTenantsDocument = new TypedDocumentString(`
    query ListTenants {
  viewer {
    id
    isAdministrator
    tenants {
      ...TenantFields
    }
  }
}
    fragment TenantFields on Tenant {
  id
  name
  role
  details {
    slug
    kind
    status
    statusReason
    deletesAt
    limits {
      members
      vehicles
    }
  }
}`, {"hash":"sha256:1c7ff4f89a359a0f2edc61c143090888ed799de2ee7f8b0f66c6e88b7884a4cf"}) as unknown as TypedDocumentString<ListTenantsQuery, ListTenantsQueryVariables>;
export const ReadHouseholdDocument = new TypedDocumentString(`
    query ReadHousehold($manages: Boolean!, $owns: Boolean!) {
  viewer {
    id
    tenant {
      ...TenantFields
      usage {
        members
        openInvitations
        pendingRequests
      }
      members(first: 100) {
        nodes {
          ...MemberFields
        }
      }
      invitations @include(if: $manages) {
        ...InvitationFields
      }
      joinRequests @include(if: $manages) {
        ...JoinRequestFields
      }
      auditTrail(first: 20) @include(if: $owns) {
        nodes {
          at
          actorName
          action
          targetName
          before {
            name
            value
          }
          after {
            name
            value
          }
        }
      }
    }
    joinRequests {
      ...JoinRequestFields
    }
  }
}
    fragment TenantFields on Tenant {
  id
  name
  role
  details {
    slug
    kind
    status
    statusReason
    deletesAt
    limits {
      members
      vehicles
    }
  }
}
fragment MemberFields on Member {
  id
  displayName
  email
  role
  joinedAt
  isViewer
}
fragment InvitationFields on Invitation {
  id
  role
  email
  createdAt
  expiresAt
}
fragment JoinRequestFields on JoinRequest {
  id
  name
  email
  message
  status
  reason
  createdAt
}`, {"hash":"sha256:953471f075f162e7baec4120648878340e0a903fcfa592ccad48fbb06516a08d"}) as unknown as TypedDocumentString<ReadHouseholdQuery, ReadHouseholdQueryVariables>;
export const PreviewInvitationDocument = new TypedDocumentString(`
    query PreviewInvitation($token: String!) {
  invitation(token: $token) {
    state
    tenantName
    kind
    role
    expiresAt
  }
}
    `, {"hash":"sha256:8572d4955a60a4aae1e4f9dac0ae9c62db5af1ae203438993d446536e799e5a5"}) as unknown as TypedDocumentString<PreviewInvitationQuery, PreviewInvitationQueryVariables>;
export const ListAllTenantsDocument = new TypedDocumentString(`
    query ListAllTenants($search: String, $status: TenantStatus, $after: String) {
  admin {
    tenants(search: $search, status: $status, first: 50, after: $after) {
      nodes {
        ...AdministeredTenantFields
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment AdministeredTenantFields on AdministeredTenant {
  id
  name
  details {
    slug
    kind
    status
    statusReason
    createdAt
    deletesAt
    limits {
      members
      vehicles
    }
  }
  usage {
    members
    openInvitations
    pendingRequests
  }
}`, {"hash":"sha256:db452c614632a8d79d56349fce2273e27ba7548f3507861dd95c955048b07eb3"}) as unknown as TypedDocumentString<ListAllTenantsQuery, ListAllTenantsQueryVariables>;
export const CreateTenantDocument = new TypedDocumentString(`
    mutation CreateTenant($input: CreateTenantInput!) {
  createTenant(input: $input) {
    tenant {
      ...TenantFields
    }
    userErrors {
      code
      field
      message
    }
  }
}
    fragment TenantFields on Tenant {
  id
  name
  role
  details {
    slug
    kind
    status
    statusReason
    deletesAt
    limits {
      members
      vehicles
    }
  }
}`, {"hash":"sha256:ea823af9903278819a86e960e5d4a06d6eba2212598729534b0cb830ccec412c"}) as unknown as TypedDocumentString<CreateTenantMutation, CreateTenantMutationVariables>;
export const UpdateTenantDocument = new TypedDocumentString(`
    mutation UpdateTenant($input: UpdateTenantInput!) {
  updateTenant(input: $input) {
    tenant {
      ...TenantFields
    }
    userErrors {
      code
      field
      message
    }
  }
}
    fragment TenantFields on Tenant {
  id
  name
  role
  details {
    slug
    kind
    status
    statusReason
    deletesAt
    limits {
      members
      vehicles
    }
  }
}`, {"hash":"sha256:10d832186bcd0c19f321e74a390e6a1f624e376f1aa34654f2a9b3f6c85f9360"}) as unknown as TypedDocumentString<UpdateTenantMutation, UpdateTenantMutationVariables>;
export const SwitchTenantDocument = new TypedDocumentString(`
    mutation SwitchTenant($input: SwitchTenantInput!) {
  switchTenant(input: $input) {
    tenant {
      ...TenantFields
    }
    userErrors {
      code
      field
      message
    }
  }
}
    fragment TenantFields on Tenant {
  id
  name
  role
  details {
    slug
    kind
    status
    statusReason
    deletesAt
    limits {
      members
      vehicles
    }
  }
}`, {"hash":"sha256:c08007a17d553afad5b1ac50db9b12eefc8c77f7e0e3929f24b508b0eb98eb7a"}) as unknown as TypedDocumentString<SwitchTenantMutation, SwitchTenantMutationVariables>;
export const InviteMemberDocument = new TypedDocumentString(`
    mutation InviteMember($input: InviteMemberInput!) {
  inviteMember(input: $input) {
    invitation {
      ...InvitationFields
    }
    link
    isSent
    userErrors {
      code
      field
      message
    }
  }
}
    fragment InvitationFields on Invitation {
  id
  role
  email
  createdAt
  expiresAt
}`, {"hash":"sha256:40f5bc12a0f0fbffedd6a94f1ac710619fdbde5d1f920e48d748b06203670cc9"}) as unknown as TypedDocumentString<InviteMemberMutation, InviteMemberMutationVariables>;
export const RevokeInvitationDocument = new TypedDocumentString(`
    mutation RevokeInvitation($input: RevokeInvitationInput!) {
  revokeInvitation(input: $input) {
    tenant {
      id
    }
    userErrors {
      code
      field
      message
    }
  }
}
    `, {"hash":"sha256:0d91ff0dc07fb0dd35241a18e4949b69e2504f38467f5fc8cb3f4cdfe835b2bc"}) as unknown as TypedDocumentString<RevokeInvitationMutation, RevokeInvitationMutationVariables>;
export const AcceptInvitationDocument = new TypedDocumentString(`
    mutation AcceptInvitation($input: AcceptInvitationInput!) {
  acceptInvitation(input: $input) {
    tenant {
      ...TenantFields
    }
    userErrors {
      code
      field
      message
    }
  }
}
    fragment TenantFields on Tenant {
  id
  name
  role
  details {
    slug
    kind
    status
    statusReason
    deletesAt
    limits {
      members
      vehicles
    }
  }
}`, {"hash":"sha256:96b47e26e7107bfb051ce71707887b1559b5b7c7c6d8d28a575c831eaba2c8ce"}) as unknown as TypedDocumentString<AcceptInvitationMutation, AcceptInvitationMutationVariables>;
export const ChangeMemberRoleDocument = new TypedDocumentString(`
    mutation ChangeMemberRole($input: ChangeMemberRoleInput!) {
  changeMemberRole(input: $input) {
    tenant {
      id
    }
    userErrors {
      code
      field
      message
    }
  }
}
    `, {"hash":"sha256:6655ad112288620d25151fa509ad45035449c3412f6cefbc4f410ea3c7d0905c"}) as unknown as TypedDocumentString<ChangeMemberRoleMutation, ChangeMemberRoleMutationVariables>;
export const RemoveMemberDocument = new TypedDocumentString(`
    mutation RemoveMember($input: RemoveMemberInput!) {
  removeMember(input: $input) {
    tenant {
      id
    }
    userErrors {
      code
      field
      message
    }
  }
}
    `, {"hash":"sha256:f46dd75c772bdd57a0e9204654ebbcbdb77b1e83c41a4dbbf47c1653f2908301"}) as unknown as TypedDocumentString<RemoveMemberMutation, RemoveMemberMutationVariables>;
export const LeaveTenantDocument = new TypedDocumentString(`
    mutation LeaveTenant($input: LeaveTenantInput!) {
  leaveTenant(input: $input) {
    leftTenantId
    userErrors {
      code
      field
      message
    }
  }
}
    `, {"hash":"sha256:0af2caeaa868b6bdd08e94176fe108b6fefd0471b868af676e903bd82ec02c85"}) as unknown as TypedDocumentString<LeaveTenantMutation, LeaveTenantMutationVariables>;
export const TransferOwnershipDocument = new TypedDocumentString(`
    mutation TransferOwnership($input: TransferOwnershipInput!) {
  transferOwnership(input: $input) {
    tenant {
      id
    }
    userErrors {
      code
      field
      message
    }
  }
}
    `, {"hash":"sha256:72eb4a88dfa87f9ad33a12adb2b16bd4c77f877962840835bd5c050efff39348"}) as unknown as TypedDocumentString<TransferOwnershipMutation, TransferOwnershipMutationVariables>;
export const RequestToJoinDocument = new TypedDocumentString(`
    mutation RequestToJoin($input: RequestToJoinInput!) {
  requestToJoin(input: $input) {
    request {
      ...JoinRequestFields
    }
    userErrors {
      code
      field
      message
    }
  }
}
    fragment JoinRequestFields on JoinRequest {
  id
  name
  email
  message
  status
  reason
  createdAt
}`, {"hash":"sha256:e89a3b363c7a4ee442da593d1e01e1038f4dd6a1f044ca665d716d802be2b037"}) as unknown as TypedDocumentString<RequestToJoinMutation, RequestToJoinMutationVariables>;
export const ApproveRequestDocument = new TypedDocumentString(`
    mutation ApproveRequest($input: ApproveRequestInput!) {
  approveRequest(input: $input) {
    tenant {
      id
    }
    userErrors {
      code
      field
      message
    }
  }
}
    `, {"hash":"sha256:56dde7311cc8527cf79a3b11a630a4b466a8016243cfaf817cffc45aa6457de8"}) as unknown as TypedDocumentString<ApproveRequestMutation, ApproveRequestMutationVariables>;
export const RejectRequestDocument = new TypedDocumentString(`
    mutation RejectRequest($input: RejectRequestInput!) {
  rejectRequest(input: $input) {
    tenant {
      id
    }
    userErrors {
      code
      field
      message
    }
  }
}
    `, {"hash":"sha256:6e62d79bdd45e81e2801cba239d4c22c3335655de269db892cd820e0072b3665"}) as unknown as TypedDocumentString<RejectRequestMutation, RejectRequestMutationVariables>;
export const DeleteTenantDocument = new TypedDocumentString(`
    mutation DeleteTenant($input: DeleteTenantInput!) {
  deleteTenant(input: $input) {
    tenant {
      ...TenantFields
    }
    userErrors {
      code
      field
      message
    }
  }
}
    fragment TenantFields on Tenant {
  id
  name
  role
  details {
    slug
    kind
    status
    statusReason
    deletesAt
    limits {
      members
      vehicles
    }
  }
}`, {"hash":"sha256:12c96fab82b3bb3309f8252fc788e1a368efc09cf997e851252fe977f75eea27"}) as unknown as TypedDocumentString<DeleteTenantMutation, DeleteTenantMutationVariables>;
export const RestoreTenantDocument = new TypedDocumentString(`
    mutation RestoreTenant($input: RestoreTenantInput!) {
  restoreTenant(input: $input) {
    tenant {
      ...TenantFields
    }
    userErrors {
      code
      field
      message
    }
  }
}
    fragment TenantFields on Tenant {
  id
  name
  role
  details {
    slug
    kind
    status
    statusReason
    deletesAt
    limits {
      members
      vehicles
    }
  }
}`, {"hash":"sha256:fa307f14e30e2d31c7fd1a5b4c378cb7a18987d935c5e271a8b56e1f72df6b90"}) as unknown as TypedDocumentString<RestoreTenantMutation, RestoreTenantMutationVariables>;
export const ApproveTenantDocument = new TypedDocumentString(`
    mutation ApproveTenant($input: ApproveTenantInput!) {
  approveTenant(input: $input) {
    tenant {
      ...AdministeredTenantFields
    }
    userErrors {
      code
      field
      message
    }
  }
}
    fragment AdministeredTenantFields on AdministeredTenant {
  id
  name
  details {
    slug
    kind
    status
    statusReason
    createdAt
    deletesAt
    limits {
      members
      vehicles
    }
  }
  usage {
    members
    openInvitations
    pendingRequests
  }
}`, {"hash":"sha256:2c23dc26348df8c0b72ef0f78be4572694ea490c24e9ccfad485dd2c7fc11fd9"}) as unknown as TypedDocumentString<ApproveTenantMutation, ApproveTenantMutationVariables>;
export const RejectTenantDocument = new TypedDocumentString(`
    mutation RejectTenant($input: RejectTenantInput!) {
  rejectTenant(input: $input) {
    tenant {
      ...AdministeredTenantFields
    }
    userErrors {
      code
      field
      message
    }
  }
}
    fragment AdministeredTenantFields on AdministeredTenant {
  id
  name
  details {
    slug
    kind
    status
    statusReason
    createdAt
    deletesAt
    limits {
      members
      vehicles
    }
  }
  usage {
    members
    openInvitations
    pendingRequests
  }
}`, {"hash":"sha256:b90e8a9cb9f7e45ec4dac221d82867dbbcdf08c568d35f82229098f8498db863"}) as unknown as TypedDocumentString<RejectTenantMutation, RejectTenantMutationVariables>;
export const SuspendTenantDocument = new TypedDocumentString(`
    mutation SuspendTenant($input: SuspendTenantInput!) {
  suspendTenant(input: $input) {
    tenant {
      ...AdministeredTenantFields
    }
    userErrors {
      code
      field
      message
    }
  }
}
    fragment AdministeredTenantFields on AdministeredTenant {
  id
  name
  details {
    slug
    kind
    status
    statusReason
    createdAt
    deletesAt
    limits {
      members
      vehicles
    }
  }
  usage {
    members
    openInvitations
    pendingRequests
  }
}`, {"hash":"sha256:3ae7057bd848ebbc8e4ea2b09108d0d562141460896cecbaadca243ffc077c1c"}) as unknown as TypedDocumentString<SuspendTenantMutation, SuspendTenantMutationVariables>;
export const ResumeTenantDocument = new TypedDocumentString(`
    mutation ResumeTenant($input: ResumeTenantInput!) {
  resumeTenant(input: $input) {
    tenant {
      ...AdministeredTenantFields
    }
    userErrors {
      code
      field
      message
    }
  }
}
    fragment AdministeredTenantFields on AdministeredTenant {
  id
  name
  details {
    slug
    kind
    status
    statusReason
    createdAt
    deletesAt
    limits {
      members
      vehicles
    }
  }
  usage {
    members
    openInvitations
    pendingRequests
  }
}`, {"hash":"sha256:7028d781c9ea982e1b5ad3372bc46d4d617e827b9e260c95452cb9dbbbe2b80b"}) as unknown as TypedDocumentString<ResumeTenantMutation, ResumeTenantMutationVariables>;
export const SetTenantLimitsDocument = new TypedDocumentString(`
    mutation SetTenantLimits($input: SetTenantLimitsInput!) {
  setTenantLimits(input: $input) {
    tenant {
      ...AdministeredTenantFields
    }
    userErrors {
      code
      field
      message
    }
  }
}
    fragment AdministeredTenantFields on AdministeredTenant {
  id
  name
  details {
    slug
    kind
    status
    statusReason
    createdAt
    deletesAt
    limits {
      members
      vehicles
    }
  }
  usage {
    members
    openInvitations
    pendingRequests
  }
}`, {"hash":"sha256:56639c4368ee19c5fc4b4b1591469102f6b2383171a17677ae054a8490a4c170"}) as unknown as TypedDocumentString<SetTenantLimitsMutation, SetTenantLimitsMutationVariables>;
export const ListVehiclesDocument = new TypedDocumentString(`
    query ListVehicles {
  viewer {
    vehicles(first: 100) {
      nodes {
        ...VehicleFields
      }
    }
  }
}
    fragment EconomyFields on FuelEconomy {
  value
  unit
}
fragment VehicleFields on Vehicle {
  id
  version
  displayName
  nickname
  kind
  year
  make
  model
  trim
  engine
  transmission
  vin
  licensePlate
  notes
  energySources
  fromVin
  odometer {
    value
    unit
  }
  fuelSummary {
    fillCount
    averageEconomy {
      ...EconomyFields
    }
    recentEconomy {
      ...EconomyFields
    }
    totalCost {
      amount
      currency
    }
    costThisMonth {
      amount
      currency
    }
    trend {
      ...EconomyFields
    }
    lastFuelLog {
      id
    }
  }
  createdAt
  updatedAt
}`, {"hash":"sha256:8992772e13b920a1ecc4293b8c819ad6bbbe2a53dce3c5ee929ffc4110904485"}) as unknown as TypedDocumentString<ListVehiclesQuery, ListVehiclesQueryVariables>;
export const ReadVehicleDocument = new TypedDocumentString(`
    query ReadVehicle($id: ID!) {
  viewer {
    vehicle(id: $id) {
      ...VehicleFields
    }
  }
}
    fragment EconomyFields on FuelEconomy {
  value
  unit
}
fragment VehicleFields on Vehicle {
  id
  version
  displayName
  nickname
  kind
  year
  make
  model
  trim
  engine
  transmission
  vin
  licensePlate
  notes
  energySources
  fromVin
  odometer {
    value
    unit
  }
  fuelSummary {
    fillCount
    averageEconomy {
      ...EconomyFields
    }
    recentEconomy {
      ...EconomyFields
    }
    totalCost {
      amount
      currency
    }
    costThisMonth {
      amount
      currency
    }
    trend {
      ...EconomyFields
    }
    lastFuelLog {
      id
    }
  }
  createdAt
  updatedAt
}`, {"hash":"sha256:37a6b186644ba3618df8dedce4b72f03967e174984f594413382a776fa83e2bb"}) as unknown as TypedDocumentString<ReadVehicleQuery, ReadVehicleQueryVariables>;
export const CreateVehicleDocument = new TypedDocumentString(`
    mutation CreateVehicle($input: CreateVehicleInput!) {
  createVehicle(input: $input) {
    vehicle {
      ...VehicleFields
    }
    userErrors {
      code
      field
      message
    }
  }
}
    fragment EconomyFields on FuelEconomy {
  value
  unit
}
fragment VehicleFields on Vehicle {
  id
  version
  displayName
  nickname
  kind
  year
  make
  model
  trim
  engine
  transmission
  vin
  licensePlate
  notes
  energySources
  fromVin
  odometer {
    value
    unit
  }
  fuelSummary {
    fillCount
    averageEconomy {
      ...EconomyFields
    }
    recentEconomy {
      ...EconomyFields
    }
    totalCost {
      amount
      currency
    }
    costThisMonth {
      amount
      currency
    }
    trend {
      ...EconomyFields
    }
    lastFuelLog {
      id
    }
  }
  createdAt
  updatedAt
}`, {"hash":"sha256:fcfeed0a78c193256fabba2db822d1c88e7860512dca4e998d8366951c7f974c"}) as unknown as TypedDocumentString<CreateVehicleMutation, CreateVehicleMutationVariables>;
export const UpdateVehicleDocument = new TypedDocumentString(`
    mutation UpdateVehicle($input: UpdateVehicleInput!) {
  updateVehicle(input: $input) {
    vehicle {
      ...VehicleFields
    }
    userErrors {
      code
      field
      message
    }
  }
}
    fragment EconomyFields on FuelEconomy {
  value
  unit
}
fragment VehicleFields on Vehicle {
  id
  version
  displayName
  nickname
  kind
  year
  make
  model
  trim
  engine
  transmission
  vin
  licensePlate
  notes
  energySources
  fromVin
  odometer {
    value
    unit
  }
  fuelSummary {
    fillCount
    averageEconomy {
      ...EconomyFields
    }
    recentEconomy {
      ...EconomyFields
    }
    totalCost {
      amount
      currency
    }
    costThisMonth {
      amount
      currency
    }
    trend {
      ...EconomyFields
    }
    lastFuelLog {
      id
    }
  }
  createdAt
  updatedAt
}`, {"hash":"sha256:723535a0fd758f2fb70cf349f1078510402a990d381de011b0f7adf2f7058412"}) as unknown as TypedDocumentString<UpdateVehicleMutation, UpdateVehicleMutationVariables>;
export const DeleteVehicleDocument = new TypedDocumentString(`
    mutation DeleteVehicle($input: DeleteVehicleInput!) {
  deleteVehicle(input: $input) {
    vehicle {
      id
      version
    }
    userErrors {
      code
      field
      message
    }
  }
}
    `, {"hash":"sha256:ff30daad8a6d3ae991fbb786956f3ebe581aebf95de2642a545593bad293ee9c"}) as unknown as TypedDocumentString<DeleteVehicleMutation, DeleteVehicleMutationVariables>;
export const RestoreVehicleDocument = new TypedDocumentString(`
    mutation RestoreVehicle($input: RestoreVehicleInput!) {
  restoreVehicle(input: $input) {
    vehicle {
      ...VehicleFields
    }
    userErrors {
      code
      field
      message
    }
  }
}
    fragment EconomyFields on FuelEconomy {
  value
  unit
}
fragment VehicleFields on Vehicle {
  id
  version
  displayName
  nickname
  kind
  year
  make
  model
  trim
  engine
  transmission
  vin
  licensePlate
  notes
  energySources
  fromVin
  odometer {
    value
    unit
  }
  fuelSummary {
    fillCount
    averageEconomy {
      ...EconomyFields
    }
    recentEconomy {
      ...EconomyFields
    }
    totalCost {
      amount
      currency
    }
    costThisMonth {
      amount
      currency
    }
    trend {
      ...EconomyFields
    }
    lastFuelLog {
      id
    }
  }
  createdAt
  updatedAt
}`, {"hash":"sha256:ede09a76ed1da64f9a24a6cedbac667475fa5b6ce75d0e70a1151769a90972dc"}) as unknown as TypedDocumentString<RestoreVehicleMutation, RestoreVehicleMutationVariables>;
export const ReadViewerDocument = new TypedDocumentString(`
    query ReadViewer {
  viewer {
    id
    displayName
    email
    tenant {
      id
      name
      role
    }
    preferences {
      ...PreferencesFields
    }
  }
}
    fragment PreferencesFields on Preferences {
  distanceUnit
  volumeUnit
  economyUnit
  electricEconomyUnit
  currency
  locale
  theme
  version
}`, {"hash":"sha256:7f66bca7afce4137ac150c1ab22034e00e5b0641bc422ce19b4f55557edf9b79"}) as unknown as TypedDocumentString<ReadViewerQuery, ReadViewerQueryVariables>;
export const UpdatePreferencesDocument = new TypedDocumentString(`
    mutation UpdatePreferences($input: UpdatePreferencesInput!) {
  updatePreferences(input: $input) {
    preferences {
      ...PreferencesFields
    }
    userErrors {
      code
      field
      message
    }
  }
}
    fragment PreferencesFields on Preferences {
  distanceUnit
  volumeUnit
  economyUnit
  electricEconomyUnit
  currency
  locale
  theme
  version
}`, {"hash":"sha256:2948e26ae845a05297fb66c0703a8977c2f79ebc5813b03bcc0473c012993d5f"}) as unknown as TypedDocumentString<UpdatePreferencesMutation, UpdatePreferencesMutationVariables>;
export const WatchChangesDocument = new TypedDocumentString(`
    subscription WatchChanges {
  recordChanged {
    kind
    type
    id
    version
  }
}
    `, {"hash":"sha256:0d9785920d44da027f79b325869f6e7480b5d7c96b3d70d845928d8e80e35a68"}) as unknown as TypedDocumentString<WatchChangesSubscription, WatchChangesSubscriptionVariables>;