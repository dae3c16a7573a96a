import { Outlet, createRootRouteWithContext } from '@tanstack/react-router';
import type { Boot } from '@/features/session/session';
import { PageMissing } from '@/shared/ui/page-missing';

export const Route = createRootRouteWithContext<{ boot: Boot }>()({
  component: Outlet,
  notFoundComponent: MissingOutside,
});

/** Outside the app's frame the page brings its own landmark. */
function MissingOutside() {
  return (
    <main className="px-4 py-10">
      <PageMissing />
    </main>
  );
}
