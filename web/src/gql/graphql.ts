/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type CatalogScope =
  | 'MODEL'
  | 'PLANT';

export type Confidence =
  | 'LIKELY'
  | 'SURE'
  | 'UNKNOWN';

export type ConfirmFuelLogErrorCode =
  | 'CONFLICT'
  | 'FORBIDDEN'
  | 'NOT_FOUND';

export type ConfirmFuelLogInput = {
  confirmed?: boolean;
  id: string | number;
  idempotencyKey?: string | null | undefined;
};

export type CreateFuelLogErrorCode =
  | 'CONFLICT'
  | 'FORBIDDEN'
  | 'INVALID'
  | 'NOT_FOUND'
  | 'TOO_LONG';

export type CreateFuelLogInput = {
  /** ISO 4217; the viewer's currency by default. */
  currency?: string | null | undefined;
  energySource?: EnergySource | null | undefined;
  filledAt?: string | null | undefined;
  filledOn: string;
  grade?: string | null | undefined;
  id?: string | number | null | undefined;
  idempotencyKey?: string | null | undefined;
  isFull?: boolean;
  missedPrevious?: boolean;
  notes?: string | null | undefined;
  odometer?: DistanceInput | null | undefined;
  quantity?: FuelQuantityInput | null | undefined;
  station?: string | null | undefined;
  total?: string | null | undefined;
  /** Per unit of quantity; with the total missing, the total is derived, and the reverse. */
  unitPrice?: string | null | undefined;
  vehicleId: string | number;
};

export type CreateVehicleErrorCode =
  | 'CONFLICT'
  | 'FORBIDDEN'
  | 'INVALID'
  | 'TOO_LONG';

/** Every create takes a client-made id (vehicle_… / fuel_log_… with a UUIDv7): the same id again returns the existing record. */
export type CreateVehicleInput = {
  catalogMakeId?: string | number | null | undefined;
  catalogModelId?: string | number | null | undefined;
  energySources?: Array<EnergySource> | null | undefined;
  engine?: string | null | undefined;
  id?: string | number | null | undefined;
  idempotencyKey?: string | null | undefined;
  kind?: VehicleKind | null | undefined;
  licensePlate?: string | null | undefined;
  make?: string | null | undefined;
  model?: string | null | undefined;
  nickname?: string | null | undefined;
  notes?: string | null | undefined;
  transmission?: string | null | undefined;
  trim?: string | null | undefined;
  vin?: string | null | undefined;
  year?: number | null | undefined;
};

export type DeleteFuelLogErrorCode =
  | 'CONFLICT'
  | 'FORBIDDEN'
  | 'NOT_FOUND';

export type DeleteFuelLogInput = {
  expectedVersion?: number | null | undefined;
  id: string | number;
  idempotencyKey?: string | null | undefined;
};

export type DeleteVehicleErrorCode =
  | 'CONFLICT'
  | 'FORBIDDEN'
  | 'NOT_FOUND';

export type DeleteVehicleInput = {
  expectedVersion?: number | null | undefined;
  id: string | number;
  idempotencyKey?: string | null | undefined;
};

export type DistanceInput = {
  unit: DistanceUnit;
  value: string;
};

export type DistanceUnit =
  | 'KILOMETRE'
  | 'MILE';

export type EconomyUnit =
  | 'KILOGRAMS_PER_100_KM'
  | 'KILOMETRES_PER_KILOWATT_HOUR'
  | 'KILOMETRES_PER_LITRE'
  | 'KILOWATT_HOURS_PER_100_KM'
  | 'LITRES_PER_100_KM'
  | 'MILES_PER_KILOWATT_HOUR'
  | 'MILES_PER_UK_GALLON'
  | 'MILES_PER_US_GALLON';

export type EnergySource =
  | 'ADBLUE'
  | 'CNG'
  | 'DIESEL'
  | 'E85'
  | 'ELECTRICITY'
  | 'HYDROGEN'
  | 'LPG'
  | 'PETROL';

