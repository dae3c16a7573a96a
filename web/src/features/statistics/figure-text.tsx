import { linesOf } from './texts';

/** One figure to a line; none is broken inside, between its number and its unit least of all. */
export function FigureText({ text }: { text: string }) {
  return linesOf(text).map((words) => (
    <span key={words.join(' ')} className="block wrap-normal">
      {words.map((word, index) => <span key={word} className="whitespace-nowrap">{index > 0 ? ' ' : null}{word}</span>)}
    </span>
  ));
}
