import { newId } from '@/shared/lib/typeid';

/** A photo or paper that was taken on this device, ready to be sent. */
export type NewPaper = { id: string; fileName: string; contentType: string; file: Blob };

/** Why a file was not taken. */
export type PaperProblem = 'UNREADABLE' | 'TOO_LARGE';

/** What may be chosen; phones hand out their own formats as one of these. */
export const acceptedTypes = 'image/jpeg,image/png,image/webp,application/pdf';
export const mostOfOne = 5;
export const mostBytes = 15 * 1024 * 1024;

const longEdge = 2048;
const quality = 0.8;

/** Makes a photo small enough for the road, upright and without its place; a PDF stays as it is. */
export async function newPaper(file: File): Promise<NewPaper | PaperProblem> {
  const id = newId('document');
  if (file.type === 'application/pdf') {
    return file.size > mostBytes ? 'TOO_LARGE' : { id, fileName: file.name, contentType: file.type, file: await ownCopy(file) };
  }
  const jpeg = await shrunk(file).catch(() => null);
  if (!jpeg) return 'UNREADABLE';
  return { id, fileName: `${file.name.replace(/\.[^.]*$/, '') || 'receipt'}.jpg`, contentType: 'image/jpeg', file: jpeg };
}

// A file of the device's may change or go before it is sent.
async function ownCopy(file: File): Promise<Blob> {
  return new Blob([await file.arrayBuffer()], { type: file.type });
}

async function shrunk(file: Blob): Promise<Blob | null> {
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
  const { width, height } = within(bitmap.width, bitmap.height);
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const context = canvas.getContext('2d');
  if (!context) return null;
  // What is seen through is white, as paper.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, width, height);
  bitmap.close();
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
}

/** The size of a picture whose long edge is no longer than it needs to be. */
export function within(width: number, height: number, most = longEdge): { width: number; height: number } {
  const scale = Math.min(1, most / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}
