export type ComboOption = { id: string; name: string };
export type Match = { option: ComboOption; isRecent: boolean };

const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
// "f150" finds "F-150" and "3 series" finds "3-Series".
const bare = (text: string) => fold(text).replace(/[^\p{L}\p{N}]/gu, '');

/** The options that fit what was typed, best first; before typing, those chosen lately lead. */
export function matchOptions(options: readonly ComboOption[], typed: string, recent: readonly string[]): Match[] {
  const wanted = fold(typed).trim();
  const isRecent = (option: ComboOption) => recent.includes(option.id);
  if (wanted === '') {
    const lately = recent.map((id) => options.find((option) => option.id === id)).filter((option) => option !== undefined);
    return [...lately, ...options.filter((option) => !isRecent(option))].map((option) => ({ option, isRecent: isRecent(option) }));
  }
  const ranked = options.map((option) => ({ option, isRecent: isRecent(option), rank: rankOf(option.name, wanted) })).filter(({ rank }) => rank < 3);
  return ranked.sort((a, b) => a.rank - b.rank).map(({ option, isRecent: lately }) => ({ option, isRecent: lately }));
}

function rankOf(name: string, wanted: string): number {
  const folded = fold(name);
  const pressed = bare(wanted);
  if (folded.startsWith(wanted) || (pressed !== '' && bare(name).startsWith(pressed))) return 0;
  if (folded.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(wanted))) return 1;
  return pressed !== '' && bare(name).includes(pressed) ? 2 : 3;
}
