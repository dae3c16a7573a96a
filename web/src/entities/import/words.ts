import { msg } from '@lingui/core/macro';
import type { MessageDescriptor } from '@lingui/core';
import type { ImportField, ImportFormat, ImportOtherKind, ImportOtherReason, ImportProblemCode, ImportRowState, ImportState } from '@/gql/graphql';

/** The program that wrote a file, as it calls itself. */
export const formatNames: Record<ImportFormat, string> = {
  A_CAR: 'aCar', DRIVVO: 'Drivvo', FUELIO: 'Fuelio', FUELLY_APP: 'Fuelly', FUELLY_WEB: 'Fuelly', GAS_BUDDY: 'GasBuddy', HAMMOND: 'Hammond', LUBE_LOGGER: 'LubeLogger', MOTO_VAULT_PRO: 'MotoVaultPro',
  MY_GARAGE: 'MyGarage', SIMPLY_AUTO: 'Simply Auto', SPRITMONITOR: 'Spritmonitor', TABLE: 'CSV', TESLA: 'Tesla', TRACKTOR: 'Tracktor',
};

export const stateWords: Record<ImportState, MessageDescriptor> = {
  AWAITING_FILE: msg`Not sent yet`, READY: msg`Ready`, RUNNING: msg`Running`, DONE: msg`Done`, FAILED: msg`Failed`, UNDOING: msg`Being taken back`, UNDONE: msg`Taken back`,
};

export const rowWords: Record<ImportRowState, MessageDescriptor> = {
  NEW: msg`Goes in`, ALREADY_THERE: msg`There already`, BAD: msg`Stays out`, LEFT_OUT: msg`Left out`, TWICE: msg`Twice in the file`,
};

export const otherWords: Record<ImportOtherKind, MessageDescriptor> = {
  DOCUMENT: msg`Documents`, EQUIPMENT: msg`Equipment`, EXPENSE: msg`Expenses`, INCOME: msg`Income`, INSURANCE: msg`Insurances`, NOTE: msg`Notes`,
  PICTURE: msg`Pictures`, PLAN: msg`Plans`, REMINDER: msg`Reminders`, SERVICE: msg`Services`, STATION: msg`Stations`, SUPPLY: msg`Supplies`, TAX: msg`Taxes`, TRASH: msg`Deleted records`,
  TRIP: msg`Trips`, WARRANTY: msg`Warranties`,
};

/** Why they stay out, where it is not that there is no place for them yet. */
export const reasonWords: Partial<Record<ImportOtherReason, MessageDescriptor>> = {
  NOT_IN_FILE: msg`named in the file, but not in it. Choose the zip that holds them.`, NO_ROW: msg`of no fill-up in the file`,
};

/** What keeps a receipt out. */
export const paperWords: Partial<Record<ImportProblemCode, MessageDescriptor>> = {
  PICTURE_MISSING: msg`named in the file, but not in it`, PICTURE_UNKNOWN: msg`no JPEG, PNG or WebP picture and no PDF`, PICTURE_TOO_LARGE: msg`too large`, TOO_MANY_PICTURES: msg`a fill-up has room for five`,
};

/** The columns that a person may have to point at, the needed ones first. */
export const fieldWords: Partial<Record<ImportField, MessageDescriptor>> = {
  DATE: msg`Date`, QUANTITY: msg`Amount`, ODOMETER: msg`Odometer`, TRIP: msg`Trip distance`, TOTAL: msg`Total`, UNIT_PRICE: msg`Price`, FULL: msg`Full tank`, VEHICLE: msg`Vehicle`, ENERGY: msg`Fuel`, STATION: msg`Station`, NOTES: msg`Notes`,
};
