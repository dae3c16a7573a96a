import { expect, test } from 'vitest';
import { findTexts } from './find-texts.ts';

const texts = (code: string) => findTexts(code, 'example.tsx').map(({ text }) => text);

test('bare words in elements, attributes, conditions and messages are found', () => {
  expect(texts('const A = () => <p>Hello you</p>;')).toEqual(['Hello you']);
  expect(texts('const A = () => <img alt="A red car" src="x" />;')).toEqual(['A red car']);
  expect(texts("const A = ({ ok }) => <p>{ok ? 'Saved' : `Not ${1} saved`}</p>;")).toEqual(['Saved', 'Not', 'saved']);
  expect(texts("showSnack({ message: 'Gone', action: { label: 'Undo', run } });")).toEqual(['Gone', 'Undo']);
});

test('translated words, names, figures and class names are left alone', () => {
  expect(texts('const A = () => <p className="big"><Trans>Hello <b>you</b></Trans> · – 12</p>;')).toEqual([]);
  expect(texts('const A = () => <Button label={t`Close`} data-kind="quiet">MotoVaultPro</Button>;')).toEqual([]);
  expect(texts('const A = () => <Plural value={n} one="# day" other="# days" />;')).toEqual([]);
});