export type FuelLogWarningCode =
  | 'ECONOMY_UNUSUAL'
  | 'FUTURE_DATE'
  | 'ODOMETER_DECREASED'
  | 'ODOMETER_JUMP'
  | 'PRICE_UNUSUAL'
  | 'QUANTITY_UNUSUAL'
  | 'TOTAL_MISMATCH';

export type FuelQuantityInput = {
  unit: FuelUnit;
  value: string;
};

export type FuelUnit =
  | 'KILOGRAM'
  | 'KILOWATT_HOUR'
  | 'LITRE'
  | 'UK_GALLON'
  | 'US_GALLON';

export type NoEconomyReason =
  | 'MISSED_FILL'
  | 'NO_DISTANCE'
  | 'NO_ODOMETER'
  | 'NO_PREVIOUS_FULL'
  | 'ODOMETER_DECREASED'
  | 'PARTIAL'
  | 'TOP_UP'
  | 'UNCONFIRMED'
  | 'UNKNOWN_VOLUME';

export type RestoreFuelLogErrorCode =
  | 'CONFLICT'
  | 'FORBIDDEN'
  | 'NOT_FOUND';

export type RestoreFuelLogInput = {
  id: string | number;
  idempotencyKey?: string | null | undefined;
};

export type RestoreVehicleErrorCode =
  | 'CONFLICT'
  | 'FORBIDDEN'
  | 'NOT_FOUND';

export type RestoreVehicleInput = {
  id: string | number;
  idempotencyKey?: string | null | undefined;
};

export type TenantRole =
  | 'DRIVER'
  | 'MANAGER'
  | 'MECHANIC'
  | 'OWNER'
  | 'VIEWER';

export type Theme =
  | 'DARK'
  | 'HIGH_CONTRAST'
  | 'LIGHT'
  | 'SYSTEM';

export type UpdateFuelLogErrorCode =
  | 'CONFLICT'
  | 'FORBIDDEN'
  | 'INVALID'
  | 'NOT_FOUND'
  | 'TOO_LONG';

/** An absent field stays, null clears. */
export type UpdateFuelLogInput = {
  currency?: string | null | undefined;
  energySource?: EnergySource | null | undefined;
  expectedVersion: number;
  filledAt?: string | null | undefined;
  filledOn?: string | null | undefined;
  grade?: string | null | undefined;
  id: string | number;
  idempotencyKey?: string | null | undefined;
  isFull?: boolean | null | undefined;
  missedPrevious?: boolean | null | undefined;
  notes?: string | null | undefined;
  odometer?: DistanceInput | null | undefined;
  quantity?: FuelQuantityInput | null | undefined;
  station?: string | null | undefined;
  total?: string | null | undefined;
  unitPrice?: string | null | undefined;
};

export type UpdatePreferencesErrorCode =
  | 'CONFLICT'
  | 'INVALID';

export type UpdatePreferencesInput = {
  currency?: string | null | undefined;
  distanceUnit?: DistanceUnit | null | undefined;
  economyUnit?: EconomyUnit | null | undefined;
  electricEconomyUnit?: EconomyUnit | null | undefined;
  idempotencyKey?: string | null | undefined;
  locale?: string | null | undefined;
  theme?: Theme | null | undefined;
  volumeUnit?: FuelUnit | null | undefined;
};

export type UpdateVehicleErrorCode =
  | 'CONFLICT'
  | 'FORBIDDEN'
  | 'INVALID'
  | 'NOT_FOUND'
  | 'TOO_LONG';

/** An absent field stays, null clears. */
export type UpdateVehicleInput = {
  energySources?: Array<EnergySource> | null | undefined;
  engine?: string | null | undefined;
  expectedVersion: number;
  id: string | number;
  idempotencyKey?: string | null | undefined;
  kind?: VehicleKind | null | undefined;
  licensePlate?: string | null | undefined;
  make?: string | null | undefined;
  model?: string | null | undefined;
  nickname?: string | null | undefined;
  notes?: string | null | undefined;
  transmission?: string | null | undefined;
  trim?: string | null | undefined;
  vin?: string | null | undefined;
  year?: number | null | undefined;
};

