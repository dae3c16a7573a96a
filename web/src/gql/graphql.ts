/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** Why acceptInvitation was not done. */
export type AcceptInvitationErrorCode =
  /** Somebody answered the request before. */
  | 'ALREADY_DECIDED'
  /** The person is a member already. */
  | 'ALREADY_MEMBER'
  /** The idempotency key was used with another input. */
  | 'CONFLICT'
  /** Your role does not allow this. */
  | 'FORBIDDEN'
  /** A value cannot be used, or cannot be read. */
  | 'INVALID'
  /** The invitation's time is over. */
  | 'INVITATION_EXPIRED'
  /** The invitation was taken back. */
  | 'INVITATION_REVOKED'
  /** The invitation was used. */
  | 'INVITATION_USED'
  /** There must always be an owner. */
  | 'LAST_OWNER'
  /** The plan allows no more, or too many are open. */
  | 'LIMIT_REACHED'
  /** There is no such thing, or it is not yours. */
  | 'NOT_FOUND'
  /** The tenant is suspended, or not approved. */
  | 'NOT_IN_USE'
  /** Another tenant has this slug. */
  | 'SLUG_TAKEN'
  /** It was done already, or cannot be done now. */
  | 'WRONG_STATE';

/** Which invitation to accept. */
export type AcceptInvitationInput = {
  /** The same key and input have one effect. */
  idempotencyKey?: string | null | undefined;
  /** The last part of its link. */
  token: string;
};

/** Why acceptVehicle was not done. */
export type AcceptVehicleErrorCode =
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

/** Which offer to accept. */
export type AcceptVehicleInput = {
  /** What the one who offers it told. */
  code: string;
  /** The same key and input have one effect. */
  idempotencyKey?: string | null | undefined;
};

/** How far an access token reaches; never further than its person. */
export type AccessTokenScope =
  /** Everything but access tokens, members and sharing. */
  | 'FULL'
  /** Reads, and logs fuel and readings. */
  | 'LOG'
  /** Reads. */
  | 'READ';

/** What was done. */
export type ActivityAction =
  /** Said to be right as it stands. */
  | 'CONFIRMED'
  /** Made. */
  | 'CREATED'
  /** Put into the trash. */
  | 'DELETED'
  /** Copied into a file. */
  | 'EXPORTED'
  /** Brought in from a file. */
  | 'IMPORTED'
  /** Removed for good. */
  | 'PURGED'
  /** Taken out of the trash. */
  | 'RESTORED'
  /** Given to another tenant. */
  | 'TRANSFERRED'
  /** No longer said to be right. */
  | 'UNCONFIRMED'
  /** Changed. */
  | 'UPDATED';

/** Why answerImport was not done. */
export type AnswerImportErrorCode =
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

/** Answers to what the file cannot tell. An absent field stays, null clears. */
export type AnswerImportInput = {
  /** Which column holds what, in place of what was said before. */
  columns?: Array<ImportColumnInput> | null | undefined;
  /** ISO 4217, for prices that say none. */
  currency?: string | null | undefined;
  /** Which comes first in dates. */
  dateOrder?: ImportDateOrder | null | undefined;
  /** What divides whole from broken. */
  decimalMark?: ImportDecimalMark | null | undefined;
  /** The unit of distances that say none. */
  distanceUnit?: DistanceUnit | null | undefined;
  /** The version that the answers were given for. */
  expectedVersion?: number | null | undefined;
  /** Typed id, `import_…`. */
  id: string | number;
  /** The same key and input have one effect. */
  idempotencyKey?: string | null | undefined;
  /** Where the rows of each vehicle go, in place of what was said before. */
  vehicles?: Array<ImportVehicleInput> | null | undefined;
  /** The unit of quantities that say none. */
  volumeUnit?: FuelUnit | null | undefined;
};

/** Why approveRequest was not done. */
export type ApproveRequestErrorCode =
  /** Somebody answered the request before. */
  | 'ALREADY_DECIDED'
  /** The person is a member already. */
  | 'ALREADY_MEMBER'
  /** The idempotency key was used with another input. */
  | 'CONFLICT'
  /** Your role does not allow this. */
  | 'FORBIDDEN'
  /** A value cannot be used, or cannot be read. */
  | 'INVALID'
  /** The invitation's time is over. */
  | 'INVITATION_EXPIRED'
  /** The invitation was taken back. */
  | 'INVITATION_REVOKED'
  /** The invitation was used. */
  | 'INVITATION_USED'
  /** There must always be an owner. */
  | 'LAST_OWNER'
  /** The plan allows no more, or too many are open. */
  | 'LIMIT_REACHED'
  /** There is no such thing, or it is not yours. */
  | 'NOT_FOUND'
  /** The tenant is suspended, or not approved. */
  | 'NOT_IN_USE'
  /** Another tenant has this slug. */
  | 'SLUG_TAKEN'
  /** It was done already, or cannot be done now. */
  | 'WRONG_STATE';

/** Whom to let in, and to what. */
export type ApproveRequestInput = {
  /** The same key and input have one effect. */
  idempotencyKey?: string | null | undefined;
  /** Typed id, `join_request_…`. */
  requestId: string | number;
  /** What the person may do. */
  role: TenantRole;
  /** Typed id, `tenant_…`. */
  tenantId: string | number;
};

/** Why approveTenant was not done. */
export type ApproveTenantErrorCode =
  /** Somebody answered the request before. */
  | 'ALREADY_DECIDED'
  /** The person is a member already. */
  | 'ALREADY_MEMBER'
  /** The idempotency key was used with another input. */
  | 'CONFLICT'
  /** Your role does not allow this. */
  | 'FORBIDDEN'
  /** A value cannot be used, or cannot be read. */
  | 'INVALID'
  /** The invitation's time is over. */
  | 'INVITATION_EXPIRED'
  /** The invitation was taken back. */
  | 'INVITATION_REVOKED'
  /** The invitation was used. */
  | 'INVITATION_USED'
  /** There must always be an owner. */
  | 'LAST_OWNER'
  /** The plan allows no more, or too many are open. */
  | 'LIMIT_REACHED'
  /** There is no such thing, or it is not yours. */
  | 'NOT_FOUND'
  /** The tenant is suspended, or not approved. */
  | 'NOT_IN_USE'
  /** Another tenant has this slug. */
  | 'SLUG_TAKEN'
  /** It was done already, or cannot be done now. */
  | 'WRONG_STATE';

