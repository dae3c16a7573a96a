import { expect, test } from 'vitest';
import { withDecode, type Decode } from './decode';
import { blankVehicle, originOf } from './model';

const said = (value: string, confidence: 'SURE' | 'LIKELY' | 'UNKNOWN' = 'SURE') => ({ value, catalogId: null, confidence });

function decode(parts: Partial<Decode>): Decode {
  const nothing = { modelYear: null, make: null, model: null, trim: null, engine: null, transmission: null, energySources: [], vehicleKind: null };
  return { ...nothing, ...parts } as Decode;
}

const honda = decode({ modelYear: said('2003'), make: said('Honda'), model: said('Accord', 'LIKELY'), trim: said('EX', 'UNKNOWN') });

test('sure and likely fields are taken and marked, unknown ones are left to type', () => {
  const draft = withDecode(blankVehicle, honda);
  expect([draft.year, draft.make, draft.model, draft.trim]).toEqual(['2003', 'Honda', 'Accord', '']);
  expect([originOf(draft, 'make'), originOf(draft, 'model'), originOf(draft, 'trim')]).toEqual(['vin', 'vin', null]);
});

test('what was typed stays and is told apart', () => {
  const draft = withDecode({ ...blankVehicle, model: 'Accord Tourer' }, honda);
  expect(draft.model).toBe('Accord Tourer');
  expect(originOf(draft, 'model')).toBe('typed');
});

test('another VIN replaces what the first one said, but nothing typed', () => {
  const first = { ...withDecode(blankVehicle, honda), engine: '2.0 typed' };
  const second = withDecode(first, decode({ make: said('Toyota') }));
  expect([second.make, second.model, second.year, second.engine]).toEqual(['Toyota', '', '', '2.0 typed']);
});