export type VehicleKind =
  | 'BICYCLE'
  | 'BOAT'
  | 'CAR'
  | 'MACHINE'
  | 'MOPED'
  | 'MOTORCYCLE'
  | 'OTHER'
  | 'TRAILER'
  | 'TRUCK'
  | 'VAN';

export type VinProblemCode =
  | 'CHECK_DIGIT'
  | 'INVALID_CHARACTER'
  | 'SUGGESTED_CORRECTION'
  | 'TOO_LONG'
  | 'TOO_SHORT'
  | 'UNKNOWN_DETAILS'
  | 'UNKNOWN_MANUFACTURER'
  | 'UNKNOWN_YEAR';

export type ListYearsQueryVariables = Exact<{ [key: string]: never; }>;


export type ListYearsQuery = { vehicleCatalog: { years: Array<number> | null } };

export type ListMakesQueryVariables = Exact<{
  year: number;
  includeAll: boolean;
}>;


export type ListMakesQuery = { vehicleCatalog: { makes: Array<{ id: string, name: string }> | null } };

export type ListModelsQueryVariables = Exact<{
  year: number;
  makeId: string | number;
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
}>;


export type ListTransmissionsQuery = { vehicleCatalog: { transmissions: Array<{ id: string, name: string, isFallback: boolean }> | null } };

export type DecodedFieldsFragment = { value: string, catalogId: string | null, confidence: Confidence };

export type DecodeVinQueryVariables = Exact<{
  vin: string;
}>;


export type DecodeVinQuery = { decodeVin: { vin: string, isComplete: boolean, checkDigitValid: boolean, suggestedVin: string | null, vehicleKind: VehicleKind | null, energySources: Array<EnergySource>, problems: Array<{ code: VinProblemCode, message: string, position: number | null }>, modelYear: { value: string, catalogId: string | null, confidence: Confidence } | null, make: { value: string, catalogId: string | null, confidence: Confidence } | null, model: { value: string, catalogId: string | null, confidence: Confidence } | null, trim: { value: string, catalogId: string | null, confidence: Confidence } | null, bodyClass: { value: string, catalogId: string | null, confidence: Confidence } | null, driveType: { value: string, catalogId: string | null, confidence: Confidence } | null, engine: { value: string, catalogId: string | null, confidence: Confidence } | null, transmission: { value: string, catalogId: string | null, confidence: Confidence } | null, fuelType: { value: string, catalogId: string | null, confidence: Confidence } | null, plant: { value: string, catalogId: string | null, confidence: Confidence } | null, manufacturer: { value: string, catalogId: string | null, confidence: Confidence } | null } | null };

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


export type CreateFuelLogMutation = { createFuelLog: { fuelLog: { id: string, version: number, filledOn: string, filledAt: string | null, energySource: EnergySource, isFull: boolean, missedPrevious: boolean, station: string | null, grade: string | null, notes: string | null, noEconomyReason: NoEconomyReason | null, isConfirmed: boolean, createdAt: string, updatedAt: string, odometer: { value: string, unit: DistanceUnit } | null, quantity: { value: string, unit: FuelUnit } | null, unitPrice: { amount: string, currency: string, per: FuelUnit } | null, total: { amount: string, currency: string } | null, entered: { odometer: { value: string, unit: DistanceUnit } | null, quantity: { value: string, unit: FuelUnit } | null, unitPrice: { amount: string, currency: string, per: FuelUnit } | null, total: { amount: string, currency: string } | null }, distance: { value: string, unit: DistanceUnit } | null, economy: { value: string, unit: EconomyUnit } | null, warnings: Array<{ code: FuelLogWarningCode, field: Array<string>, message: string }> } | null, vehicle: { id: string, version: number, displayName: string, nickname: string | null, kind: VehicleKind, year: number | null, make: string | null, model: string | null, trim: string | null, engine: string | null, transmission: string | null, vin: string | null, licensePlate: string | null, notes: string | null, energySources: Array<EnergySource>, createdAt: string, updatedAt: string, odometer: { value: string, unit: DistanceUnit } | null, fuelSummary: { fillCount: number, averageEconomy: { value: string, unit: EconomyUnit } | null, recentEconomy: { value: string, unit: EconomyUnit } | null, totalCost: Array<{ amount: string, currency: string }>, costThisMonth: Array<{ amount: string, currency: string }>, trend: Array<{ value: string, unit: EconomyUnit }>, lastFuelLog: { id: string } | null } } | null, userErrors: Array<{ code: CreateFuelLogErrorCode, field: Array<string>, message: string }> } };