/** Which tenant to approve. */
export type ApproveTenantInput = {
  /** The same key and input have one effect. */
  idempotencyKey?: string | null | undefined;
  /** Typed id, `tenant_…`. */
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

/** Why changeMemberRole was not done. */
export type ChangeMemberRoleErrorCode =
  /** Somebody answered the request before. */
  | 'ALREADY_DECIDED'
  /** The person is a member already. */
  | 'ALREADY_MEMBER'
  /** The idempotency key was used with another input. */
  | 'CONFLICT'
  /** Your role does not allow this. */
  | 'FORBIDDEN'
  /** A value cannot be used, or cannot be read. */
  | 'INVALID'
  /** The invitation's time is over. */
  | 'INVITATION_EXPIRED'
  /** The invitation was taken back. */
  | 'INVITATION_REVOKED'
  /** The invitation was used. */
  | 'INVITATION_USED'
  /** There must always be an owner. */
  | 'LAST_OWNER'
  /** The plan allows no more, or too many are open. */
  | 'LIMIT_REACHED'
  /** There is no such thing, or it is not yours. */
  | 'NOT_FOUND'
  /** The tenant is suspended, or not approved. */
  | 'NOT_IN_USE'
  /** Another tenant has this slug. */
  | 'SLUG_TAKEN'
  /** It was done already, or cannot be done now. */
  | 'WRONG_STATE';

/** Whose role to change, and to what. */
export type ChangeMemberRoleInput = {
  /** The same key and input have one effect. */
  idempotencyKey?: string | null | undefined;
  /** Typed id, `user_…`. */
  memberId: string | number;
  /** What they may do from now on. */
  role: TenantRole;
  /** Typed id, `tenant_…`. */
  tenantId: string | number;
};

/** Where a charge took place. */
export type ChargePlace =
  /** At home. */
  | 'HOME'
  /** At a public charger. */
  | 'PUBLIC'
  /** At work. */
  | 'WORK';

/** How a charge took place. */
export type ChargerKind =
  /** Alternating current: the charger is in the vehicle. */
  | 'AC'
  /** Direct current: a fast charger. */
  | 'DC';

/** Why completeUpload was not done. */
export type CompleteUploadErrorCode =
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

/** A file that was sent. */
export type CompleteUploadInput = {
  /** Typed id, `document_…`. */
  id: string | number;
  /** The same key and input have one effect. */
  idempotencyKey?: string | null | undefined;
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

/** Why createAccessToken was not done. */
export type CreateAccessTokenErrorCode =
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

/** A new access token. */
export type CreateAccessTokenInput = {
  /** When it ends; never by default. */
  expiresAt?: string | null | undefined;
  /**
   * Made by the client, `access_token_…` with a UUIDv7; the same id again returns what is there,
   * without its secret.
   */
  id?: string | number | null | undefined;
  /** The same key and input have one effect. */
  idempotencyKey?: string | null | undefined;
  /** What to call it, 1 to 100 characters. */
  name: string;
  /** How far it reaches. */
  scope: AccessTokenScope;
  /** The vehicles that it sees, at most 100; all that the viewer sees by default. */
  vehicleIds?: Array<string | number> | null | undefined;
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
  /**
   * Energy that reached the battery, in kilowatt-hours; `quantity` is what came from the grid. For
   * electricity only.
   */
  batteryEnergy?: FuelQuantityInput | null | undefined;
  /** Where it was charged. For electricity only. */
  chargePlace?: ChargePlace | null | undefined;
  /** How it was charged. For electricity only. */
  chargerKind?: ChargerKind | null | undefined;
  /** ISO 4217; the viewer's currency by default. */
  currency?: string | null | undefined;
  /** What was taken off, already left out of the total; in the currency of the price. */
  discount?: string | null | undefined;
  /** Distance driven on this energy alone since the fill-up before of it, for vehicles with several. */
  distanceOnThisFuel?: DistanceInput | null | undefined;
  /** Who drove, at most 200 characters. */
  driver?: string | null | undefined;
  /** What was filled; the vehicle's main source by default. */
  energySource?: EnergySource | null | undefined;
  /** The hour meter, where it was read. */
  engineHours?: EngineHoursInput | null | undefined;
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
  /** The odometer, where it was read; 0 stands for not read. */
  odometer?: DistanceInput | null | undefined;
  /** How it was paid, at most 200 characters. */
  paymentMethod?: string | null | undefined;
  /** How much was filled, where it is known. */
  quantity?: FuelQuantityInput | null | undefined;
  /** Charge of the battery afterwards, 0 to 100 percent. For electricity only. */
  stateOfChargeEnd?: string | null | undefined;
  /** Charge of the battery before, 0 to 100 percent. For electricity only. */
  stateOfChargeStart?: string | null | undefined;
  /** Where it was filled, at most 200 characters. */
  station?: string | null | undefined;
  /** At most 20 tags of at most 50 characters each. */
  tags?: Array<string> | null | undefined;
  /** What was paid. */
  total?: string | null | undefined;
  /** Distance since the fill-up before, in place of the odometer, which then follows from it. */
  tripDistance?: DistanceInput | null | undefined;
  /** Per unit of quantity; with the total missing, the total is derived, and the reverse. */
  unitPrice?: string | null | undefined;
  /** Typed id, `vehicle_…`. */
  vehicleId: string | number;
};

/** Why createGuestLink was not done. */
export type CreateGuestLinkErrorCode =
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

/** A new guest link. */
export type CreateGuestLinkInput = {
  /** When it ends, within 90 days. */
  expiresAt: string;
  /**
   * Made by the client, `guest_link_…` with a UUIDv7; the same id again returns what is there,
   * without its secret.
   */
  id?: string | number | null | undefined;
  /** The same key and input have one effect. */
  idempotencyKey?: string | null | undefined;
  /** Whether guests see VIN, number plate, notes and stations too; not by default. */
  showsPrivate?: boolean;
  /** Typed id of the vehicle. */
  vehicleId: string | number;
};

/** Why createImport was not done. */
export type CreateImportErrorCode =
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

/** A file of another program, before it comes. */
export type CreateImportInput = {
  /** What the file is called, for people. */
  fileName: string;
  /** Made by the client, `import_…` with a UUIDv7; the same id again returns what is there. */
  id?: string | number | null | undefined;
  /** The same key and input have one effect. */
  idempotencyKey?: string | null | undefined;
  /** Its size in bytes, at most 52,428,800 (50 MiB). */
  size: number;
};

/** Why createOdometerReading was not done. */
export type CreateOdometerReadingErrorCode =
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

/** A new reading: of an odometer, or of an hour meter. */
export type CreateOdometerReadingInput = {
  /** What the hour meter shows. */
  engineHours?: EngineHoursInput | null | undefined;
  /** Made by the client, `odometer_reading_…` with a UUIDv7; the same id again returns what is there. */
  id?: string | number | null | undefined;
  /** The same key and input have one effect. */
  idempotencyKey?: string | null | undefined;
  /** Free text, at most 10,000 characters. */
  notes?: string | null | undefined;
  /** What the odometer shows. Give this or the hours. */
  odometer?: DistanceInput | null | undefined;
  /** HH:MM, local to the place. */
  readAt?: string | null | undefined;
  /** The day, local to the place. */
  readOn: string;
  /**
   * Where this meter is new, or was set: what it showed before, in the unit of the reading. From then
   * on, readings of the new one count on from there.
   */
  replacedMeterEndedAt?: string | null | undefined;
  /** Typed id, `vehicle_…`. */
  vehicleId: string | number;
};

/** Why createTenant was not done. */
export type CreateTenantErrorCode =
  /** Somebody answered the request before. */
  | 'ALREADY_DECIDED'
  /** The person is a member already. */
  | 'ALREADY_MEMBER'
  /** The idempotency key was used with another input. */
  | 'CONFLICT'
  /** Your role does not allow this. */
  | 'FORBIDDEN'
  /** A value cannot be used, or cannot be read. */
  | 'INVALID'
  /** The invitation's time is over. */
  | 'INVITATION_EXPIRED'
  /** The invitation was taken back. */
  | 'INVITATION_REVOKED'
  /** The invitation was used. */
  | 'INVITATION_USED'
  /** There must always be an owner. */
  | 'LAST_OWNER'
  /** The plan allows no more, or too many are open. */
  | 'LIMIT_REACHED'
  /** There is no such thing, or it is not yours. */
  | 'NOT_FOUND'
  /** The tenant is suspended, or not approved. */
  | 'NOT_IN_USE'
  /** Another tenant has this slug. */
  | 'SLUG_TAKEN'
  /** It was done already, or cannot be done now. */
  | 'WRONG_STATE';

/** A new household, club or fleet. */
export type CreateTenantInput = {
  /** The same key and input have one effect. */
  idempotencyKey?: string | null | undefined;
  /** What kind of community it is. */
  kind: TenantKind;
  /** What its people call it; one line of up to 100 characters. */
  name: string;
};

/** Why createUpload was not done. */
export type CreateUploadErrorCode =
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

/** A file of a fill-up, before it comes. */
export type CreateUploadInput = {
  /** Its size in bytes, at most 15,728,640 (15 MiB). */
  byteSize: number;
  /**
   * `image/jpeg`, `image/png`, `image/webp` or `application/pdf`. What counts in the end is what the
   * bytes are.
   */
  contentType: string;
  /** What the file is called, for people. */
  fileName: string;
  /** The fill-up, `fuel_log_…`. It has room for 5 files. */
  fuelLogId: string | number;
  /** Made by the client, `document_…` with a UUIDv7; the same id again returns what is there. */
  id?: string | number | null | undefined;
  /** The same key and input have one effect. */
  idempotencyKey?: string | null | undefined;
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
  /** Usable energy of its battery, where it has one for driving. */
  batteryCapacity?: FuelQuantityInput | null | undefined;
  /** The catalogue's id of the make. */
  catalogMakeId?: string | number | null | undefined;
  /** The catalogue's id of the model. */
  catalogModelId?: string | number | null | undefined;
  /** For its odometer and distances; its reader's preference by default. */
  distanceUnit?: DistanceUnit | null | undefined;
  /** For its fuels; its reader's preference by default. */
  economyUnit?: EconomyUnit | null | undefined;
  /** For its electricity; its reader's preference by default. */
  electricEconomyUnit?: EconomyUnit | null | undefined;
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
  /** What it counts; distance by default. */
  meterKind?: MeterKind | null | undefined;
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
  /** For its liquid fuels; its reader's preference by default. */
  volumeUnit?: FuelUnit | null | undefined;
  /** Model year, 1886 to 2100. */
  year?: number | null | undefined;
};

/** What an export holds. */
export type DataExportKind =
  /** Who did what when. */
  | 'ACTIVITY'
  /** Photos and papers, with their files. */
  | 'DOCUMENTS'
  /** Fill-ups. */
  | 'FUEL_LOGS'
  /** Readings of meters without a fill-up, and meters that were replaced. */
  | 'ODOMETER_READINGS'
  /** Vehicles. */
  | 'VEHICLES';

/** How far an export is. */
export type DataExportState =
  /** It could be downloaded for seven days, which are over. */
  | 'EXPIRED'
  /** It could not be made. Ask again. */
  | 'FAILED'
  /** It waits for its turn. */
  | 'QUEUED'
  /** It can be downloaded. */
  | 'READY'
  /** It is being made. */
  | 'RUNNING';

/** Why deleteAccount was not done. */
export type DeleteAccountErrorCode =
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

/** The viewer's wish to have their account deleted. */
export type DeleteAccountInput = {
  /** The viewer's e-mail address, typed; the name where there is none. */
  email: string;
  /** The same key and input have one effect. */
  idempotencyKey?: string | null | undefined;
};

/** Why deleteDocument was not done. */
export type DeleteDocumentErrorCode =
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

/** A document to put into the trash. */
export type DeleteDocumentInput = {
  /** Typed id, `document_…`. */
  id: string | number;
  /** The same key and input have one effect. */
  idempotencyKey?: string | null | undefined;
};

/** Why deleteExchangeRate was not done. */
export type DeleteExchangeRateErrorCode =
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

/** A rate to take away. */
export type DeleteExchangeRateInput = {
  /** Typed id, `exchange_rate_…`. */
  id: string | number;
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

/** Why deleteOdometerReading was not done. */
export type DeleteOdometerReadingErrorCode =
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

/** A reading to put into the trash. */
export type DeleteOdometerReadingInput = {
  /** Typed id, `odometer_reading_…`. */
  id: string | number;
  /** The same key and input have one effect. */
  idempotencyKey?: string | null | undefined;
};

/** Why deleteTenant was not done. */
export type DeleteTenantErrorCode =
  /** Somebody answered the request before. */
  | 'ALREADY_DECIDED'
  /** The person is a member already. */
  | 'ALREADY_MEMBER'
  /** The idempotency key was used with another input. */
  | 'CONFLICT'
  /** Your role does not allow this. */
  | 'FORBIDDEN'
  /** A value cannot be used, or cannot be read. */
  | 'INVALID'
  /** The invitation's time is over. */
  | 'INVITATION_EXPIRED'
  /** The invitation was taken back. */
  | 'INVITATION_REVOKED'
  /** The invitation was used. */
  | 'INVITATION_USED'
  /** There must always be an owner. */
  | 'LAST_OWNER'
  /** The plan allows no more, or too many are open. */
  | 'LIMIT_REACHED'
  /** There is no such thing, or it is not yours. */
  | 'NOT_FOUND'
  /** The tenant is suspended, or not approved. */
  | 'NOT_IN_USE'
  /** Another tenant has this slug. */
  | 'SLUG_TAKEN'
  /** It was done already, or cannot be done now. */
  | 'WRONG_STATE';

/** Which tenant to delete. */
export type DeleteTenantInput = {
  /** The same key and input have one effect. */
  idempotencyKey?: string | null | undefined;
  /** Typed id, `tenant_…`. */
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
  /** Kilograms per hour of the engine. */
  | 'KILOGRAMS_PER_HOUR'
  /** Kilometres per kilogram. */
  | 'KILOMETRES_PER_KILOGRAM'
  /** Kilometres per kilowatt-hour. */
  | 'KILOMETRES_PER_KILOWATT_HOUR'
  /** Kilometres per litre. */
  | 'KILOMETRES_PER_LITRE'
  /** Kilometres per imperial gallon. */
  | 'KILOMETRES_PER_UK_GALLON'
  /** Kilometres per US gallon. */
  | 'KILOMETRES_PER_US_GALLON'
  /** Kilowatt-hours per 100 kilometres. */
  | 'KILOWATT_HOURS_PER_100_KM'
  /** Kilowatt-hours per 100 miles. */
  | 'KILOWATT_HOURS_PER_100_MILES'
  /** Kilowatt-hours per hour of the motor. */
  | 'KILOWATT_HOURS_PER_HOUR'
  /** Litres per 100 kilometres. */
  | 'LITRES_PER_100_KM'
  /** Litres per 100 miles. */
  | 'LITRES_PER_100_MILES'
  /** Litres per hour of the engine. */
  | 'LITRES_PER_HOUR'
  /** MPGe: miles per 33.705 kilowatt-hours, the energy of a US gallon of petrol. */
  | 'MILES_PER_GALLON_EQUIVALENT'
  /** Miles per kilogram. */
  | 'MILES_PER_KILOGRAM'
  /** Miles per kilowatt-hour. */
  | 'MILES_PER_KILOWATT_HOUR'
  /** Miles per litre. */
  | 'MILES_PER_LITRE'
  /** Miles per imperial gallon. */
  | 'MILES_PER_UK_GALLON'
  /** Miles per US gallon. */
  | 'MILES_PER_US_GALLON'
  /** Imperial gallons per 100 miles. */
  | 'UK_GALLONS_PER_100_MILES'
  /** Imperial gallons per hour of the engine. */
  | 'UK_GALLONS_PER_HOUR'
  /** US gallons per 100 miles. */
  | 'US_GALLONS_PER_100_MILES'
  /** US gallons per hour of the engine. */
  | 'US_GALLONS_PER_HOUR'
  /** Watt-hours per kilometre. */
  | 'WATT_HOURS_PER_KILOMETRE'
  /** Watt-hours per mile. */
  | 'WATT_HOURS_PER_MILE';

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

/** What an hour meter shows, as typed. */
export type EngineHoursInput = {
  /** The unit of the value. */
  unit?: TimeUnit;
  /** The number of units. */
  value: string;
};

/** What is odd about a fill-up. */
export type FuelLogWarningCode =
  /** The economy is far from the usual one. */
  | 'ECONOMY_UNUSUAL'
  /** The date is still to come. */
  | 'FUTURE_DATE'
  /** The hour meter is lower than before. */
  | 'HOURS_DECREASED'
  /** The hour meter went faster than the clock. */
  | 'HOURS_JUMP'
  /** The odometer is lower than before. */
  | 'ODOMETER_DECREASED'
  /** The odometer is much higher than before. */
  | 'ODOMETER_JUMP'
  /** The very same full tank was logged just before. */
  | 'POSSIBLE_DUPLICATE'
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

/** Why grantVehicle was not done. */
export type GrantVehicleErrorCode =
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

/** Which member may do what with which vehicle. */
export type GrantVehicleInput = {
  /** When it ends; never by default. */
  endsAt?: string | null | undefined;
  /** The same key and input have one effect. */
  idempotencyKey?: string | null | undefined;
  /** What the member may do. */
  level: VehicleGrantLevel;
  /** Typed id of a member who is neither owner nor manager, `user_…`. */
  memberId: string | number;
  /** Typed id of the vehicle. */
  vehicleId: string | number;
};

/** Which column holds what. */
export type ImportColumnInput = {
  /** What it holds. */
  field: ImportField;
  /** Its heading in the file; empty where no column holds this. */
  heading: string;
};

/** Which comes first where a date is written in numbers only. */
export type ImportDateOrder =
  /** 31/12/2026. */
  | 'DAY_FIRST'
  /** 12/31/2026. */
  | 'MONTH_FIRST'
  /** 2026/12/31. */
  | 'YEAR_FIRST';

/** What divides whole from broken in a number. */
export type ImportDecimalMark =
  /** 1.234,56 */
  | 'COMMA'
  /** 1,234.56 */
  | 'POINT';

/** Where the rows of a vehicle go. */
export type ImportDestination =
  /** To a vehicle of the garage. */
  | 'EXISTING'
  /** To a new vehicle. */
  | 'NEW'
  /** They stay out. */
  | 'NOWHERE';

/** Why importExchangeRates was not done. */
export type ImportExchangeRatesErrorCode =
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

/** A document of the European Central Bank. */
export type ImportExchangeRatesInput = {
  /**
   * The text of eurofxref-daily.xml, eurofxref-hist-90d.xml, eurofxref.csv or of a part of
   * eurofxref-hist.csv, within the limit of a request.
   */
  document: string;
};

/** What a column can hold. */
export type ImportField =
  /** Percent of the battery after. */
  | 'CHARGE_AFTER'
  /** Percent of the battery before. */
  | 'CHARGE_BEFORE'
  /** The currency, by its code. */
  | 'CURRENCY'
  /** The date, with or without a time. */
  | 'DATE'
  /** The day alone. */
  | 'DAY'
  /** The unit of distances. */
  | 'DISTANCE_UNIT'
  /** Who drove. */
  | 'DRIVER'
  /** What was filled. */
  | 'ENERGY'
  /** Whether the tank was full. */
  | 'FULL'
  /** Its grade. */
  | 'GRADE'
  /** Whether a fill-up before it is missing. */
  | 'MISSED'
  /** The month alone. */
  | 'MONTH'
  /** Notes. */
  | 'NOTES'
  /** The odometer. */
  | 'ODOMETER'
  /** Whether it was not. */
  | 'PARTIAL'
  /** How it was paid. */
  | 'PAYMENT'
  /** How much was filled. */
  | 'QUANTITY'
  /** The unit of quantities. */
  | 'QUANTITY_UNIT'
  /** What names the row in the program that wrote it. */
  | 'SOURCE_KEY'
  /** Where. */
  | 'STATION'
  /** Tags. */
  | 'TAGS'
  /** The time of day. */
  | 'TIME'
  /** What was paid. */
  | 'TOTAL'
  /** The distance since the last fill-up. */
  | 'TRIP'
  /** The price of one unit. */
  | 'UNIT_PRICE'
  /** The name of the vehicle. */
  | 'VEHICLE'
  /** The year alone. */
  | 'YEAR';

/** The program that wrote a file. */
export type ImportFormat =
  /** ACar with its sections. */
  | 'A_CAR'
  /** Drivvo, in any language. */
  | 'DRIVVO'
  /** Fuelio. */
  | 'FUELIO'
  /** The app of Fuelly. */
  | 'FUELLY_APP'
  /** The website of Fuelly. */
  | 'FUELLY_WEB'
  /** GasBuddy. */
  | 'GAS_BUDDY'
  /** Tables of the database of Hammond. */
  | 'HAMMOND'
  /** LubeLogger. */
  | 'LUBE_LOGGER'
  /** An export of this application. */
  | 'MOTO_VAULT_PRO'
  /** MyGarage. */
  | 'MY_GARAGE'
  /** Simply Auto. */
  | 'SIMPLY_AUTO'
  /** Spritmonitor. */
  | 'SPRITMONITOR'
  /** A table of an unknown program, read by its headings. */
  | 'TABLE'
  /** Charging of Tesla or A Better Routeplanner. */
  | 'TESLA'
  /** Tracktor. */
  | 'TRACKTOR';

/** What files hold beside fill-ups. */
export type ImportOtherKind =
  /** A document. */
  | 'DOCUMENT'
  /** Equipment. */
  | 'EQUIPMENT'
  /** An expense. */
  | 'EXPENSE'
  /** An income. */
  | 'INCOME'
  /** An insurance. */
  | 'INSURANCE'
  /** A note. */
  | 'NOTE'
  /** A picture. */
  | 'PICTURE'
  /** Work that is planned. */
  | 'PLAN'
  /** A reminder. */
  | 'REMINDER'
  /** A service. */
  | 'SERVICE'
  /** A station. */
  | 'STATION'
  /** A part or supply. */
  | 'SUPPLY'
  /** A tax. */
  | 'TAX'
  /** A record that was in the trash when it was exported. */
  | 'TRASH'
  /** A trip. */
  | 'TRIP'
  /** A warranty. */
  | 'WARRANTY';

/** Why something is not taken in. */
export type ImportOtherReason =
  /** The file names it and does not hold it. */
  | 'NOT_IN_FILE'
  /** It cannot be taken in yet. */
  | 'NOT_YET'
  /** The file does not say of which fill-up it is. */
  | 'NO_ROW';

/** What is wrong with a row, or worth telling. */
export type ImportProblemCode =
  /** A number can be read in two ways. */
  | 'AMBIGUOUS_NUMBER'
  /** Told: the row stands in the file before. */
  | 'DUPLICATE_ROW'
  /** Told: a file of the zip was not read. */
  | 'FILE_NOT_READ'
  /** Told: the consumption cannot be; are the units right? */
  | 'IMPLAUSIBLE_ECONOMY'
  /** A value cannot be true. */
  | 'IMPOSSIBLE_VALUE'
  /** The date is none, as 31 February, or of another order than the others. */
  | 'INVALID_DATE'
  /** A number is none. */
  | 'INVALID_NUMBER'
  /** The time of day is none. */
  | 'INVALID_TIME'
  /** There is no date. */
  | 'MISSING_DATE'
  /** Told: no quantity is given. */
  | 'MISSING_QUANTITY'
  /** Told: a number is written unlike the others. */
  | 'MIXED_NUMBERS'
  /** A number is negative. */
  | 'NEGATIVE_NUMBER'
  /** Told: the odometer follows from trips. */
  | 'ODOMETER_FROM_TRIPS'
  /** The file names a picture or paper and does not hold it. */
  | 'PICTURE_MISSING'
  /** It is too large. */
  | 'PICTURE_TOO_LARGE'
  /** It is no picture and no paper of those that are taken. */
  | 'PICTURE_UNKNOWN'
  /** Its fill-up has no room for it. */
  | 'TOO_MANY_PICTURES'
  /** The file has too many rows. */
  | 'TOO_MANY_ROWS'
  /** The file speaks of too many vehicles. */
  | 'TOO_MANY_VEHICLES'
  /** A quotation mark is never closed. */
  | 'UNBALANCED_QUOTES'
  /** Told: the unit is taken for the usual one. */
  | 'UNIT_ASSUMED'
  /** The unit does not fit what was filled. */
  | 'WRONG_UNIT';

/** What a file cannot tell. */
export type ImportQuestionKind =
  /** Which columns hold the date and the quantity. */
  | 'COLUMNS'
  /** In which currency prices are: the viewer's where nothing is said, unless a dollar sign tells otherwise. */
  | 'CURRENCY'
  /** Whether the day or the month comes first. */
  | 'DATE_ORDER'
  /** Which mark divides whole from broken. */
  | 'DECIMAL_MARK'
  /** Whether distances are kilometres or miles. */
  | 'DISTANCE_UNIT'
  /** In which unit quantities are. */
  | 'VOLUME_UNIT';

/** What becomes of a row. */
export type ImportRowState =
  /** It is there already, and stays as it is. */
  | 'ALREADY_THERE'
  /** It has a fault, and stays out. */
  | 'BAD'
  /** Its vehicle goes nowhere. */
  | 'LEFT_OUT'
  /** It goes in. */
  | 'NEW'
  /** It stands in the file before, and goes in once. */
  | 'TWICE';

/** How far an import is. */
export type ImportState =
  /** The file is not there yet: send it to `uploadUrl`. */
  | 'AWAITING_FILE'
  /** It is in. */
  | 'DONE'
  /** It could not be finished. It can be taken back. */
  | 'FAILED'
  /** The file can be looked at, questions be answered, and the import be started. */
  | 'READY'
  /** It is being taken in. */
  | 'RUNNING'
  /** It is being taken back. */
  | 'UNDOING'
  /** It was taken back. */
  | 'UNDONE';

/** Where the rows of a vehicle of the file go. */
export type ImportVehicleInput = {
  /** Where they go. */
  destination: ImportDestination;
  /** As `ImportVehicle.key` says it. */
  key: string;
  /** For EXISTING: typed id, `vehicle_…`. */
  vehicleId?: string | number | null | undefined;
};

/** Whether an invitation can be accepted. */
export type InvitationState =
  /** Its time is over. */
  | 'EXPIRED'
  /** The tenant is not in use now. */
  | 'NOT_IN_USE'
  /** It can. */
  | 'OPEN'
  /** It was taken back. */
  | 'REVOKED'
  /** There is none of this link. */
  | 'UNKNOWN'
  /** It was used. */
  | 'USED';

/** Why inviteMember was not done. */
export type InviteMemberErrorCode =
  /** Somebody answered the request before. */
  | 'ALREADY_DECIDED'
  /** The person is a member already. */
  | 'ALREADY_MEMBER'
  /** The idempotency key was used with another input. */
  | 'CONFLICT'
  /** Your role does not allow this. */
  | 'FORBIDDEN'
  /** A value cannot be used, or cannot be read. */
  | 'INVALID'
  /** The invitation's time is over. */
  | 'INVITATION_EXPIRED'
  /** The invitation was taken back. */
  | 'INVITATION_REVOKED'
  /** The invitation was used. */
  | 'INVITATION_USED'
  /** There must always be an owner. */
  | 'LAST_OWNER'
  /** The plan allows no more, or too many are open. */
  | 'LIMIT_REACHED'
  /** There is no such thing, or it is not yours. */
  | 'NOT_FOUND'
  /** The tenant is suspended, or not approved. */
  | 'NOT_IN_USE'
  /** Another tenant has this slug. */
  | 'SLUG_TAKEN'
  /** It was done already, or cannot be done now. */
  | 'WRONG_STATE';

/** Whom to invite, and to what. */
export type InviteMemberInput = {
  /** Where to send the link, if it is to be sent. */
  email?: string | null | undefined;
  /** How many hours it can be accepted, 1 to 720; 168 by default. */
  expiresInHours?: number | null | undefined;
  /** The same key and input have one effect. */
  idempotencyKey?: string | null | undefined;
  /** What the invited person may do. */
  role: TenantRole;
  /** Typed id, `tenant_…`. */
  tenantId: string | number;
};

/** Where a request to join stands. */
export type JoinRequestStatus =
  /** The person was let in. */
  | 'APPROVED'
  /** Nobody has answered it yet. */
  | 'PENDING'
  /** Somebody said no, and why. */
  | 'REJECTED';

/** Why leaveTenant was not done. */
export type LeaveTenantErrorCode =
  /** Somebody answered the request before. */
  | 'ALREADY_DECIDED'
  /** The person is a member already. */
  | 'ALREADY_MEMBER'
  /** The idempotency key was used with another input. */
  | 'CONFLICT'
  /** Your role does not allow this. */
  | 'FORBIDDEN'
  /** A value cannot be used, or cannot be read. */
  | 'INVALID'
  /** The invitation's time is over. */
  | 'INVITATION_EXPIRED'
  /** The invitation was taken back. */
  | 'INVITATION_REVOKED'
  /** The invitation was used. */
  | 'INVITATION_USED'
  /** There must always be an owner. */
  | 'LAST_OWNER'
  /** The plan allows no more, or too many are open. */
  | 'LIMIT_REACHED'
  /** There is no such thing, or it is not yours. */
  | 'NOT_FOUND'
  /** The tenant is suspended, or not approved. */
  | 'NOT_IN_USE'
  /** Another tenant has this slug. */
  | 'SLUG_TAKEN'
  /** It was done already, or cannot be done now. */
  | 'WRONG_STATE';

/** Which tenant to leave. */
export type LeaveTenantInput = {
  /** The same key and input have one effect. */
  idempotencyKey?: string | null | undefined;
  /** Typed id, `tenant_…`. */
  tenantId: string | number;
};

/** Why liftVehicleGrants was not done. */
export type LiftVehicleGrantsErrorCode =
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

/** Whose grants to lift. */
export type LiftVehicleGrantsInput = {
  /** The same key and input have one effect. */
  idempotencyKey?: string | null | undefined;
  /** Typed id of the member, `user_…`. */
  memberId: string | number;
};

/** What a vehicle counts. */
export type MeterKind =
  /** An odometer and an hour meter. */
  | 'BOTH'
  /** An odometer. */
  | 'DISTANCE'
  /** An hour meter. */
  | 'HOURS';

/** Why a fill-up has no economy. */
export type NoEconomyReason =
  /** A fill-up before it was not logged. */
  | 'MISSED_FILL'
  /** Nothing was driven since the full tank before. What topped that up counts there. */
  | 'NO_DISTANCE'
  /** The odometer was not read: it counts with the next full one. */
  | 'NO_ODOMETER'
  /** No full tank comes before it: economy appears after the next full tank. */
  | 'NO_PREVIOUS_FULL'
  /** The odometer is lower than before, here or since the last full tank. */
  | 'ODOMETER_DECREASED'
  /** The tank was not filled up: it counts with the next full one. */
  | 'PARTIAL'
  /** It is odd, or one since the last full tank is, and nobody has confirmed it. */
  | 'UNCONFIRMED'
  /** It is not known how much was filled, here or since the last full tank. */
  | 'UNKNOWN_VOLUME';

/** Where a reading comes from. */
export type OdometerSource =
  /** A fill-up. */
  | 'FUEL_LOG'
  /** It was read by itself. */
  | 'READING'
  /** A new meter began here, or one was set. */
  | 'REPLACEMENT';

/** Why offerVehicle was not done. */
export type OfferVehicleErrorCode =
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

/** Which vehicle to offer. */
export type OfferVehicleInput = {
  /**
   * Made by the client, `vehicle_transfer_…` with a UUIDv7; the same id again returns what is there,
   * without its code.
   */
  id?: string | number | null | undefined;
  /** The same key and input have one effect. */
  idempotencyKey?: string | null | undefined;
  /** Typed id of the vehicle. */
  vehicleId: string | number;
};

/** Why purgeDocument was not done. */
export type PurgeDocumentErrorCode =
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

/** A document in the trash to remove for good. */
export type PurgeDocumentInput = {
  /** Typed id, `document_…`. */
  id: string | number;
  /** The same key and input have one effect. */
  idempotencyKey?: string | null | undefined;
};

/** Why purgeFuelLog was not done. */
export type PurgeFuelLogErrorCode =
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

/** A fill-up in the trash to remove for good. */
export type PurgeFuelLogInput = {
  /** Typed id, `fuel_log_…`. */
  id: string | number;
  /** The same key and input have one effect. */
  idempotencyKey?: string | null | undefined;
};

/** Why purgeOdometerReading was not done. */
export type PurgeOdometerReadingErrorCode =
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

/** A reading in the trash to remove for good. */
export type PurgeOdometerReadingInput = {
  /** Typed id, `odometer_reading_…`. */
  id: string | number;
  /** The same key and input have one effect. */
  idempotencyKey?: string | null | undefined;
};

/** Why purgeVehicle was not done. */
export type PurgeVehicleErrorCode =
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

/** A vehicle in the trash to remove for good. */
export type PurgeVehicleInput = {
  /** Typed id, `vehicle_…`. */
  id: string | number;
  /** The same key and input have one effect. */
  idempotencyKey?: string | null | undefined;
};

/** What kind of record changed. */
export type RecordType =
  /** An export of the viewer's data; its progress. */
  | 'EXPORT'
  /** A fill-up. */
  | 'FUEL_LOG'
  /** An import of the viewer's; its progress. */
  | 'IMPORT'
  /** A reading of a meter by itself. */
  | 'ODOMETER_READING'
  /** The viewer's preferences. */
  | 'PREFERENCES'
  /** A vehicle. */
  | 'VEHICLE';

/** Why rejectRequest was not done. */
export type RejectRequestErrorCode =
  /** Somebody answered the request before. */
  | 'ALREADY_DECIDED'
  /** The person is a member already. */
  | 'ALREADY_MEMBER'
  /** The idempotency key was used with another input. */
  | 'CONFLICT'
  /** Your role does not allow this. */
  | 'FORBIDDEN'
  /** A value cannot be used, or cannot be read. */
  | 'INVALID'
  /** The invitation's time is over. */
  | 'INVITATION_EXPIRED'
  /** The invitation was taken back. */
  | 'INVITATION_REVOKED'
  /** The invitation was used. */
  | 'INVITATION_USED'
  /** There must always be an owner. */
  | 'LAST_OWNER'
  /** The plan allows no more, or too many are open. */
  | 'LIMIT_REACHED'
  /** There is no such thing, or it is not yours. */
  | 'NOT_FOUND'
  /** The tenant is suspended, or not approved. */
  | 'NOT_IN_USE'
  /** Another tenant has this slug. */
  | 'SLUG_TAKEN'
  /** It was done already, or cannot be done now. */
  | 'WRONG_STATE';

/** Whom to refuse, and why. */
export type RejectRequestInput = {
  /** The same key and input have one effect. */
  idempotencyKey?: string | null | undefined;
  /** Told to the person; one line of up to 500 characters. */
  reason: string;
  /** Typed id, `join_request_…`. */
  requestId: string | number;
  /** Typed id, `tenant_…`. */
  tenantId: string | number;
};

/** Why rejectTenant was not done. */
export type RejectTenantErrorCode =
  /** Somebody answered the request before. */
  | 'ALREADY_DECIDED'
  /** The person is a member already. */
  | 'ALREADY_MEMBER'
  /** The idempotency key was used with another input. */
  | 'CONFLICT'
  /** Your role does not allow this. */
  | 'FORBIDDEN'
  /** A value cannot be used, or cannot be read. */
  | 'INVALID'
  /** The invitation's time is over. */
  | 'INVITATION_EXPIRED'
  /** The invitation was taken back. */
  | 'INVITATION_REVOKED'
  /** The invitation was used. */
  | 'INVITATION_USED'
  /** There must always be an owner. */
  | 'LAST_OWNER'
  /** The plan allows no more, or too many are open. */
  | 'LIMIT_REACHED'
  /** There is no such thing, or it is not yours. */
  | 'NOT_FOUND'
  /** The tenant is suspended, or not approved. */
  | 'NOT_IN_USE'
  /** Another tenant has this slug. */
  | 'SLUG_TAKEN'
  /** It was done already, or cannot be done now. */
  | 'WRONG_STATE';

/** Which tenant to refuse, and why. */
export type RejectTenantInput = {
  /** The same key and input have one effect. */
  idempotencyKey?: string | null | undefined;
  /** Told to its people; one line of up to 500 characters. */
  reason: string;
  /** Typed id, `tenant_…`. */
  tenantId: string | number;
};

/** Why removeMember was not done. */
export type RemoveMemberErrorCode =
  /** Somebody answered the request before. */
  | 'ALREADY_DECIDED'
  /** The person is a member already. */
  | 'ALREADY_MEMBER'
  /** The idempotency key was used with another input. */
  | 'CONFLICT'
  /** Your role does not allow this. */
  | 'FORBIDDEN'
  /** A value cannot be used, or cannot be read. */
  | 'INVALID'
  /** The invitation's time is over. */
  | 'INVITATION_EXPIRED'
  /** The invitation was taken back. */
  | 'INVITATION_REVOKED'
  /** The invitation was used. */
  | 'INVITATION_USED'
  /** There must always be an owner. */
  | 'LAST_OWNER'
  /** The plan allows no more, or too many are open. */
  | 'LIMIT_REACHED'
  /** There is no such thing, or it is not yours. */
  | 'NOT_FOUND'
  /** The tenant is suspended, or not approved. */
  | 'NOT_IN_USE'
  /** Another tenant has this slug. */
  | 'SLUG_TAKEN'
  /** It was done already, or cannot be done now. */
  | 'WRONG_STATE';

/** Whom to take out. */
export type RemoveMemberInput = {
  /** The same key and input have one effect. */
  idempotencyKey?: string | null | undefined;
  /** Typed id, `user_…`. */
  memberId: string | number;
  /** Typed id, `tenant_…`. */
  tenantId: string | number;
};

/** Why requestExport was not done. */
export type RequestExportErrorCode =
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

/** A wish for a copy of everything. */
export type RequestExportInput = {
  /** The same key and input have one effect. */
  idempotencyKey?: string | null | undefined;
  /** What the copy holds; everything by default. */
  kinds?: Array<DataExportKind> | null | undefined;
  /** Typed id, `vehicle_…`, for a copy of what belongs to one vehicle; of all by default. */
  vehicleId?: string | number | null | undefined;
};

/** Why requestToJoin was not done. */
export type RequestToJoinErrorCode =
  /** Somebody answered the request before. */
  | 'ALREADY_DECIDED'
  /** The person is a member already. */
  | 'ALREADY_MEMBER'
  /** The idempotency key was used with another input. */
  | 'CONFLICT'
  /** Your role does not allow this. */
  | 'FORBIDDEN'
  /** A value cannot be used, or cannot be read. */
  | 'INVALID'
  /** The invitation's time is over. */
  | 'INVITATION_EXPIRED'
  /** The invitation was taken back. */
  | 'INVITATION_REVOKED'
  /** The invitation was used. */
  | 'INVITATION_USED'
  /** There must always be an owner. */
  | 'LAST_OWNER'
  /** The plan allows no more, or too many are open. */
  | 'LIMIT_REACHED'
  /** There is no such thing, or it is not yours. */
  | 'NOT_FOUND'
  /** The tenant is suspended, or not approved. */
  | 'NOT_IN_USE'
  /** Another tenant has this slug. */
  | 'SLUG_TAKEN'
  /** It was done already, or cannot be done now. */
  | 'WRONG_STATE';

/** Where to ask. */
export type RequestToJoinInput = {
  /** The same key and input have one effect. */
  idempotencyKey?: string | null | undefined;
  /** What to tell its people; one line of up to 500 characters. */
  message?: string | null | undefined;
  /** The tenant's name in addresses. */
  slug: string;
};

/** Why restoreDocument was not done. */
export type RestoreDocumentErrorCode =
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

/** A document to take out of the trash. */
export type RestoreDocumentInput = {
  /** Typed id, `document_…`. */
  id: string | number;
  /** The same key and input have one effect. */
  idempotencyKey?: string | null | undefined;
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

/** Why restoreOdometerReading was not done. */
export type RestoreOdometerReadingErrorCode =
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

/** A reading to take out of the trash. */
export type RestoreOdometerReadingInput = {
  /** Typed id, `odometer_reading_…`. */
  id: string | number;
  /** The same key and input have one effect. */
  idempotencyKey?: string | null | undefined;
};

/** Why restoreTenant was not done. */
export type RestoreTenantErrorCode =
  /** Somebody answered the request before. */
  | 'ALREADY_DECIDED'
  /** The person is a member already. */
  | 'ALREADY_MEMBER'
  /** The idempotency key was used with another input. */
  | 'CONFLICT'
  /** Your role does not allow this. */
  | 'FORBIDDEN'
  /** A value cannot be used, or cannot be read. */
  | 'INVALID'
  /** The invitation's time is over. */
  | 'INVITATION_EXPIRED'
  /** The invitation was taken back. */
  | 'INVITATION_REVOKED'
  /** The invitation was used. */
  | 'INVITATION_USED'
  /** There must always be an owner. */
  | 'LAST_OWNER'
  /** The plan allows no more, or too many are open. */
  | 'LIMIT_REACHED'
  /** There is no such thing, or it is not yours. */
  | 'NOT_FOUND'
  /** The tenant is suspended, or not approved. */
  | 'NOT_IN_USE'
  /** Another tenant has this slug. */
  | 'SLUG_TAKEN'
  /** It was done already, or cannot be done now. */
  | 'WRONG_STATE';

/** Which tenant to keep. */
export type RestoreTenantInput = {
  /** The same key and input have one effect. */
  idempotencyKey?: string | null | undefined;
  /** Typed id, `tenant_…`. */
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

/** Why resumeTenant was not done. */
export type ResumeTenantErrorCode =
  /** Somebody answered the request before. */
  | 'ALREADY_DECIDED'
  /** The person is a member already. */
  | 'ALREADY_MEMBER'
  /** The idempotency key was used with another input. */
  | 'CONFLICT'
  /** Your role does not allow this. */
  | 'FORBIDDEN'
  /** A value cannot be used, or cannot be read. */
  | 'INVALID'
  /** The invitation's time is over. */
  | 'INVITATION_EXPIRED'
  /** The invitation was taken back. */
  | 'INVITATION_REVOKED'
  /** The invitation was used. */
  | 'INVITATION_USED'
  /** There must always be an owner. */
  | 'LAST_OWNER'
  /** The plan allows no more, or too many are open. */
  | 'LIMIT_REACHED'
  /** There is no such thing, or it is not yours. */
  | 'NOT_FOUND'
  /** The tenant is suspended, or not approved. */
  | 'NOT_IN_USE'
  /** Another tenant has this slug. */
  | 'SLUG_TAKEN'
  /** It was done already, or cannot be done now. */
  | 'WRONG_STATE';

/** Which tenant to unlock. */
export type ResumeTenantInput = {
  /** The same key and input have one effect. */
  idempotencyKey?: string | null | undefined;
  /** Typed id, `tenant_…`. */
  tenantId: string | number;
};

/** Why revokeAccessToken was not done. */
export type RevokeAccessTokenErrorCode =
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

/** Which access token to revoke. */
export type RevokeAccessTokenInput = {
  /** Typed id, `access_token_…`. */
  id: string | number;
  /** The same key and input have one effect. */
  idempotencyKey?: string | null | undefined;
};

/** Why revokeGuestLink was not done. */
export type RevokeGuestLinkErrorCode =
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

/** Which guest link to end. */
export type RevokeGuestLinkInput = {
  /** Typed id, `guest_link_…`. */
  id: string | number;
  /** The same key and input have one effect. */
  idempotencyKey?: string | null | undefined;
};

/** Why revokeInvitation was not done. */
export type RevokeInvitationErrorCode =
  /** Somebody answered the request before. */
  | 'ALREADY_DECIDED'
  /** The person is a member already. */
  | 'ALREADY_MEMBER'
  /** The idempotency key was used with another input. */
  | 'CONFLICT'
  /** Your role does not allow this. */
  | 'FORBIDDEN'
  /** A value cannot be used, or cannot be read. */
  | 'INVALID'
  /** The invitation's time is over. */
  | 'INVITATION_EXPIRED'
  /** The invitation was taken back. */
  | 'INVITATION_REVOKED'
  /** The invitation was used. */
  | 'INVITATION_USED'
  /** There must always be an owner. */
  | 'LAST_OWNER'
  /** The plan allows no more, or too many are open. */
  | 'LIMIT_REACHED'
  /** There is no such thing, or it is not yours. */
  | 'NOT_FOUND'
  /** The tenant is suspended, or not approved. */
  | 'NOT_IN_USE'
  /** Another tenant has this slug. */
  | 'SLUG_TAKEN'
  /** It was done already, or cannot be done now. */
  | 'WRONG_STATE';

/** Which invitation to take back. */
export type RevokeInvitationInput = {
  /** The same key and input have one effect. */
  idempotencyKey?: string | null | undefined;
  /** Typed id, `invitation_…`. */
  invitationId: string | number;
  /** Typed id, `tenant_…`. */
  tenantId: string | number;
};

/** Why revokeVehicleGrant was not done. */
export type RevokeVehicleGrantErrorCode =
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

/** Which grant to end. */
export type RevokeVehicleGrantInput = {
  /** Typed id, `vehicle_grant_…`. */
  id: string | number;
  /** The same key and input have one effect. */
  idempotencyKey?: string | null | undefined;
};

/** A season of three whole months. */
export type Season =
  /** September to November; in the south March to May. */
  | 'AUTUMN'
  /** March to May; in the south September to November. */
  | 'SPRING'
  /** June to August; in the south December to February. */
  | 'SUMMER'
  /** December to February; in the south June to August. */
  | 'WINTER';

/** Why setExchangeRate was not done. */
export type SetExchangeRateErrorCode =
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

/** What one currency is worth in another. */
export type SetExchangeRateInput = {
  /** ISO 4217 code of the one. */
  from: string;
  /** The same key and input have one effect. */
  idempotencyKey?: string | null | undefined;
  /** So much of the other is one of the first. */
  rate: string;
  /** The first day. */
  since: string;
  /** ISO 4217 code of the other. */
  to: string;
};

/** Why setTenantLimits was not done. */
export type SetTenantLimitsErrorCode =
  /** Somebody answered the request before. */
  | 'ALREADY_DECIDED'
  /** The person is a member already. */
  | 'ALREADY_MEMBER'
  /** The idempotency key was used with another input. */
  | 'CONFLICT'
  /** Your role does not allow this. */
  | 'FORBIDDEN'
  /** A value cannot be used, or cannot be read. */
  | 'INVALID'
  /** The invitation's time is over. */
  | 'INVITATION_EXPIRED'
  /** The invitation was taken back. */
  | 'INVITATION_REVOKED'
  /** The invitation was used. */
  | 'INVITATION_USED'
  /** There must always be an owner. */
  | 'LAST_OWNER'
  /** The plan allows no more, or too many are open. */
  | 'LIMIT_REACHED'
  /** There is no such thing, or it is not yours. */
  | 'NOT_FOUND'
  /** The tenant is suspended, or not approved. */
  | 'NOT_IN_USE'
  /** Another tenant has this slug. */
  | 'SLUG_TAKEN'
  /** It was done already, or cannot be done now. */
  | 'WRONG_STATE';

/** What the plan of a tenant allows. */
export type SetTenantLimitsInput = {
  /** The same key and input have one effect. */
  idempotencyKey?: string | null | undefined;
  /** Most members, 1 to 1,000,000; null is unlimited. */
  members?: number | null | undefined;
  /** Typed id, `tenant_…`. */
  tenantId: string | number;
  /** Most vehicles, 1 to 1,000,000; null is unlimited. */
  vehicles?: number | null | undefined;
};

/** Why startImport was not done. */
export type StartImportErrorCode =
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

/** A wish to take a file in. */
export type StartImportInput = {
  /** Typed id, `import_…`. */
  id: string | number;
  /** The same key and input have one effect. */
  idempotencyKey?: string | null | undefined;
  /** Whether good rows go in although others have faults. */
  skipBadRows?: boolean;
};

/** Why suspendTenant was not done. */
export type SuspendTenantErrorCode =
  /** Somebody answered the request before. */
  | 'ALREADY_DECIDED'
  /** The person is a member already. */
  | 'ALREADY_MEMBER'
  /** The idempotency key was used with another input. */
  | 'CONFLICT'
  /** Your role does not allow this. */
  | 'FORBIDDEN'
  /** A value cannot be used, or cannot be read. */
  | 'INVALID'
  /** The invitation's time is over. */
  | 'INVITATION_EXPIRED'
  /** The invitation was taken back. */
  | 'INVITATION_REVOKED'
  /** The invitation was used. */
  | 'INVITATION_USED'
  /** There must always be an owner. */
  | 'LAST_OWNER'
  /** The plan allows no more, or too many are open. */
  | 'LIMIT_REACHED'
  /** There is no such thing, or it is not yours. */
  | 'NOT_FOUND'
  /** The tenant is suspended, or not approved. */
  | 'NOT_IN_USE'
  /** Another tenant has this slug. */
  | 'SLUG_TAKEN'
  /** It was done already, or cannot be done now. */
  | 'WRONG_STATE';

/** Which tenant to lock, and why. */
export type SuspendTenantInput = {
  /** The same key and input have one effect. */
  idempotencyKey?: string | null | undefined;
  /** Told to its people; one line of up to 500 characters. */
  reason: string;
  /** Typed id, `tenant_…`. */
  tenantId: string | number;
};

/** Why switchTenant was not done. */
export type SwitchTenantErrorCode =
  /** Somebody answered the request before. */
  | 'ALREADY_DECIDED'
  /** The person is a member already. */
  | 'ALREADY_MEMBER'
  /** The idempotency key was used with another input. */
  | 'CONFLICT'
  /** Your role does not allow this. */
  | 'FORBIDDEN'
  /** A value cannot be used, or cannot be read. */
  | 'INVALID'
  /** The invitation's time is over. */
  | 'INVITATION_EXPIRED'
  /** The invitation was taken back. */
  | 'INVITATION_REVOKED'
  /** The invitation was used. */
  | 'INVITATION_USED'
  /** There must always be an owner. */
  | 'LAST_OWNER'
  /** The plan allows no more, or too many are open. */
  | 'LIMIT_REACHED'
  /** There is no such thing, or it is not yours. */
  | 'NOT_FOUND'
  /** The tenant is suspended, or not approved. */
  | 'NOT_IN_USE'
  /** Another tenant has this slug. */
  | 'SLUG_TAKEN'
  /** It was done already, or cannot be done now. */
  | 'WRONG_STATE';

/** Where to act from now on. */
export type SwitchTenantInput = {
  /** The same key and input have one effect. */
  idempotencyKey?: string | null | undefined;
  /** Typed id, `tenant_…`. */
  tenantId: string | number;
};

/** What becomes of a tenant when the viewer's account is deleted. */
export type TenantFate =
  /** Nobody else is in it: it goes, with everything in it. */
  | 'GOES'
  /** Others are in it and none of them is its owner: make one of them its owner first. */
  | 'NEEDS_OWNER'
  /** It stays with its other members, and so do its vehicles. */
  | 'STAYS';

/** What kind of community shares the vehicles. */
export type TenantKind =
  /** Friends of vehicles. */
  | 'CLUB'
  /** A company. */
  | 'FLEET'
  /** A person, a couple, a family. */
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

/** Whether a tenant may be used. */
export type TenantStatus =
  /** In use. */
  | 'ACTIVE'
  /** Waits for an administrator's approval. */
  | 'PENDING'
  /** An administrator said no. */
  | 'REJECTED'
  /** Locked by an administrator. */
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

/** A unit of time. */
export type TimeUnit =
  /** Sixty minutes. */
  | 'HOUR';

/** Why transferOwnership was not done. */
export type TransferOwnershipErrorCode =
  /** Somebody answered the request before. */
  | 'ALREADY_DECIDED'
  /** The person is a member already. */
  | 'ALREADY_MEMBER'
  /** The idempotency key was used with another input. */
  | 'CONFLICT'
  /** Your role does not allow this. */
  | 'FORBIDDEN'
  /** A value cannot be used, or cannot be read. */
  | 'INVALID'
  /** The invitation's time is over. */
  | 'INVITATION_EXPIRED'
  /** The invitation was taken back. */
  | 'INVITATION_REVOKED'
  /** The invitation was used. */
  | 'INVITATION_USED'
  /** There must always be an owner. */
  | 'LAST_OWNER'
  /** The plan allows no more, or too many are open. */
  | 'LIMIT_REACHED'
  /** There is no such thing, or it is not yours. */
  | 'NOT_FOUND'
  /** The tenant is suspended, or not approved. */
  | 'NOT_IN_USE'
  /** Another tenant has this slug. */
  | 'SLUG_TAKEN'
  /** It was done already, or cannot be done now. */
  | 'WRONG_STATE';

/** Who is to be the owner. */
export type TransferOwnershipInput = {
  /** The same key and input have one effect. */
  idempotencyKey?: string | null | undefined;
  /** Typed id of a member, `user_…`. */
  memberId: string | number;
  /** Typed id, `tenant_…`. */
  tenantId: string | number;
};

/** Why undoImport was not done. */
export type UndoImportErrorCode =
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

/** A wish to take back what came out of a file. */
export type UndoImportInput = {
  /** Typed id, `import_…`. */
  id: string | number;
  /** The same key and input have one effect. */
  idempotencyKey?: string | null | undefined;
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
  /** Energy that reached the battery, in kilowatt-hours. */
  batteryEnergy?: FuelQuantityInput | null | undefined;
  /** Where it was charged. */
  chargePlace?: ChargePlace | null | undefined;
  /** How it was charged. */
  chargerKind?: ChargerKind | null | undefined;
  /** ISO 4217; null leaves it. */
  currency?: string | null | undefined;
  /** What was taken off. */
  discount?: string | null | undefined;
  /** Distance driven on this energy alone. */
  distanceOnThisFuel?: DistanceInput | null | undefined;
  /** Who drove. */
  driver?: string | null | undefined;
  /** What was filled; null leaves it. */
  energySource?: EnergySource | null | undefined;
  /** The hour meter. */
  engineHours?: EngineHoursInput | null | undefined;
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
  /** How it was paid. */
  paymentMethod?: string | null | undefined;
  /** How much was filled. */
  quantity?: FuelQuantityInput | null | undefined;
  /** Charge of the battery afterwards, 0 to 100 percent. */
  stateOfChargeEnd?: string | null | undefined;
  /** Charge of the battery before, 0 to 100 percent. */
  stateOfChargeStart?: string | null | undefined;
  /** Where it was filled. */
  station?: string | null | undefined;
  /** All its tags; null takes them away. */
  tags?: Array<string> | null | undefined;
  /** What was paid. */
  total?: string | null | undefined;
  /** Distance since the fill-up before, in place of the odometer. */
  tripDistance?: DistanceInput | null | undefined;
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

/** Why updateTenant was not done. */
export type UpdateTenantErrorCode =
  /** Somebody answered the request before. */
  | 'ALREADY_DECIDED'
  /** The person is a member already. */
  | 'ALREADY_MEMBER'
  /** The idempotency key was used with another input. */
  | 'CONFLICT'
  /** Your role does not allow this. */
  | 'FORBIDDEN'
  /** A value cannot be used, or cannot be read. */
  | 'INVALID'
  /** The invitation's time is over. */
  | 'INVITATION_EXPIRED'
  /** The invitation was taken back. */
  | 'INVITATION_REVOKED'
  /** The invitation was used. */
  | 'INVITATION_USED'
  /** There must always be an owner. */
  | 'LAST_OWNER'
  /** The plan allows no more, or too many are open. */
  | 'LIMIT_REACHED'
  /** There is no such thing, or it is not yours. */
  | 'NOT_FOUND'
  /** The tenant is suspended, or not approved. */
  | 'NOT_IN_USE'
  /** Another tenant has this slug. */
  | 'SLUG_TAKEN'
  /** It was done already, or cannot be done now. */
  | 'WRONG_STATE';

/** What to change; what is absent stays. */
export type UpdateTenantInput = {
  /** The same key and input have one effect. */
  idempotencyKey?: string | null | undefined;
  /** What kind of community it is. */
  kind?: TenantKind | null | undefined;
  /** What its people call it; one line of up to 100 characters. */
  name?: string | null | undefined;
  /** Its name in addresses: 3 to 40 small letters, digits and hyphens. */
  slug?: string | null | undefined;
  /** Typed id, `tenant_…`. */
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
  /** Usable energy of its battery. */
  batteryCapacity?: FuelQuantityInput | null | undefined;
  /** The catalogue's id of the make. */
  catalogMakeId?: string | number | null | undefined;
  /** The catalogue's id of the model. */
  catalogModelId?: string | number | null | undefined;
  /** For its odometer and distances; null means as its reader prefers. */
  distanceUnit?: DistanceUnit | null | undefined;
  /** For its fuels; null means as its reader prefers. */
  economyUnit?: EconomyUnit | null | undefined;
  /** For its electricity; null means as its reader prefers. */
  electricEconomyUnit?: EconomyUnit | null | undefined;
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
  /** What it counts; null means distance. */
  meterKind?: MeterKind | null | undefined;
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
  /** For its liquid fuels; null means as its reader prefers. */
  volumeUnit?: FuelUnit | null | undefined;
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

/** What a member may do with a vehicle. */
export type VehicleGrantLevel =
  /** Sees it, and logs fuel and readings. */
  | 'LOG'
  /** Sees it. */
  | 'VIEW';

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

/** Why withdrawVehicleOffer was not done. */
export type WithdrawVehicleOfferErrorCode =
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

/** Which vehicle is offered no more. */
export type WithdrawVehicleOfferInput = {
  /** The same key and input have one effect. */
  idempotencyKey?: string | null | undefined;
  /** Typed id of the vehicle. */
  vehicleId: string | number;
};

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

export type DocumentFieldsFragment = { id: string, fileName: string, contentType: string, url: string | null, thumbnail: string | null };

export type StoredDocumentFragment = { id: string, fileName: string, contentType: string, url: string | null, thumbnail: string | null, fuelLog: { id: string, documentCount: number } };

export type ReadDocumentsQueryVariables = Exact<{
  fuelLogId: string | number;
}>;


export type ReadDocumentsQuery = { node:
    | { id: string, documents: Array<{ id: string, fileName: string, contentType: string, url: string | null, thumbnail: string | null }> }
    | Record<PropertyKey, never>
   | null };

export type CreateUploadMutationVariables = Exact<{
  input: CreateUploadInput;
}>;


export type CreateUploadMutation = { createUpload: { upload: { id: string, url: string | null, document: { id: string, fileName: string, contentType: string, url: string | null, thumbnail: string | null, fuelLog: { id: string, documentCount: number } } | null } | null, userErrors: Array<{ code: CreateUploadErrorCode, field: Array<string>, message: string }> } };

export type CompleteUploadMutationVariables = Exact<{
  input: CompleteUploadInput;
}>;


export type CompleteUploadMutation = { completeUpload: { document: { id: string, fileName: string, contentType: string, url: string | null, thumbnail: string | null, fuelLog: { id: string, documentCount: number } } | null, userErrors: Array<{ code: CompleteUploadErrorCode, field: Array<string>, message: string }> } };

export type DeleteDocumentMutationVariables = Exact<{
  input: DeleteDocumentInput;
}>;


export type DeleteDocumentMutation = { deleteDocument: { document: { id: string, fileName: string, contentType: string, url: string | null, thumbnail: string | null, fuelLog: { id: string, documentCount: number } } | null, userErrors: Array<{ code: DeleteDocumentErrorCode, field: Array<string>, message: string }> } };

export type RestoreDocumentMutationVariables = Exact<{
  input: RestoreDocumentInput;
}>;


export type RestoreDocumentMutation = { restoreDocument: { document: { id: string, fileName: string, contentType: string, url: string | null, thumbnail: string | null, fuelLog: { id: string, documentCount: number } } | null, userErrors: Array<{ code: RestoreDocumentErrorCode, field: Array<string>, message: string }> } };

export type ConvertedCostFieldsFragment = { amount: string, currency: string, isConverted: boolean, unconverted: Array<{ amount: string, currency: string }> };

export type ManualRateFieldsFragment = { id: string, from: string, to: string, since: string, rate: string };

export type ListExchangeRatesQueryVariables = Exact<{ [key: string]: never; }>;


export type ListExchangeRatesQuery = { viewer: { id: string, isAdministrator: boolean, referenceRatesUntil: string | null, tenant: { role: TenantRole }, exchangeRates: Array<{ id: string, from: string, to: string, since: string, rate: string }> } };

export type SetExchangeRateMutationVariables = Exact<{
  input: SetExchangeRateInput;
}>;


export type SetExchangeRateMutation = { setExchangeRate: { exchangeRate: { id: string, from: string, to: string, since: string, rate: string } | null, userErrors: Array<{ code: SetExchangeRateErrorCode, field: Array<string>, message: string }> } };

export type DeleteExchangeRateMutationVariables = Exact<{
  input: DeleteExchangeRateInput;
}>;


export type DeleteExchangeRateMutation = { deleteExchangeRate: { exchangeRate: { id: string } | null, userErrors: Array<{ code: DeleteExchangeRateErrorCode, field: Array<string>, message: string }> } };

export type ImportExchangeRatesMutationVariables = Exact<{
  input: ImportExchangeRatesInput;
}>;


export type ImportExchangeRatesMutation = { importExchangeRates: { rates: number | null, userErrors: Array<{ code: ImportExchangeRatesErrorCode, field: Array<string>, message: string }> } };

export type FuelLogFieldsFragment = { id: string, version: number, filledOn: string, filledAt: string | null, energySource: EnergySource, driver: string | null, paymentMethod: string | null, tags: Array<string>, isFull: boolean, missedPrevious: boolean, station: string | null, grade: string | null, notes: string | null, noEconomyReason: NoEconomyReason | null, noEconomyPerHourReason: NoEconomyReason | null, documentCount: number, isConfirmed: boolean, createdAt: string, updatedAt: string, odometer: { value: string, unit: DistanceUnit } | null, quantity: { value: string, unit: FuelUnit } | null, unitPrice: { amount: string, currency: string, per: FuelUnit } | null, total: { amount: string, currency: string } | null, totalIn: { amount: string, currency: string, rate: { rate: string, day: string } } | null, entered: { odometer: { value: string, unit: DistanceUnit } | null, quantity: { value: string, unit: FuelUnit } | null, unitPrice: { amount: string, currency: string, per: FuelUnit } | null, total: { amount: string, currency: string } | null, tripDistance: { value: string, unit: DistanceUnit } | null, distanceOnThisFuel: { value: string, unit: DistanceUnit } | null }, engineHours: { value: string } | null, charge: { stateOfChargeStart: string | null, stateOfChargeEnd: string | null, place: ChargePlace | null, chargerKind: ChargerKind | null, batteryEnergy: { value: string, unit: FuelUnit } | null } | null, distance: { value: string, unit: DistanceUnit } | null, economy: { value: string, unit: EconomyUnit } | null, economyPerHour: { value: string, unit: EconomyUnit } | null, warnings: Array<{ code: FuelLogWarningCode, field: Array<string>, message: string }> };

export type ListFuelLogsQueryVariables = Exact<{
  vehicleId: string | number;
  first: number;
  after?: string | null | undefined;
}>;


export type ListFuelLogsQuery = { viewer: { vehicle: { id: string, fuelLogs: { totalCount: number, nodes: Array<{ id: string, version: number, filledOn: string, filledAt: string | null, energySource: EnergySource, driver: string | null, paymentMethod: string | null, tags: Array<string>, isFull: boolean, missedPrevious: boolean, station: string | null, grade: string | null, notes: string | null, noEconomyReason: NoEconomyReason | null, noEconomyPerHourReason: NoEconomyReason | null, documentCount: number, isConfirmed: boolean, createdAt: string, updatedAt: string, odometer: { value: string, unit: DistanceUnit } | null, quantity: { value: string, unit: FuelUnit } | null, unitPrice: { amount: string, currency: string, per: FuelUnit } | null, total: { amount: string, currency: string } | null, totalIn: { amount: string, currency: string, rate: { rate: string, day: string } } | null, entered: { odometer: { value: string, unit: DistanceUnit } | null, quantity: { value: string, unit: FuelUnit } | null, unitPrice: { amount: string, currency: string, per: FuelUnit } | null, total: { amount: string, currency: string } | null, tripDistance: { value: string, unit: DistanceUnit } | null, distanceOnThisFuel: { value: string, unit: DistanceUnit } | null }, engineHours: { value: string } | null, charge: { stateOfChargeStart: string | null, stateOfChargeEnd: string | null, place: ChargePlace | null, chargerKind: ChargerKind | null, batteryEnergy: { value: string, unit: FuelUnit } | null } | null, distance: { value: string, unit: DistanceUnit } | null, economy: { value: string, unit: EconomyUnit } | null, economyPerHour: { value: string, unit: EconomyUnit } | null, warnings: Array<{ code: FuelLogWarningCode, field: Array<string>, message: string }> }>, pageInfo: { endCursor: string | null, hasNextPage: boolean } } } | null } };

export type CreateFuelLogMutationVariables = Exact<{
  input: CreateFuelLogInput;
}>;


export type CreateFuelLogMutation = { createFuelLog: { fuelLog: { id: string, version: number, filledOn: string, filledAt: string | null, energySource: EnergySource, driver: string | null, paymentMethod: string | null, tags: Array<string>, isFull: boolean, missedPrevious: boolean, station: string | null, grade: string | null, notes: string | null, noEconomyReason: NoEconomyReason | null, noEconomyPerHourReason: NoEconomyReason | null, documentCount: number, isConfirmed: boolean, createdAt: string, updatedAt: string, odometer: { value: string, unit: DistanceUnit } | null, quantity: { value: string, unit: FuelUnit } | null, unitPrice: { amount: string, currency: string, per: FuelUnit } | null, total: { amount: string, currency: string } | null, totalIn: { amount: string, currency: string, rate: { rate: string, day: string } } | null, entered: { odometer: { value: string, unit: DistanceUnit } | null, quantity: { value: string, unit: FuelUnit } | null, unitPrice: { amount: string, currency: string, per: FuelUnit } | null, total: { amount: string, currency: string } | null, tripDistance: { value: string, unit: DistanceUnit } | null, distanceOnThisFuel: { value: string, unit: DistanceUnit } | null }, engineHours: { value: string } | null, charge: { stateOfChargeStart: string | null, stateOfChargeEnd: string | null, place: ChargePlace | null, chargerKind: ChargerKind | null, batteryEnergy: { value: string, unit: FuelUnit } | null } | null, distance: { value: string, unit: DistanceUnit } | null, economy: { value: string, unit: EconomyUnit } | null, economyPerHour: { value: string, unit: EconomyUnit } | null, warnings: Array<{ code: FuelLogWarningCode, field: Array<string>, message: string }> } | null, vehicle: { id: string, version: number, displayName: string, nickname: string | null, kind: VehicleKind, year: number | null, make: string | null, model: string | null, trim: string | null, engine: string | null, transmission: string | null, vin: string | null, licensePlate: string | null, notes: string | null, energySources: Array<EnergySource>, meterKind: MeterKind, mayLog: boolean, fromVin: Array<VehicleField>, createdAt: string, updatedAt: string, units: { distanceUnit: DistanceUnit | null, volumeUnit: FuelUnit | null, economyUnit: EconomyUnit | null, electricEconomyUnit: EconomyUnit | null }, batteryCapacity: { value: string, unit: FuelUnit } | null, odometer: { value: string, unit: DistanceUnit } | null, engineHours: { value: string } | null, fuelSummary: { fillCount: number, averageEconomy: { value: string, unit: EconomyUnit } | null, recentEconomy: { value: string, unit: EconomyUnit } | null, totalCost: Array<{ amount: string, currency: string }>, costThisMonth: Array<{ amount: string, currency: string }>, convertedTotalCost: { amount: string, currency: string, isConverted: boolean, unconverted: Array<{ amount: string, currency: string }> }, convertedCostThisMonth: { amount: string, currency: string, isConverted: boolean, unconverted: Array<{ amount: string, currency: string }> }, trend: Array<{ value: string, unit: EconomyUnit }>, lastFuelLog: { id: string } | null } } | null, userErrors: Array<{ code: CreateFuelLogErrorCode, field: Array<string>, message: string }> } };

export type UpdateFuelLogMutationVariables = Exact<{
  input: UpdateFuelLogInput;
}>;


export type UpdateFuelLogMutation = { updateFuelLog: { fuelLog: { id: string, version: number, filledOn: string, filledAt: string | null, energySource: EnergySource, driver: string | null, paymentMethod: string | null, tags: Array<string>, isFull: boolean, missedPrevious: boolean, station: string | null, grade: string | null, notes: string | null, noEconomyReason: NoEconomyReason | null, noEconomyPerHourReason: NoEconomyReason | null, documentCount: number, isConfirmed: boolean, createdAt: string, updatedAt: string, odometer: { value: string, unit: DistanceUnit } | null, quantity: { value: string, unit: FuelUnit } | null, unitPrice: { amount: string, currency: string, per: FuelUnit } | null, total: { amount: string, currency: string } | null, totalIn: { amount: string, currency: string, rate: { rate: string, day: string } } | null, entered: { odometer: { value: string, unit: DistanceUnit } | null, quantity: { value: string, unit: FuelUnit } | null, unitPrice: { amount: string, currency: string, per: FuelUnit } | null, total: { amount: string, currency: string } | null, tripDistance: { value: string, unit: DistanceUnit } | null, distanceOnThisFuel: { value: string, unit: DistanceUnit } | null }, engineHours: { value: string } | null, charge: { stateOfChargeStart: string | null, stateOfChargeEnd: string | null, place: ChargePlace | null, chargerKind: ChargerKind | null, batteryEnergy: { value: string, unit: FuelUnit } | null } | null, distance: { value: string, unit: DistanceUnit } | null, economy: { value: string, unit: EconomyUnit } | null, economyPerHour: { value: string, unit: EconomyUnit } | null, warnings: Array<{ code: FuelLogWarningCode, field: Array<string>, message: string }> } | null, vehicle: { id: string, version: number, displayName: string, nickname: string | null, kind: VehicleKind, year: number | null, make: string | null, model: string | null, trim: string | null, engine: string | null, transmission: string | null, vin: string | null, licensePlate: string | null, notes: string | null, energySources: Array<EnergySource>, meterKind: MeterKind, mayLog: boolean, fromVin: Array<VehicleField>, createdAt: string, updatedAt: string, units: { distanceUnit: DistanceUnit | null, volumeUnit: FuelUnit | null, economyUnit: EconomyUnit | null, electricEconomyUnit: EconomyUnit | null }, batteryCapacity: { value: string, unit: FuelUnit } | null, odometer: { value: string, unit: DistanceUnit } | null, engineHours: { value: string } | null, fuelSummary: { fillCount: number, averageEconomy: { value: string, unit: EconomyUnit } | null, recentEconomy: { value: string, unit: EconomyUnit } | null, totalCost: Array<{ amount: string, currency: string }>, costThisMonth: Array<{ amount: string, currency: string }>, convertedTotalCost: { amount: string, currency: string, isConverted: boolean, unconverted: Array<{ amount: string, currency: string }> }, convertedCostThisMonth: { amount: string, currency: string, isConverted: boolean, unconverted: Array<{ amount: string, currency: string }> }, trend: Array<{ value: string, unit: EconomyUnit }>, lastFuelLog: { id: string } | null } } | null, userErrors: Array<{ code: UpdateFuelLogErrorCode, field: Array<string>, message: string }> } };

export type DeleteFuelLogMutationVariables = Exact<{
  input: DeleteFuelLogInput;
}>;


export type DeleteFuelLogMutation = { deleteFuelLog: { fuelLog: { id: string, version: number } | null, vehicle: { id: string, version: number, displayName: string, nickname: string | null, kind: VehicleKind, year: number | null, make: string | null, model: string | null, trim: string | null, engine: string | null, transmission: string | null, vin: string | null, licensePlate: string | null, notes: string | null, energySources: Array<EnergySource>, meterKind: MeterKind, mayLog: boolean, fromVin: Array<VehicleField>, createdAt: string, updatedAt: string, units: { distanceUnit: DistanceUnit | null, volumeUnit: FuelUnit | null, economyUnit: EconomyUnit | null, electricEconomyUnit: EconomyUnit | null }, batteryCapacity: { value: string, unit: FuelUnit } | null, odometer: { value: string, unit: DistanceUnit } | null, engineHours: { value: string } | null, fuelSummary: { fillCount: number, averageEconomy: { value: string, unit: EconomyUnit } | null, recentEconomy: { value: string, unit: EconomyUnit } | null, totalCost: Array<{ amount: string, currency: string }>, costThisMonth: Array<{ amount: string, currency: string }>, convertedTotalCost: { amount: string, currency: string, isConverted: boolean, unconverted: Array<{ amount: string, currency: string }> }, convertedCostThisMonth: { amount: string, currency: string, isConverted: boolean, unconverted: Array<{ amount: string, currency: string }> }, trend: Array<{ value: string, unit: EconomyUnit }>, lastFuelLog: { id: string } | null } } | null, userErrors: Array<{ code: DeleteFuelLogErrorCode, field: Array<string>, message: string }> } };

export type RestoreFuelLogMutationVariables = Exact<{
  input: RestoreFuelLogInput;
}>;


export type RestoreFuelLogMutation = { restoreFuelLog: { fuelLog: { id: string, version: number, filledOn: string, filledAt: string | null, energySource: EnergySource, driver: string | null, paymentMethod: string | null, tags: Array<string>, isFull: boolean, missedPrevious: boolean, station: string | null, grade: string | null, notes: string | null, noEconomyReason: NoEconomyReason | null, noEconomyPerHourReason: NoEconomyReason | null, documentCount: number, isConfirmed: boolean, createdAt: string, updatedAt: string, odometer: { value: string, unit: DistanceUnit } | null, quantity: { value: string, unit: FuelUnit } | null, unitPrice: { amount: string, currency: string, per: FuelUnit } | null, total: { amount: string, currency: string } | null, totalIn: { amount: string, currency: string, rate: { rate: string, day: string } } | null, entered: { odometer: { value: string, unit: DistanceUnit } | null, quantity: { value: string, unit: FuelUnit } | null, unitPrice: { amount: string, currency: string, per: FuelUnit } | null, total: { amount: string, currency: string } | null, tripDistance: { value: string, unit: DistanceUnit } | null, distanceOnThisFuel: { value: string, unit: DistanceUnit } | null }, engineHours: { value: string } | null, charge: { stateOfChargeStart: string | null, stateOfChargeEnd: string | null, place: ChargePlace | null, chargerKind: ChargerKind | null, batteryEnergy: { value: string, unit: FuelUnit } | null } | null, distance: { value: string, unit: DistanceUnit } | null, economy: { value: string, unit: EconomyUnit } | null, economyPerHour: { value: string, unit: EconomyUnit } | null, warnings: Array<{ code: FuelLogWarningCode, field: Array<string>, message: string }> } | null, vehicle: { id: string, version: number, displayName: string, nickname: string | null, kind: VehicleKind, year: number | null, make: string | null, model: string | null, trim: string | null, engine: string | null, transmission: string | null, vin: string | null, licensePlate: string | null, notes: string | null, energySources: Array<EnergySource>, meterKind: MeterKind, mayLog: boolean, fromVin: Array<VehicleField>, createdAt: string, updatedAt: string, units: { distanceUnit: DistanceUnit | null, volumeUnit: FuelUnit | null, economyUnit: EconomyUnit | null, electricEconomyUnit: EconomyUnit | null }, batteryCapacity: { value: string, unit: FuelUnit } | null, odometer: { value: string, unit: DistanceUnit } | null, engineHours: { value: string } | null, fuelSummary: { fillCount: number, averageEconomy: { value: string, unit: EconomyUnit } | null, recentEconomy: { value: string, unit: EconomyUnit } | null, totalCost: Array<{ amount: string, currency: string }>, costThisMonth: Array<{ amount: string, currency: string }>, convertedTotalCost: { amount: string, currency: string, isConverted: boolean, unconverted: Array<{ amount: string, currency: string }> }, convertedCostThisMonth: { amount: string, currency: string, isConverted: boolean, unconverted: Array<{ amount: string, currency: string }> }, trend: Array<{ value: string, unit: EconomyUnit }>, lastFuelLog: { id: string } | null } } | null, userErrors: Array<{ code: RestoreFuelLogErrorCode, field: Array<string>, message: string }> } };

export type ConfirmFuelLogMutationVariables = Exact<{
  input: ConfirmFuelLogInput;
}>;


export type ConfirmFuelLogMutation = { confirmFuelLog: { fuelLog: { id: string, version: number, filledOn: string, filledAt: string | null, energySource: EnergySource, driver: string | null, paymentMethod: string | null, tags: Array<string>, isFull: boolean, missedPrevious: boolean, station: string | null, grade: string | null, notes: string | null, noEconomyReason: NoEconomyReason | null, noEconomyPerHourReason: NoEconomyReason | null, documentCount: number, isConfirmed: boolean, createdAt: string, updatedAt: string, odometer: { value: string, unit: DistanceUnit } | null, quantity: { value: string, unit: FuelUnit } | null, unitPrice: { amount: string, currency: string, per: FuelUnit } | null, total: { amount: string, currency: string } | null, totalIn: { amount: string, currency: string, rate: { rate: string, day: string } } | null, entered: { odometer: { value: string, unit: DistanceUnit } | null, quantity: { value: string, unit: FuelUnit } | null, unitPrice: { amount: string, currency: string, per: FuelUnit } | null, total: { amount: string, currency: string } | null, tripDistance: { value: string, unit: DistanceUnit } | null, distanceOnThisFuel: { value: string, unit: DistanceUnit } | null }, engineHours: { value: string } | null, charge: { stateOfChargeStart: string | null, stateOfChargeEnd: string | null, place: ChargePlace | null, chargerKind: ChargerKind | null, batteryEnergy: { value: string, unit: FuelUnit } | null } | null, distance: { value: string, unit: DistanceUnit } | null, economy: { value: string, unit: EconomyUnit } | null, economyPerHour: { value: string, unit: EconomyUnit } | null, warnings: Array<{ code: FuelLogWarningCode, field: Array<string>, message: string }> } | null, vehicle: { id: string, version: number, displayName: string, nickname: string | null, kind: VehicleKind, year: number | null, make: string | null, model: string | null, trim: string | null, engine: string | null, transmission: string | null, vin: string | null, licensePlate: string | null, notes: string | null, energySources: Array<EnergySource>, meterKind: MeterKind, mayLog: boolean, fromVin: Array<VehicleField>, createdAt: string, updatedAt: string, units: { distanceUnit: DistanceUnit | null, volumeUnit: FuelUnit | null, economyUnit: EconomyUnit | null, electricEconomyUnit: EconomyUnit | null }, batteryCapacity: { value: string, unit: FuelUnit } | null, odometer: { value: string, unit: DistanceUnit } | null, engineHours: { value: string } | null, fuelSummary: { fillCount: number, averageEconomy: { value: string, unit: EconomyUnit } | null, recentEconomy: { value: string, unit: EconomyUnit } | null, totalCost: Array<{ amount: string, currency: string }>, costThisMonth: Array<{ amount: string, currency: string }>, convertedTotalCost: { amount: string, currency: string, isConverted: boolean, unconverted: Array<{ amount: string, currency: string }> }, convertedCostThisMonth: { amount: string, currency: string, isConverted: boolean, unconverted: Array<{ amount: string, currency: string }> }, trend: Array<{ value: string, unit: EconomyUnit }>, lastFuelLog: { id: string } | null } } | null, userErrors: Array<{ code: ConfirmFuelLogErrorCode, field: Array<string>, message: string }> } };

export type ImportFieldsFragment = { id: string, version: number, fileName: string, state: ImportState, format: ImportFormat | null, unreadable: string | null, uploadUrl: string | null, maxBytes: string, done: number | null, total: number | null, canUndo: boolean, createdAt: string, headings: Array<string>, columns: Array<{ field: ImportField, heading: string }>, problems: Array<{ code: ImportProblemCode, line: number | null, message: string, isError: boolean }>, questions: Array<{ kind: ImportQuestionKind, isRequired: boolean }>, counts: { rows: number, new: number, alreadyThere: number, twice: number, bad: number, leftOut: number } | null, odometerReadings: { rows: number, new: number, alreadyThere: number, bad: number, problems: Array<{ code: ImportProblemCode, line: number | null, message: string, isError: boolean }> } | null, documents: { files: number, new: number, alreadyThere: number, bad: number, leftOut: number, problems: Array<{ code: ImportProblemCode, line: number | null, fileName: string | null, message: string }> } | null, others: Array<{ kind: ImportOtherKind, count: number, reasonCode: ImportOtherReason }>, result: { made: number, alreadyThere: number, leftOut: number, odometerReadings: { made: number, alreadyThere: number, leftOut: number }, documents: { made: number, leftOut: number } } | null, vehicles: Array<{ key: string, name: string, fillUps: number, destination: ImportDestination, vehicle: { id: string } | null }> };

export type ListImportsQueryVariables = Exact<{ [key: string]: never; }>;


export type ListImportsQuery = { viewer: { id: string, imports: Array<{ id: string, fileName: string, state: ImportState, format: ImportFormat | null, createdAt: string, canUndo: boolean, result: { made: number } | null }> } };

export type ReadImportQueryVariables = Exact<{
  id: string | number;
  onlyProblems: boolean;
}>;


export type ReadImportQuery = { viewer: { id: string, import: { id: string, version: number, fileName: string, state: ImportState, format: ImportFormat | null, unreadable: string | null, uploadUrl: string | null, maxBytes: string, done: number | null, total: number | null, canUndo: boolean, createdAt: string, headings: Array<string>, rows: { totalCount: number, edges: Array<{ node: { line: number, state: ImportRowState, filledOn: string | null, total: string | null, unitPrice: string | null, currency: string | null, odometer: { value: string, unit: DistanceUnit } | null, quantity: { value: string, unit: FuelUnit } | null, problems: Array<{ code: ImportProblemCode, message: string, isError: boolean }> } }> }, columns: Array<{ field: ImportField, heading: string }>, problems: Array<{ code: ImportProblemCode, line: number | null, message: string, isError: boolean }>, questions: Array<{ kind: ImportQuestionKind, isRequired: boolean }>, counts: { rows: number, new: number, alreadyThere: number, twice: number, bad: number, leftOut: number } | null, odometerReadings: { rows: number, new: number, alreadyThere: number, bad: number, problems: Array<{ code: ImportProblemCode, line: number | null, message: string, isError: boolean }> } | null, documents: { files: number, new: number, alreadyThere: number, bad: number, leftOut: number, problems: Array<{ code: ImportProblemCode, line: number | null, fileName: string | null, message: string }> } | null, others: Array<{ kind: ImportOtherKind, count: number, reasonCode: ImportOtherReason }>, result: { made: number, alreadyThere: number, leftOut: number, odometerReadings: { made: number, alreadyThere: number, leftOut: number }, documents: { made: number, leftOut: number } } | null, vehicles: Array<{ key: string, name: string, fillUps: number, destination: ImportDestination, vehicle: { id: string } | null }> } | null } };

export type CreateImportMutationVariables = Exact<{
  input: CreateImportInput;
}>;


export type CreateImportMutation = { createImport: { import: { id: string, uploadUrl: string | null, maxBytes: string } | null, userErrors: Array<{ code: CreateImportErrorCode, field: Array<string>, message: string }> } };

export type AnswerImportMutationVariables = Exact<{
  input: AnswerImportInput;
}>;


export type AnswerImportMutation = { answerImport: { import: { id: string, version: number } | null, userErrors: Array<{ code: AnswerImportErrorCode, field: Array<string>, message: string }> } };

export type StartImportMutationVariables = Exact<{
  input: StartImportInput;
}>;


export type StartImportMutation = { startImport: { import: { id: string, state: ImportState } | null, userErrors: Array<{ code: StartImportErrorCode, field: Array<string>, message: string }> } };

export type UndoImportMutationVariables = Exact<{
  input: UndoImportInput;
}>;


export type UndoImportMutation = { undoImport: { import: { id: string, state: ImportState } | null, userErrors: Array<{ code: UndoImportErrorCode, field: Array<string>, message: string }> } };

export type OdometerReadingFieldsFragment = { id: string, version: number, source: OdometerSource, readOn: string, readAt: string | null, isDoubtful: boolean, notes: string | null, odometer: { value: string, unit: DistanceUnit } | null, correctedOdometer: { value: string, unit: DistanceUnit } | null, replacedOdometer: { value: string, unit: DistanceUnit } | null, engineHours: { value: string } | null, correctedEngineHours: { value: string } | null, replacedEngineHours: { value: string } | null };

export type ListOdometerReadingsQueryVariables = Exact<{
  vehicleId: string | number;
  first: number;
  after?: string | null | undefined;
}>;


export type ListOdometerReadingsQuery = { viewer: { vehicle: { id: string, odometerReadings: { nodes: Array<{ id: string, version: number, source: OdometerSource, readOn: string, readAt: string | null, isDoubtful: boolean, notes: string | null, odometer: { value: string, unit: DistanceUnit } | null, correctedOdometer: { value: string, unit: DistanceUnit } | null, replacedOdometer: { value: string, unit: DistanceUnit } | null, engineHours: { value: string } | null, correctedEngineHours: { value: string } | null, replacedEngineHours: { value: string } | null }>, pageInfo: { endCursor: string | null, hasNextPage: boolean } } } | null } };

export type CreateOdometerReadingMutationVariables = Exact<{
  input: CreateOdometerReadingInput;
}>;


export type CreateOdometerReadingMutation = { createOdometerReading: { odometerReading: { id: string, version: number, source: OdometerSource, readOn: string, readAt: string | null, isDoubtful: boolean, notes: string | null, odometer: { value: string, unit: DistanceUnit } | null, correctedOdometer: { value: string, unit: DistanceUnit } | null, replacedOdometer: { value: string, unit: DistanceUnit } | null, engineHours: { value: string } | null, correctedEngineHours: { value: string } | null, replacedEngineHours: { value: string } | null } | null, vehicle: { id: string, version: number, displayName: string, nickname: string | null, kind: VehicleKind, year: number | null, make: string | null, model: string | null, trim: string | null, engine: string | null, transmission: string | null, vin: string | null, licensePlate: string | null, notes: string | null, energySources: Array<EnergySource>, meterKind: MeterKind, mayLog: boolean, fromVin: Array<VehicleField>, createdAt: string, updatedAt: string, units: { distanceUnit: DistanceUnit | null, volumeUnit: FuelUnit | null, economyUnit: EconomyUnit | null, electricEconomyUnit: EconomyUnit | null }, batteryCapacity: { value: string, unit: FuelUnit } | null, odometer: { value: string, unit: DistanceUnit } | null, engineHours: { value: string } | null, fuelSummary: { fillCount: number, averageEconomy: { value: string, unit: EconomyUnit } | null, recentEconomy: { value: string, unit: EconomyUnit } | null, totalCost: Array<{ amount: string, currency: string }>, costThisMonth: Array<{ amount: string, currency: string }>, convertedTotalCost: { amount: string, currency: string, isConverted: boolean, unconverted: Array<{ amount: string, currency: string }> }, convertedCostThisMonth: { amount: string, currency: string, isConverted: boolean, unconverted: Array<{ amount: string, currency: string }> }, trend: Array<{ value: string, unit: EconomyUnit }>, lastFuelLog: { id: string } | null } } | null, userErrors: Array<{ code: CreateOdometerReadingErrorCode, field: Array<string>, message: string }> } };

export type DeleteOdometerReadingMutationVariables = Exact<{
  input: DeleteOdometerReadingInput;
}>;


export type DeleteOdometerReadingMutation = { deleteOdometerReading: { odometerReading: { id: string } | null, vehicle: { id: string, version: number, displayName: string, nickname: string | null, kind: VehicleKind, year: number | null, make: string | null, model: string | null, trim: string | null, engine: string | null, transmission: string | null, vin: string | null, licensePlate: string | null, notes: string | null, energySources: Array<EnergySource>, meterKind: MeterKind, mayLog: boolean, fromVin: Array<VehicleField>, createdAt: string, updatedAt: string, units: { distanceUnit: DistanceUnit | null, volumeUnit: FuelUnit | null, economyUnit: EconomyUnit | null, electricEconomyUnit: EconomyUnit | null }, batteryCapacity: { value: string, unit: FuelUnit } | null, odometer: { value: string, unit: DistanceUnit } | null, engineHours: { value: string } | null, fuelSummary: { fillCount: number, averageEconomy: { value: string, unit: EconomyUnit } | null, recentEconomy: { value: string, unit: EconomyUnit } | null, totalCost: Array<{ amount: string, currency: string }>, costThisMonth: Array<{ amount: string, currency: string }>, convertedTotalCost: { amount: string, currency: string, isConverted: boolean, unconverted: Array<{ amount: string, currency: string }> }, convertedCostThisMonth: { amount: string, currency: string, isConverted: boolean, unconverted: Array<{ amount: string, currency: string }> }, trend: Array<{ value: string, unit: EconomyUnit }>, lastFuelLog: { id: string } | null } } | null, userErrors: Array<{ code: DeleteOdometerReadingErrorCode, field: Array<string>, message: string }> } };

export type RestoreOdometerReadingMutationVariables = Exact<{
  input: RestoreOdometerReadingInput;
}>;


export type RestoreOdometerReadingMutation = { restoreOdometerReading: { odometerReading: { id: string, version: number, source: OdometerSource, readOn: string, readAt: string | null, isDoubtful: boolean, notes: string | null, odometer: { value: string, unit: DistanceUnit } | null, correctedOdometer: { value: string, unit: DistanceUnit } | null, replacedOdometer: { value: string, unit: DistanceUnit } | null, engineHours: { value: string } | null, correctedEngineHours: { value: string } | null, replacedEngineHours: { value: string } | null } | null, vehicle: { id: string, version: number, displayName: string, nickname: string | null, kind: VehicleKind, year: number | null, make: string | null, model: string | null, trim: string | null, engine: string | null, transmission: string | null, vin: string | null, licensePlate: string | null, notes: string | null, energySources: Array<EnergySource>, meterKind: MeterKind, mayLog: boolean, fromVin: Array<VehicleField>, createdAt: string, updatedAt: string, units: { distanceUnit: DistanceUnit | null, volumeUnit: FuelUnit | null, economyUnit: EconomyUnit | null, electricEconomyUnit: EconomyUnit | null }, batteryCapacity: { value: string, unit: FuelUnit } | null, odometer: { value: string, unit: DistanceUnit } | null, engineHours: { value: string } | null, fuelSummary: { fillCount: number, averageEconomy: { value: string, unit: EconomyUnit } | null, recentEconomy: { value: string, unit: EconomyUnit } | null, totalCost: Array<{ amount: string, currency: string }>, costThisMonth: Array<{ amount: string, currency: string }>, convertedTotalCost: { amount: string, currency: string, isConverted: boolean, unconverted: Array<{ amount: string, currency: string }> }, convertedCostThisMonth: { amount: string, currency: string, isConverted: boolean, unconverted: Array<{ amount: string, currency: string }> }, trend: Array<{ value: string, unit: EconomyUnit }>, lastFuelLog: { id: string } | null } } | null, userErrors: Array<{ code: RestoreOdometerReadingErrorCode, field: Array<string>, message: string }> } };

export type VehicleGrantFieldsFragment = { id: string, memberId: string, memberName: string, level: VehicleGrantLevel, endsAt: string | null };

export type GuestLinkFieldsFragment = { id: string, showsPrivate: boolean, createdAt: string, expiresAt: string };

export type ReadSharingQueryVariables = Exact<{
  vehicleId: string | number;
}>;


export type ReadSharingQuery = { viewer: { id: string, tenant: { id: string, members: { nodes: Array<{ id: string | null, displayName: string | null, role: TenantRole, isViewer: boolean }> } | null }, vehicle: { id: string, grants: Array<{ id: string, memberId: string, memberName: string, level: VehicleGrantLevel, endsAt: string | null }> | null, guestLinks: Array<{ id: string, showsPrivate: boolean, createdAt: string, expiresAt: string }> | null } | null } };

export type ReadSharedVehicleQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type ReadSharedVehicleQuery = { viewer: { id: string, isGuest: boolean, preferences: { distanceUnit: DistanceUnit, volumeUnit: FuelUnit, economyUnit: EconomyUnit, electricEconomyUnit: EconomyUnit, currency: string, locale: string, theme: Theme, version: number }, vehicles: { nodes: Array<{ id: string, version: number, displayName: string, nickname: string | null, kind: VehicleKind, year: number | null, make: string | null, model: string | null, trim: string | null, engine: string | null, transmission: string | null, vin: string | null, licensePlate: string | null, notes: string | null, energySources: Array<EnergySource>, meterKind: MeterKind, mayLog: boolean, fromVin: Array<VehicleField>, createdAt: string, updatedAt: string, fuelLogs: { totalCount: number, nodes: Array<{ id: string, version: number, filledOn: string, filledAt: string | null, energySource: EnergySource, driver: string | null, paymentMethod: string | null, tags: Array<string>, isFull: boolean, missedPrevious: boolean, station: string | null, grade: string | null, notes: string | null, noEconomyReason: NoEconomyReason | null, noEconomyPerHourReason: NoEconomyReason | null, documentCount: number, isConfirmed: boolean, createdAt: string, updatedAt: string, odometer: { value: string, unit: DistanceUnit } | null, quantity: { value: string, unit: FuelUnit } | null, unitPrice: { amount: string, currency: string, per: FuelUnit } | null, total: { amount: string, currency: string } | null, totalIn: { amount: string, currency: string, rate: { rate: string, day: string } } | null, entered: { odometer: { value: string, unit: DistanceUnit } | null, quantity: { value: string, unit: FuelUnit } | null, unitPrice: { amount: string, currency: string, per: FuelUnit } | null, total: { amount: string, currency: string } | null, tripDistance: { value: string, unit: DistanceUnit } | null, distanceOnThisFuel: { value: string, unit: DistanceUnit } | null }, engineHours: { value: string } | null, charge: { stateOfChargeStart: string | null, stateOfChargeEnd: string | null, place: ChargePlace | null, chargerKind: ChargerKind | null, batteryEnergy: { value: string, unit: FuelUnit } | null } | null, distance: { value: string, unit: DistanceUnit } | null, economy: { value: string, unit: EconomyUnit } | null, economyPerHour: { value: string, unit: EconomyUnit } | null, warnings: Array<{ code: FuelLogWarningCode, field: Array<string>, message: string }> }>, pageInfo: { endCursor: string | null, hasNextPage: boolean } }, units: { distanceUnit: DistanceUnit | null, volumeUnit: FuelUnit | null, economyUnit: EconomyUnit | null, electricEconomyUnit: EconomyUnit | null }, batteryCapacity: { value: string, unit: FuelUnit } | null, odometer: { value: string, unit: DistanceUnit } | null, engineHours: { value: string } | null, fuelSummary: { fillCount: number, averageEconomy: { value: string, unit: EconomyUnit } | null, recentEconomy: { value: string, unit: EconomyUnit } | null, totalCost: Array<{ amount: string, currency: string }>, costThisMonth: Array<{ amount: string, currency: string }>, convertedTotalCost: { amount: string, currency: string, isConverted: boolean, unconverted: Array<{ amount: string, currency: string }> }, convertedCostThisMonth: { amount: string, currency: string, isConverted: boolean, unconverted: Array<{ amount: string, currency: string }> }, trend: Array<{ value: string, unit: EconomyUnit }>, lastFuelLog: { id: string } | null } }> } } };

export type GrantVehicleMutationVariables = Exact<{
  input: GrantVehicleInput;
}>;


export type GrantVehicleMutation = { grantVehicle: { vehicleGrant: { id: string, memberId: string, memberName: string, level: VehicleGrantLevel, endsAt: string | null } | null, userErrors: Array<{ code: GrantVehicleErrorCode, field: Array<string>, message: string }> } };

export type RevokeVehicleGrantMutationVariables = Exact<{
  input: RevokeVehicleGrantInput;
}>;


export type RevokeVehicleGrantMutation = { revokeVehicleGrant: { vehicleGrant: { id: string } | null, userErrors: Array<{ code: RevokeVehicleGrantErrorCode, field: Array<string>, message: string }> } };

export type LiftVehicleGrantsMutationVariables = Exact<{
  input: LiftVehicleGrantsInput;
}>;


export type LiftVehicleGrantsMutation = { liftVehicleGrants: { memberId: string | null, userErrors: Array<{ code: LiftVehicleGrantsErrorCode, field: Array<string>, message: string }> } };

export type CreateGuestLinkMutationVariables = Exact<{
  input: CreateGuestLinkInput;
}>;


export type CreateGuestLinkMutation = { createGuestLink: { secret: string | null, guestLink: { id: string, showsPrivate: boolean, createdAt: string, expiresAt: string } | null, userErrors: Array<{ code: CreateGuestLinkErrorCode, field: Array<string>, message: string }> } };

export type RevokeGuestLinkMutationVariables = Exact<{
  input: RevokeGuestLinkInput;
}>;


export type RevokeGuestLinkMutation = { revokeGuestLink: { guestLink: { id: string } | null, userErrors: Array<{ code: RevokeGuestLinkErrorCode, field: Array<string>, message: string }> } };

export type OfferVehicleMutationVariables = Exact<{
  input: OfferVehicleInput;
}>;


export type OfferVehicleMutation = { offerVehicle: { code: string | null, offer: { id: string, expiresAt: string } | null, userErrors: Array<{ code: OfferVehicleErrorCode, field: Array<string>, message: string }> } };

export type WithdrawVehicleOfferMutationVariables = Exact<{
  input: WithdrawVehicleOfferInput;
}>;


export type WithdrawVehicleOfferMutation = { withdrawVehicleOffer: { vehicle: { id: string } | null, userErrors: Array<{ code: WithdrawVehicleOfferErrorCode, field: Array<string>, message: string }> } };

export type AcceptVehicleMutationVariables = Exact<{
  input: AcceptVehicleInput;
}>;


export type AcceptVehicleMutation = { acceptVehicle: { vehicle: { id: string, displayName: string } | null, userErrors: Array<{ code: AcceptVehicleErrorCode, field: Array<string>, message: string }> } };

export type FigureFieldsFragment = { fillCount: number, distance: { value: string, unit: DistanceUnit }, cost: Array<{ amount: string, currency: string }>, convertedCost: { amount: string, currency: string, isConverted: boolean, unconverted: Array<{ amount: string, currency: string }> }, costPerDistance: Array<{ amount: string, currency: string, per: DistanceUnit }>, convertedCostPerDistance: { amount: string, currency: string, per: DistanceUnit } | null, operatingHours: { value: string, unit: TimeUnit } | null, costPerHour: Array<{ amount: string, currency: string }>, convertedCostPerHour: { amount: string, currency: string } | null };

export type EconomiesOfSourceFragment = { energySource: EnergySource, economy: { value: string, unit: EconomyUnit } | null, economyPerHour: { value: string, unit: EconomyUnit } | null };

export type FiguresOfSourceFragment = { fillCount: number, energySource: EnergySource, cost: Array<{ amount: string, currency: string }>, convertedCost: { amount: string, currency: string, isConverted: boolean, unconverted: Array<{ amount: string, currency: string }> }, economy: { value: string, unit: EconomyUnit } | null, economyPerHour: { value: string, unit: EconomyUnit } | null };

export type FuelGroupFieldsFragment = { name: string | null, figures: { sources: Array<{ fillCount: number, energySource: EnergySource, averagePrice: Array<{ amount: string, currency: string, per: FuelUnit }>, cost: Array<{ amount: string, currency: string }>, convertedCost: { amount: string, currency: string, isConverted: boolean, unconverted: Array<{ amount: string, currency: string }> }, economy: { value: string, unit: EconomyUnit } | null, economyPerHour: { value: string, unit: EconomyUnit } | null }> } };

export type SourceFigureFieldsFragment = { energySource: EnergySource, fillCount: number, shareOfCost: string | null, chargingLossPercentage: string | null, quantity: { value: string, unit: FuelUnit }, cost: Array<{ amount: string, currency: string }>, convertedCost: { amount: string, currency: string, isConverted: boolean, unconverted: Array<{ amount: string, currency: string }> }, averagePrice: Array<{ amount: string, currency: string, per: FuelUnit }>, economy: { value: string, unit: EconomyUnit } | null, economyOverTotalDistance: { value: string, unit: EconomyUnit } | null, economyPerHour: { value: string, unit: EconomyUnit } | null };

export type ReadStatisticsQueryVariables = Exact<{
  vehicleId: string | number;
  from?: string | null | undefined;
  energySource?: EnergySource | null | undefined;
}>;


export type ReadStatisticsQuery = { viewer: { id: string, vehicle: { id: string, fuelStatistics: { total: { fillCount: number, sources: Array<{ energySource: EnergySource, fillCount: number, shareOfCost: string | null, chargingLossPercentage: string | null, quantity: { value: string, unit: FuelUnit }, cost: Array<{ amount: string, currency: string }>, convertedCost: { amount: string, currency: string, isConverted: boolean, unconverted: Array<{ amount: string, currency: string }> }, averagePrice: Array<{ amount: string, currency: string, per: FuelUnit }>, economy: { value: string, unit: EconomyUnit } | null, economyOverTotalDistance: { value: string, unit: EconomyUnit } | null, economyPerHour: { value: string, unit: EconomyUnit } | null }>, distance: { value: string, unit: DistanceUnit }, cost: Array<{ amount: string, currency: string }>, convertedCost: { amount: string, currency: string, isConverted: boolean, unconverted: Array<{ amount: string, currency: string }> }, costPerDistance: Array<{ amount: string, currency: string, per: DistanceUnit }>, convertedCostPerDistance: { amount: string, currency: string, per: DistanceUnit } | null, operatingHours: { value: string, unit: TimeUnit } | null, costPerHour: Array<{ amount: string, currency: string }>, convertedCostPerHour: { amount: string, currency: string } | null }, months: Array<{ beginsOn: string, figures: { distance: { value: string, unit: DistanceUnit }, operatingHours: { value: string, unit: TimeUnit } | null, cost: Array<{ amount: string, currency: string }>, convertedCost: { amount: string } } }>, years: Array<{ beginsOn: string, figures: { fillCount: number, sources: Array<{ fillCount: number, energySource: EnergySource, costPerDistance: Array<{ amount: string, currency: string, per: DistanceUnit }>, cost: Array<{ amount: string, currency: string }>, convertedCost: { amount: string, currency: string, isConverted: boolean, unconverted: Array<{ amount: string, currency: string }> }, economy: { value: string, unit: EconomyUnit } | null, economyPerHour: { value: string, unit: EconomyUnit } | null }>, distance: { value: string, unit: DistanceUnit }, cost: Array<{ amount: string, currency: string }>, convertedCost: { amount: string, currency: string, isConverted: boolean, unconverted: Array<{ amount: string, currency: string }> }, costPerDistance: Array<{ amount: string, currency: string, per: DistanceUnit }>, convertedCostPerDistance: { amount: string, currency: string, per: DistanceUnit } | null, operatingHours: { value: string, unit: TimeUnit } | null, costPerHour: Array<{ amount: string, currency: string }>, convertedCostPerHour: { amount: string, currency: string } | null } }>, seasons: Array<{ season: Season, figures: { sources: Array<{ fillCount: number, energySource: EnergySource, economy: { value: string, unit: EconomyUnit } | null, economyPerHour: { value: string, unit: EconomyUnit } | null }> } }>, stations: Array<{ name: string | null, figures: { sources: Array<{ fillCount: number, energySource: EnergySource, averagePrice: Array<{ amount: string, currency: string, per: FuelUnit }>, cost: Array<{ amount: string, currency: string }>, convertedCost: { amount: string, currency: string, isConverted: boolean, unconverted: Array<{ amount: string, currency: string }> }, economy: { value: string, unit: EconomyUnit } | null, economyPerHour: { value: string, unit: EconomyUnit } | null }> } }>, grades: Array<{ name: string | null, figures: { sources: Array<{ fillCount: number, energySource: EnergySource, averagePrice: Array<{ amount: string, currency: string, per: FuelUnit }>, cost: Array<{ amount: string, currency: string }>, convertedCost: { amount: string, currency: string, isConverted: boolean, unconverted: Array<{ amount: string, currency: string }> }, economy: { value: string, unit: EconomyUnit } | null, economyPerHour: { value: string, unit: EconomyUnit } | null }> } }>, drivers: Array<{ name: string | null, figures: { sources: Array<{ fillCount: number, energySource: EnergySource, averagePrice: Array<{ amount: string, currency: string, per: FuelUnit }>, cost: Array<{ amount: string, currency: string }>, convertedCost: { amount: string, currency: string, isConverted: boolean, unconverted: Array<{ amount: string, currency: string }> }, economy: { value: string, unit: EconomyUnit } | null, economyPerHour: { value: string, unit: EconomyUnit } | null }> } }>, chargePlaces: Array<{ place: ChargePlace | null, figures: { sources: Array<{ energySource: EnergySource, fillCount: number, cost: Array<{ amount: string, currency: string }>, convertedCost: { amount: string, currency: string, isConverted: boolean, unconverted: Array<{ amount: string, currency: string }> }, quantity: { value: string, unit: FuelUnit }, averagePrice: Array<{ amount: string, currency: string, per: FuelUnit }> }> } }>, trend: Array<{ fuelLogId: string, filledOn: string, economy: { value: string, unit: EconomyUnit } | null, rollingMean: { value: string, unit: EconomyUnit } | null }>, hourlyTrend: Array<{ fuelLogId: string, filledOn: string, economy: { value: string, unit: EconomyUnit } | null, rollingMean: { value: string, unit: EconomyUnit } | null }>, prices: Array<{ fuelLogId: string, filledOn: string, unitPrice: { amount: string, currency: string, per: FuelUnit } }> } } | null } };

export type CompareVehiclesQueryVariables = Exact<{
  from?: string | null | undefined;
}>;


export type CompareVehiclesQuery = { viewer: { id: string, vehicles: { nodes: Array<{ id: string, displayName: string, kind: VehicleKind, meterKind: MeterKind, fuelStatistics: { total: { fillCount: number, sources: Array<{ energySource: EnergySource, economy: { value: string, unit: EconomyUnit } | null, economyPerHour: { value: string, unit: EconomyUnit } | null }>, distance: { value: string, unit: DistanceUnit }, cost: Array<{ amount: string, currency: string }>, convertedCost: { amount: string, currency: string, isConverted: boolean, unconverted: Array<{ amount: string, currency: string }> }, costPerDistance: Array<{ amount: string, currency: string, per: DistanceUnit }>, convertedCostPerDistance: { amount: string, currency: string, per: DistanceUnit } | null, operatingHours: { value: string, unit: TimeUnit } | null, costPerHour: Array<{ amount: string, currency: string }>, convertedCostPerHour: { amount: string, currency: string } | null } } }> } } };

export type ReadEconomiesQueryVariables = Exact<{
  vehicleId: string | number;
}>;


export type ReadEconomiesQuery = { viewer: { id: string, vehicle: { id: string, fuelStatistics: { total: { sources: Array<{ energySource: EnergySource, economyOverTotalDistance: { value: string, unit: EconomyUnit } | null, economy: { value: string, unit: EconomyUnit } | null, economyPerHour: { value: string, unit: EconomyUnit } | null }> } } } | null } };

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

export type VehicleFieldsFragment = { id: string, version: number, displayName: string, nickname: string | null, kind: VehicleKind, year: number | null, make: string | null, model: string | null, trim: string | null, engine: string | null, transmission: string | null, vin: string | null, licensePlate: string | null, notes: string | null, energySources: Array<EnergySource>, meterKind: MeterKind, mayLog: boolean, fromVin: Array<VehicleField>, createdAt: string, updatedAt: string, units: { distanceUnit: DistanceUnit | null, volumeUnit: FuelUnit | null, economyUnit: EconomyUnit | null, electricEconomyUnit: EconomyUnit | null }, batteryCapacity: { value: string, unit: FuelUnit } | null, odometer: { value: string, unit: DistanceUnit } | null, engineHours: { value: string } | null, fuelSummary: { fillCount: number, averageEconomy: { value: string, unit: EconomyUnit } | null, recentEconomy: { value: string, unit: EconomyUnit } | null, totalCost: Array<{ amount: string, currency: string }>, costThisMonth: Array<{ amount: string, currency: string }>, convertedTotalCost: { amount: string, currency: string, isConverted: boolean, unconverted: Array<{ amount: string, currency: string }> }, convertedCostThisMonth: { amount: string, currency: string, isConverted: boolean, unconverted: Array<{ amount: string, currency: string }> }, trend: Array<{ value: string, unit: EconomyUnit }>, lastFuelLog: { id: string } | null } };

export type ListVehiclesQueryVariables = Exact<{ [key: string]: never; }>;


export type ListVehiclesQuery = { viewer: { vehicles: { nodes: Array<{ id: string, version: number, displayName: string, nickname: string | null, kind: VehicleKind, year: number | null, make: string | null, model: string | null, trim: string | null, engine: string | null, transmission: string | null, vin: string | null, licensePlate: string | null, notes: string | null, energySources: Array<EnergySource>, meterKind: MeterKind, mayLog: boolean, fromVin: Array<VehicleField>, createdAt: string, updatedAt: string, units: { distanceUnit: DistanceUnit | null, volumeUnit: FuelUnit | null, economyUnit: EconomyUnit | null, electricEconomyUnit: EconomyUnit | null }, batteryCapacity: { value: string, unit: FuelUnit } | null, odometer: { value: string, unit: DistanceUnit } | null, engineHours: { value: string } | null, fuelSummary: { fillCount: number, averageEconomy: { value: string, unit: EconomyUnit } | null, recentEconomy: { value: string, unit: EconomyUnit } | null, totalCost: Array<{ amount: string, currency: string }>, costThisMonth: Array<{ amount: string, currency: string }>, convertedTotalCost: { amount: string, currency: string, isConverted: boolean, unconverted: Array<{ amount: string, currency: string }> }, convertedCostThisMonth: { amount: string, currency: string, isConverted: boolean, unconverted: Array<{ amount: string, currency: string }> }, trend: Array<{ value: string, unit: EconomyUnit }>, lastFuelLog: { id: string } | null } }> } } };

export type ReadVehicleQueryVariables = Exact<{
  id: string | number;
}>;


export type ReadVehicleQuery = { viewer: { vehicle: { id: string, version: number, displayName: string, nickname: string | null, kind: VehicleKind, year: number | null, make: string | null, model: string | null, trim: string | null, engine: string | null, transmission: string | null, vin: string | null, licensePlate: string | null, notes: string | null, energySources: Array<EnergySource>, meterKind: MeterKind, mayLog: boolean, fromVin: Array<VehicleField>, createdAt: string, updatedAt: string, units: { distanceUnit: DistanceUnit | null, volumeUnit: FuelUnit | null, economyUnit: EconomyUnit | null, electricEconomyUnit: EconomyUnit | null }, batteryCapacity: { value: string, unit: FuelUnit } | null, odometer: { value: string, unit: DistanceUnit } | null, engineHours: { value: string } | null, fuelSummary: { fillCount: number, averageEconomy: { value: string, unit: EconomyUnit } | null, recentEconomy: { value: string, unit: EconomyUnit } | null, totalCost: Array<{ amount: string, currency: string }>, costThisMonth: Array<{ amount: string, currency: string }>, convertedTotalCost: { amount: string, currency: string, isConverted: boolean, unconverted: Array<{ amount: string, currency: string }> }, convertedCostThisMonth: { amount: string, currency: string, isConverted: boolean, unconverted: Array<{ amount: string, currency: string }> }, trend: Array<{ value: string, unit: EconomyUnit }>, lastFuelLog: { id: string } | null } } | null } };

export type CreateVehicleMutationVariables = Exact<{
  input: CreateVehicleInput;
}>;


export type CreateVehicleMutation = { createVehicle: { vehicle: { id: string, version: number, displayName: string, nickname: string | null, kind: VehicleKind, year: number | null, make: string | null, model: string | null, trim: string | null, engine: string | null, transmission: string | null, vin: string | null, licensePlate: string | null, notes: string | null, energySources: Array<EnergySource>, meterKind: MeterKind, mayLog: boolean, fromVin: Array<VehicleField>, createdAt: string, updatedAt: string, units: { distanceUnit: DistanceUnit | null, volumeUnit: FuelUnit | null, economyUnit: EconomyUnit | null, electricEconomyUnit: EconomyUnit | null }, batteryCapacity: { value: string, unit: FuelUnit } | null, odometer: { value: string, unit: DistanceUnit } | null, engineHours: { value: string } | null, fuelSummary: { fillCount: number, averageEconomy: { value: string, unit: EconomyUnit } | null, recentEconomy: { value: string, unit: EconomyUnit } | null, totalCost: Array<{ amount: string, currency: string }>, costThisMonth: Array<{ amount: string, currency: string }>, convertedTotalCost: { amount: string, currency: string, isConverted: boolean, unconverted: Array<{ amount: string, currency: string }> }, convertedCostThisMonth: { amount: string, currency: string, isConverted: boolean, unconverted: Array<{ amount: string, currency: string }> }, trend: Array<{ value: string, unit: EconomyUnit }>, lastFuelLog: { id: string } | null } } | null, userErrors: Array<{ code: CreateVehicleErrorCode, field: Array<string>, message: string }> } };

export type UpdateVehicleMutationVariables = Exact<{
  input: UpdateVehicleInput;
}>;


export type UpdateVehicleMutation = { updateVehicle: { vehicle: { id: string, version: number, displayName: string, nickname: string | null, kind: VehicleKind, year: number | null, make: string | null, model: string | null, trim: string | null, engine: string | null, transmission: string | null, vin: string | null, licensePlate: string | null, notes: string | null, energySources: Array<EnergySource>, meterKind: MeterKind, mayLog: boolean, fromVin: Array<VehicleField>, createdAt: string, updatedAt: string, units: { distanceUnit: DistanceUnit | null, volumeUnit: FuelUnit | null, economyUnit: EconomyUnit | null, electricEconomyUnit: EconomyUnit | null }, batteryCapacity: { value: string, unit: FuelUnit } | null, odometer: { value: string, unit: DistanceUnit } | null, engineHours: { value: string } | null, fuelSummary: { fillCount: number, averageEconomy: { value: string, unit: EconomyUnit } | null, recentEconomy: { value: string, unit: EconomyUnit } | null, totalCost: Array<{ amount: string, currency: string }>, costThisMonth: Array<{ amount: string, currency: string }>, convertedTotalCost: { amount: string, currency: string, isConverted: boolean, unconverted: Array<{ amount: string, currency: string }> }, convertedCostThisMonth: { amount: string, currency: string, isConverted: boolean, unconverted: Array<{ amount: string, currency: string }> }, trend: Array<{ value: string, unit: EconomyUnit }>, lastFuelLog: { id: string } | null } } | null, userErrors: Array<{ code: UpdateVehicleErrorCode, field: Array<string>, message: string }> } };

export type DeleteVehicleMutationVariables = Exact<{
  input: DeleteVehicleInput;
}>;


export type DeleteVehicleMutation = { deleteVehicle: { vehicle: { id: string, version: number } | null, userErrors: Array<{ code: DeleteVehicleErrorCode, field: Array<string>, message: string }> } };

export type RestoreVehicleMutationVariables = Exact<{
  input: RestoreVehicleInput;
}>;


export type RestoreVehicleMutation = { restoreVehicle: { vehicle: { id: string, version: number, displayName: string, nickname: string | null, kind: VehicleKind, year: number | null, make: string | null, model: string | null, trim: string | null, engine: string | null, transmission: string | null, vin: string | null, licensePlate: string | null, notes: string | null, energySources: Array<EnergySource>, meterKind: MeterKind, mayLog: boolean, fromVin: Array<VehicleField>, createdAt: string, updatedAt: string, units: { distanceUnit: DistanceUnit | null, volumeUnit: FuelUnit | null, economyUnit: EconomyUnit | null, electricEconomyUnit: EconomyUnit | null }, batteryCapacity: { value: string, unit: FuelUnit } | null, odometer: { value: string, unit: DistanceUnit } | null, engineHours: { value: string } | null, fuelSummary: { fillCount: number, averageEconomy: { value: string, unit: EconomyUnit } | null, recentEconomy: { value: string, unit: EconomyUnit } | null, totalCost: Array<{ amount: string, currency: string }>, costThisMonth: Array<{ amount: string, currency: string }>, convertedTotalCost: { amount: string, currency: string, isConverted: boolean, unconverted: Array<{ amount: string, currency: string }> }, convertedCostThisMonth: { amount: string, currency: string, isConverted: boolean, unconverted: Array<{ amount: string, currency: string }> }, trend: Array<{ value: string, unit: EconomyUnit }>, lastFuelLog: { id: string } | null } } | null, userErrors: Array<{ code: RestoreVehicleErrorCode, field: Array<string>, message: string }> } };

export type PreferencesFieldsFragment = { distanceUnit: DistanceUnit, volumeUnit: FuelUnit, economyUnit: EconomyUnit, electricEconomyUnit: EconomyUnit, currency: string, locale: string, theme: Theme, version: number };

export type ReadViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ReadViewerQuery = { viewer: { id: string, isGuest: boolean, displayName: string, email: string | null, tenant: { id: string, name: string, role: TenantRole }, preferences: { distanceUnit: DistanceUnit, volumeUnit: FuelUnit, economyUnit: EconomyUnit, electricEconomyUnit: EconomyUnit, currency: string, locale: string, theme: Theme, version: number } } };

export type UpdatePreferencesMutationVariables = Exact<{
  input: UpdatePreferencesInput;
}>;


export type UpdatePreferencesMutation = { updatePreferences: { preferences: { distanceUnit: DistanceUnit, volumeUnit: FuelUnit, economyUnit: EconomyUnit, electricEconomyUnit: EconomyUnit, currency: string, locale: string, theme: Theme, version: number } | null, userErrors: Array<{ code: UpdatePreferencesErrorCode, field: Array<string>, message: string }> } };

export type ListActivityQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  kind?: RecordType | null | undefined;
  vehicleId?: string | number | null | undefined;
}>;


export type ListActivityQuery = { viewer: { activity: { edges: Array<{ cursor: string, node: { action: ActivityAction, kind: RecordType, recordId: string, vehicleId: string | null, label: string, happenedAt: string, changes: Array<{ field: string, before: string | null, after: string | null }>, actor: { displayName: string, isViewer: boolean } | null } }>, pageInfo: { endCursor: string | null, hasNextPage: boolean } } } };

export type ReadAccessTokensQueryVariables = Exact<{ [key: string]: never; }>;


export type ReadAccessTokensQuery = { viewer: { accessTokens: Array<{ id: string, name: string, prefix: string, scope: AccessTokenScope, vehicleIds: Array<string> | null, createdAt: string, expiresAt: string | null, lastUsedAt: string | null }> } };

export type CreateAccessTokenMutationVariables = Exact<{
  input: CreateAccessTokenInput;
}>;


export type CreateAccessTokenMutation = { createAccessToken: { secret: string | null, accessToken: { id: string, name: string } | null, userErrors: Array<{ code: CreateAccessTokenErrorCode, field: Array<string>, message: string }> } };

export type RevokeAccessTokenMutationVariables = Exact<{
  input: RevokeAccessTokenInput;
}>;


export type RevokeAccessTokenMutation = { revokeAccessToken: { accessToken: { id: string } | null, userErrors: Array<{ code: RevokeAccessTokenErrorCode, field: Array<string>, message: string }> } };

export type WatchChangesSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type WatchChangesSubscription = { recordChanged: { kind: ChangeKind, type: RecordType | null, id: string | null, version: number | null } };

export type ListTrashQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type ListTrashQuery = { viewer: { tenant: { role: TenantRole }, trash: { nodes: Array<{ deletedAt: string, daysLeft: number, record:
          | { __typename: 'Document', id: string, fileName: string, contentType: string, url: string | null, thumbnail: string | null, fuelLog: { id: string, filledOn: string, vehicle: { id: string, displayName: string } } }
          | { __typename: 'FuelLog', id: string, version: number, filledOn: string, filledAt: string | null, energySource: EnergySource, driver: string | null, paymentMethod: string | null, tags: Array<string>, isFull: boolean, missedPrevious: boolean, station: string | null, grade: string | null, notes: string | null, noEconomyReason: NoEconomyReason | null, noEconomyPerHourReason: NoEconomyReason | null, documentCount: number, isConfirmed: boolean, createdAt: string, updatedAt: string, vehicle: { id: string, displayName: string, kind: VehicleKind }, odometer: { value: string, unit: DistanceUnit } | null, quantity: { value: string, unit: FuelUnit } | null, unitPrice: { amount: string, currency: string, per: FuelUnit } | null, total: { amount: string, currency: string } | null, totalIn: { amount: string, currency: string, rate: { rate: string, day: string } } | null, entered: { odometer: { value: string, unit: DistanceUnit } | null, quantity: { value: string, unit: FuelUnit } | null, unitPrice: { amount: string, currency: string, per: FuelUnit } | null, total: { amount: string, currency: string } | null, tripDistance: { value: string, unit: DistanceUnit } | null, distanceOnThisFuel: { value: string, unit: DistanceUnit } | null }, engineHours: { value: string } | null, charge: { stateOfChargeStart: string | null, stateOfChargeEnd: string | null, place: ChargePlace | null, chargerKind: ChargerKind | null, batteryEnergy: { value: string, unit: FuelUnit } | null } | null, distance: { value: string, unit: DistanceUnit } | null, economy: { value: string, unit: EconomyUnit } | null, economyPerHour: { value: string, unit: EconomyUnit } | null, warnings: Array<{ code: FuelLogWarningCode, field: Array<string>, message: string }> }
          | { __typename: 'OdometerReading', id: string, version: number, source: OdometerSource, readOn: string, readAt: string | null, isDoubtful: boolean, notes: string | null, vehicle: { id: string, displayName: string, kind: VehicleKind }, odometer: { value: string, unit: DistanceUnit } | null, correctedOdometer: { value: string, unit: DistanceUnit } | null, replacedOdometer: { value: string, unit: DistanceUnit } | null, engineHours: { value: string } | null, correctedEngineHours: { value: string } | null, replacedEngineHours: { value: string } | null }
          | { __typename: 'Vehicle', id: string, version: number, displayName: string, nickname: string | null, kind: VehicleKind, year: number | null, make: string | null, model: string | null, trim: string | null, engine: string | null, transmission: string | null, vin: string | null, licensePlate: string | null, notes: string | null, energySources: Array<EnergySource>, meterKind: MeterKind, mayLog: boolean, fromVin: Array<VehicleField>, createdAt: string, updatedAt: string, units: { distanceUnit: DistanceUnit | null, volumeUnit: FuelUnit | null, economyUnit: EconomyUnit | null, electricEconomyUnit: EconomyUnit | null }, batteryCapacity: { value: string, unit: FuelUnit } | null, odometer: { value: string, unit: DistanceUnit } | null, engineHours: { value: string } | null, fuelSummary: { fillCount: number, averageEconomy: { value: string, unit: EconomyUnit } | null, recentEconomy: { value: string, unit: EconomyUnit } | null, totalCost: Array<{ amount: string, currency: string }>, costThisMonth: Array<{ amount: string, currency: string }>, convertedTotalCost: { amount: string, currency: string, isConverted: boolean, unconverted: Array<{ amount: string, currency: string }> }, convertedCostThisMonth: { amount: string, currency: string, isConverted: boolean, unconverted: Array<{ amount: string, currency: string }> }, trend: Array<{ value: string, unit: EconomyUnit }>, lastFuelLog: { id: string } | null } }
         }>, pageInfo: { endCursor: string | null, hasNextPage: boolean } } } };

export type PurgeVehicleMutationVariables = Exact<{
  input: PurgeVehicleInput;
}>;


export type PurgeVehicleMutation = { purgeVehicle: { purgedId: string | null, userErrors: Array<{ code: PurgeVehicleErrorCode, field: Array<string>, message: string }> } };

export type PurgeFuelLogMutationVariables = Exact<{
  input: PurgeFuelLogInput;
}>;


export type PurgeFuelLogMutation = { purgeFuelLog: { purgedId: string | null, userErrors: Array<{ code: PurgeFuelLogErrorCode, field: Array<string>, message: string }> } };

export type PurgeOdometerReadingMutationVariables = Exact<{
  input: PurgeOdometerReadingInput;
}>;


export type PurgeOdometerReadingMutation = { purgeOdometerReading: { purgedId: string | null, userErrors: Array<{ code: PurgeOdometerReadingErrorCode, field: Array<string>, message: string }> } };

export type PurgeDocumentMutationVariables = Exact<{
  input: PurgeDocumentInput;
}>;


export type PurgeDocumentMutation = { purgeDocument: { purgedId: string | null, userErrors: Array<{ code: PurgeDocumentErrorCode, field: Array<string>, message: string }> } };

export type ExportFieldsFragment = { id: string, vehicleId: string | null, kinds: Array<DataExportKind>, state: DataExportState, done: number, total: number | null, createdAt: string, expiresAt: string | null, bytes: string | null, downloadUrl: string | null };

export type ListExportsQueryVariables = Exact<{ [key: string]: never; }>;


export type ListExportsQuery = { viewer: { dataExports: Array<{ id: string, vehicleId: string | null, kinds: Array<DataExportKind>, state: DataExportState, done: number, total: number | null, createdAt: string, expiresAt: string | null, bytes: string | null, downloadUrl: string | null }> } };

export type RequestExportMutationVariables = Exact<{
  input: RequestExportInput;
}>;


export type RequestExportMutation = { requestExport: { export: { id: string, vehicleId: string | null, kinds: Array<DataExportKind>, state: DataExportState, done: number, total: number | null, createdAt: string, expiresAt: string | null, bytes: string | null, downloadUrl: string | null } | null, userErrors: Array<{ code: RequestExportErrorCode, field: Array<string>, message: string }> } };

export type PreviewDeletionQueryVariables = Exact<{ [key: string]: never; }>;


export type PreviewDeletionQuery = { viewer: { accountDeletion: { isPossible: boolean, graceDays: number, confirmation: string, tenants: Array<{ id: string, name: string, fate: TenantFate, otherMembers: number, vehicles: number }> } | null } };

export type DeleteAccountMutationVariables = Exact<{
  input: DeleteAccountInput;
}>;


export type DeleteAccountMutation = { deleteAccount: { deletionDueAt: string | null, userErrors: Array<{ code: DeleteAccountErrorCode, field: Array<string>, message: string }> } };

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
export const DocumentFieldsFragmentDoc = new TypedDocumentString(`
    fragment DocumentFields on Document {
  id
  fileName
  contentType
  url
  thumbnail: url(thumbnail: true)
}
    `, {"fragmentName":"DocumentFields"}) as unknown as TypedDocumentString<DocumentFieldsFragment, unknown>;
export const StoredDocumentFragmentDoc = new TypedDocumentString(`
    fragment StoredDocument on Document {
  ...DocumentFields
  fuelLog {
    id
    documentCount
  }
}
    fragment DocumentFields on Document {
  id
  fileName
  contentType
  url
  thumbnail: url(thumbnail: true)
}`, {"fragmentName":"StoredDocument"}) as unknown as TypedDocumentString<StoredDocumentFragment, unknown>;
export const ManualRateFieldsFragmentDoc = new TypedDocumentString(`
    fragment ManualRateFields on ManualExchangeRate {
  id
  from
  to
  since
  rate
}
    `, {"fragmentName":"ManualRateFields"}) as unknown as TypedDocumentString<ManualRateFieldsFragment, unknown>;
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
  totalIn {
    amount
    currency
    rate {
      rate
      day
    }
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
    tripDistance {
      value
      unit
    }
    distanceOnThisFuel {
      value
      unit
    }
  }
  engineHours {
    value
  }
  charge {
    stateOfChargeStart
    stateOfChargeEnd
    batteryEnergy {
      value
      unit
    }
    place
    chargerKind
  }
  driver
  paymentMethod
  tags
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
  economyPerHour {
    ...EconomyFields
  }
  noEconomyPerHourReason
  documentCount
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
export const ImportFieldsFragmentDoc = new TypedDocumentString(`
    fragment ImportFields on Import {
  id
  version
  fileName
  state
  format
  unreadable
  uploadUrl
  maxBytes
  done
  total
  canUndo
  createdAt
  headings
  columns {
    field
    heading
  }
  problems {
    code
    line
    message
    isError
  }
  questions {
    kind
    isRequired
  }
  counts {
    rows
    new
    alreadyThere
    twice
    bad
    leftOut
  }
  odometerReadings {
    rows
    new
    alreadyThere
    bad
    problems {
      code
      line
      message
      isError
    }
  }
  documents {
    files
    new
    alreadyThere
    bad
    leftOut
    problems {
      code
      line
      fileName
      message
    }
  }
  others {
    kind
    count
    reasonCode
  }
  result {
    made
    alreadyThere
    leftOut
    odometerReadings {
      made
      alreadyThere
      leftOut
    }
    documents {
      made
      leftOut
    }
  }
  vehicles {
    key
    name
    fillUps
    destination
    vehicle {
      id
    }
  }
}
    `, {"fragmentName":"ImportFields"}) as unknown as TypedDocumentString<ImportFieldsFragment, unknown>;
export const OdometerReadingFieldsFragmentDoc = new TypedDocumentString(`
    fragment OdometerReadingFields on OdometerReading {
  id
  version
  source
  readOn
  readAt
  odometer {
    value
    unit
  }
  correctedOdometer {
    value
    unit
  }
  replacedOdometer {
    value
    unit
  }
  engineHours {
    value
  }
  correctedEngineHours {
    value
  }
  replacedEngineHours {
    value
  }
  isDoubtful
  notes
}
    `, {"fragmentName":"OdometerReadingFields"}) as unknown as TypedDocumentString<OdometerReadingFieldsFragment, unknown>;
export const VehicleGrantFieldsFragmentDoc = new TypedDocumentString(`
    fragment VehicleGrantFields on VehicleGrant {
  id
  memberId
  memberName
  level
  endsAt
}
    `, {"fragmentName":"VehicleGrantFields"}) as unknown as TypedDocumentString<VehicleGrantFieldsFragment, unknown>;
export const GuestLinkFieldsFragmentDoc = new TypedDocumentString(`
    fragment GuestLinkFields on GuestLink {
  id
  showsPrivate
  createdAt
  expiresAt
}
    `, {"fragmentName":"GuestLinkFields"}) as unknown as TypedDocumentString<GuestLinkFieldsFragment, unknown>;
export const ConvertedCostFieldsFragmentDoc = new TypedDocumentString(`
    fragment ConvertedCostFields on ConvertedCost {
  amount
  currency
  isConverted
  unconverted {
    amount
    currency
  }
}
    `, {"fragmentName":"ConvertedCostFields"}) as unknown as TypedDocumentString<ConvertedCostFieldsFragment, unknown>;
export const FigureFieldsFragmentDoc = new TypedDocumentString(`
    fragment FigureFields on FuelFigures {
  fillCount
  distance {
    value
    unit
  }
  cost {
    amount
    currency
  }
  convertedCost {
    ...ConvertedCostFields
  }
  costPerDistance {
    amount
    currency
    per
  }
  convertedCostPerDistance {
    amount
    currency
    per
  }
  operatingHours {
    value
    unit
  }
  costPerHour {
    amount
    currency
  }
  convertedCostPerHour {
    amount
    currency
  }
}
    fragment ConvertedCostFields on ConvertedCost {
  amount
  currency
  isConverted
  unconverted {
    amount
    currency
  }
}`, {"fragmentName":"FigureFields"}) as unknown as TypedDocumentString<FigureFieldsFragment, unknown>;
export const EconomiesOfSourceFragmentDoc = new TypedDocumentString(`
    fragment EconomiesOfSource on SourceFigures {
  energySource
  economy {
    ...EconomyFields
  }
  economyPerHour {
    ...EconomyFields
  }
}
    fragment EconomyFields on FuelEconomy {
  value
  unit
}`, {"fragmentName":"EconomiesOfSource"}) as unknown as TypedDocumentString<EconomiesOfSourceFragment, unknown>;
export const FiguresOfSourceFragmentDoc = new TypedDocumentString(`
    fragment FiguresOfSource on SourceFigures {
  ...EconomiesOfSource
  fillCount
  cost {
    amount
    currency
  }
  convertedCost {
    ...ConvertedCostFields
  }
}
    fragment ConvertedCostFields on ConvertedCost {
  amount
  currency
  isConverted
  unconverted {
    amount
    currency
  }
}
fragment EconomiesOfSource on SourceFigures {
  energySource
  economy {
    ...EconomyFields
  }
  economyPerHour {
    ...EconomyFields
  }
}
fragment EconomyFields on FuelEconomy {
  value
  unit
}`, {"fragmentName":"FiguresOfSource"}) as unknown as TypedDocumentString<FiguresOfSourceFragment, unknown>;
export const FuelGroupFieldsFragmentDoc = new TypedDocumentString(`
    fragment FuelGroupFields on FuelGroup {
  name
  figures {
    sources {
      ...FiguresOfSource
      averagePrice {
        amount
        currency
        per
      }
    }
  }
}
    fragment ConvertedCostFields on ConvertedCost {
  amount
  currency
  isConverted
  unconverted {
    amount
    currency
  }
}
fragment EconomiesOfSource on SourceFigures {
  energySource
  economy {
    ...EconomyFields
  }
  economyPerHour {
    ...EconomyFields
  }
}
fragment FiguresOfSource on SourceFigures {
  ...EconomiesOfSource
  fillCount
  cost {
    amount
    currency
  }
  convertedCost {
    ...ConvertedCostFields
  }
}
fragment EconomyFields on FuelEconomy {
  value
  unit
}`, {"fragmentName":"FuelGroupFields"}) as unknown as TypedDocumentString<FuelGroupFieldsFragment, unknown>;
export const SourceFigureFieldsFragmentDoc = new TypedDocumentString(`
    fragment SourceFigureFields on SourceFigures {
  energySource
  fillCount
  quantity {
    value
    unit
  }
  cost {
    amount
    currency
  }
  convertedCost {
    ...ConvertedCostFields
  }
  averagePrice {
    amount
    currency
    per
  }
  economy {
    ...EconomyFields
  }
  economyOverTotalDistance {
    ...EconomyFields
  }
  economyPerHour {
    ...EconomyFields
  }
  shareOfCost
  chargingLossPercentage
}
    fragment ConvertedCostFields on ConvertedCost {
  amount
  currency
  isConverted
  unconverted {
    amount
    currency
  }
}
fragment EconomyFields on FuelEconomy {
  value
  unit
}`, {"fragmentName":"SourceFigureFields"}) as unknown as TypedDocumentString<SourceFigureFieldsFragment, unknown>;
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
  meterKind
  mayLog
  units {
    distanceUnit
    volumeUnit
    economyUnit
    electricEconomyUnit
  }
  batteryCapacity {
    value
    unit
  }
  fromVin
  odometer {
    value
    unit
  }
  engineHours {
    value
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
    convertedTotalCost {
      ...ConvertedCostFields
    }
    convertedCostThisMonth {
      ...ConvertedCostFields
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
    fragment ConvertedCostFields on ConvertedCost {
  amount
  currency
  isConverted
  unconverted {
    amount
    currency
  }
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
export const ExportFieldsFragmentDoc = new TypedDocumentString(`
    fragment ExportFields on DataExport {
  id
  vehicleId
  kinds
  state
  done
  total
  createdAt
  expiresAt
  bytes
  downloadUrl
}
    `, {"fragmentName":"ExportFields"}) as unknown as TypedDocumentString<ExportFieldsFragment, unknown>;
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
export const ReadDocumentsDocument = new TypedDocumentString(`
    query ReadDocuments($fuelLogId: ID!) {
  node(id: $fuelLogId) {
    ... on FuelLog {
      id
      documents {
        ...DocumentFields
      }
    }
  }
}
    fragment DocumentFields on Document {
  id
  fileName
  contentType
  url
  thumbnail: url(thumbnail: true)
}`, {"hash":"sha256:d564f53c69c2ad53a4dd90f43b8de3dce74ddcab249c1ef5f7d05abc65af4220"}) as unknown as TypedDocumentString<ReadDocumentsQuery, ReadDocumentsQueryVariables>;
export const CreateUploadDocument = new TypedDocumentString(`
    mutation CreateUpload($input: CreateUploadInput!) {
  createUpload(input: $input) {
    upload {
      id
      url
      document {
        ...StoredDocument
      }
    }
    userErrors {
      code
      field
      message
    }
  }
}
    fragment DocumentFields on Document {
  id
  fileName
  contentType
  url
  thumbnail: url(thumbnail: true)
}
fragment StoredDocument on Document {
  ...DocumentFields
  fuelLog {
    id
    documentCount
  }
}`, {"hash":"sha256:dc4453735474847111daada73b84ae198c0e8b1864c723a200df7096464396ac"}) as unknown as TypedDocumentString<CreateUploadMutation, CreateUploadMutationVariables>;
export const CompleteUploadDocument = new TypedDocumentString(`
    mutation CompleteUpload($input: CompleteUploadInput!) {
  completeUpload(input: $input) {
    document {
      ...StoredDocument
    }
    userErrors {
      code
      field
      message
    }
  }
}
    fragment DocumentFields on Document {
  id
  fileName
  contentType
  url
  thumbnail: url(thumbnail: true)
}
fragment StoredDocument on Document {
  ...DocumentFields
  fuelLog {
    id
    documentCount
  }
}`, {"hash":"sha256:d2d5e39a0b319a2112686cd97a64ecd14156a0ac7d1927838f362495eeefe91b"}) as unknown as TypedDocumentString<CompleteUploadMutation, CompleteUploadMutationVariables>;
export const DeleteDocumentDocument = new TypedDocumentString(`
    mutation DeleteDocument($input: DeleteDocumentInput!) {
  deleteDocument(input: $input) {
    document {
      ...StoredDocument
    }
    userErrors {
      code
      field
      message
    }
  }
}
    fragment DocumentFields on Document {
  id
  fileName
  contentType
  url
  thumbnail: url(thumbnail: true)
}
fragment StoredDocument on Document {
  ...DocumentFields
  fuelLog {
    id
    documentCount
  }
}`, {"hash":"sha256:468e8db97220bd25d46363d8c13706b8b040db129cc604546e90a0d527691388"}) as unknown as TypedDocumentString<DeleteDocumentMutation, DeleteDocumentMutationVariables>;
export const RestoreDocumentDocument = new TypedDocumentString(`
    mutation RestoreDocument($input: RestoreDocumentInput!) {
  restoreDocument(input: $input) {
    document {
      ...StoredDocument
    }
    userErrors {
      code
      field
      message
    }
  }
}
    fragment DocumentFields on Document {
  id
  fileName
  contentType
  url
  thumbnail: url(thumbnail: true)
}
fragment StoredDocument on Document {
  ...DocumentFields
  fuelLog {
    id
    documentCount
  }
}`, {"hash":"sha256:187206bb5129dc91eb0974d2fa509ecdeeeecc8fa912a512dbdd6ec0e60c1ab1"}) as unknown as TypedDocumentString<RestoreDocumentMutation, RestoreDocumentMutationVariables>;
export const ListExchangeRatesDocument = new TypedDocumentString(`
    query ListExchangeRates {
  viewer {
    id
    isAdministrator
    tenant {
      role
    }
    referenceRatesUntil
    exchangeRates {
      ...ManualRateFields
    }
  }
}
    fragment ManualRateFields on ManualExchangeRate {
  id
  from
  to
  since
  rate
}`, {"hash":"sha256:2c534f267dc59f11a5b126341ea9f29ecdf79988a969342ae5fb7dae6bef29f4"}) as unknown as TypedDocumentString<ListExchangeRatesQuery, ListExchangeRatesQueryVariables>;
export const SetExchangeRateDocument = new TypedDocumentString(`
    mutation SetExchangeRate($input: SetExchangeRateInput!) {
  setExchangeRate(input: $input) {
    exchangeRate {
      ...ManualRateFields
    }
    userErrors {
      code
      field
      message
    }
  }
}
    fragment ManualRateFields on ManualExchangeRate {
  id
  from
  to
  since
  rate
}`, {"hash":"sha256:9b70f62a2e4b3e6b47b3db8f19dde7087fe655fd2aa1ef6803799785fbf13d83"}) as unknown as TypedDocumentString<SetExchangeRateMutation, SetExchangeRateMutationVariables>;
export const DeleteExchangeRateDocument = new TypedDocumentString(`
    mutation DeleteExchangeRate($input: DeleteExchangeRateInput!) {
  deleteExchangeRate(input: $input) {
    exchangeRate {
      id
    }
    userErrors {
      code
      field
      message
    }
  }
}
    `, {"hash":"sha256:49a71a670b4d3001548eba929cb7fac898c8e25e22cb69c758ee4e5691b6bb9f"}) as unknown as TypedDocumentString<DeleteExchangeRateMutation, DeleteExchangeRateMutationVariables>;
export const ImportExchangeRatesDocument = new TypedDocumentString(`
    mutation ImportExchangeRates($input: ImportExchangeRatesInput!) {
  importExchangeRates(input: $input) {
    rates
    userErrors {
      code
      field
      message
    }
  }
}
    `, {"hash":"sha256:2f0b6dba0f56b3fbfb94bb03be18b8be7b285c462cd6f9140434e56220468476"}) as unknown as TypedDocumentString<ImportExchangeRatesMutation, ImportExchangeRatesMutationVariables>;
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
  totalIn {
    amount
    currency
    rate {
      rate
      day
    }
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
    tripDistance {
      value
      unit
    }
    distanceOnThisFuel {
      value
      unit
    }
  }
  engineHours {
    value
  }
  charge {
    stateOfChargeStart
    stateOfChargeEnd
    batteryEnergy {
      value
      unit
    }
    place
    chargerKind
  }
  driver
  paymentMethod
  tags
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
  economyPerHour {
    ...EconomyFields
  }
  noEconomyPerHourReason
  documentCount
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
}`, {"hash":"sha256:323a39a77b0e7f7b67a1715cbd948cc76ffd1a1dd38568c46f357347a535960a"}) as unknown as TypedDocumentString<ListFuelLogsQuery, ListFuelLogsQueryVariables>;
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
    fragment ConvertedCostFields on ConvertedCost {
  amount
  currency
  isConverted
  unconverted {
    amount
    currency
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
  totalIn {
    amount
    currency
    rate {
      rate
      day
    }
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
    tripDistance {
      value
      unit
    }
    distanceOnThisFuel {
      value
      unit
    }
  }
  engineHours {
    value
  }
  charge {
    stateOfChargeStart
    stateOfChargeEnd
    batteryEnergy {
      value
      unit
    }
    place
    chargerKind
  }
  driver
  paymentMethod
  tags
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
  economyPerHour {
    ...EconomyFields
  }
  noEconomyPerHourReason
  documentCount
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
  meterKind
  mayLog
  units {
    distanceUnit
    volumeUnit
    economyUnit
    electricEconomyUnit
  }
  batteryCapacity {
    value
    unit
  }
  fromVin
  odometer {
    value
    unit
  }
  engineHours {
    value
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
    convertedTotalCost {
      ...ConvertedCostFields
    }
    convertedCostThisMonth {
      ...ConvertedCostFields
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
}`, {"hash":"sha256:fad431731fc56c106b87c8725fe84a70e5c10e9fe4a6f71968c56e48b7581f0c"}) as unknown as TypedDocumentString<CreateFuelLogMutation, CreateFuelLogMutationVariables>;
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
    fragment ConvertedCostFields on ConvertedCost {
  amount
  currency
  isConverted
  unconverted {
    amount
    currency
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
  totalIn {
    amount
    currency
    rate {
      rate
      day
    }
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
    tripDistance {
      value
      unit
    }
    distanceOnThisFuel {
      value
      unit
    }
  }
  engineHours {
    value
  }
  charge {
    stateOfChargeStart
    stateOfChargeEnd
    batteryEnergy {
      value
      unit
    }
    place
    chargerKind
  }
  driver
  paymentMethod
  tags
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
  economyPerHour {
    ...EconomyFields
  }
  noEconomyPerHourReason
  documentCount
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
  meterKind
  mayLog
  units {
    distanceUnit
    volumeUnit
    economyUnit
    electricEconomyUnit
  }
  batteryCapacity {
    value
    unit
  }
  fromVin
  odometer {
    value
    unit
  }
  engineHours {
    value
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
    convertedTotalCost {
      ...ConvertedCostFields
    }
    convertedCostThisMonth {
      ...ConvertedCostFields
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
}`, {"hash":"sha256:3e8d61440a1354f14dbb7b664e25970ba969cdc27569e213c20c34727c4610c7"}) as unknown as TypedDocumentString<UpdateFuelLogMutation, UpdateFuelLogMutationVariables>;
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
    fragment ConvertedCostFields on ConvertedCost {
  amount
  currency
  isConverted
  unconverted {
    amount
    currency
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
  meterKind
  mayLog
  units {
    distanceUnit
    volumeUnit
    economyUnit
    electricEconomyUnit
  }
  batteryCapacity {
    value
    unit
  }
  fromVin
  odometer {
    value
    unit
  }
  engineHours {
    value
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
    convertedTotalCost {
      ...ConvertedCostFields
    }
    convertedCostThisMonth {
      ...ConvertedCostFields
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
}`, {"hash":"sha256:2593e228fd1cb945d776110b426b5102f89900fd34c155c8f7dad793f16e8415"}) as unknown as TypedDocumentString<DeleteFuelLogMutation, DeleteFuelLogMutationVariables>;
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
    fragment ConvertedCostFields on ConvertedCost {
  amount
  currency
  isConverted
  unconverted {
    amount
    currency
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
  totalIn {
    amount
    currency
    rate {
      rate
      day
    }
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
    tripDistance {
      value
      unit
    }
    distanceOnThisFuel {
      value
      unit
    }
  }
  engineHours {
    value
  }
  charge {
    stateOfChargeStart
    stateOfChargeEnd
    batteryEnergy {
      value
      unit
    }
    place
    chargerKind
  }
  driver
  paymentMethod
  tags
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
  economyPerHour {
    ...EconomyFields
  }
  noEconomyPerHourReason
  documentCount
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
  meterKind
  mayLog
  units {
    distanceUnit
    volumeUnit
    economyUnit
    electricEconomyUnit
  }
  batteryCapacity {
    value
    unit
  }
  fromVin
  odometer {
    value
    unit
  }
  engineHours {
    value
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
    convertedTotalCost {
      ...ConvertedCostFields
    }
    convertedCostThisMonth {
      ...ConvertedCostFields
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
}`, {"hash":"sha256:077afc4ddc3c227fdc553880ac6fc3f43f366d45e3f9106579e3a7f9d4bbaaa1"}) as unknown as TypedDocumentString<RestoreFuelLogMutation, RestoreFuelLogMutationVariables>;
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
    fragment ConvertedCostFields on ConvertedCost {
  amount
  currency
  isConverted
  unconverted {
    amount
    currency
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
  totalIn {
    amount
    currency
    rate {
      rate
      day
    }
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
    tripDistance {
      value
      unit
    }
    distanceOnThisFuel {
      value
      unit
    }
  }
  engineHours {
    value
  }
  charge {
    stateOfChargeStart
    stateOfChargeEnd
    batteryEnergy {
      value
      unit
    }
    place
    chargerKind
  }
  driver
  paymentMethod
  tags
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
  economyPerHour {
    ...EconomyFields
  }
  noEconomyPerHourReason
  documentCount
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
  meterKind
  mayLog
  units {
    distanceUnit
    volumeUnit
    economyUnit
    electricEconomyUnit
  }
  batteryCapacity {
    value
    unit
  }
  fromVin
  odometer {
    value
    unit
  }
  engineHours {
    value
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
    convertedTotalCost {
      ...ConvertedCostFields
    }
    convertedCostThisMonth {
      ...ConvertedCostFields
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
}`, {"hash":"sha256:9245f98147ccda77936fb897bded8c7d79025c8be8bbbf9cf5e0d5b98cb4be73"}) as unknown as TypedDocumentString<ConfirmFuelLogMutation, ConfirmFuelLogMutationVariables>;
export const ListImportsDocument = new TypedDocumentString(`
    query ListImports {
  viewer {
    id
    imports {
      id
      fileName
      state
      format
      createdAt
      canUndo
      result {
        made
      }
    }
  }
}
    `, {"hash":"sha256:7950ac3ced0d93b228c31ec54d989b8c0b6ace9ec7fbbad377a94549da37a23c"}) as unknown as TypedDocumentString<ListImportsQuery, ListImportsQueryVariables>;
export const ReadImportDocument = new TypedDocumentString(`
    query ReadImport($id: ID!, $onlyProblems: Boolean!) {
  viewer {
    id
    import(id: $id) {
      ...ImportFields
      rows(first: 50, onlyProblems: $onlyProblems) {
        totalCount
        edges {
          node {
            line
            state
            filledOn
            odometer {
              value
              unit
            }
            quantity {
              value
              unit
            }
            total
            unitPrice
            currency
            problems {
              code
              message
              isError
            }
          }
        }
      }
    }
  }
}
    fragment ImportFields on Import {
  id
  version
  fileName
  state
  format
  unreadable
  uploadUrl
  maxBytes
  done
  total
  canUndo
  createdAt
  headings
  columns {
    field
    heading
  }
  problems {
    code
    line
    message
    isError
  }
  questions {
    kind
    isRequired
  }
  counts {
    rows
    new
    alreadyThere
    twice
    bad
    leftOut
  }
  odometerReadings {
    rows
    new
    alreadyThere
    bad
    problems {
      code
      line
      message
      isError
    }
  }
  documents {
    files
    new
    alreadyThere
    bad
    leftOut
    problems {
      code
      line
      fileName
      message
    }
  }
  others {
    kind
    count
    reasonCode
  }
  result {
    made
    alreadyThere
    leftOut
    odometerReadings {
      made
      alreadyThere
      leftOut
    }
    documents {
      made
      leftOut
    }
  }
  vehicles {
    key
    name
    fillUps
    destination
    vehicle {
      id
    }
  }
}`, {"hash":"sha256:783683082578b05140740d2e09fa37c8cee207471e19a5e5ffab1d95cc3bddc1"}) as unknown as TypedDocumentString<ReadImportQuery, ReadImportQueryVariables>;
export const CreateImportDocument = new TypedDocumentString(`
    mutation CreateImport($input: CreateImportInput!) {
  createImport(input: $input) {
    import {
      id
      uploadUrl
      maxBytes
    }
    userErrors {
      code
      field
      message
    }
  }
}
    `, {"hash":"sha256:c1eef2a95a6975ffd9b8018d340bd33739ed4a56761f419d7db996aa1f1b4996"}) as unknown as TypedDocumentString<CreateImportMutation, CreateImportMutationVariables>;
export const AnswerImportDocument = new TypedDocumentString(`
    mutation AnswerImport($input: AnswerImportInput!) {
  answerImport(input: $input) {
    import {
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
    `, {"hash":"sha256:d435d4cca468e05c969ea445bb283c7e33ba04f506f63232e18805537fcb5eb9"}) as unknown as TypedDocumentString<AnswerImportMutation, AnswerImportMutationVariables>;
export const StartImportDocument = new TypedDocumentString(`
    mutation StartImport($input: StartImportInput!) {
  startImport(input: $input) {
    import {
      id
      state
    }
    userErrors {
      code
      field
      message
    }
  }
}
    `, {"hash":"sha256:29ae034548ab9f8f760241b9e9b67f933a11204900624c43d508e6a559dc1d76"}) as unknown as TypedDocumentString<StartImportMutation, StartImportMutationVariables>;
export const UndoImportDocument = new TypedDocumentString(`
    mutation UndoImport($input: UndoImportInput!) {
  undoImport(input: $input) {
    import {
      id
      state
    }
    userErrors {
      code
      field
      message
    }
  }
}
    `, {"hash":"sha256:65965e9bcf772096a1b33063083f8f42d6b92accf56cb2cca1a0978d4eebdf2c"}) as unknown as TypedDocumentString<UndoImportMutation, UndoImportMutationVariables>;
export const ListOdometerReadingsDocument = new TypedDocumentString(`
    query ListOdometerReadings($vehicleId: ID!, $first: Int!, $after: String) {
  viewer {
    vehicle(id: $vehicleId) {
      id
      odometerReadings(first: $first, after: $after) {
        nodes {
          ...OdometerReadingFields
        }
        pageInfo {
          endCursor
          hasNextPage
        }
      }
    }
  }
}
    fragment OdometerReadingFields on OdometerReading {
  id
  version
  source
  readOn
  readAt
  odometer {
    value
    unit
  }
  correctedOdometer {
    value
    unit
  }
  replacedOdometer {
    value
    unit
  }
  engineHours {
    value
  }
  correctedEngineHours {
    value
  }
  replacedEngineHours {
    value
  }
  isDoubtful
  notes
}`, {"hash":"sha256:643be2432f35c4f79fba36e315a0d3cfcc565859a58e6e7f1cf4bef499b17adf"}) as unknown as TypedDocumentString<ListOdometerReadingsQuery, ListOdometerReadingsQueryVariables>;
export const CreateOdometerReadingDocument = new TypedDocumentString(`
    mutation CreateOdometerReading($input: CreateOdometerReadingInput!) {
  createOdometerReading(input: $input) {
    odometerReading {
      ...OdometerReadingFields
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
    fragment ConvertedCostFields on ConvertedCost {
  amount
  currency
  isConverted
  unconverted {
    amount
    currency
  }
}
fragment OdometerReadingFields on OdometerReading {
  id
  version
  source
  readOn
  readAt
  odometer {
    value
    unit
  }
  correctedOdometer {
    value
    unit
  }
  replacedOdometer {
    value
    unit
  }
  engineHours {
    value
  }
  correctedEngineHours {
    value
  }
  replacedEngineHours {
    value
  }
  isDoubtful
  notes
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
  meterKind
  mayLog
  units {
    distanceUnit
    volumeUnit
    economyUnit
    electricEconomyUnit
  }
  batteryCapacity {
    value
    unit
  }
  fromVin
  odometer {
    value
    unit
  }
  engineHours {
    value
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
    convertedTotalCost {
      ...ConvertedCostFields
    }
    convertedCostThisMonth {
      ...ConvertedCostFields
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
}`, {"hash":"sha256:bd7f799209bffb87a5777b42b1e71e5ac8648e72e1083cfd9919e5cb7eab97f2"}) as unknown as TypedDocumentString<CreateOdometerReadingMutation, CreateOdometerReadingMutationVariables>;
export const DeleteOdometerReadingDocument = new TypedDocumentString(`
    mutation DeleteOdometerReading($input: DeleteOdometerReadingInput!) {
  deleteOdometerReading(input: $input) {
    odometerReading {
      id
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
    fragment ConvertedCostFields on ConvertedCost {
  amount
  currency
  isConverted
  unconverted {
    amount
    currency
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
  meterKind
  mayLog
  units {
    distanceUnit
    volumeUnit
    economyUnit
    electricEconomyUnit
  }
  batteryCapacity {
    value
    unit
  }
  fromVin
  odometer {
    value
    unit
  }
  engineHours {
    value
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
    convertedTotalCost {
      ...ConvertedCostFields
    }
    convertedCostThisMonth {
      ...ConvertedCostFields
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
}`, {"hash":"sha256:fea33a2c4e23bb4e55a115f4f28646777e3fcf432fbd4dbc82e7989beff33c5f"}) as unknown as TypedDocumentString<DeleteOdometerReadingMutation, DeleteOdometerReadingMutationVariables>;
export const RestoreOdometerReadingDocument = new TypedDocumentString(`
    mutation RestoreOdometerReading($input: RestoreOdometerReadingInput!) {
  restoreOdometerReading(input: $input) {
    odometerReading {
      ...OdometerReadingFields
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
    fragment ConvertedCostFields on ConvertedCost {
  amount
  currency
  isConverted
  unconverted {
    amount
    currency
  }
}
fragment OdometerReadingFields on OdometerReading {
  id
  version
  source
  readOn
  readAt
  odometer {
    value
    unit
  }
  correctedOdometer {
    value
    unit
  }
  replacedOdometer {
    value
    unit
  }
  engineHours {
    value
  }
  correctedEngineHours {
    value
  }
  replacedEngineHours {
    value
  }
  isDoubtful
  notes
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
  meterKind
  mayLog
  units {
    distanceUnit
    volumeUnit
    economyUnit
    electricEconomyUnit
  }
  batteryCapacity {
    value
    unit
  }
  fromVin
  odometer {
    value
    unit
  }
  engineHours {
    value
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
    convertedTotalCost {
      ...ConvertedCostFields
    }
    convertedCostThisMonth {
      ...ConvertedCostFields
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
}`, {"hash":"sha256:693a750fa29a755b99eb4e9ea872b74ed39c1855849d74647e48191409cd403c"}) as unknown as TypedDocumentString<RestoreOdometerReadingMutation, RestoreOdometerReadingMutationVariables>;
export const ReadSharingDocument = new TypedDocumentString(`
    query ReadSharing($vehicleId: ID!) {
  viewer {
    id
    tenant {
      id
      members(first: 100) {
        nodes {
          id
          displayName
          role
          isViewer
        }
      }
    }
    vehicle(id: $vehicleId) {
      id
      grants {
        ...VehicleGrantFields
      }
      guestLinks {
        ...GuestLinkFields
      }
    }
  }
}
    fragment VehicleGrantFields on VehicleGrant {
  id
  memberId
  memberName
  level
  endsAt
}
fragment GuestLinkFields on GuestLink {
  id
  showsPrivate
  createdAt
  expiresAt
}`, {"hash":"sha256:4757c78c225694da8951724d447facdf7a760758a19a369b1671bc203685101d"}) as unknown as TypedDocumentString<ReadSharingQuery, ReadSharingQueryVariables>;
export const ReadSharedVehicleDocument = new TypedDocumentString(`
    query ReadSharedVehicle($first: Int!, $after: String) {
  viewer {
    id
    isGuest
    preferences {
      ...PreferencesFields
    }
    vehicles(first: 1) {
      nodes {
        ...VehicleFields
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
}
    fragment ConvertedCostFields on ConvertedCost {
  amount
  currency
  isConverted
  unconverted {
    amount
    currency
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
  totalIn {
    amount
    currency
    rate {
      rate
      day
    }
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
    tripDistance {
      value
      unit
    }
    distanceOnThisFuel {
      value
      unit
    }
  }
  engineHours {
    value
  }
  charge {
    stateOfChargeStart
    stateOfChargeEnd
    batteryEnergy {
      value
      unit
    }
    place
    chargerKind
  }
  driver
  paymentMethod
  tags
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
  economyPerHour {
    ...EconomyFields
  }
  noEconomyPerHourReason
  documentCount
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
  meterKind
  mayLog
  units {
    distanceUnit
    volumeUnit
    economyUnit
    electricEconomyUnit
  }
  batteryCapacity {
    value
    unit
  }
  fromVin
  odometer {
    value
    unit
  }
  engineHours {
    value
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
    convertedTotalCost {
      ...ConvertedCostFields
    }
    convertedCostThisMonth {
      ...ConvertedCostFields
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
fragment PreferencesFields on Preferences {
  distanceUnit
  volumeUnit
  economyUnit
  electricEconomyUnit
  currency
  locale
  theme
  version
}`, {"hash":"sha256:0fc4314ec953ea00307a09d60aeb0d888dacfba81e11de88e67d3b21fc223c80"}) as unknown as TypedDocumentString<ReadSharedVehicleQuery, ReadSharedVehicleQueryVariables>;
export const GrantVehicleDocument = new TypedDocumentString(`
    mutation GrantVehicle($input: GrantVehicleInput!) {
  grantVehicle(input: $input) {
    vehicleGrant {
      ...VehicleGrantFields
    }
    userErrors {
      code
      field
      message
    }
  }
}
    fragment VehicleGrantFields on VehicleGrant {
  id
  memberId
  memberName
  level
  endsAt
}`, {"hash":"sha256:ae80450fc7ecb32df2b4559d9997b8faab298262fba4de7b2fd3c1f55dd8c2b5"}) as unknown as TypedDocumentString<GrantVehicleMutation, GrantVehicleMutationVariables>;
export const RevokeVehicleGrantDocument = new TypedDocumentString(`
    mutation RevokeVehicleGrant($input: RevokeVehicleGrantInput!) {
  revokeVehicleGrant(input: $input) {
    vehicleGrant {
      id
    }
    userErrors {
      code
      field
      message
    }
  }
}
    `, {"hash":"sha256:e5da12e592c26cda1a3817c3f86ad56cd611f37b4dec0e77724391598b988d59"}) as unknown as TypedDocumentString<RevokeVehicleGrantMutation, RevokeVehicleGrantMutationVariables>;
export const LiftVehicleGrantsDocument = new TypedDocumentString(`
    mutation LiftVehicleGrants($input: LiftVehicleGrantsInput!) {
  liftVehicleGrants(input: $input) {
    memberId
    userErrors {
      code
      field
      message
    }
  }
}
    `, {"hash":"sha256:dda37a1c7a151c87e944a688f0abcd43ff3f18949901c9a50c9425d7e0b40f78"}) as unknown as TypedDocumentString<LiftVehicleGrantsMutation, LiftVehicleGrantsMutationVariables>;
export const CreateGuestLinkDocument = new TypedDocumentString(`
    mutation CreateGuestLink($input: CreateGuestLinkInput!) {
  createGuestLink(input: $input) {
    guestLink {
      ...GuestLinkFields
    }
    secret
    userErrors {
      code
      field
      message
    }
  }
}
    fragment GuestLinkFields on GuestLink {
  id
  showsPrivate
  createdAt
  expiresAt
}`, {"hash":"sha256:1e4899cd05f518f02f3312c28d097ec1a131c86fd329d66ab738ea58213e76f3"}) as unknown as TypedDocumentString<CreateGuestLinkMutation, CreateGuestLinkMutationVariables>;
export const RevokeGuestLinkDocument = new TypedDocumentString(`
    mutation RevokeGuestLink($input: RevokeGuestLinkInput!) {
  revokeGuestLink(input: $input) {
    guestLink {
      id
    }
    userErrors {
      code
      field
      message
    }
  }
}
    `, {"hash":"sha256:694e78c1e4866b23f843371e7cb374544100330e53c2821f9828326214f856b4"}) as unknown as TypedDocumentString<RevokeGuestLinkMutation, RevokeGuestLinkMutationVariables>;
export const OfferVehicleDocument = new TypedDocumentString(`
    mutation OfferVehicle($input: OfferVehicleInput!) {
  offerVehicle(input: $input) {
    offer {
      id
      expiresAt
    }
    code
    userErrors {
      code
      field
      message
    }
  }
}
    `, {"hash":"sha256:ec6c4c98b845f84408a1e3b42578bfa98785fa25a2f45b7fbdea229b5ac55a26"}) as unknown as TypedDocumentString<OfferVehicleMutation, OfferVehicleMutationVariables>;
export const WithdrawVehicleOfferDocument = new TypedDocumentString(`
    mutation WithdrawVehicleOffer($input: WithdrawVehicleOfferInput!) {
  withdrawVehicleOffer(input: $input) {
    vehicle {
      id
    }
    userErrors {
      code
      field
      message
    }
  }
}
    `, {"hash":"sha256:424461ad2690a33c1097fb03648e8ddaea58a78f56f67ec8710f912ceccf41bd"}) as unknown as TypedDocumentString<WithdrawVehicleOfferMutation, WithdrawVehicleOfferMutationVariables>;
export const AcceptVehicleDocument = new TypedDocumentString(`
    mutation AcceptVehicle($input: AcceptVehicleInput!) {
  acceptVehicle(input: $input) {
    vehicle {
      id
      displayName
    }
    userErrors {
      code
      field
      message
    }
  }
}
    `, {"hash":"sha256:5ac9b0f364ff691c5f27631bc41bd1dfd9890aa2ef02e25cf0d1885745a66e90"}) as unknown as TypedDocumentString<AcceptVehicleMutation, AcceptVehicleMutationVariables>;
export const ReadStatisticsDocument = new TypedDocumentString(`
    query ReadStatistics($vehicleId: ID!, $from: Date, $energySource: EnergySource) {
  viewer {
    id
    vehicle(id: $vehicleId) {
      id
      fuelStatistics(from: $from) {
        total {
          ...FigureFields
          sources {
            ...SourceFigureFields
          }
        }
        months {
          beginsOn
          figures {
            distance {
              value
              unit
            }
            operatingHours {
              value
              unit
            }
            cost {
              amount
              currency
            }
            convertedCost {
              amount
            }
          }
        }
        years {
          beginsOn
          figures {
            ...FigureFields
            sources {
              ...FiguresOfSource
              costPerDistance {
                amount
                currency
                per
              }
            }
          }
        }
        seasons {
          season
          figures {
            sources {
              ...EconomiesOfSource
              fillCount
            }
          }
        }
        stations {
          ...FuelGroupFields
        }
        grades {
          ...FuelGroupFields
        }
        drivers {
          ...FuelGroupFields
        }
        chargePlaces {
          place
          figures {
            sources {
              energySource
              fillCount
              cost {
                amount
                currency
              }
              convertedCost {
                ...ConvertedCostFields
              }
              quantity {
                value
                unit
              }
              averagePrice {
                amount
                currency
                per
              }
            }
          }
        }
        trend(energySource: $energySource, last: 100) {
          fuelLogId
          filledOn
          economy {
            ...EconomyFields
          }
          rollingMean {
            ...EconomyFields
          }
        }
        hourlyTrend(energySource: $energySource, last: 100) {
          fuelLogId
          filledOn
          economy {
            ...EconomyFields
          }
          rollingMean {
            ...EconomyFields
          }
        }
        prices(energySource: $energySource, last: 100) {
          fuelLogId
          filledOn
          unitPrice {
            amount
            currency
            per
          }
        }
      }
    }
  }
}
    fragment ConvertedCostFields on ConvertedCost {
  amount
  currency
  isConverted
  unconverted {
    amount
    currency
  }
}
fragment FigureFields on FuelFigures {
  fillCount
  distance {
    value
    unit
  }
  cost {
    amount
    currency
  }
  convertedCost {
    ...ConvertedCostFields
  }
  costPerDistance {
    amount
    currency
    per
  }
  convertedCostPerDistance {
    amount
    currency
    per
  }
  operatingHours {
    value
    unit
  }
  costPerHour {
    amount
    currency
  }
  convertedCostPerHour {
    amount
    currency
  }
}
fragment EconomiesOfSource on SourceFigures {
  energySource
  economy {
    ...EconomyFields
  }
  economyPerHour {
    ...EconomyFields
  }
}
fragment FiguresOfSource on SourceFigures {
  ...EconomiesOfSource
  fillCount
  cost {
    amount
    currency
  }
  convertedCost {
    ...ConvertedCostFields
  }
}
fragment FuelGroupFields on FuelGroup {
  name
  figures {
    sources {
      ...FiguresOfSource
      averagePrice {
        amount
        currency
        per
      }
    }
  }
}
fragment SourceFigureFields on SourceFigures {
  energySource
  fillCount
  quantity {
    value
    unit
  }
  cost {
    amount
    currency
  }
  convertedCost {
    ...ConvertedCostFields
  }
  averagePrice {
    amount
    currency
    per
  }
  economy {
    ...EconomyFields
  }
  economyOverTotalDistance {
    ...EconomyFields
  }
  economyPerHour {
    ...EconomyFields
  }
  shareOfCost
  chargingLossPercentage
}
fragment EconomyFields on FuelEconomy {
  value
  unit
}`, {"hash":"sha256:58004d3fb65cc89185b31ff91a0ea585ac2eb0372e0ec8933ace8eed8004e6ae"}) as unknown as TypedDocumentString<ReadStatisticsQuery, ReadStatisticsQueryVariables>;
export const CompareVehiclesDocument = new TypedDocumentString(`
    query CompareVehicles($from: Date) {
  viewer {
    id
    vehicles(first: 100) {
      nodes {
        id
        displayName
        kind
        meterKind
        fuelStatistics(from: $from) {
          total {
            ...FigureFields
            sources {
              ...EconomiesOfSource
            }
          }
        }
      }
    }
  }
}
    fragment ConvertedCostFields on ConvertedCost {
  amount
  currency
  isConverted
  unconverted {
    amount
    currency
  }
}
fragment FigureFields on FuelFigures {
  fillCount
  distance {
    value
    unit
  }
  cost {
    amount
    currency
  }
  convertedCost {
    ...ConvertedCostFields
  }
  costPerDistance {
    amount
    currency
    per
  }
  convertedCostPerDistance {
    amount
    currency
    per
  }
  operatingHours {
    value
    unit
  }
  costPerHour {
    amount
    currency
  }
  convertedCostPerHour {
    amount
    currency
  }
}
fragment EconomiesOfSource on SourceFigures {
  energySource
  economy {
    ...EconomyFields
  }
  economyPerHour {
    ...EconomyFields
  }
}
fragment EconomyFields on FuelEconomy {
  value
  unit
}`, {"hash":"sha256:9399b45fec93c0b847a4ce155e9d5ae0f896af6b2bbebc5e5383b0535bdf85cd"}) as unknown as TypedDocumentString<CompareVehiclesQuery, CompareVehiclesQueryVariables>;
export const ReadEconomiesDocument = new TypedDocumentString(`
    query ReadEconomies($vehicleId: ID!) {
  viewer {
    id
    vehicle(id: $vehicleId) {
      id
      fuelStatistics {
        total {
          sources {
            ...EconomiesOfSource
            economyOverTotalDistance {
              ...EconomyFields
            }
          }
        }
      }
    }
  }
}
    fragment EconomiesOfSource on SourceFigures {
  energySource
  economy {
    ...EconomyFields
  }
  economyPerHour {
    ...EconomyFields
  }
}
fragment EconomyFields on FuelEconomy {
  value
  unit
}`, {"hash":"sha256:6aeb994bac866a8707e0d3fab40fa525a044d77a8f944989a6899e4fdb1d125d"}) as unknown as TypedDocumentString<ReadEconomiesQuery, ReadEconomiesQueryVariables>;
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
    fragment ConvertedCostFields on ConvertedCost {
  amount
  currency
  isConverted
  unconverted {
    amount
    currency
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
  meterKind
  mayLog
  units {
    distanceUnit
    volumeUnit
    economyUnit
    electricEconomyUnit
  }
  batteryCapacity {
    value
    unit
  }
  fromVin
  odometer {
    value
    unit
  }
  engineHours {
    value
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
    convertedTotalCost {
      ...ConvertedCostFields
    }
    convertedCostThisMonth {
      ...ConvertedCostFields
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
}`, {"hash":"sha256:10d9307ff56559b5929c462540af398ef6dba23a5ec9ba84241f60a06ae14b16"}) as unknown as TypedDocumentString<ListVehiclesQuery, ListVehiclesQueryVariables>;
export const ReadVehicleDocument = new TypedDocumentString(`
    query ReadVehicle($id: ID!) {
  viewer {
    vehicle(id: $id) {
      ...VehicleFields
    }
  }
}
    fragment ConvertedCostFields on ConvertedCost {
  amount
  currency
  isConverted
  unconverted {
    amount
    currency
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
  meterKind
  mayLog
  units {
    distanceUnit
    volumeUnit
    economyUnit
    electricEconomyUnit
  }
  batteryCapacity {
    value
    unit
  }
  fromVin
  odometer {
    value
    unit
  }
  engineHours {
    value
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
    convertedTotalCost {
      ...ConvertedCostFields
    }
    convertedCostThisMonth {
      ...ConvertedCostFields
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
}`, {"hash":"sha256:b37352040463301e16649e7ec5a3de1dbc28655153dddc8767ed230b70452f03"}) as unknown as TypedDocumentString<ReadVehicleQuery, ReadVehicleQueryVariables>;
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
    fragment ConvertedCostFields on ConvertedCost {
  amount
  currency
  isConverted
  unconverted {
    amount
    currency
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
  meterKind
  mayLog
  units {
    distanceUnit
    volumeUnit
    economyUnit
    electricEconomyUnit
  }
  batteryCapacity {
    value
    unit
  }
  fromVin
  odometer {
    value
    unit
  }
  engineHours {
    value
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
    convertedTotalCost {
      ...ConvertedCostFields
    }
    convertedCostThisMonth {
      ...ConvertedCostFields
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
}`, {"hash":"sha256:8511d9741c6b9d59ceac77d2a5e25df95a7b178fe5e7c5de44221509bcff49e4"}) as unknown as TypedDocumentString<CreateVehicleMutation, CreateVehicleMutationVariables>;
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
    fragment ConvertedCostFields on ConvertedCost {
  amount
  currency
  isConverted
  unconverted {
    amount
    currency
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
  meterKind
  mayLog
  units {
    distanceUnit
    volumeUnit
    economyUnit
    electricEconomyUnit
  }
  batteryCapacity {
    value
    unit
  }
  fromVin
  odometer {
    value
    unit
  }
  engineHours {
    value
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
    convertedTotalCost {
      ...ConvertedCostFields
    }
    convertedCostThisMonth {
      ...ConvertedCostFields
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
}`, {"hash":"sha256:0becc9e475d33481150f5a8740406ea9572f43343a3d140be193a74ff7282377"}) as unknown as TypedDocumentString<UpdateVehicleMutation, UpdateVehicleMutationVariables>;
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
    fragment ConvertedCostFields on ConvertedCost {
  amount
  currency
  isConverted
  unconverted {
    amount
    currency
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
  meterKind
  mayLog
  units {
    distanceUnit
    volumeUnit
    economyUnit
    electricEconomyUnit
  }
  batteryCapacity {
    value
    unit
  }
  fromVin
  odometer {
    value
    unit
  }
  engineHours {
    value
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
    convertedTotalCost {
      ...ConvertedCostFields
    }
    convertedCostThisMonth {
      ...ConvertedCostFields
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
}`, {"hash":"sha256:6a0488800ec4af4955bc18553abc09cd7e9616ed03e345b1800ce79643ba2a36"}) as unknown as TypedDocumentString<RestoreVehicleMutation, RestoreVehicleMutationVariables>;
export const ReadViewerDocument = new TypedDocumentString(`
    query ReadViewer {
  viewer {
    id
    isGuest
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
}`, {"hash":"sha256:0f9f8e048c46457c90fe41f4ac43edcd4cb1682d8a9d10d55d559a9ec3e11d65"}) as unknown as TypedDocumentString<ReadViewerQuery, ReadViewerQueryVariables>;
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
export const ListActivityDocument = new TypedDocumentString(`
    query ListActivity($first: Int!, $after: String, $kind: RecordType, $vehicleId: ID) {
  viewer {
    activity(first: $first, after: $after, kind: $kind, vehicleId: $vehicleId) {
      edges {
        cursor
        node {
          action
          kind
          recordId
          vehicleId
          label
          changes {
            field
            before
            after
          }
          actor {
            displayName
            isViewer
          }
          happenedAt
        }
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
  }
}
    `, {"hash":"sha256:cbbb918b13deeff4609507948477d26f7dedd2feee12cf5a5e3501e6507f5842"}) as unknown as TypedDocumentString<ListActivityQuery, ListActivityQueryVariables>;
export const ReadAccessTokensDocument = new TypedDocumentString(`
    query ReadAccessTokens {
  viewer {
    accessTokens {
      id
      name
      prefix
      scope
      vehicleIds
      createdAt
      expiresAt
      lastUsedAt
    }
  }
}
    `, {"hash":"sha256:ea7daf256babc03aff0e203b4062efef6e0881cf99f3387bf49c607681ba32be"}) as unknown as TypedDocumentString<ReadAccessTokensQuery, ReadAccessTokensQueryVariables>;
export const CreateAccessTokenDocument = new TypedDocumentString(`
    mutation CreateAccessToken($input: CreateAccessTokenInput!) {
  createAccessToken(input: $input) {
    accessToken {
      id
      name
    }
    secret
    userErrors {
      code
      field
      message
    }
  }
}
    `, {"hash":"sha256:12816790f977a22059c682510cca337ec4d883b2b64e600be59fd7f5b76251ea"}) as unknown as TypedDocumentString<CreateAccessTokenMutation, CreateAccessTokenMutationVariables>;
export const RevokeAccessTokenDocument = new TypedDocumentString(`
    mutation RevokeAccessToken($input: RevokeAccessTokenInput!) {
  revokeAccessToken(input: $input) {
    accessToken {
      id
    }
    userErrors {
      code
      field
      message
    }
  }
}
    `, {"hash":"sha256:210d287025f7fba7f1336e709354de7a79ea50207a66e347e639d7e96157730d"}) as unknown as TypedDocumentString<RevokeAccessTokenMutation, RevokeAccessTokenMutationVariables>;
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
export const ListTrashDocument = new TypedDocumentString(`
    query ListTrash($first: Int!, $after: String) {
  viewer {
    tenant {
      role
    }
    trash(first: $first, after: $after) {
      nodes {
        deletedAt
        daysLeft
        record {
          __typename
          ... on Vehicle {
            ...VehicleFields
          }
          ... on FuelLog {
            ...FuelLogFields
            vehicle {
              id
              displayName
              kind
            }
          }
          ... on OdometerReading {
            ...OdometerReadingFields
            vehicle {
              id
              displayName
              kind
            }
          }
          ... on Document {
            ...DocumentFields
            fuelLog {
              id
              filledOn
              vehicle {
                id
                displayName
              }
            }
          }
        }
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
  }
}
    fragment DocumentFields on Document {
  id
  fileName
  contentType
  url
  thumbnail: url(thumbnail: true)
}
fragment ConvertedCostFields on ConvertedCost {
  amount
  currency
  isConverted
  unconverted {
    amount
    currency
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
  totalIn {
    amount
    currency
    rate {
      rate
      day
    }
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
    tripDistance {
      value
      unit
    }
    distanceOnThisFuel {
      value
      unit
    }
  }
  engineHours {
    value
  }
  charge {
    stateOfChargeStart
    stateOfChargeEnd
    batteryEnergy {
      value
      unit
    }
    place
    chargerKind
  }
  driver
  paymentMethod
  tags
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
  economyPerHour {
    ...EconomyFields
  }
  noEconomyPerHourReason
  documentCount
  warnings {
    code
    field
    message
  }
  isConfirmed
  createdAt
  updatedAt
}
fragment OdometerReadingFields on OdometerReading {
  id
  version
  source
  readOn
  readAt
  odometer {
    value
    unit
  }
  correctedOdometer {
    value
    unit
  }
  replacedOdometer {
    value
    unit
  }
  engineHours {
    value
  }
  correctedEngineHours {
    value
  }
  replacedEngineHours {
    value
  }
  isDoubtful
  notes
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
  meterKind
  mayLog
  units {
    distanceUnit
    volumeUnit
    economyUnit
    electricEconomyUnit
  }
  batteryCapacity {
    value
    unit
  }
  fromVin
  odometer {
    value
    unit
  }
  engineHours {
    value
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
    convertedTotalCost {
      ...ConvertedCostFields
    }
    convertedCostThisMonth {
      ...ConvertedCostFields
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
}`, {"hash":"sha256:d628e9c3fe4a799bfeaef161776e9033b15e2a22bfa4f3a618dcc10c39f93e0b"}) as unknown as TypedDocumentString<ListTrashQuery, ListTrashQueryVariables>;
export const PurgeVehicleDocument = new TypedDocumentString(`
    mutation PurgeVehicle($input: PurgeVehicleInput!) {
  purgeVehicle(input: $input) {
    purgedId
    userErrors {
      code
      field
      message
    }
  }
}
    `, {"hash":"sha256:67657412f63797e37135188312f9718c0ded2616c0ee4310dd1d06852985cbe2"}) as unknown as TypedDocumentString<PurgeVehicleMutation, PurgeVehicleMutationVariables>;
export const PurgeFuelLogDocument = new TypedDocumentString(`
    mutation PurgeFuelLog($input: PurgeFuelLogInput!) {
  purgeFuelLog(input: $input) {
    purgedId
    userErrors {
      code
      field
      message
    }
  }
}
    `, {"hash":"sha256:04698f775f5191ad6a879cdff27fac633c3adcf7d4f25163a0fdc57624a78853"}) as unknown as TypedDocumentString<PurgeFuelLogMutation, PurgeFuelLogMutationVariables>;
export const PurgeOdometerReadingDocument = new TypedDocumentString(`
    mutation PurgeOdometerReading($input: PurgeOdometerReadingInput!) {
  purgeOdometerReading(input: $input) {
    purgedId
    userErrors {
      code
      field
      message
    }
  }
}
    `, {"hash":"sha256:4841c0b2ff3b2b3008913107748b7c2a005aaf26c559f223674911608fc2d21a"}) as unknown as TypedDocumentString<PurgeOdometerReadingMutation, PurgeOdometerReadingMutationVariables>;
export const PurgeDocumentDocument = new TypedDocumentString(`
    mutation PurgeDocument($input: PurgeDocumentInput!) {
  purgeDocument(input: $input) {
    purgedId
    userErrors {
      code
      field
      message
    }
  }
}
    `, {"hash":"sha256:c8469dbcc255f93d0e9f27bd83e72aba6b0370a370aaeabf5c3dbf87ba2ede4a"}) as unknown as TypedDocumentString<PurgeDocumentMutation, PurgeDocumentMutationVariables>;
export const ListExportsDocument = new TypedDocumentString(`
    query ListExports {
  viewer {
    dataExports {
      ...ExportFields
    }
  }
}
    fragment ExportFields on DataExport {
  id
  vehicleId
  kinds
  state
  done
  total
  createdAt
  expiresAt
  bytes
  downloadUrl
}`, {"hash":"sha256:9c82b09205eb21531ba22cebd0c34ffa40ff364e2a5637534a3e3c0afd5eb453"}) as unknown as TypedDocumentString<ListExportsQuery, ListExportsQueryVariables>;
export const RequestExportDocument = new TypedDocumentString(`
    mutation RequestExport($input: RequestExportInput!) {
  requestExport(input: $input) {
    export {
      ...ExportFields
    }
    userErrors {
      code
      field
      message
    }
  }
}
    fragment ExportFields on DataExport {
  id
  vehicleId
  kinds
  state
  done
  total
  createdAt
  expiresAt
  bytes
  downloadUrl
}`, {"hash":"sha256:b8df977e9cde8f8dd7a7243079ed046f510efc294ecda0ec79623cce8218d165"}) as unknown as TypedDocumentString<RequestExportMutation, RequestExportMutationVariables>;
export const PreviewDeletionDocument = new TypedDocumentString(`
    query PreviewDeletion {
  viewer {
    accountDeletion {
      tenants {
        id
        name
        fate
        otherMembers
        vehicles
      }
      isPossible
      graceDays
      confirmation
    }
  }
}
    `, {"hash":"sha256:34f0c19b133b72079036c48df9d1636b66a5a3e7a8d60e2be2c99b404d046647"}) as unknown as TypedDocumentString<PreviewDeletionQuery, PreviewDeletionQueryVariables>;
export const DeleteAccountDocument = new TypedDocumentString(`
    mutation DeleteAccount($input: DeleteAccountInput!) {
  deleteAccount(input: $input) {
    deletionDueAt
    userErrors {
      code
      field
      message
    }
  }
}
    `, {"hash":"sha256:16d1d5b9fdd5b1d4715edebac49dc234eccb427218852ff57b255f95562760cd"}) as unknown as TypedDocumentString<DeleteAccountMutation, DeleteAccountMutationVariables>;