import type { Luminance } from './zxing-reader';

/** Anything that can be drawn: a camera's frame or a chosen photo. */
export type Picture = HTMLVideoElement | ImageBitmap;
export type ReadBarcodes = (picture: Picture) => Promise<string[]>;

type Detector = { detect: (picture: Picture) => Promise<{ rawValue: string }[]> };
type DetectorClass = { new (options: { formats: string[] }): Detector; getSupportedFormats: () => Promise<string[]> };

const formats = ['code_39', 'code_128', 'data_matrix', 'qr_code'];
const longEdge = 1600;

/** The browser's own barcode reader where it knows every kind that VINs come in, else one in JavaScript, loaded when asked for. */
export async function makeBarcodeReader(): Promise<ReadBarcodes> {
  const native = await nativeReader();
  const { readBarcodes } = await import('./zxing-reader');
  const scripted: ReadBarcodes = async (picture) => readBarcodes(luminanceOf(picture));
  if (!native) return scripted;
  return async (picture) => {
    try {
      return (await native.detect(picture)).map(({ rawValue }) => rawValue);
    } catch {
      return scripted(picture);
    }
  };
}

async function nativeReader(): Promise<Detector | null> {
  const { BarcodeDetector } = globalThis as { BarcodeDetector?: DetectorClass };
  try {
    const known = (await BarcodeDetector?.getSupportedFormats()) ?? [];
    return BarcodeDetector && formats.every((format) => known.includes(format)) ? new BarcodeDetector({ formats }) : null;
  } catch {
    return null;
  }
}

function luminanceOf(picture: Picture): Luminance {
  const [fullWidth, fullHeight] = 'videoWidth' in picture ? [picture.videoWidth, picture.videoHeight] : [picture.width, picture.height];
  const scale = Math.min(1, longEdge / Math.max(fullWidth, fullHeight, 1));
  const width = Math.max(1, Math.round(fullWidth * scale));
  const height = Math.max(1, Math.round(fullHeight * scale));
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return { data: new Uint8ClampedArray(width * height), width, height };
  context.drawImage(picture, 0, 0, width, height);
  return { data: grey(context.getImageData(0, 0, width, height).data), width, height };
}

function grey(rgba: Uint8ClampedArray): Uint8ClampedArray {
  const data = new Uint8ClampedArray(rgba.length / 4);
  for (let index = 0; index < data.length; index += 1) {
    const at = index * 4;
    data[index] = ((rgba[at] ?? 0) * 306 + (rgba[at + 1] ?? 0) * 601 + (rgba[at + 2] ?? 0) * 117) >> 10;
  }
  return data;
}
