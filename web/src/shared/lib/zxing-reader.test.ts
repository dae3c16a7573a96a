import { expect, test } from 'vitest';
import { drawBarcode, type Drawing, type Kind } from '../../../mocks/barcodes';
import { vinFromBarcode } from './vin';
import { readBarcodes } from './zxing-reader';

const vin = '1HGCM82633A004352';

function turned({ data, width, height }: Drawing): Drawing {
  const copy = new Uint8ClampedArray(data.length);
  for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) copy[(width - 1 - x) * height + y] = data[y * width + x] ?? 0;
  return { data: copy, width: height, height: width };
}

for (const kind of ['code39', 'code128', 'data-matrix', 'qr'] as const satisfies Kind[]) {
  test(`reads a VIN from ${kind}, upright and on its side`, () => {
    const picture = drawBarcode(kind, vin);
    expect(readBarcodes(picture).map(vinFromBarcode)).toContain(vin);
    expect(readBarcodes(turned(picture)).map(vinFromBarcode)).toContain(vin);
  });
}

test('an import\'s leading I is read with it and left out of the VIN', () => {
  const [text] = readBarcodes(drawBarcode('code39', `I${vin}`));
  expect(text).toBe(`I${vin}`);
  expect(vinFromBarcode(text ?? '')).toBe(vin);
});

test('a picture without barcodes gives nothing', () => {
  expect(readBarcodes({ data: new Uint8ClampedArray(300 * 200).fill(200), width: 300, height: 200 })).toEqual([]);
});
