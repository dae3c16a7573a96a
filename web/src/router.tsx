import { createRouter } from '@tanstack/react-router';
import type { Boot } from '@/features/session/session';
import { routeTree } from './routeTree.gen';
import { PageError } from './shared/ui/page-error';
import { PageMissing } from './shared/ui/page-missing';

export function makeRouter(boot: Boot) {
  return createRouter({
    routeTree,
    context: { boot },
    defaultPreload: 'intent',
    scrollRestoration: true,
    defaultErrorComponent: PageError,
    defaultNotFoundComponent: PageMissing,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