export type UpdateFuelLogMutationVariables = Exact<{
  input: UpdateFuelLogInput;
}>;


export type UpdateFuelLogMutation = { updateFuelLog: { fuelLog: { id: string, version: number, filledOn: string, filledAt: string | null, energySource: EnergySource, isFull: boolean, missedPrevious: boolean, station: string | null, grade: string | null, notes: string | null, noEconomyReason: NoEconomyReason | null, isConfirmed: boolean, createdAt: string, updatedAt: string, odometer: { value: string, unit: DistanceUnit } | null, quantity: { value: string, unit: FuelUnit } | null, unitPrice: { amount: string, currency: string, per: FuelUnit } | null, total: { amount: string, currency: string } | null, entered: { odometer: { value: string, unit: DistanceUnit } | null, quantity: { value: string, unit: FuelUnit } | null, unitPrice: { amount: string, currency: string, per: FuelUnit } | null, total: { amount: string, currency: string } | null }, distance: { value: string, unit: DistanceUnit } | null, economy: { value: string, unit: EconomyUnit } | null, warnings: Array<{ code: FuelLogWarningCode, field: Array<string>, message: string }> } | null, vehicle: { id: string, version: number, displayName: string, nickname: string | null, kind: VehicleKind, year: number | null, make: string | null, model: string | null, trim: string | null, engine: string | null, transmission: string | null, vin: string | null, licensePlate: string | null, notes: string | null, energySources: Array<EnergySource>, createdAt: string, updatedAt: string, odometer: { value: string, unit: DistanceUnit } | null, fuelSummary: { fillCount: number, averageEconomy: { value: string, unit: EconomyUnit } | null, recentEconomy: { value: string, unit: EconomyUnit } | null, totalCost: Array<{ amount: string, currency: string }>, costThisMonth: Array<{ amount: string, currency: string }>, trend: Array<{ value: string, unit: EconomyUnit }>, lastFuelLog: { id: string } | null } } | null, userErrors: Array<{ code: UpdateFuelLogErrorCode, field: Array<string>, message: string }> } };

export type DeleteFuelLogMutationVariables = Exact<{
  input: DeleteFuelLogInput;
}>;


export type DeleteFuelLogMutation = { deleteFuelLog: { fuelLog: { id: string, version: number } | null, vehicle: { id: string, version: number, displayName: string, nickname: string | null, kind: VehicleKind, year: number | null, make: string | null, model: string | null, trim: string | null, engine: string | null, transmission: string | null, vin: string | null, licensePlate: string | null, notes: string | null, energySources: Array<EnergySource>, createdAt: string, updatedAt: string, odometer: { value: string, unit: DistanceUnit } | null, fuelSummary: { fillCount: number, averageEconomy: { value: string, unit: EconomyUnit } | null, recentEconomy: { value: string, unit: EconomyUnit } | null, totalCost: Array<{ amount: string, currency: string }>, costThisMonth: Array<{ amount: string, currency: string }>, trend: Array<{ value: string, unit: EconomyUnit }>, lastFuelLog: { id: string } | null } } | null, userErrors: Array<{ code: DeleteFuelLogErrorCode, field: Array<string>, message: string }> } };

export type RestoreFuelLogMutationVariables = Exact<{
  input: RestoreFuelLogInput;
}>;


