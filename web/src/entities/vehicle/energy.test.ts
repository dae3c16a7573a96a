import { expect, test } from 'vitest';
import { offeredSources, toggleSource } from './energy';
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
