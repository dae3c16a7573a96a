import { expect, test } from 'vitest';
import { findOddReading, findReadingErrors, toReadingInput, type ReadingDraft } from './model';

const draft: ReadingDraft = { what: 'reading', meter: 'distance', value: '45712,5', ended: '', readOn: '2026-02-03', notes: ' ' };

test('a reading is sent as typed, with a decimal comma or a point', () => {
  expect(findReadingErrors(draft)).toEqual({});
  expect(toReadingInput({ ...draft, value: '45,712' }, 'v', 'MILE')).toMatchObject({ odometer: { value: '45712' } });
  expect(toReadingInput(draft, 'v', 'MILE')).toEqual({ vehicleId: 'v', readOn: '2026-02-03', odometer: { value: '45712.5', unit: 'MILE' }, replacedMeterEndedAt: null, notes: null });
});

test('only a new meter stands at nothing, and it says where the old one ended', () => {
  expect(findReadingErrors({ ...draft, value: '0' })).toEqual({ value: 'NUMBER' });
  const replaced: ReadingDraft = { ...draft, what: 'replacement', meter: 'hours', value: '0' };
  expect(findReadingErrors(replaced)).toEqual({ ended: 'NUMBER' });
  expect(findReadingErrors({ ...replaced, ended: '80' })).toEqual({});
  expect(toReadingInput({ ...replaced, ended: '80' }, 'v', 'MILE')).toMatchObject({ engineHours: { value: '0' }, replacedMeterEndedAt: '80' });
});

test('less than before is odd, of a replaced meter what it ended at, and so is far more', () => {
  expect(findOddReading(draft, 45713)).toBe('LOWER');
  expect(findOddReading(draft, null)).toBeNull();
  expect(findOddReading({ ...draft, what: 'replacement', value: '0', ended: '45800' }, 45713)).toBeNull();
  expect(findOddReading({ ...draft, value: '457125' }, 45712)).toBe('FAR');
  expect(findOddReading({ ...draft, value: '65712' }, 45712)).toBeNull();
  expect(findOddReading({ ...draft, meter: 'hours', value: '2101' }, 100)).toBe('FAR');
});

test('what no calendar and no meter has is told by field', () => {
  expect(findReadingErrors({ ...draft, value: '10000001', readOn: '1700-01-01' })).toEqual({ value: 'NUMBER', readOn: 'DATE' });
});