export type RestoreFuelLogMutation = { restoreFuelLog: { fuelLog: { id: string, version: number, filledOn: string, filledAt: string | null, energySource: EnergySource, isFull: boolean, missedPrevious: boolean, station: string | null, grade: string | null, notes: string | null, noEconomyReason: NoEconomyReason | null, isConfirmed: boolean, createdAt: string, updatedAt: string, odometer: { value: string, unit: DistanceUnit } | null, quantity: { value: string, unit: FuelUnit } | null, unitPrice: { amount: string, currency: string, per: FuelUnit } | null, total: { amount: string, currency: string } | null, entered: { odometer: { value: string, unit: DistanceUnit } | null, quantity: { value: string, unit: FuelUnit } | null, unitPrice: { amount: string, currency: string, per: FuelUnit } | null, total: { amount: string, currency: string } | null }, distance: { value: string, unit: DistanceUnit } | null, economy: { value: string, unit: EconomyUnit } | null, warnings: Array<{ code: FuelLogWarningCode, field: Array<string>, message: string }> } | null, vehicle: { id: string, version: number, displayName: string, nickname: string | null, kind: VehicleKind, year: number | null, make: string | null, model: string | null, trim: string | null, engine: string | null, transmission: string | null, vin: string | null, licensePlate: string | null, notes: string | null, energySources: Array<EnergySource>, createdAt: string, updatedAt: string, odometer: { value: string, unit: DistanceUnit } | null, fuelSummary: { fillCount: number, averageEconomy: { value: string, unit: EconomyUnit } | null, recentEconomy: { value: string, unit: EconomyUnit } | null, totalCost: Array<{ amount: string, currency: string }>, costThisMonth: Array<{ amount: string, currency: string }>, trend: Array<{ value: string, unit: EconomyUnit }>, lastFuelLog: { id: string } | null } } | null, userErrors: Array<{ code: RestoreFuelLogErrorCode, field: Array<string>, message: string }> } };

export type ConfirmFuelLogMutationVariables = Exact<{
  input: ConfirmFuelLogInput;
}>;


export type ConfirmFuelLogMutation = { confirmFuelLog: { fuelLog: { id: string, version: number, filledOn: string, filledAt: string | null, energySource: EnergySource, isFull: boolean, missedPrevious: boolean, station: string | null, grade: string | null, notes: string | null, noEconomyReason: NoEconomyReason | null, isConfirmed: boolean, createdAt: string, updatedAt: string, odometer: { value: string, unit: DistanceUnit } | null, quantity: { value: string, unit: FuelUnit } | null, unitPrice: { amount: string, currency: string, per: FuelUnit } | null, total: { amount: string, currency: string } | null, entered: { odometer: { value: string, unit: DistanceUnit } | null, quantity: { value: string, unit: FuelUnit } | null, unitPrice: { amount: string, currency: string, per: FuelUnit } | null, total: { amount: string, currency: string } | null }, distance: { value: string, unit: DistanceUnit } | null, economy: { value: string, unit: EconomyUnit } | null, warnings: Array<{ code: FuelLogWarningCode, field: Array<string>, message: string }> } | null, vehicle: { id: string, version: number, displayName: string, nickname: string | null, kind: VehicleKind, year: number | null, make: string | null, model: string | null, trim: string | null, engine: string | null, transmission: string | null, vin: string | null, licensePlate: string | null, notes: string | null, energySources: Array<EnergySource>, createdAt: string, updatedAt: string, odometer: { value: string, unit: DistanceUnit } | null, fuelSummary: { fillCount: number, averageEconomy: { value: string, unit: EconomyUnit } | null, recentEconomy: { value: string, unit: EconomyUnit } | null, totalCost: Array<{ amount: string, currency: string }>, costThisMonth: Array<{ amount: string, currency: string }>, trend: Array<{ value: string, unit: EconomyUnit }>, lastFuelLog: { id: string } | null } } | null, userErrors: Array<{ code: ConfirmFuelLogErrorCode, field: Array<string>, message: string }> } };

export type EconomyFieldsFragment = { value: string, unit: EconomyUnit };

