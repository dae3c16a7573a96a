import { Visitor, parseSync, type ESTree } from 'vite';

export type FoundText = { line: number; text: string };

// Names and codes that read the same in every language.
const universal = new Set(['MotoVaultPro', 'VIN', 'E10', '1HG CM8263 3A004352', 'F', 'Golf Variant', 'L/100 km']);
const spoken = new Set(['aria-label', 'aria-description', 'aria-roledescription', 'alt', 'title', 'placeholder', 'label', 'hint', 'closeLabel', 'kicker', 'optional', 'text']);
const spokenKeys = new Set(['message', 'label', 'title', 'hint', 'text']);
const macros = new Set(['Trans', 'Plural', 'Select', 'SelectOrdinal']);

const isWord = (text: string) => /\p{L}{2,}|^\p{L}$/u.test(text.trim()) && !universal.has(text.trim());

/** Words that a person would see or hear and that no translation reaches. */
export function findTexts(code: string, file: string): FoundText[] {
  const { program, errors } = parseSync(file, code);
  if (errors.length > 0) throw new Error(`${file} cannot be read: ${errors[0]?.message ?? ''}`);
  const found: FoundText[] = [];
  let translated = 0;
  const add = (start: number, text: string) => {
    if (isWord(text)) found.push({ line: code.slice(0, start).split('\n').length, text: text.trim().replace(/\s+/g, ' ') });
  };
  const addLiterals = (node: ESTree.Node | null) => {
    for (const { start, text } of literalsOf(node)) add(start, text);
  };
  const depth = (element: ESTree.JSXElement, step: number) => {
    const { name } = element.openingElement;
    if (name.type === 'JSXIdentifier' && macros.has(name.name)) translated += step;
  };
  new Visitor({
    JSXElement: (node) => {
      depth(node, 1);
      if (translated === 0) addChildren(node.children);
    },
    'JSXElement:exit': (node) => depth(node, -1),
    JSXFragment: (node) => {
      if (translated === 0) addChildren(node.children);
    },
    JSXAttribute: ({ name, value }) => {
      if (name.type === 'JSXIdentifier' && spoken.has(name.name)) addLiterals(value?.type === 'JSXExpressionContainer' ? value.expression : value);
    },
    Property: ({ key, value }) => {
      if (key.type === 'Identifier' && spokenKeys.has(key.name)) addLiterals(value);
    },
  }).visit(program);

  function addChildren(children: readonly ESTree.JSXChild[]): void {
    for (const child of children) {
      if (child.type === 'JSXText') add(child.start + child.value.length - child.value.trimStart().length, child.value);
      if (child.type === 'JSXExpressionContainer') addLiterals(child.expression);
    }
  }
  return found;
}

function literalsOf(node: ESTree.Node | null): { start: number; text: string }[] {
  if (node === null) return [];
  if (node.type === 'Literal') return typeof node.value === 'string' ? [{ start: node.start, text: node.value }] : [];
  if (node.type === 'TemplateLiteral') return node.quasis.map((part) => ({ start: part.start, text: part.value.cooked ?? '' }));
  if (node.type === 'ConditionalExpression') return [...literalsOf(node.consequent), ...literalsOf(node.alternate)];
  if (node.type === 'LogicalExpression') return [...literalsOf(node.left), ...literalsOf(node.right)];
  return [];
}
