import { expect, test } from 'vitest';
import { namesEnergy, offeredSources, toggleSource } from './energy';
import { energySources } from './words';

test('AdBlue is offered beside diesel, and where it was chosen before', () => {
  expect(offeredSources(energySources, ['PETROL'])).not.toContain('ADBLUE');
  expect(offeredSources(energySources, ['DIESEL'])).toContain('ADBLUE');
  expect(offeredSources(energySources, ['PETROL', 'ADBLUE'])).toContain('ADBLUE');
});

test('AdBlue is never the energy that a vehicle runs on', () => {
  expect(toggleSource(['DIESEL'], 'ADBLUE')).toEqual(['DIESEL', 'ADBLUE']);
  expect(toggleSource(['DIESEL', 'ADBLUE'], 'ELECTRICITY')).toEqual(['DIESEL', 'ELECTRICITY', 'ADBLUE']);
  expect(toggleSource(['DIESEL', 'ADBLUE'], 'DIESEL')).toEqual([]);
  expect(toggleSource(['DIESEL', 'ADBLUE'], 'ADBLUE')).toEqual(['DIESEL']);
});

test('a fill-up names its energy where the vehicle takes several, or this one no more', () => {
  expect(namesEnergy(['PETROL'], 'PETROL')).toBe(false);
  expect(namesEnergy(['PETROL', 'ELECTRICITY'], 'PETROL')).toBe(true);
  expect(namesEnergy(['ELECTRICITY'], 'PETROL')).toBe(true);
});
