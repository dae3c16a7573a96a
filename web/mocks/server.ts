// A stand-in for the backend: the built SPA, the GraphQL contract in memory, and a small issuer with its own pages.
// The binding end-to-end tests run against the real server; this one serves development without it.
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { buildSchema, graphql } from 'graphql';
import { rootValue } from './resolvers.ts';
import { applied, makeUser, sessions, users } from './store.ts';

const port = Number(process.env['MOCK_PORT'] ?? 4173);
const dist = join(import.meta.dirname, '../dist');
const schema = buildSchema(await readFile(join(import.meta.dirname, '../../schema.graphql'), 'utf8'));
const documents = JSON.parse(await readFile(join(dist, 'persisted.json'), 'utf8')) as Record<string, string>;
const types: Record<string, string> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.png': 'image/png', '.webmanifest': 'application/manifest+json', '.woff2': 'font/woff2', '.ttf': 'font/ttf' };

async function body(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}

function cookie(request: IncomingMessage): string | undefined {
  return /(?:^|; )session=([^;]+)/.exec(request.headers.cookie ?? '')?.[1];
}

function send(response: ServerResponse, status: number, type: string, content: string | Buffer, headers: Record<string, string | string[]> = {}): void {
  response.writeHead(status, { 'content-type': type, 'content-security-policy': "default-src 'self'; style-src 'self' 'unsafe-inline'", ...headers });
  response.end(content);
}

const json = (response: ServerResponse, value: unknown, headers = {}) => send(response, 200, 'application/json', JSON.stringify(value), headers);

const page = (title: string, create: boolean, returnTo: string) => `<!doctype html><html lang="en"><title>${title}</title><main><h1>${title}</h1><form method="post" action="/identity/${create ? 'create' : 'sign-in'}">
${create ? '<p><label>Name <input name="name" required></label></p>' : ''}
<p><label>Email <input name="email" type="email" required></label></p><p><label>Password <input name="password" type="password" required></label></p>
<input type="hidden" name="return_to" value="${returnTo.replace(/["<>&]/g, '')}"><button>${title}</button></form></main></html>`;

async function serveGraphql(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { query, variables, extensions } = JSON.parse(await body(request)) as { query?: string; variables: Record<string, unknown>; extensions?: { persistedQuery?: { sha256Hash: string } } };
  const user = users.get(sessions.get(cookie(request) ?? '') ?? '') ?? null;
  const source = query ?? documents[extensions?.persistedQuery?.sha256Hash ?? ''];
  if (source === undefined) return json(response, { errors: [{ message: 'PersistedQueryNotFound', extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }] });
  const result = await graphql({ schema, source, rootValue, contextValue: { user }, variableValues: variables });
  json(response, result);
}

async function serveIssuer(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
  const returnTo = url.searchParams.get('return_to') ?? '/';
  if (url.pathname === '/auth/sign-in') {
    const create = url.searchParams.get('prompt') === 'create';
    send(response, 200, 'text/html; charset=utf-8', page(create ? 'Create account' : 'Sign in', create, returnTo));
    return;
  }
  const form = new URLSearchParams(await body(request));
  const email = form.get('email') ?? '';
  const user = url.pathname === '/identity/create' ? (users.get(email) ?? makeUser(form.get('name') ?? '', email, form.get('password') ?? '')) : users.get(email);
  if (!user || user.password !== form.get('password')) {
    send(response, 401, 'text/html; charset=utf-8', page('Sign in', false, returnTo));
    return;
  }
  const session = randomUUID();
  sessions.set(session, email);
  response.writeHead(303, { location: form.get('return_to') ?? '/', 'set-cookie': `session=${session}; Path=/; HttpOnly; SameSite=Lax` });
  response.end();
}

async function serveFile(response: ServerResponse, pathname: string): Promise<void> {
  const path = normalize(pathname).replace(/^(\.\.[/\\])+/, '');
  const wanted = extname(path) ? path : '/index.html';
  try {
    send(response, 200, types[extname(wanted)] ?? 'application/octet-stream', await readFile(join(dist, wanted)), wanted.startsWith('/assets/') ? { 'cache-control': 'public, max-age=31536000, immutable' } : { 'cache-control': 'no-cache' });
  } catch {
    send(response, 404, 'text/plain', 'not found');
  }
}

async function route(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', `http://${request.headers.host ?? 'localhost'}`);
  if (url.pathname === '/graphql') await serveGraphql(request, response);
  else if (url.pathname === '/app-config.json') json(response, { version: 'mock', setupRequired: false, signUpOpen: true, signInProvider: 'built-in', locales: ['en', 'de'], secureContext: true, importMaxBytes: 52_428_800 }, { 'cache-control': 'no-cache' });
  else if (url.pathname === '/auth/sign-out') {
    sessions.delete(cookie(request) ?? '');
    json(response, { redirect: '/welcome' }, { 'set-cookie': 'session=; Path=/; Max-Age=0' });
  } else if (url.pathname.startsWith('/auth/') || url.pathname.startsWith('/identity/')) await serveIssuer(request, response, url);
  else if (url.pathname === '/mock/applied') json(response, applied);
  else if (url.pathname.startsWith('/graphiql')) await serveFile(response, extname(url.pathname) ? url.pathname : '/graphiql/index.html');
  else await serveFile(response, url.pathname);
}

createServer((request, response) => {
  route(request, response).catch((error: unknown) => send(response, 500, 'text/plain', String(error)));
}).listen(port, '127.0.0.1', () => console.log(`mock on http://127.0.0.1:${port}`));
