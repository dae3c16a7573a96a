export const takeOverPath = '/take-over';

const key = 'mvp.offer';

/** Keeps the code of an offered vehicle while its taker signs in: what stands behind # reaches no server. */
export function keepOffer(code: string): void {
  if (code !== '') sessionStorage.setItem(key, code);
}

/** The code of the link that was opened, now or before the sign-in. */
export function offeredCode(): string {
  const code = location.hash.slice(1) || (sessionStorage.getItem(key) ?? '');
  sessionStorage.removeItem(key);
  return code;
}