export type VehicleFieldsFragment = { id: string, version: number, displayName: string, nickname: string | null, kind: VehicleKind, year: number | null, make: string | null, model: string | null, trim: string | null, engine: string | null, transmission: string | null, vin: string | null, licensePlate: string | null, notes: string | null, energySources: Array<EnergySource>, createdAt: string, updatedAt: string, odometer: { value: string, unit: DistanceUnit } | null, fuelSummary: { fillCount: number, averageEconomy: { value: string, unit: EconomyUnit } | null, recentEconomy: { value: string, unit: EconomyUnit } | null, totalCost: Array<{ amount: string, currency: string }>, costThisMonth: Array<{ amount: string, currency: string }>, trend: Array<{ value: string, unit: EconomyUnit }>, lastFuelLog: { id: string } | null } };

export type ListVehiclesQueryVariables = Exact<{ [key: string]: never; }>;


export type ListVehiclesQuery = { viewer: { vehicles: { nodes: Array<{ id: string, version: number, displayName: string, nickname: string | null, kind: VehicleKind, year: number | null, make: string | null, model: string | null, trim: string | null, engine: string | null, transmission: string | null, vin: string | null, licensePlate: string | null, notes: string | null, energySources: Array<EnergySource>, createdAt: string, updatedAt: string, odometer: { value: string, unit: DistanceUnit } | null, fuelSummary: { fillCount: number, averageEconomy: { value: string, unit: EconomyUnit } | null, recentEconomy: { value: string, unit: EconomyUnit } | null, totalCost: Array<{ amount: string, currency: string }>, costThisMonth: Array<{ amount: string, currency: string }>, trend: Array<{ value: string, unit: EconomyUnit }>, lastFuelLog: { id: string } | null } }> } } };

export type ReadVehicleQueryVariables = Exact<{
  id: string | number;
}>;


export type ReadVehicleQuery = { viewer: { vehicle: { id: string, version: number, displayName: string, nickname: string | null, kind: VehicleKind, year: number | null, make: string | null, model: string | null, trim: string | null, engine: string | null, transmission: string | null, vin: string | null, licensePlate: string | null, notes: string | null, energySources: Array<EnergySource>, createdAt: string, updatedAt: string, odometer: { value: string, unit: DistanceUnit } | null, fuelSummary: { fillCount: number, averageEconomy: { value: string, unit: EconomyUnit } | null, recentEconomy: { value: string, unit: EconomyUnit } | null, totalCost: Array<{ amount: string, currency: string }>, costThisMonth: Array<{ amount: string, currency: string }>, trend: Array<{ value: string, unit: EconomyUnit }>, lastFuelLog: { id: string } | null } } | null } };

export type CreateVehicleMutationVariables = Exact<{
  input: CreateVehicleInput;
}>;


export type CreateVehicleMutation = { createVehicle: { vehicle: { id: string, version: number, displayName: string, nickname: string | null, kind: VehicleKind, year: number | null, make: string | null, model: string | null, trim: string | null, engine: string | null, transmission: string | null, vin: string | null, licensePlate: string | null, notes: string | null, energySources: Array<EnergySource>, createdAt: string, updatedAt: string, odometer: { value: string, unit: DistanceUnit } | null, fuelSummary: { fillCount: number, averageEconomy: { value: string, unit: EconomyUnit } | null, recentEconomy: { value: string, unit: EconomyUnit } | null, totalCost: Array<{ amount: string, currency: string }>, costThisMonth: Array<{ amount: string, currency: string }>, trend: Array<{ value: string, unit: EconomyUnit }>, lastFuelLog: { id: string } | null } } | null, userErrors: Array<{ code: CreateVehicleErrorCode, field: Array<string>, message: string }> } };

export type UpdateVehicleMutationVariables = Exact<{
  input: UpdateVehicleInput;
}>;


