import { msg } from '@lingui/core/macro';
import type { MessageDescriptor } from '@lingui/core';
import type { ChargePlace, FuelLogWarningCode, NoEconomyReason } from '@/gql/graphql';

/** Why a fill-up has no economy, in a few words for a list. */
export const reasonWords: Record<NoEconomyReason, MessageDescriptor> = {
  NO_PREVIOUS_FULL: msg`Economy appears after the next full tank`,
  PARTIAL: msg`Counted with the next full tank`,
  MISSED_FILL: msg`A fill-up before this one is missing`,
  NO_ODOMETER: msg`No odometer reading`,
  NO_DISTANCE: msg`No distance since the last fill-up; a top-up counts with the tank before`,
  ODOMETER_DECREASED: msg`Odometer is lower than before`,
  UNKNOWN_VOLUME: msg`Amount of fuel unknown`,
  UNCONFIRMED: msg`Waits for you to confirm odd values`,
};

/** The same of a fill-up by hours of the engine. */
export const hourReasonWords: Record<NoEconomyReason, MessageDescriptor> = {
  ...reasonWords,
  NO_ODOMETER: msg`No engine hours`,
  NO_DISTANCE: msg`No hours since the last fill-up; a top-up counts with the tank before`,
  ODOMETER_DECREASED: msg`Engine hours are lower than before`,
};

export const chargePlaceWords: Record<ChargePlace, MessageDescriptor> = {
  HOME: msg`At home`,
  WORK: msg`At work`,
  PUBLIC: msg`In public`,
};

export const warningWords: Record<FuelLogWarningCode, MessageDescriptor> = {
  ODOMETER_DECREASED: msg`Odd odometer`,
  ODOMETER_JUMP: msg`Odd odometer`,
  HOURS_DECREASED: msg`Odd hours`,
  HOURS_JUMP: msg`Odd hours`,
  FUTURE_DATE: msg`Future date`,
  PRICE_UNUSUAL: msg`Odd price`,
  QUANTITY_UNUSUAL: msg`Odd amount`,
  TOTAL_MISMATCH: msg`Total does not fit`,
  ECONOMY_UNUSUAL: msg`Odd economy`,
  POSSIBLE_DUPLICATE: msg`Logged twice?`,
};
