import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute, type PrecacheEntry } from 'workbox-precaching';

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: (PrecacheEntry | string)[] };

// Everything with answers of its own stays with the network; the queue of unsent entries lives in the page.
const serverPaths = ['/graphql', '/auth', '/identity', '/graphiql', '/files', '/uploads', '/app-config.json', '/health', '/docs', '/metrics', '/vehicles-api'];

precacheAndRoute(self.__WB_MANIFEST);
cleanupOutdatedCaches();

const shell = createHandlerBoundToURL('/index.html');

function isServerPath(pathname: string): boolean {
  return serverPaths.some((path) => pathname === path || pathname.startsWith(`${path}/`));
}

self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  const ours = url.origin === self.location.origin && event.request.mode === 'navigate' && !isServerPath(url.pathname);
  if (ours) event.respondWith(shell({ event, request: event.request, url }));
});

self.addEventListener('message', (event) => {
  if (event.data === 'skip-waiting') void self.skipWaiting();
});

self.addEventListener('activate', (event) => {
  event.waitUntil(self.clients.claim());
});