export type UpdateVehicleMutation = { updateVehicle: { vehicle: { id: string, version: number, displayName: string, nickname: string | null, kind: VehicleKind, year: number | null, make: string | null, model: string | null, trim: string | null, engine: string | null, transmission: string | null, vin: string | null, licensePlate: string | null, notes: string | null, energySources: Array<EnergySource>, createdAt: string, updatedAt: string, odometer: { value: string, unit: DistanceUnit } | null, fuelSummary: { fillCount: number, averageEconomy: { value: string, unit: EconomyUnit } | null, recentEconomy: { value: string, unit: EconomyUnit } | null, totalCost: Array<{ amount: string, currency: string }>, costThisMonth: Array<{ amount: string, currency: string }>, trend: Array<{ value: string, unit: EconomyUnit }>, lastFuelLog: { id: string } | null } } | null, userErrors: Array<{ code: UpdateVehicleErrorCode, field: Array<string>, message: string }> } };

export type DeleteVehicleMutationVariables = Exact<{
  input: DeleteVehicleInput;
}>;


export type DeleteVehicleMutation = { deleteVehicle: { vehicle: { id: string, version: number } | null, userErrors: Array<{ code: DeleteVehicleErrorCode, field: Array<string>, message: string }> } };

export type RestoreVehicleMutationVariables = Exact<{
  input: RestoreVehicleInput;
}>;


export type RestoreVehicleMutation = { restoreVehicle: { vehicle: { id: string, version: number, displayName: string, nickname: string | null, kind: VehicleKind, year: number | null, make: string | null, model: string | null, trim: string | null, engine: string | null, transmission: string | null, vin: string | null, licensePlate: string | null, notes: string | null, energySources: Array<EnergySource>, createdAt: string, updatedAt: string, odometer: { value: string, unit: DistanceUnit } | null, fuelSummary: { fillCount: number, averageEconomy: { value: string, unit: EconomyUnit } | null, recentEconomy: { value: string, unit: EconomyUnit } | null, totalCost: Array<{ amount: string, currency: string }>, costThisMonth: Array<{ amount: string, currency: string }>, trend: Array<{ value: string, unit: EconomyUnit }>, lastFuelLog: { id: string } | null } } | null, userErrors: Array<{ code: RestoreVehicleErrorCode, field: Array<string>, message: string }> } };

export type PreferencesFieldsFragment = { distanceUnit: DistanceUnit, volumeUnit: FuelUnit, economyUnit: EconomyUnit, electricEconomyUnit: EconomyUnit, currency: string, locale: string, theme: Theme, version: number };

export type ReadViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ReadViewerQuery = { viewer: { id: string, displayName: string, email: string | null, tenant: { id: string, name: string, role: TenantRole }, preferences: { distanceUnit: DistanceUnit, volumeUnit: FuelUnit, economyUnit: EconomyUnit, electricEconomyUnit: EconomyUnit, currency: string, locale: string, theme: Theme, version: number } } };

export type UpdatePreferencesMutationVariables = Exact<{
  input: UpdatePreferencesInput;
}>;


