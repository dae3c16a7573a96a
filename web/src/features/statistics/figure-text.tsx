import { Fragment } from 'react';
import { linesOf } from './texts';

/** One figure to a line; none is broken inside, between its number and its unit least of all. */
export function FigureText({ text }: { text: string }) {
  return linesOf(text).map((words) => (
    <span key={words.join(' ')} className="block wrap-normal">
      {words.map((word, index) => (
        <Fragment key={word}>{index > 0 ? ' ' : null}<span className="whitespace-nowrap">{word}</span></Fragment>
      ))}
    </span>
  ));
}
