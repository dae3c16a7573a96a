import { describe, expect, it } from 'vitest';
import { blankExtras, changedExtras, findExtraErrors, toExtrasInput } from './extras';

describe('what few fill-ups have', () => {
  it('is sent as the server wants it, a charge for electricity only', () => {
    const typed = { ...blankExtras, tripDistance: '512,4', chargeStart: '20', chargeEnd: '80', batteryEnergy: '38.5', chargePlace: 'HOME' as const, tags: 'trip, work , trip' };
    expect(toExtrasInput(typed, 'ELECTRICITY', 'KILOMETRE', 'en-GB')).toMatchObject({
      tripDistance: { value: '512.4', unit: 'KILOMETRE' }, stateOfChargeStart: '20', stateOfChargeEnd: '80', batteryEnergy: { value: '38.5', unit: 'KILOWATT_HOUR' }, chargePlace: 'HOME', tags: ['trip', 'work'],
    });
    expect(toExtrasInput(typed, 'PETROL', 'MILE', 'en-GB')).toMatchObject({ stateOfChargeStart: null, batteryEnergy: null, chargePlace: null, tripDistance: { unit: 'MILE' } });
  });

  it('reads hours as a meter that counts in tenths', () => {
    expect(toExtrasInput({ ...blankExtras, engineHours: '1,250' }, 'DIESEL', 'KILOMETRE', 'en-GB')).toMatchObject({ engineHours: { value: '1250' } });
    expect(toExtrasInput({ ...blankExtras, engineHours: '1250,5' }, 'DIESEL', 'KILOMETRE', 'en-GB')).toMatchObject({ engineHours: { value: '1250.5' } });
  });

  it('reads distances in the language of the reader', () => {
    const typed = (text: string) => ({ ...blankExtras, tripDistance: text, sourceDistance: text });
    const read = (text: string, locale: string) => toExtrasInput(typed(text), 'PETROL', 'KILOMETRE', locale);
    const both = (value: string) => ({ tripDistance: { value, unit: 'KILOMETRE' }, distanceOnThisFuel: { value, unit: 'KILOMETRE' } });
    expect(read('1,234', 'en-GB')).toMatchObject(both('1234'));
    expect(read('1,234', 'de-DE')).toMatchObject(both('1.234'));
    expect(read('1.234', 'de-DE')).toMatchObject(both('1234'));
    expect(findExtraErrors(typed('100,001'), 'en-GB')).toEqual({ tripDistance: 'OUT_OF_RANGE', sourceDistance: 'OUT_OF_RANGE' });
    expect(findExtraErrors(typed('100,001'), 'de-DE')).toEqual({});
  });

  it('sends of an edit only what was changed', () => {
    const before = { ...blankExtras, batteryEnergy: '40', driver: 'Ada' };
    expect(changedExtras({ extras: before, unit: 'KILOMETRE' }, { extras: before, unit: 'KILOMETRE' }, 'ELECTRICITY', 'en-GB')).toEqual({});
    expect(changedExtras({ extras: { ...before, driver: '' }, unit: 'KILOMETRE' }, { extras: before, unit: 'KILOMETRE' }, 'ELECTRICITY', 'en-GB')).toEqual({ driver: null });
  });

  it('sends a distance again once its unit was changed', () => {
    const extras = { ...blankExtras, tripDistance: '300' };
    expect(changedExtras({ extras, unit: 'KILOMETRE' }, { extras, unit: 'MILE' }, 'PETROL', 'en-GB')).toEqual({ tripDistance: { value: '300', unit: 'KILOMETRE' } });
  });

  it('names what is impossible', () => {
    const wrong = { ...blankExtras, chargeEnd: '101', engineHours: 'x', batteryEnergy: '0', tags: Array.from({ length: 21 }, (_, index) => `t${index}`).join(), driver: 'x'.repeat(201) };
    expect(findExtraErrors(wrong, 'en-GB')).toEqual({ chargeEnd: 'OUT_OF_RANGE', engineHours: 'NOT_A_NUMBER', batteryEnergy: 'OUT_OF_RANGE', tags: 'TOO_MANY', driver: 'TOO_LONG' });
    expect(findExtraErrors({ ...blankExtras, tags: 'x'.repeat(51) }, 'en-GB')).toEqual({ tags: 'TOO_LONG' });
    expect(findExtraErrors(blankExtras, 'en-GB')).toEqual({});
  });
});