export type UpdatePreferencesMutation = { updatePreferences: { preferences: { distanceUnit: DistanceUnit, volumeUnit: FuelUnit, economyUnit: EconomyUnit, electricEconomyUnit: EconomyUnit, currency: string, locale: string, theme: Theme, version: number } | null, userErrors: Array<{ code: UpdatePreferencesErrorCode, field: Array<string>, message: string }> } };

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
    query ListYears {
  vehicleCatalog {
    years
  }
}
    `, {"hash":"sha256:b4aeff731b6d4a3e4fcc4a72183718eb19ba443f7079fb9f35fae34d337972d7"}) as unknown as TypedDocumentString<ListYearsQuery, ListYearsQueryVariables>;
export const ListMakesDocument = new TypedDocumentString(`
    query ListMakes($year: Int!, $includeAll: Boolean!) {
  vehicleCatalog {
    makes(year: $year, includeAll: $includeAll) {
      id
      name
    }
  }
}
    `, {"hash":"sha256:4359ffc59bafd5744ce15a5233caca8aa44fce923bd2364a9294736f8fe1cf1f"}) as unknown as TypedDocumentString<ListMakesQuery, ListMakesQueryVariables>;
export const ListModelsDocument = new TypedDocumentString(`
    query ListModels($year: Int!, $makeId: ID!) {
  vehicleCatalog {
    models(year: $year, makeId: $makeId) {
      id
      name
    }
  }
}
    `, {"hash":"sha256:c557a37543f9205e7ec81c7c9f320d3efbddd2ed2c53f0e9d0fa5849b02a5a97"}) as unknown as TypedDocumentString<ListModelsQuery, ListModelsQueryVariables>;
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
    query ListTransmissions($year: Int!, $makeId: ID!, $modelId: ID!, $trimId: ID) {
  vehicleCatalog {
    transmissions(year: $year, makeId: $makeId, modelId: $modelId, trimId: $trimId) {
      id
      name
      isFallback
    }
  }
}
    `, {"hash":"sha256:ad6f709a911081917b508468e6a3010799a881c01d5892350d3bd796674d677f"}) as unknown as TypedDocumentString<ListTransmissionsQuery, ListTransmissionsQueryVariables>;
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
  }
}
    fragment DecodedFields on DecodedField {
  value
  catalogId
  confidence
}`, {"hash":"sha256:d15138b825e523707a51fe2e2fc18842a1828c0df80c7bd8ad1ebed209c0e177"}) as unknown as TypedDocumentString<DecodeVinQuery, DecodeVinQueryVariables>;
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
}`, {"hash":"sha256:984df3af910557b577d68b4425c61ebe15a9fe83103dc9e24b6954dcaa71fcbc"}) as unknown as TypedDocumentString<CreateFuelLogMutation, CreateFuelLogMutationVariables>;
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
}`, {"hash":"sha256:2380155e9adc72390b0d390b1a7e198b679687364558217b3b235527fea1f652"}) as unknown as TypedDocumentString<UpdateFuelLogMutation, UpdateFuelLogMutationVariables>;
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
}`, {"hash":"sha256:0b221b179a9f8b5759dcf947a96f1c71326974ef22a7b9d7407c609564fb57c3"}) as unknown as TypedDocumentString<DeleteFuelLogMutation, DeleteFuelLogMutationVariables>;
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
}`, {"hash":"sha256:54920128504b5cbaa8df8d2bc1c720f9bbd398f0f1a84d31d39d6d24ef550314"}) as unknown as TypedDocumentString<RestoreFuelLogMutation, RestoreFuelLogMutationVariables>;
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
}`, {"hash":"sha256:d169f778fc51fdf95e5cb5a04f1dbd0298847163e24758dcaf806c74f5317945"}) as unknown as TypedDocumentString<ConfirmFuelLogMutation, ConfirmFuelLogMutationVariables>;
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
}`, {"hash":"sha256:5ec605a28d825e1ea8cc44b37a344d40395789ef426557a769704e162e44e210"}) as unknown as TypedDocumentString<ListVehiclesQuery, ListVehiclesQueryVariables>;
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
}`, {"hash":"sha256:e685d63fef04fe8ce3ba075853b60b9417939697fefc5cc3d38a64ebcab831a7"}) as unknown as TypedDocumentString<ReadVehicleQuery, ReadVehicleQueryVariables>;
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
}`, {"hash":"sha256:66ad1bce95910a7ce2ad1adbb1d300f4590bd2d71f4aa0e5c500a7ba1337de57"}) as unknown as TypedDocumentString<CreateVehicleMutation, CreateVehicleMutationVariables>;
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
}`, {"hash":"sha256:6a7ffe76585d36494b4ce4a99a305edcb5aeb228b12923546338024c4d60e1c3"}) as unknown as TypedDocumentString<UpdateVehicleMutation, UpdateVehicleMutationVariables>;
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
}`, {"hash":"sha256:6e9bc902051d8bcb7ca3f131fb4ea562b0c2909431e56a35221087e91eba6822"}) as unknown as TypedDocumentString<RestoreVehicleMutation, RestoreVehicleMutationVariables>;
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